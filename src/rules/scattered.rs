//! Events whose context fields are elsewhere: finds the fields, and offers to move them into the context.

use super::Case;
use super::finding::Finding;
use crate::json::{Doc, NONE, joined, quote};
use crate::model::cloudevents::REQUIRED;
use crate::model::event::Event;
use crate::model::names::CONTEXT;
use crate::model::plan::{Field, Node, Object, Role, Shape, VERSION_KEYS};
use crate::suggest;
use alloc::string::String;
use alloc::vec::Vec;

/// The members of an object that belong in a context that lacks them: the key of each, and the index of its field in the
/// context. `of_event`: the object is the event itself; otherwise it is the envelope, whose version is that of CloudEvents.
pub fn moved_to_context(doc: &Doc, holder: u32, context: u32, fields: Object, of_event: bool) -> Vec<(u32, usize)> {
    let of_role = |role: Role| fields.fields().iter().position(|field| field.node.role() == role);
    let mut moved: Vec<(u32, usize)> = Vec::new();
    for key in doc.keys(holder) {
        let name = doc.name(key);
        let attribute =
            REQUIRED.iter().find(|(attribute, _)| *attribute == name).and_then(|(_, role)| of_role((*role)?));
        let exact = || fields.fields().iter().position(|field| field.name() == name);
        let version =
            || VERSION_KEYS.iter().any(|key| suggest::alike(key, &name)).then(|| of_role(Role::Version)).flatten();
        let field = if of_event { attribute.or_else(exact).or_else(version) } else { attribute };
        let free = |index: &usize| {
            let name = fields.fields().get(*index).map_or("", Field::name);
            doc.member(context, name) == NONE && moved.iter().all(|(_, other)| other != index)
        };
        if let Some(index) = field.filter(free) {
            moved.push((key, index));
        }
    }
    moved
}

/// Reports members that belong in the context, and offers to move them.
#[cold]
pub fn render(case: &Case, finding: &mut Finding, holder: u32) {
    let Some(event) = case.event else { return };
    let context = case.doc.member(event.token, CONTEXT);
    let Some(fields) = context_of(case) else { return };
    let of_event = holder == event.token;
    let moved = moved_to_context(case.doc, holder, context, fields, of_event);
    let names: Vec<_> = moved.iter().map(|(key, _)| case.doc.name(*key)).collect();
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    if context == NONE {
        finding.message.say("missing field ").code(CONTEXT).say(": ");
    } else {
        finding.message.code(CONTEXT).say(" lacks its fields: ");
    }
    finding.message.codes(&names, "and").say(if names.len() == 1 { " is " } else { " are " });
    finding.message.say(if of_event { "at the top level of the event" } else { "in the envelope only" });
    finding.help.say(if of_event { "move them into " } else { "repeat them in " }).code(CONTEXT);
    if let Some(vocabulary) = event.vocabulary() {
        finding.help.say(", with the release as ").code(vocabulary.version_key);
    }
    finding.expect(CONTEXT);
    if case.doc.sound() {
        offer(case, finding, event, &moved, fields);
    }
}

/// The row of the context.
fn context_of(case: &Case) -> Option<Object> {
    let Shape::Object(object) = case.fault.node.map(Node::shape)? else { return None };
    let below = object.fields().iter().find(|field| field.name() == CONTEXT).map(|field| field.node.shape());
    match below {
        Some(Shape::Object(context)) => Some(context),
        _ => Some(object),
    }
}

/// A longer edit is not offered. In bytes.
const MAX_EDIT: usize = 64 * 1024;

/// Offers to write the context with its members, and to remove them from where they are.
fn offer(case: &Case, finding: &mut Finding, event: &Event, moved: &[(u32, usize)], fields: Object) {
    let doc = case.doc;
    let Some(vocabulary) = event.vocabulary() else { return };
    let text =
        |from: u32, to: u32| String::from_utf8_lossy(doc.bytes.get(from as usize..to as usize).unwrap_or_default());
    let member = |key: u32| text(doc.token(key).start, doc.token(key + 1).end);
    // Separate members as the first two of the event are separated.
    let mut keys = doc.keys(event.token);
    let (Some(first), second) = (keys.next(), keys.next()) else { return };
    let blank = text(
        super::finding::blank_before(doc, doc.token(second.unwrap_or(first)).start),
        doc.token(second.unwrap_or(first)).start,
    );
    let lines = blank.contains('\n');
    let apart = if blank.is_empty() || lines { blank.as_ref() } else { " " };
    let inner = if lines { joined(&[apart, "  "]) } else { joined(&[apart]) };

    let context = doc.member(event.token, CONTEXT);
    let mut parts: Vec<String> = Vec::new();
    if doc.member(context, vocabulary.version_key) == NONE {
        parts.push(joined(&[&quote(vocabulary.version_key), ": ", &quote(vocabulary.id)]));
    }
    parts.extend(doc.keys(context).map(|key| member(key).into_owned()));
    for (key, index) in moved {
        let Some(field) = fields.fields().get(*index).filter(|field| field.node.role() != Role::Version) else {
            continue;
        };
        parts.push(joined(&[&quote(field.name()), ": ", &text(doc.token(key + 1).start, doc.token(key + 1).end)]));
    }
    let between = joined(&[",", &inner]);
    let mut whole = joined(&[&quote(CONTEXT), ": {", if lines { &inner } else { "" }]);
    for (index, part) in parts.iter().enumerate() {
        whole.push_str(if index > 0 { &between } else { "" });
        whole.push_str(part);
    }
    whole.push_str(if lines { apart } else { "" });
    whole.push('}');

    // The members of the event that change, and those between them.
    let leaves = |key: u32| moved.iter().any(|(other, _)| *other == key);
    let changes = |key: &u32| leaves(*key) || *key + 1 == context;
    let changed: Vec<u32> = doc.keys(event.token).filter(changes).collect();
    let (Some(&from), Some(&to)) = (changed.first(), changed.last()) else {
        // No member of the event moves: the context goes before its first member.
        let at = doc.token(first).start;
        whole.push(',');
        whole.push_str(apart);
        finding.offer(false, &["Fill `", CONTEXT, "` from the envelope"], at, at, &whole);
        return;
    };
    let mut kept: Vec<String> = Vec::new();
    let mut written = false;
    for key in doc.keys(event.token).filter(|key| (from..=to).contains(key)) {
        if changes(&key) {
            if !core::mem::replace(&mut written, true) {
                kept.push(core::mem::take(&mut whole));
            }
        } else {
            kept.push(member(key).into_owned());
        }
    }
    let between = joined(&[",", apart]);
    let mut text = String::new();
    for (index, part) in kept.iter().enumerate() {
        text.push_str(if index > 0 { &between } else { "" });
        text.push_str(part);
    }
    if text.len() <= MAX_EDIT {
        let title: &[&str] = if changed.iter().any(|key| leaves(*key)) {
            &["Move them into `", CONTEXT, "`"]
        } else {
            &["Fill `", CONTEXT, "` from the envelope"]
        };
        finding.offer(false, title, doc.token(from).start, doc.token(to + 1).end, &text);
    }
}
