use super::{Case, Context, Finding, Fixable, Page};
use crate::model::draft::STATUSES;
use crate::model::fault::{Sink, Step};
use crate::model::plan::Role;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "The event has errors of the run, but its status is not `Error`.",
    why: "The two contradict each other. A consumer that reads only one of them is misled.",
    example: include_str!("../../tests/cases/errors-without-error/example.json"),
    fixable: Fixable::Never,
    source: "the draft of 2021-03-14, PipelineRun Errors and PipelineRun Status",
};

/// Looks for errors with a status other than `Error`.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let (Some(errors), Some((_, status))) = (context.role(Role::Errors), context.status()) else { return Ok(()) };
    let some = context.string(Role::Errors).is_some()
        || (!context.in_envelope() && context.doc.elements(errors).next().is_some());
    if some && status != STATUSES[2] { sink.say(rule::ERRORS_WITHOUT_ERROR, errors, None) } else { Ok(()) }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(case, "{name} is set, but the status is not `Error`\nset the status to `Error`, or remove the errors");
}
