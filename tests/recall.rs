//! What was seen before changes how long an answer takes, and never the answer: every mutant of an event that was just
//! learnt is judged as the walk judges it. `PROPTEST_CASES` asks for another number of mutants of each kind of seed.

use cdevents_wasm::judge::{at_a_glance, is_valid_by_walk};

use cdevents_wasm::plan::{EventType, Role};
use cdevents_wasm::{Kept, Options, Outcome, is_valid, judge};
use serde_json::Value;

/// A small generator that gives the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Every example of `schemas/` that has a context.
fn examples() -> Vec<Value> {
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
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a schema");
        collect(&serde_json::from_str(&text).expect("JSON"), &mut found);
    }
    assert!(found.len() > 380, "{} examples", found.len());
    found.sort_by_key(ToString::to_string);
    found
}

/// The same event with text beyond ASCII, with escapes, and spread over lines.
fn seeds(example: &Value) -> Vec<Vec<u8>> {
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
const PIECES: &[&[u8]] = &[
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
];

fn mutant(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
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

/// Holds what is known at a glance to what the whole way finds.
fn compare(bytes: &[u8], kept: &mut Kept) -> bool {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    let options = Options::default();
    let valid = is_valid(bytes, &options, kept);
    assert_eq!(valid, is_valid_by_walk(bytes, &options, &mut Vec::new()), "{}", text());
    for advise in [false, true] {
        assert!(valid || at_a_glance(bytes, &options, kept, advise).is_none(), "{}", text());
    }
    let strict = Options { strict: true, ..options };
    let strictly = judge(bytes, &strict, Vec::new()).outcome == Outcome::Valid;
    assert_eq!(is_valid(bytes, &strict, kept), strictly, "{}", text());
    let Some(seen) = at_a_glance(bytes, &options, kept, true).filter(|seen| seen.clean) else { return valid };
    let judgement = judge(bytes, &options, Vec::new());
    let [event] = &judgement.events[..] else { panic!("one event: {}", text()) };
    assert!(judgement.faults.is_empty() && !judgement.batch, "nothing to say: {}", text());
    assert_eq!(event.vocabulary, Some(seen.vocabulary));
    assert_eq!(event.event_type.map(EventType::name), Some(seen.event.name()));
    for role in [Role::Id, Role::Source, Role::Time, Role::SubjectId] {
        let (start, end) = seen.places[role as usize];
        let found = (start > 0).then(|| std::str::from_utf8(&bytes[start as usize..end as usize]).expect("ASCII"));
        assert_eq!(found, event.string(&judgement.doc, role).as_deref(), "{role:?}: {}", text());
    }
    valid
}

#[test]
fn mutants_of_what_was_learnt() {
    let rounds = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000) / 50;
    let mut random = Random(20_210_314);
    let examples = examples();
    let (mut compared, mut valid) = (0, 0);
    for example in &examples {
        for seed in seeds(example) {
            let other = serde_json::to_vec(random.of(&examples)).expect("JSON");
            for _ in 0..rounds {
                // Learnt anew, since many misses would end the learning.
                let mut kept = Kept::default();
                assert!(compare(&seed, &mut kept) && compare(&seed, &mut kept), "{}", String::from_utf8_lossy(&seed));
                compare(&other, &mut kept);
                valid += usize::from(compare(&mutant(&seed, &other, &mut random), &mut kept));
                compared += 1;
            }
        }
    }
    println!("{compared} mutants, {valid} of them valid");
    assert!(valid > compared / 20 && valid < compared, "{valid} of {compared}");
}

/// One memory for everything: more types and builds than it holds, in changing order.
#[test]
fn one_memory_for_all() {
    let mut random = Random(7);
    let examples = examples();
    let mut kept = Kept::default();
    for _ in 0..40_000 {
        let mut event = random.of(&examples).clone();
        if let (true, Some(members)) = (random.below(3) == 0, event["context"].as_object_mut()) {
            let name = ["links", "chainId", "schemaUri"][random.below(3)];
            members.remove(name);
        }
        event["context"]["id"] = format!("id-{}", random.below(1_000_000)).into();
        if random.below(4) == 0 {
            event["customData"] = serde_json::json!({ "n": random.below(50), "text": "x".repeat(random.below(40)) });
        }
        compare(&serde_json::to_vec(&event).expect("JSON"), &mut kept);
    }
}
