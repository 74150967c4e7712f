//! A report as one text and one table of numbers: what crosses into JavaScript cheaply. The reader there is
//! `pkg/src/wire.ts`; the one here, [`Wire::read`], is for Rust.
//!
//! A string is two words: where it begins in the text and how long it is, in UTF-16 units; a start of [`NULL`] is null.
//! The table holds the events and then the findings, as long as they are.

use super::report::Omitted;
use crate::json::{Doc, Lines, Pointers, Position, Trail, push_number, sort, sort_words};
use crate::model::event::{Event, Identity, Outcome};
use crate::model::plan::{EventType, Role};
use crate::model::rule::{self, Severity};
use crate::protocol::{self, NULL};
use crate::rules::Finding;
use alloc::string::String;
use alloc::vec::Vec;

/// A report, ready to be read. One serves for many: its memory is kept.
pub struct Wire {
    /// All strings, concatenated.
    pub text: String,
    /// All numbers.
    pub table: Vec<u32>,
    /// Safe fixes that give an object a member: the object, the name's hash, and the place in the table of the word that
    /// says safe; [`NULL`] for the fix of a finding that is not listed.
    pub member_fixes: Vec<((u32, u32), u32)>,
    /// Where the words of a finding are made.
    pub finding: Finding,
    /// How long the text is in UTF-16 units.
    units: u32,
    /// Byte offsets whose positions are wanted, each above the place in the table where they go, which is doubled, and
    /// odd where only the offset in UTF-16 units is wanted. They are looked up in one pass, in order.
    offsets: Vec<u64>,
    /// Tokens whose pointers are wanted, in the same way.
    tokens: Vec<u64>,
    /// Memory to reuse for the order of the findings.
    pub order: Vec<u128>,
    /// Memory to reuse for the pointers.
    trail: Trail,
}

/// What was found in a document.
pub struct Report {
    /// How the whole came out.
    pub outcome: Outcome,
    /// Each event's pointer.
    pub pointers: Vec<String>,
    /// The findings, sorted by position, then code.
    pub diagnostics: Vec<Diagnostic>,
    /// The numbers of omitted errors, warnings and notes.
    pub omitted: Omitted,
}

/// One finding.
#[derive(Clone)]
pub struct Diagnostic {
    /// The rule's code.
    pub code: String,
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The remedy; may be empty.
    pub help: String,
    /// Where, in the document.
    pub pointer: String,
    /// Where, in the text.
    pub range: [Position; 2],
    /// Other places that belong to it: what is there, its pointer and range.
    pub related: Vec<(String, String, [Position; 2])>,
    /// What would be right, for machines.
    pub expected: Vec<String>,
    /// That is a choice.
    pub several: bool,
    /// The edit that removes it.
    pub fix: Option<Change>,
}

/// A change to the text, in UTF-16 units.
#[derive(Clone)]
pub struct Change {
    /// What it does.
    pub title: String,
    /// There is one answer, and no reader loses anything.
    pub safe: bool,
    /// Start, end and replacement.
    pub edits: Vec<(u32, u32, String)>,
}

