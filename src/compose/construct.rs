//! New events: what the type determines, the members that are given, and the envelope around both.

use super::tree::{Node, Value};
use crate::json::{Doc, joined};
use crate::model::cloudevents::{self, DATA, DATA_CONTENT_TYPE, SPEC_VERSION, TIME};
use crate::model::draft;
use crate::model::names::{CONTENT, CONTEXT, SUBJECT, TYPE};
use crate::model::plan::{self, EventType, Family, Role, Shape, TYPE_PREFIX, VOCABULARIES, Vocabulary};
use crate::model::types::TypeName;
use crate::model::{meaning, types};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The version of CloudEvents.
const CLOUDEVENTS: &str = "1.0";

/// The member that an envelope repeats as its time.
const TIMESTAMP: &str = "timestamp";

/// What a new event needs that no event and no vocabulary says, and how it is built.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order<'o> {
    /// The index of the vocabulary. None: the newest released one that has the type.
    pub release: Option<usize>,
    /// The id, if none is given.
    pub id: &'o str,
    /// The time in RFC 3339, if none is given.
    pub now: &'o str,
    /// Whether to put the event into a CloudEvents 1.0 envelope. An event of the draft becomes its spelling as a CloudEvent; one of
    /// `sig-v1` is one anyway.
    pub enveloped: bool,
}

/// A new event.
#[derive(Debug, PartialEq, Eq)]
pub struct Constructed {
    /// The event, or its envelope, as JSON text. It is not validated: a required member that was not given is absent.
    pub json: String,
    /// The whole type.
    pub name: String,
    /// The index of the vocabulary.
    pub vocabulary: usize,
}

/// No vocabulary, or not the one asked for, has the type.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownType {
    /// The type that was probably meant.
    pub suggestion: Option<String>,
}

/// Builds an event of a type from the members that are given, the value at `token` of a document.
///
/// Filled in where nothing is given: id, time, type, version or specversion, all other required members with one possible value,
/// an empty content, and the only listed status of a run of the draft that is not over. Given members win, whatever they are; no
/// digit of their numbers changes. Members are in the order of the schema, then those that it does not require in the order in
/// which they were given.
///
/// A type without its event version, and one without its prefix too, is the type of the newest released release that has its
/// subject and predicate, or of the release asked for.
///
/// # Errors
/// If the type is unknown.
///
/// # Examples
/// ```
/// use cdevents_wasm::compose::{Order, construct};
/// use cdevents_wasm::json::{Limits, read};
///
/// let given = br#"{"pipelineRunId":"run-42","pipelineName":"release"}"#;
/// let doc = read(given, &Limits::default(), false, Vec::new());
/// assert!(doc.sound());
/// let order = Order { id: "event-1", now: "2026-03-14T09:26:53Z", ..Order::default() };
/// let built = construct("CD.Pipeline.PipelineRun.Started", &doc, 0, &order).expect("the draft has this type");
/// assert_eq!(
///     built.json,
///     r#"{"type":"CD.Pipeline.PipelineRun.Started","pipelineRunId":"run-42","pipelineName":"release","#.to_owned()
///         + r#""pipelineRunStatus":"Running","id":"event-1","timestamp":"2026-03-14T09:26:53Z"}"#
/// );
///
/// let unknown = construct("pipelinerun.finnished", &doc, 0, &order).expect_err("a misspelt type");
/// assert_eq!(unknown.suggestion.as_deref(), Some("dev.cdevents.pipelinerun.finished.0.3.0"));
/// ```
pub fn construct(name: &str, doc: &Doc, token: u32, order: &Order) -> Result<Constructed, UnknownType> {
    let (index, whole) = find(name, order.release).map_err(|suggestion| UnknownType { suggestion })?;
    let name = whole.as_str();
    let vocabulary = &VOCABULARIES[index];
    let event = vocabulary.event(name);
    let shape = event.map(EventType::root).or(vocabulary.custom).unwrap_or(vocabulary.generic);
    let given = Node::read(doc, token, "", &mut |_| {});
    let built = merged(shape, "", Some(given), &Known { name, vocabulary, event, order }).unwrap_or_else(Node::object);
    let result = if order.enveloped { enveloped(built) } else { built };
    let mut json = String::new();
    result.write(&mut json);
    Ok(Constructed { json, name: name.to_owned(), vocabulary: index })
}

