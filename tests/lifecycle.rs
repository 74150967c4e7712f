//! Histories: every labelled fault of the samples is found by the rule that it names.

use cdevents_wasm::compose::{Deliveries, samples};
use cdevents_wasm::json::{self, Limits};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::session::{Request, Streams};
use serde_json::Value;

/// The items and the summary of a stream that comes in one piece.
fn judged(options: &str, text: &str) -> (Vec<Value>, Value) {
    let request = Request(json::read(options.as_bytes(), &Limits::default(), false, Vec::new()));
    let mut streams = Streams::open(&request);
    streams.push(text.as_bytes());
    streams.finish();
    let (mut items, mut summary) = (String::new(), String::new());
    streams.take(&mut items, &mut Vec::new());
    streams.summary(&mut summary);
    let read = |text: &str| serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let Value::Array(items) = read(&items) else { panic!("{items}") };
    (items, read(&summary))
}

/// The rules of the findings about histories, without the consequences of a missing event.
fn rules(items: &[Value]) -> Vec<String> {
    let findings = items.iter().filter(|item| item["kind"] == "finding");
    findings.map(|item| item["finding"]["rule"].as_str().expect("a rule").to_owned()).collect()
}

#[test]
fn labelled_faults_are_found_by_the_rules_that_they_name() {
    let newest = VOCABULARIES.iter().rposition(|vocabulary| vocabulary.released).expect("one is released");
    for fault in ["missing", "late", "duplicate", "reordered", "malformed", "clock-skew", "shared-id"] {
        for scenario in ["delivery", "pipeline", "failed-tests", "incident", "rollback"] {
            for seed in 0..20 {
                let order = Deliveries { seed, runs: 1, vocabulary: newest, scenario, faults: &[fault] };
                let mut text = String::new();
                let mut named = None;
                for stretch in 0.. {
                    let Some(events) = samples(&order, stretch).expect("a scenario and a fault") else { break };
                    for event in events {
                        text.push_str(&event.json);
                        text.push('\n');
                        named = named.or(event.fault);
                    }
                }
                let (items, summary) = judged(r#"{"lifecycle":true}"#, &text);
                let found = rules(&items);
                let wanted = named.and_then(|(_, rule)| rule);
                match wanted {
                    Some(rule) => assert!(
                        found.iter().any(|known| known == rule) || summary["byRule"].get(rule).is_some(),
                        "{fault} in {scenario}, seed {seed}: {rule} is not in {found:?}"
                    ),
                    // Two events can be further apart than the window.
                    None => assert!(
                        found.iter().all(|rule| rule == "late-event"),
                        "{fault} in {scenario}, seed {seed}: {found:?}"
                    ),
                }
            }
        }
    }
}
