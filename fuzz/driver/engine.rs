//! The drivers' interface to the engine, and the only file here that knows its API.
//!
//! A [`Session`] does what the package does with an instance of the module: it requests the short form, keeps what is
//! needed to expand it, and requests the full report for the first event of each type.

use cdevents_wasm::Outcome;
use cdevents_wasm::explain::{Diagnostic, Wire};
use cdevents_wasm::json::{Limits, Position};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::rule::{self, Severity};
use cdevents_wasm::protocol::{self, ANY_VOCABULARY, CLEAN, NULL, flag, header};
use cdevents_wasm::session::{self, Call};
use cdevents_wasm::validate::{self, Options};
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Index of a vocabulary; `None`: the one that the event names.
    pub release: Option<usize>,
    /// Rule codes with levels: 0 off, 1 note, 2 warning, 3 error.
    pub levels: Vec<(u16, u8)>,
    pub strict: bool,
    /// The maximum number of findings in a report.
    pub most: u32,
    pub bytes: u32,
    pub depth: u32,
    pub batch: u32,
    /// The input was a JavaScript string, not bytes.
    pub is_text: bool,
}

/// The package's defaults.
pub const DEFAULTS: Settings = Settings {
    release: None,
    levels: Vec::new(),
    strict: false,
    most: 100,
    bytes: 16 * 1024 * 1024,
    depth: 128,
    batch: 10_000,
    is_text: true,
};

/// The ids of the vocabularies, by index.
pub fn vocabularies() -> Vec<&'static str> {
    VOCABULARIES.iter().map(|vocabulary| vocabulary.id).collect()
}

/// The codes and names of the rules whose level a host may set.
pub fn rules() -> Vec<(u16, &'static str)> {
    let free = rule::ALL.iter().filter(|rule| !rule.is_fixed());
    free.map(|rule| (rule.code(), rule.name())).collect()
}

/// An event in a report: pointer, outcome, index of the vocabulary and its origin, custom, envelope;
/// then type, subject, predicate, version, id, source, time, subject id.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub pointer: String,
    pub numbers: [u32; 5],
    pub strings: [Option<String>; 8],
}

/// An edit: start and end in UTF-16 code units, and the replacement.
pub type Edit = (u32, u32, String);

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: &'static str,
    pub is_error: bool,
    /// 0 error, 1 warning, 2 note.
    pub severity: usize,
    pub message: String,
    pub pointer: String,
    /// The pointers of related locations.
    pub related: Vec<String>,
    /// The edits of a safe fix; empty if there is none.
    pub safe_edits: Vec<Edit>,
    /// The whole finding as text, for comparison.
    pub whole: String,
}

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// 0 valid, 1 invalid, 2 unchecked.
    pub outcome: u32,
    pub is_batch: bool,
    pub events: Vec<Event>,
    pub findings: Vec<Finding>,
    /// How many findings were left out: errors, warnings, notes.
    pub omitted: [u32; 3],
}

/// An instance with what the package keeps for it.
pub struct Session {
    engine: session::Session,
    /// The common part of events of a type, by the engine's number for the type.
    kinds: HashMap<u32, Event>,
    /// The number of full reports and of short forms.
    pub counts: [usize; 2],
}

/// A host passes a few bytes beyond the limit, so that the engine sees that it is exceeded.
fn seen<'b>(bytes: &'b [u8], settings: &Settings) -> &'b [u8] {
    &bytes[..bytes.len().min(settings.bytes as usize + 4)]
}

impl Session {
    pub fn new() -> Self {
        Session { engine: session::Session::new(), kinds: HashMap::new(), counts: [0; 2] }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.engine.reserve(bytes.len()).expect("memory")[..bytes.len()].copy_from_slice(bytes);
    }

    /// Passes severities and input. Returns the call to make.
    fn call(&mut self, bytes: &[u8], settings: &Settings, marks: u32) -> Call {
        let mut flags = marks;
        if !settings.levels.is_empty() {
            let entry = |&(code, level): &(u16, u8)| [code as u8, (code >> 8) as u8, level];
            let levels: Vec<u8> = settings.levels.iter().flat_map(entry).collect();
            self.write(&levels);
            self.engine.set_levels(levels.len() as u32);
            flags |= flag::LEVELS;
        }
        flags |= if settings.strict { flag::STRICT } else { 0 };
        flags |= if settings.is_text { flag::FROM_STRING } else { 0 };
        self.write(bytes);
        Call {
            length: bytes.len() as u32,
            vocabulary: settings.release.map_or(ANY_VOCABULARY, |index| index as u32),
            bytes: settings.bytes,
            depth: settings.depth,
            batch: settings.batch,
            flags,
        }
    }

    pub fn is_valid(&mut self, bytes: &[u8], settings: &Settings) -> bool {
        let call = self.call(seen(bytes, settings), settings, 0);
        self.engine.is_valid(&call)
    }

