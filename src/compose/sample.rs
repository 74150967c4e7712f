//! A realistic event of a type: every member that the rows list and that has something to say, with values that a seed
//! chooses. Whatever vocabulary it is of, a member has the value of the member of the newest release that it becomes there.

mod faults;

pub use faults::{Expected, discriminated, make};

use super::construct;
use super::conversions::STEPS;
use super::convert::{What, counterpart, origin_of};
use super::sampling::{FIELDS, Scene, find, timestamp};
use super::tree::{Node, Value};
use super::words::cut_last;
use crate::json::joined;
use crate::model::draft::{self, STATUSES};
use crate::model::names::{CONTENT, SUBJECT};
use crate::model::plan::{
    CUSTOM_TYPE_PREFIX, Demand, EventType, Family, Format, Node as Row, Role, Shape, Text, VOCABULARIES,
};
use crate::model::rule;
use crate::model::types::{TypeName, at_dot};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A sampled event.
#[derive(Debug)]
pub struct Sample {
    /// The JSON text of the event.
    pub event: String,
    /// The text to send: it differs where the mistake is one that no value has.
    pub json: String,
    /// What validation must find.
    pub expected: Expected,
}

/// Why there is no sample.
#[derive(Debug, PartialEq, Eq)]
pub enum NoSample {
    /// No vocabulary has the type; the one that is probably meant.
    UnknownType(Option<String>),
    /// There is no rule with that name.
    UnknownRule,
    /// The mistake cannot be made in one event of this type: the reason.
    Impossible(&'static str),
}

/// The first moment of what is sampled: 2026-01-05, a Monday, at 8 in the morning.
pub const EPOCH: u64 = 1_767_600_000_000;

/// An event of a type. `release`: the index of the vocabulary; none: the newest released one that knows the type, which may
/// be written as [`super::construct()`] takes it. `fault`: the name of a rule, for one mistake that the rule must report.
///
/// # Errors
/// If there is no such type or rule, or an event of this type cannot have the mistake.
pub fn sample(name: &str, release: Option<usize>, seed: u64, fault: Option<&str>) -> Result<Sample, NoSample> {
    let (vocabulary, name) = construct::find(name, release).map_err(NoSample::UnknownType)?;
    let rule = match fault {
        None => None,
        Some(name) => Some(*rule::ALL.iter().find(|rule| rule.name() == name).ok_or(NoSample::UnknownRule)?),
    };
    let mut kind = Kind::of(vocabulary, &name);
    let blank = Scene { seed, run: 0, event: 0, time: 0, kind: "", slot: "", outcome: "" };
    let run = blank.number("run") % 9_000;
    let blank = Scene { run, ..blank };
    let outcome = blank.choose("outcome", &["success", "success", "failure"]);
    let time = EPOCH + blank.number("time") % (300 * 86_400_000);
    let subject = core::mem::take(&mut kind.subject);
    let scene = Scene { time, outcome, kind: &subject, ..blank };
    let mut event = kind.event(&scene);
    match rule {
        None => {
            let event = text_of(&event);
            Ok(Sample { json: event.clone(), event, expected: Expected::valid() })
        }
        Some(rule) => make(rule, &kind, &scene, &mut event).map_err(NoSample::Impossible),
    }
}

/// The JSON text of a value.
pub fn text_of(node: &Node) -> String {
    let mut text = String::new();
    node.write(&mut text);
    text
}

/// A type of event, and what its members are in the newest release.
pub struct Kind {
    pub vocabulary: usize,
    pub name: String,
    pub root: Row,
    pub event: Option<&'static EventType>,
    what: What,
    /// The kind of the subject and the predicate, in the words of the newest release.
    pub subject: String,
    pub predicate: String,
    newest: usize,
}

/// The newest released vocabulary.
pub fn newest() -> usize {
    let mut released = VOCABULARIES.iter().enumerate().filter(|(_, vocabulary)| vocabulary.released);
    released.next_back().map_or(0, |(index, _)| index)
}

impl Kind {
    /// The kind of a type string that the vocabulary knows.
    pub fn of(vocabulary: usize, name: &str) -> Kind {
        let rows = &VOCABULARIES[vocabulary];
        let words = TypeName::of(name);
        let event = rows.event(name).or_else(|| words.and_then(|words| rows.event_of(words.subject, words.predicate)));
        let custom = name.starts_with(CUSTOM_TYPE_PREFIX);
        let (subject, predicate) = match (event, words) {
            (Some(event), _) => (event.subject(), event.predicate()),
            (None, Some(words)) => (words.subject, words.predicate),
            // A type of its sender's own with the draft's prefix.
            (None, None) => name.strip_prefix(draft::PREFIX).and_then(at_dot).unwrap_or(("", "")),
        };
        let what = What {
            vocabulary,
            subject: subject.to_ascii_lowercase(),
            predicate: predicate.to_ascii_lowercase(),
            custom: custom.then(|| name.to_owned()),
        };
        let newest = newest();
        let (kind, predicate) =
            counterpart(&what, newest).unwrap_or_else(|| (what.subject.clone(), what.predicate.clone()));
        let root = event.map(EventType::root).or(rows.custom.filter(|_| custom)).unwrap_or(rows.generic);
        Kind { vocabulary, name: name.to_owned(), root, event, what, subject: kind, predicate, newest }
    }

    /// The event.
    pub fn event(&self, scene: &Scene) -> Node {
        self.object(self.root, "", scene)
    }

