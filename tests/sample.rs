//! Sampled events: valid in every vocabulary, the same for the same seed, and with exactly the mistake that was asked for.

use cdevents_wasm::compose::{Deliveries, NoSample, Sampled, Wrong, faults, sample, samples, scenarios};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::rule;
use cdevents_wasm::{Options, Outcome, report, validate};
use serde_json::Value;
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
const IMPOSSIBLE: [&str; 15] = [
    "invalid-utf8",
    "limit-bytes",
    "limit-depth",
    "limit-batch",
    "unreadable-object",
    "engine-fault",
    "not-an-event",
    "other-release",
    "no-counterpart",
    "pipeline-name-alias",
    "bad-pattern",
    "encoded-data",
    "header-encoding",
    "known-defect",
    "own-schema",
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

/// All events of an order, with how many stretches they came in.
fn all(order: &Deliveries) -> Vec<Sampled> {
    let mut all = Vec::new();
    for stretch in 0.. {
        match samples(order, stretch).expect("a good order") {
            Some(events) => all.extend(events),
            None => return all,
        }
    }
    unreachable!()
}

fn order<'o>(vocabulary: &str, scenario: &'o str, runs: u64, faults: &'o [&'o str]) -> Deliveries<'o> {
    let vocabulary = VOCABULARIES.iter().position(|known| known.id == vocabulary).expect("a vocabulary");
    Deliveries { seed: 7, runs, vocabulary, scenario, faults }
}

fn member<'v>(value: &'v Value, pointers: &[&str]) -> Option<&'v str> {
    pointers.iter().find_map(|pointer| value.pointer(pointer)?.as_str())
}

/// The time of an event, by which sound deliveries are in order.
fn time(value: &Value) -> String {
    member(value, &["/context/timestamp", "/timestamp", "/time"]).expect("a time").to_owned()
}

fn id(value: &Value) -> String {
    member(value, &["/context/id", "/id"]).expect("an id").to_owned()
}

#[test]
fn deliveries_are_valid_in_order_and_joined_in_every_vocabulary_and_scenario() {
    for (vocabulary, scenario) in
        VOCABULARIES.iter().flat_map(|known| scenarios().map(move |scenario| (known.id, scenario)))
    {
        let order = order(vocabulary, scenario, 6, &[]);
        let events = all(&order);
        assert_eq!(events, all(&order), "{vocabulary} {scenario}");
        let (mut ids, mut chains, mut last) = (BTreeSet::new(), BTreeMap::<String, Vec<Value>>::new(), String::new());
        for sampled in &events {
            assert_eq!(sampled.fault, None);
            let found = validated(&sampled.json);
            let said: Vec<_> = found.findings.iter().filter(|(rule, _)| *rule != "known-defect").collect();
            assert!(
                found.outcome == Outcome::Valid && said.is_empty(),
                "{vocabulary} {scenario} {said:?} {}",
                sampled.json
            );
            assert_eq!(found.vocabulary, Some(vocabulary));
            let value: Value = serde_json::from_str(&sampled.json).expect("JSON");
            assert!(time(&value) >= last, "{vocabulary} {scenario}: {} after {last}", sampled.json);
            last = time(&value);
            assert!(ids.insert(id(&value)), "{}", sampled.json);
            if let Some(chain) = member(&value, &["/context/chainId", "/context/chain_id"]) {
                chains.entry(chain.to_owned()).or_default().push(value);
            }
        }
        assert!(events.len() >= 6 * 5, "{vocabulary} {scenario}: {}", events.len());
        let has_links = |id: &str| id > "0.4.0" && id.starts_with('0');
        if has_links(vocabulary) {
            assert_eq!(chains.len(), 6);
            for events in chains.values() {
                for (index, event) in events.iter().enumerate() {
                    let link = member(event, &["/context/links/0/from/contextId"]);
                    assert_eq!(link.map(str::to_owned), index.checked_sub(1).map(|before| id(&events[before])));
                }
            }
        }
    }
}

