//! What changed between two vocabularies, read off their rows.

use super::convert::{What, counterpart, origin_of};
use super::tree::{Node, Value};
use super::words::cut_last;
use crate::json::joined;
use crate::model::plan::{EventType, Format, Node as Row, Role, Shape, Text, VOCABULARIES};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub kind: DifferenceKind,
    /// In the words of the second vocabulary; of the first if only that has the event.
    pub subject: String,
    pub predicate: String,
    /// The dotted path of the member in the second vocabulary; in the first if only that has it. None: of the whole event.
    pub path: Option<String>,
    /// What there was, and what there is: see [`DifferenceKind`]. JSON text.
    pub before: String,
    pub after: String,
    /// Whether an event that was valid before can be invalid after.
    pub breaking: bool,
    pub message: String,
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// The second vocabulary has an event that the first has not. `after`: its type. `before`: the type of the event that it
    /// was called, or `null`.
    EventAdded,
    /// The other way round.
    EventRemoved,
    /// The version in the type. Both are the versions; `null` for none.
    EventVersion,
    /// A member. `after`: `required` or `optional`.
    FieldAdded,
    /// The other way round.
    FieldRemoved,
    /// Both are the paths.
    FieldRenamed,
    /// A member is required now. Both say whether it is.
    Required,
    /// A member is not required any more.
    Optional,
    /// The listed values; `null` for any.
    Enum,
    /// The grammar of a string, its least length or whether an object takes other members. Both are in words; `null` for none.
    Format,
}

impl DifferenceKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            DifferenceKind::EventAdded => "event-added",
            DifferenceKind::EventRemoved => "event-removed",
            DifferenceKind::EventVersion => "event-version",
            DifferenceKind::FieldAdded => "field-added",
            DifferenceKind::FieldRemoved => "field-removed",
            DifferenceKind::FieldRenamed => "field-renamed",
            DifferenceKind::Required => "required",
            DifferenceKind::Optional => "optional",
            DifferenceKind::Enum => "enum",
            DifferenceKind::Format => "format",
        }
    }
}

/// A member that an event type lists.
struct Listed {
    path: String,
    row: Row,
    required: bool,
    /// Its object takes no other members.
    closed: bool,
}

fn list(row: Row, path: &str, found: &mut Vec<Listed>) {
    let Shape::Object(object) = row.shape() else { return };
    for (index, field) in object.fields().iter().enumerate() {
        let path = if path.is_empty() { field.name().to_owned() } else { joined(&[path, ".", field.name()]) };
        let required = object.required >> index & 1 != 0;
        found.push(Listed { path: path.clone(), row: field.node, required, closed: object.closed });
        list(field.node, &path, found);
    }
}

fn what(vocabulary: usize, event: &EventType) -> What {
    What {
        vocabulary,
        subject: event.subject().to_ascii_lowercase(),
        predicate: event.predicate().to_ascii_lowercase(),
        custom: None,
    }
}

/// The event of another vocabulary that an event is there.
fn other(what: &What, to: usize) -> Option<&'static EventType> {
    let (subject, predicate) = counterpart(what, to)?;
    VOCABULARIES[to].events.iter().find(|event| {
        event.subject().eq_ignore_ascii_case(&subject) && event.predicate().eq_ignore_ascii_case(&predicate)
    })
}

