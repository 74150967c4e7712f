//! Reads `schemas/` into plain trees: references resolved, siblings of a reference merged in, every node of a known kind.
//!
//! The dialect is small on purpose. A keyword that is not named here stops the generation, so that nothing is dropped in silence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// All that is written in `schemas/`.
pub struct Schemas {
    /// In the order of `releases.json`, which is the order of the engine's indices.
    pub vocabularies: Vec<Vocabulary>,
    /// `semantics.json` as it stands.
    pub semantics: Value,
    /// `errata.json` as it stands.
    pub errata: Vec<Erratum>,
    /// What is to be said of values that are right by the schemas: `prose.json`, and the errata that have a place.
    pub advice: Vec<Advice>,
    /// The parts of `common.json` by name, with their references.
    pub common: Map<String, Value>,
}

/// One vocabulary: the draft, the first SDK's, or a release.
pub struct Vocabulary {
    /// `draft`, `sig-v1`, or the release's number.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// Day of publication, `YYYY-MM-DD`.
    pub date: String,
    /// `draft`, `released` or `superseded`.
    pub status: String,
    /// The member of `context` that names the release; none where events do not say.
    pub version_key: Option<String>,
    /// In the order of the bundle.
    pub events: Vec<Event>,
    /// The bundle's own shared parts: `context`, `subject`, and where it has them `custom`, `plain`, `cloudevents`.
    pub shared: Vec<(String, Node)>,
    /// The bundle as it stands, with its references.
    pub bundle: Value,
}

impl Vocabulary {
    /// The shape of that name among `shared`.
    pub fn shared(&self, name: &str) -> Option<&Node> {
        self.shared.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }
}

/// One event of one vocabulary.
pub struct Event {
    /// `subject.predicate`; the subject may have dots of its own.
    pub key: String,
    /// All but the last word of the key.
    pub subject: String,
    /// The last word of the key.
    pub predicate: String,
    /// The type string; where the schema names none, the one that the text prints.
    pub type_name: String,
    /// False where `type_name` is only what the text prints and the schema admits any.
    pub type_fixed: bool,
    /// The version at the end of the type string; none in the draft.
    pub version: Option<String>,
    /// The name that people read.
    pub title: String,
    /// What happened, in one line.
    pub summary: String,
    /// A whole event that is valid.
    pub example: Value,
    /// The event's shape; in the draft that of the plain spelling.
    pub root: Node,
    /// The draft alone: the shape of the same event as a `CloudEvents` object.
    pub cloudevents: Option<Node>,
}

/// A known defect of a vocabulary and what is done about it.
pub struct Erratum {
    /// Stable name.
    pub id: String,
    /// Ids of the vocabularies that have it.
    pub vocabularies: Vec<String>,
    /// The defect in one line.
    pub message: String,
    /// Where it can be seen.
    pub evidence: String,
    /// How such events are judged here.
    pub treatment: String,
    /// Whether the verdict differs from what the published schemas say.
    pub touches_verdict: bool,
    /// The event version that the text prints for all events of some subjects, beside the one that is right.
    pub prints: Option<(String, Vec<String>)>,
    /// By the key of an event, the last part of the address that its schema was published with, where it is not its own.
    pub published: Vec<(String, String)>,
}

/// Something to be said of a value that is right by the schemas.
pub struct Advice {
    /// `present`, `uuid`, `purl`, `words`, `spelling`, `strings`, or `defect`: there is a known one here.
    pub demand: String,
    /// Ids of the vocabularies that it concerns.
    pub vocabularies: Vec<String>,
    /// Keys of the events that it concerns; empty: all.
    pub events: Vec<String>,
    /// Subjects that it concerns; empty: all.
    pub subjects: Vec<String>,
    /// Where, dotted from the event's root; an event has at least one of them.
    pub paths: Vec<String>,
    /// The words that are right, for `words` and `spelling`.
    pub words: Vec<String>,
    /// Where it is written, as the help says it.
    pub page: String,
}

