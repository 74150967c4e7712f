//! What tests of what is kept between calls share: events, and what may come to stand in them.
#![allow(dead_code)]

use cdevents_wasm::model::plan::VOCABULARIES;
use serde_json::Value;

/// A small generator that gives the same numbers everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Every example of `schemas/` that has a context.
pub fn examples() -> Vec<Value> {
    fn collect(value: &Value, found: &mut Vec<Value>) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let events = (name == "examples").then(|| member.as_array()).flatten();
                    found.extend(
                        events.into_iter().flatten().filter(|event| event["context"]["type"].is_string()).cloned(),
                    );
                    collect(member, found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas")).expect("schemas") {
        let path = entry.expect("an entry").path();
        // The mappings of webhooks have no events.
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a schema");
        collect(&serde_json::from_str(&text).expect("JSON"), &mut found);
    }
    assert!(found.len() > 380, "{} examples", found.len());
    found.sort_by_key(ToString::to_string);
    found
}

/// Every example of every vocabulary, with the index of its vocabulary; those of the draft also as a CloudEvent.
pub fn examples_of_all() -> Vec<(usize, Value)> {
    let mut found = Vec::new();
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        let path = format!("{}/schemas/{}.json", env!("CARGO_MANIFEST_DIR"), vocabulary.id);
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("a schema")).expect("JSON");
        let before = found.len();
        for definition in schema["$defs"].as_object().expect("definitions").values() {
            let examples = definition["examples"].as_array().into_iter().flatten();
            let events = examples.filter(|event| event["type"].is_string() || event["context"].is_object());
            found.extend(events.cloned().map(|event| (index, event)));
        }
        assert!(found.len() > before, "{}", vocabulary.id);
    }
    let plain = |event: &Value| event["specversion"].is_null() && event["context"].is_null();
    for (index, mut event) in found.clone().into_iter().filter(|(_, event)| plain(event)) {
        event["specversion"] = "1.0".into();
        found.push((index, event));
    }
    found
}

/// The same event with text beyond ASCII, with escapes, and spread over lines.
pub fn seeds(example: &Value) -> Vec<Vec<u8>> {
    let mut other = example.clone();
    other["customData"] = serde_json::json!({"é": "naïve ☃ 𝄞", "list": ["a", {"b": "c", "n": [1, -2, true, null]}]});
    other["subject"]["id"] = "prüfung/42".into();
    let mut escaped = example.clone();
    escaped["subject"]["id"] = "a\"b\\c\nd".into();
    vec![
        serde_json::to_vec(example).expect("JSON"),
        serde_json::to_vec_pretty(example).expect("JSON"),
        serde_json::to_vec(&other).expect("JSON"),
        serde_json::to_vec(&escaped).expect("JSON"),
    ]
}

/// What may come to stand in a text by mistake or on purpose.
pub const PIECES: &[&[u8]] = &[
    b"",
    b"\"",
    b"\\",
    b"\\\"",
    b"\\u00e9",
    b"\\ud800",
    b"\n",
    b" ",
    b"\0",
    b"\x7f",
    b"\x80",
    b"\xc3",
    b"\xc3\xa9",
    b"\xe2\x98\x83",
    b"\xed\xa0\x80",
    b"\xff",
    b"a",
    b"0",
    b"-1",
    b",",
    b":",
    b"{}",
    b"[]",
    b"null",
    b"2026-02-30T00:00:00Z",
    b"http://[::1",
    b"\"a\":1,",
    b"}",
    b"$(x)",
    b"{{ x }}",
    b"<+x>",
];

pub fn mutant(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(2) {
        let at = random.below(bytes.len());
        match random.below(8) {
            _ if bytes.is_empty() => bytes.push(random.below(256) as u8),
            0 => bytes[at] = random.below(256) as u8,
            1 => drop(bytes.splice(at..at, random.of::<&[u8]>(PIECES).iter().copied())),
            2 => drop(bytes.drain(at..(at + 1 + random.below(12)).min(bytes.len()))),
            3 => bytes.truncate(at),
            4 => bytes.extend_from_slice(random.of::<&[u8]>(PIECES)),
            // A whole string becomes another one, out of the list or out of another event.
            kind => {
                let quotes: Vec<usize> = (0..bytes.len()).filter(|&index| bytes[index] == b'"').collect();
                let others: Vec<usize> = (0..other.len()).filter(|&index| other[index] == b'"').collect();
                let (index, from) = (random.below(quotes.len().max(2) - 1), random.below(others.len().max(2) - 1));
                let (Some(&[start, end]), Some(&[first, last])) = (
                    quotes.get(index..index + 2).and_then(|pair| pair.first_chunk::<2>()),
                    others.get(from..from + 2).and_then(|pair| pair.first_chunk::<2>()),
                ) else {
                    continue;
                };
                let text =
                    if kind == 5 { random.of::<&[u8]>(PIECES).to_vec() } else { other[first + 1..last].to_vec() };
                bytes.splice(start + 1..end, text);
            }
        }
    }
    bytes
}