#[test]
fn deliveries_go_on_at_the_same_time_and_parts_name_their_wholes() {
    let events = all(&order("0.5.1", "delivery", 20, &[]));
    assert_eq!(events.len(), 20 * 33);
    let (mut open, mut most) = (BTreeSet::new(), 0);
    for sampled in &events {
        let value: Value = serde_json::from_str(&sampled.json).expect("JSON");
        let kind =
            value["context"]["type"].as_str().expect("a type").split('.').skip(2).take(2).collect::<Vec<_>>().join(".");
        let subject = value["subject"]["id"].as_str().expect("an id").to_owned();
        match kind.as_str() {
            "pipelinerun.started" => assert!(open.insert(subject)),
            "pipelinerun.finished" => assert!(open.remove(&subject)),
            "taskrun.started" | "taskrun.finished" => {
                let parent = value["subject"]["content"]["pipelineRun"]["id"].as_str().expect("a parent");
                assert!(open.contains(parent), "{}", sampled.json);
            }
            _ => {}
        }
        most = most.max(open.len());
    }
    assert!(open.is_empty() && most > 1, "{most} at a time");
}

#[test]
fn faults_of_deliveries_are_labelled_and_those_of_one_event_are_found() {
    for vocabulary in VOCABULARIES {
        for fault in faults() {
            let names = [fault];
            let order = order(vocabulary.id, "delivery", 40, &names);
            let sound = all(&Deliveries { faults: &[], ..order });
            let events = all(&order);
            let labelled: Vec<&Sampled> = events.iter().filter(|sampled| sampled.fault.is_some()).collect();
            assert_eq!(labelled.len(), 40, "{} {fault}", vocabulary.id);
            for sampled in &events {
                let found = validated(&sampled.json);
                let rules: Vec<&str> =
                    found.findings.iter().map(|(rule, _)| *rule).filter(|rule| *rule != "known-defect").collect();
                let expected: Vec<&str> = match sampled.fault {
                    Some(("malformed", Some(rule))) => vec![rule],
                    _ => vec![],
                };
                assert_eq!(rules, expected, "{} {fault}: {}", vocabulary.id, sampled.json);
            }
            let difference = match fault {
                "missing" => -40,
                "duplicate" => 40,
                "abort" => {
                    assert!(events.len() < sound.len());
                    continue;
                }
                _ => 0,
            };
            let more = i64::try_from(events.len()).expect("few") - i64::try_from(sound.len()).expect("few");
            assert_eq!(more, difference, "{} {fault}", vocabulary.id);
            let texts = |events: &[Sampled]| events.iter().map(|sampled| sampled.json.clone()).collect::<Vec<_>>();
            assert_ne!(texts(&events), texts(&sound), "{} {fault}", vocabulary.id);
        }
    }
}

#[test]
fn faults_are_what_they_are_called() {
    let of = |fault: &'static str| all(&order("0.5.1", "delivery", 10, &[fault]));
    let value = |sampled: &Sampled| -> Value { serde_json::from_str(&sampled.json).expect("JSON") };
    for sampled in of("duplicate") {
        if sampled.fault.is_some() {
            assert_eq!(of("duplicate").iter().filter(|other| other.json == sampled.json).count(), 2);
        }
    }
    for fault in ["late", "reordered", "clock-skew"] {
        let events = of(fault);
        for (index, sampled) in events.iter().enumerate().filter(|(_, sampled)| sampled.fault.is_some()) {
            let chain = value(sampled)["context"]["chainId"].clone();
            let before = events[..index].iter().map(value).filter(|other| other["context"]["chainId"] == chain);
            assert!(before.map(|other| time(&other)).any(|earlier| earlier > time(&value(sampled))), "{fault}");
        }
    }
    let events = of("shared-id");
    for sampled in events.iter().filter(|sampled| sampled.fault.is_some()) {
        let (own, source) = (id(&value(sampled)), value(sampled)["context"]["source"].clone());
        let same = events.iter().map(value).filter(|other| id(other) == own && other["context"]["source"] == source);
        assert_eq!(same.count(), 2);
    }
}

#[test]
fn a_million_deliveries_begin_at_once() {
    let order = order("0.5.1", "delivery", 1_000_000, &["duplicate", "missing"]);
    for stretch in [0, 1, 5_000, 333_333] {
        let events = samples(&order, stretch).expect("a good order").expect("it goes on");
        assert!((1..1_000).contains(&events.len()), "{stretch}: {}", events.len());
    }
    assert_eq!(samples(&order, u64::MAX), Ok(None));
    assert_eq!(samples(&Deliveries { scenario: "made-up", ..order }, 0), Err(Wrong::Scenario));
    assert_eq!(samples(&Deliveries { faults: &["made-up"], ..order }, 0), Err(Wrong::Fault));
    assert!(all(&Deliveries { runs: 0, ..order }).is_empty());
}
