//! Writes `pkg/src/generated/vocabularies.ts` and `events.ts`: names and shapes as TypeScript types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::examples::{Examples, shown};
use crate::load::{self, Event, Field, Kind, Node, Schemas, Text, Vocabulary};
use crate::share::{key, quoted};

#[test]
fn vocabularies_ts_is_what_the_schemas_say() {
    crate::agree("pkg/src/generated/vocabularies.ts", &vocabularies(&load::load()));
}

#[test]
fn events_ts_is_what_the_schemas_say() {
    crate::agree("pkg/src/generated/events.ts", &events(&load::load()));
}

fn vocabularies(schemas: &Schemas) -> String {
    let list = |only_releases: bool| {
        let known = schemas.vocabularies.iter().filter(|vocabulary| !only_releases || vocabulary.version_key.is_some());
        let lines: Vec<String> = known.map(|vocabulary| format!("  {},\n", quoted(&vocabulary.id))).collect();
        lines.concat()
    };
    format!(
        "{}\n/** The vocabularies, oldest first; the engine knows them by their place in this list. */\n\
         export const VOCABULARIES = [\n{}] as const;\n\n\
         /** The CDEvents releases, oldest first. */\nexport const RELEASES = [\n{}] as const;\n\n\
         /** A vocabulary: the draft of 2021-03-14, the first SDK's types, or a CDEvents release. */\n\
         export type Vocabulary = (typeof VOCABULARIES)[number];\n\n\
         /** A CDEvents release. */\nexport type Release = (typeof RELEASES)[number];\n",
        crate::header(),
        list(false),
        list(true),
    )
}

fn events(schemas: &Schemas) -> String {
    let mut writer = Writer::new(schemas);
    let namespaces: Vec<String> = schemas.vocabularies.iter().map(|each| writer.namespace(each)).collect();
    let mut out = crate::header() + "\n\n";
    out.push_str(&writer.shared);
    writeln!(out, "{FRAME}{}}}\n", writer.rest.unwrap_or_default()).expect(TEXT);
    out.push_str(&namespaces.join("\n"));
    out.push_str(&maps(schemas));
    out
}

/// The name of a vocabulary's namespace.
fn namespace(vocabulary: &Vocabulary) -> String {
    match vocabulary.version_key {
        Some(_) => format!("V{}", vocabulary.id.replace(['.', '-'], "_")),
        None => words(&vocabulary.id),
    }
}

/// `sig-v1` to `SigV1`, `pipelineRun` to `PipelineRun`.
fn words(name: &str) -> String {
    name.split(|letter: char| !letter.is_ascii_alphanumeric())
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        })
        .collect()
}

struct Writer<'a> {
    schemas: &'a Schemas,
    shared: String,
    /// The members besides context and subject that all events of the releases have.
    rest: Option<String>,
    /// The names of shared interfaces, by preferred name and body.
    names: BTreeMap<(String, String), String>,
    taken: BTreeSet<String>,
    /// Those of the event that is being written, of its vocabulary, and of all: the first that has one for a field counts.
    examples: [Examples; 3],
    /// Whether shapes are written to be compared, which is without examples.
    comparing: bool,
}

impl<'a> Writer<'a> {
    fn new(schemas: &'a Schemas) -> Self {
        let all = Examples::of(schemas.vocabularies.iter().flat_map(|vocabulary| &vocabulary.events));
        Self {
            schemas,
            shared: String::new(),
            rest: None,
            names: BTreeMap::new(),
            taken: BTreeSet::new(),
            examples: [Examples::default(), Examples::default(), all],
            comparing: false,
        }
    }

    /// Writes a field. `parent`: the name of the field that it is in, empty for the root.
    fn member(&self, out: &mut String, parent: &str, field: &Field, of: &str, indent: &str) {
        let node = &field.node;
        let mut about = node.description.clone().unwrap_or_default();
        if let Some(format) = format_of(node) {
            write!(about, " Format: {format}.").expect(TEXT);
        }
        let mut found = self.examples.iter().filter(|_| !self.comparing);
        let example = found.find_map(|examples| examples.of_field(parent, &field.name, node));
        match example {
            Some(example) if !is_constant(node) => {
                let lines =
                    format!("{indent}/**\n{indent} * {about}\n{indent} * @example {}\n{indent} */\n", shown(example));
                out.push_str(&lines);
            }
            _ => out.push_str(&doc(Some(&about), indent)),
        }
        let mark = if field.required { "" } else { "?" };
        writeln!(out, "{indent}{}{mark}: {of};", key(&field.name)).expect(TEXT);
    }

