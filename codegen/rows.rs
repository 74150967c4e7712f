//! Compiles `schemas/` to the rows of the engine, `src/model/plan/rows.rs`.

use crate::load::{self, Advice, Event, Kind, Node, Object, Schemas, Text, Vocabulary};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The roles of fields in releases, by their names in `semantics.json`.
const OF_RELEASES: [(&str, &str); 12] = [
    ("id", "Id"),
    ("source", "Source"),
    ("type", "Type"),
    ("time", "Time"),
    ("version", "Version"),
    ("subjectId", "SubjectId"),
    ("subjectType", "SubjectType"),
    ("schemaUri", "SchemaUri"),
    ("chainId", "ChainId"),
    ("links", "Links"),
    ("customData", "CustomData"),
    ("customDataContentType", "CustomDataContentType"),
];

/// The roles in the draft.
const OF_DRAFT: [(&str, &str); 11] = [
    ("id", "Id"),
    ("source", "Source"),
    ("type", "Type"),
    ("time", "Time"),
    ("runId", "SubjectId"),
    ("taskRunId", "TaskRunId"),
    ("pipelineName", "PipelineName"),
    ("pipelineNameAlias", "PipelineNameAlias"),
    ("status", "Status"),
    ("url", "Url"),
    ("errors", "Errors"),
];

/// The roles in the SIG's SDK, which are attributes of CloudEvents. Each subject has an attribute of its own for its id.
const OF_SIG: [(&str, &str); 4] = [("id", "Id"), ("source", "Source"), ("type", "Type"), ("time", "Time")];

/// Roles by path.
type Paths = BTreeMap<String, &'static str>;

/// The content of the file.
pub fn generate(schemas: &Schemas) -> String {
    let mut nodes = Nodes { all_advice: &schemas.advice, ..Nodes::default() };
    let mut rows = String::new();
    nodes.of_rules();
    for vocabulary in &schemas.vocabularies {
        nodes.vocabulary(&mut rows, vocabulary, &schemas.semantics["roles"]);
    }
    for (index, advice) in schemas.advice.iter().enumerate() {
        assert!(nodes.used.contains(&index), "advice that concerns nothing: {}", advice.page);
    }
    let mut text = format!("// Generated from schemas/ by `{}`.\n\n//! The compiled vocabularies.\n\n", crate::COMMAND);
    text.push_str("use super::{Advice, Demand, EventType, Family, Format, Kin, Leaf, Name, Node, Piece, Role, Row, Shape, Discriminated, Text, Vocabulary, page};\n\n");
    for (name, prefix, doc) in [
        ("TYPE_PREFIX", type_prefix(schemas), "What every type of a release begins with."),
        ("CUSTOM_TYPE_PREFIX", custom_prefix(schemas), "What every custom event's type begins with."),
    ] {
        writeln!(text, "/// {doc}\npub const {name}: &str = {prefix:?};\n").expect("text");
    }
    asides(&mut text, schemas);
    let keys = version_keys(schemas);
    writeln!(text, "/// The members of a context that name a release, the newest first.").expect("text");
    writeln!(text, "pub const VERSION_KEYS: [&str; {}] = {keys:?};\n", keys.len()).expect("text");
    writeln!(text, "/// Every vocabulary, in the order of `schemas/releases.json`.").expect("text");
    writeln!(text, "pub static VOCABULARIES: &[Vocabulary] = &[{rows}];\n").expect("text");
    nodes.write(&mut text);
    writeln!(text, "pub(super) static NAMES: [&str; {}] = {:?};\n", nodes.words.len(), nodes.words).expect("text");
    text.push_str(&crate::meanings::rows(schemas));
    let advice: Vec<String> = schemas.advice.iter().map(advice).collect();
    writeln!(text, "pub(super) static ADVICE: [Advice; {}] = [{}];", advice.len(), advice.join(", ")).expect("text");
    text
}

