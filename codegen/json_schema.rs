//! Writes `pkg/src/generated/schemas.ts`, the parts of `jsonSchema()`.
//!
//! The bundles are already JSON Schemas. Here references become local to one document, what Ajv's strict mode requires
//! is added, and the draft gets the requirements of its own rules.

use serde_json::{Map, Value, json};

use crate::load::{self, Schemas, Vocabulary};
use crate::share::{Sharing, key, quoted};

#[test]
fn schemas_ts_is_what_the_schemas_say() {
    crate::agree("pkg/src/generated/schemas.ts", &generate(&load::load()));
}

fn generate(schemas: &Schemas) -> String {
    let mut bundles = Vec::new();
    for vocabulary in &schemas.vocabularies {
        bundles.push(bundle(vocabulary, schemas));
    }
    let common: Value =
        schemas.common.iter().map(|(name, part)| (name.clone(), local(part))).collect::<Map<_, _>>().into();
    let mut sharing = Sharing::new(|value| value.is_object().then_some(""));
    sharing.count(&common);
    for bundle in &bundles {
        sharing.count(bundle);
    }
    let common = sharing.write(&common);
    let written: Vec<String> = schemas
        .vocabularies
        .iter()
        .zip(&bundles)
        .map(|(vocabulary, bundle)| format!("  {}: {}", key(&vocabulary.id), sharing.write(bundle)))
        .collect();
    format!(
        "{}\n{SHAPE}\n/** The parts that several vocabularies refer to, by name, and the bundles by vocabulary; made when it is called. */\n\
         export function makeParts(): {{ common: Record<string, object>; bundles: Record<string, Bundle> }} {{\n{}\n\
         return {{ common: {common}, bundles: {{\n{},\n}} }};\n}}\n",
        crate::header(),
        sharing.constants,
        written.join(",\n"),
    )
}

const SHAPE: &str = "/** One vocabulary as parts of a JSON Schema. Equal parts are one object: hand out copies. */
export interface Bundle {
  title: string;
  description: string;
  /** The parts by name. A reference `#/$defs/x` means the part `x` here, or else the one in `COMMON`. */
  defs: Record<string, object>;
  /** By type string: the parts of which an event of that type must match one. */
  types: Record<string, string[]>;
  /** The parts that stand for all types without an entry: custom events; in the draft, types that it does not list. */
  others: string[];
}
";

fn bundle(vocabulary: &Vocabulary, schemas: &Schemas) -> Value {
    let mut defs = Map::new();
    for (name, part) in vocabulary.bundle["$defs"].as_object().into_iter().flatten() {
        defs.insert(name.clone(), local(part));
    }
    let mut types = Map::new();
    let mut others = Vec::new();
    for event in &vocabulary.events {
        let mut ways = vec![event.key.clone()];
        if event.cloudevents.is_some() {
            let name = format!("{}.cloudevents", event.key);
            defs.insert(name.clone(), in_lower_case(&defs[&event.key]));
            ways.push(name);
        }
        if !event.type_fixed {
            // The schemas of this release fix no type: subject and predicate select the event, with any version.
            let prefix = event.type_name.split(&format!(".{}.", event.key)).next();
            let pattern = format!("^{}(\\.|$)", literally(prefix, &event.key));
            let place = &mut defs[&event.key]["properties"]["context"]["properties"]["type"];
            *place = json!({ "type": "string", "pattern": pattern, "examples": [event.type_name] });
        }
        types.insert(event.type_name.clone(), ways.into());
    }
    if let Some(part) = defs.get_mut("cloudevents") {
        // The attribute names that CloudEvents allows.
        part["propertyNames"] = json!({ "pattern": "^([a-z0-9]+|data_base64)$" });
        // The types of attribute values, and one kind of data. A separate schema, since Ajv's strict mode forbids patterns that match listed members.
        let scalars = ["string", "number", "boolean", "null"].map(|kind| json!({ "type": kind }));
        let held = json!({ "type": "object", "patternProperties": { "^(?!data$)": { "anyOf": scalars } } });
        let twice = presence(&json!({ "required": ["data", "data_base64"] }));
        part["allOf"] = json!([held, { "not": twice }]);
    }
    if defs.contains_key("custom") {
        others.push("custom".to_owned());
    }
    if vocabulary.events.iter().any(|event| event.cloudevents.is_some()) {
        others = draft(vocabulary, schemas, &mut defs);
    }
    json!({
        "title": vocabulary.bundle["title"], "description": vocabulary.bundle["description"],
        "defs": defs, "types": types, "others": others,
    })
}

/// The pattern of a type without its version.
fn literally(prefix: Option<&str>, event: &str) -> String {
    format!("{}.{event}", prefix.expect("a type begins with its prefix")).replace('.', "\\.")
}

