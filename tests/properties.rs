//! What must hold whatever the input is: no panic, places inside the text, one verdict by every way, and no dependence on
//! what JSON says does not matter. `PROPTEST_CASES` asks for another number of cases.

use cdevents_wasm::json::{Limits, read};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::model::rule::Severity;
use cdevents_wasm::model::validation::Validation;
use cdevents_wasm::protocol::SEVERITIES;
use cdevents_wasm::validate::is_valid_by_walk;
use cdevents_wasm::{Diagnostic, Options, Outcome, Report, Scratch, is_valid, report, validate};
use mutants::{Random, examples_of_all, mutant};
use options::Asked;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

mod mutants;
mod options;

/// The events of the cases on disk: every rule's right and wrong ones.
fn cases() -> &'static [Vec<u8>] {
    static CASES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    CASES.get_or_init(|| {
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
    })
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
        let mut bytes = index.get(cases()).clone();
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
        let bytes = index.get(cases());
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

/// Whatever the options are, there is one verdict by every way, on texts that are nearly events and nearly right.
#[test]
fn options_are_the_same_by_every_way() {
    let rounds = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000) * 4;
    let mut random = Random(31_337);
    let examples = examples_of_all();
    let mut valid = 0;
    for _ in 0..rounds {
        let (vocabulary, event) = random.of(&examples);
        let mut bytes = event.to_string().into_bytes();
        if random.below(2) == 0 {
            let other = random.of(&examples).1.to_string();
            bytes = mutant(&bytes, other.as_bytes(), &mut random);
        }
        let asked = Asked::random(&mut |limit| random.below(limit), bytes.len(), *vocabulary);
        let options = asked.options();
        let text = || format!("{asked:?}\n{}", String::from_utf8_lossy(&bytes));
        let (right, _) = validate(&bytes, &options, Vec::new(), |validation| {
            let all = report(validation, 1_000).diagnostics;
            let some = report(validation, asked.most);
            assert_eq!(some.diagnostics.len(), all.len().min(asked.most), "{}", text());
            assert_eq!(some.omitted.iter().sum::<u32>() as usize, all.len() - some.diagnostics.len(), "{}", text());
            // Notes are left out first, then warnings, then errors, each from the end; what stays keeps its order.
            let mut left = some.diagnostics.iter().peekable();
            let mut omitted = BTreeMap::new();
            for one in &all {
                let stays = |other: &&Diagnostic| (&one.message, one.range) == (&other.message, other.range);
                if left.next_if(stays).is_none() {
                    *omitted.entry(one.severity).or_insert(0) += 1;
                } else {
                    assert!(!omitted.contains_key(&one.severity), "{}", text());
                }
            }
            assert!(left.next().is_none(), "{}", text());
            for (severity, count) in SEVERITIES.map(|(severity, _)| severity).iter().zip(some.omitted) {
                assert_eq!(omitted.get(severity).copied().unwrap_or_default(), count, "{}", text());
            }
            let worst = omitted.keys().min();
            assert!(
                some.diagnostics.iter().all(|found| worst.is_none_or(|worst| found.severity <= *worst)),
                "{}",
                text()
            );
            for rule in asked.levels.iter().filter(|(_, level)| level.is_none()) {
                assert!(all.iter().all(|found| found.code != format!("CDE{}", rule.0)), "{rule:?} is off: {}", text());
            }
            validation.outcome == Outcome::Valid
        });
        assert_eq!(is_valid(&bytes, &options, &mut Scratch::default()), right, "{}", text());
        assert_eq!(is_valid_by_walk(&bytes, &options, &mut Vec::new()), right, "{}", text());
        valid += usize::from(right);
    }
    assert!(valid > rounds / 10 && valid < rounds / 2, "{valid} of {rounds}");
}

/// A name as other people would write it, or as it is misspelt.
fn respelt(name: &str, random: &mut Random) -> String {
    let apart = |separator: &str| {
        let mut text = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() {
                text.push_str(separator);
            }
            text.push(letter.to_ascii_lowercase());
        }
        text
    };
    let at = random.below(name.len());
    match random.below(9) {
        0 => apart("-"),
        1 => apart("_"),
        2 => apart(" "),
        3 => name.to_ascii_uppercase(),
        4 => name.to_ascii_lowercase(),
        5 => name.chars().enumerate().filter(|(index, _)| *index != at).map(|(_, letter)| letter).collect(),
        6 => format!("{name}s"),
        // No misspelt name, however near it is to one.
        7 => apart("/"),
        _ => apart(":"),
    }
}