    fn namespace(&mut self, vocabulary: &Vocabulary) -> String {
        let mut out = String::new();
        self.examples[1] = Examples::of(&vocabulary.events);
        self.examples[0] = Examples::default();
        if vocabulary.version_key.is_some() {
            self.release(vocabulary, &mut out);
        } else {
            self.attributes(vocabulary, &mut out);
        }
        format!("/** The shapes of {}. */\nexport namespace {} {{{out}}}\n", vocabulary.title, namespace(vocabulary))
    }

    /// A release. Most events share the frames of context and subject.
    fn release(&mut self, vocabulary: &Vocabulary, out: &mut String) {
        let mut frames: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for event in &vocabulary.events {
            for part in ["context", "subject"] {
                let node = event.root.at(part).expect("an event has a context and a subject");
                let (origin, base) = base(node, vocabulary).expect("both are shared parts");
                let narrowed = self.narrowed(node, base, vocabulary);
                let known = frames.entry(origin.to_owned()).or_default();
                for name in narrowed {
                    if !known.contains(&name) {
                        known.push(name);
                    }
                }
            }
        }
        for (origin, open) in &frames {
            self.frame(
                vocabulary.shared(origin).expect("the shared part is there"),
                &words(origin),
                open,
                vocabulary,
                out,
            );
        }
        for event in &vocabulary.events {
            self.enveloped(event, &frames, vocabulary, out);
        }
        if let Some(custom) = vocabulary.shared("custom") {
            let body = self.body(custom, "", "  ", vocabulary);
            write!(out, "\n{}  export interface Custom {body}\n", doc(custom.description.as_deref(), "  "))
                .expect(TEXT);
        }
    }

    /// The members that an event narrows, compared with the shared part.
    fn narrowed(&mut self, node: &Node, base: &Node, vocabulary: &Vocabulary) -> Vec<String> {
        let (Some(object), Some(base)) = (node.object(), base.object()) else { return Vec::new() };
        let mut names = Vec::new();
        for field in &object.fields {
            let before = base.field(&field.name).map(|before| self.of(&before.node, &field.name, "", vocabulary));
            if before.as_ref() != Some(&self.of(&field.node, &field.name, "", vocabulary)) {
                names.push(field.name.clone());
            }
        }
        names
    }

    /// An interface with type parameters for the members in `open`.
    fn frame(&mut self, node: &Node, name: &str, open: &[String], vocabulary: &Vocabulary, out: &mut String) {
        let object = node.object().expect("a frame is an object");
        let parameter = |member: &String| {
            let kind = &object.field(member).expect("the member is there").node.kind;
            let bound = if matches!(kind, Kind::Object(_)) { "object" } else { "string" };
            format!("{} extends {bound}", words(member))
        };
        let parameters: Vec<String> = open.iter().map(parameter).collect();
        let parent = if object.field("content").is_some() { "subject" } else { "context" };
        let about = doc(node.description.as_deref(), "  ");
        writeln!(out, "\n{about}  export interface {name}{} {{", angled(&parameters)).expect(TEXT);
        for field in &object.fields {
            let is_open = open.contains(&field.name);
            let of = if is_open { words(&field.name) } else { self.of(&field.node, &field.name, "    ", vocabulary) };
            self.member(out, parent, field, &of, "    ");
        }
        out.push_str("  }\n");
    }

