//! Writes the numbers of `src/protocol.rs` for JavaScript.

use cdevents_wasm::model::http::MAX_HEADER_BYTES;
use cdevents_wasm::protocol::{
    ANY_VOCABULARY, CLEAN, ENVELOPES, NULL, OUTCOMES, SEVERITIES, VOCABULARY_FROM, flag, header,
};
use std::fmt::Write as _;

#[test]
fn protocol_ts_is_what_the_engine_says() {
    crate::agree("pkg/src/generated/protocol.ts", &protocol());
}

/// Names in the order of their numbers; the empty name is null.
fn words<Value>(list: &[(Value, &str)]) -> String {
    let word = |word: &str| if word.is_empty() { "null".to_owned() } else { format!("'{word}'") };
    list.iter().map(|(_, name)| word(name)).collect::<Vec<_>>().join(", ")
}

fn protocol() -> String {
    let mut text = format!(
        "// Generated from src/protocol.rs by `{}`: edits here are lost. It says what each number means.\n\n",
        crate::COMMAND
    );
    let numbers = [
        ("STRICT", flag::STRICT),
        ("FROM_STRING", flag::FROM_STRING),
        ("IN_PLACE", flag::IN_PLACE),
        ("LEVELS", flag::LEVELS),
        ("MESSAGE", flag::MESSAGE),
        ("MAX_HEADER_BYTES", MAX_HEADER_BYTES),
        ("ANY_VOCABULARY", ANY_VOCABULARY),
        ("NULL", NULL),
        ("CLEAN", CLEAN),
    ];
    for (name, number) in numbers {
        writeln!(text, "export const {name} = {number};").expect("text");
    }
    let places = [
        ("OUTCOME", header::OUTCOME),
        ("EVENTS", header::EVENTS),
        ("FINDINGS", header::FINDINGS),
        ("OMITTED", header::OMITTED),
        ("TABLE", header::TABLE),
        ("TABLE_WORDS", header::TABLE_WORDS),
        ("TEXT", header::TEXT),
        ("TEXT_BYTES", header::TEXT_BYTES),
        ("BATCH", header::BATCH),
        ("IDENTITY", header::IDENTITY),
        ("OMITTED_BY_SEVERITY", header::OMITTED_BY_SEVERITY),
        ("ASCII", header::ASCII),
    ];
    text.push('\n');
    for (name, place) in places {
        writeln!(text, "export const HEADER_{name} = {place};").expect("text");
    }
    let lists = [
        ("OUTCOMES", words(&OUTCOMES)),
        ("SEVERITIES", words(&SEVERITIES)),
        ("ENVELOPES", words(&ENVELOPES)),
        ("VOCABULARY_FROM", words(&VOCABULARY_FROM)),
    ];
    text.push('\n');
    for (name, list) in lists {
        writeln!(text, "export const {name} = [{list}] as const;").expect("text");
    }
    text
}
