use super::{Case, Context, Finding, Fixable, Page};
use crate::model::draft::{PIPELINE_RUN, STATUSES};
use crate::model::fault::{Fault, Sink, Step};
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "The status contradicts the event type: `Running` on a finished run (an error), `Finished` or `Error` on a queued or started run (a warning).",
    why: "A consumer that trusts the status waits for a finished run, or drops one in progress.",
    example: include_str!("../../tests/cases/status-contradicts-event/example.json"),
    fixable: Fixable::Sometimes,
    source: "the draft of 2021-03-14, PipelineRun Status: the status of the run when the event was emitted",
};

/// Compares the status with the event type.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let (Some((token, status)), Some(kind)) = (context.status(), context.event.event_type) else { return Ok(()) };
    let running = status == STATUSES[0];
    let fault = Fault::new(rule::STATUS_CONTRADICTS_EVENT, token);
    match (kind.subject(), kind.predicate()) {
        (PIPELINE_RUN, "Finished") if running => sink.fault(fault),
        (_, "Queued" | "Started") if !running => sink.fault(fault.as_severity(Severity::Warning)),
        _ => Ok(()),
    }
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(kind) = case.event.and_then(|event| event.event_type) else { return };
    let predicate = kind.predicate().to_ascii_lowercase();
    finding.say_of(case, "status {value} contradicts the event type, which says {0}", &predicate);
    if kind.predicate() == "Finished" {
        finding.say(case, "\na finished run is `Finished` if it was successful, else `Error`");
        finding.expect_one_of(&STATUSES[1..]);
    } else {
        finding.say(case, "\nan unfinished run is `Running`");
        finding.correct(case, false, STATUSES[0]);
    }
}
