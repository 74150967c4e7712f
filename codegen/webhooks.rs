//! `schemas/webhooks/` to rows: each mapping as JSON text, with its parts put in, its short forms written out and the members that
//! the newest release requires marked. What only its page needs is left out.

use crate::load::{Kind, Node, Schemas, Vocabulary, project};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What a mapping can have. The second of each pair: whether the rows have it too.
const MEMBERS: [(&str, bool); 18] = [
    ("title", false),
    ("about", false),
    ("setup", false),
    ("limits", false),
    ("verification", false),
    ("signature", false),
    ("rank", false),
    ("extends", false),
    ("recognise", false),
    ("parts", false),
    ("source", false),
    ("member", false),
    ("delivery", true),
    ("names", true),
    ("tables", true),
    ("texts", true),
    ("otherwise", true),
    ("entries", true),
];

/// What an entry can have.
const ENTRY: [&str; 16] = [
    "on", "at", "when", "none", "lacks", "already", "each", "entries", "event", "use", "source", "id", "time", "key",
    "content", "custom",
];

/// Entries have these too: what a link to the event before can be made of.
const LINKS: [&str; 2] = ["run", "follows"];

/// The forms of values that are objects.
const FORMS: [&str; 6] = ["when", "word", "purl", "fill", "items", "some"];

/// What references begin with.
const MARKS: [char; 5] = ['/', '.', '@', '?', '$'];

/// A file of `schemas/webhooks/`.
pub struct Mapping {
    /// The provider; empty for what is an event itself.
    pub name: String,
    /// As it is written, with what it extends.
    pub source: Value,
    /// As the rows have it.
    pub rows: Value,
}

/// All mappings, in the order in which they are recognised.
pub fn mappings(schemas: &Schemas) -> Vec<Mapping> {
    let newest =
        schemas.vocabularies.iter().find(|vocabulary| vocabulary.status == "released").expect("one is released");
    let folder = project().join("schemas/webhooks");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("schemas/webhooks")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    let mut mappings: Vec<Mapping> = names
        .iter()
        .map(|file| {
            let name = file.strip_suffix(".json").expect("only mappings");
            let source = written(name);
            let rows = Compiler { newest, name, source: &source }.mapping();
            Mapping { name: if name == "event" { String::new() } else { name.to_owned() }, source, rows }
        })
        .collect();
    let rank =
        |mapping: &Mapping| mapping.source["rank"].as_u64().unwrap_or_else(|| panic!("{}: no rank", mapping.name));
    mappings.sort_by_key(rank);
    let ranks: BTreeSet<u64> = mappings.iter().map(rank).collect();
    assert_eq!(ranks.len(), mappings.len(), "two mappings have one rank");
    mappings
}

/// A file with what it extends: its own members win. An entry with the `on` of an inherited one takes its place; the others come
/// first.
fn written(name: &str) -> Value {
    let mut own = crate::sampling::read(&format!("webhooks/{name}.json"));
    let Some(base) = own.get("extends").and_then(Value::as_str).map(written) else { return own };
    let mut whole = base;
    let mut entries = own["entries"].take().as_array().cloned().unwrap_or_default();
    for inherited in whole["entries"].take().as_array().expect("entries") {
        let place = entries.iter().position(|entry| entry["on"] == inherited["on"]);
        let entry = place.map_or_else(|| inherited.clone(), |place| entries.remove(place));
        entries.push(entry);
    }
    for name in ["about", "setup", "limits", "texts", "verification"] {
        whole.as_object_mut().expect("an object").remove(name);
    }
    own.as_object_mut().expect("an object").remove("entries");
    merge(&mut whole, &own);
    whole["entries"] = Value::Array(entries);
    whole
}

/// Puts the members of one object into another, deeply. A form of a value is one thing.
fn merge(into: &mut Value, from: &Value) {
    let is_form = |value: &Value| FORMS.iter().any(|form| value.get(form).is_some());
    let members = into.as_object_mut().expect("an object");
    for (name, value) in from.as_object().expect("an object") {
        match members.get_mut(name) {
            Some(known) if known.is_object() && value.is_object() && !is_form(known) && !is_form(value) => {
                merge(known, value);
            }
            _ => {
                members.insert(name.clone(), value.clone());
            }
        }
    }
}

struct Compiler<'c> {
    newest: &'c Vocabulary,
    name: &'c str,
    source: &'c Value,
}