fn advice(advice: &Advice) -> String {
    let demand = match advice.demand.as_str() {
        "present" => "Demand::Present".to_owned(),
        "uuid" => "Demand::Uuid".to_owned(),
        "purl" => "Demand::Purl".to_owned(),
        "words" => format!("Demand::Words(&{:?})", advice.words),
        "spelling" => format!("Demand::Spelling(&{:?})", advice.words),
        "strings" => "Demand::Strings".to_owned(),
        "defect" => "Demand::Defect".to_owned(),
        other => panic!("the engine has no demand {other}"),
    };
    format!("Advice {{ demand: {demand}, page: page({:?}) }}", advice.page)
}

/// The common prefix of the types of all releases.
fn type_prefix(schemas: &Schemas) -> String {
    let releases = schemas.vocabularies.iter().filter(|vocabulary| vocabulary.version_key.is_some());
    let mut names = releases.flat_map(|vocabulary| &vocabulary.events).map(|event| event.type_name.as_str());
    let mut prefix = names.next().expect("a type");
    for name in names {
        let same = prefix.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
        prefix = &prefix[..same];
    }
    prefix.to_owned()
}

/// The distinct version keys of the releases, the newest first.
fn version_keys(schemas: &Schemas) -> Vec<&str> {
    let mut keys: Vec<&str> =
        schemas.vocabularies.iter().rev().filter_map(|vocabulary| vocabulary.version_key.as_deref()).collect();
    keys.dedup();
    keys
}

/// The literal prefix of the newest pattern for custom types.
fn custom_prefix(schemas: &Schemas) -> String {
    let custom =
        schemas.vocabularies.iter().rev().find_map(|vocabulary| vocabulary.shared("custom")).expect("custom events");
    let Some(Kind::Text(Text { pattern: Some(pattern), .. })) = custom.at("context.type").map(|node| &node.kind) else {
        panic!("a custom event's type has a pattern")
    };
    pattern.trim_start_matches('^').split('[').next().unwrap_or_default().replace('\\', "")
}

