//! What other systems send, as the events that it stands for. What is known of the systems is data: `schemas/webhooks/` has a file
//! for each, and `rows.rs` is generated from them, a mapping as JSON text. [`value`] has its forms.
//!
//! Nothing is invented: an event whose required members are not in the message does not come to be. Ids are made of facts of the
//! occurrence, so that another delivery of it gives the same event.

mod identity;
mod rows;
mod scene;
mod time;
mod value;
mod words;

use crate::json::{Doc, Limits, NONE, SyntaxKind, joined, push_number, quote_into, read};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use rows::{MAPPINGS, RECOGNITION};
use scene::Scene;
use value::For;

/// Why a message stands for no event.
pub mod code {
    /// Nothing among the events is what the message says.
    pub const NO_COUNTERPART: &str = "no-counterpart";
    /// A required member has nothing to come from.
    pub const LACKS_REQUIRED: &str = "lacks-required";
    /// It is an event itself.
    pub const ALREADY_AN_EVENT: &str = "already-an-event";
    /// The body cannot be read.
    pub const NOT_JSON: &str = "not-json";
    /// Nobody known has sent it.
    pub const UNKNOWN_PROVIDER: &str = "unknown-provider";
}

/// What a message stands for.
#[derive(Debug, Default)]
pub struct Mapped {
    /// Who has sent it.
    pub provider: Option<&'static str>,
    /// The sender's id of the delivery.
    pub delivery: Option<String>,
    /// In the order of the message.
    pub events: Vec<Given>,
    /// Why there are none.
    pub nothing: Option<Nothing>,
    /// What had to be decided: a pointer into the body, and what was.
    pub notes: Vec<(String, String)>,
}

/// An event of the newest release, as the members that are given to build it.
#[derive(Debug)]
pub struct Given {
    /// Subject and predicate.
    pub kind: String,
    /// A JSON object.
    pub json: String,
}

/// Why there is no event: one of the [`code`]s, and what to know or do.
#[derive(Debug)]
pub struct Nothing {
    pub code: &'static str,
    pub reason: String,
    /// Where something is missing or wrong in the body; empty: nowhere in particular.
    pub pointer: String,
}

impl Nothing {
    fn of(code: &'static str, reason: &str) -> Self {
        Nothing { code, reason: reason.to_owned(), pointer: String::new() }
    }
}

/// More elements of one message than this are not looked at.
const MOST_ELEMENTS: usize = 10_000;

/// More notes than this about one message nobody reads.
const MOST_NOTES: usize = 100;

/// The mappings that have been read, to be used again.
#[derive(Default)]
pub struct Mappings {
    recognition: Option<Doc<'static>>,
    read: Vec<Option<Doc<'static>>>,
}

impl Mappings {
    /// With nothing in it.
    pub const fn new() -> Self {
        Mappings { recognition: None, read: Vec::new() }
    }

    fn recognition(&mut self) -> &Doc<'static> {
        self.recognition.get_or_insert_with(|| read_row(RECOGNITION))
    }

    fn of(&mut self, index: usize) -> &Doc<'static> {
        self.read.resize_with(MAPPINGS.len(), || None);
        self.read[index].get_or_insert_with(|| read_row(MAPPINGS[index].1))
    }
}

