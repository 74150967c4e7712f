//! Conversion: no leaf of an event is lost without an entry, and what is kept comes back. Every example of every
//! vocabulary, and random mutants of them, to every vocabulary.

use cdevents_wasm::compose::{self, ChangeKind, Converted};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::validate::{Options, identify};
use mutants::{Random, examples_of_all};
use serde_json::{Value, json};
use std::collections::BTreeMap;

mod mutants;

fn convert(event: &Value, to: usize, keep: bool) -> Option<Converted> {
    let text = event.to_string();
    identify(text.as_bytes(), &Options::default(), |doc, event| {
        let options = compose::Options { to, keep, ..compose::Options::default() };
        compose::convert(doc, event?, &options).ok()
    })
}

/// The leaves of a value by pointer. Empty objects and arrays are leaves.
fn leaves(value: &Value, pointer: String, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                leaves(value, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(values) if !values.is_empty() => {
            for (index, value) in values.iter().enumerate() {
                leaves(value, format!("{pointer}/{index}"), found);
            }
        }
        _ => drop(found.insert(pointer, value.clone())),
    }
}

fn leaves_of(value: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    leaves(value, String::new(), &mut found);
    found
}

/// Every leaf of the input is in the result or has an entry, and every leaf of the result is the input's or has one.
fn assert_accounted(input: &Value, converted: &Converted) {
    let output: Value = serde_json::from_str(&converted.json).expect("JSON");
    let (before, after) = (leaves_of(input), leaves_of(&output));
    for (pointer, value) in &before {
        let entry = converted.changes.iter().any(|change| change.from.as_ref() == Some(pointer));
        assert!(entry || after.get(pointer) == Some(value), "{pointer} of {input} is lost in {output}");
    }
    for (pointer, value) in &after {
        let entry = converted.changes.iter().any(|change| change.to.as_ref() == Some(pointer));
        assert!(entry || before.get(pointer) == Some(value), "{pointer} of {output} comes from nowhere: {input}");
    }
    for change in &converted.changes {
        assert!(change.from.as_ref().is_none_or(|from| input.pointer(from).is_some()), "{change:?} of {input}");
        assert!(change.to.as_ref().is_none_or(|to| output.pointer(to).is_some()), "{change:?} in {output}");
        assert_eq!(change.to.is_none(), change.kind == ChangeKind::Dropped, "{change:?}");
        assert!(!change.message.is_empty());
    }
}

#[test]
fn nothing_of_an_example_is_lost_and_all_that_is_kept_comes_back() {
    let mut count = 0;
    for (home, example) in examples_of_all() {
        for (to, vocabulary) in VOCABULARIES.iter().enumerate() {
            let Some(converted) = convert(&example, to, false) else { continue };
            assert_accounted(&example, &converted);
            let kept = convert(&example, to, true).expect("it has a counterpart");
            assert_accounted(&example, &kept);
            let there: Value = serde_json::from_str(&kept.json).expect("JSON");
            let back = convert(&there, home, false).expect("it came from there");
            assert_accounted(&there, &back);
            let back: Value = serde_json::from_str(&back.json).expect("JSON");
            assert_eq!(back, example, "by {}: {there}", vocabulary.id);
            count += 1;
        }
    }
    assert!(count > 4_000, "{count}");
}

/// One random change of an event's structure.
fn mutate(event: &mut Value, random: &mut Random) {
    let pointers: Vec<String> = leaves_of(event).into_keys().collect();
    let pointer = random.of(&pointers).clone();
    let (owner, name) = pointer.rsplit_once('/').unwrap_or_default();
    let values = [
        json!("x"),
        json!(""),
        Value::Null,
        json!(-0.10),
        json!(18_446_744_073_709_551_615_u64),
        json!([]),
        json!({}),
        json!(["a", "b"]),
        json!({ "a/b": { "~": 1 } }),
        json!("\u{FFFD} \\u00e9"),
        json!("Error"),
        json!("failure"),
    ];
    let names = [
        "x",
        "customData",
        "data",
        "cdevents-wasm",
        "a/b",
        "~",
        "",
        "links",
        "chainId",
        "url",
        "uri",
        "specversion",
        "__proto__",
    ];
    match (random.below(4), event.pointer_mut(owner)) {
        (0, Some(Value::Object(members))) => drop(members.remove(name)),
        (1, _) => *event.pointer_mut(&pointer).expect("it is there") = random.of(&values).clone(),
        (_, Some(Value::Object(members))) => {
            drop(members.insert((*random.of(&names)).to_owned(), random.of(&values).clone()));
        }
        _ => {}
    }
}

/// In a CloudEvent, some events of a release.
fn wrapped(event: &Value) -> Value {
    let context = &event["context"];
    json!({
        "specversion": "1.0", "id": context["id"], "source": context["source"], "type": context["type"],
        "subject": event["subject"]["id"], "time": context["timestamp"], "traceparent": "00-1-2-3", "data": event,
    })
}

#[test]
fn nothing_of_a_random_event_is_lost() {
    let count = std::env::var("CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(5_000);
    let examples = examples_of_all();
    let mut random = Random(1);
    let mut converted = 0;
    for _ in 0..count {
        let (_, mut event) = random.of(&examples).clone();
        let in_envelope = event["context"].is_object() && random.below(3) == 0;
        for _ in 0..=random.below(4) {
            mutate(&mut event, &mut random);
        }
        if in_envelope {
            event = wrapped(&event);
        }
        let text = event.to_string();
        let home = identify(text.as_bytes(), &Options::default(), |_, event| event.and_then(|event| event.vocabulary));
        let to = random.below(VOCABULARIES.len());
        let (Some(home), Some(plain)) = (home, convert(&event, to, false)) else { continue };
        assert_accounted(&event, &plain);
        let kept = convert(&event, to, true).expect("it has a counterpart");
        assert_accounted(&event, &kept);
        let there: Value = serde_json::from_str(&kept.json).expect("JSON");
        let found =
            identify(kept.json.as_bytes(), &Options::default(), |_, event| event.and_then(|event| event.vocabulary));
        assert_eq!(found, Some(to), "{there}");
        let back = convert(&there, home, false).unwrap_or_else(|| panic!("{there} came from there"));
        assert_accounted(&there, &back);
        let back: Value = serde_json::from_str(&back.json).expect("JSON");
        assert_eq!(back, event, "by {}: {there}", VOCABULARIES[to].id);
        converted += 1;
    }
    assert!(converted > count / 2, "{converted} of {count}");
}
