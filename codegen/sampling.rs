//! `schemas/samples.json`, `scenarios.json` and `descriptions.json` to rows: lines of text, which compress better than tables.

use crate::load::{Schemas, project};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A file of `schemas/`.
pub fn read(name: &str) -> Value {
    let file = project().join("schemas").join(name);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// `src/compose/sampling/rows.rs`.
pub fn generate(schemas: &Schemas) -> String {
    let mut rows = format!("//! Generated from schemas/ by `{}`: edits here are lost.\n\n", crate::COMMAND);
    let mut table = |name: &str, doc: &str, of: &Value| {
        let members = of.as_object().expect("an object");
        let lines: Vec<String> = members.iter().map(|(name, value)| format!("{name}={}", text(value))).collect();
        assert!(lines.iter().all(|line| !line.contains('\n')), "one line each");
        writeln!(rows, "/// {doc}\npub static {name}: &str = {:?};\n", lines.join("\n")).expect("text");
    };
    let samples = read("samples.json");
    table("WORDS", "Words to choose from.", &samples["words"]);
    table("SOURCES", "The source of a kind of subject; the last one is that of all others.", &samples["sources"]);
    table("IDS", "The id of a kind of subject.", &samples["ids"]);
    table("FIELDS", "The values of members.", &samples["fields"]);
    let scenarios = read("scenarios.json");
    steps_are_known(schemas, &scenarios["scenarios"]);
    table("SCENARIOS", "The steps of each scenario.", &scenarios["scenarios"]);
    table("FAULTS", "What can go wrong in a delivery, and the rule that reports it.", &scenarios["faults"]);
    let link = &scenarios["link"];
    let words = read("descriptions.json");
    table("SUBJECTS", "What kinds of subjects are called.", &words["subjects"]);
    table("PREDICATES", "What predicates are called.", &words["predicates"]);
    table("DETAILS", "What is said of a subject, by member of the content.", &words["details"]);
    table("ENDS", "What is said after the predicate, by member of the content.", &words["ends"]);
    table("DURATIONS", "Members of the sender's own data that say how long something took.", &words["durations"]);
    writeln!(
        rows,
        "/// The kind of link from each event of a delivery to the one before it.\npub const LINK: &str = {link};"
    )
    .expect("text");
    rows.truncate(rows.trim_end().len());
    rows.push('\n');
    rows
}

/// A value as it is in a line; of a list the words with commas between them.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Every step is an event of the newest released release, and has a time.
fn steps_are_known(schemas: &Schemas, scenarios: &Value) {
    let newest =
        schemas.vocabularies.iter().find(|vocabulary| vocabulary.status == "released").expect("one is released");
    let known: BTreeSet<&str> = newest.events.iter().map(|event| event.key.as_str()).collect();
    for (name, steps) in scenarios.as_object().expect("scenarios") {
        for step in steps.as_array().expect("steps") {
            let words: Vec<&str> = step.as_str().expect("a step").split(' ').collect();
            let event = words[0].split(':').next().unwrap_or_default();
            assert!(known.contains(event), "{name}: there is no event {event}");
            let (least, most) = words[1].split_once('-').expect("the least and the most seconds");
            let [least, most]: [u32; 2] = [least, most].map(|seconds| seconds.parse().expect("seconds"));
            assert!(least <= most, "{name}: {step}");
        }
    }
}
