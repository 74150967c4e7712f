//! Schemas that can be added, those that cannot, and what they say of events.

use cdevents_own_schemas::judge::{Answer, Asked, judge};
use cdevents_own_schemas::registered::{Problem, Schemas};
use serde_json::{Value, json};
use std::fmt::Write as _;

const TYPE: &str = "com.example.thing.done";

const WHOLE: Asked = Asked { most: 100, is_brief: false };

fn added(schema: Value) -> Result<Schemas, Problem> {
    let mut schemas = Schemas::default();
    schemas.add(TYPE, schema, None)?;
    Ok(schemas)
}

fn refused(schema: Value) -> (String, String) {
    let Problem { message, pointer } = added(schema).err().expect("a problem");
    assert!(!message.contains('\n'), "{message}");
    (message, pointer)
}

fn asked(schema: Value, text: &str) -> Answer {
    judge(&added(schema).expect("a schema"), text.as_bytes(), &[String::new()], WHOLE)
}

/// Each finding as its pointer, its bytes (of ASCII) and its message.
fn shown(schema: Value, text: &str) -> Vec<(String, String, String)> {
    let each = asked(schema, text).findings.into_iter();
    each.map(|found| {
        let bytes = found.place.start.offset as usize..found.place.end.offset as usize;
        (found.place.pointer, text[bytes].to_owned(), found.message)
    })
    .collect()
}

