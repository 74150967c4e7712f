//! Fuzzes a schema of the user's own with a document: the schema, a separator, and the document.
#![no_main]

use cdevents_own_schemas::judge::{Asked, DEPTH, judge};
use cdevents_own_schemas::registered::Schemas;
use cdevents_wasm::json::{self, Limits};
use jsonschema::PatternOptions;
use serde_json::Value;

/// Stands between schema and document.
const SEPARATOR: u8 = 0x1E;

const TYPE: &str = "com.example.thing.done";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some(at) = data.iter().position(|&byte| byte == SEPARATOR) else { return };
    let (schema, document) = (&data[..at], &data[at + 1..]);
    let Ok(schema) = serde_json::from_slice::<Value>(schema) else { return };
    let mut schemas = Schemas::default();
    if let Err(problem) = schemas.add(TYPE, schema.clone(), None) {
        // The place is in the schema.
        assert!(schema.pointer(&problem.pointer).is_some() || !problem.pointer.is_empty(), "{}", problem.message);
        assert!(!problem.message.is_empty() && !problem.message.contains('\n'));
        return;
    }
    let limits = Limits { depth: DEPTH, ..Limits::default() };
    let doc = json::read(document, &limits, false, Vec::new());
    let is_json = doc.faults.is_empty() && !doc.tokens.is_empty();
    let answer = judge(&schemas, document, &[String::new()], Asked { most: 100, is_brief: false });
    assert!(is_json || answer.judged.is_empty() || doc.sound());
    for found in &answer.findings {
        assert!(found.place.start.offset <= found.place.end.offset);
        assert!(!found.message.is_empty() && !found.message.contains('\n'), "{}", found.message);
    }
    if answer.judged.is_empty() || !is_json || answer.judged[0].is_unjudged {
        return;
    }
    // The same schema judges the same value in the same way, unless base64 was decoded in between.
    let Ok(value) = serde_json::from_slice::<Value>(document) else { return };
    if value.get("data_base64").is_some() {
        return;
    }
    // A reference to the type finds a schema only there.
    let options = jsonschema::options().with_pattern_options(PatternOptions::regex());
    let Ok(validator) = options.build(&schema) else { return };
    assert_eq!(validator.is_valid(&value), answer.findings.is_empty(), "{schema} {value}");
});
