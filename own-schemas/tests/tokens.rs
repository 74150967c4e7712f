//! The engine's tokens and `serde_json` are the same to the `jsonschema` crate.

use cdevents_own_schemas::tokens::{Part, Text, Tokens};
use cdevents_wasm::json::{self, Limits};
use jsonschema::json::{Array, JsonNumber, Node, Object};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use serde_json::{Map, Value, json};

fn text_of(source: &str) -> Text<'_> {
    let doc = json::read(source.as_bytes(), &Limits::default(), false, Vec::new());
    assert!(doc.sound(), "{source}");
    Text::new(doc)
}

/// A value as the crate sees it, by every way that it has to look.
fn seen(part: Part) -> Value {
    if let Some(object) = part.as_object() {
        let mut members = Map::new();
        for (name, value) in object.members() {
            let found = object.get(&name.to_string()).map(seen);
            let value = seen(value);
            assert_eq!(found.as_ref(), Some(&value), "{name}");
            assert!(members.insert(name.into_owned(), value).is_none());
        }
        assert_eq!(object.len(), members.len());
        assert!(object.get(&"\u{1}absent".to_owned()).is_none());
        return Value::Object(members);
    }
    if let Some(array) = part.as_array() {
        let items: Vec<Value> = array.elements().map(seen).collect();
        assert_eq!(array.len(), items.len());
        return Value::Array(items);
    }
    if let Some(text) = part.as_string() {
        assert_eq!(part.string_length(), Some(text.chars().count() as u64));
        return Value::String(text.into_owned());
    }
    if let Some(number) = part.as_number() {
        return Value::Number(number.to_number().into_owned());
    }
    if let Some(boolean) = part.as_boolean() {
        return Value::Bool(boolean);
    }
    assert!(part.is_null());
    Value::Null
}

/// JSON as text, with escapes, white space and equal names.
fn texts() -> impl Strategy<Value = String> {
    let name =
        || prop_oneof![Just("a"), Just("b"), Just("\\u0061"), Just("~/"), Just("__proto__"), Just("é"), Just("")];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<u64>().prop_map(|value| value.to_string()),
        (-50i64..50).prop_map(|value| format!("{value}.0")),
        any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(|value| format!("{value:e}")),
        "[a-z ]{0,8}".prop_map(|text| format!("\"{text}\"")),
        any::<String>().prop_map(|text| json!(text).to_string()),
    ];
    leaf.prop_recursive(5, 80, 24, move |inner| {
        let member = (name(), 0..40u8, inner.clone());
        prop_oneof![
            vec(inner, 0..6).prop_map(|items| format!("[ {}]", items.join(" ,"))),
            vec(member, 0..24).prop_map(|members| {
                let members: Vec<String> =
                    members
                        .into_iter()
                        .map(|(name, number, value)| {
                            if number < 20 {
                                format!("\"{name}\": {value}")
                            } else {
                                format!("\n\"n{number}\" :{value}")
                            }
                        })
                        .collect();
                format!("{{{}}}", members.join(",\t"))
            }),
        ]
    })
}

/// Schemas that ask for all that a representation can be asked.
fn schemas() -> Vec<Value> {
    vec![
        json!({"$defs": {"v": {"anyOf": [{"type": ["null", "boolean", "integer", "string"]}, {"type": "number", "minimum": 0},
            {"type": "array", "items": {"$ref": "#/$defs/v"}, "uniqueItems": true, "maxItems": 4},
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/v"}, "propertyNames": {"maxLength": 3}}]}},
            "$ref": "#/$defs/v"}),
        json!({"type": "object", "required": ["a", "b", "~/"], "properties": {"a": {"type": "integer"}, "b": {"const": true}},
            "patternProperties": {"^n1": {"enum": [1, null, "x", [], {}, {"a": 1}, [1]]}}, "maxProperties": 9,
            "unevaluatedProperties": false}),
        json!({"items": {"not": {"type": ["object", "array"]}}, "contains": {"type": "string"}, "minContains": 1, "minItems": 2}),
        json!({"additionalProperties": {"multipleOf": 2, "minLength": 2, "pattern": "^[a-z]"}, "dependentRequired": {"a": ["b"]},
            "properties": {"__proto__": false}}),
        json!({"type": "integer"}),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000), ..ProptestConfig::default() })]

    #[test]
    fn tokens_read_like_values(source in texts()) {
        let value: Value = serde_json::from_str(&source).expect("JSON");
        let text = text_of(&source);
        assert_eq!(seen(text.at(0)), value, "{source}");
    }

    #[test]
    fn verdicts_and_places_are_those_on_values(source in texts()) {
        let value: Value = serde_json::from_str(&source).expect("JSON");
        let text = text_of(&source);
        for schema in schemas() {
            let of_values = jsonschema::options().build(&schema).expect("a schema");
            let of_tokens = jsonschema::options_for::<Tokens>().build(&schema).expect("a schema");
            assert_eq!(of_tokens.is_valid(text.at(0)), of_values.is_valid(&value), "{schema} {source}");
            let place = |error: jsonschema::ValidationError| {
                format!("{} {} {}", error.kind().keyword(), error.instance_path(), error.schema_path())
            };
            let [mut ours, mut theirs] = [
                of_tokens.iter_errors(text.at(0)).map(place).collect::<Vec<_>>(),
                of_values.iter_errors(&value).map(place).collect::<Vec<_>>(),
            ];
            ours.sort();
            theirs.sort();
            assert_eq!(ours, theirs, "{schema} {source}");
        }
    }
}

#[test]
fn numbers_beyond_doubles_are_the_largest() {
    let text = text_of("[1e400, -1e400, -0, 18446744073709551616]");
    let found = seen(text.at(0));
    assert_eq!(found[0].as_f64(), Some(f64::MAX));
    assert_eq!(found[1].as_f64(), Some(f64::MIN));
    assert_eq!(found[2].as_f64(), Some(0.0));
    assert_eq!(found[3].as_f64(), Some(18_446_744_073_709_551_616.0));
}
