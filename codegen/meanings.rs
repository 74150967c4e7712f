//! `schemas/meanings.json` to rows: what words of other tools mean in types.

use crate::load::{Schemas, project};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The rows, at the end of `src/model/plan/rows.rs`.
pub fn rows(schemas: &Schemas) -> String {
    let file = project().join("schemas/meanings.json");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let data: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let events = || schemas.vocabularies.iter().flat_map(|vocabulary| &vocabulary.events);
    let subjects: BTreeSet<String> = events().map(|event| event.subject.clone()).collect();
    let predicates: BTreeSet<String> = events().map(|event| event.predicate.clone()).collect();
    let keys: BTreeSet<String> = events().map(|event| event.key.clone()).collect();
    let known = |list: &BTreeSet<String>, word: &str| assert!(list.contains(word), "{word} is in no vocabulary");

    let mut rows = String::new();
    let mut text = |name: &str, doc: &str, words: Vec<String>| {
        assert!(words.iter().all(|word| !word.contains(' ')), "{name}: words without a blank");
        writeln!(rows, "/// {doc}\npub(crate) static {name}: &str = {:?};\n", words.join(" ")).expect("text");
    };
    let noise = data["noise"].as_array().expect("noise").iter().filter_map(Value::as_str);
    text("NOISE", "Words of types that say nothing of what happened.", noise.map(str::to_owned).collect());
    let mut subjects_meant = Vec::new();
    for (word, subject) in members(&data["subjects"]) {
        let subject = subject.as_str().expect("a subject");
        known(&subjects, subject);
        subjects_meant.push(format!("{word}={subject}"));
    }
    text("SUBJECTS", "Other words for subjects.", subjects_meant);
    let mut words = Vec::new();
    for (word, meaning) in members(&data["predicates"]) {
        let predicate = meaning["predicate"].as_str().expect("a predicate");
        known(&predicates, predicate);
        words.push(format!("{word}={predicate}:{}", meaning["outcome"].as_str().unwrap_or_default()));
    }
    text(
        "PREDICATES",
        "Other words for predicates, each with the outcome after a colon if the word implies one.",
        words,
    );
    let mut pairs = Vec::new();
    for (pair, meaning) in members(&data["events"]) {
        let meaning = meaning.as_str().expect("a subject and a predicate");
        known(&keys, meaning);
        pairs.push(format!("{pair}={meaning}"));
    }
    text("TOGETHER", "Subjects with predicates that mean something else together.", pairs);
    let outcome = &schemas.semantics["roles"]["releases"]["outcome"];
    let outcome = outcome.as_str().and_then(|path| path.rsplit('.').next()).expect("the path of the outcome");
    writeln!(rows, "\n/// The field of a content that says how something ended.").expect("text");
    writeln!(rows, "pub(crate) const OUTCOME: &str = {outcome:?};").expect("text");
    rows
}

fn members(value: &Value) -> Vec<(&str, &Value)> {
    let members = value.as_object().expect("an object");
    members.iter().map(|(word, value)| (word.as_str(), value)).collect()
}
