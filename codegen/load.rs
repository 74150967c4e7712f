//! Reads `schemas/` into trees: references are resolved, their siblings merged in, and every node has a known kind.
//!
//! The dialect is small on purpose. An unknown keyword stops the generation, so that nothing is silently dropped.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// The content of `schemas/`.
pub struct Schemas {
    /// In the order of `releases.json`, which is that of the engine's indexes.
    pub vocabularies: Vec<Vocabulary>,
    /// The content of `semantics.json`.
    pub semantics: Value,
    /// The content of `errata.json`.
    pub errata: Vec<Erratum>,
    /// Advice on values that are valid by the schemas: `prose.json`, and the errata that have paths.
    pub advice: Vec<Advice>,
    /// The parts of `common.json` by name, with references.
    pub common: Map<String, Value>,
}

/// A vocabulary: the draft of 2021, the first SDK's, or a release.
pub struct Vocabulary {
    /// `draft`, `sig-v1` or a release number.
    pub id: String,
    /// The display name.
    pub title: String,
    /// The date of publication, `YYYY-MM-DD`.
    pub date: String,
    /// `draft`, `released` or `superseded`.
    pub status: String,
    /// The member of `context` that names the release; none if events do not name it.
    pub version_key: Option<String>,
    /// In the order of the bundle.
    pub events: Vec<Event>,
    /// The bundle's shared parts: `context`, `subject`, and if present `custom`, `plain` and `cloudevents`.
    pub shared: Vec<(String, Node)>,
    /// The bundle with references.
    pub bundle: Value,
}

impl Vocabulary {
    pub fn shared(&self, name: &str) -> Option<&Node> {
        self.shared.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }
}

pub struct Event {
    /// `subject.predicate`. The subject may contain dots.
    pub key: String,
    /// The key up to its last dot.
    pub subject: String,
    /// The key after its last dot.
    pub predicate: String,
    /// The type string; if the schema fixes none, the one that the specification prints.
    pub type_name: String,
    /// False if the schema allows any type and `type_name` comes from the specification.
    pub type_fixed: bool,
    /// The version in the type string; none in the draft.
    pub version: Option<String>,
    /// The display name.
    pub title: String,
    /// When the event is sent, in one line.
    pub summary: String,
    /// A valid event.
    pub example: Value,
    /// The event's shape; in the draft, of the plain spelling.
    pub root: Node,
    /// In the draft only: the shape of the event in the `CloudEvents` spelling.
    pub cloudevents: Option<Node>,
}

/// A known defect of a vocabulary.
pub struct Erratum {
    /// Never changes.
    pub id: String,
    /// Ids of the affected vocabularies.
    pub vocabularies: Vec<String>,
    /// One line.
    pub message: String,
    /// Where it can be seen.
    pub evidence: String,
    /// How this project treats such events.
    pub treatment: String,
    /// Whether the verdict differs from that of the published schemas.
    pub touches_verdict: bool,
    /// A wrong event version that the specification prints for some subjects.
    pub prints: Option<(String, Vec<String>)>,
    /// By event key: the last segment of the URI that its schema was published with, if it is another event's.
    pub published: Vec<(String, String)>,
}

/// Advice on a value that is valid by the schemas.
pub struct Advice {
    /// `present`, `uuid`, `purl`, `words`, `spelling`, `strings`, or `defect` for a known defect.
    pub demand: String,
    /// Ids of the vocabularies.
    pub vocabularies: Vec<String>,
    /// Keys of the events; empty for all.
    pub events: Vec<String>,
    /// Subjects; empty for all.
    pub subjects: Vec<String>,
    /// Dotted paths from the event, of which an event has at least one.
    pub paths: Vec<String>,
    /// The expected values, for `words` and `spelling`.
    pub words: Vec<String>,
    /// The source, as the help names it.
    pub page: String,
}

impl Advice {
    /// Whether it concerns an event, or, without one, all events.
    pub fn concerns(&self, vocabulary: &str, event: Option<(&str, &str)>) -> bool {
        let any = self.events.is_empty() && self.subjects.is_empty();
        self.vocabularies.iter().any(|id| id == vocabulary)
            && (any
                || event.is_some_and(|(key, subject)| {
                    self.events.iter().any(|other| other == key) || self.subjects.iter().any(|other| other == subject)
                }))
    }
}

/// The requirements on a value in an event.
#[derive(Clone, PartialEq)]
pub struct Node {
    pub kind: Kind,
    /// The display name, if any.
    pub title: Option<String>,
    /// One line.
    pub description: Option<String>,
    /// The name of the shared part that it was referenced by.
    pub origin: Option<String>,
    /// The usual value if the schema fixes none.
    pub default: Option<String>,
}