/// The pointers of all objects in a value.
fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.push(pointer.to_owned());
            for (name, member) in members {
                objects(member, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| objects(item, &format!("{pointer}/{index}"), found));
        }
        _ => {}
    }
}

/// Gives an event members whose names are nearly right, several of them for one right name.
fn crowd(event: &mut Value, random: &mut Random) {
    const NAMES: [&str; 10] = [
        "traceId",
        "chainId",
        "pipelineName",
        "pipelineRunId",
        "specversion",
        "version",
        "schemaUri",
        "uri",
        "url",
        "customData",
    ];
    for _ in 0..2 + random.below(3) {
        let mut found = Vec::new();
        objects(event, "", &mut found);
        let Some(members) = event.pointer_mut(random.of::<String>(&found)).and_then(Value::as_object_mut) else {
            continue;
        };
        let own: Vec<String> = members.keys().filter(|name| !name.is_empty() && name.is_ascii()).cloned().collect();
        let name = if own.is_empty() || random.below(3) == 0 {
            (*random.of(&NAMES)).to_owned()
        } else {
            random.of(&own).clone()
        };
        let value =
            if random.below(3) == 0 { json!(random.below(100)) } else { json!(format!("value-{}", random.below(100))) };
        let old = if random.below(3) > 0 { members.remove(&name) } else { None };
        for _ in 0..=random.below(3) {
            let other = respelt(&name, random);
            members.entry(other).or_insert_with(|| old.clone().unwrap_or_else(|| value.clone()));
        }
    }
}

/// The text with all safe fixes of a report, as `applyFixes` gives it: edits that are the same count once, and of fixes
/// that touch the same characters the first is applied.
fn with_safe_fixes(text: &str, report: &Report) -> String {
    let mut taken: Vec<(u32, u32, &str)> = Vec::new();
    for fix in report.diagnostics.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.safe) {
        let edits = fix.edits.iter().map(|(start, end, text)| (*start, *end, text.as_str()));
        let fresh: Vec<_> = edits.filter(|edit| !taken.contains(edit)).collect();
        let collide = |one: &(u32, u32, &str), other: &(u32, u32, &str)| {
            one.0 == other.0 && (one.0 == one.1) == (other.0 == other.1) || one.0 < other.1 && other.0 < one.1
        };
        if !fresh.iter().any(|edit| taken.iter().any(|other| collide(edit, other))) {
            taken.extend(fresh);
        }
    }
    taken.sort_unstable();
    let units: Vec<u16> = text.encode_utf16().collect();
    let (mut fixed, mut at) = (Vec::new(), 0);
    for (start, end, replacement) in taken {
        fixed.extend(&units[at as usize..start as usize]);
        fixed.extend(replacement.encode_utf16());
        at = end;
    }
    fixed.extend(&units[at as usize..]);
    String::from_utf16(&fixed).expect("UTF-16")
}

/// The names of all members of a text, each with how many there are, and how many names are in their object already.
fn names(text: &str) -> (BTreeMap<String, usize>, usize) {
    let doc = read(text.as_bytes(), &Limits::default(), false, Vec::new());
    assert!(doc.sound(), "{text}");
    let (mut names, mut twice) = (BTreeMap::new(), 0);
    for object in (0..).take(doc.tokens.len()) {
        let mut seen = BTreeSet::new();
        for key in doc.keys(object) {
            let name = doc.name(key).to_owned();
            twice += usize::from(!seen.insert(name.clone()));
            *names.entry(name).or_default() += 1;
        }
    }
    (names, twice)
}

