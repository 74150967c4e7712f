//! `tests/cases/lifecycle/<rule>/*.ndjson`: histories, each with what is found in it and the runs that it has as `.out` beside
//! it. `broken` breaks the rule, and is the example on its page; `near` nearly does. Options are in `.options.json`.
//! `UPDATE=1 cargo test --test lifecycle` writes the `.out` files; read them before you commit them.

use crate::style::bad_style;
use crate::support::{findings, judged, read};
use cdevents_wasm::model::rule;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lifecycle")
}

/// Every case with its rule, sorted.
fn cases() -> Vec<(String, PathBuf)> {
    let mut cases = Vec::new();
    for rule in std::fs::read_dir(folder()).expect("the folder") {
        let rule = rule.expect("an entry").path();
        let name = rule.file_name().expect("a name").to_string_lossy().into_owned();
        for case in std::fs::read_dir(&rule).expect("a folder") {
            let case = case.expect("an entry").path();
            if case.extension().is_some_and(|extension| extension == "ndjson") {
                cases.push((name.clone(), case));
            }
        }
    }
    cases.sort();
    cases
}

/// What is found in a case, and its summary.
fn found(case: &Path) -> (Vec<Value>, Value) {
    let options = std::fs::read_to_string(case.with_extension("options.json")).unwrap_or_else(|_| "{}".to_owned());
    let mut options = read(&options);
    options["lifecycle"] = json!(true);
    options["records"] = json!("none");
    let (items, summary) = judged(&options.to_string(), &std::fs::read_to_string(case).expect("a case"));
    (findings(&items), summary)
}

fn numbers(list: &Value) -> String {
    let numbers: Vec<String> = list.as_array().expect("numbers").iter().map(Value::to_string).collect();
    numbers.join(", ")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// As text for people to read.
fn written(found: &[Value], summary: &Value) -> String {
    let mut out = String::new();
    for item in found {
        let finding = &item["finding"];
        let [severity, code, rule] = ["severity", "code", "rule"].map(|name| text(&finding[name]));
        let at = text(&finding["pointer"]);
        writeln!(out, "{severity} {code} {rule} in record {} at {at:?}", item["record"]).expect("text");
        writeln!(out, "    {}", text(&finding["message"])).expect("text");
        if finding["help"].is_string() {
            writeln!(out, "    help: {}", text(&finding["help"])).expect("text");
        }
        let lists = [numbers(&item["others"]), numbers(&item["witness"])];
        writeln!(out, "    others: {}; witness: {}", lists[0], lists[1]).expect("text");
    }
    if found.is_empty() {
        out.push_str("nothing found\n");
    }
    out.push_str("runs:\n");
    runs(&mut out, &summary["runs"], 1);
    out
}

fn runs(out: &mut String, list: &Value, depth: usize) {
    for run in list.as_array().expect("runs") {
        let [kind, id, state, outcome, verdict] =
            ["kind", "id", "state", "outcome", "verdict"].map(|name| text(&run[name]));
        let indent = "    ".repeat(depth);
        writeln!(out, "{indent}{kind} {id}: {state}, {outcome}, {verdict}, attempts {}", run["attempts"])
            .expect("text");
        runs(out, &run["children"], depth + 1);
    }
}

#[test]
fn every_history_is_judged_as_written() {
    let mut wrong = Vec::new();
    for (_, case) in cases() {
        let (found, summary) = found(&case);
        let written = written(&found, &summary);
        let out = case.with_extension("out");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, written).expect("a report");
        } else if std::fs::read_to_string(&out).unwrap_or_default() != written {
            wrong.push(format!("{}\n{written}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "`UPDATE=1 cargo test --test lifecycle` writes these:\n{}", wrong.join("\n"));
}

/// Rules that no event can show: they concern the bytes around events.
const NOT_IN_EVENTS: [&str; 1] = ["unreadable-stream"];

/// Every rule has a history that breaks it and one that nearly does, and each folder is of a rule.
#[test]
fn every_rule_is_seen_to_find_and_to_leave_alone() {
    let cases = cases();
    let folders: BTreeSet<&str> = cases.iter().map(|(rule, _)| rule.as_str()).collect();
    let rules: BTreeSet<&str> =
        rule::HISTORIES.iter().map(|rule| rule.name()).filter(|rule| !NOT_IN_EVENTS.contains(rule)).collect();
    assert_eq!(folders, rules);
    for rule in rules {
        let has = |name: &str| {
            let (found, _) = found(&folder().join(rule).join(name));
            found.iter().any(|item| item["finding"]["rule"] == rule)
        };
        assert!(has("broken.ndjson"), "{rule} is not found in broken.ndjson");
        assert!(!has("near.ndjson"), "{rule} is found in near.ndjson");
    }
}

/// The records of all cases are valid where they do not show the opposite.
#[test]
fn the_records_of_broken_histories_are_valid_events() {
    for (_, case) in cases().iter().filter(|(_, case)| case.file_stem().is_some_and(|name| name == "broken")) {
        let (_, summary) = found(case);
        assert_eq!(summary["valid"], summary["records"], "{}", case.display());
    }
}

/// Every message and every help keeps the style of the house.
#[test]
fn messages_keep_their_style() {
    let mut bad = BTreeSet::new();
    for (_, case) in cases() {
        for item in found(&case).0 {
            for words in ["message", "help"].iter().filter_map(|name| item["finding"][name].as_str()) {
                bad.extend(bad_style(words).map(|why| format!("{why}: {words}")));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.into_iter().collect::<Vec<_>>().join("\n"));
}
