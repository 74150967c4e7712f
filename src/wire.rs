//! A report as one text and one table of numbers: what crosses into JavaScript cheaply. The reader is `pkg/src/wire.ts`.
//!
//! A string is two words: where it begins in the text and how long it is, in UTF-16 units; a start of [`NULL`] is null.
//! The table holds the events, 24 words each, and then the findings, as long as they are; see [`Wire::event`] and
//! [`Wire::diagnostic`] for the order of the words.

use crate::event::{Event, Outcome};
use crate::plan::{Role, VOCABULARIES};
use crate::report::{Diagnostic, Report};
use crate::route::{Envelope, Origin};
use crate::rules::{Expected, Severity};
use crate::text::{Doc, Position};

/// The start of a string that is null.
pub const NULL: u32 = u32::MAX;

/// A report, ready to be read.
#[derive(Default)]
pub struct Wire {
    /// All strings, one behind the other.
    pub text: String,
    /// All numbers.
    pub table: Vec<u32>,
    /// How long the text is in UTF-16 units.
    units: u32,
}

impl Wire {
    /// With nothing in it.
    pub const fn new() -> Self {
        Wire { text: String::new(), table: Vec::new(), units: 0 }
    }

    /// Writes a report over what was there.
    pub fn report(&mut self, report: &Report) {
        self.text.clear();
        self.table.clear();
        self.units = 0;
        for (event, pointer) in report.judgement.events.iter().zip(&report.pointers) {
            self.event(event, pointer, &report.judgement.doc);
        }
        for diagnostic in &report.diagnostics {
            self.diagnostic(diagnostic);
        }
    }

    /// Pointer, outcome, vocabulary, where from, custom, envelope, type, subject, predicate, version, id, source, time,
    /// subject id.
    fn event(&mut self, event: &Event, pointer: &str, doc: &Doc) {
        self.string(Some(pointer));
        self.word(outcome(event.outcome));
        self.string(event.vocabulary.map(|index| VOCABULARIES[index].id));
        self.word(match event.origin {
            Origin::Nowhere => 0,
            Origin::Event => 1,
            Origin::Option => 2,
            Origin::Assumed => 3,
        });
        self.word(u32::from(event.custom));
        self.word(match event.envelope {
            Envelope::Bare => 0,
            Envelope::Structured => 1,
            Envelope::Binary => 2,
            Envelope::Batch => 3,
        });
        self.string(event.string(doc, Role::Type).as_deref());
        for word in event.words(doc) {
            self.string(word.as_deref());
        }
        for role in [Role::Id, Role::Source, Role::Time] {
            self.string(event.string(doc, role).as_deref());
        }
        self.string(event.subject_id(doc).as_deref());
    }

    /// Code, rule, severity, message, help, pointer, range; related places; expected; fix.
    fn diagnostic(&mut self, found: &Diagnostic) {
        self.string(Some(found.code));
        self.string(Some(found.rule));
        self.word(match found.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        });
        self.string(Some(&found.message));
        self.string((!found.help.is_empty()).then_some(&found.help));
        self.string(Some(&found.pointer));
        self.range(&found.range);
        self.word(found.related.len() as u32);
        for (message, pointer, range) in &found.related {
            self.string(Some(message));
            self.string(Some(pointer));
            self.range(range);
        }
        match &found.expected {
            Expected::Nothing => {
                self.word(0);
                self.word(0);
            }
            Expected::One(one) => {
                self.word(1);
                self.word(1);
                self.string(Some(one));
            }
            Expected::OneOf(several) => {
                self.word(2);
                self.word(several.len() as u32);
                for one in several {
                    self.string(Some(one));
                }
            }
        }
        self.word(u32::from(found.fix.is_some()));
        if let Some(fix) = &found.fix {
            self.string(Some(&fix.title));
            self.word(u32::from(fix.safe));
            self.word(fix.edits.len() as u32);
            for (start, end, text) in &fix.edits {
                self.word(*start);
                self.word(*end);
                self.string(Some(text));
            }
        }
    }

    // Out of line, all three: what is written is many small things, and each copy of this would be shipped.
    #[inline(never)]
    fn word(&mut self, word: u32) {
        self.table.push(word);
    }

    #[inline(never)]
    fn string(&mut self, text: Option<&str>) {
        let start = if text.is_some() { self.units } else { NULL };
        let text = text.unwrap_or_default();
        let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() } as u32;
        self.word(start);
        self.word(units);
        self.text.push_str(text);
        self.units += units;
    }

    #[inline(never)]
    fn range(&mut self, range: &[Position; 2]) {
        self.word(1);
        for place in range {
            self.word(place.offset);
            self.word(place.line);
            self.word(place.column);
        }
    }
}

/// An outcome as a number.
pub fn outcome(outcome: Outcome) -> u32 {
    match outcome {
        Outcome::Valid => 0,
        Outcome::Invalid => 1,
        Outcome::Unchecked => 2,
    }
}