    /// The report as a host requests it, in short form if the engine has one.
    pub fn report(&mut self, bytes: &[u8], settings: &Settings) -> Answer {
        let bytes = seen(bytes, settings);
        let in_place = settings.is_text && bytes.is_ascii() && bytes.len() <= 4096;
        let call = self.call(bytes, settings, if in_place { flag::IN_PLACE } else { 0 });
        let answer = self.engine.report(&call, settings.most);
        let header = *answer.header();
        if header[header::EVENTS] != CLEAN {
            self.counts[0] += 1;
            return whole(&header, answer.wire());
        }
        self.counts[1] += 1;
        let text = if in_place { String::from_utf8_lossy(bytes).into_owned() } else { answer.wire().text.clone() };
        let kind = header[header::FINDINGS];
        let Some(mut event) = self.kinds.get(&kind).cloned() else {
            // For the first event of a type, a host requests the full report and learns the type.
            let answer = self.whole_report(bytes, settings);
            if let [event] = &answer.events[..] {
                let mut event = event.clone();
                event.pointer.clear();
                event.numbers = [0, event.numbers[1], 1, 0, 0];
                event.strings[4..].fill(None);
                self.kinds.insert(kind, event);
            }
            return answer;
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        let (places, _) = header[header::IDENTITY..].as_chunks::<2>();
        for (string, [start, length]) in event.strings[4..].iter_mut().zip(places) {
            *string = cut(&units, *start, *length);
        }
        event.numbers[2] = if settings.release.is_some() { 2 } else { 1 };
        Answer { outcome: 0, is_batch: false, events: vec![event], findings: Vec::new(), omitted: [0; 3] }
    }

    /// The report on an HTTP message.
    pub fn message(&mut self, headers: &[(String, String)], body: &[u8], settings: &Settings) -> Answer {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let members: Vec<_> =
            headers.iter().map(|(name, value)| format!("{}:{}", quoted(name), quoted(value))).collect();
        let text = format!("{{{}}}", members.join(","));
        self.write(text.as_bytes());
        self.engine.set_headers(text.len() as u32);
        let call = self.call(seen(body, settings), settings, flag::MESSAGE);
        let answer = self.engine.report(&call, settings.most);
        whole(answer.header(), answer.wire())
    }

    /// The full report.
    pub fn whole_report(&mut self, bytes: &[u8], settings: &Settings) -> Answer {
        let call = self.call(seen(bytes, settings), settings, flag::WHOLE);
        let answer = self.engine.report(&call, settings.most);
        whole(answer.header(), answer.wire())
    }
}

/// Reads a full report.
fn whole(header: &[u32; header::WORDS], wire: &Wire) -> Answer {
    let events = read_events(wire, header[header::EVENTS] as usize);
    let omitted = [0, 1, 2].map(|severity| header[header::OMITTED_BY_SEVERITY + severity]);
    let found = wire.read(Outcome::Valid, events.len(), header[header::FINDINGS] as usize, omitted).diagnostics;
    Answer {
        outcome: header[header::OUTCOME],
        is_batch: header[header::BATCH] != 0,
        events,
        findings: found.iter().map(finding).collect(),
        omitted,
    }
}

/// Like [`Session::is_valid`], without fast paths.
pub fn is_valid_by_walk(bytes: &[u8], settings: &Settings) -> bool {
    let severity = |level: u8| match level {
        0 => None,
        1 => Some(Severity::Note),
        2 => Some(Severity::Warning),
        _ => Some(Severity::Error),
    };
    let levels: Vec<_> = settings.levels.iter().map(|&(code, level)| (code, severity(level))).collect();
    let options = Options {
        levels: &levels,
        vocabulary: settings.release,
        strict: settings.strict,
        surrogates: settings.is_text,
        limits: Limits { bytes: settings.bytes, depth: settings.depth, batch: settings.batch },
    };
    validate::is_valid_by_walk(seen(bytes, settings), &options, &mut Vec::new())
}

fn cut(units: &[u16], start: u32, length: u32) -> Option<String> {
    let place = start as usize..start.wrapping_add(length) as usize;
    (start != NULL).then(|| String::from_utf16_lossy(&units[place]))
}

/// Reads the events at the start of the table, in the order of [`Wire::event`].
fn read_events(wire: &Wire, count: usize) -> Vec<Event> {
    let units: Vec<u16> = if count == 0 { Vec::new() } else { wire.text.encode_utf16().collect() };
    let (events, _) = wire.table.as_chunks::<23>();
    let event = |words: &[u32; 23]| {
        let string = |at: usize| cut(&units, words[at], words[at + 1]);
        Event {
            pointer: string(0).unwrap_or_default(),
            numbers: [words[2], words[3], words[4], words[5], words[6]],
            strings: [7, 9, 11, 13, 15, 17, 19, 21].map(string),
        }
    };
    events[..count].iter().map(event).collect()
}

fn finding(found: &Diagnostic) -> Finding {
    let place = |range: &[Position; 2]| {
        let [from, to] = range;
        format!("{}:{}:{}-{}:{}:{}", from.offset, from.line, from.column, to.offset, to.line, to.column)
    };
    let related: Vec<_> =
        found.related.iter().map(|(message, pointer, range)| format!("{message} {pointer} {}", place(range))).collect();
    let fix = found.fix.as_ref().map(|fix| (&fix.title, fix.safe, &fix.edits));
    Finding {
        rule: found.rule,
        is_error: found.severity == Severity::Error,
        severity: protocol::number(&protocol::SEVERITIES, found.severity) as usize,
        message: found.message.clone(),
        pointer: found.pointer.clone(),
        related: found.related.iter().map(|(_, pointer, _)| pointer.clone()).collect(),
        safe_edits: found.fix.iter().filter(|fix| fix.safe).flat_map(|fix| fix.edits.clone()).collect(),
        whole: format!(
            "{} {:?} {} | {} | {} {} {related:?} {:?} {} {fix:?}",
            found.code,
            found.severity,
            found.message,
            found.help,
            found.pointer,
            place(&found.range),
            found.expected,
            found.several
        ),
    }
}
