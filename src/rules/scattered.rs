//! Events whose context fields are elsewhere: finds the fields, and offers to move them into the context.

use super::Case;
use super::finding::{Finding, Words};
use crate::json::{Doc, NONE};
use crate::model::cloudevents::REQUIRED;
use crate::model::event::Event;
use crate::model::names::CONTEXT;
use crate::model::plan::{Node, Object, Role, Shape, VERSION_KEYS};
use alloc::string::String;
use alloc::vec::Vec;

/// The members of an object that belong into a context which has none of their names: the key of each, and the index of the
/// field that it is there. `of_event`: the object is the event itself; otherwise it is the envelope, whose version is that of
/// CloudEvents.
pub fn moved_to_context(doc: &Doc, holder: u32, context: u32, fields: Object, of_event: bool) -> Vec<(u32, usize)> {
    let mut moved = Vec::new();
    for (index, field) in fields.fields().iter().enumerate() {
        let role = field.node.role();
        let mut value = if of_event { doc.member(holder, field.name()) } else { NONE };
        for (name, of) in REQUIRED {
            if value == NONE && role != Role::Plain && of == Some(role) {
                value = doc.member(holder, name);
            }
        }
        for name in VERSION_KEYS {
            if value == NONE && role == Role::Version && of_event {
                value = doc.member(holder, name);
            }
        }
        if value != NONE && doc.member(context, field.name()) == NONE {
            moved.push((value - 1, index));
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
    let mut names = Vec::new();
    for (key, _) in &moved {
        names.push(case.doc.name(*key));
    }
    finding.say_of(case, if context == NONE { "missing field {0}: " } else { "{0} lacks its fields: " }, CONTEXT);
    finding.say_list(case, if names.len() == 1 { "{and} is " } else { "{and} are " }, &names);
    let template = if of_event {
        "at the top level of the event\nmove them into {0}\n\n{=0}"
    } else {
        "in the envelope only\nrepeat them in {0}\n\n{=0}"
    };
    finding.say_of(case, template, CONTEXT);
    if let Some(vocabulary) = event.vocabulary() {
        finding.say_of(case, "\n, with the release as {0}", vocabulary.version_key);
    }
    if case.doc.sound() {
        offer(case, finding, event, &moved, fields);
    }
}

/// The context of the event's shape.
fn context_of(case: &Case) -> Option<Object> {
    let Shape::Object(object) = case.fault.node.map(Node::shape)? else { return None };
    match super::unknown_type::below(case.fault.node?, CONTEXT).map(Node::shape) {
        Some(Shape::Object(context)) => Some(context),
        _ => Some(object),
    }
}

/// A longer edit is not offered. In bytes.
const MAX_EDIT: usize = 64 * 1024;

/// Offers to write the context with its members, and to remove them from where they are.
#[inline(never)]
fn offer(case: &Case, finding: &mut Finding, event: &Event, moved: &[(u32, usize)], fields: Object) {
    let doc = case.doc;
    let mut keys = doc.keys(event.token);
    let (Some(vocabulary), Some(first)) = (event.vocabulary(), keys.next()) else { return };
    // Separate members as the first two of the event are separated.
    let second = doc.token(keys.next().unwrap_or(first)).start;
    let mut apart = Words(String::new());
    copy(doc, super::finding::blank_before(doc, second), second, &mut apart);
    let apart = apart.0.as_str();
    let (lines, deeper) = if apart.bytes().any(|byte| byte == b'\n') { (apart, "  ") } else { ("", "") };

    let context = doc.member(event.token, CONTEXT);
    let mut whole = Words(String::new());
    whole.say("\"").say(CONTEXT).say("\": {").say(lines).say(deeper);
    let mut is_first = true;
    if doc.member(context, vocabulary.version_key) == NONE {
        whole.say("\"").say(vocabulary.version_key).say("\": \"").say(vocabulary.id).say("\"");
        is_first = false;
    }
    for key in doc.keys(context) {
        if !is_first {
            whole.say(",").say(apart).say(deeper);
        }
        is_first = false;
        copy(doc, doc.token(key).start, doc.token(key + 1).end, &mut whole);
    }
    for (key, index) in moved {
        let Some(field) = fields.fields().get(*index).filter(|field| field.node.role() != Role::Version) else {
            continue;
        };
        if !is_first {
            whole.say(",").say(apart).say(deeper);
        }
        is_first = false;
        whole.say("\"").say(field.name()).say("\": ");
        copy(doc, doc.token(key + 1).start, doc.token(key + 1).end, &mut whole);
    }
    whole.say(lines).say("}");

    // The members of the event that change, and those between them.
    let (mut from, mut to, mut moves) = (NONE, 0, false);
    let leaves = |key: u32| moved.iter().any(|(other, _)| *other == key);
    for key in doc.keys(event.token) {
        if key + 1 == context || leaves(key) {
            (from, to, moves) = (from.min(key), key, moves || leaves(key));
        }
    }
    let title: &[&str] =
        if moves { &["Move them into `", CONTEXT, "`"] } else { &["Fill `", CONTEXT, "` from the envelope"] };
    if from == NONE {
        // No member of the event moves: the context goes before its first member.
        let at = doc.token(first).start;
        whole.say(",").say(apart);
        return finding.offer(false, title, at, at, &whole.0);
    }
    for key in doc.keys(event.token) {
        if (from..=to).contains(&key) && key + 1 != context && !leaves(key) {
            whole.say(",").say(apart);
            copy(doc, doc.token(key).start, doc.token(key + 1).end, &mut whole);
        }
    }
    if whole.0.len() <= MAX_EDIT {
        finding.offer(false, title, doc.token(from).start, doc.token(to + 1).end, &whole.0);
    }
}

/// Appends a part of the input.
#[inline(never)]
fn copy(doc: &Doc, from: u32, to: u32, text: &mut Words) {
    text.say(&String::from_utf8_lossy(doc.bytes.get(from as usize..to as usize).unwrap_or_default()));
}