#[test]
fn findings_are_placed_like_the_engines() {
    let schema = json!({"properties": {"data": {
        "required": ["a", "b"], "additionalProperties": false,
        "properties": {"a": {"type": "integer"}, "b": {"minimum": 3}, "c": {"enum": ["x", 1]}, "d": {"items": {"minLength": 2}},
            "e": {"type": ["string", "null"]}},
        "propertyNames": {"maxLength": 4}
    }}});
    let text =
        r#"{"type": "com.example.thing.done", "data": {"a": "1", "c": [], "d": ["xx", "y"], "e": {}, "wrong": 1}}"#;
    let found = shown(schema, text);
    let expected = [
        ("/data", "\"data\"", "missing field `b`"),
        ("/data/a", "\"1\"", "`a` is a string, expected an integer"),
        ("/data/c", "[", "`c` is an array, expected one of `x`, `1`"),
        ("/data/d/1", "\"y\"", "item 1 of `d` has too few characters, expected at least 2"),
        ("/data/e", "{", "`e` is an object, expected null or a string"),
        ("/data/wrong", "\"wrong\"", "unknown field `wrong`"),
        ("/data/wrong", "\"wrong\"", "the name `wrong` has too many characters, expected at most 4"),
    ];
    let mut found: Vec<_> = found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    found.sort_unstable();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn members_that_are_not_allowed_are_named() {
    let schema = json!({"properties": {
        "data": {"additionalProperties": false},
        "more": {"propertyNames": false, "properties": {"a": true}},
        "additionalProperties": false
    }});
    let text =
        r#"{"type":"com.example.thing.done","data":{"b":1,"c":2},"more":{"a":1},"additionalProperties":{"a":1}}"#;
    let pointers: Vec<_> = shown(schema, text).into_iter().map(|found| found.0).collect();
    assert_eq!(pointers, ["/data/b", "/data/c", "/more/a", "/additionalProperties"]);
}

#[test]
fn alternatives_name_what_the_nearest_asks_for() {
    let schema = json!({"properties": {"data": {"anyOf": [{"required": ["a", "b", "c"], "type": "array"}, {"required": ["d"]}]}}});
    let answer = asked(schema, r#"{"type":"com.example.thing.done","data":{}}"#);
    assert_eq!(answer.findings.len(), 1);
    assert_eq!(answer.findings[0].message, "`data` matches none of the 2 alternatives");
    let related: Vec<_> = answer.findings[0].related.iter().map(|each| each.message.as_str()).collect();
    assert_eq!(related, ["missing field `d`"]);
}

#[test]
fn a_wrong_schema_is_refused_with_its_place() {
    for (schema, pointer, words) in [
        (
            json!({"properties": {"a": {"type": "strin"}}}),
            "/properties/a/type",
            "`type` is `strin`, expected one of `array`",
        ),
        (json!({"required": "a"}), "/required", "`required` is a string, expected an array"),
        (json!({"type": {"a": 1}}), "/type", "`type` is an object, expected one of"),
        (json!({"$id": "http://[x"}), "/$id", "`http://[x` is no URI"),
        (json!({"properties": {"a": {"minLength": -1}}}), "/properties/a/minLength", "expected at least 0"),
        (
            json!({"properties": {"a": {"$ref": "https://example.com/other.json"}}}),
            "/properties/a/$ref",
            "nothing is fetched",
        ),
        (json!({"$ref": "http://127.0.0.1:1/x"}), "/$ref", "nothing is fetched"),
        (json!({"$ref": "file:///etc/passwd"}), "/$ref", "nothing is fetched"),
        (json!({"allOf": [{"$ref": "other.json#/a"}]}), "/allOf/0/$ref", "other.json"),
        (json!({"$dynamicRef": "https://example.com/x#a"}), "/$dynamicRef", "nothing is fetched"),
        (json!({"$ref": "#/$defs/absent"}), "/$ref", "absent"),
        (json!({"$ref": "#nowhere"}), "/$ref", "nowhere"),
        (json!({"$schema": "https://example.com/meta"}), "/$schema", "metaschema"),
        (json!({"properties": {"a": {"pattern": "^(?=a)"}}}), "/properties/a/pattern", "look-around"),
        (json!({"properties": {"a": {"pattern": "(a)\\1"}}}), "/properties/a/pattern", "back-references"),
        (json!({"patternProperties": {"(?<!b)a": true}}), "/patternProperties", "look-around"),
        (json!({"pattern": "("}), "/pattern", "regular expression"),
        (json!({"pattern": "((a{1000}){1000}){1000}"}), "/pattern", "linear"),
    ] {
        let (message, place) = refused(schema.clone());
        assert!(place.starts_with(pointer) && message.contains(words), "{schema}: {place} {message}");
    }
}

#[test]
fn patterns_take_linear_time() {
    let schema = json!({"properties": {"data": {"pattern": "^(a+)+$"}}});
    let text = format!(r#"{{"type":"{TYPE}","data":"{}!"}}"#, "a".repeat(200_000));
    assert_eq!(shown(schema, &text).len(), 1);
}

#[test]
fn schemas_refer_to_each_other() {
    let mut schemas = Schemas::default();
    schemas.add("https://example.com/a.json", json!({"type": "integer"}), None).expect("a schema");
    schemas
        .add("com.example.part", json!({"$id": "https://example.com/b.json", "$ref": "a.json"}), None)
        .expect("a schema");
    schemas.add(TYPE, json!({"properties": {"data": {"$ref": "com.example.part"}}}), None).expect("a schema");
    let found = |schemas: &Schemas, text: &str| judge(schemas, text.as_bytes(), &[String::new()], WHOLE).findings.len();
    assert_eq!(found(&schemas, r#"{"type":"com.example.thing.done","data":1}"#), 0);
    assert_eq!(found(&schemas, r#"{"type":"com.example.thing.done","data":"1"}"#), 1);
    let again = schemas.add("https://example.com/b.json#", json!(true), None).expect_err("a problem");
    assert!(again.message.contains("already"), "{}", again.message);
    // What was refused has changed nothing.
    assert_eq!(found(&schemas, r#"{"type":"com.example.thing.done","data":"1"}"#), 1);
}

#[test]
fn recursive_schemas_end() {
    for schema in [
        json!({"$ref": "#"}),
        json!({"$ref": ""}),
        json!({"allOf": [{"$ref": "#"}]}),
        json!({"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}),
        json!({"$dynamicAnchor": "m", "unevaluatedProperties": {"$dynamicRef": "#m"}}),
    ] {
        // Whether it is refused or not: what matters is that it comes to an end.
        if let Ok(schemas) = added(schema) {
            judge(&schemas, format!(r#"{{"type":"{TYPE}","a":{{"b":[{{}}]}}}}"#).as_bytes(), &[String::new()], WHOLE);
        }
    }
}

#[test]
fn documents_are_as_deep_as_the_limit() {
    let schema = json!({"properties": {"data": {"$ref": "#/$defs/d"}},
        "$defs": {"d": {"anyOf": [{"type": "integer"}, {"items": {"$ref": "#/$defs/d"}, "type": "array"}]}}});
    let nested = |depth: usize| format!(r#"{{"type":"{TYPE}","data":{}"x"{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert_eq!(shown(schema.clone(), &nested(250)).len(), 1);
    // Beyond it nothing is judged: the engine says why.
    assert_eq!(asked(schema, &nested(300)).judged.len(), 0);
}

#[test]
fn deep_schemas_are_refused() {
    let mut schema = json!({"type": "integer"});
    for _ in 0..200 {
        schema = json!({"not": schema});
    }
    assert!(refused(schema).0.contains("deeper than 128"));
}

#[test]
fn many_findings_take_linear_time_and_are_counted() {
    let schema = json!({"properties": {"data": {"items": {"type": "string"}}}});
    let mut text = format!(r#"{{"type":"{TYPE}","data":[0"#);
    for number in 1..100_000 {
        write!(text, ",{number}").expect("text");
    }
    text.push_str("]}");
    let answer = asked(schema, &text);
    assert_eq!((answer.findings.len(), answer.omitted), (100, 99_900));
    assert_eq!(answer.findings[99].place.pointer, "/data/99");
}

#[test]
fn base64_data_is_read_like_json() {
    let schema = json!({"properties": {"data": {"required": ["b"], "properties": {"a": {"type": "string"}}}}});
    // {"a":1}
    let text = format!(r#"{{"specversion":"1.0","type":"{TYPE}","data_base64":"eyJhIjoxfQ=="}}"#);
    let found = shown(schema, &text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].0, "/data_base64");
    assert_eq!(found[1].0, "/data_base64/a");
    assert_eq!(found[1].1, "\"eyJhIjoxfQ==\"");
}

/// Alternatives that refer to themselves: what is wrong at the bottom is wrong in each of them, at each level.
fn alternatives() -> Value {
    json!({"properties": {"data": {"$ref": "#/$defs/n"}}, "$defs": {"n": {"anyOf": [
        {"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["x"]},
        {"properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["y"]},
        {"type": "integer"}
    ]}}})
}

fn nested(depth: usize) -> String {
    format!(r#"{{"type":"{TYPE}","data":{}"z"{}}}"#, r#"{"a":"#.repeat(depth), "}".repeat(depth))
}

#[test]
fn alternatives_within_alternatives_come_to_an_end() {
    let whole = |depth| shown(alternatives(), &nested(depth));
    assert_eq!(whole(3)[0].2, "`data` matches none of the 3 alternatives");
    for depth in [20, 60, 250] {
        let found = whole(depth);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0.as_str(), found[0].2.as_str()), ("", "the event does not match the schema"));
    }
    let schemas = added(alternatives()).expect("a schema");
    let brief = Asked { is_brief: true, ..WHOLE };
    let answer = judge(&schemas, nested(3).as_bytes(), &[String::new()], brief);
    assert_eq!(answer.findings[0].message, "the event does not match the schema");
    assert!(!answer.judged[0].is_unjudged);
}

/// Doubles what is asked of each of the many members, without going deeper.
fn doubling(times: usize) -> Value {
    let mut defs = serde_json::Map::new();
    for at in 0..times {
        let next = json!({"$ref": format!("#/$defs/d{}", at + 1)});
        defs.insert(format!("d{at}"), json!({"allOf": [next, next]}));
    }
    defs.insert(format!("d{times}"), json!({"type": "integer"}));
    json!({"properties": {"data": {"additionalProperties": {"$ref": "#/$defs/d0"}}}, "$defs": defs})
}

#[test]
fn an_event_without_a_verdict_is_not_invalid() {
    let members: Vec<String> = (0..2_000).map(|at| format!(r#""a{at}":1"#)).collect();
    let text = format!(r#"{{"type":"{TYPE}","data":{{{}}}}}"#, members.join(","));
    let answer = asked(doubling(16), &text);
    assert!(answer.judged[0].is_unjudged && answer.findings[0].is_limit);
    assert_eq!(answer.findings[0].message, "the schema takes too many steps to judge the event");
    let answer = asked(doubling(2), &text);
    assert!(!answer.judged[0].is_unjudged && answer.findings.is_empty());
}
