//! The calls for streams and histories. As for what builds events, requests and answers are JSON; what is no text is handed
//! over as bytes beside it.

use super::request::{Request, failed, member};
use super::streams::{Streams, diagnostic};
use super::{Session, input};
use crate::facts::{Readings, occurrence};
use crate::formats::{digits, hexadecimal};
use crate::json::{self, Limits};
use crate::lifecycle::{Claim, Found, Reducer, Refused, facts};
use crate::validate::{self, Options};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// What is kept for streams and histories.
#[derive(Default)]
pub struct Histories {
    stream: Option<Box<Streams>>,
    reducers: Vec<Option<Reducer>>,
    readings: Readings,
    /// The last answer.
    answer: String,
    /// The bytes of the last answer.
    bytes: Vec<u8>,
}

impl Histories {
    pub const fn new() -> Self {
        Histories {
            stream: None,
            reducers: Vec::new(),
            readings: Readings::new(),
            answer: String::new(),
            bytes: Vec::new(),
        }
    }
}

impl Session {
    /// Answers the request in the first `length` bytes of the input: a JSON object, and for some calls a zero byte and bytes
    /// after it. Bytes of the answer are [`Session::history_bytes`].
    ///
    /// A session has one stream. `{"call":"open",…}` begins it: see [`Streams::open`]. `{"call":"push"}` with the next bytes and
    /// `{"call":"finish"}` have the answer `{"items":[…]}`, the latter with a `summary`. Records among the items say where
    /// their text is in the bytes of the answer; an item `{"kind":"packed","fault":…,"record":…}` says what is wrong with a
    /// stream that is packed. `{"call":"runs"}` has the answer `{"runs":[…]}`. `{"call":"snapshot"}` gives bytes;
    /// `{"call":"restore",…}`, with the options and those bytes, continues a stream.
    ///
    /// After a trap, `{"call":"rescue","history":true}` has the answer `{"items":[…],"snapshot":[start,end],"pushes":…,
    /// "waiting":…}`: items as above, where in the bytes a snapshot is, how many pieces were read before it, and how many records
    /// wait in it to be judged. The first of them may be the one that trapped: what restores it says so of that.
    ///
    /// `{"call":"facts","release":…}` with an event has the answer `{"facts":[{"scope":…,"key":…,"id":…,"bytes":[start,end]}]}`.
    ///
    /// `{"call":"reducer"}` has the answer `{"reducer":…}`, a number for the other calls: `fold` with the bytes of a fact,
    /// `results` with `complete`, `save`, and `free`; `load` makes one of what `save` gave. `results` has the answer
    /// `{"findings":[{"id":…,"finding":{…},"events":[{"source":…,"id":…}]}],"facts":[…]}`.
    ///
    /// A request that cannot be answered has the answer `{"error":…}`.
    pub fn history(&mut self, length: u32) -> &str {
        let input = input(&self.small, &self.large, length);
        let zero = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
        let bytes = input.get(zero + 1..).unwrap_or_default();
        let request = Request(json::read(input.get(..zero).unwrap_or_default(), &Limits::default(), false, Vec::new()));
        self.histories.answer(&request, bytes);
        &self.histories.answer
    }

    /// The last answer of [`Session::history`].
    pub fn history_answer(&self) -> &str {
        &self.histories.answer
    }

    /// The bytes of the last answer.
    pub fn history_bytes(&self) -> &[u8] {
        &self.histories.bytes
    }
}

impl Histories {
    fn answer(&mut self, request: &Request, bytes: &[u8]) {
        self.answer.clear();
        self.bytes.clear();
        let Histories { stream, answer: out, bytes: given, .. } = self;
        let done = match (request.string("call").as_deref(), stream) {
            (Some("open"), stream) => {
                *stream = Some(Box::new(Streams::open(request)));
                out.push_str("{}");
                true
            }
            (Some("restore"), stream) => {
                *stream = Streams::restore(request, bytes).map(Box::new);
                out.push_str(if stream.is_some() { "{}" } else { "{\"error\":\"not a snapshot of this version\"}" });
                true
            }
            (Some("push"), Some(stream)) => {
                stream.push(bytes);
                items(stream, out, given);
                out.push('}');
                true
            }
            (Some("finish"), Some(stream)) => {
                stream.finish();
                items(stream, out, given);
                out.push_str(",\"summary\":");
                stream.summary(out);
                out.push('}');
                true
            }
            (Some("runs"), Some(stream)) => {
                out.push_str("{\"runs\":");
                stream.runs(out);
                out.push('}');
                true
            }
            (Some("snapshot"), Some(stream)) => {
                let saved = stream.snapshot(given);
                out.push_str(if saved { "{}" } else { "{\"error\":\"a packed stream cannot be saved\"}" });
                true
            }
            (Some("rescue"), Some(stream)) => {
                if !stream.rescue(request.is_set("history"), out, given) {
                    out.clear();
                    out.push_str("{\"error\":\"a packed stream cannot be saved\"}");
                }
                true
            }
            (Some("facts"), _) => {
                self.facts(request, bytes);
                true
            }
            (Some(call), _) => self.reduce(call, request, bytes).is_some(),
            (None, _) => false,
        };
        if !done {
            self.answer = failed("unknown call");
        }
    }

