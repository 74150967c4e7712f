use super::{Case, Context, Finding, Fixable, Page};
use crate::model::draft::{PIPELINE_RUN, STATUSES};
use crate::model::fault::{Fault, Sink, Step};
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "The status cannot be the run's at the moment that the event tells of: `Running` on a run that finished (an error), `Finished` or `Error` on one that is only queued or started (a warning).",
    why: "A consumer that trusts the status waits for a run that is over, or drops one that goes on.",
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
    finding
        .message
        .say("found the status ")
        .code(&case.string())
        .say(" on an event that says ")
        .code(&kind.predicate().to_ascii_lowercase());
    if kind.predicate() == "Finished" {
        finding.help.say("a run that is over is `Finished` when it ended well and `Error` when it did not");
        finding.expect_one_of(&STATUSES[1..]);
    } else {
        finding.help.say("a run that is not over is `Running`");
        finding.expect(STATUSES[0]);
        finding.offer_string(case, false, case.token(), STATUSES[0]);
    }
}