    /// An event of a release, in terms of the shared frame.
    fn enveloped(&mut self, event: &Event, frames: &BTreeMap<String, Vec<String>>, of: &Vocabulary, out: &mut String) {
        let name = words(&event.title);
        self.examples[0] = Examples::of([event]);
        let mut parts = Vec::new();
        let mut rest = String::new();
        for field in &event.root.object().expect("an event is an object").fields {
            if let Some((origin, open)) = field.node.origin.as_ref().and_then(|origin| frames.get_key_value(origin)) {
                let arguments: Vec<String> =
                    open.iter().map(|part| self.argument(&field.node, part, &name, of)).collect();
                parts.push(words(origin) + &angled(&arguments));
            } else {
                let shape = self.of(&field.node, &field.name, "  ", of);
                // The same in all releases, so with the same example.
                let [own, of_release, _] = &mut self.examples;
                let before = [std::mem::take(own), std::mem::take(of_release)];
                self.member(&mut rest, "", field, &shape, "  ");
                let [own, of_release] = before;
                (self.examples[0], self.examples[1]) = (own, of_release);
            }
        }
        assert_eq!(
            self.rest.get_or_insert_with(|| rest.clone()),
            &rest,
            "{}: not in the frame of all events",
            event.type_name
        );
        let about = doc(Some(&event.summary), "  ");
        writeln!(out, "\n{about}  export interface {name} extends CdEvent{} {{}}", angled(&parts)).expect(TEXT);
    }

    /// The type argument for a frame's parameter. Contents are interfaces that releases share.
    fn argument(&mut self, node: &Node, part: &str, event: &str, vocabulary: &Vocabulary) -> String {
        let node = node.at(part).expect("the member is there");
        match node.object() {
            Some(object) if !object.fields.is_empty() => {
                self.share(&format!("{event}{}", words(part)), node, part, vocabulary)
            }
            _ => self.of(node, part, "", vocabulary),
        }
    }

    /// The draft and the first SDK: flat events, which list only what they narrow.
    fn attributes(&mut self, vocabulary: &Vocabulary, out: &mut String) {
        for (name, node) in &vocabulary.shared {
            self.narrowing(&part_name(name, node), node, node.description.as_deref(), vocabulary, out);
        }
        for event in &vocabulary.events {
            let name = words(&event.title);
            self.examples[0] = Examples::of([event]);
            self.narrowing(&name, &event.root, Some(&event.summary), vocabulary, out);
            if let Some(other) = &event.cloudevents {
                self.narrowing(&format!("{name}CloudEvent"), other, Some(&event.summary), vocabulary, out);
            }
        }
    }

    fn narrowing(&mut self, name: &str, node: &Node, about: Option<&str>, vocabulary: &Vocabulary, out: &mut String) {
        let object = node.object().expect("an event is an object");
        let about = doc(about, "  ");
        let narrowed = if let Some((origin, base)) = base(node, vocabulary) {
            writeln!(out, "\n{about}  export interface {name} extends {} {{", part_name(origin, base)).expect(TEXT);
            self.narrowed(node, base, vocabulary)
        } else {
            writeln!(out, "\n{about}  export interface {name} {{").expect(TEXT);
            object.fields.iter().map(|field| field.name.clone()).collect()
        };
        for field in object.fields.iter().filter(|field| narrowed.contains(&field.name)) {
            let of = self.of(&field.node, &field.name, "    ", vocabulary);
            self.member(out, "", field, &of, "    ");
        }
        // A CloudEvent may have more attributes. In the plain spelling, an additional member is a mistake.
        if base(node, vocabulary).is_none() && object.field("specversion").is_some() {
            out.push_str("    [attribute: string]: unknown;\n");
        }
        out.push_str("  }\n");
    }

    /// The name of the shared interface for a shape. The first shape gets the plain name, later ones add their release number.
    fn share(&mut self, wanted: &str, node: &Node, field: &str, vocabulary: &Vocabulary) -> String {
        let before = std::mem::replace(&mut self.comparing, true);
        let compared = self.body(node, field, "", vocabulary);
        self.comparing = before;
        if let Some(known) = self.names.get(&(wanted.to_owned(), compared.clone())) {
            return known.clone();
        }
        self.comparing = false;
        let body = self.body(node, field, "", vocabulary);
        self.comparing = before;
        let numbered = format!("{wanted}_{}", vocabulary.id.replace(['.', '-'], "_"));
        let name = if self.taken.contains(wanted) { numbered } else { wanted.to_owned() };
        assert!(self.taken.insert(name.clone()), "two shapes would be called {name}");
        // The part's own description, not that of its first use.
        let own = node.origin.as_deref().and_then(|origin| {
            let common = self.schemas.common.get(origin).and_then(|part| part["description"].as_str());
            vocabulary.shared(origin).map_or(common, |part| part.description.as_deref())
        });
        write!(self.shared, "{}export interface {name} {body}\n\n", doc(own.or(node.description.as_deref()), ""))
            .expect(TEXT);
        self.names.insert((wanted.to_owned(), compared), name.clone());
        name
    }