fn read_row(row: &'static str) -> Doc<'static> {
    read(row.as_bytes(), &Limits::default(), false, Vec::new())
}

/// Maps a message. `body`: its text. `known`: an object with the objects `headers` (strings by lower-case name) and `options`
/// (`now`, in RFC 3339, and what the references of the mappings name). `provider`: who has sent it, if that is known.
pub fn map(
    body: &[u8],
    limits: &Limits,
    surrogates: bool,
    known: &Doc,
    provider: Option<&str>,
    mappings: &mut Mappings,
) -> Mapped {
    let read_body = read(body, limits, surrogates, Vec::new());
    let nothing = read(b"null", limits, false, Vec::new());
    let sound = read_body.sound();
    let doc = if sound { &read_body } else { &nothing };
    let by = |index: usize| (MAPPINGS[index].0, index);
    let found = if let Some(name) = provider {
        MAPPINGS.iter().position(|(known, _)| *known == name).map(by)
    } else {
        let recognition = mappings.recognition();
        let scene = scene(recognition, doc, known);
        let mut conditions = recognition.elements(0);
        conditions.position(|each| recognition.elements(each).any(|any| scene.holds(any))).map(by)
    };
    let Some((name, index)) = found else {
        let why = if sound {
            Nothing::of(
                code::UNKNOWN_PROVIDER,
                "neither the headers nor the body are those of a sender that is known here",
            )
        } else {
            unreadable(&read_body)
        };
        return Mapped { nothing: Some(why), ..Mapped::default() };
    };
    let mapping = mappings.of(index);
    let scene = scene(mapping, doc, known);
    let mut mapped = Mapped { provider: Some(name).filter(|name| !name.is_empty()), ..Mapped::default() };
    mapped.delivery = Some(mapping.member(0, "delivery")).filter(|at| *at != NONE).and_then(|at| scene.text_of(at));
    if sound {
        all(&scene, mapping.member(0, "entries"), &mut mapped);
    } else {
        mapped.nothing = Some(unreadable(&read_body));
    }
    if !mapped.events.is_empty() {
        mapped.nothing = None;
    }
    mapped
}

/// Who sends messages that are mapped, in the order in which they are recognised.
pub fn providers() -> impl Iterator<Item = &'static str> {
    MAPPINGS.iter().map(|(name, _)| *name).filter(|name| !name.is_empty())
}

fn scene<'s>(mapping: &'s Doc<'s>, body: &'s Doc<'s>, known: &'s Doc<'s>) -> Scene<'s> {
    let (lacking, notes) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    Scene { mapping, body, known, element: NONE, expected: String::new(), lacking, notes }
}

/// Why a body cannot be read. Some senders have texts that are no JSON.
fn unreadable(body: &Doc) -> Nothing {
    for (_, mapping) in MAPPINGS {
        let mapping = read(mapping.as_bytes(), &Limits::default(), false, Vec::new());
        let texts = mapping.member(0, "texts");
        for key in mapping.keys(texts) {
            if body.bytes.starts_with(mapping.name(key).as_bytes()) {
                return Nothing::of(code::NOT_JSON, mapping.string(key + 1).unwrap_or_default());
            }
        }
    }
    let fault = body.faults.iter().find(|fault| fault.kind != SyntaxKind::ByteOrderMark);
    let mut at = String::new();
    push_number(&mut at, fault.map_or(0, |fault| fault.at));
    let reason = match fault.map(|fault| fault.kind) {
        None | Some(SyntaxKind::Empty) => "the body is empty, expected JSON".to_owned(),
        Some(SyntaxKind::Bytes) => "the body is longer than the limit: `limits.bytes` raises it".to_owned(),
        Some(SyntaxKind::Depth) => {
            joined(&["the body is nested too deep, at byte ", &at, ": `limits.depth` raises the limit"])
        }
        Some(SyntaxKind::InvalidUtf8) => joined(&["the body is not UTF-8, at byte ", &at]),
        Some(_) => joined(&["the body is not JSON, at byte ", &at]),
    };
    Nothing { code: code::NOT_JSON, reason, pointer: String::new() }
}