impl Wire {
    /// With nothing in it.
    pub const fn empty() -> Self {
        Wire {
            text: String::new(),
            table: Vec::new(),
            member_fixes: Vec::new(),
            finding: Finding::empty(),
            units: 0,
            offsets: Vec::new(),
            tokens: Vec::new(),
            order: Vec::new(),
            trail: Trail::empty(),
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.text.clear();
        self.table.clear();
        self.offsets.clear();
        self.member_fixes.clear();
        self.units = 0;
    }

    /// Where id, source, time and subject id of an event begin in the text and how long they are, [`NULL`] for one that is
    /// not there: what tells it from others of its type. The text is these strings, one after the other; with `in_place`
    /// it is the input, and none is written.
    pub fn identity(&mut self, seen: &Identity, bytes: &[u8], in_place: bool) -> [u32; 8] {
        let mut places = [NULL; 8];
        self.text.clear();
        self.table.clear();
        let (pairs, _) = places.as_chunks_mut::<2>();
        for (pair, role) in pairs.iter_mut().zip([Role::Id, Role::Source, Role::Time, Role::SubjectId]) {
            let (start, end) = seen[role as usize];
            if start == 0 {
                continue;
            }
            *pair = [if in_place { start } else { self.text.len() as u32 }, end - start];
            if !in_place {
                let found = bytes.get(start as usize..end as usize).unwrap_or_default();
                self.text.push_str(core::str::from_utf8(found).unwrap_or_default());
            }
        }
        places
    }

    /// Writes what all events of a type have in common, after what [`Wire::identity`] wrote: the byte of the text at which it
    /// begins, index of the vocabulary, type, subject, predicate, version. The places of these strings count from that byte.
    #[cold]
    pub fn kind(&mut self, vocabulary: usize, event: &EventType) {
        self.units = 0;
        self.words([self.text.len() as u32, vocabulary as u32]);
        self.string(Some(&event.name()));
        for word in [event.subject(), event.predicate(), event.version()] {
            self.string(Some(word).filter(|word| !word.is_empty()));
        }
    }

    /// Pointer, outcome, index of the vocabulary, where from, custom, envelope, type, subject, predicate, version, id,
    /// source, time, subject id.
    pub fn event(&mut self, event: &Event, doc: &Doc) {
        let [pointer, units] = match doc.origin.and_then(|origin| origin.outside) {
            // An event that consists of headers is in no one place; it is shown at the body.
            Some(outside) if event.token == 0 => self.text(outside.pointer),
            _ => {
                self.pointer(event.token, 0);
                [0, 0]
            }
        };
        let outcome = protocol::number(&protocol::OUTCOMES, event.outcome);
        let vocabulary = event.vocabulary.map_or(NULL, |index| index as u32);
        let from = protocol::number(&protocol::VOCABULARY_FROM, event.vocabulary_from);
        let envelope = protocol::number(&protocol::ENVELOPES, event.envelope);
        self.words([pointer, units, outcome, vocabulary, from, u32::from(event.custom), envelope]);
        self.string(event.string(doc, Role::Type));
        event.words(doc, &mut |word| self.string(Some(word).filter(|word| !word.is_empty())));
        for role in [Role::Id, Role::Source, Role::Time] {
            self.string(event.string(doc, role));
        }
        self.string(event.subject_id(doc));
    }

    /// Writes numbers.
    #[inline(always)]
    pub fn words<const N: usize>(&mut self, words: [u32; N]) {
        self.table.extend_from_slice(&words);
    }

    /// Writes a string.
    #[inline(never)]
    pub fn string(&mut self, text: Option<&str>) {
        let place = text.map_or([NULL, 0], |text| self.text(text));
        self.words(place);
    }

    /// Appends to the text. Returns the two words for its place: start and length.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> [u32; 2] {
        let start = self.units;
        let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() } as u32;
        self.text.push_str(text);
        self.units += units;
        [start, units]
    }

    /// A token's pointer will be filled in `ahead` words after the end of the table. The caller writes two zeros there.
    #[inline(never)]
    pub fn pointer(&mut self, token: u32, ahead: usize) {
        self.tokens.push(u64::from(token) << 32 | (self.table.len() + ahead) as u64);
    }

    /// The positions of a start and an (exclusive) end will be filled in `ahead` words after the end of the table. The caller
    /// writes six zeros there.
    #[inline(never)]
    pub fn range(&mut self, (start, end): (u32, u32), ahead: usize) {
        let place = (self.table.len() + ahead) as u64 * 2;
        self.offsets.extend_from_slice(&[u64::from(start) << 32 | place, u64::from(end) << 32 | (place + 6)]);
    }

    /// The same for a byte offset in UTF-16 units: one zero.
    #[inline(never)]
    pub fn offset(&mut self, offset: u32, ahead: usize) {
        self.offsets.push(u64::from(offset) << 32 | ((self.table.len() + ahead) as u64 * 2 + 1));
    }

    /// Two fixes that would give an object the same member are both unsafe.
    pub fn settle_fixes(&mut self) {
        if self.member_fixes.len() < 2 {
            return;
        }
        let key = |&((owner, name), word): &((u32, u32), u32)| {
            u128::from(owner) << 96 | u128::from(name) << 64 | u128::from(word)
        };
        let mut fixes: Vec<u128> = self.member_fixes.iter().map(key).collect();
        sort(&mut fixes, false);
        for pair in fixes.windows(2) {
            if pair[0] >> 64 == pair[1] >> 64 {
                for fix in pair {
                    if let Some(safe) = self.table.get_mut(*fix as u32 as usize) {
                        *safe = 0;
                    }
                }
            }
        }
    }

    /// Fills in what was left open.
    pub fn find_places(&mut self, doc: &Doc) {
        let mut lines = Lines::new(doc.shown_bytes(), doc.surrogates);
        let mut wanted = core::mem::take(&mut self.offsets);
        sort_words(&mut wanted);
        for &entry in &wanted {
            let Position { offset, line, column } = lines.to((entry >> 32) as u32);
            let place = entry as u32 as usize;
            match self.table.get_mut(place / 2..) {
                Some([only, ..]) if place % 2 == 1 => *only = offset,
                Some([first, second, third, ..]) => (*first, *second, *third) = (offset, line, column),
                _ => {}
            }
        }
        self.offsets = wanted;

        let mut pointers = Pointers::with(doc, core::mem::take(&mut self.trail));
        let mut wanted = core::mem::take(&mut self.tokens);
        sort_words(&mut wanted);
        for &entry in &wanted {
            let root = doc.origin.map_or("", |origin| origin.root);
            let text = if doc.tokens.is_empty() { root } else { pointers.to((entry >> 32) as u32) };
            let [start, units] = self.text(text);
            if let Some([first, second, ..]) = self.table.get_mut(entry as u32 as usize..) {
                (*first, *second) = (start, units);
            }
        }
        self.trail = pointers.trail;
        wanted.clear();
        self.tokens = wanted;
    }

    /// Reads a report with these numbers of events and findings.
    pub fn read(&self, outcome: Outcome, events: usize, findings: usize, omitted: Omitted) -> Report {
        let mut reader = Reader { words: self.table.iter(), text: self.text.encode_utf16().collect() };
        let mut pointers = Vec::new();
        for _ in 0..events {
            pointers.push(reader.string());
            for _ in 0..5 + 2 * 8 {
                reader.word();
            }
        }
        let diagnostics = (0..findings).map(|_| reader.diagnostic()).collect();
        Report { outcome, pointers, diagnostics, omitted }
    }
}

