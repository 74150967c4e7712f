//! Sampled events: valid in every vocabulary, the same for the same seed, and with exactly the mistake that was asked for.

use cdevents_wasm::compose::{NoSample, sample};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::rule;
use cdevents_wasm::{Options, Outcome, report, validate};
use std::collections::{BTreeMap, BTreeSet};

const SEEDS: u64 = 20;

struct Found {
    outcome: Outcome,
    vocabulary: Option<&'static str>,
    /// Rule and pointer of each finding.
    findings: Vec<(&'static str, String)>,
    messages: Vec<String>,
}

fn validated(text: &str) -> Found {
    let work = |validation: &cdevents_wasm::model::validation::Validation| {
        let report = report(validation, 1_000);
        Found {
            outcome: report.outcome,
            vocabulary: validation
                .events
                .first()
                .and_then(|event| event.vocabulary)
                .map(|index| VOCABULARIES[index].id),
            findings: report.diagnostics.iter().map(|found| (found.rule, found.pointer.clone())).collect(),
            messages: report.diagnostics.into_iter().map(|found| found.message).collect(),
        }
    };
    validate(text.as_bytes(), &Options::default(), Vec::new(), work).0
}

/// Every type of every vocabulary.
fn types() -> impl Iterator<Item = (usize, String)> {
    let events = |index: usize| VOCABULARIES[index].events.iter().map(move |event| (index, event.name()));
    (0..VOCABULARIES.len()).flat_map(events)
}

#[test]
fn every_sample_is_valid_and_nothing_can_be_said_against_it() {
    let (mut count, mut wrong) = (0, Vec::new());
    for (vocabulary, name) in types() {
        let mut different = BTreeSet::new();
        for seed in 0..SEEDS {
            let made = sample(&name, Some(vocabulary), seed, None).expect("a sample");
            assert_eq!(made.json, made.event);
            assert_eq!(sample(&name, Some(vocabulary), seed, None).expect("a sample").json, made.json);
            let found = validated(&made.json);
            let id = VOCABULARIES[vocabulary].id;
            // A known defect of a release is none of the event's.
            let said = found.findings.iter().any(|(rule, _)| *rule != "known-defect");
            if found.outcome != Outcome::Valid || found.vocabulary != Some(id) || said {
                wrong.push(format!("{id} {name} {:?} {:?}\n{}", found.findings, found.messages, made.json));
            }
            different.insert(made.json);
            count += 1;
        }
        assert_eq!(different.len(), SEEDS as usize, "{name}");
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong[..wrong.len().min(3)].join("\n"));
    assert_eq!(count, 440 * SEEDS);
}

/// Rules that no event of any type can be made to break.
const IMPOSSIBLE: [&str; 13] = [
    "invalid-utf8",
    "limit-bytes",
    "limit-depth",
    "limit-batch",
    "unreadable-object",
    "engine-fault",
    "not-an-event",
    "other-release",
    "pipeline-name-alias",
    "bad-pattern",
    "encoded-data",
    "header-encoding",
    "known-defect",
];

#[test]
fn every_fault_is_the_one_finding_that_was_promised() {
    let mut made_by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (vocabulary, name) in types() {
        let id = VOCABULARIES[vocabulary].id;
        for rule in rule::ALL {
            for seed in 0..3 {
                let made = match sample(&name, Some(vocabulary), seed, Some(rule.name())) {
                    Ok(made) => made,
                    Err(NoSample::Impossible(reason)) => {
                        assert!(!reason.is_empty());
                        continue;
                    }
                    Err(other) => panic!("{name} {}: {other:?}", rule.name()),
                };
                *made_by_rule.entry(rule.name()).or_default() += 1;
                let found = validated(&made.json);
                assert_eq!(made.expected.rule, Some(rule.name()));
                let said: Vec<_> = found.findings.iter().filter(|(other, _)| *other != "known-defect").collect();
                let right = found.outcome == made.expected.outcome
                    && said.len() == 1
                    && said[0].0 == rule.name()
                    && said[0].1 == made.expected.pointer;
                if !right {
                    wrong.entry(rule.name()).or_default().push(format!(
                        "{id} {name}: expected {:?} {:?}, found {:?} {:?} {:?}\n{}",
                        made.expected.outcome,
                        made.expected.pointer,
                        found.outcome,
                        found.findings,
                        found.messages,
                        made.json
                    ));
                }
            }
        }
    }
    let told: Vec<String> = wrong
        .iter()
        .map(|(rule, list)| format!("{rule} {}\n{}", list.len(), list[..list.len().min(3)].join("\n")))
        .collect();
    assert!(wrong.is_empty(), "{}", told.join("\n\n"));
    let never: Vec<&str> =
        rule::ALL.iter().map(|rule| rule.name()).filter(|name| !made_by_rule.contains_key(name)).collect();
    assert_eq!(never, IMPOSSIBLE);
}
