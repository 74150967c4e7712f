//! A stream of records: frames them, validates each, and judges their history.

use super::Level;
use super::request::{Request, member};
use crate::facts::{Readings, occurrence, pointer};
use crate::json::{Kind, Limits, Token, quote_into};
use crate::lifecycle::{self, Cap, Found, Tracker, number};
use crate::model::event::Outcome;
use crate::model::occurrence::{Bytes, put};
use crate::model::rule::{self, Severity};
use crate::protocol;
use crate::runs::{self, Expectation};
use crate::stream::{Form, FrameFault, Framer, PackFault, PackLimits, Record, Unpacker};
use crate::validate::{self, Options};
use alloc::string::String;
use alloc::vec::Vec;

/// Which records are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    All,
    Problems,
    None,
}

/// A stream, with what it hands over: items as JSON, and the texts of the records among them.
pub struct Streams {
    unpacker: Unpacker,
    framer: Framer,
    judge: Judge,
}

/// What is done with records.
struct Judge {
    settings: Settings,
    tracker: Option<Tracker>,
    readings: Readings,
    tokens: Vec<Token>,
    counts: Counts,
    /// JSON of the items that were not taken yet, with commas between them.
    items: String,
    /// The texts of the records among them.
    texts: Vec<u8>,
    expectations: Vec<Expectation>,
    /// A fault of a packed stream was handed over.
    unreadable: bool,
}

/// The options of a stream.
struct Settings {
    wanted: Wanted,
    vocabulary: Option<usize>,
    strict: bool,
    levels: Vec<Level>,
    limits: Limits,
}

/// What was counted.
#[derive(Default)]
struct Counts {
    records: u64,
    outcomes: [u64; protocol::OUTCOMES.len()],
    severities: [u64; protocol::SEVERITIES.len()],
    /// By the code of the rule, sorted.
    rules: Vec<(u16, u64)>,
}

impl Counts {
    fn add(&mut self, code: u16, severity: Severity) {
        self.severities[protocol::number(&protocol::SEVERITIES, severity) as usize] += 1;
        match self.rules.binary_search_by_key(&code, |(known, _)| *known) {
            Ok(at) => self.rules[at].1 += 1,
            Err(at) => self.rules.insert(at, (code, 1)),
        }
    }
}

/// What a snapshot begins with, and its version.
const MAGIC: &[u8; 5] = b"cdeS\x01";

/// Milliseconds as microseconds.
const MILLISECOND: u64 = 1000;

impl Streams {
    /// Opens a stream. The request is `{"records":"problems","from":"log","release":…,"strict":true,"levels":["814=off"],
    /// "bytes":…,"depth":…,"batch":…,"lifecycle":true,"complete":true,"windowMs":…,"maxRuns":…,"maxIds":…,
    /// "expect":[{"pipeline":…,"tasks":[…],"inOrder":true,"events":[…],"within":…}]}`.
    pub fn open(request: &Request) -> Self {
        let form = if request.string("from").as_deref() == Some("log") { Form::Log } else { Form::Json };
        let settings = Settings::of(request);
        let tracker = request.is_set("lifecycle").then(|| Tracker::new(tracking(request)));
        Streams {
            unpacker: Unpacker::new(PackLimits::default()),
            // One more byte: what is longer than the limit is found to be.
            framer: Framer::new(form, settings.limits.bytes as usize + 1),
            judge: Judge {
                settings,
                tracker,
                readings: Readings::new(),
                tokens: Vec::new(),
                counts: Counts::default(),
                items: String::new(),
                texts: Vec::new(),
                expectations: expectations(request),
                unreadable: false,
            },
        }
    }

    /// The stream so far, as bytes: the same for the same input, however it was chunked. Its options are not part of them. Returns
    /// whether there are some: a stream that is packed cannot be continued from its middle.
    pub fn snapshot(&self, out: &mut Vec<u8>) -> bool {
        let Some(unpacker) = self.unpacker.save() else { return false };
        let Judge { counts, tracker, .. } = &self.judge;
        out.extend_from_slice(MAGIC);
        let all = [counts.records].into_iter().chain(counts.outcomes).chain(counts.severities);
        for number in all.chain([counts.rules.len() as u64]) {
            put(out, number);
        }
        for (code, number) in &counts.rules {
            put(out, u64::from(*code));
            put(out, *number);
        }
        let mut framer = Vec::new();
        self.framer.write_to(&mut framer);
        for part in [unpacker, framer] {
            put(out, part.len() as u64);
            out.extend_from_slice(&part);
        }
        out.push(u8::from(tracker.is_some()));
        if let Some(tracker) = tracker {
            tracker.save(out);
        }
        true
    }