impl Compiler<'_> {
    fn wrong(&self, what: &str) -> ! {
        panic!("schemas/webhooks/{}.json: {what}", self.name)
    }

    fn mapping(&self) -> Value {
        let mut rows = Map::new();
        for (name, value) in self.source.as_object().expect("an object") {
            let Some((_, kept)) = MEMBERS.iter().find(|(known, _)| known == name) else {
                self.wrong(&format!("unknown member {name}"))
            };
            if !kept {
                continue;
            }
            let compiled = match name.as_str() {
                "entries" => self.entries(value),
                "names" => Value::Object(
                    value
                        .as_object()
                        .expect("names")
                        .iter()
                        .map(|(name, value)| (name.clone(), expanded(value)))
                        .collect(),
                ),
                "delivery" | "otherwise" => expanded(value),
                _ => value.clone(),
            };
            rows.insert(name.clone(), compiled);
        }
        self.references_are_known(&Value::Object(rows.clone()));
        Value::Object(rows)
    }

    fn entries(&self, entries: &Value) -> Value {
        entries.as_array().expect("entries").iter().map(|entry| self.entry(entry)).collect()
    }

    fn entry(&self, entry: &Value) -> Value {
        let whole = self.with_parts(entry);
        let on =
            whole["on"].as_str().unwrap_or_else(|| self.wrong(&format!("an entry has no `on`: {entry}"))).to_owned();
        let mut rows = Map::new();
        for (name, value) in whole.as_object().expect("an entry") {
            if !ENTRY.contains(&name.as_str()) && !LINKS.contains(&name.as_str()) {
                self.wrong(&format!("{on}: unknown member {name}"));
            }
            let compiled = match name.as_str() {
                "on" | "use" => continue,
                "entries" => self.entries(value),
                "event" | "lacks" | "already" | "each" | "follows" | "when" | "at" | "content" | "custom" => {
                    value.clone()
                }
                "time" => times(value),
                "key" => value.as_array().expect("facts").iter().map(expanded).collect(),
                _ => expanded(value),
            };
            rows.insert(name.clone(), compiled);
        }
        let Some(kind) = whole.get("event").and_then(Value::as_str) else {
            let ends = ["none", "lacks", "already", "entries"].iter().filter(|name| whole.get(name).is_some()).count();
            if ends != 1 {
                self.wrong(&format!("{on}: what comes of it is not clear"));
            }
            return Value::Object(rows);
        };
        let event = self.newest.events.iter().find(|event| event.key == kind);
        let event = event.unwrap_or_else(|| self.wrong(&format!("{on}: there is no event {kind}")));
        let content = event.root.at("subject.content").expect("a content");
        let given = whole.get("content").cloned().unwrap_or_else(|| json!({}));
        rows.insert("content".into(), self.content(&given, content, &on));
        let facts = whole.get("custom").cloned().unwrap_or_else(|| json!({}));
        let facts: Map<String, Value> =
            facts.as_object().expect("facts").iter().map(|(name, value)| (name.clone(), expanded(value))).collect();
        rows.insert("custom".into(), Value::Object(facts));
        let member = self.source.get("member").cloned().unwrap_or_else(|| json!(self.name));
        rows.insert("member".into(), member);
        let source = whole.get("source").or_else(|| self.source.get("source"));
        let source = expanded(source.unwrap_or_else(|| self.wrong(&format!("{on}: no source"))));
        let mut sources = vec![json!("{?source}")];
        match source {
            Value::Array(more) => sources.extend(more),
            one => sources.push(one),
        }
        rows.insert("source".into(), Value::Array(sources));
        for name in ["id", "time"] {
            if !rows.contains_key(name) {
                self.wrong(&format!("{on}: no {name}"));
            }
        }
        Value::Object(rows)
    }

    /// An entry with the parts that it uses; its own members win.
    fn with_parts(&self, entry: &Value) -> Value {
        let mut whole = json!({});
        for part in entry.get("use").and_then(Value::as_array).into_iter().flatten() {
            let name = part.as_str().expect("a name");
            let part =
                self.source["parts"].get(name).unwrap_or_else(|| self.wrong(&format!("there is no part {name}")));
            merge(&mut whole, &self.with_parts(part));
        }
        merge(&mut whole, entry);
        whole
    }

    /// The content, with what its schema requires marked. It must have a value for all of that.
    fn content(&self, value: &Value, shape: &Node, on: &str) -> Value {
        let is_form = FORMS.iter().any(|form| value.get(form).is_some());
        let (Some(members), Kind::Object(object), false) = (value.as_object(), &shape.kind, is_form) else {
            return expanded(value);
        };
        let mut compiled = Map::new();
        for (name, value) in members {
            let field = object.field(name);
            let field = field.unwrap_or_else(|| self.wrong(&format!("{on}: the content has no member {name}")));
            let marked = if field.required { format!("!{name}") } else { name.clone() };
            compiled.insert(marked, self.content(value, &field.node, on));
        }
        for field in object.fields.iter().filter(|field| field.required) {
            if !members.contains_key(&field.name) {
                self.wrong(&format!("{on}: no value for {}", field.name));
            }
        }
        Value::Object(compiled)
    }

    /// Names and tables that are referred to exist, and names only refer to those before them.
    fn references_are_known(&self, rows: &Value) {
        let names: Vec<&String> = rows["names"].as_object().map(|names| names.keys().collect()).unwrap_or_default();
        let check = |value: &Value, known: &[&String]| {
            let text = value.to_string();
            for part in text.split('$').skip(1) {
                let name: String =
                    part.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                assert!(known.iter().any(|other| **other == name), "{}: there is no ${name} here", self.name);
            }
            for part in text.split("\"table\":\"").skip(1) {
                let name = part.split('"').next().unwrap_or_default();
                assert!(rows["tables"].get(name).is_some(), "{}: there is no table {name}", self.name);
            }
        };
        for (index, name) in names.iter().enumerate() {
            check(&rows["names"][name.as_str()], &names[..index]);
        }
        check(&rows["entries"], &names);
        for name in ["delivery", "otherwise"] {
            check(&rows[name], &names);
        }
    }
}

