//! Generates documents: valid and invalid events of every vocabulary in every envelope, and the cases on disk.

use super::random::Random;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Interesting strings, some of which are valid for some fields.
pub const TEXTS: &[&str] = &[
    "",
    " ",
    "x",
    "two words",
    "/path",
    "//host",
    "a:b",
    ":",
    "#a#b",
    "{}",
    "^",
    "%",
    "%4",
    "a%zz",
    "ü",
    "naïve ☃ 𝄞",
    "é",
    "http://",
    "https://host/path?query#fragment",
    "http://host:port",
    "http://[::1]/",
    "http://[::1",
    "https://a b/",
    "javascript:alert(1)",
    "urn:x",
    "pkg:oci/shop@sha256%3A0f?tag=1",
    "HTTPS://HOST",
    "2026-03-14T09:26:53Z",
    "2026-03-14t09:26:53z",
    "2026-03-14T09:26:53.589793+05:30",
    "2026-03-14 09:26:53Z",
    "2026-03-14T09:26:53",
    "2026-02-29T00:00:00Z",
    "1990-12-31T23:59:60Z",
    "1990-12-31T22:59:60Z",
    "yesterday",
    "success",
    "Success",
    "failure",
    "error",
    "PATH",
    "END",
    "RELATION",
    "path",
    "bmFtZQ==",
    "bmFtZQ",
    "application/json",
    "text/plain",
    "artifact",
    "pipelineRun",
    "pipelinerun",
    "0.4.0",
    "0.4.1",
    "0.5.1",
    "0.6.0-draft",
    "v0.5.1",
    "1.0",
    "Running",
    "Finished",
    "00000000-0000-0000-0000-000000000001",
    "a\"b\\c\nd",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "`",
    "~/",
    "a longer one than what was there before, and then some more of it, up to where it is cut in a message",
];

/// Valid and invalid numbers.
pub const NUMBERS: &[&str] = &["0", "-0", "01", "1.0", "1e5", "1E+400", "-", "1.", "0.5", "42", "9007199254740993"];

/// Everything that the schemas name, and the texts of the cases.
pub struct Library {
    bundles: BTreeMap<String, Value>,
    /// All events: bundle, key, and the member and id that name the release.
    events: Vec<(String, String, Option<(String, String)>)>,
    pub releases: Vec<String>,
    pub examples: Vec<Value>,
    /// Names of members.
    pub names: Vec<String>,
    /// Types and enumerated values.
    pub values: Vec<String>,
    pub cases: Vec<Vec<u8>>,
}

impl Library {
    /// Reads `schemas/` and `tests/cases/` of the repository at `root`.
    pub fn read(root: &Path) -> Library {
        let read = |name: &str| -> Value {
            let text = std::fs::read_to_string(root.join("schemas").join(name)).expect("a schema");
            serde_json::from_str(&text).expect("JSON")
        };
        let mut bundles = BTreeMap::from([("urn:cdevents-wasm:common".to_owned(), read("common.json"))]);
        let (mut events, mut releases, mut examples) = (Vec::new(), Vec::new(), Vec::new());
        for entry in read("releases.json")["vocabularies"].as_array().expect("vocabularies") {
            let id = entry["id"].as_str().expect("an id").to_owned();
            let bundle = read(entry["bundle"].as_str().expect("a bundle"));
            let urn = bundle["$id"].as_str().expect("an $id").to_owned();
            let release = entry["versionKey"].as_str().map(|key| (key.to_owned(), id.clone()));
            for (key, schema) in bundle["$defs"].as_object().expect("definitions") {
                if let Some(found) = schema["examples"].as_array() {
                    events.push((urn.clone(), key.clone(), release.clone()));
                    examples.extend(found.iter().cloned());
                }
            }
            bundles.insert(urn, bundle);
            releases.push(id);
        }
        let (mut names, mut values) = (BTreeSet::new(), BTreeSet::new());
        for bundle in bundles.values() {
            collect(bundle, &mut names, &mut values);
        }
        values.extend(releases.iter().cloned());
        let mut cases: Vec<PathBuf> = Vec::new();
        for folder in ["tests/cases", "tests/mistakes"] {
            texts(&root.join(folder), &mut cases);
        }
        cases.sort();
        let cases = cases.iter().map(|path| std::fs::read(path).expect("a case")).collect();
        let (names, values) = (names.into_iter().collect(), values.into_iter().collect());
        Library { bundles, events, releases, examples, names, values, cases }
    }