    /// Continues a stream with the options of a request: see [`Streams::open`]. None: the bytes are no snapshot of this version.
    pub fn restore(request: &Request, bytes: &[u8]) -> Option<Self> {
        let mut stream = Streams::open(request);
        let mut bytes = Bytes(bytes.strip_prefix(MAGIC)?);
        let counts = &mut stream.judge.counts;
        counts.records = bytes.number()?;
        for number in counts.outcomes.iter_mut().chain(&mut counts.severities) {
            *number = bytes.number()?;
        }
        for _ in 0..bytes.number()? {
            counts.rules.push((u16::try_from(bytes.number()?).ok()?, bytes.number()?));
        }
        let length = bytes.number()?;
        stream.unpacker = Unpacker::restore(bytes.slice(length)?, PackLimits::default())?;
        let length = bytes.number()?;
        stream.framer = Framer::read_from(bytes.slice(length)?)?;
        if bytes.byte()? != 0 {
            let options = stream.judge.tracker.map_or_else(lifecycle::Options::default, |tracker| tracker.options);
            stream.judge.tracker = Some(Tracker::load(&mut bytes, options)?);
        }
        bytes.0.is_empty().then_some(stream)
    }

    /// Reads on.
    pub fn push(&mut self, chunk: &[u8]) {
        let Streams { unpacker, framer, judge } = self;
        let unpacked =
            unpacker.push(chunk, &mut |bytes| framer.push(bytes, &mut |record, text| judge.record(record, text)));
        if let Err(fault) = unpacked {
            judge.packed(fault);
        }
    }

    /// The end of the stream. What comes of it is among the items; the summary is [`Streams::summary`].
    pub fn finish(&mut self) {
        let Streams { unpacker, framer, judge } = self;
        let unpacked = unpacker.finish(&mut |bytes| framer.push(bytes, &mut |record, text| judge.record(record, text)));
        framer.finish(&mut |record, text| judge.record(record, text));
        if let Err(fault) = unpacked {
            judge.packed(fault);
        }
        judge.finish();
    }

    /// The items that were not taken yet, as a JSON array, and the texts of the records among them.
    pub fn take(&mut self, out: &mut String, texts: &mut Vec<u8>) {
        out.push('[');
        out.push_str(&self.judge.items);
        out.push(']');
        self.judge.items.clear();
        texts.append(&mut self.judge.texts);
    }

    /// The runs as they are now, as a JSON array.
    pub fn runs(&self, out: &mut String) {
        match &self.judge.tracker {
            Some(tracker) => runs::write(out, &runs::runs(tracker).0),
            None => out.push_str("[]"),
        }
    }

    /// What was counted, and the runs: `{"records":…,"valid":…,…,"runs":[…],"relations":[…]}`.
    pub fn summary(&self, out: &mut String) {
        self.judge.summary(self.framer.skipped(), out);
    }
}

impl Settings {
    fn of(request: &Request) -> Self {
        let wanted = match request.string("records").as_deref() {
            Some("all") => Wanted::All,
            Some("none") => Wanted::None,
            _ => Wanted::Problems,
        };
        let level = |entry: &String| {
            let (code, word) = entry.split_once('=')?;
            let severity = protocol::SEVERITIES.iter().find(|(_, known)| *known == word).map(|(severity, _)| *severity);
            Some((code.parse().ok()?, severity))
        };
        let levels = request.strings("levels").iter().filter_map(level).collect();
        let batch = request.number("batch").and_then(|number| u32::try_from(number).ok());
        let mut limits = request.limits();
        limits.batch = batch.unwrap_or(limits.batch);
        Settings { wanted, vocabulary: request.vocabulary("release"), strict: request.is_set("strict"), levels, limits }
    }

    fn options(&self) -> Options<'_> {
        Options {
            vocabulary: self.vocabulary,
            strict: self.strict,
            levels: &self.levels,
            surrogates: false,
            limits: self.limits,
        }
    }

    /// How bad a finding is by the caller's wish. None: it is left out.
    fn severity(&self, found: &Found) -> Option<Severity> {
        let wanted = self.levels.iter().find(|(code, _)| *code == found.rule.code());
        wanted.map_or(Some(found.severity), |(_, severity)| *severity)
    }
}

/// `[{"pipeline":…,"tasks":[…],"inOrder":true,"events":[…],"within":…}]`
fn expectations(request: &Request) -> Vec<Expectation> {
    let doc = &request.0;
    let string = |token: u32| String::from(doc.string(token).unwrap_or_default());
    let one = |token: u32| {
        let [pipeline, tasks, in_order, events, within] =
            doc.members(token, ["pipeline", "tasks", "inOrder", "events", "within"]);
        let strings = |list: u32| doc.elements(list).map(string).collect();
        Expectation {
            pipeline: string(pipeline),
            tasks: (doc.kind(tasks) == Some(Kind::Array)).then(|| strings(tasks)),
            in_order: doc.kind(in_order).is_some() && doc.raw(in_order) == b"true",
            events: strings(events),
            within: string(within),
        }
    };
    doc.elements(doc.member(0, "expect")).map(one).collect()
}