/// The changes from one vocabulary to another, by event in the order of the second, those that it has not last. `wanted`: only
/// of the event with this subject and predicate or type string, in the words of either.
pub fn diff(from: usize, to: usize, wanted: Option<&str>) -> Vec<Difference> {
    let mut found = Vec::new();
    let is_wanted = |event: &EventType| wanted.is_none_or(|name| is_called(event, name));
    for after in VOCABULARIES[to].events {
        let now = what(to, after);
        let before = other(&now, from);
        if !is_wanted(after) && !before.is_some_and(is_wanted) {
            continue;
        }
        let same = before.filter(|before| what(from, before).subject == now.subject);
        let mut of = Of { from, to, was: now.clone(), now, found: &mut found };
        match (same, before) {
            (Some(before), _) => of.events(before, after),
            (None, Some(before)) => {
                of.was = what(from, before);
                of.event(DifferenceKind::EventAdded, Some(before), Some(after));
                of.fields(before, after);
            }
            (None, None) => of.event(DifferenceKind::EventAdded, None, Some(after)),
        }
    }
    for before in VOCABULARIES[from].events {
        let was = what(from, before);
        let after = other(&was, to);
        let same = after.is_some_and(|after| what(to, after).subject == was.subject);
        if !same && (is_wanted(before) || after.is_some_and(is_wanted)) {
            Of { from, to, was: was.clone(), now: was, found: &mut found }.event(
                DifferenceKind::EventRemoved,
                Some(before),
                after,
            );
        }
    }
    found
}

/// Whether one of two vocabularies has an event that [`diff`] can be asked for.
pub fn has_event(vocabularies: [usize; 2], name: &str) -> bool {
    vocabularies.iter().any(|vocabulary| VOCABULARIES[*vocabulary].events.iter().any(|event| is_called(event, name)))
}

/// Whether a name is that of an event: its type, with or without the event version, or subject and predicate.
fn is_called(event: &EventType, name: &str) -> bool {
    let (short, whole) = (joined(&[event.subject(), ".", event.predicate()]), event.name());
    let unversioned = whole.strip_suffix(event.version()).and_then(|name| name.strip_suffix('.'));
    name.eq_ignore_ascii_case(&short) || name == whole || unversioned == Some(name)
}

/// The event that changes are of.
struct Of<'o> {
    from: usize,
    to: usize,
    was: What,
    now: What,
    found: &'o mut Vec<Difference>,
}