/// A round of `--fix` applies all safe fixes of a report together. It gives no object a name that it has already, takes
/// no member away, leaves a name alone that is a URL or a path, and uncovers less and less.
#[test]
fn rounds_of_safe_fixes_lose_nothing() {
    let rounds = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000) * 2;
    let mut random = Random(1_815);
    let examples = examples_of_all();
    let (mut fixed, mut together) = (0, 0);
    for _ in 0..rounds {
        let mut event = random.of(&examples).1.clone();
        if let (0, true) = (random.below(3), event["context"].is_object()) {
            let (id, source, name) = (&event["context"]["id"], &event["context"]["source"], &event["context"]["type"]);
            event = json!({ "specversion": "1.0", "id": id, "source": source, "type": name, "data": event });
        }
        crowd(&mut event, &mut random);
        let mut text = if random.below(8) == 0 { json!([event, event]).to_string() } else { event.to_string() };
        let first = text.clone();
        for round in 0.. {
            assert!(round < 20, "comes to rest: {first}");
            let (report, _) =
                validate(text.as_bytes(), &Options::default(), Vec::new(), |validation| report(validation, 1_000));
            let safe = report.diagnostics.iter().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safe)).count();
            if safe == 0 {
                break;
            }
            let next = with_safe_fixes(&text, &report);
            assert_ne!(next, text, "a fix changes something");
            let ((before, twice_before), (after, twice_after)) = (names(&text), names(&next));
            assert!(twice_after <= twice_before, "a name twice:\n{text}\n{next}");
            assert!(after.values().sum::<usize>() >= before.values().sum(), "a member is gone:\n{text}\n{next}");
            for (name, count) in before.iter().filter(|(name, _)| name.contains(['/', ':'])) {
                assert!(after.get(name) >= Some(count), "`{name}` is no misspelt name:\n{text}\n{next}");
            }
            fixed += 1;
            together += usize::from(safe > 1);
            text = next;
        }
    }
    assert!(fixed > rounds / 8 && together > rounds / 40, "{fixed} rounds, {together} of several fixes");
}

/// What is wrong with values: what a rename must not uncover.
const OF_VALUES: [&str; 9] = [
    "wrong-type",
    "not-in-enum",
    "empty-value",
    "bad-date-time",
    "bad-uri",
    "bad-uri-reference",
    "bad-base64",
    "bad-pattern",
    "draft-status",
];

/// How many errors a text has when it is judged by each release.
fn errors_by_release(text: &str) -> Vec<usize> {
    let releases = (0..VOCABULARIES.len()).filter(|index| !VOCABULARIES[*index].version_key.is_empty());
    let errors = |index: usize| {
        let options = Options { vocabulary: Some(index), ..Options::default() };
        let found = validate(text.as_bytes(), &options, Vec::new(), |validation| report(validation, 1_000)).0;
        found.diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
    };
    releases.map(errors).collect()
}

/// A rename that is safe makes no new kind of fault of its value, and no safe fix takes an event further from every release.
#[test]
fn safe_fixes_lead_nowhere_worse() {
    let rounds = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000) / 4;
    let mut random = Random(1_848);
    let examples = examples_of_all();
    let mut texts: Vec<String> = cases().iter().filter_map(|case| String::from_utf8(case.clone()).ok()).collect();
    for _ in 0..rounds {
        let mut event = random.of(&examples).1.clone();
        crowd(&mut event, &mut random);
        texts.push(event.to_string());
    }
    let (mut renamed, mut compared) = (0, 0);
    for text in &texts {
        let judge = |text: &str| {
            validate(text.as_bytes(), &Options::default(), Vec::new(), |validation| report(validation, 1_000)).0
        };
        let before = judge(text);
        for found in before.diagnostics.iter().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safe)) {
            let alone = Report {
                outcome: before.outcome,
                pointers: Vec::new(),
                diagnostics: vec![found.clone()],
                omitted: [0; 3],
            };
            let next = with_safe_fixes(text, &alone);
            let after = judge(&next);
            if found.fix.as_ref().is_some_and(|fix| fix.title.starts_with("Rename")) {
                let start = found.range[0].offset;
                let of_value = |report: &Report| -> BTreeSet<&str> {
                    let at = |one: &&Diagnostic| one.range[0].offset >= start;
                    report
                        .diagnostics
                        .iter()
                        .filter(at)
                        .map(|one| one.rule)
                        .filter(|rule| OF_VALUES.contains(rule))
                        .collect()
                };
                let fresh: Vec<_> = of_value(&after).difference(&of_value(&before)).copied().collect();
                assert!(fresh.is_empty(), "{} makes {fresh:?}:\n{text}\n{next}", found.message);
                renamed += 1;
            }
            if before.outcome == Outcome::Invalid {
                let (was, is) = (errors_by_release(text), errors_by_release(&next));
                let nearer = was.iter().zip(&is).any(|(was, is)| is <= was);
                assert!(nearer, "{}: {was:?} errors by the releases, then {is:?}:\n{text}\n{next}", found.message);
                compared += 1;
            }
        }
    }
    assert!(renamed > rounds / 20 && compared > rounds / 10, "{renamed} renamed, {compared} compared");
}