/// Makes references local, adds `type` where Ajv's strict mode requires it, and removes examples, which the catalogue has.
fn local(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            if members.get("type").is_some_and(Value::is_array) {
                let mut rest = members.clone();
                rest.remove("type");
                let words = rest.remove("description");
                let mut out = Map::new();
                out.extend(words.map(|words| ("description".to_owned(), words)));
                rest.insert("type".into(), "string".into());
                out.insert("anyOf".into(), json!([rest, { "type": "null" }]));
                return out.into();
            }
            let mut out = Map::new();
            for (name, member) in members {
                match (name.as_str(), member) {
                    // The document of a reference does not matter: names are unique in a vocabulary.
                    ("$ref", Value::String(target)) => {
                        out.insert(name.clone(), target.replace("urn:cdevents-wasm:common#", "#").into());
                    }
                    ("examples" | "default", _) => {}
                    ("anyOf", Value::Array(ways)) if ways.iter().all(|way| way.get("required").is_some()) => {
                        out.insert(name.clone(), ways.iter().map(presence).collect());
                    }
                    ("properties", Value::Object(known)) => {
                        let known: Map<_, _> =
                            known.iter().map(|(name, member)| (name.clone(), local(member))).collect();
                        out.insert(name.clone(), known.into());
                    }
                    _ => drop(out.insert(name.clone(), local(member))),
                }
            }
            if out.contains_key("properties") && !out.contains_key("type") {
                out.insert("type".into(), "object".into());
            } else if ["pattern", "format", "minLength"].iter().any(|name| out.contains_key(*name))
                && !out.contains_key("type")
            {
                out.insert("type".into(), "string".into());
            }
            apart(out).into()
        }
        Value::Array(items) => items.iter().map(local).collect(),
        other => other.clone(),
    }
}

/// Moves a reference away from its sibling keywords: some editors let the referenced schema override the keywords
/// beside it.
fn apart(mut schema: Map<String, Value>) -> Map<String, Value> {
    let words = ["$ref", "title", "description"];
    if schema.keys().any(|name| !words.contains(&name.as_str()))
        && let Some(target) = schema.remove("$ref")
    {
        let before = schema.insert("allOf".into(), json!([{ "$ref": target }]));
        assert!(before.is_none(), "a reference beside `allOf`");
    }
    schema
}

/// A `required` schema that also lists the members, as Ajv's strict mode demands.
fn presence(way: &Value) -> Value {
    let names = way["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let known: Map<String, Value> = names.map(|name| (name.to_owned(), Value::Bool(true))).collect();
    json!({ "type": "object", "properties": known, "required": way["required"] })
}

/// An event of the draft in the CloudEvents spelling.
fn in_lower_case(event: &Value) -> Value {
    let mut other = event.clone();
    other["allOf"] = json!([{ "$ref": "#/$defs/cloudevents" }]);
    let known = event["properties"].as_object().into_iter().flatten();
    other["properties"] =
        known.map(|(name, member)| (name.to_lowercase(), member.clone())).collect::<Map<_, _>>().into();
    other
}

/// Adds what the draft's rules require beyond the shapes of its two spellings. Returns the parts for unlisted types.
fn draft(vocabulary: &Vocabulary, schemas: &Schemas, defs: &mut Map<String, Value>) -> Vec<String> {
    let roles = &schemas.semantics["roles"]["draft"];
    let role = |spelling: &str, name: &str| roles[spelling][name].as_str().expect("the role is there").to_owned();
    // A URL that is safe to open: no script schemes, and a host for http and https.
    let safe = "^(?!(?:[Jj][Aa][Vv][Aa]|[Vv][Bb])[Ss][Cc][Rr][Ii][Pp][Tt]:|[Dd][Aa][Tt][Aa]:)(?![Hh][Tt][Tt][Pp][Ss]?:(?!//(?:[^/?#]*@)?[^/?#:@]))";
    let url = &mut defs["plain"]["properties"][role("plain", "url")];
    url["pattern"] = safe.into();
    let url = url.clone();
    let other = &mut defs["cloudevents"]["properties"][role("cloudevents", "url")];
    let mut given = url;
    let words = given.as_object_mut().and_then(|members| members.remove("description"));
    *other = json!({ "description": words, "anyOf": [given, { "type": "string", "const": "" }, { "type": "null" }] });
    // `specversion` distinguishes the spellings.
    defs["plain"]["properties"]["specversion"] = false.into();
    let mut others = Vec::new();
    for spelling in ["plain", "cloudevents"] {
        let name = format!("unlisted.{spelling}");
        let listed: Vec<String> = vocabulary.events.iter().map(|event| any_spelling(&event.type_name)).collect();
        let not = json!({ "type": "string", "pattern": format!("^({})$", listed.join("|")) });
        let narrowed = json!({ role(spelling, "type"): { "type": "string", "not": not } });
        let whole = json!({
            "title": "Unlisted event", "description": "An event under the draft's prefix that its text does not list.",
            "allOf": [{ "$ref": format!("#/$defs/{spelling}") }], "type": "object", "properties": narrowed,
        });
        defs.insert(name.clone(), whole);
        others.push(name);
    }
    others
}

/// Separators: any ASCII except letters and digits.
const SEPARATORS: &str = "[\\x00-/:-@\\[-`{-\\x7f]*";

/// A pattern for a type in any case and with any separators.
fn any_spelling(type_name: &str) -> String {
    let letters = type_name.chars().filter(char::is_ascii_alphanumeric);
    let each = letters.map(|letter| format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase()));
    format!("{SEPARATORS}{}{SEPARATORS}", each.collect::<Vec<_>>().join(SEPARATORS))
}

#[test]
fn names_are_quoted_where_they_must_be() {
    assert_eq!(key("0.5.1"), quoted("0.5.1"));
    assert_eq!(key("draft"), "draft");
}