impl Of<'_> {
    #[inline(never)]
    fn add(&mut self, kind: DifferenceKind, path: Option<&str>, ends: [String; 2], breaking: bool, message: &[&str]) {
        let [before, after] = ends;
        let (subject, predicate) = (self.now.subject.clone(), self.now.predicate.clone());
        let path = path.map(str::to_owned);
        self.found.push(Difference {
            kind,
            subject,
            predicate,
            path,
            before,
            after,
            breaking,
            message: joined(message),
        });
    }

    /// An event that only one vocabulary has by this name.
    fn event(&mut self, kind: DifferenceKind, before: Option<&EventType>, after: Option<&EventType>) {
        let name = |event: Option<&EventType>| event.map_or_else(null, |event| text(&event.name()));
        let added = kind == DifferenceKind::EventAdded;
        let (own, other) = if added { (after, before) } else { (before, after) };
        let own = own.map(EventType::name).unwrap_or_default();
        let other_name = other.map(EventType::name).unwrap_or_default();
        let (verb, link) = if added { ("added", ", which was ") } else { ("removed", ", which is now ") };
        let tail: &[&str] = if other.is_some() { &[link, "`", &other_name, "`"] } else { &[] };
        let message = joined(&[verb, " event `", &own, "`", &joined(tail)]);
        self.add(kind, None, [name(before), name(after)], !added, &[&message]);
    }

    /// An event that both have.
    fn events(&mut self, before: &'static EventType, after: &'static EventType) {
        if before.version() != after.version() {
            let word = |event: &EventType| if event.version().is_empty() { "none" } else { event.version() };
            let (old, new) = (word(before), word(after));
            let families = [self.from, self.to].map(|vocabulary| VOCABULARIES[vocabulary].family);
            let breaking = !VOCABULARIES[self.to].open_types || families[0] != families[1];
            let message = ["event version `", old, "` is now `", new, "`"];
            self.add(
                DifferenceKind::EventVersion,
                None,
                [before, after].map(|event| or_null(event.version())),
                breaking,
                &message,
            );
        }
        self.fields(before, after);
    }

    /// The path in the other vocabulary of a path in one.
    fn origin(&self, listed: &Listed, back: bool, others: &[Listed]) -> Option<String> {
        // Each release has a name of its own for the member that names it.
        if listed.row.role() == Role::Version {
            return others.iter().find(|other| other.row.role() == Role::Version).map(|other| other.path.clone());
        }
        let (of, end) = if back { (&self.was, self.to) } else { (&self.now, self.from) };
        let real = VOCABULARIES[of.vocabulary].family == VOCABULARIES[end].family;
        let found = origin_of(&listed.path, of, end).or_else(|| real.then(|| listed.path.clone()));
        // Types are told apart by their name in every family.
        let same_role = || others.iter().find(|other| other.row.role() == listed.row.role());
        match found {
            None if listed.row.role() == Role::Type => same_role().map(|other| other.path.clone()),
            found => found.filter(|path| others.iter().any(|other| other.path == *path)),
        }
    }

    fn fields(&mut self, before: &'static EventType, after: &'static EventType) {
        let (mut old, mut new) = (Vec::new(), Vec::new());
        list(before.root(), "", &mut old);
        list(after.root(), "", &mut new);
        let mut added = Vec::new();
        let mut used = Vec::new();
        for listed in &new {
            // What is in a new object is new.
            if added.iter().any(|path: &String| is_below(&listed.path, path)) {
                continue;
            }
            let origin = self.origin(listed, false, &old);
            let Some(was) = origin.and_then(|origin| old.iter().find(|other| other.path == origin)) else {
                if holds(
                    listed,
                    |path| new.iter().any(|inner| inner.path == path && self.origin(inner, false, &old).is_some()),
                    &new,
                ) {
                    continue;
                }
                let word = requirement(listed.required);
                let message = ["added ", word, " field `", &listed.path, "`"];
                self.add(
                    DifferenceKind::FieldAdded,
                    Some(&listed.path),
                    [null(), text(word)],
                    listed.required,
                    &message,
                );
                added.push(listed.path.clone());
                continue;
            };
            used.push(was.path.clone());
            self.field(was, listed, &used);
        }
        let mut removed: Vec<String> = Vec::new();
        for was in &old {
            let is_used = used.iter().any(|path| *path == was.path || is_below(path, &was.path));
            if is_used || removed.iter().any(|path| is_below(&was.path, path)) {
                continue;
            }
            let word = requirement(was.required);
            // Where the object is open the member is only not described any more.
            let breaking = was.closed;
            let message = ["removed ", word, " field `", &was.path, "`"];
            self.add(DifferenceKind::FieldRemoved, Some(&was.path), [text(word), null()], breaking, &message);
            removed.push(was.path.clone());
        }
    }

    /// A member that both have.
    fn field(&mut self, was: &Listed, now: &Listed, used: &[String]) {
        let path = now.path.as_str();
        // What is in a renamed object is renamed with it.
        let [old, new] = [&was.path, &now.path].map(|path| cut_last(path, b'.').unwrap_or(("", path)));
        let with_owner = old.1 == new.1 && used.iter().any(|path| path == old.0);
        if was.path != now.path && !with_owner {
            let message = ["field `", &was.path, "` is now `", path, "`"];
            self.add(DifferenceKind::FieldRenamed, Some(path), [text(&was.path), text(path)], true, &message);
        }
        if was.required != now.required {
            let kind = if now.required { DifferenceKind::Required } else { DifferenceKind::Optional };
            let verb = if now.required { "` is now required" } else { "` is no longer required" };
            let word = |required: bool| (if required { "true" } else { "false" }).to_owned();
            self.add(kind, Some(path), [word(was.required), word(now.required)], now.required, &["`", path, verb]);
        }
        if let (Shape::Text(old), Shape::Text(new)) = (was.row.shape(), now.row.shape()) {
            return self.text(old, new, path);
        }
        let (before, after) = (shape(was.row), shape(now.row));
        if before != after {
            let breaking = after != "any value" && after != "an open object";
            let message = ["`", path, "` was ", before, " and is now ", after];
            self.add(DifferenceKind::Format, Some(path), [text(before), text(after)], breaking, &message);
        }
    }

    fn text(&mut self, old: &Text, new: &Text, path: &str) {
        // The release that an event names is its own, always.
        let is_open = |text: &Text| text.open || text.values.is_empty();
        let is_version =
            |text: &Text| text.values.iter().all(|value| VOCABULARIES.iter().any(|known| known.id == *value));
        let names_release = |text: &Text| is_version(text) && !is_open(text);
        let is_same = old.values == new.values && old.open == new.open;
        if !(is_same || names_release(old) && names_release(new)) {
            let lost = old.values.iter().any(|value| !new.values.contains(value));
            let breaking = !is_open(new) && (is_open(old) || lost);
            let ends = [values(old), values(new)];
            let message = ["values of `", path, "` were ", &list_of(old), " and are now ", &list_of(new)];
            self.add(DifferenceKind::Enum, Some(path), ends, breaking, &message);
        }
        if old.format != new.format {
            let breaking = match new.format {
                Format::Free => false,
                // A URI is a URI-reference.
                Format::UriReference => old.format != Format::Uri,
                _ => true,
            };
            let [(old, was), (new, now)] = [old.format, new.format].map(grammar);
            let message = ["`", path, "` was ", was, " and is now ", now];
            self.add(DifferenceKind::Format, Some(path), [old, new].map(or_null), breaking, &message);
        }
        // Listed values are not empty.
        if old.non_empty != new.non_empty && is_open(old) && is_open(new) {
            let ends = [old, new].map(|text| or_null(if text.non_empty { "non-empty" } else { "" }));
            let verb = if new.non_empty { "` must not be empty any more" } else { "` may be empty now" };
            self.add(DifferenceKind::Format, Some(path), ends, new.non_empty, &["`", path, verb]);
        }
    }
}