fn tracking(request: &Request) -> lifecycle::Options {
    let defaults = lifecycle::Options::default();
    let size = |name: &str, otherwise| request.number(name).map_or(otherwise, |number| number as usize);
    let window = request.number("windowMs").map(|number| number.saturating_mul(MILLISECOND));
    lifecycle::Options {
        complete: request.is_set("complete"),
        window: window.map_or(defaults.window, |window| i64::try_from(window).unwrap_or(i64::MAX)),
        max_runs: size("maxRuns", defaults.max_runs),
        max_ids: size("maxIds", defaults.max_ids),
    }
}

impl Judge {
    fn record(&mut self, record: &Record, text: &[u8]) {
        let tokens = core::mem::take(&mut self.tokens);
        let Judge { settings, tracker, readings, counts, .. } = self;
        let judged = |validation: &crate::model::validation::Validation| {
            for (fault, _) in &validation.faults {
                counts.add(fault.rule.code(), fault.severity);
            }
            if let Some(tracker) = tracker
                && validation.doc.sound()
                && matches!(validation.doc.kind(0), Some(Kind::Object | Kind::Array))
            {
                for event in &validation.events {
                    if event.vocabulary.is_some() {
                        let mut seen = occurrence(&validation.doc, event, readings);
                        seen.record = Some(record.number);
                        tracker.take(seen);
                    }
                }
            }
            (validation.outcome, validation.faults.is_empty())
        };
        let ((mut outcome, clean), tokens) = validate::validate(text, &settings.options(), tokens, judged);
        self.tokens = tokens;
        if let Some(fault) = record.fault {
            outcome = Outcome::Unchecked;
            // The text of the record itself is right.
            if fault == FrameFault::NoComma {
                self.counts.add(rule::JSON_SYNTAX.code(), Severity::Error);
            }
        }
        self.counts.records += 1;
        self.counts.outcomes[protocol::number(&protocol::OUTCOMES, outcome) as usize] += 1;
        let wanted = match self.settings.wanted {
            Wanted::All => true,
            Wanted::Problems => !clean || outcome != Outcome::Valid,
            Wanted::None => false,
        };
        if wanted {
            self.hand_over(record, text, outcome);
        }
        self.hand_over_findings();
    }

    fn hand_over(&mut self, record: &Record, text: &[u8], outcome: Outcome) {
        let items = &mut self.items;
        begin(items);
        items.push_str("{\"kind\":\"record\"");
        let start = self.texts.len() as u64;
        self.texts.extend_from_slice(text);
        let places = [
            (",\"record\":", record.number),
            (",\"line\":", record.line),
            (",\"offset\":", record.offset),
            (",\"length\":", record.length),
            (",\"text\":[", start),
            (",", self.texts.len() as u64),
        ];
        for (name, value) in places {
            items.push_str(name);
            number(items, value, 1);
        }
        items.push(']');
        let fault = match record.fault {
            None => "",
            Some(FrameFault::TooLong) => "too-long",
            Some(FrameFault::CutOff) => "cut-off",
            Some(FrameFault::NoComma) => "no-comma",
            Some(FrameFault::NoElement) => "no-element",
            Some(FrameFault::Unclosed) => "unclosed",
        };
        if !fault.is_empty() {
            member(items, ",\"fault\":", fault);
        }
        if let Some((offset, length)) = record.context {
            items.push_str(",\"context\":[");
            number(items, offset, 1);
            items.push(',');
            number(items, length, 1);
            items.push(']');
        }
        if record.made {
            items.push_str(",\"made\":true");
        }
        member(items, ",\"outcome\":", protocol::OUTCOMES[protocol::number(&protocol::OUTCOMES, outcome) as usize].1);
        items.push('}');
    }

    /// The stream is packed, and something is wrong with that: a record without text says so, once.
    fn packed(&mut self, fault: PackFault) {
        if self.unreadable {
            return;
        }
        self.unreadable = true;
        self.counts.add(rule::UNREADABLE_STREAM.code(), Severity::Error);
        self.counts.outcomes[protocol::number(&protocol::OUTCOMES, Outcome::Unchecked) as usize] += 1;
        if self.settings.wanted == Wanted::None {
            return;
        }
        let word = match fault {
            PackFault::CutOff => "cut-off",
            PackFault::Header => "header",
            PackFault::Data => "data",
            PackFault::Checksum => "checksum",
            PackFault::Length => "length",
            PackFault::Trailing => "trailing",
            PackFault::TooLong => "too-long",
            PackFault::Bomb => "bomb",
        };
        begin(&mut self.items);
        member(&mut self.items, "{\"kind\":\"packed\",\"fault\":", word);
        self.items.push_str(",\"record\":");
        number(&mut self.items, self.counts.records, 1);
        self.items.push('}');
        self.counts.records += 1;
    }