/// Takes words one after the other.
struct Reader<'w> {
    words: core::slice::Iter<'w, u32>,
    text: Vec<u16>,
}

impl Reader<'_> {
    fn word(&mut self) -> u32 {
        self.words.next().copied().unwrap_or_default()
    }

    fn string(&mut self) -> String {
        let (start, length) = (self.word(), self.word());
        let text = (start != NULL).then(|| &self.text[start as usize..(start + length) as usize]);
        String::from_utf16_lossy(text.unwrap_or_default())
    }

    fn position(&mut self) -> Position {
        Position { offset: self.word(), line: self.word(), column: self.word() }
    }

    fn range(&mut self) -> [Position; 2] {
        [self.position(), self.position()]
    }

    /// Code, severity, message, help, pointer, range; related places; what is expected; fix.
    fn diagnostic(&mut self) -> Diagnostic {
        let code = self.word();
        let severity = protocol::SEVERITIES[self.word() as usize].0;
        let (message, help) = (self.string(), self.string());
        let (pointer, range) = (self.string(), self.range());
        let related = (0..self.word()).map(|_| (self.string(), self.string(), self.range())).collect();
        let several = self.word() == 1;
        let expected = (0..self.word()).map(|_| self.string()).collect();
        let fix = (self.word() == 1).then(|| Change {
            title: self.string(),
            safe: self.word() == 1,
            edits: (0..self.word()).map(|_| (self.word(), self.word(), self.string())).collect(),
        });
        let rule = rule::ALL.iter().find(|rule| u32::from(rule.code()) == code).map_or("", |rule| rule.name());
        let mut name = String::from("CDE");
        push_number(&mut name, code);
        Diagnostic { code: name, rule, severity, message, help, pointer, range, related, expected, several, fix }
    }
}
