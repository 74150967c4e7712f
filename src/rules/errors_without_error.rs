//! # errors-without-error

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::draft::STATUSES;
use crate::engine::{Fault, Sink, Step};
use crate::plan::Role;

/// The event reports errors of the run, and its status is not `Error`.
pub static ERRORS_WITHOUT_ERROR: Rule = Rule { code: 305, severity: Severity::Warning, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "errors-without-error",
    what: "The event reports errors of the run, and its status is not `Error`.",
    why: "Either the run went wrong or it did not; a consumer that looks at one of the two is misled.",
    example: include_str!("../../tests/cases/errors-without-error/example.json"),
    fixable: Fixable::Never,
    source: "the draft of 2021-03-14, PipelineRun Errors and PipelineRun Status",
};

/// Looks for errors beside another status.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let (Some(errors), Some((_, status))) = (event.role(Role::Errors), event.status()) else { return Ok(()) };
    let some =
        event.string(Role::Errors).is_some() || (!event.in_envelope() && event.doc.elements(errors).next().is_some());
    if some && status != STATUSES[2] { sink.fault(Fault::new(&ERRORS_WITHOUT_ERROR, errors)) } else { Ok(()) }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    finding.message.say("found ").name(case, case.token()).say(" on a run whose status is not `Error`");
    finding.help.say("set the status to `Error`, or leave the errors out");
}