/// Whether an object without a counterpart holds a member with one.
fn holds(listed: &Listed, has: impl Fn(&str) -> bool, all: &[Listed]) -> bool {
    all.iter().any(|inner| is_below(&inner.path, &listed.path) && has(&inner.path))
}

fn is_below(path: &str, owner: &str) -> bool {
    path.strip_prefix(owner).is_some_and(|rest| rest.starts_with('.'))
}

fn null() -> String {
    "null".to_owned()
}

#[inline(never)]
fn text(value: &str) -> String {
    crate::json::quote(value)
}

fn requirement(required: bool) -> &'static str {
    if required { "required" } else { "optional" }
}

/// The name of a grammar, and what it takes in words.
fn grammar(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Free => ("", "any string"),
        Format::DateTime => ("date-time", "a date-time"),
        Format::Uri => ("uri", "a URI"),
        Format::UriReference => ("uri-reference", "a URI-reference"),
    }
}

#[inline(never)]
fn or_null(word: &str) -> String {
    if word.is_empty() { null() } else { text(word) }
}

/// What kind of value is taken, in words.
fn shape(row: Row) -> &'static str {
    match row.shape() {
        Shape::Any => "any value",
        Shape::Text(_) => "a string",
        Shape::Object(object) if object.closed => "an object",
        Shape::Object(_) => "an open object",
        Shape::List(_) | Shape::Discriminated(_) => "a list",
        Shape::OneOf(_) => "one of several kinds",
    }
}

/// The listed values as JSON text.
fn values(of: &Text) -> String {
    if of.values.is_empty() {
        return null();
    }
    let values = of.values.iter().map(|value| Node::string(value)).collect();
    super::sample::text_of(&Node::new(Value::Array(values)))
}

/// The listed values in words.
fn list_of(of: &Text) -> String {
    let mut words = String::new();
    for (index, value) in of.values.iter().enumerate() {
        words.push_str(if index > 0 { ", `" } else { "`" });
        words.push_str(value);
        words.push('`');
    }
    match (of.values.is_empty(), of.open) {
        (true, _) => "any".to_owned(),
        (_, true) => joined(&[&words, " and any other"]),
        _ => words,
    }
}
