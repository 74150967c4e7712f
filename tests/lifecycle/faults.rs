//! Every labelled fault of the samples is found by the rule that it names, and by no rule but its consequences.

use crate::support::{judged, rules};
use cdevents_wasm::compose::{Deliveries, faults, samples, scenarios};
use cdevents_wasm::model::plan::VOCABULARIES;
use std::collections::BTreeSet;

/// The newest released vocabulary.
pub fn newest() -> usize {
    VOCABULARIES.iter().rposition(|vocabulary| vocabulary.released).expect("one is released")
}

/// The events of deliveries in the order of their arrival, and the faults that are labelled.
pub fn sampled(order: &Deliveries) -> (Vec<String>, Vec<(&'static str, Option<&'static str>)>) {
    let (mut events, mut labels) = (Vec::new(), Vec::new());
    for stretch in 0.. {
        let Some(stretch) = samples(order, stretch).expect("a scenario and a fault") else { break };
        for event in stretch {
            labels.extend(event.fault);
            events.push(event.json);
        }
    }
    (events, labels)
}

/// What may follow from a fault beside the rule that it names.
fn consequences(fault: &str) -> &'static [&'static str] {
    match fault {
        // The event is late, too.
        "late" | "reordered" => &["late-event"],
        // Nobody finds the task's end under the id of its start. What links to the event that is not there leads nowhere.
        "missing" => &["unknown-link-target", "never-finished"],
        "shared-id" => &["link-to-later", "unknown-link-target"],
        // The delivery ends in the middle.
        "abort" => &["never-finished"],
        // What ended too early is linked to what it follows from.
        "clock-skew" => &["late-event", "link-to-later"],
        // What lacks its time, its id, its source or that of its subject is another event than it was.
        "malformed" => {
            &["no-time", "unknown-link-target", "missing-start", "never-finished", "open-children", "unknown-parent"]
        }
        _ => &[],
    }
}

fn check(vocabulary: usize, complete: bool) {
    let mut seen = BTreeSet::new();
    for fault in faults() {
        for scenario in scenarios() {
            for seed in 0..10 {
                let order = Deliveries { seed, runs: 1, vocabulary, scenario, faults: &[fault] };
                let (events, labels) = sampled(&order);
                let options = format!(r#"{{"lifecycle":true,"complete":{complete}}}"#);
                let (items, summary) = judged(&options, &events.join("\n"));
                let found = rules(&items);
                let at = || format!("{fault} in {scenario}, seed {seed}, complete {complete}: {found:?}");
                let wanted = labels.first().and_then(|(_, rule)| *rule);
                if let Some(rule) = wanted {
                    assert!(summary["byRule"].get(rule).is_some(), "{rule} is missing. {}", at());
                    seen.insert(fault);
                }
                let canceled = |rule: &str| complete && scenario == "canceled" && rule == "never-finished";
                let explained = |rule: &String| {
                    Some(rule.as_str()) == wanted || consequences(fault).contains(&rule.as_str()) || canceled(rule)
                };
                assert!(found.iter().all(explained), "{}", at());
            }
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

#[test]
fn labelled_faults_are_found_by_the_rules_that_they_name_and_explain_all_that_is_found() {
    check(newest(), false);
    check(newest(), true);
}

#[test]
fn what_is_missing_late_or_malformed_is_an_error_or_a_warning_without_a_window_too() {
    for fault in ["missing", "late", "malformed"] {
        for scenario in scenarios() {
            for seed in 0..10 {
                let order = Deliveries { seed, runs: 3, vocabulary: newest(), scenario, faults: &[fault] };
                let (events, labels) = sampled(&order);
                let options = r#"{"lifecycle":true,"complete":true,"windowMs":0}"#;
                let (_, summary) = judged(options, &events.join("\n"));
                let count = |name: &str| summary[name].as_u64().expect("a number");
                let bad = count("errors") + count("warnings");
                assert!(bad >= labels.len() as u64, "{fault} in {scenario}, seed {seed}: {bad} of {}", labels.len());
            }
        }
    }
}

#[test]
fn deliveries_without_a_fault_break_no_rule() {
    for (vocabulary, named) in VOCABULARIES.iter().enumerate() {
        for scenario in scenarios() {
            for seed in 0..3 {
                let (events, _) = sampled(&Deliveries { seed, runs: 6, vocabulary, scenario, faults: &[] });
                let (items, _) = judged(r#"{"lifecycle":true,"complete":true}"#, &events.join("\n"));
                let mut found = rules(&items);
                // A build of a delivery that is canceled does not end.
                found.retain(|rule| scenario != "canceled" || rule != "never-finished");
                // The schemas of this release cannot be read where they speak of links, so its samples have chains without them.
                found.retain(|rule| named.id != "0.4.0" || rule != "several-chain-starts");
                assert!(found.is_empty(), "{}, {scenario}, seed {seed}: {found:?}", named.id);
            }
        }
    }
}