#[derive(Clone, PartialEq)]
pub enum Kind {
    Text(Text),
    /// An object.
    Object(Object),
    /// An array whose elements all have the same shape.
    Array(Box<Node>),
    /// An array of links. Each element is one of these objects, discriminated by the constant value of `linkType`.
    Links(Vec<Node>),
    /// One of several kinds with different JSON types.
    OneOf(Vec<Node>),
    Any,
}

/// The requirements on a string.
#[derive(Clone, Default, PartialEq)]
pub struct Text {
    /// 0 or 1.
    pub min_length: u32,
    /// `date-time`, `uri` or `uri-reference`.
    pub format: Option<String>,
    /// The listed values; empty if there is no list.
    pub words: Vec<String>,
    /// Values that are not listed are valid too.
    pub open: bool,
    pub constant: Option<String>,
    /// An ECMA-262 regular expression.
    pub pattern: Option<String>,
    /// `base64`; an annotation.
    pub encoding: Option<String>,
    pub nullable: bool,
}

/// The requirements on an object.
#[derive(Clone, PartialEq)]
pub struct Object {
    /// In the order of the schema.
    pub fields: Vec<Field>,
    /// Members that are not listed are allowed.
    pub open: bool,
    /// At least one of these sets of members must be present; empty for no such requirement.
    pub any_of: Vec<Vec<String>>,
}

impl Object {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

#[derive(Clone, PartialEq)]
pub struct Field {
    pub name: String,
    pub required: bool,
    pub node: Node,
}

impl Node {
    pub fn at(&self, path: &str) -> Option<&Node> {
        path.split('.').try_fold(self, |node, name| match &node.kind {
            Kind::Object(object) => object.field(name).map(|field| &field.node),
            _ => None,
        })
    }

    /// The node as an object. The event itself, `context`, `subject` and `content` always are objects.
    pub fn object(&self) -> Option<&Object> {
        if let Kind::Object(object) = &self.kind { Some(object) } else { None }
    }
}

pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads everything. Panics with the location if a file violates the dialect.
pub fn load() -> Schemas {
    let folder = project().join("schemas");
    let common = read(&folder.join("common.json"));
    let vocabularies = list(&read(&folder.join("releases.json"))["vocabularies"])
        .iter()
        .map(|entry| vocabulary(entry, &read(&folder.join(string(&entry["bundle"]))), &common))
        .collect();
    let entries = list(&read(&folder.join("errata.json")));
    let errata = entries.iter().map(erratum).collect();
    let prose = list(&read(&folder.join("prose.json")));
    let advice = prose.iter().map(advice).chain(entries.iter().filter_map(defect)).collect();
    let semantics = read(&folder.join("semantics.json"));
    Schemas { vocabularies, semantics, errata, advice, common: members(&common["$defs"]) }
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text was expected, not {value}")).to_owned()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("a list was expected, not {value}")).clone()
}

fn members(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("an object was expected, not {value}")).clone()
}

fn strings(value: &Value) -> Vec<String> {
    list(value).iter().map(string).collect()
}

fn erratum(entry: &Value) -> Erratum {
    Erratum {
        id: string(&entry["id"]),
        vocabularies: strings(&entry["vocabularies"]),
        message: string(&entry["message"]),
        evidence: string(&entry["evidence"]),
        treatment: string(&entry["treatment"]),
        touches_verdict: entry["touchesVerdict"].as_bool().expect("touchesVerdict says true or false"),
        prints: entry.get("prints").map(|prints| (string(&prints["version"]), strings(&prints["subjects"]))),
        published: entry
            .get("published")
            .map(|published| members(published).iter().map(|(key, value)| (key.clone(), string(value))).collect())
            .unwrap_or_default(),
    }
}

fn advice(entry: &Value) -> Advice {
    let optional = |name: &str| entry.get(name).map(strings).unwrap_or_default();
    Advice {
        demand: string(&entry["demand"]),
        vocabularies: strings(&entry["vocabularies"]),
        events: optional("events"),
        subjects: optional("subjects"),
        paths: strings(&entry["paths"]),
        words: optional("words"),
        page: string(&entry["page"]),
    }
}

/// The advice of an erratum that has paths: its message and treatment.
fn defect(entry: &Value) -> Option<Advice> {
    entry.get("paths")?;
    let mut entry = entry.clone();
    entry["demand"] = "defect".into();
    entry["page"] = format!("{}; {}", string(&entry["message"]), string(&entry["treatment"])).into();
    Some(advice(&entry))
}

