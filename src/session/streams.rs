//! A stream of records: frames them, validates each, and judges their history.

use super::reading::read;
use super::request::{Request, member};
use super::rescue::Waiting;
use super::settings::{Settings, Wanted, expectations, tracking};
use crate::bytes::{Reader, Writer};
use crate::facts::{Readings, occurrence, pointer};
use crate::formats::digits;
use crate::json::{Kind, Token, quote_into};
use crate::lifecycle::{self, Cap, Found, Tracker};
use crate::model::event::Outcome;
use crate::model::rule::{self, Severity};
use crate::order;
use crate::protocol;
use crate::runs::{self, Expectation};
use crate::stream::{Form, FrameFault, Framer, PackFault, PackLimits, Record, Unpacker};
use crate::validate::{self, Scratch, validate};
use alloc::string::String;
use alloc::vec::Vec;

/// A stream, with what it hands over: items as JSON, and the texts of the records among them.
pub struct Streams {
    unpacker: Unpacker,
    framer: Framer,
    judge: Judge,
    waiting: Waiting,
    /// What cuts the stream as it was before the call that is at work, for when the engine stops inside it.
    before: Option<Cutting>,
    /// How many pieces were framed.
    pushes: u64,
    ended: bool,
}

/// The state of what cuts a stream into records, saved.
struct Cutting {
    /// None: the stream is packed.
    unpacker: Option<Vec<u8>>,
    framer: Vec<u8>,
}

impl Cutting {
    fn of(stream: &Streams) -> Self {
        let mut framer = Vec::new();
        stream.framer.write_to(&mut framer);
        Cutting { unpacker: stream.unpacker.save(), framer }
    }
}