impl Advice {
    /// Whether it concerns an event; without one, whether it concerns all of them.
    pub fn concerns(&self, vocabulary: &str, event: Option<(&str, &str)>) -> bool {
        let any = self.events.is_empty() && self.subjects.is_empty();
        self.vocabularies.iter().any(|id| id == vocabulary)
            && (any
                || event.is_some_and(|(key, subject)| {
                    self.events.iter().any(|other| other == key) || self.subjects.iter().any(|other| other == subject)
                }))
    }
}

/// One place in an event: what may stand there.
#[derive(Clone, PartialEq)]
pub struct Node {
    /// What may stand there.
    pub kind: Kind,
    /// The name that people read, where there is one.
    pub title: Option<String>,
    /// What it means, in one line.
    pub description: Option<String>,
    /// The name of the shared part that this was referred to by.
    pub origin: Option<String>,
    /// What is meant or printed when the schema fixes nothing.
    pub default: Option<String>,
}

/// The kinds of node that the dialect knows.
#[derive(Clone, PartialEq)]
pub enum Kind {
    /// A text.
    Text(Text),
    /// An object.
    Object(Object),
    /// An array whose elements all have one shape.
    Array(Box<Node>),
    /// An array of links: each element is one of these objects, told apart by the one value that their `linkType` admits.
    Links(Vec<Node>),
    /// One of several kinds that a reader can tell apart by their JSON type.
    OneOf(Vec<Node>),
    /// Any JSON value.
    Any,
}

/// What a text must be.
#[derive(Clone, Default, PartialEq)]
pub struct Text {
    /// Least length; 0 or 1.
    pub min_length: u32,
    /// `date-time`, `uri` or `uri-reference`.
    pub format: Option<String>,
    /// The listed words; empty when there is no list.
    pub words: Vec<String>,
    /// Other words than the listed ones are accepted too.
    pub open: bool,
    /// The only value.
    pub constant: Option<String>,
    /// A regular expression of ECMA-262.
    pub pattern: Option<String>,
    /// `base64`; an annotation.
    pub encoding: Option<String>,
    /// `null` is accepted too.
    pub nullable: bool,
}

/// What an object must be.
#[derive(Clone, PartialEq)]
pub struct Object {
    /// In the order of the schema.
    pub fields: Vec<Field>,
    /// Members that are not listed are accepted.
    pub open: bool,
    /// At least one of these sets of members must be there; empty when there is no such demand.
    pub any_of: Vec<Vec<String>>,
}

impl Object {
    /// The member of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A member of an object.
#[derive(Clone, PartialEq)]
pub struct Field {
    /// Its key.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What may stand there.
    pub node: Node,
}

impl Node {
    /// The node at a dotted path of member names.
    pub fn at(&self, path: &str) -> Option<&Node> {
        path.split('.').try_fold(self, |node, name| match &node.kind {
            Kind::Object(object) => object.field(name).map(|field| &field.node),
            _ => None,
        })
    }

    /// The node as an object; the event's root, `context`, `subject` and `content` always are.
    pub fn object(&self) -> Option<&Object> {
        if let Kind::Object(object) = &self.kind { Some(object) } else { None }
    }
}

/// The folder of the project.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads everything. Panics, naming the place, when a file does not keep to the dialect.
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

/// The advice of an erratum that has a place: its message, and what is done about it.
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
    // The draft's events are written in the plain spelling; the other one has the same members in lower case.
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

/// The two documents that a reference may point into.
struct Scope<'a> {
    own: &'a Value,
    common: &'a Value,
}

impl Scope<'_> {
    /// The tree without references. Siblings of a reference narrow what it points to.
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

/// Lays `over` onto `base`: properties by key, required together, everything else replaced.
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

/// `anyOf` a list of words and a text: the words are proposals.
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

/// The one value that the `linkType` of a link's shape admits.
pub fn link_type(link: &Node) -> Option<&str> {
    let Kind::Text(text) = &link.at("linkType")?.kind else { return None };
    match (&text.constant, text.words.as_slice()) {
        (Some(only), _) | (None, [only]) => Some(only),
        _ => None,
    }
}
