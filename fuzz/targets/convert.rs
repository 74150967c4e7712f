//! Fuzzes conversion. The input is two bytes of options, then the document: whatever it is, no leaf of it is lost without an
//! entry, and what is kept comes back.
#![no_main]

use cdevents_wasm::compose::{self, Converted};
use cdevents_wasm::model::plan::VOCABULARIES;
use cdevents_wasm::validate::{Options, identify};
use serde_json::Value;

fn convert(text: &[u8], to: usize, keep: bool) -> (Option<usize>, Option<Converted>) {
    identify(text, &Options::default(), |doc, event| {
        let Some(event) = event else { return (None, None) };
        let options = compose::Options { to, keep, ..compose::Options::default() };
        (event.vocabulary, compose::convert(doc, event, &options).ok())
    })
}

fn leaves(value: &Value, pointer: &str, work: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                leaves(value, &pointer, work);
            }
        }
        Value::Array(values) if !values.is_empty() => {
            for (index, value) in values.iter().enumerate() {
                leaves(value, &format!("{pointer}/{index}"), work);
            }
        }
        _ => work(pointer, value),
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some(([to, keep], document)) =
        data.split_at_checked(2).and_then(|(head, rest)| Some((head.first_chunk::<2>()?, rest)))
    else {
        return;
    };
    let (to, keep) = (usize::from(*to) % VOCABULARIES.len(), keep & 1 == 1);
    let (home, converted) = convert(document, to, keep);
    let (Some(home), Some(converted)) = (home, converted) else { return };
    let text = document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(document);
    // Where the other parser has limits that this one has not, there is nothing to compare with.
    let Ok(input) = serde_json::from_slice::<Value>(text) else { return };
    let output: Value = serde_json::from_str(&converted.json).expect("the result is JSON");
    leaves(&input, "", &mut |pointer, value| {
        let entry = converted.changes.iter().any(|change| change.from.as_deref() == Some(pointer));
        assert!(entry || output.pointer(pointer) == Some(value), "{pointer} is lost in {output}");
    });
    if keep {
        let (found, back) = convert(converted.json.as_bytes(), home, false);
        assert_eq!(found, Some(to), "the result is of the vocabulary that was asked for");
        let back = back.expect("the way home");
        let back: Value = serde_json::from_str(&back.json).expect("the result is JSON");
        // Data in base64 comes back as JSON.
        if input.get("data_base64").is_none() {
            assert_eq!(back, input, "by {}", converted.json);
        }
    }
});