/// Takes the first entry that fits, for the message or for the element of the scene.
fn all(scene: &Scene, entries: u32, mapped: &mut Mapped) {
    let mapping = scene.mapping;
    let fitting = mapping.elements(entries).find_map(|entry| {
        let [at, when] = mapping.members(entry, ["at", "when"]);
        let inner = if at == NONE { None } else { Some(placed(scene, at)) };
        let fits = when == NONE || inner.as_ref().unwrap_or(scene).holds(when);
        fits.then_some((entry, inner))
    });
    let Some((entry, inner)) = fitting else {
        let reason = scene.text_of(mapping.member(0, "otherwise"));
        let reason = reason.as_deref().unwrap_or("no event is meant by this message");
        return none(mapped, Nothing::of(code::NO_COUNTERPART, reason));
    };
    let scene = inner.as_ref().unwrap_or(scene);
    let [none_token, lacks, already, each] = mapping.members(entry, ["none", "lacks", "already", "each"]);
    if let Some(reason) = mapping.string(none_token) {
        let written = scene.text_of(none_token);
        return none(mapped, Nothing::of(code::NO_COUNTERPART, written.as_deref().unwrap_or(reason)));
    }
    if let Some(reason) = mapping.string(already) {
        return none(mapped, Nothing::of(code::ALREADY_AN_EVENT, reason));
    }
    if let Some(reference) = mapping.string(lacks) {
        let pointer = scene.shown(reference);
        let reason = joined(&["`", &pointer, "` is missing or has an unexpected value: it says what has happened"]);
        return none(mapped, Nothing { code: code::LACKS_REQUIRED, reason, pointer });
    }
    if let Some(reference) = mapping.string(each) {
        return of_elements(scene, reference, mapping.member(entry, "entries"), mapped);
    }
    match event(scene, entry) {
        Ok(given) => {
            mapped.events.push(given);
            if mapped.notes.len() < MOST_NOTES {
                mapped.notes.append(&mut scene.notes.borrow_mut());
            }
        }
        Err(nothing) => none(mapped, nothing),
    }
}

fn of_elements(scene: &Scene, reference: &str, entries: u32, mapped: &mut Mapped) {
    let scene::Place::Token(array) = scene.place(reference) else {
        let pointer = scene.shown(reference);
        let reason = joined(&["`", &pointer, "` is missing: it lists what has happened"]);
        return none(mapped, Nothing { code: code::LACKS_REQUIRED, reason, pointer });
    };
    for (index, element) in scene.body.elements(array).enumerate() {
        if index == MOST_ELEMENTS {
            let note = "the elements after the first 10,000 are not looked at";
            mapped.notes.push((scene.shown(reference), note.to_owned()));
            break;
        }
        all(&scene.at(element), entries, mapped);
    }
    if mapped.events.is_empty() && mapped.nothing.is_none() {
        let reason = joined(&["`", &scene.shown(reference), "` has no elements"]);
        none(mapped, Nothing::of(code::NO_COUNTERPART, &reason));
    }
}

/// Keeps why there is no event. What is missing is worth more to know than what has no counterpart; where other elements of the
/// message give events, it is a note.
fn none(mapped: &mut Mapped, nothing: Nothing) {
    if nothing.code == code::LACKS_REQUIRED && mapped.notes.len() < MOST_NOTES {
        mapped.notes.push((nothing.pointer.clone(), nothing.reason.clone()));
    }
    if mapped.nothing.as_ref().is_none_or(|known| known.code == code::NO_COUNTERPART && nothing.code != known.code) {
        mapped.nothing = Some(nothing);
    }
}

/// The scene at the first of some pointers that leads to something.
fn placed<'s>(scene: &Scene<'s>, pointers: u32) -> Scene<'s> {
    let mapping = scene.mapping;
    let mut first = "";
    for pointer in mapping.elements(pointers) {
        let pointer = mapping.string(pointer).unwrap_or_default();
        if let scene::Place::Token(token) = scene.place(pointer) {
            return scene.at(token);
        }
        if first.is_empty() {
            first = pointer;
        }
    }
    let mut inner = scene.at(NONE);
    first.clone_into(&mut inner.expected);
    inner
}