fn paths(roles: &Value, wanted: &[(&str, &'static str)]) -> Paths {
    let mut paths = Paths::new();
    for (name, word) in wanted {
        match &roles[*name] {
            Value::Array(list) => paths.extend(list.iter().map(|path| (string(path), *word))),
            Value::Null => {}
            one => drop(paths.insert(string(one), word)),
        }
    }
    paths
}

/// The errata of single types: small tables, since few types have an entry.
fn asides(text: &mut String, schemas: &Schemas) {
    let mut printed = String::new();
    let mut published = String::new();
    for erratum in &schemas.errata {
        for id in &erratum.vocabularies {
            let index = schemas.vocabularies.iter().position(|vocabulary| vocabulary.id == *id).expect("a vocabulary");
            for (version, subject) in erratum
                .prints
                .iter()
                .flat_map(|(version, subjects)| subjects.iter().map(move |subject| (version, subject)))
            {
                write!(printed, "({index}, {subject:?}, {version:?}),").expect("text");
            }
            for (key, address) in &erratum.published {
                let event =
                    schemas.vocabularies[index].events.iter().find(|event| event.key == *key).expect("an event");
                write!(published, "({index}, {:?}, {address:?}),", event.type_name).expect("text");
            }
        }
    }
    writeln!(
        text,
        "/// Event versions that the text of a vocabulary prints beside the right one: vocabulary, subject, version."
    )
    .expect("text");
    writeln!(text, "pub(super) static PRINTED: &[(u8, &str, &str)] = &[{printed}];\n").expect("text");
    writeln!(
        text,
        "/// Types whose schema was published under the name of another: vocabulary, type, the end of the address."
    )
    .expect("text");
    writeln!(text, "pub(super) static PUBLISHED: &[(u8, &str, &str)] = &[{published}];\n").expect("text");
}

fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

/// An object: its demands as code, and the names and nodes of its fields.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Made {
    demands: String,
    names: Vec<String>,
    nodes: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Code {
    Leaf(String),
    Object(Made),
}

/// The nodes so far, without duplicates. `Node(n)` refers to an index in `code`, until all are known
/// and [`settled`] replaces it by the index among the rows.
#[derive(Default)]
struct Nodes<'s> {
    names: BTreeMap<Code, usize>,
    code: Vec<Code>,
    choices: Vec<String>,
    words: Vec<String>,
    all_advice: &'s [Advice],
    /// The advice for the current event, by path.
    advice: BTreeMap<String, usize>,
    used: BTreeSet<usize>,
    a_string: String,
    some_text: String,
    envelope_version: String,
    an_object: String,
}

impl Nodes<'_> {
    /// Nodes for rules about values that no vocabulary describes.
    fn of_rules(&mut self) {
        let plain = |kind: Kind| Node { kind, title: None, description: None, origin: None, default: None };
        let text = |text: Text| plain(Kind::Text(text));
        let paths = Paths::new();
        self.a_string = self.node(&text(Text::default()), "", &paths);
        self.some_text = self.node(&text(Text { min_length: 1, ..Text::default() }), "", &paths);
        let version = Text { constant: Some("1.0".to_owned()), ..Text::default() };
        self.envelope_version = self.node(&text(version), "", &paths);
        let object = Object { fields: Vec::new(), open: true, any_of: Vec::new() };
        self.an_object = self.node(&plain(Kind::Object(object)), "", &paths);
    }

    /// Sets the advice for an event, or without one, for all events.
    fn advise(&mut self, vocabulary: &str, event: Option<(&str, &str)>) {
        self.advice.clear();
        for (index, advice) in
            self.all_advice.iter().enumerate().filter(|(_, advice)| advice.concerns(vocabulary, event))
        {
            for path in &advice.paths {
                let before = self.advice.insert(path.clone(), index);
                assert!(before.is_none(), "{path} has one advice");
            }
        }
    }

    /// The number of the advice at a path; 0 for none.
    fn advice_at(&mut self, path: &str) -> usize {
        let Some(&index) = self.advice.get(path) else { return 0 };
        self.used.insert(index);
        index + 1
    }

    fn vocabulary(&mut self, rows: &mut String, vocabulary: &Vocabulary, roles: &Value) {
        let releases = paths(&roles["releases"], &OF_RELEASES);
        self.advise(&vocabulary.id, None);
        let (family, generic, cloudevents) = match vocabulary.id.as_str() {
            "draft" => {
                let plain = self.draft(vocabulary, roles, "plain");
                let cloudevents = self.draft(vocabulary, roles, "cloudevents");
                ("Draft", plain, Some(cloudevents))
            }
            "sig-v1" => {
                let shape = vocabulary.shared("cloudevents").expect("the attributes of CloudEvents");
                ("Sig", self.node(shape, "", &paths(&roles["cloudevents"], &OF_SIG)), None)
            }
            _ => ("Release", self.node(&unread(&vocabulary.events[0]), "", &releases), None),
        };
        let custom = vocabulary.shared("custom").map(|custom| self.node(custom, "", &releases));
        write!(
            rows,
            "Vocabulary {{ id: {:?}, family: Family::{family}, released: {}, version_key: {:?}, open_types: {}, \
             custom: {}, generic: {generic}, cloudevents: {}, events: &[",
            vocabulary.id,
            vocabulary.status != "draft",
            vocabulary.version_key.as_deref().unwrap_or_default(),
            vocabulary.events.iter().any(|event| !event.type_fixed),
            option(custom),
            option(cloudevents),
        )
        .expect("text");
        let mut events: Vec<&Event> = vocabulary.events.iter().collect();
        events.sort_by(|a, b| a.type_name.cmp(&b.type_name));
        for event in events {
            self.advise(&vocabulary.id, Some((&event.key, &event.subject)));
            let root = match family {
                "Draft" => generic.clone(),
                "Sig" => {
                    let mut paths = paths(&roles["cloudevents"], &OF_SIG);
                    for (name, role) in [("id", "SubjectId"), ("status", "Status")] {
                        if let Some(path) = roles["sig-v1"][&event.subject][name].as_str() {
                            paths.insert(path.to_owned(), role);
                        }
                    }
                    self.node(&event.root, "", &paths)
                }
                _ => self.node(&event.root, "", &releases),
            };
            let [prefix, subject, predicate, version] = pieces(event).map(|piece| self.word(piece));
            writeln!(rows, "// {}", event.type_name).expect("text");
            writeln!(
                rows,
                "EventType {{ prefix: {prefix}, subject: {subject}, predicate: {predicate}, version: {version}, root: {root} }},"
            )
            .expect("text");
        }
        rows.push_str("] },");
    }

    /// A spelling of the draft. The draft's own rules check the type, and the two names that an envelope has for the
    /// pipeline's.
    fn draft(&mut self, vocabulary: &Vocabulary, roles: &Value, name: &str) -> String {
        let mut shape = vocabulary.shared(name).expect("a spelling of the draft").clone();
        if let Kind::Object(object) = &mut shape.kind {
            object.any_of.clear();
        }
        self.node(&shape, "", &paths(&roles["draft"][name], &OF_DRAFT))
    }

    /// Adds a node and returns its name.
    fn node(&mut self, node: &Node, path: &str, paths: &Paths) -> String {
        let role = paths.get(path).copied().unwrap_or("Plain");
        let shape = match &node.kind {
            Kind::Any => "Shape::Any".to_owned(),
            Kind::Text(text) => words(text, role),
            Kind::Object(object) => {
                let made = self.object(object, role, path, paths);
                return self.named(Code::Object(made));
            }
            Kind::Array(items) => format!("Shape::List({})", self.node(items, &format!("{path}[]"), paths)),
            Kind::Links(links) => format!("Shape::List({})", self.links(links, path, paths)),
            Kind::OneOf(ways) => {
                let ways: Vec<String> = ways.iter().map(|way| self.node(way, &format!("{path}|"), paths)).collect();
                format!("Shape::OneOf(&[{}])", ways.join(", "))
            }
        };
        let advice = self.advice_at(path);
        self.named(Code::Leaf(format!("Leaf {{ shape: {shape}, role: Role::{role}, advice: {advice} }}")))
    }

    fn named(&mut self, code: Code) -> String {
        let next = self.code.len();
        let index = *self.names.entry(code.clone()).or_insert(next);
        if index == next {
            self.code.push(code);
        }
        format!("Node({index})")
    }

    /// Adds a name and returns its index.
    fn word(&mut self, word: &str) -> String {
        let index = self.words.iter().position(|known| known == word).unwrap_or_else(|| {
            assert!(self.words.len() <= 255, "a name has a byte");
            self.words.push(word.to_owned());
            self.words.len() - 1
        });
        format!("Name({index})")
    }

    fn links(&mut self, links: &[Node], path: &str, paths: &Paths) -> String {
        let branches: Vec<String> = links
            .iter()
            .map(|link| {
                let word = load::link_type(link).expect("a link's word");
                format!("({word:?}, {})", self.node(link, &format!("{path}[]"), paths))
            })
            .collect();
        let tagged = format!("&Discriminated {{ tag: {:?}, branches: &[{}] }}", "linkType", branches.join(", "));
        self.named(Code::Leaf(format!(
            "Leaf {{ shape: Shape::Discriminated({tagged}), role: Role::Plain, advice: 0 }}"
        )))
    }

    fn object(&mut self, object: &Object, role: &str, path: &str, paths: &Paths) -> Made {
        assert!(object.fields.len() <= 32, "{path}: at most 32 fields");
        let position =
            |name: &str| object.fields.iter().position(|field| field.name == name).expect("a described member");
        let required = object.fields.iter().enumerate().filter(|(_, field)| field.required);
        let required = required.fold(0u32, |bits, (index, _)| bits | 1 << index);
        let any_of = object.any_of.iter().map(|set| set.iter().fold(0u32, |bits, name| bits | 1 << position(name)));
        let any_of: Vec<String> = any_of.map(|bits| bits.to_string()).collect();
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let mut wished = 0u32;
        for (index, field) in object.fields.iter().enumerate() {
            let advice = self.advice.get(&below(&field.name)).map(|&index| &self.all_advice[index]);
            if advice.is_some_and(|advice| advice.demand == "present") {
                wished |= 1 << index;
            }
        }
        let names = object.fields.iter().map(|field| self.word(&field.name)).collect();
        let nodes = object.fields.iter().map(|field| self.node(&field.node, &below(&field.name), paths)).collect();
        let demands = format!(
            "required: {required}, wished: {wished}, closed: {}, any_of: {}, role: Role::{role}, advice: {}",
            !object.open,
            self.choice(&any_of),
            self.advice_at(path)
        );
        Made { demands, names, nodes }
    }

    /// The number of a choice between fields; 0 for none.
    fn choice(&mut self, any_of: &[String]) -> usize {
        if any_of.is_empty() {
            return 0;
        }
        let choice = format!("&[{}]", any_of.join(", "));
        let index = self.choices.iter().position(|known| *known == choice).unwrap_or_else(|| {
            self.choices.push(choice);
            self.choices.len() - 1
        });
        index + 1
    }

    /// Writes all nodes: the leaves, then the objects, grouped by their field names. Then replaces the references in what was
    /// written.
    fn write(&self, text: &mut String) {
        let mut order = Vec::new();
        let mut codes = Vec::new();
        let mut kins: Vec<Vec<(usize, &Made)>> = Vec::new();
        for (index, code) in self.code.iter().enumerate() {
            match code {
                Code::Leaf(code) => {
                    order.push(index);
                    codes.push(code.as_str());
                }
                Code::Object(made) => match kins.iter_mut().find(|kin| kin[0].1.names == made.names) {
                    Some(kin) => kin.push((index, made)),
                    None => kins.push(vec![(index, made)]),
                },
            }
        }
        assert!(kins.len() <= 256, "a kin has a byte");
        let mut rows = String::new();
        for kin in &kins {
            write!(rows, "Kin {{ names: &[{}], objects: &[", kin[0].1.names.join(", ")).expect("text");
            for (index, Made { demands, nodes, .. }) in kin {
                order.push(*index);
                write!(rows, "Row {{ nodes: &[{}], {demands} }},", nodes.join(", ")).expect("text");
            }
            rows.push_str("] },");
        }
        for (name, doc, node) in [
            ("A_STRING", "Any string.", &self.a_string),
            ("SOME_TEXT", "Any string that is not empty.", &self.some_text),
            ("ENVELOPE_VERSION", "The one version of CloudEvents that there is.", &self.envelope_version),
            ("AN_OBJECT", "Any object.", &self.an_object),
        ] {
            writeln!(text, "/// {doc}\npub const {name}: Node = {node};\n").expect("text");
        }
        writeln!(text, "/// The nodes that are no objects.").expect("text");
        writeln!(text, "pub(super) static LEAVES: [Leaf; {}] = [{}];\n", codes.len(), codes.join(",")).expect("text");
        writeln!(text, "/// The objects, those with the same names of fields side by side.").expect("text");
        writeln!(text, "pub(super) const KINS: [Kin; {}] = [{rows}];\n", kins.len()).expect("text");
        writeln!(text, "/// Sets of fields of which one must be there whole.").expect("text");
        writeln!(
            text,
            "pub(super) static CHOICES: [&[u32]; {}] = [{}];\n",
            self.choices.len(),
            self.choices.join(", ")
        )
        .expect("text");
        *text = settled(text, &order);
    }
}

