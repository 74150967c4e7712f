//! A check without a rule of its own: what the SIG's Go SDK always does although its specification does not require it. It sets
//! every extension attribute of the event's subject, even empty ones, and none of another subject; the data is an object of
//! strings.

use super::Context;
use crate::json::{Kind, NONE};
use crate::model::cloudevents;
use crate::model::fault::{Detail, Fault, Sink, Step};
use crate::model::plan::{A_STRING, AN_OBJECT, Node, Object, Role, SOME_TEXT, Shape, Text, VOCABULARIES};
use crate::model::rule::{self, Severity};
use alloc::vec::Vec;

/// Checks the extension attributes, the status and the data.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let (doc, root) = (context.doc, context.event.token);
    let Some(Shape::Object(object)) = context.shape.map(Node::shape) else { return Ok(()) };
    for (index, field) in object.fields().iter().enumerate().filter(|(_, field)| is_extension(field.node)) {
        let value = doc.member(root, field.name());
        if value == NONE {
            if !doc.token(root).is_open() {
                let fault = Fault {
                    node: context.shape,
                    ..Fault::new(rule::MISSING_FIELD, root).with(Detail::Field(index as u8))
                };
                sink.fault(fault.as_severity(Severity::Warning))?;
            }
            continue;
        }
        let (is_status, is_empty) = (field.node.role() == Role::Status, doc.string(value).is_some_and(str::is_empty));
        // Ids and names of CloudEvents attributes are one word each.
        if is_empty && (is_status || field.name().ends_with("id")) {
            let severity = if is_status { Severity::Note } else { Severity::Warning };
            sink.fault(Fault::new(rule::EMPTY_VALUE, value).of(SOME_TEXT).as_severity(severity))?;
        } else if is_status && context.string(Role::Status).is_some() && context.status().is_none() {
            sink.fault(Fault::new(rule::DRAFT_STATUS, value).as_severity(Severity::Note))?;
        }
    }
    if context.event.event_type.is_some() {
        foreign(context, object, sink)?;
    }
    data(context, sink)
}

/// The SDK's extension attributes are those that may be empty.
fn is_extension(node: Node) -> bool {
    matches!(node.shape(), Shape::Text(Text { nullable: true, .. }))
}

/// Attributes of other subjects.
fn foreign(context: &Context, object: Object, sink: &mut Sink) -> Step {
    let Some(vocabulary) = context.event.vocabulary.map(|index| &VOCABULARIES[index]) else { return Ok(()) };
    // Types are sorted by subject, and those of one subject share their shape.
    let mut shapes: Vec<Node> = Vec::new();
    for other in vocabulary.events {
        if !shapes.last().is_some_and(|last| *last == other.root()) {
            shapes.push(other.root());
        }
    }
    for key in context.doc.keys(context.event.token) {
        let named = |object: Object| {
            object.fields().iter().any(|field| is_extension(field.node) && context.doc.reads(key, field.name()))
        };
        let of_other = shapes.iter().any(|node| matches!(node.shape(), Shape::Object(other) if named(other)));
        if of_other && !named(object) {
            let fault = Fault { node: context.shape, ..Fault::new(rule::UNKNOWN_FIELD, key) };
            sink.fault(fault.as_severity(Severity::Warning))?;
        }
    }
    Ok(())
}

/// The data must be an object of strings.
fn data(context: &Context, sink: &mut Sink) -> Step {
    let Some(data) = context.attribute(cloudevents::DATA) else { return Ok(()) };
    let note = |token: u32, wanted: Node| Fault::new(rule::WRONG_TYPE, token).of(wanted).as_severity(Severity::Note);
    if context.doc.kind(data) != Some(Kind::Object) {
        return sink.fault(note(data, AN_OBJECT));
    }
    for key in context.doc.keys(data) {
        if !matches!(context.doc.kind(key + 1), Some(Kind::String | Kind::Broken)) {
            sink.fault(note(key + 1, A_STRING))?;
        }
    }
    Ok(())
}