    /// An object's members in braces. `name`: the field that the object is in.
    fn body(&mut self, node: &Node, name: &str, indent: &str, vocabulary: &Vocabulary) -> String {
        let object = node.object().expect("only objects have a body");
        let mut out = "{\n".to_owned();
        let deeper = format!("{indent}  ");
        for field in &object.fields {
            let of = self.of(&field.node, &field.name, &deeper, vocabulary);
            self.member(&mut out, name, field, &of, &deeper);
        }
        if object.open {
            writeln!(out, "{deeper}[member: string]: unknown;").expect(TEXT);
        }
        out + indent + "}"
    }

    /// The type of a node. Named parts become interfaces that all vocabularies share. `name`: the field that it is the value of.
    fn of(&mut self, node: &Node, name: &str, indent: &str, vocabulary: &Vocabulary) -> String {
        match &node.kind {
            Kind::Object(object) if object.fields.is_empty() && object.open => {
                "{ [member: string]: unknown }".to_owned()
            }
            Kind::Object(object) if object.fields.is_empty() => "NoContent".to_owned(),
            Kind::Object(_) => match &node.origin {
                Some(origin) if !matches!(origin.as_str(), "context" | "subject") => {
                    self.share(&words(origin), node, name, vocabulary)
                }
                _ => self.body(node, name, indent, vocabulary),
            },
            Kind::Array(items) => format!("{}[]", self.of(items, name, indent, vocabulary)),
            Kind::Links(ways) => format!("({})[]", self.either(ways, name, indent, vocabulary)),
            Kind::OneOf(ways) => self.either(ways, name, indent, vocabulary),
            Kind::Text(text) => of_text(text, node.default.as_deref()),
            Kind::Any => "unknown".to_owned(),
        }
    }

    fn either(&mut self, ways: &[Node], name: &str, indent: &str, vocabulary: &Vocabulary) -> String {
        let ways: Vec<String> = ways.iter().map(|way| self.of(way, name, indent, vocabulary)).collect();
        ways.join(" | ")
    }
}

const TEXT: &str = "a string can be written to";

fn base<'a>(node: &'a Node, vocabulary: &'a Vocabulary) -> Option<(&'a str, &'a Node)> {
    let origin = node.origin.as_deref()?;
    Some((origin, vocabulary.shared(origin)?))
}

/// The name of a shared part's interface: its title if it has one.
fn part_name(name: &str, part: &Node) -> String {
    words(part.title.as_deref().unwrap_or(name))
}

