//! What the SIG's Go SDK always does and its text does not demand: a check without a rule of its own. It sets every
//! extension attribute of the event's subject, even an empty one, and none of another subject; the data is an object of
//! strings.

use super::{Judged, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::plan::{A_STRING, AN_OBJECT, Node, Object, Role, SOME_TEXT, Shape, Text, VOCABULARIES};
use crate::route;
use crate::text::{Kind, NONE};
use alloc::vec::Vec;

/// Looks at the extension attributes, the status and the data.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let (doc, root) = (event.doc, event.routed.event);
    let Some(Shape::Object(object)) = event.routed.shape.map(Node::shape) else { return Ok(()) };
    for (index, field) in object.fields().iter().enumerate().filter(|(_, field)| is_extension(field.node)) {
        let value = doc.member(root, field.name());
        if value == NONE {
            if !doc.token(root).is_open() {
                let fault =
                    Fault { node: event.routed.shape, ..Fault::new(&super::MISSING_FIELD, root).with(index as u32) };
                sink.fault(fault.as_severity(Severity::Warning))?;
            }
        } else if field.node.role() == Role::SubjectId && doc.string(value).is_some_and(|id| id.is_empty()) {
            let fault = Fault::new(&super::EMPTY_VALUE, value).of(SOME_TEXT);
            sink.fault(fault.as_severity(Severity::Warning))?;
        } else if field.node.role() == Role::Status && event.string(Role::Status).is_some() && event.status().is_none()
        {
            sink.fault(Fault::new(&super::DRAFT_STATUS, value).as_severity(Severity::Note))?;
        }
    }
    if event.routed.event_type.is_some() {
        foreign(event, object, sink)?;
    }
    data(event, sink)
}

/// An attribute that may be empty is one of the SDK's own.
fn is_extension(node: Node) -> bool {
    matches!(node.shape(), Shape::Text(Text { nullable: true, .. }))
}

/// Attributes that other subjects have and this one has not.
fn foreign(event: &Judged, object: Object, sink: &mut Sink) -> Step {
    let Some(vocabulary) = event.routed.vocabulary.map(|index| &VOCABULARIES[index]) else { return Ok(()) };
    // Types are sorted by subject, and those of one subject share their shape.
    let mut shapes: Vec<Node> = Vec::new();
    for other in vocabulary.events {
        if !shapes.last().is_some_and(|last| *last == other.root()) {
            shapes.push(other.root());
        }
    }
    for key in event.doc.keys(event.routed.event) {
        let named = |object: Object| {
            object.fields().iter().any(|field| is_extension(field.node) && event.doc.reads(key, field.name()))
        };
        let of_other = shapes.iter().any(|node| matches!(node.shape(), Shape::Object(other) if named(other)));
        if of_other && !named(object) {
            let fault = Fault { node: event.routed.shape, ..Fault::new(&super::UNKNOWN_FIELD, key) };
            sink.fault(fault.as_severity(Severity::Warning))?;
        }
    }
    Ok(())
}

/// The data: an object whose values are strings.
fn data(event: &Judged, sink: &mut Sink) -> Step {
    let Some(data) = event.attribute(route::DATA) else { return Ok(()) };
    let note = |token: u32, wanted: Node| Fault::new(&super::WRONG_TYPE, token).of(wanted).as_severity(Severity::Note);
    if event.doc.kind(data) != Some(Kind::Object) {
        return sink.fault(note(data, AN_OBJECT));
    }
    for key in event.doc.keys(data) {
        if !matches!(event.doc.kind(key + 1), Some(Kind::String | Kind::Broken)) {
            sink.fault(note(key + 1, A_STRING))?;
        }
    }
    Ok(())
}