/// Replaces each `Node(n)` by its index in the order.
fn settled(text: &str, order: &[usize]) -> String {
    let mut parts = text.split("Node(");
    let mut settled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (index, rest) = part.split_once(')').expect("a number in brackets");
        let index: usize = index.parse().expect("a node's number");
        let place = order.iter().position(|&other| other == index).expect("a node that was written");
        write!(settled, "Node({place}){rest}").expect("text");
    }
    settled
}

/// Prefix, subject, predicate and version of a type.
fn pieces(event: &Event) -> [&str; 4] {
    let version = event.version.as_deref().unwrap_or_default();
    let words = event.type_name.strip_suffix(version).expect("the version ends the type").trim_end_matches('.');
    let (rest, predicate) = words.rsplit_once('.').expect("a predicate");
    let (prefix, subject) = rest.split_at(rest.len() - event.subject.len());
    assert!(subject.eq_ignore_ascii_case(&event.subject), "{}", event.type_name);
    [prefix, subject, predicate, version]
}

fn option(node: Option<String>) -> String {
    node.map_or_else(|| "None".to_owned(), |node| format!("Some({node})"))
}

/// The shape of an event with an unknown type: everything but its content is as in every event.
fn unread(event: &Event) -> Node {
    let mut root = event.root.clone();
    let Kind::Object(object) = &mut root.kind else { panic!("an event is an object") };
    let subject = object.fields.iter_mut().find(|field| field.name == "subject").expect("a subject");
    let Kind::Object(subject) = &mut subject.node.kind else { panic!("a subject is an object") };
    for field in &mut subject.fields {
        match field.name.as_str() {
            "content" => field.node.kind = Kind::Object(Object { fields: Vec::new(), open: true, any_of: Vec::new() }),
            "type" => field.node.kind = Kind::Text(Text { min_length: 1, ..Text::default() }),
            _ => {}
        }
    }
    root
}

