//! What is read of an event by its pattern is what is read of its document.

use crate::support::{Dice, often};
use cdevents_wasm::compose::sample;
use cdevents_wasm::facts::{Readings, find_roles, occurrence};
use cdevents_wasm::json;
use cdevents_wasm::model::occurrence::Occurrence;
use cdevents_wasm::model::plan::{EventType, VOCABULARIES};
use cdevents_wasm::validate::{Scratch, fast_accept, identified};
use cdevents_wasm::{Options, validate};
use serde_json::Value;
use std::collections::BTreeSet;

/// Strings that may come in the place of another.
const OTHERS: [&str; 9] = [
    "",
    "a",
    "https://ci.example.com/runs/7",
    "/a/b",
    "an id with \\\"quotes\\\"",
    "ü",
    "2026-02-03T04:05:06.789+01:00",
    "pkg:generic/shop@1.0.0?checksum=sha256:ab",
    "0ddba110-0000-4000-8000-000000000000",
];

/// The text with another string in the place of each, one at a time.
fn changed(text: &str, dice: &mut Dice) -> Vec<String> {
    let doc = json::read(text.as_bytes(), &json::Limits::default(), false, Vec::new());
    let strings = doc.tokens.iter().filter(|token| token.kind == json::Kind::String);
    strings
        .flat_map(|token| {
            let (before, after) = (&text[..=token.start as usize], &text[token.end as usize - 1..]);
            [0, 1].map(|_| format!("{before}{}{after}", dice.pick(&OTHERS)))
        })
        .collect()
}

/// What a history knows of the first event of a text, read from its document.
fn slow(text: &str, readings: &mut Readings) -> Occurrence {
    validate(text.as_bytes(), &Options::default(), Vec::new(), |validation| {
        occurrence(&validation.doc, &validation.events[0], readings)
    })
    .0
}

/// What is kept from events of a sender.
struct Sender {
    scratch: Scratch,
    readings: Readings,
}

impl Sender {
    /// One whose pattern is that of a text.
    fn of(text: &str) -> Self {
        let mut sender = Sender { scratch: Scratch::default(), readings: Readings::new() };
        // The first one is not learned, the second one is, and the third one is recognised.
        for _ in 0..3 {
            sender.read(text);
        }
        sender
    }

    /// What a history knows of the event of a text, if that is read by its pattern.
    fn read(&mut self, text: &str) -> Option<Occurrence> {
        let (bytes, options) = (text.as_bytes(), Options::default());
        fast_accept(bytes, &options, &mut self.scratch, true).filter(|seen| seen.clean)?;
        let found = self.scratch.followed()?;
        let seen = self.readings.follow(bytes, &found);
        if seen.is_none() {
            let doc = json::read(bytes, &options.limits, false, Vec::new());
            let mut event = identified(&doc, 0, &options);
            assert!(find_roles(&doc, &mut event, &mut self.readings), "{text}");
            self.readings.learn(&doc, &event, &found);
        }
        seen
    }
}

#[test]
fn an_event_says_the_same_by_its_pattern_and_by_its_document() {
    let (mut followed, mut types, mut dice) = (0, BTreeSet::new(), Dice(1));
    let mut readings = Readings::new();
    for (vocabulary, rows) in VOCABULARIES.iter().enumerate() {
        for event in rows.events {
            for seed in 0..often(10, 100) as u64 {
                let sampled = |seed| sample(&event.name(), Some(vocabulary), seed, None).expect("a sample").json;
                let made = sampled(seed);
                let spaced = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&made).expect("JSON"));
                let spaced = spaced.expect("JSON");
                let mut sender = Sender::of(&made);
                let others = changed(&made, &mut dice);
                for text in others.iter().chain([&made, &sampled(seed + 100), &spaced]) {
                    if let Some(seen) = sender.read(text) {
                        assert_eq!(seen, slow(text, &mut readings), "{text}");
                        followed += 1;
                        types.insert((vocabulary, event.name()));
                    } else {
                        // What it made of that is not what the next one is about.
                        sender = Sender::of(&made);
                    }
                }
            }
        }
    }
    assert!(followed > 10_000, "{followed}");
    // Every type of the newest release. Older ones have known defects, which are findings, and go the long way.
    let newest = VOCABULARIES.iter().rposition(|rows| rows.released).expect("a release");
    let missing = VOCABULARIES[newest].events.iter().filter(|event| !types.contains(&(newest, event.name())));
    let missing: Vec<String> = missing.map(EventType::name).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
