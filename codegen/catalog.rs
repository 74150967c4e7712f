//! Writes `pkg/src/generated/catalog.ts`, the data of `catalog()`.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::load::{self, Event, Kind, Node, Text, Vocabulary};
use crate::share::Sharing;

#[test]
fn catalog_ts_is_what_the_schemas_say() {
    crate::agree("pkg/src/generated/catalog.ts", &generate(&load::load()));
}

fn generate(schemas: &load::Schemas) -> String {
    let vocabularies: Vec<Value> = schemas.vocabularies.iter().map(|each| vocabulary(each, &schemas.errata)).collect();
    let mut sharing = Sharing::new(type_of);
    for value in &vocabularies {
        sharing.count(value);
    }
    // Keep the same event of all vocabularies together, since compression has a limited window.
    let mut events: Vec<(String, usize, usize)> = Vec::new();
    for (vocabulary, value) in vocabularies.iter().enumerate() {
        for (index, event) in value["events"].as_array().into_iter().flatten().enumerate() {
            let key = format!("{} {}", event["subject"], event["predicate"]).to_lowercase();
            events.push((key, vocabulary, index));
        }
    }
    events.sort();
    let mut names: Vec<Vec<(usize, String)>> = vec![Vec::new(); vocabularies.len()];
    let mut constants = String::new();
    for (number, (_, vocabulary, index)) in events.iter().enumerate() {
        let text = sharing.write(&vocabularies[*vocabulary]["events"][index]);
        writeln!(constants, "{},", text.trim()).expect("text");
        names[*vocabulary].push((*index, format!("e[{number}]!")));
    }
    let written: Vec<String> = vocabularies
        .iter()
        .zip(&mut names)
        .map(|(value, names)| {
            names.sort();
            let names: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
            let mut rest = value.clone();
            rest["events"] = Value::Array(Vec::new());
            sharing.write(&rest).replacen("events:[]", &format!("events:[{}]", names.join(",")), 1)
        })
        .collect();
    format!(
        "{}\nimport type {{ Catalog, EventTypeInfo, FieldInfo }} from '../types.js';\n\n\
         /** All vocabularies, made anew by each call, and not before: a program that never asks pays nothing. */\n\
         export function makeCatalog(): Catalog {{\n{}\nconst e: EventTypeInfo[] = [\n{constants}];\nreturn {{\n  vocabularies: [\n{},\n  ],\n}};\n}}\n",
        crate::header(),
        sharing.constants,
        written.join(",\n"),
    )
}

/// Fields and lists of fields are shared; examples and lists of strings are written inline.
fn type_of(value: &Value) -> Option<&'static str> {
    let is_field = |value: &Value| value.get("path").is_some() && value.get("required").is_some();
    match value {
        Value::Array(items) if items.first().is_some_and(is_field) => Some("FieldInfo[]"),
        Value::Object(_) if is_field(value) => Some("FieldInfo"),
        _ => None,
    }
}

fn vocabulary(vocabulary: &Vocabulary, errata: &[load::Erratum]) -> Value {
    let events: Vec<Value> = vocabulary.events.iter().map(event).collect();
    let errata: Vec<Value> = errata
        .iter()
        .filter(|erratum| erratum.vocabularies.contains(&vocabulary.id))
        .map(|erratum| json!({ "id": erratum.id, "message": erratum.message, "evidence": erratum.evidence }))
        .collect();
    json!({
        "id": vocabulary.id, "title": vocabulary.title, "date": vocabulary.date, "status": vocabulary.status,
        "events": events, "errata": errata,
    })
}

fn event(event: &Event) -> Value {
    json!({
        "type": event.type_name, "subject": event.subject, "predicate": event.predicate, "version": event.version,
        "summary": event.summary, "fields": fields(&event.root, "", &event.example), "example": event.example,
    })
}

fn fields(node: &Node, path: &str, example: &Value) -> Vec<Value> {
    let Some(object) = node.object() else { return Vec::new() };
    let each = object.fields.iter().map(|member| {
        let at = if path.is_empty() { member.name.clone() } else { format!("{path}.{}", member.name) };
        field(&member.node, &at, member.required, example.get(&member.name).unwrap_or(&Value::Null))
    });
    each.collect()
}

/// A field as `FieldInfo` in `pkg/src/types.ts`. Absent members mean no such requirement.
fn field(node: &Node, path: &str, required: bool, example: &Value) -> Value {
    let mut info = Map::new();
    info.insert("path".into(), path.into());
    info.insert("type".into(), Value::Null);
    info.insert("required".into(), required.into());
    let inner = |node: &Node, path: &str| field(node, path, false, &Value::Null);
    let of_type = match &node.kind {
        Kind::Text(text) => {
            text_demands(&mut info, text, node);
            if worth_showing(path) && example.is_string() {
                info.insert("example".into(), example.clone());
            }
            "string"
        }
        Kind::Object(object) => {
            if object.open {
                info.insert("open".into(), true.into());
            }
            let members = fields(node, path, example);
            if !members.is_empty() {
                info.insert("fields".into(), members.into());
            }
            "object"
        }
        Kind::Array(items) => {
            info.insert("items".into(), inner(items, &format!("{path}[]")));
            "array"
        }
        Kind::Links(ways) => {
            // `FieldInfo` describes links as `any` with `oneOf`: the only alternative is the list, whose items have three.
            let element = format!("{path}[]");
            let ways: Vec<Value> = ways.iter().map(|way| inner(way, &element)).collect();
            let summary = node.description.clone().unwrap_or_default();
            let one = json!({ "path": element, "type": "any", "required": false, "oneOf": ways, "summary": "One connection." });
            let list = json!({ "path": path, "type": "array", "required": false, "items": one, "summary": summary });
            info.insert("oneOf".into(), vec![list].into());
            "any"
        }
        Kind::OneOf(ways) => {
            info.insert("oneOf".into(), ways.iter().map(|way| inner(way, path)).collect());
            "any"
        }
        Kind::Any => "any",
    };
    info.insert("type".into(), of_type.into());
    info.insert("summary".into(), node.description.clone().unwrap_or_else(|| panic!("{path}: no description")).into());
    Value::Object(info)
}

fn text_demands(info: &mut Map<String, Value>, text: &Text, node: &Node) {
    if let Some(format) = &text.format {
        info.insert("format".into(), format.clone().into());
    }
    if let Some(only) = &text.constant {
        info.insert("enum".into(), json!([only]));
    } else if !text.words.is_empty() {
        info.insert("enum".into(), json!(text.words));
    }
    if text.open {
        info.insert("openEnum".into(), true.into());
    }
    if let Some(pattern) = text.pattern.as_ref().filter(|_| text.constant.is_none()) {
        info.insert("pattern".into(), pattern.clone().into());
    }
    if text.min_length > 0 {
        info.insert("minLength".into(), text.min_length.into());
    }
    if let Some(default) = &node.default {
        info.insert("example".into(), default.clone().into());
    }
}

/// Fields that differ in every event have their example in the event's own example only, to save bytes.
fn worth_showing(path: &str) -> bool {
    !matches!(path.rsplit('.').next(), Some("id" | "timestamp" | "time" | "type" | "source"))
}