fn words(text: &Text, role: &str) -> String {
    // Routing checks the type, a rule checks the draft's URL, and the SDK sends a name even if it is empty.
    let values: Vec<&String> =
        if role == "Type" { Vec::new() } else { text.words.iter().chain(&text.constant).collect() };
    let format = match text.format.as_deref() {
        None => "Free",
        Some("date-time") => "DateTime",
        Some("uri") if role == "Url" => "Free",
        Some("uri") => "Uri",
        Some("uri-reference") => "UriReference",
        Some(other) => panic!("the engine has no format {other}"),
    };
    // Patterns for a prefix only are the draft's.
    let pattern = text.pattern.as_deref().filter(|pattern| pattern.ends_with('$')).map(pattern).unwrap_or_default();
    format!(
        "Shape::Text(&Text {{ non_empty: {}, nullable: {}, format: Format::{format}, values: &{values:?}, open: {}, pattern: &[{}] }})",
        text.min_length == 1 || role == "Type",
        text.nullable || role == "PipelineNameAlias",
        text.open,
        pattern.join(", ")
    )
}

struct Step {
    ranges: Vec<(char, char)>,
    not: bool,
    repeat: bool,
    skips: Vec<usize>,
}

/// Compiles a pattern into pieces: literals, classes and groups, each optionally with `+`, `*` or `?`.
fn pattern(text: &str) -> Vec<String> {
    let body = text.strip_prefix('^').and_then(|text| text.strip_suffix('$')).expect("a pattern of the whole string");
    let letters: Vec<char> = body.chars().collect();
    let mut at = 0;
    let steps = sequence(&letters, &mut at);
    assert_eq!(at, letters.len(), "{text}");
    assert!(steps.len() < 64, "{text}: at most 63 steps");
    let piece = |step: Step| {
        format!(
            "Piece {{ ranges: &{:?}, not: {}, repeat: {}, skips: &{:?} }}",
            step.ranges, step.not, step.repeat, step.skips
        )
    };
    steps.into_iter().map(piece).collect()
}