/// What is done with records.
struct Judge {
    settings: Settings,
    tracker: Option<Tracker>,
    readings: Readings,
    tokens: Vec<Token>,
    scratch: Scratch,
    counts: Counts,
    /// JSON of the items that were not taken yet, with commas between them.
    items: String,
    /// The texts of the records among them.
    texts: Vec<u8>,
    /// How much of both is whole.
    whole: (usize, usize),
    expectations: Vec<Expectation>,
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
                scratch: Scratch::empty(),
                counts: Counts::default(),
                items: String::new(),
                texts: Vec::new(),
                whole: (0, 0),
                expectations: expectations(request),
            },
            waiting: Waiting::default(),
            before: None,
            pushes: 0,
            ended: false,
        }
    }

    /// The stream so far, as bytes: the same for the same input, however it was chunked. Its options are not part of them. Returns
    /// whether there are some: a stream that is packed cannot be continued from its middle.
    pub fn snapshot(&self, out: &mut Vec<u8>) -> bool {
        self.save(&Cutting::of(self), self.judge.tracker.as_ref(), out)
    }

    fn save(&self, cutting: &Cutting, tracker: Option<&Tracker>, out: &mut Vec<u8>) -> bool {
        let Some(unpacker) = &cutting.unpacker else { return false };
        let Judge { counts, .. } = &self.judge;
        out.extend_from_slice(MAGIC);
        let all = [counts.records].into_iter().chain(counts.outcomes).chain(counts.severities);
        for number in all.chain([counts.rules.len() as u64]) {
            Writer(out).number(number);
        }
        for (code, number) in &counts.rules {
            Writer(out).number(u64::from(*code));
            Writer(out).number(*number);
        }
        for part in [unpacker, &cutting.framer] {
            Writer(out).bytes(part);
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
        let mut bytes = Reader(bytes.strip_prefix(MAGIC)?);
        let counts = &mut stream.judge.counts;
        counts.records = bytes.number()?;
        for number in counts.outcomes.iter_mut().chain(&mut counts.severities) {
            *number = bytes.number()?;
        }
        for _ in 0..bytes.number()? {
            counts.rules.push((u16::try_from(bytes.number()?).ok()?, bytes.number()?));
        }
        stream.unpacker = Unpacker::restore(bytes.bytes()?, PackLimits::default())?;
        stream.framer = Framer::read_from(bytes.bytes()?)?;
        if bytes.byte()? != 0 {
            let options = stream.judge.tracker.map_or_else(lifecycle::Options::default, |tracker| tracker.options);
            stream.judge.tracker = Some(Tracker::load(&mut bytes, options)?);
        }
        if !bytes.0.is_empty() {
            stream.ended = bytes.byte()? != 0;
            stream.waiting = Waiting::read(&mut bytes)?;
        }
        bytes.0.is_empty().then_some(stream)
    }

    /// After the engine stopped inside a call: items as [`Streams::take`] gives them, and a snapshot, with the records that wait
    /// to be judged. `history`: with the state of the history; without it, another one begins. Returns whether there is a
    /// snapshot: see [`Streams::snapshot`].
    pub fn rescue(&self, history: bool, out: &mut String, texts: &mut Vec<u8>) -> bool {
        let Judge { items, whole, tracker, texts: kept, .. } = &self.judge;
        out.push_str("{\"items\":[");
        out.push_str(items.get(..whole.0).unwrap_or_default());
        texts.extend_from_slice(kept.get(..whole.1).unwrap_or_default());
        let start = texts.len() as u64;
        let now;
        let cutting = if let Some(before) = &self.before {
            before
        } else {
            now = Cutting::of(self);
            &now
        };
        if !self.save(cutting, tracker.as_ref().filter(|_| history), texts) {
            return false;
        }
        texts.push(u8::from(self.ended));
        // What was framed by the call that stopped is framed again.
        let none = Waiting::default();
        let waiting = if self.before.is_some() { &none } else { &self.waiting };
        waiting.write(texts);
        let numbers = [
            ("],\"snapshot\":[", start),
            (",", texts.len() as u64),
            ("],\"pushes\":", self.pushes),
            (",\"waiting\":", waiting.length()),
        ];
        for (name, value) in numbers {
            out.push_str(name);
            digits(out, value, 1);
        }
        out.push('}');
        true
    }

    /// Reads on.
    pub fn push(&mut self, chunk: &[u8]) {
        if self.ended {
            return;
        }
        self.work();
        self.before = Some(Cutting::of(self));
        let Streams { unpacker, framer, judge, waiting, .. } = self;
        let unpacked = unpacker.push(chunk, &mut |bytes| {
            framer.push(bytes, &mut |record, text| waiting.add(record, text));
            // What is packed can become a thousand times as long.
            if waiting.is_long() {
                judge.work(waiting);
            }
        });
        self.pushes += 1;
        self.before = None;
        if let Err(fault) = unpacked {
            self.end(Err(fault));
        }
        self.work();
    }

    /// The end of the stream. What comes of it is among the items; the summary is [`Streams::summary`].
    pub fn finish(&mut self) {
        if !self.ended {
            self.work();
            self.before = Some(Cutting::of(self));
            let Streams { unpacker, framer, judge, waiting, .. } = self;
            let unpacked = unpacker.finish(&mut |bytes| {
                framer.push(bytes, &mut |record, text| waiting.add(record, text));
                if waiting.is_long() {
                    judge.work(waiting);
                }
            });
            self.end(unpacked);
        }
        self.work();
        self.judge.finish();
    }

    /// No record comes any more.
    fn end(&mut self, unpacked: Result<(), PackFault>) {
        let Streams { framer, waiting, .. } = self;
        framer.finish(&mut |record, text| waiting.add(record, text));
        self.before = None;
        self.ended = true;
        self.work();
        if let Err(fault) = unpacked {
            self.judge.packed(fault);
        }
    }

    fn work(&mut self) {
        self.judge.work(&mut self.waiting);
    }

    /// The items that were not taken yet, as a JSON array, and the texts of the records among them.
    pub fn take(&mut self, out: &mut String, texts: &mut Vec<u8>) {
        out.push('[');
        out.push_str(&self.judge.items);
        out.push(']');
        self.judge.items.clear();
        texts.append(&mut self.judge.texts);
        self.judge.whole = (0, 0);
    }

    /// The same, which the next call of [`Streams::take`] gives again.
    #[cfg(feature = "abi")]
    pub fn items(&self, out: &mut String, texts: &mut Vec<u8>) {
        out.push('[');
        out.push_str(&self.judge.items);
        out.push(']');
        texts.extend_from_slice(&self.judge.texts);
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

impl Judge {
    /// Judges the records that wait. The first one is not judged if the engine stopped at it before.
    fn work(&mut self, waiting: &mut Waiting) {
        if core::mem::take(&mut waiting.busy)
            && let Some((record, _)) = waiting.take()
        {
            self.give_up(record);
            waiting.busy = false;
            self.counted(Outcome::Unchecked);
        }
        while let Some((record, text)) = waiting.take() {
            let outcome = self.record(record, text);
            waiting.busy = false;
            self.counted(outcome);
        }
    }

    /// A record is done, whatever happens afterwards.
    fn counted(&mut self, outcome: Outcome) {
        self.counts.records += 1;
        self.counts.outcomes[protocol::number(&protocol::OUTCOMES, outcome) as usize] += 1;
        self.whole = (self.items.len(), self.texts.len());
    }

    fn record(&mut self, record: &Record, text: &[u8]) -> Outcome {
        if record.fault.is_none() && self.accept(record, text) {
            return Outcome::Valid;
        }
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
        let ((mut outcome, clean), tokens) = validate(text, &settings.options(), tokens, judged);
        self.tokens = tokens;
        if let Some(fault) = record.fault {
            outcome = Outcome::Unchecked;
            // The text of the record itself is right.
            if fault == FrameFault::NoComma {
                self.counts.add(rule::JSON_SYNTAX.code(), Severity::Error);
            }
        }
        let wanted = match self.settings.wanted {
            Wanted::All => true,
            Wanted::Problems => !clean || outcome != Outcome::Valid,
            Wanted::None => false,
        };
        if wanted {
            let fault = match record.fault {
                None => "",
                Some(FrameFault::TooLong) => "too-long",
                Some(FrameFault::CutOff) => "cut-off",
                Some(FrameFault::NoComma) => "no-comma",
                Some(FrameFault::NoElement) => "no-element",
                Some(FrameFault::Unclosed) => "unclosed",
            };
            self.hand_over(record, text, outcome, fault);
        }
        self.hand_over_findings();
        outcome
    }

    /// The short way for a record that is a valid event without findings, which most records are. Returns whether it was one.
    fn accept(&mut self, record: &Record, text: &[u8]) -> bool {
        if self.settings.wanted == Wanted::All {
            return false;
        }
        let options = self.settings.options();
        if validate::fast_accept(text, &options, &mut self.scratch, true).is_none_or(|seen| !seen.clean) {
            return false;
        }
        if let Some(tracker) = &mut self.tracker {
            let Some(mut seen) = read(text, &options, &mut self.readings, &self.scratch, &mut self.tokens) else {
                return false;
            };
            seen.record = Some(record.number);
            tracker.take(seen);
        }
        self.hand_over_findings();
        true
    }

    /// A record that the engine stopped at.
    fn give_up(&mut self, record: &Record) {
        self.counts.add(rule::ENGINE_FAULT.code(), Severity::Error);
        if self.settings.wanted != Wanted::None {
            self.hand_over(record, &[], Outcome::Unchecked, "engine-fault");
        }
    }

    fn hand_over(&mut self, record: &Record, text: &[u8], outcome: Outcome, fault: &str) {
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
            digits(items, value, 1);
        }
        items.push(']');
        if !fault.is_empty() {
            member(items, ",\"fault\":", fault);
        }
        if let Some((offset, length)) = record.context {
            items.push_str(",\"context\":[");
            digits(items, offset, 1);
            items.push(',');
            digits(items, length, 1);
            items.push(']');
        }
        if record.made {
            items.push_str(",\"made\":true");
        }
        member(items, ",\"outcome\":", protocol::OUTCOMES[protocol::number(&protocol::OUTCOMES, outcome) as usize].1);
        items.push('}');
    }

    /// The stream is packed, and something is wrong with that: a record without text says so.
    fn packed(&mut self, fault: PackFault) {
        let record = self.counts.records;
        self.counts.add(rule::UNREADABLE_STREAM.code(), Severity::Error);
        self.counted(Outcome::Unchecked);
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
        digits(&mut self.items, record, 1);
        self.items.push('}');
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
        digits(out, *records, 1);
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
            digits(out, *value, 1);
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
            digits(out, relation.record, 1);
            out.push_str(",\"from\":");
            digits(out, relation.from, 1);
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
    digits(out, value, 1);
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
    digits(items, found.at.record.unwrap_or_default(), 1);
    items.push_str(",\"finding\":");
    diagnostic(items, found, severity, readings);
    records(items, ",\"others\":[", &found.others);
    records(items, ",\"witness\":[", &found.witness);
    items.push('}');
}

/// Writes what a rule of histories found, as a finding without its address.
pub fn diagnostic(text: &mut String, found: &Found, severity: Severity, readings: &mut Readings) {
    text.push_str("{\"code\":\"CDE");
    digits(text, u64::from(found.rule.code()), 1);
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
    order::sort(&mut numbers);
    numbers.dedup();
    text.push_str(before);
    for (index, record) in numbers.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        digits(text, *record, 1);
    }
    text.push(']');
}