/// The event of an entry.
fn event(scene: &Scene, entry: u32) -> Result<Given, Nothing> {
    let mapping = scene.mapping;
    let names = ["event", "source", "id", "time", "key", "content", "custom", "member", "follows", "run"];
    let [kind, source, id, time, key, content, custom, member, follows, run] = mapping.members(entry, names);
    let kind = mapping.string(kind).unwrap_or_default();
    let required = |token: u32, name: &str| {
        scene.lacking.borrow_mut().truncate(0);
        scene.text_of(token).ok_or_else(|| lacking(scene, name))
    };
    let source = required(source, "context.source")?;
    let id = required(id, "subject.id")?;
    let time = required(time, "context.timestamp")?;
    let mut facts = Vec::from([source.clone(), kind.to_owned(), id.clone()]);
    for fact in mapping.elements(key) {
        facts.push(scene.text_of(fact).unwrap_or_default());
    }
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let mut json = String::new();
    let mut write = |before: &str, text: &str| {
        json.push_str(before);
        quote_into(&mut json, text);
    };
    write("{\"context\":{\"id\":", &identity::of(&facts));
    write(",\"source\":", &source);
    write(",\"timestamp\":", &time);
    let linked = matches!(scene.place("?links"), scene::Place::Value(_));
    if let Some(run) = Some(run).filter(|run| linked && *run != NONE).and_then(|run| scene.text_of(run)) {
        write(",\"chainId\":", &identity::of(&[&source, "chain", &run]));
        if let Some(before) = mapping.string(follows) {
            write(
                ",\"links\":[{\"linkType\":\"PATH\",\"from\":{\"contextId\":",
                &identity::of(&[&source, before, &run]),
            );
            json.push_str("}}]");
        }
    }
    json.push_str("},\"subject\":{\"id\":");
    quote_into(&mut json, &id);
    json.push_str(",\"content\":");
    let written = scene.object(content, For::Event, "subject.content");
    written.map_err(|missing| lacking(scene, &missing))?.write(&mut json);
    json.push('}');
    if let Ok(value::Value::Object(facts)) = scene.object(custom, For::Facts, "")
        && !facts.is_empty()
    {
        json.push_str(",\"customData\":{");
        quote_into(&mut json, mapping.string(member).unwrap_or_default());
        json.push(':');
        value::Value::Object(facts).write(&mut json);
        json.push('}');
    }
    json.push('}');
    Ok(Given { kind: kind.to_owned(), json })
}

/// What is missing in the message for a member of the event.
fn lacking(scene: &Scene, name: &str) -> Nothing {
    let mut sources: Vec<String> = Vec::new();
    let mut pointer = None;
    for reference in scene.lacking.borrow().iter() {
        let shown = scene.shown(reference);
        if matches!(reference.as_bytes().first(), Some(b'/' | b'.')) && pointer.is_none() {
            pointer = Some(shown.clone());
        }
        let shown = if shown.starts_with('/') { joined(&["`", &shown, "`"]) } else { shown };
        if !sources.contains(&shown) {
            sources.push(shown);
        }
    }
    let mut reason = joined(&["the required `", name, "` is missing"]);
    for (index, source) in sources.iter().enumerate() {
        let last = index + 1 == sources.len();
        reason.push_str(if index == 0 {
            ": it comes from "
        } else if last {
            " or "
        } else {
            ", "
        });
        reason.push_str(source);
    }
    Nothing { code: code::LACKS_REQUIRED, reason, pointer: pointer.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Kind;

    #[test]
    fn mappings_are_json_and_each_is_recognised() {
        let recognition = read(RECOGNITION.as_bytes(), &Limits::default(), false, Vec::new());
        assert!(recognition.sound());
        assert_eq!(recognition.elements(0).count(), MAPPINGS.len());
        for (name, text) in MAPPINGS {
            let mapping = read(text.as_bytes(), &Limits::default(), false, Vec::new());
            assert!(mapping.sound() && mapping.kind(0) == Some(Kind::Object), "{name}");
        }
    }
}