    /// An event that matches a schema, with its required members and some optional ones.
    pub fn event(&self, random: &mut Random) -> Value {
        let (urn, key, release) = random.of(&self.events);
        let schema = self.resolved(&self.bundles[urn]["$defs"][key], urn);
        let mut event = self.value(&schema, urn, random, 0);
        if let (Some((name, id)), Some(context)) = (release, event["context"].as_object_mut()) {
            context.insert(name.clone(), id.clone().into());
        }
        event
    }

    /// Resolves the references of a schema.
    fn resolved(&self, schema: &Value, urn: &str) -> Value {
        let Some(reference) = schema["$ref"].as_str() else { return schema.clone() };
        let (file, name) = reference.split_once("#/$defs/").expect("a reference to a definition");
        let file = if file.is_empty() { urn } else { file };
        let mut base = self.resolved(&self.bundles[file]["$defs"][name], file);
        let mut own = schema.clone();
        own.as_object_mut().expect("an object").shift_remove("$ref");
        self.merge(&mut base, own, urn);
        base
    }

    fn merge(&self, base: &mut Value, own: Value, urn: &str) {
        let (Value::Object(own), Some(base)) = (own, base.as_object_mut()) else { return };
        for (keyword, value) in own {
            if keyword == "properties" {
                let members = base.entry(keyword).or_insert_with(|| json!({}));
                for (name, schema) in value.as_object().expect("properties") {
                    let mut inherited = self.resolved(&members[name.as_str()], urn);
                    if inherited.is_null() {
                        inherited = json!({});
                    }
                    let schema = self.resolved(schema, urn);
                    self.merge(&mut inherited, schema, urn);
                    members[name.as_str()] = inherited;
                }
            } else {
                base.insert(keyword, value);
            }
        }
    }

    fn value(&self, schema: &Value, urn: &str, random: &mut Random, depth: usize) -> Value {
        let schema = self.resolved(schema, urn);
        // References in the shared file point into the shared file.
        let urn = if schema["$ref"].is_string() { "urn:cdevents-wasm:common" } else { urn };
        if !schema["const"].is_null() {
            return schema["const"].clone();
        }
        if let Some(list) = schema["enum"].as_array() {
            return random.of(list).clone();
        }
        for either in ["anyOf", "oneOf"] {
            if let Some(list) = schema[either].as_array()
                && schema["properties"].is_null()
            {
                return self.value(random.of(list), urn, random, depth);
            }
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => random.of(kinds).as_str().unwrap_or("null").to_owned(),
            Value::String(kind) => kind.clone(),
            _ if schema["properties"].is_object() => "object".to_owned(),
            _ => return anything(random, depth),
        };
        match kind.as_str() {
            "object" => {
                let mut members = Map::new();
                let required = |name: &str| {
                    schema["required"].as_array().is_some_and(|names| names.iter().any(|each| each == name))
                };
                for (name, member) in schema["properties"].as_object().into_iter().flatten() {
                    if name == "customDataContentType" && !random.one_in(6) {
                        continue;
                    }
                    if required(name) || random.one_in(2) {
                        members.insert(name.clone(), self.value(member, urn, random, depth + 1));
                    }
                }
                if schema["additionalProperties"] != json!(false) && random.one_in(3) {
                    members.insert(random.of(&self.names).clone(), anything(random, depth + 1));
                }
                Value::Object(members)
            }
            "array" => (0..random.below(3)).map(|_| self.value(&schema["items"], urn, random, depth + 1)).collect(),
            "string" => string(&schema, random).into(),
            "boolean" => random.one_in(2).into(),
            "integer" | "number" => random.below(100).into(),
            _ => Value::Null,
        }
    }
}

fn string(schema: &Value, random: &mut Random) -> String {
    let number = random.below(1000);
    match schema["format"].as_str() {
        Some("date-time") => format!("2026-03-{:02}T09:26:53Z", 1 + number % 28),
        Some("uri") => format!("https://ci.example.com/{number}"),
        Some("uri-reference") => format!("/ci/{number}"),
        _ if schema["contentEncoding"] == "base64" => random.of(&["bmFtZQ==", "", "eyJhIjoxfQ=="]).to_string(),
        _ => match schema["pattern"].as_str() {
            Some(pattern) if pattern.contains("cdeventsx") => "dev.cdeventsx.a-b.c.0.1.0".to_owned(),
            _ if random.one_in(12) => random.of::<&str>(TEXTS).to_string(),
            _ => format!("id-{number}"),
        },
    }
}

/// A small random value.
pub fn anything(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth > 5 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => random.one_in(2).into(),
        2 => random.below(100).into(),
        3 | 4 => (*random.of::<&str>(TEXTS)).into(),
        5 => (0..random.below(3)).map(|_| anything(random, depth + 1)).collect(),
        _ => {
            let names = ["a", "b", "trace-id", "https://example.com/a", "id", "timestamp", "ü", ""];
            (0..random.below(4)).map(|_| (random.of(&names).to_string(), anything(random, depth + 1))).collect()
        }
    }
}

