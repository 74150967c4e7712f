//! The samples of webhooks, in `../webhooks` from the official files, and what they stand for.

use cdevents_wasm::compose::{Order, construct};
use cdevents_wasm::json::{Limits, read};
use cdevents_wasm::webhooks::{self, Mapped, Mappings};
use cdevents_wasm::{Options, Scratch, is_valid};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;

/// A sample: its name, the message and what is expected.
struct Sample {
    name: String,
    message: Value,
    expected: Value,
}

fn samples() -> Vec<Sample> {
    let folder = super::folder().join("../webhooks");
    let read = |path: &std::path::Path| -> Value {
        serde_json::from_str(&fs::read_to_string(path).expect("a sample")).expect("JSON")
    };
    let mut found = Vec::new();
    for provider in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let provider = provider.expect("an entry").path();
        if !provider.is_dir() {
            continue;
        }
        for case in fs::read_dir(&provider).expect("a folder") {
            let case = case.expect("an entry").path();
            let name = case.file_name().expect("a name").to_string_lossy().into_owned();
            let Some(short) = name.strip_suffix(".expected.json") else { continue };
            let message = provider.join(format!("{short}.json"));
            let of = provider.file_name().expect("a name").to_string_lossy();
            found.push(Sample { name: format!("{of}/{short}"), message: read(&message), expected: read(&case) });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(found.len() >= 111, "{} samples", found.len());
    found
}

/// The time of the receipt, where a sample does not say it.
const NOW: &str = "2026-11-29T12:00:00Z";

fn map(headers: &Value, body: &str, options: &Value, provider: Option<&str>) -> Mapped {
    let headers: Map<String, Value> = headers
        .as_object()
        .expect("headers")
        .iter()
        .map(|(name, value)| (name.to_lowercase(), value.clone()))
        .collect();
    let mut options = options.as_object().cloned().unwrap_or_default();
    options.entry("now").or_insert_with(|| json!(NOW));
    let known = json!({ "headers": headers, "options": options }).to_string();
    let known = read(known.as_bytes(), &Limits::default(), false, Vec::new());
    webhooks::map(body.as_bytes(), &Limits::default(), false, &known, provider, &mut Mappings::default())
}

/// The events that are built of what is given.
fn built(mapped: &Mapped) -> Vec<Value> {
    let build = |given: &webhooks::Given| {
        let doc = read(given.json.as_bytes(), &Limits::default(), false, Vec::new());
        assert!(doc.sound(), "{}", given.json);
        let event = construct(&given.kind, &doc, 0, &Order::default()).expect("a known type");
        serde_json::from_str(&event.json).expect("JSON")
    };
    mapped.events.iter().map(build).collect()
}

#[test]
fn every_sample_stands_for_the_events_that_are_expected() {
    let mut wrong = Vec::new();
    for Sample { name, message, expected } in samples() {
        let mapped = map(&message["headers"], &message["body"].to_string(), &expected["options"], None);
        let events = Value::Array(built(&mapped));
        let provider = name.split('/').next();
        if mapped.provider != provider {
            wrong.push(format!("{name}: sent by {:?}", mapped.provider));
        }
        if events != expected["events"] {
            wrong.push(format!("{name}:\n  {events}\n  {}\n  {:?}", expected["events"], mapped.nothing));
        }
        let code = mapped.nothing.as_ref().map(|nothing| nothing.code);
        if code != expected["code"].as_str() {
            wrong.push(format!("{name}: {:?}, expected {}", mapped.nothing, expected["code"]));
        }
        for event in events.as_array().expect("events") {
            let text = event.to_string();
            if !is_valid(text.as_bytes(), &Options::default(), &mut Scratch::default()) {
                wrong.push(format!("{name}: not valid: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Pairs of samples that speak of one occurrence.
const PAIRS: [[&str; 2]; 5] = [
    ["github/create.branch", "github/push.branch-created"],
    ["github/delete.branch", "github/push.branch-deleted"],
    ["github/workflow_run.requested", "github/workflow_run.requested.awaiting-approval"],
    ["gitlab/pipeline.pending", "gitlab/pipeline.preparing"],
    ["tekton/pipelinerun.running", "tekton/pipelinerun.started"],
];

#[test]
fn one_occurrence_has_one_id_and_no_two_share_one() {
    let mut by_id: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Sample { name, message, expected } in samples() {
        let mapped = map(&message["headers"], &message["body"].to_string(), &expected["options"], None);
        for event in built(&mapped) {
            by_id.entry(event["context"]["id"].to_string()).or_default().push(name.clone());
        }
    }
    let mut shared: Vec<Vec<String>> = by_id.into_values().filter(|names| names.len() > 1).collect();
    shared.sort();
    assert_eq!(shared, PAIRS.map(|pair| pair.map(str::to_owned).to_vec()));
}

/// Values of every kind, some of which are almost right.
fn others(value: &Value) -> Vec<Value> {
    let mut all = vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1.5e300),
        json!(1_772_445_600_000_u64),
        json!(""),
        json!(" "),
        json!("{/x}"),
        json!("\u{0}\u{1f600}\n%zz"),
        json!("0001-01-01T00:00:00Z"),
        json!("https://"),
        json!([]),
        json!([null, [1], { "a": 1 }, "b"]),
        json!({}),
        json!({ "id": 1, "name": {} }),
    ];
    if let Value::String(text) = value {
        all.push(json!(format!("{text}{text}")));
    }
    all.retain(|other| other != value);
    all
}

/// Calls back for every message that differs from one in one place: something is missing, or has another value.
fn each_mutant(value: &Value, rebuild: &mut dyn FnMut(Option<Value>)) {
    rebuild(None);
    for other in others(value) {
        rebuild(Some(other));
    }
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                each_mutant(inner, &mut |changed| {
                    let mut copy = members.clone();
                    match changed {
                        Some(changed) => drop(copy.insert(name.clone(), changed)),
                        None => drop(copy.shift_remove(name)),
                    }
                    rebuild(Some(Value::Object(copy)));
                });
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate().take(2) {
                each_mutant(inner, &mut |changed| {
                    let mut copy = elements.clone();
                    match changed {
                        Some(changed) => copy[index] = changed,
                        None => drop(copy.remove(index)),
                    }
                    rebuild(Some(Value::Array(copy)));
                });
            }
        }
        _ => {}
    }
}

/// Whatever is missing or of another type, what comes out can be built, and where nothing does there is a reason. Whether it is
/// valid is for the package to say, which judges each event: here at most the values are wrong, never the shape.
#[test]
fn a_message_with_one_mistake_gives_events_of_the_right_shape_or_a_reason() {
    let limit: usize = std::env::var("MUTANTS").ok().and_then(|text| text.parse().ok()).unwrap_or(200_000);
    let mut count = 0;
    let mut wrong = Vec::new();
    for Sample { name, message, expected } in samples() {
        let mut seen = 0;
        each_mutant(&message["body"], &mut |body| {
            seen += 1;
            // Of the long messages some; the step is no divisor of the number of values.
            if seen > 1000 && seen % 23 != 0 || count >= limit {
                return;
            }
            count += 1;
            let body = body.unwrap_or(Value::Null).to_string();
            let mapped = map(&message["headers"], &body, &expected["options"], None);
            if mapped.events.is_empty() == mapped.nothing.is_none() {
                wrong.push(format!("{name}: {body}"));
            }
            for event in built(&mapped) {
                let text = event.to_string();
                for pointer in ["/context/id", "/context/source", "/context/type", "/subject/id"] {
                    if event.pointer(pointer).and_then(Value::as_str).unwrap_or_default().is_empty() {
                        wrong.push(format!("{name}: no {pointer}: {body}"));
                    }
                }
                if has_null_or_empty(&event) {
                    wrong.push(format!("{name}: an empty value: {text}"));
                }
            }
        });
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    assert!(count > 30_000, "{count} mutants");
}

/// Nothing is `null` or `""`: what the message does not have is left out.
fn has_null_or_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.iter().any(has_null_or_empty),
        Value::Object(members) => members.values().any(has_null_or_empty),
        _ => false,
    }
}
