//! # missing-field

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::plan::{Field, Node, Role, Shape};
use crate::text::{NONE, joined};
use alloc::vec::Vec;

/// A member that the vocabulary requires is not there. For a task run of the draft without its own id: a warning.
pub static MISSING_FIELD: Rule = Rule { code: 401, severity: Severity::Error, place: Place::Owner };

/// Its public page.
pub static PAGE: Page = Page {
    name: "missing-field",
    what: "A member that the vocabulary requires is not there. For a task run of the draft without its own id: a warning.",
    why: "A consumer reads it without looking first, because the vocabulary promises it.",
    example: include_str!("../../tests/cases/missing-field/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `required` in its schema, MUST in the draft",
};

/// What the rows cannot say of the draft: the pipeline's name has two spellings in an envelope, and a task run that has
/// no id of its own is legal.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let root = event.routed.event;
    if event.doc.token(root).is_open() {
        return Ok(());
    }
    let named = event.role(Role::PipelineName).is_some() || event.string(Role::PipelineNameAlias).is_some();
    if event.in_envelope() && !named {
        let misspelt = |key: u32| {
            ["pipelinename", "pipelinerunname"].iter().any(|name| crate::suggest::alike(name, &event.doc.name(key)))
        };
        let written = event.doc.keys(root).any(|key| {
            event.doc.kind(key + 1) != Some(crate::text::Kind::Null)
                && misspelt(key)
                && !event.doc.inner(key + 1).is_empty()
        });
        if !written {
            sink.fault(fault(event, "pipelinename", Severity::Error))?;
        }
    }
    let task = event.routed.event_type.is_some_and(|kind| kind.subject() == crate::draft::TASK_RUN);
    if sink.advises() && task && event.role(Role::TaskRunId).is_none() {
        sink.fault(fault(event, if event.in_envelope() { "taskrunid" } else { "taskRunId" }, Severity::Warning))?;
    }
    Ok(())
}

/// The fault for a field of the event's root, by its name.
fn fault(event: &Judged, name: &str, severity: Severity) -> Fault {
    let mut fault = Fault::new(&MISSING_FIELD, event.routed.event).as_severity(severity);
    fault.node = event.routed.shape;
    if let Some(Shape::Object(object)) = fault.node.map(Node::shape) {
        fault.arg = object.fields().iter().position(|field| field.name() == name).map_or(NONE, |index| index as u32);
    }
    fault
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(Shape::Object(object)) = case.fault.node.map(Node::shape) else { return };
    let Some(field) = case.arg().and_then(|index| object.fields().get(index)) else { return };
    finding.message.code(field.name()).say(" is missing from ").name(case, case.token());
    finding.expect(field.name());
    // One of several fields would do.
    let first = |set: &u32| object.fields().get(set.trailing_zeros() as usize).map(Field::name);
    let choice: Vec<&str> = object.any_of().iter().filter_map(first).collect();
    if choice.contains(&field.name()) {
        finding.help.say("add ").codes(&choice, "or");
    } else if case.fault.severity != Severity::Error {
        let of_sdk = case.event.is_some_and(super::super::event::Event::is_of_sdk);
        finding.help.say(if of_sdk { "the SDK always sends it" } else { "without it the task run cannot be tracked" });
    } else if let Shape::Text(text) = field.node.shape() {
        if !text.values.is_empty() && !text.open {
            finding.help.say("add it: ").codes(text.values, "or");
            // What the event's type determines has one answer.
            if let ([only], Role::SubjectType, true) = (text.values, field.node.role(), case.knows_type())
                && case.doc.keys(case.token()).next().is_some()
            {
                let at = case.doc.token(case.token()).start + 1;
                let member = joined(&[&super::json_string(field.name()), ": ", &super::json_string(only), ", "]);
                finding.offer(true, &["Add `", field.name(), "`"], at, at, &member);
            }
        } else {
            finding.help.say("add it as ").say(super::wrong_type::text_wanted(text));
        }
    } else {
        finding.help.say("add it as ").say(&super::wrong_type::wanted(field.node));
    }
}