/// Collects member names, types and enumerated values.
fn collect(schema: &Value, names: &mut BTreeSet<String>, values: &mut BTreeSet<String>) {
    let Some(members) = schema.as_object() else {
        schema.as_array().into_iter().flatten().for_each(|item| collect(item, names, values));
        return;
    };
    for (keyword, value) in members {
        match keyword.as_str() {
            "properties" => names.extend(value.as_object().into_iter().flatten().map(|(name, _)| name.clone())),
            "const" => values.extend(value.as_str().map(str::to_owned)),
            "enum" => {
                values.extend(value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned))
            }
            "examples" => continue,
            _ => {}
        }
        collect(value, names, values);
    }
}

/// The `.json` files below a folder.
pub fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

/// A random object in an event, possibly the event itself.
fn some_object<'v>(event: &'v mut Value, random: &mut Random) -> Option<&'v mut Map<String, Value>> {
    fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
        if let Value::Object(members) = value {
            found.push(at.to_owned());
            for (name, member) in members {
                pointers(member, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        } else if let Value::Array(items) = value {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), found));
        }
    }
    let mut found = Vec::new();
    pointers(event, "", &mut found);
    if found.is_empty() {
        return None;
    }
    event.pointer_mut(random.of::<String>(&found))?.as_object_mut()
}

pub fn spoil(event: &mut Value, library: &Library, random: &mut Random) {
    let moved = random.one_in(8).then(|| anything(random, 4));
    let Some(members) = some_object(event, random) else { return };
    let names: Vec<String> = members.keys().cloned().collect();
    let name = if names.is_empty() { "id".to_owned() } else { random.of(&names).clone() };
    let rename = |members: &mut Map<String, Value>, to: String| {
        let renamed = core::mem::take(members).into_iter();
        members.extend(renamed.map(|(key, value)| (if key == name { to.clone() } else { key }, value)));
    };
    match random.below(10) {
        0 => drop(members.shift_remove(&name)),
        1 => drop(members.insert(name, "".into())),
        2 => drop(members.insert(name, moved.unwrap_or_else(|| 7.into()))),
        3 | 4 => drop(members.insert(name, (*random.of::<&str>(TEXTS)).into())),
        5 => drop(members.insert(random.of(&library.names).clone(), (*random.of::<&str>(TEXTS)).into())),
        6 => drop(members.insert(name, random.of(&library.values).clone().into())),
        7 => drop(members.insert("unknown".to_owned(), anything(random, 4))),
        _ => {
            let to = match random.below(6) {
                0 => name.to_uppercase(),
                1 => name.to_lowercase(),
                2 => format!("{name}s"),
                3 => name.replace(char::is_uppercase, "_x"),
                4 => {
                    let half = name.chars().count() / 2;
                    let letters = name.chars();
                    letters.clone().take(half).chain(['-']).chain(letters.skip(half)).collect()
                }
                _ => random.of(&library.names).clone(),
            };
            rename(members, to);
        }
    }
}

/// Puts an event into an envelope or a batch.
pub fn wrapped(event: Value, random: &mut Random) -> Value {
    let mut envelope = json!({ "specversion": "1.0" });
    let context = &event["context"];
    for (name, from) in [("id", "id"), ("source", "source"), ("type", "type"), ("time", "timestamp")] {
        if !context[from].is_null() {
            envelope[name] = context[from].clone();
        }
    }
    match random.below(8) {
        0 => {
            envelope["data"] = event;
            envelope
        }
        1 => {
            envelope["datacontenttype"] = "application/json".into();
            envelope["data"] = event;
            envelope
        }
        2 => {
            envelope["data_base64"] = base64(event.to_string().as_bytes()).into();
            envelope
        }
        3 => json!([event]),
        4 => json!([event, anything(random, 4), event]),
        _ => event,
    }
}

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| chunk.get(index).map_or(0, |&byte| u32::from(byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * index)) as usize & 63];
            text.push(if index <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// Writes a value as JSON with random formatting.
pub fn written(value: &Value, random: &mut Random) -> Vec<u8> {
    let pretty = || serde_json::to_string_pretty(value).expect("JSON");
    let text = match random.below(8) {
        0 | 1 => pretty(),
        2 => pretty().replace('\n', "\r\n"),
        3 => pretty().replace('\n', "\r"),
        4 => format!(" {value}\n"),
        5 if random.one_in(6) => format!("\u{feff}{value}"),
        _ => value.to_string(),
    };
    text.into_bytes()
}
