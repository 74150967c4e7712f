//! `schemas/conversions.json` to rows: how an event of one vocabulary is written in a neighbouring one.

use crate::load::{Schemas, project};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// `src/compose/conversions/rows.rs`.
pub fn generate(schemas: &Schemas) -> String {
    let file = project().join("schemas/conversions.json");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let data: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut rows = String::from(
        "//! Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.\n\nuse super::{Move, Step, Values};\n\n",
    );
    rows.push_str("pub static STEPS: &[Step] = &[\n");
    let empty = Vec::new();
    let list = |value: &'static str, of: &Value| of[value].as_array().cloned().unwrap_or_else(|| empty.clone());
    let index = |id: &Value| {
        let id = id.as_str().expect("an id");
        schemas.vocabularies.iter().position(|vocabulary| vocabulary.id == id).unwrap_or_else(|| panic!("no {id}"))
    };
    let mut joined = BTreeSet::new();
    for step in list("steps", &data) {
        let ends = [index(&step["from"]), index(&step["to"])];
        joined.extend(ends);
        let events: BTreeSet<String> =
            ends.iter().flat_map(|end| &schemas.vocabularies[*end].events).map(|event| event.key.clone()).collect();
        writeln!(rows, "    Step {{\n        ends: [{}, {}],\n        events: &[", ends[0], ends[1]).expect("text");
        for pair in list("events", &step) {
            let [from, to] = [0, 1].map(|end| pair[end].as_str().expect("an event"));
            assert!(events.contains(from) || events.contains(to), "{from} and {to} are in neither vocabulary");
            writeln!(rows, "[{from:?}, {to:?}],").expect("text");
        }
        rows.push_str("],\n        moves: &[");
        let known =
            |of: &str| of.is_empty() || events.iter().any(|key| key == of || key.starts_with(&format!("{of}.")));
        for entry in list("moves", &step) {
            let of = entry["of"].as_str().unwrap_or_default();
            assert!(known(of), "there is no event {of}");
            writeln!(rows, "Move {{ of: {of:?}, ends: [{}, {}] }},", entry["from"], entry["to"]).expect("text");
        }
        rows.push_str("],\n        values: &[");
        for entry in list("values", &step) {
            let of = entry["of"].as_str().unwrap_or_default();
            assert!(known(of), "there is no event {of}");
            let pairs = |name: &str| {
                let members = entry[name].as_object().expect("an object of values");
                members.iter().map(|(from, to)| format!("[{from:?}, {to}],")).collect::<Vec<_>>().concat()
            };
            let assumed = entry["assumed"].as_bool().unwrap_or_default();
            writeln!(
                rows,
                "Values {{ of: {of:?}, path: {}, assumed: {assumed}, there: &[{}], back: &[{}] }},",
                entry["path"],
                pairs("there"),
                pairs("back"),
            )
            .expect("text");
        }
        rows.push_str("],\n    },\n");
    }
    rows.push_str("];\n");
    assert_eq!(joined.len(), schemas.vocabularies.len(), "every vocabulary has a step");
    let roles = &schemas.semantics["roles"];
    let [plain, cloud] = ["plain", "cloudevents"].map(|spelling| roles["draft"][spelling].as_object().expect("roles"));
    rows.push_str("\n/// The names of the draft's attributes: plain, and as those of a CloudEvent.\npub static SPELLINGS: &[(&str, &str)] = &[\n");
    for (role, name) in plain {
        if let Some(other) = cloud.get(role).filter(|other| *other != name) {
            writeln!(rows, "    ({name}, {other}),").expect("text");
        }
    }
    writeln!(rows, "];\n\n/// The draft's attribute for the status.\npub const STATUS: &str = {};", plain["status"])
        .expect("text");
    let custom = &roles["releases"]["customData"];
    writeln!(rows, "\n/// The sender's own data.\npub const CUSTOM_DATA: &str = {custom};").expect("text");
    rows
}