fn sequence(letters: &[char], at: &mut usize) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let one = |ranges, not| vec![Step { ranges, not, repeat: false, skips: Vec::new() }];
    while let Some(&letter) = letters.get(*at).filter(|&&letter| letter != ')') {
        *at += 1;
        let mut part = match letter {
            '(' => {
                let inner = sequence(letters, at);
                *at += 1;
                inner
            }
            '[' => {
                let not = letters[*at] == '^';
                *at += usize::from(not);
                let mut ranges = Vec::new();
                while letters[*at] != ']' {
                    let range = letters[*at + 1] == '-' && letters[*at + 2] != ']';
                    ranges.push((letters[*at], letters[if range { *at + 2 } else { *at }]));
                    *at += if range { 3 } else { 1 };
                }
                *at += 1;
                one(ranges, not)
            }
            '\\' => {
                *at += 1;
                one(vec![(letters[*at - 1], letters[*at - 1])], false)
            }
            '.' => one(vec![('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')], true),
            other => one(vec![(other, other)], false),
        };
        let mark = letters.get(*at).copied();
        *at += usize::from(matches!(mark, Some('+' | '*' | '?')));
        assert!(part.len() == 1 || !matches!(mark, Some('+' | '*')), "a group is not repeated");
        part[0].repeat |= matches!(mark, Some('+' | '*'));
        if matches!(mark, Some('*' | '?')) {
            let length = part.len();
            part[0].skips.push(length);
        }
        steps.extend(part);
    }
    steps
}
