//! Histories in and findings out, for the tests beside it.

use cdevents_wasm::facts::{Readings, occurrence};
use cdevents_wasm::json::{self, Limits};
use cdevents_wasm::lifecycle::{Found, Options, Tracker};
use cdevents_wasm::model::occurrence::Occurrence;
use cdevents_wasm::session::{Request, Streams};
use cdevents_wasm::validate;
use serde_json::Value;
use std::collections::BTreeSet;

/// A stream with these options.
pub fn open(options: &str) -> Streams {
    Streams::open(&Request(json::read(options.as_bytes(), &Limits::default(), false, Vec::new())))
}

/// A stream that continues from a snapshot. None: the bytes are no snapshot.
pub fn restore(options: &str, bytes: &[u8]) -> Option<Streams> {
    Streams::restore(&Request(json::read(options.as_bytes(), &Limits::default(), false, Vec::new())), bytes)
}

/// The items that a stream has for its caller.
pub fn taken(stream: &mut Streams) -> Vec<Value> {
    let mut items = String::new();
    stream.take(&mut items, &mut Vec::new());
    let Value::Array(items) = read(&items) else { panic!("{items}") };
    items
}

pub fn summary(stream: &Streams) -> Value {
    let mut summary = String::new();
    stream.summary(&mut summary);
    read(&summary)
}

pub fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The items and the summary of a stream that comes in one piece.
pub fn judged(options: &str, text: &str) -> (Vec<Value>, Value) {
    let mut stream = open(options);
    stream.push(text.as_bytes());
    stream.finish();
    (taken(&mut stream), summary(&stream))
}

/// The findings about histories among items.
pub fn findings(items: &[Value]) -> Vec<Value> {
    items.iter().filter(|item| item["kind"] == "finding").cloned().collect()
}

/// The rules of the findings about histories.
pub fn rules(items: &[Value]) -> Vec<String> {
    findings(items).iter().map(|item| item["finding"]["rule"].as_str().expect("a rule").to_owned()).collect()
}

/// What a history knows of one event.
pub fn seen(text: &str, readings: &mut Readings) -> Occurrence {
    validate(text.as_bytes(), &cdevents_wasm::Options::default(), Vec::new(), |validation| {
        let event = validation.events.first().expect("an event");
        assert!(event.vocabulary.is_some(), "{text}");
        occurrence(&validation.doc, event, readings)
    })
    .0
}

/// The findings of a history whose events arrive in this order.
pub fn tracked(events: &[Occurrence], options: Options) -> Vec<Found> {
    let mut tracker = Tracker::new(options);
    for event in events {
        tracker.take(event.clone());
    }
    tracker.finish();
    tracker.found
}

/// A finding as its rule, the record that it is reported for, and the records of its witness.
pub type Brief = (&'static str, u64, BTreeSet<u64>);

pub fn brief(found: &Found) -> Brief {
    let record = |event: &Occurrence| event.record.expect("a record");
    (found.rule.name(), record(&found.at), found.witness.iter().map(|event| record(event)).collect())
}

/// The findings of a history as a sorted list.
pub fn briefs(found: &[Found]) -> Vec<Brief> {
    let mut briefs: Vec<Brief> = found.iter().map(brief).collect();
    briefs.sort();
    briefs
}

/// How much a test does: more with `LONG=1`.
pub fn often(usually: usize, long: usize) -> usize {
    if std::env::var_os("LONG").is_some() { long } else { usually }
}

/// Pseudo-random numbers: splitmix64.
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut state = self.0;
        state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        state ^ (state >> 31)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub fn pick<'i, Item>(&mut self, items: &'i [Item]) -> &'i Item {
        &items[self.below(items.len())]
    }

    pub fn shuffle<Item>(&mut self, items: &mut [Item]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