fn vocabulary(entry: &Value, bundle: &Value, common: &Value) -> Vocabulary {
    let id = string(&entry["id"]);
    let scope = Scope { own: bundle, common };
    let defs = members(&bundle["$defs"]);
    let mut events = Vec::new();
    let mut shared = Vec::new();
    for (key, value) in &defs {
        let place = format!("{id}: {key}");
        if key.contains('.') {
            events.push(event(key, &scope, value, &place));
        } else {
            shared.push((key.clone(), node(&scope.resolve(value, &place), &place)));
        }
    }
    Vocabulary {
        title: string(&entry["title"]),
        date: string(&entry["date"]),
        status: string(&entry["status"]),
        version_key: entry["versionKey"].as_str().map(str::to_owned),
        id,
        events,
        shared,
        bundle: bundle.clone(),
    }
}

fn event(key: &str, scope: &Scope, value: &Value, place: &str) -> Event {
    let (subject, predicate) = key.rsplit_once('.').expect("an event's key has a dot");
    let tree = scope.resolve(value, place);
    let root = node(&tree, place);
    // The bundle has the plain spelling; the CloudEvents spelling has the same members in lower case.
    let is_draft = value["$ref"] == "#/$defs/plain";
    let cloudevents = is_draft.then(|| {
        let mut narrowed = Map::new();
        for (name, member) in value["properties"].as_object().into_iter().flatten() {
            narrowed.insert(name.to_lowercase(), member.clone());
        }
        let mut form = value.clone();
        form["$ref"] = Value::from("#/$defs/cloudevents");
        form["properties"] = Value::Object(narrowed);
        node(&scope.resolve(&form, place), place)
    });
    let of_type = root.at("context.type").or_else(|| root.at("type")).unwrap_or_else(|| panic!("{place}: no type"));
    let Kind::Text(text) = &of_type.kind else { panic!("{place}: the type is no text") };
    let type_name = text.constant.clone().or_else(|| of_type.default.clone());
    let type_name = type_name.unwrap_or_else(|| panic!("{place}: the type has neither const nor default"));
    let version = type_name.find(&format!("{key}.")).map(|start| type_name[start + key.len() + 1..].to_owned());
    Event {
        key: key.to_owned(),
        subject: subject.to_owned(),
        predicate: predicate.to_owned(),
        type_fixed: text.constant.is_some(),
        type_name,
        version,
        title: string(&value["title"]),
        summary: string(&value["description"]),
        example: list(&value["examples"]).first().cloned().unwrap_or_else(|| panic!("{place}: no example")),
        root,
        cloudevents,
    }
}

struct Scope<'a> {
    own: &'a Value,
    common: &'a Value,
}

impl Scope<'_> {
    /// Resolves references. Siblings of a reference narrow the referenced schema.
    fn resolve(&self, value: &Value, place: &str) -> Value {
        match value {
            Value::Object(members) => {
                let mut own = Map::new();
                for (key, member) in members {
                    if matches!(key.as_str(), "examples" | "default" | "enum" | "const" | "required") {
                        own.insert(key.clone(), member.clone());
                    } else if key != "$ref" {
                        own.insert(key.clone(), self.resolve(member, place));
                    }
                }
                let Some(target) = members.get("$ref") else { return Value::Object(own) };
                let (mut base, name, inner) = self.target(&string(target), place);
                base = inner.resolve(&base, place);
                merge(&mut base, Value::Object(own));
                base["$origin"] = Value::from(name);
                base
            }
            Value::Array(items) => items.iter().map(|item| self.resolve(item, place)).collect(),
            other => other.clone(),
        }
    }

    fn target(&self, reference: &str, place: &str) -> (Value, String, Scope<'_>) {
        let (document, name) = if let Some(name) = reference.strip_prefix("#/$defs/") {
            (self.own, name)
        } else if let Some(name) = reference.strip_prefix("urn:cdevents-wasm:common#/$defs/") {
            (self.common, name)
        } else {
            panic!("{place}: `{reference}` is no reference that is known here")
        };
        let found = document["$defs"].get(name).unwrap_or_else(|| panic!("{place}: nothing at `{reference}`"));
        (found.clone(), name.to_owned(), Scope { own: document, common: self.common })
    }
}

/// Merges `over` into `base`: properties by key, `required` as a union, everything else replaced.
fn merge(base: &mut Value, over: Value) {
    let (Value::Object(base), Value::Object(over)) = (base, over) else { panic!("only objects are merged") };
    for (key, value) in over {
        match (key.as_str(), base.get_mut(&key)) {
            ("properties", Some(Value::Object(known))) => {
                let Value::Object(narrowed) = value else { panic!("`properties` is no object") };
                for (name, member) in narrowed {
                    match known.get_mut(&name) {
                        Some(place) => merge(place, member),
                        None => drop(known.insert(name, member)),
                    }
                }
            }
            ("required", Some(Value::Array(known))) => {
                for name in list(&value) {
                    if !known.contains(&name) {
                        known.push(name);
                    }
                }
            }
            _ => drop(base.insert(key, value)),
        }
    }
}