/// The vocabulary of a type, and the whole type; the suggested type if no vocabulary has it.
pub fn find(name: &str, release: Option<usize>) -> Result<(usize, String), Option<String>> {
    let whole = whole(name, release).unwrap_or_else(|| name.to_owned());
    Ok((vocabulary_of(&whole, release)?, whole))
}

/// The whole type of a subject and a predicate.
fn whole(name: &str, release: Option<usize>) -> Option<String> {
    let short = name.strip_prefix(TYPE_PREFIX).unwrap_or(name);
    let (subject, predicate) = types::at_dot(short).filter(|(_, predicate)| !predicate.contains('.'))?;
    let mut best: Option<(bool, &EventType)> = None;
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        let asked = vocabulary.family == Family::Release && release.is_none_or(|release| release == index);
        if let Some(event) = vocabulary.event_of(subject, predicate).filter(|_| asked)
            && (vocabulary.released || best.is_none_or(|(released, _)| !released))
        {
            best = Some((vocabulary.released, event));
        }
    }
    best.map(|(_, event)| event.name())
}

/// The vocabulary to build a type for; the suggested type if none has it.
fn vocabulary_of(name: &str, release: Option<usize>) -> Result<usize, Option<String>> {
    let mut best = None;
    let mut meant = None;
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        if release.is_some_and(|release| release != index) {
            continue;
        }
        // The newest wins, and a released one over a draft of later.
        let takes = knows(index, name) && (release.is_some() || !vocabulary.open_types || !is_elsewhere(name));
        if takes && (vocabulary.released || best.is_none_or(|best: usize| !VOCABULARIES[best].released)) {
            best = Some(index);
        }
        meant = near(index, name).or(meant);
    }
    best.ok_or(meant)
}

/// Whether a release that has event versions has the type's subject and predicate: then it is not one of those that take
/// any version, unless they print it.
fn is_elsewhere(name: &str) -> bool {
    let Some(words) = TypeName::of(name) else { return false };
    let (mut elsewhere, mut printed) = (false, false);
    for vocabulary in VOCABULARIES.iter().filter(|vocabulary| vocabulary.family == Family::Release) {
        if let Some(event) = vocabulary.event_of(words.subject, words.predicate) {
            printed |= vocabulary.open_types && event.is(name);
            elsewhere |= !vocabulary.open_types;
        }
    }
    elsewhere && !printed
}

fn knows(index: usize, name: &str) -> bool {
    let vocabulary = &VOCABULARIES[index];
    match vocabulary.family {
        Family::Draft => name.len() > draft::PREFIX.len() && name.starts_with(draft::PREFIX),
        Family::Sig => vocabulary.event(name).is_some(),
        Family::Release => types::knows(index, name),
    }
}

fn near(index: usize, name: &str) -> Option<String> {
    if VOCABULARIES[index].family == Family::Draft {
        return draft::classify(name, VOCABULARIES[index].events).event_type().map(EventType::name);
    }
    let by_words = || meaning::in_vocabulary(index, name).map(|meaning| meaning.event);
    types::nearest(index, name).or_else(by_words).map(EventType::name)
}

struct Known<'k> {
    name: &'k str,
    vocabulary: &'static Vocabulary,
    event: Option<&'static EventType>,
    order: &'k Order<'k>,
}

impl Known<'_> {
    /// The text that a field has if none is given.
    fn text_of(&self, node: plan::Node) -> Option<&str> {
        match (node.role(), node.shape()) {
            (Role::Type, _) => Some(self.name),
            (Role::Version, _) => Some(self.vocabulary.id),
            (Role::Id, _) => Some(self.order.id),
            (Role::Time, _) => Some(self.order.now),
            // The only listed status of an unfinished run.
            (Role::Status, _)
                if self.event.is_some_and(|event| !event.predicate().eq_ignore_ascii_case("finished")) =>
            {
                Some(draft::STATUSES[0])
            }
            _ => only_value(node),
        }
    }

    /// The type of the subject. The first releases take any text there; the later ones say which they mean.
    fn subject_type(&self) -> Option<&'static str> {
        let subject = self.event?.subject();
        let events = VOCABULARIES.iter().flat_map(|vocabulary| vocabulary.events);
        events.filter(|event| event.subject() == subject).find_map(|event| {
            let subject = member_of(event.root(), SUBJECT)?;
            only_value(member_of(subject, TYPE)?)
        })
    }
}

/// The shape of a member of an object.
fn member_of(shape: plan::Node, name: &str) -> Option<plan::Node> {
    let Shape::Object(object) = shape.shape() else { return None };
    object.fields().iter().find(|field| field.name() == name).map(|field| field.node)
}