    fn facts(&mut self, request: &Request, bytes: &[u8]) {
        let options = Options {
            vocabulary: request.vocabulary("release"),
            limits: request.limits(),
            surrogates: request.is_set("surrogates"),
            ..Options::default()
        };
        let Histories { readings, answer, bytes: given, .. } = self;
        answer.push_str("{\"facts\":[");
        let (mut first, mut keys) = (true, String::new());
        validate::validate(bytes, &options, Vec::new(), |validation| {
            let known = validation.events.iter().filter(|event| event.vocabulary.is_some() && validation.doc.sound());
            for event in known {
                let seen = Rc::new(occurrence(&validation.doc, event, readings));
                facts(&seen, true, &mut keys, &mut |fact| write_fact(&fact, &mut first, answer, given));
            }
        });
        answer.push_str("]}");
    }

    /// The calls for reducers. None: there is no such call, or no such reducer.
    fn reduce(&mut self, call: &str, request: &Request, bytes: &[u8]) -> Option<()> {
        if call == "reducer" || call == "load" {
            let reducer = if call == "load" { Reducer::restore(bytes) } else { Some(Reducer::new()) };
            let Some(reducer) = reducer else {
                self.answer.push_str("{\"error\":\"not a snapshot of this version\"}");
                return Some(());
            };
            let free = self.reducers.iter().position(Option::is_none);
            let at = free.unwrap_or(self.reducers.len());
            if free.is_none() {
                self.reducers.push(None);
            }
            self.reducers[at] = Some(reducer);
            self.answer.push_str("{\"reducer\":");
            digits(&mut self.answer, at as u64, 1);
            self.answer.push('}');
            return Some(());
        }
        let slot = self.reducers.get_mut(request.number("reducer")? as usize)?;
        let reducer = slot.as_mut()?;
        match call {
            "fold" => self.answer.push_str(match reducer.fold(bytes) {
                Ok(()) => "{}",
                Err(Refused::Unreadable) => "{\"error\":\"not a fact of this version\"}",
                Err(Refused::OtherKey) => "{\"error\":\"a fact of another key\"}",
            }),
            "results" => {
                let results = reducer.results(request.is_set("complete"));
                self.answer.push_str("{\"findings\":[");
                for (index, found) in results.found.iter().enumerate() {
                    self.answer.push_str(if index > 0 { "," } else { "" });
                    write_found(found, &mut self.answer, &mut self.readings);
                }
                self.answer.push_str("],\"facts\":[");
                let mut first = true;
                for fact in results.sent.claims() {
                    write_fact(&fact, &mut first, &mut self.answer, &mut self.bytes);
                }
                self.answer.push_str("]}");
            }
            "save" => {
                self.bytes = reducer.snapshot();
                self.answer.push_str("{}");
            }
            "free" => {
                *slot = None;
                self.answer.push_str("{}");
            }
            _ => return None,
        }
        Some(())
    }
}

/// `{"items":[…]`, with the texts of records as bytes.
fn items(stream: &mut Streams, out: &mut String, given: &mut Vec<u8>) {
    out.push_str("{\"items\":");
    stream.take(out, given);
}

fn write_fact(fact: &Claim, first: &mut bool, out: &mut String, bytes: &mut Vec<u8>) {
    let start = bytes.len() as u64;
    fact.write(bytes);
    member(out, if core::mem::take(first) { "{\"scope\":" } else { ",{\"scope\":" }, fact.scope.name());
    member(out, ",\"key\":", fact.key);
    member(out, ",\"id\":", &hex(fact.id()));
    out.push_str(",\"bytes\":[");
    digits(out, start, 1);
    out.push(',');
    digits(out, bytes.len() as u64, 1);
    out.push_str("]}");
}

fn write_found(found: &Found, out: &mut String, readings: &mut Readings) {
    member(out, "{\"id\":", &hex(found.id()));
    out.push_str(",\"finding\":");
    diagnostic(out, found, found.severity, readings);
    out.push_str(",\"events\":[");
    for (index, event) in found.events().iter().enumerate() {
        member(out, if index > 0 { ",{\"source\":" } else { "{\"source\":" }, event.0);
        member(out, ",\"id\":", event.1);
        out.push('}');
    }
    out.push_str("]}");
}

fn hex(number: u64) -> String {
    let mut text = String::new();
    hexadecimal(&mut text, number, 16);
    text
}