fn node(value: &Value, place: &str) -> Node {
    if value == &Value::Bool(true) {
        return Node { kind: Kind::Any, title: None, description: None, origin: None, default: None };
    }
    let members = value.as_object().unwrap_or_else(|| panic!("{place}: {value} is no schema"));
    for key in members.keys() {
        assert!(KEYWORDS.contains(&key.as_str()), "{place}: the keyword `{key}` is not in the dialect");
    }
    let text = |key: &str| members.get(key).and_then(Value::as_str).map(str::to_owned);
    Node {
        kind: kind(members, place),
        title: text("title"),
        description: text("description"),
        origin: text("$origin"),
        default: text("default"),
    }
}

const KEYWORDS: [&str; 18] = [
    "$origin",
    "title",
    "description",
    "examples",
    "default",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "enum",
    "const",
    "minLength",
    "format",
    "pattern",
    "contentEncoding",
    "oneOf",
    "anyOf",
    "items",
];

fn kind(members: &Map<String, Value>, place: &str) -> Kind {
    if let Some(ways) = members.get("oneOf") {
        return Kind::OneOf(list(ways).iter().map(|way| node(way, place)).collect());
    }
    match members.get("type") {
        Some(Value::String(name)) => match name.as_str() {
            "string" => Kind::Text(text(members, place)),
            "object" => Kind::Object(object(members, place)),
            "array" => array(members, place),
            other => panic!("{place}: the type `{other}` is not in the dialect"),
        },
        Some(Value::Array(names)) => {
            assert!(
                names.len() == 2 && names[0] == "string" && names[1] == "null",
                "{place}: {names:?} is not in the dialect"
            );
            Kind::Text(Text { nullable: true, ..text(members, place) })
        }
        Some(other) => panic!("{place}: {other} is no type"),
        None => match members.get("anyOf") {
            Some(ways) => open_words(&list(ways), place),
            None => Kind::Any,
        },
    }
}

/// `anyOf` an enum and any string: an open list of values.
fn open_words(ways: &[Value], place: &str) -> Kind {
    let [listed, free] = ways else { panic!("{place}: an open list has two ways") };
    let (Kind::Text(listed), Kind::Text(free)) = (node(listed, place).kind, node(free, place).kind) else {
        panic!("{place}: an open list is of texts")
    };
    assert!(!listed.words.is_empty() && free.words.is_empty(), "{place}: first the words, then any text");
    Kind::Text(Text { words: listed.words, open: true, ..free })
}

fn text(members: &Map<String, Value>, place: &str) -> Text {
    let get = |key: &str| members.get(key).map(string);
    let min_length = members.get("minLength").map_or(0, |value| value.as_u64().expect("minLength is a number"));
    assert!(min_length <= 1, "{place}: a least length over 1 is not in the dialect");
    Text {
        min_length: u32::from(min_length == 1),
        format: get("format"),
        words: members.get("enum").map(strings).unwrap_or_default(),
        open: false,
        constant: get("const"),
        pattern: get("pattern"),
        encoding: get("contentEncoding"),
        nullable: false,
    }
}

fn object(members: &Map<String, Value>, place: &str) -> Object {
    let required: BTreeSet<String> = members.get("required").map(strings).unwrap_or_default().into_iter().collect();
    let mut fields = Vec::new();
    for (name, member) in members.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let at = format!("{place}.{name}");
        fields.push(Field { name: name.clone(), required: required.contains(name), node: node(member, &at) });
    }
    for name in &required {
        assert!(fields.iter().any(|field| field.name == *name), "{place}: `{name}` is required and not described");
    }
    let any_of = members.get("anyOf").map(list).unwrap_or_default();
    Object {
        fields,
        open: members.get("additionalProperties") != Some(&Value::Bool(false)),
        any_of: any_of.iter().map(|way| strings(&way["required"])).collect(),
    }
}

fn array(members: &Map<String, Value>, place: &str) -> Kind {
    let items = members.get("items").unwrap_or_else(|| panic!("{place}: an array without items"));
    let Some(ways) = items.get("anyOf") else { return Kind::Array(Box::new(node(items, place))) };
    let ways: Vec<Node> = list(ways).iter().map(|way| node(way, place)).collect();
    if ways.iter().all(|way| link_type(way).is_some()) {
        Kind::Links(ways)
    } else {
        Kind::Array(Box::new(node(items, place)))
    }
}

/// The constant `linkType` of a link's shape.
pub fn link_type(link: &Node) -> Option<&str> {
    let Kind::Text(text) = &link.at("linkType")?.kind else { return None };
    match (&text.constant, text.words.as_slice()) {
        (Some(only), _) | (None, [only]) => Some(only),
        _ => None,
    }
}
