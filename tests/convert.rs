//! Conversion: no leaf of an event is lost without an entry, and what is kept comes back. Every example of every
//! vocabulary, and random mutants of them, to every vocabulary.

use cdevents_wasm::compose::{self, Change, ChangeKind, Converted, Missing, NoCounterpart};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::validate::{Options, identify};
use mutants::{Random, examples_of_all};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

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
        // What only says how to go home has none.
        let entry = entry || pointer.contains("/cdevents-wasm/");
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

/// The cases: each file is a request, `{"to", "keep", "event"}`, and beside it stands what comes out, for people to read.
/// `UPDATE=1` writes that.
fn cases() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/convert");
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        let request = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, request)
    };
    found.into_iter().map(read).collect()
}

fn converted(request: &Value) -> Result<Converted, NoCounterpart> {
    let to = VOCABULARIES.iter().position(|vocabulary| request["to"] == vocabulary.id).expect("a vocabulary");
    let options = compose::Options { to, keep: request["keep"] == true, ..compose::Options::default() };
    identify(request["event"].to_string().as_bytes(), &Options::default(), |doc, event| {
        compose::convert(doc, event.expect("an event"), &options)
    })
}

/// What comes out, for people to read.
fn readable(found: &Converted) -> String {
    let event: Value = serde_json::from_str(&found.json).expect("JSON");
    let mut text = serde_json::to_string_pretty(&event).expect("JSON") + "\n\n";
    for Change { kind, from, to, message, lossy } in &found.changes {
        let places: Vec<&str> = [from, to].into_iter().flatten().map(String::as_str).collect();
        let lossy = if *lossy { " (lossy)" } else { "" };
        writeln!(text, "{} {}: {message}{lossy}", kind.word(), places.join(" -> ")).expect("text");
    }
    for Missing { pointer, name, help } in &found.missing {
        writeln!(text, "missing {pointer}/{name}: {help}").expect("text");
    }
    text
}

#[test]
fn cases_come_out_as_their_files_say() {
    let mut wrong = Vec::new();
    for (path, request) in cases() {
        let text = match converted(&request) {
            Ok(found) => readable(&found),
            Err(NoCounterpart { pointer, message }) => format!("none {pointer}: {message}\n"),
        };
        let out = path.with_extension("out");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&out, &text).expect("the file can be written");
        } else if fs::read_to_string(&out).unwrap_or_default() != text {
            wrong.push(out);
        }
    }
    assert!(wrong.is_empty(), "run UPDATE=1 cargo test --test convert and look at what changes: {wrong:?}");
}

/// Every move and every pair of values of `schemas/conversions.json` is in a case, in each direction that it has.
#[test]
fn every_entry_of_the_conversions_has_a_case() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/conversions.json")).expect("a file");
    let data: Value = serde_json::from_str(&text).expect("JSON");
    let pointer = |path: &Value| format!("/{}", path.as_str().expect("a path").replace('.', "/"));
    let mut seen = BTreeSet::new();
    for (_, request) in cases() {
        let Ok(found) = converted(&request) else { continue };
        let output: Value = serde_json::from_str(&found.json).expect("JSON");
        let inside = |value: &Value, pointer: &str| {
            value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        for Change { from, to, .. } in &found.changes {
            let (Some(from), Some(to)) = (from, to) else { continue };
            let target = request["to"].as_str().expect("an id");
            seen.insert(format!("{target} {from} {to}"));
            seen.insert(format!("{target} {} {}", inside(&request["event"], from), inside(&output, to)));
        }
    }
    let mut lacking = Vec::new();
    for step in data["steps"].as_array().expect("steps") {
        for entry in step["moves"].as_array().into_iter().flatten() {
            let [from, to] = [pointer(&entry["from"]), pointer(&entry["to"])];
            // What is inside a moved object is in the list.
            let has = |target: &Value, from: &str, to: &str| {
                let target = target.as_str().expect("an id");

                // From a CloudEvent the draft's event is one too, with attributes in lower case.
                let cloud = to.to_lowercase().replace("timestamp", "time");
                if target == "draft"
                    && (from == cloud || seen.iter().any(|line| *line == format!("{target} {from} {cloud}")))
                {
                    return true;
                }
                let start = format!("{target} {from}");
                from == to || seen.iter().any(|line| line.starts_with(&start) && line.contains(&format!(" {to}")))
            };
            for wanted in [has(&step["to"], &from, &to), has(&step["from"], &to, &from)] {
                if !wanted {
                    lacking.push(format!("{from} and {to} of {} and {}", step["from"], step["to"]));
                }
            }
        }
        for entry in step["values"].as_array().into_iter().flatten() {
            for (way, target) in [("there", "to"), ("back", "from")] {
                for (old, new) in entry[way].as_object().expect("pairs") {
                    let target = step[target].as_str().expect("an id");
                    if !seen.contains(&format!("{target} {old} {}", new.as_str().expect("a word"))) {
                        lacking.push(format!("{old} to {new} of {target}"));
                    }
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// As for `JSON.parse`, of members with one name the last counts. What is not in the result is in the list.
#[test]
fn of_members_with_one_name_the_last_counts() {
    let many = (0..40).map(|index| format!(r#""k{index}":{index},"#)).collect::<Vec<_>>().concat();
    for more in ["", &many] {
        let text = format!(
            r#"{{"context":{{"specversion":"0.5.1","id":"1","source":"/a","type":"dev.cdevents.build.queued.0.3.0",
            "timestamp":"2026-01-02T03:04:05Z"}},"subject":{{"id":"1","content":{{}}}},"customData":{{"x":1,{more}"y":2,"x":3}}}}"#
        );
        let to = VOCABULARIES.iter().position(|vocabulary| vocabulary.id == "0.4.1").expect("a vocabulary");
        let converted = identify(text.as_bytes(), &Options::default(), |doc, event| {
            let options = compose::Options { to, ..compose::Options::default() };
            compose::convert(doc, event?, &options).ok()
        });
        let converted = converted.expect("a counterpart");
        let output: Value = serde_json::from_str(&converted.json).expect("JSON");
        assert_eq!(output["customData"]["x"], 3);
        let dropped: Vec<_> = converted.changes.iter().filter(|change| change.lossy).collect();
        assert_eq!(dropped.len(), 1, "{dropped:?}");
        assert_eq!((dropped[0].from.as_deref(), &dropped[0].to), (Some("/customData/x"), &None));
    }
}