/// Alternatives for a time, each read as one.
fn times(value: &Value) -> Value {
    let one = |value: &Value| match value.as_str() {
        Some("now") => json!("{?now|time}"),
        Some(reference) if reference.starts_with(MARKS) && !reference.contains(['|', '{']) => {
            json!(format!("{{{reference}|time}}"))
        }
        _ => match value.get("when") {
            Some(when) => json!({ "when": when, "value": times(&value["value"]) }),
            None => expanded(value),
        },
    };
    match value {
        Value::Array(alternatives) => alternatives.iter().map(one).collect(),
        value => one(value),
    }
}

/// A value with its short forms written out: a reference alone needs no brackets.
fn expanded(value: &Value) -> Value {
    match value {
        Value::String(text) if text.starts_with(MARKS) && !text.contains('{') => json!(format!("{{{text}}}")),
        Value::Array(values) => values.iter().map(expanded).collect(),
        Value::Object(members) => {
            let plain = |name: &str| ["when", "word", "table", "purl", "fill"].contains(&name);
            let each = |(name, value): (&String, &Value)| {
                (name.clone(), if plain(name) { value.clone() } else { expanded(value) })
            };
            Value::Object(members.iter().map(each).collect())
        }
        _ => value.clone(),
    }
}

/// `src/webhooks/rows.rs`.
pub fn rows(mappings: &[Mapping]) -> String {
    let conditions: Vec<Value> = mappings
        .iter()
        .map(|mapping| {
            let conditions = mapping.source["recognise"].clone();
            assert!(conditions.is_array(), "{}: how is it recognised?", mapping.name);
            conditions
        })
        .collect();
    let mut rows = format!(
        "//! Generated from schemas/ by `{}`: edits here are lost.\n\n\
         /// How the sender of each mapping is recognised: lists of conditions of which one must hold.\n\
         pub static RECOGNITION: &str = {:?};\n\n\
         /// The providers and their mappings.\npub static MAPPINGS: &[(&str, &str)] = &[\n",
        crate::COMMAND,
        Value::Array(conditions).to_string()
    );
    for Mapping { name, rows: mapping, .. } in mappings {
        writeln!(rows, "({name:?}, {:?}),", mapping.to_string()).expect("text");
    }
    rows.push_str("];\n");
    rows
}

/// All references to headers in a mapping.
fn headers_in(value: &Value, found: &mut BTreeSet<String>) {
    for part in value.to_string().split('@').skip(1) {
        let name: String = part.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        if !name.is_empty() {
            found.insert(name);
        }
    }
}

/// `pkg/src/generated/webhooks.ts`.
pub fn typescript(mappings: &[Mapping]) -> String {
    let mut headers = BTreeSet::new();
    for mapping in mappings {
        headers_in(&mapping.source["recognise"], &mut headers);
        headers_in(&mapping.rows, &mut headers);
    }
    let providers: Vec<&Mapping> = mappings.iter().filter(|mapping| !mapping.name.is_empty()).collect();
    let mut sorted: Vec<&str> = providers.iter().map(|mapping| mapping.name.as_str()).collect();
    sorted.sort_unstable();
    let mut text = format!(
        "{}\n\n/** Systems whose webhooks are read. */\nexport type Provider =\n  | '{}';\n\n\
         /** The same as a list. */\nexport const PROVIDERS: readonly Provider[] = {};\n\n\
         /** The headers that say something of a webhook, in lower case. */\n\
         export const WEBHOOK_HEADERS: readonly string[] = {};\n\n",
        crate::header(),
        sorted.join("'\n  | '"),
        json!(sorted),
        json!(headers)
    );
    text.push_str(
        "/** How a system signs what it sends. */\nexport interface WebhookSignature {\n  provider: Provider;\n  \
         /** The headers, in lower case, any of which shows that the system has sent a request; none: only the body does. */\n  \
         by: readonly string[];\n  /** `token`: it does not sign, but can send a fixed header. */\n  \
         scheme: 'header' | 'github' | 'gitea' | 'gitlab' | 'pagerduty' | 'token';\n  \
         /** The header with the signature, if it is not that of the scheme. */\n  header?: string;\n}\n\n\
         /** In the order in which systems are recognised. */\n\
         export const SIGNATURES: readonly WebhookSignature[] = [\n",
    );
    for mapping in providers {
        let signature = &mapping.source["signature"];
        let mut value = json!({ "provider": mapping.name, "by": signature["by"], "scheme": signature["scheme"] });
        assert!(value["by"].is_array() && value["scheme"].is_string(), "{}: how does it sign?", mapping.name);
        if let Some(header) = signature.get("header") {
            value["header"] = header.clone();
        }
        writeln!(text, "  {value},").expect("text");
    }
    text.push_str("];\n");
    text
}
