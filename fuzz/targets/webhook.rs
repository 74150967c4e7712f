//! Fuzzes the mapping of webhooks. The input is a byte of options, then header lines, a blank line and the body: whatever they are,
//! what comes out can be built, has no empty values, and is the same event when the message comes again.
#![no_main]

use cdevents_wasm::compose::{Order, construct};
use cdevents_wasm::json::{Limits, read};
use cdevents_wasm::webhooks::{self, Mapped, Mappings, code};
use driver::http::{Message, message};
use serde_json::{Map, Value, json};

fn map(message: &Message, options: Value, provider: Option<&str>) -> Mapped {
    let headers: Map<String, Value> =
        message.headers.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect();
    let known = json!({ "headers": headers, "options": options }).to_string();
    let known = read(known.as_bytes(), &Limits::default(), false, Vec::new());
    webhooks::map(
        message.body,
        &Limits { depth: 64, ..Limits::default() },
        false,
        &known,
        provider,
        &mut Mappings::default(),
    )
}

fn built(mapped: &Mapped) -> Vec<Value> {
    let build = |given: &webhooks::Given| {
        let doc = read(given.json.as_bytes(), &Limits::default(), false, Vec::new());
        assert!(doc.sound(), "{}", given.json);
        let event = construct(&given.kind, &doc, 0, &Order::default()).expect("a known type");
        serde_json::from_str(&event.json).expect("JSON")
    };
    mapped.events.iter().map(build).collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.iter().any(is_empty),
        Value::Object(members) => members.values().any(is_empty),
        _ => false,
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    let message = message(rest);
    let mut options = Map::new();
    for (bit, name, value) in
        [(1, "environment", "production"), (2, "links", "true"), (4, "url", "https://x/{name}/{uid}")]
    {
        if choice & bit != 0 {
            options.insert(name.to_owned(), value.into());
        }
    }
    let names: Vec<_> = webhooks::providers().collect();
    let provider =
        Some(usize::from(choice >> 4)).filter(|_| choice & 8 != 0).and_then(|index| names.get(index).copied());
    let at = |now: &str| {
        let mut options = options.clone();
        options.insert("now".to_owned(), now.into());
        map(&message, Value::Object(options), provider)
    };
    let mapped = at("2026-11-29T12:00:00Z");
    assert_eq!(mapped.events.is_empty(), mapped.nothing.is_some(), "events or a reason");
    if let Some(nothing) = &mapped.nothing {
        let known = [
            code::ALREADY_AN_EVENT,
            code::LACKS_REQUIRED,
            code::NOT_JSON,
            code::NO_COUNTERPART,
            code::UNKNOWN_PROVIDER,
        ];
        assert!(known.contains(&nothing.code) && !nothing.reason.is_empty(), "{nothing:?}");
    }
    for (pointer, note) in &mapped.notes {
        assert!(!note.is_empty());
        assert!(pointer.is_empty() || pointer.starts_with('/') || pointer.starts_with("the "), "{pointer}");
    }
    let events = built(&mapped);
    for event in &events {
        for pointer in ["/context/id", "/context/source", "/context/timestamp", "/subject/id"] {
            assert!(event.pointer(pointer).is_some_and(Value::is_string), "no {pointer} in {event}");
        }
        assert!(!is_empty(event), "an empty value in {event}");
    }
    // Another delivery of the same message: only times can differ.
    let mut again = built(&at("2027-01-01T00:00:00.5Z"));
    assert_eq!(again.len(), events.len());
    for (event, other) in events.iter().zip(&mut again) {
        other["context"]["timestamp"] = event["context"]["timestamp"].clone();
        assert_eq!(event, other);
    }
});