/// The text that is the only possible value.
fn only_value(shape: plan::Node) -> Option<&'static str> {
    match shape.shape() {
        Shape::Text(text) if text.values.len() == 1 && !text.open => Some(text.values[0]),
        _ => None,
    }
}

/// The given value, and in objects what the type determines of their other members. None: only the caller knows the value.
/// `within`: the name of the member that the value belongs to.
fn merged(shape: plan::Node, within: &str, given: Option<Node>, known: &Known) -> Option<Node> {
    let Shape::Object(object) = shape.shape() else { return given };
    let mut given = match given.map(|node| node.value) {
        Some(Value::Object(members)) => members.into_iter().map(Some).collect(),
        Some(other) => return Some(Node::new(other)),
        None => Vec::new(),
    };
    let mut members = Vec::new();
    for (index, field) in object.fields().iter().enumerate() {
        if object.required >> index & 1 == 0 && !matches!(field.node.role(), Role::Id | Role::Time) {
            continue;
        }
        let name = field.name();
        let own = given.iter_mut().find(|member| matches!(member, Some((other, _)) if other == name));
        let value = match own.and_then(Option::take) {
            // The content is the caller's.
            Some((_, value)) if name == CONTENT => Some(value),
            None if name == CONTENT && matches!(field.node.shape(), Shape::Object(_)) => Some(Node::object()),
            Some((_, value)) => merged(field.node, name, Some(value), known),
            None => {
                let kind = || known.subject_type().filter(|_| within == SUBJECT && name == TYPE);
                let text = known.text_of(field.node).or_else(kind);
                text.map(Node::string).or_else(|| merged(field.node, name, None, known))
            }
        };
        if let Some(value) = value {
            members.push((name.to_owned(), value));
        }
    }
    members.extend(given.into_iter().flatten());
    Some(Node::new(Value::Object(members)))
}

/// The event in an envelope. What is no event stays what it is.
fn enveloped(event: Node) -> Node {
    if event.member(SPEC_VERSION).is_some() {
        return event;
    }
    match event.member(CONTEXT) {
        Some(Node { value: Value::Object(_), .. }) => around(event),
        _ => as_attributes(event),
    }
}

/// An envelope around an event that has a context. Validation checks whether the two agree.
fn around(event: Node) -> Node {
    let mut whole = Node::object();
    whole.set(SPEC_VERSION, Node::string(CLOUDEVENTS));
    let repeated: [(&str, [&str; 2]); 5] = [
        (cloudevents::ID, [CONTEXT, "id"]),
        (cloudevents::SOURCE, [CONTEXT, "source"]),
        (cloudevents::TYPE, [CONTEXT, "type"]),
        (cloudevents::SUBJECT, [SUBJECT, "id"]),
        (TIME, [CONTEXT, TIMESTAMP]),
    ];
    for (name, path) in repeated {
        if let Some(value) = event.at(path) {
            whole.set(name, value.clone());
        }
    }
    whole.set(DATA_CONTENT_TYPE, Node::string("application/json"));
    whole.set(DATA, event);
    whole
}

/// The draft's members as attributes of a CloudEvent: in lower case, and the timestamp as time. An attribute cannot be a list, so
/// a list of strings becomes one string.
fn as_attributes(event: Node) -> Node {
    let Value::Object(members) = event.value else { return event };
    let mut attributes = Node::object();
    attributes.set(SPEC_VERSION, Node::string(CLOUDEVENTS));
    for (name, mut value) in members {
        if name == DATA {
            attributes.set(DATA, value);
            continue;
        }
        if let Value::Array(elements) = &value.value
            && let Some(text) = in_one(elements)
        {
            if text.is_empty() {
                continue;
            }
            value = Node::new(Value::Scalar(joined(&["\"", &text, "\""])));
        }
        let name = if name == TIMESTAMP { TIME.to_owned() } else { name.to_ascii_lowercase() };
        attributes.set(&name, value);
    }
    attributes
}

/// Strings as one, as JSON text without quotes; none if something else is among them.
fn in_one(elements: &[Node]) -> Option<String> {
    let mut text = String::new();
    for (index, element) in elements.iter().enumerate() {
        let Value::Scalar(scalar) = &element.value else { return None };
        text.push_str(if index > 0 { "; " } else { "" });
        text.push_str(scalar.strip_prefix('"')?.strip_suffix('"')?);
    }
    Some(text)
}