    fn finish(&mut self) {
        if let Some(tracker) = &mut self.tracker {
            tracker.finish();
            if !self.expectations.is_empty() {
                let found = runs::expected(&runs::all(tracker), &self.expectations, tracker);
                tracker.found.extend(found);
            }
        }
        self.hand_over_findings();
    }

    /// Writes the findings about histories that are new.
    fn hand_over_findings(&mut self) {
        let Some(tracker) = &mut self.tracker else { return };
        for found in core::mem::take(&mut tracker.found) {
            let Some(severity) = self.settings.severity(&found) else { continue };
            self.counts.add(found.rule.code(), severity);
            finding(&mut self.items, &found, severity, &mut self.readings);
        }
    }

    fn summary(&self, skipped: u64, out: &mut String) {
        let Counts { records, outcomes, severities, rules } = &self.counts;
        out.push_str("{\"records\":");
        number(out, *records, 1);
        for ((_, name), value) in protocol::OUTCOMES.iter().zip(outcomes) {
            count(out, name, "", *value);
        }
        for ((_, name), value) in protocol::SEVERITIES.iter().zip(severities) {
            count(out, name, "s", *value);
        }
        count(out, "skipped", "", skipped);
        out.push_str(",\"byRule\":{");
        for (index, (code, value)) in rules.iter().enumerate() {
            let known = rule::ALL.iter().chain(rule::HISTORIES).find(|rule| rule.code() == *code);
            member(out, if index > 0 { "," } else { "" }, known.map_or("", |rule| rule.name()));
            out.push(':');
            number(out, *value, 1);
        }
        out.push_str("},\"capped\":[");
        let mut capped: Vec<&str> = Vec::new();
        let mut relations = Vec::new();
        let mut listed = String::from("[]");
        if let Some(tracker) = &self.tracker {
            capped.extend(tracker.capped.iter().map(|cap: &Cap| cap.name()));
            let (found, more) = runs::runs(tracker);
            if more {
                capped.push("runs");
            }
            listed.clear();
            runs::write(&mut listed, &found);
            relations = runs::relations(tracker);
        }
        for (index, name) in capped.iter().enumerate() {
            member(out, if index > 0 { "," } else { "" }, name);
        }
        out.push_str("],\"runs\":");
        out.push_str(&listed);
        out.push_str(",\"relations\":[");
        for (index, relation) in relations.iter().enumerate() {
            out.push_str(if index > 0 { ",{\"record\":" } else { "{\"record\":" });
            number(out, relation.record, 1);
            out.push_str(",\"from\":");
            number(out, relation.from, 1);
            member(out, ",\"by\":", relation.by.word());
            out.push('}');
        }
        out.push_str("]}");
    }
}

fn count(out: &mut String, name: &str, plural: &str, value: u64) {
    for piece in [",\"", name, plural, "\":"] {
        out.push_str(piece);
    }
    number(out, value, 1);
}

/// A comma after the item before.
fn begin(items: &mut String) {
    if !items.is_empty() {
        items.push(',');
    }
}

/// Writes a finding about a history as an item.
fn finding(items: &mut String, found: &Found, severity: Severity, readings: &mut Readings) {
    begin(items);
    items.push_str("{\"kind\":\"finding\",\"record\":");
    number(items, found.at.record.unwrap_or_default(), 1);
    items.push_str(",\"finding\":");
    diagnostic(items, found, severity, readings);
    records(items, ",\"others\":[", &found.others);
    records(items, ",\"witness\":[", &found.witness);
    items.push('}');
}

/// Writes what a rule of histories found, as a finding without its address.
pub fn diagnostic(text: &mut String, found: &Found, severity: Severity, readings: &mut Readings) {
    text.push_str("{\"code\":\"CDE");
    number(text, u64::from(found.rule.code()), 1);
    member(text, "\",\"rule\":", found.rule.name());
    let word = protocol::SEVERITIES[protocol::number(&protocol::SEVERITIES, severity) as usize].1;
    member(text, ",\"severity\":", word);
    member(text, ",\"message\":", &found.message);
    if !found.help.is_empty() {
        member(text, ",\"help\":", found.help);
    }
    text.push_str(",\"pointer\":");
    quote_into(text, &pointer(&found.at, found.place, readings));
    text.push('}');
}

/// Writes the numbers of records, each once, in order.
fn records(text: &mut String, before: &str, events: &[lifecycle::Seen]) {
    let mut numbers: Vec<u64> = events.iter().filter_map(|event| event.record).collect();
    numbers.sort_unstable();
    numbers.dedup();
    text.push_str(before);
    for (index, record) in numbers.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        number(text, *record, 1);
    }
    text.push(']');
}
