use super::{Case, Context, Finding, Fixable, Page};
use crate::model::fault::{Detail, Fault, Sink, Step};
use crate::model::plan::{Family, Field, Node, Role, Shape};
use crate::model::rule::{self, Severity};
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "A field that the vocabulary requires is missing. A task run of the draft without an id is a warning.",
    why: "Consumers read it without a check, because the vocabulary requires it.",
    example: include_str!("../../tests/cases/missing-field/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `required` in its schema, MUST in the draft",
};

/// What rows cannot express about the draft: the pipeline's name has two spellings in an envelope, and a task run without
/// an id is valid.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let root = context.event.token;
    if context.doc.token(root).is_open() {
        return Ok(());
    }
    let named = context.role(Role::PipelineName).is_some() || context.string(Role::PipelineNameAlias).is_some();
    if context.in_envelope() && !named {
        let misspelt = |key: u32| {
            ["pipelinename", "pipelinerunname"].iter().any(|name| crate::suggest::alike(name, context.doc.name(key)))
        };
        let written = context.doc.keys(root).any(|key| {
            context.doc.kind(key + 1) != Some(crate::json::Kind::Null)
                && misspelt(key)
                && !context.doc.inner(key + 1).is_empty()
        });
        if !written {
            sink.fault(fault(context, "pipelinename", Severity::Error))?;
        }
    }
    let task = context.event.event_type.is_some_and(|kind| kind.subject() == crate::model::draft::TASK_RUN);
    if sink.advises() && task && context.role(Role::TaskRunId).is_none() {
        sink.fault(fault(context, if context.in_envelope() { "taskrunid" } else { "taskRunId" }, Severity::Warning))?;
    }
    Ok(())
}

fn fault(context: &Context, name: &str, severity: Severity) -> Fault {
    let mut fault = Fault::new(rule::MISSING_FIELD, context.event.token).as_severity(severity);
    fault.node = context.shape;
    if let Some(Shape::Object(object)) = fault.node.map(Node::shape) {
        let index = object.fields().iter().position(|field| field.name() == name);
        fault.detail = index.map_or(Detail::None, |index| Detail::Field(index as u8));
    }
    fault
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(Shape::Object(object)) = case.fault.node.map(Node::shape) else { return };
    if let Detail::Scattered(holder) = case.fault.detail {
        return super::scattered::render(case, finding, holder);
    }
    let Some(field) = case.field() else { return };
    let in_headers = case.doc.is_outside(case.token());
    finding.say(case, if in_headers { "missing " } else { "missing field " });
    finding.say_of(case, "{called} in {name}\n\n\n{=0}", field.name());
    // Any one of several fields would do.
    let mut choice = Vec::new();
    for set in object.any_of() {
        choice.extend(object.fields().get(set.trailing_zeros() as usize).map(Field::name));
    }
    if choice.contains(&field.name()) {
        finding.say_list(case, "\nadd {or}", &choice);
    } else if case.fault.severity != Severity::Error {
        let of_sdk = case.event.is_some_and(|event| event.is_of(Family::Sig));
        let help = if of_sdk { "\nthe SDK always sends it" } else { "\nwithout it the task run cannot be tracked" };
        finding.say(case, help);
    } else if let Shape::Text(text) = field.node.shape() {
        if !text.values.is_empty() && !text.open {
            finding.say_list(case, "\nexpected {or}", text.values);
            // The event's type determines the value.
            if let ([only], Role::SubjectType, true) = (text.values, field.node.role(), case.knows_type())
                && case.doc.keys(case.token()).next().is_some()
            {
                finding.offer_member(case, true, case.token(), field.name(), only);
            }
        } else {
            finding.say_of(case, "\nexpected {=0}", super::wrong_type::text_wanted(text));
        }
    } else {
        finding.say_of(case, "\nexpected {=0}", &super::wrong_type::wanted(field.node));
    }
}