    fn object(&self, row: Row, path: &str, scene: &Scene) -> Node {
        let mut node = Node::object();
        let Shape::Object(object) = row.shape() else { return node };
        for (index, field) in object.fields().iter().enumerate() {
            let required = object.required >> index & 1 != 0;
            let path = if path.is_empty() { field.name().to_owned() } else { joined(&[path, ".", field.name()]) };
            if let Some(value) = self.value(field.node, &path, required, scene)
                && (required || path.ends_with(CONTENT) || !value.is_nothing())
                && let Value::Object(members) = &mut node.value
            {
                members.push((field.name().to_owned(), value));
            }
        }
        node
    }

    fn value(&self, row: Row, path: &str, required: bool, scene: &Scene) -> Option<Node> {
        let string = |text: &str| Some(Node::string(text));
        let finished = self.predicate == "finished";
        match row.role() {
            Role::Id => return string(&scene.uuid(true)),
            Role::Time => return string(&timestamp(scene.time)),
            Role::Type => return string(&self.name),
            Role::Version => return string(VOCABULARIES[self.vocabulary].id),
            Role::Source => return string(Scene::source(scene.kind)),
            Role::ChainId => return string(&scene.uuid(false)),
            // A run that is going on, or one of its tasks.
            Role::Status if !finished || !self.concludes(path) => return string(STATUSES[0]),
            Role::Status => return string(STATUSES[if scene.outcome == "success" { 1 } else { 2 }]),
            Role::SubjectType if !required => return None,
            Role::Links | Role::SchemaUri | Role::CustomData | Role::CustomDataContentType => return None,
            _ => {}
        }
        match row.shape() {
            Shape::Object(_) => Some(self.object(row, path, scene)),
            Shape::List(row) => {
                let value = self.value(row, path, required, scene)?;
                Some(Node::new(Value::Array(Vec::from([value]))))
            }
            Shape::Text(text) => {
                // The SDK sends all attributes of a subject, empty ones too.
                let all = text.nullable && self.family() == Family::Sig && row.role() != Role::PipelineNameAlias;
                self.text(row, text, path, required, scene).or_else(|| string("").filter(|_| all))
            }
            // Of a text and a list of them the text.
            Shape::OneOf(rows) if row.role() == Role::Errors => {
                let (row, text) = rows.iter().find_map(|row| match row.shape() {
                    Shape::Text(text) => Some((*row, text)),
                    _ => None,
                })?;
                self.text(row, text, path, required, scene)
            }
            _ => None,
        }
    }

    fn family(&self) -> Family {
        VOCABULARIES[self.vocabulary].family
    }

    /// Whether the run that a status is of is the subject.
    fn concludes(&self, path: &str) -> bool {
        self.origin(path).is_some() || self.family() == Family::Sig
    }

    /// The path in the newest release.
    fn origin(&self, path: &str) -> Option<String> {
        if self.vocabulary == self.newest { Some(path.to_owned()) } else { origin_of(path, &self.what, self.newest) }
    }

    fn text(&self, row: Row, rules: &Text, path: &str, required: bool, scene: &Scene) -> Option<Node> {
        let origin = self.origin(path);
        if origin.is_none() && !required && self.family() == Family::Draft {
            return None;
        }
        let whole = origin.unwrap_or_else(|| path.to_owned());
        let prefix = joined(&[SUBJECT, ".", CONTENT, "."]);
        let key = whole.strip_prefix(&*prefix).unwrap_or(&whole);
        let mut wanted = String::new();
        let (before, name) = cut_last(key, b'.').unwrap_or(("", key));
        let template = find(FIELDS, &joined(&[scene.kind, ":", key])).or_else(|| find(FIELDS, key));
        let reference = name.strip_suffix("Id").filter(|of| before.is_empty() && template.is_none() && !of.is_empty());
        match template {
            Some("") if !required => return None,
            Some(template) => {
                let conditional = template.strip_prefix('!');
                if conditional.is_some() && !required && scene.outcome == "success" {
                    return None;
                }
                scene.write(conditional.unwrap_or(template), scene.kind, &mut wanted);
            }
            None if before == SUBJECT && name == "id" => wanted = scene.id(scene.kind),
            None if row.role() == Role::SubjectType => wanted.push_str(&self.what.subject),
            None if !before.is_empty() && name == "id" => wanted = scene.id(&before.to_ascii_lowercase()),
            None if !before.is_empty() && name == "source" => {
                wanted.push_str(Scene::source(&before.to_ascii_lowercase()));
            }
            None if row.role() == Role::SubjectId => wanted = scene.id(scene.kind),
            None => {
                if let Some(kind) = reference {
                    wanted = scene.id(kind);
                }
            }
        }
        let listed = match row.advice().map(|advice| &advice.demand) {
            Some(Demand::Words(words)) => words,
            _ => rules.values,
        };
        if !listed.is_empty() && !listed.contains(&wanted.as_str()) {
            let stands_for = |word: &&&str| becomes(word, &wanted);
            // Lists of outcomes begin with the good one.
            let last = listed.last().filter(|_| !wanted.is_empty());
            let word = listed.iter().find(stands_for).or(last).copied();
            let word = word.unwrap_or_else(|| scene.choose(path, listed));
            return Some(Node::string(word));
        }
        if wanted.is_empty() {
            match rules.format {
                Format::DateTime => wanted = timestamp(scene.time),
                Format::Uri | Format::UriReference => {
                    scene.write("https://ci.example.com/<kind>/<id>", scene.kind, &mut wanted);
                }
                Format::Free if !required => return None,
                Format::Free => scene.write("<service>", scene.kind, &mut wanted),
            }
        }
        Some(Node::string(&wanted))
    }
}

/// Whether a value of an older release is what a newer one has.
fn becomes(word: &str, newer: &str) -> bool {
    let mut values = STEPS.iter().flat_map(|step| step.values);
    values.any(|entry| entry.back.iter().any(|pair| pair[0] == newer && pair[1] == word))
}