/// The beginning of the interface that all events of the releases extend.
const FRAME: &str = "/** What all events of the CDEvents releases share. */
export interface CdEvent<Context extends object, Subject extends object> {
  /** When, where and what: the part that all events have. */
  context: Context;
  /** What the event is about. */
  subject: Subject;
";

fn angled(list: &[String]) -> String {
    if list.is_empty() { String::new() } else { format!("<{}>", list.join(", ")) }
}

fn of_text(text: &Text, default: Option<&str>) -> String {
    let of = if let Some(only) = &text.constant {
        quoted(only)
    } else if let Some(default) = default {
        format!("{} | (string & {{}})", quoted(default))
    } else if text.words.is_empty() {
        text.pattern.as_deref().and_then(beginning).map_or("string".to_owned(), |start| format!("`{start}${{string}}`"))
    } else {
        let words: Vec<String> = text.words.iter().map(|word| quoted(word)).collect();
        words.join(" | ") + if text.open { " | (string & {})" } else { "" }
    };
    if text.nullable { of + " | null" } else { of }
}

/// The literal prefix of a pattern.
fn beginning(pattern: &str) -> Option<String> {
    let start = pattern.strip_prefix('^')?.split(['[', '(', '*', '+', '$']).next()?.replace('\\', "");
    if start.is_empty() { None } else { Some(start) }
}

fn doc(text: Option<&str>, indent: &str) -> String {
    text.map_or(String::new(), |text| format!("{indent}/** {} */\n", text.replace("*/", "*\\/")))
}

/// What a string must look like, in words.
fn format_of(node: &Node) -> Option<&str> {
    let Kind::Text(text) = &node.kind else { return None };
    text.format.as_deref().or(text.encoding.as_deref())
}

/// Whether the type of a node already shows its only value.
fn is_constant(node: &Node) -> bool {
    matches!(&node.kind, Kind::Text(text) if text.constant.is_some() || text.words.len() == 1)
}

/// From type strings to shapes.
fn maps(schemas: &Schemas) -> String {
    // In the order of first appearance, so that a new release appends.
    let mut order: Vec<&str> = Vec::new();
    let mut shapes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut newest: BTreeMap<&str, (bool, String)> = BTreeMap::new();
    let mut by_vocabulary = String::new();
    let mut customs: Vec<String> = Vec::new();
    let mut newest_custom = String::new();
    let mut short: BTreeMap<String, (bool, &str)> = BTreeMap::new();
    for vocabulary in &schemas.vocabularies {
        let space = namespace(vocabulary);
        let is_draft = vocabulary.status == "draft";
        writeln!(by_vocabulary, "  {}: {{", quoted(&vocabulary.id)).expect(TEXT);
        for event in &vocabulary.events {
            let shape = format!("{space}.{}", words(&event.title));
            let known = shapes.entry(&event.type_name).or_insert_with(|| {
                order.push(&event.type_name);
                Vec::new()
            });
            known.push(shape.clone());
            if event.cloudevents.is_some() {
                known.push(format!("{shape}CloudEvent"));
            }
            writeln!(by_vocabulary, "    {}: {shape};", quoted(&event.type_name)).expect(TEXT);
            if vocabulary.version_key.is_some() {
                let place = short.entry(event.key.clone()).or_insert((true, &event.type_name));
                if !is_draft || place.0 {
                    *place = (is_draft, &event.type_name);
                }
            }
            // A draft counts only if no release has the type.
            let place = newest.entry(&event.type_name).or_insert_with(|| (true, shape.clone()));
            if !is_draft || place.0 {
                *place = (is_draft, shape);
            }
        }
        if vocabulary.shared("custom").is_some() {
            writeln!(by_vocabulary, "    {CUSTOM}: {space}.Custom;").expect(TEXT);
            customs.push(format!("{space}.Custom"));
            if !is_draft {
                newest_custom = format!("{space}.Custom");
            }
        }
        by_vocabulary.push_str("  };\n");
    }
    let line = |name: &str, shape: &str| format!("  {}: {shape};\n", quoted(name));
    let all: Vec<String> = order.iter().map(|name| line(name, &shapes[name].join(" | "))).collect();
    let newest: Vec<String> = order.iter().map(|name| line(name, &newest[name].1)).collect();
    let (all, newest) = (all.concat(), newest.concat());
    let short: Vec<String> =
        short.iter().map(|(key, (_, name))| format!("  {}: {};\n", quoted(key), quoted(name))).collect();
    format!(
        "\n/** A content that tells nothing. */\nexport type NoContent = Record<string, never>;\n\n\
         /** An event of a vendor's own, in any release that has them. */\nexport type CustomEvent = {};\n\n\
         /** By type string: the shape of such an event; where several vocabularies share a type string, one of their shapes. */\n\
         export interface Events {{\n{all}  {CUSTOM}: CustomEvent;\n}}\n\n\
         /** An event of any type. */\nexport type AnyEvent = Events[keyof Events];\n\n\
         /** By vocabulary, then by type string: the shape; in the draft that of the plain spelling. */\n\
         export interface EventsOf {{\n{by_vocabulary}}}\n\n\
         /** By type string: the shape in the newest vocabulary that is released and knows the type. */\n\
         export interface NewestEvents {{\n{newest}  {CUSTOM}: {newest_custom};\n}}\n\n\
         /** By subject and predicate: the type string in the newest released release that has them. */\n\
         export interface NewestTypes {{\n{}}}\n",
        customs.join(" | "),
        short.concat(),
    )
}

/// The index signature for custom types.
const CUSTOM: &str = "[type: `dev.cdeventsx.${string}`]";
