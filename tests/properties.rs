//! What must hold whatever the input is: no panic, places inside the text, one verdict by every way, and no dependence on
//! what JSON says does not matter. `PROPTEST_CASES` asks for another number of cases.

use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::validation::Validation;
use cdevents_wasm::validate::is_valid_by_walk;
use cdevents_wasm::{Options, Outcome, Scratch, compose, is_valid, report, validate};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// The events of the cases on disk: every rule's right and wrong ones.
fn cases() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut cases = Vec::new();
    for rule in std::fs::read_dir(folder).expect("tests/cases") {
        for case in std::fs::read_dir(rule.expect("an entry").path()).expect("a folder") {
            let path = case.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "json") {
                cases.push(std::fs::read(path).expect("a case"));
            }
        }
    }
    cases.sort();
    cases
}

/// Judges by every way there is and holds them together.
fn verdict(bytes: &[u8]) -> Outcome {
    validate(bytes, &Options::default(), Vec::new(), |validation| by_every_way(bytes, validation)).0
}

fn by_every_way(bytes: &[u8], validation: &Validation) -> Outcome {
    let options = Options::default();
    let valid = validation.outcome == Outcome::Valid;
    assert_eq!(is_valid(bytes, &options, &mut Scratch::default()), valid, "{}", String::from_utf8_lossy(bytes));
    assert_eq!(is_valid_by_walk(bytes, &options, &mut Vec::new()), valid, "{}", String::from_utf8_lossy(bytes));
    let strict = Options { strict: true, ..options };
    let (strictly, _) = validate(bytes, &strict, Vec::new(), |validation| validation.outcome == Outcome::Valid);
    assert_eq!(is_valid(bytes, &strict, &mut Scratch::default()), strictly, "{}", String::from_utf8_lossy(bytes));
    assert!(valid || !strictly, "strict is no laxer");

    let report = report(validation, 1_000);
    let units = String::from_utf8_lossy(bytes).encode_utf16().count() as u32;
    let mut last = 0;
    for found in &report.diagnostics {
        let [from, to] = found.range;
        assert!(from.offset <= to.offset && to.offset <= units, "{}: {:?} in {units}", found.rule, found.range);
        assert!(from.offset >= last, "sorted by position");
        assert!(!found.message.is_empty() && !found.message.contains('\n'), "one line: {}", found.message);
        assert!(found.message.matches('`').count() % 2 == 0, "{}", found.message);
        last = from.offset;
        for (start, end, _) in found.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(start <= end && *end <= units, "{}: {start}-{end}", found.rule);
        }
    }
    assert!(validation.outcome != Outcome::Unchecked || !report.diagnostics.is_empty(), "unchecked says why");
    validation.outcome
}

/// Where a finding points, without where it stands.
fn findings(bytes: &[u8]) -> Vec<(String, String)> {
    let (report, _) = validate(bytes, &Options::default(), Vec::new(), |validation| report(validation, 1_000));
    let mut found: Vec<_> =
        report.diagnostics.into_iter().map(|found| (found.pointer, found.rule.to_owned())).collect();
    found.sort();
    found
}

/// The members of every object in another order.
fn turned(value: &Value, by: usize) -> Value {
    match value {
        Value::Object(members) => {
            let mut list: Vec<(String, Value)> =
                members.iter().map(|(name, member)| (name.clone(), turned(member, by))).collect();
            let length = list.len().max(1);
            list.rotate_left(by % length);
            Value::Object(Map::from_iter(list))
        }
        Value::Array(items) => items.iter().map(|item| turned(item, by)).collect(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        verdict(&bytes);
    }

    #[test]
    fn almost_json(text in "[\\[\\]{}:,\"\\\\ntfu0-9.eE+/* -]{0,80}") {
        verdict(text.as_bytes());
    }

    #[test]
    fn cut_and_changed_events(index in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let cases = cases();
        let mut bytes = index.get(&cases).clone();
        if !bytes.is_empty() {
            let at = place.index(bytes.len());
            bytes[at] = byte;
            verdict(&bytes);
            bytes.truncate(cut.index(bytes.len()));
            verdict(&bytes);
        }
    }

    #[test]
    fn white_space_and_order_change_nothing(index in any::<prop::sample::Index>(), by in 0..7usize) {
        let cases = cases();
        let bytes = index.get(&cases);
        // Where a name stands twice, the parsed value has lost one of them.
        let twice = findings(bytes).iter().any(|(_, rule)| rule == "duplicate-member");
        if let (false, Ok(value)) = (twice, serde_json::from_slice::<Value>(bytes)) {
            let compact = serde_json::to_vec(&value).expect("JSON");
            let pretty = serde_json::to_vec_pretty(&value).expect("JSON");
            let other = serde_json::to_vec(&turned(&value, by)).expect("JSON");
            prop_assert_eq!(findings(&compact), findings(&pretty));
            prop_assert_eq!(verdict(&compact), verdict(&other));
        }
    }
}

/// Every example of every vocabulary, and the frame of every type: what `construct` begins with has no other findings
/// than the members that only the caller knows.
#[test]
fn every_type_has_a_frame() {
    for (index, vocabulary) in VOCABULARIES.iter().enumerate().filter(|(_, vocabulary)| vocabulary.id != "sig-v1") {
        for event in vocabulary.events {
            let (found, text) = compose::skeleton(&event.name(), Some(index))
                .unwrap_or_else(|_| panic!("{}: {}", vocabulary.id, event.name()));
            assert_eq!(found, index);
            let text = text.replace("\\u0000id", "id").replace("\\u0000now", "2026-03-14T09:26:53Z");
            let found = findings(text.as_bytes());
            let callers = |rule: &str| {
                rule.starts_with("prose-")
                    || ["wrong-type", "missing-field", "unidentified-event", "known-defect"].contains(&rule)
            };
            assert!(found.iter().all(|(_, rule)| callers(rule)), "{} {}: {found:?}", vocabulary.id, event.name());
        }
    }
}

/// Deep and long input is answered, within the limits and without recursion.
#[test]
fn hostile_sizes() {
    verdict("[".repeat(100_000).as_bytes());
    verdict("{\"a\":".repeat(100_000).as_bytes());
    verdict(format!("{{\"pipelineRunId\":\"{}\"}}", "a".repeat(1 << 20)).as_bytes());
    let many = (0..50_000).map(|index| format!("\"k{index}\":1,")).collect::<Vec<_>>().concat();
    verdict(format!("{{\"type\":\"CD.Pipeline.PipelineRun.Started\",\"data\":{{{many}\"k7\":2}}}}").as_bytes());
    verdict(format!("[{}1]", "1,".repeat(20_000)).as_bytes());
}
