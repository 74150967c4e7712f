//! # pipeline-name-alias

use super::{Case, Finding, Fixable, Judged, Page, Place, Rule, Severity};
use crate::engine::{Fault, Sink, Step};
use crate::plan::Role;
use crate::text::NONE;

/// The pipeline's name is given as `pipelinerunname`, the spelling of the SIG's SDK, alone or beside `pipelinename`.
pub static PIPELINE_NAME_ALIAS: Rule = Rule { code: 308, severity: Severity::Note, place: Place::Key };

/// Its public page.
pub static PAGE: Page = Page {
    name: "pipeline-name-alias",
    what: "The pipeline's name is given as `pipelinerunname`, the spelling of the SIG's SDK, alone or beside `pipelinename`.",
    why: "It is understood. Of two that differ (a warning) `pipelinename` counts.",
    example: include_str!("../../tests/cases/pipeline-name-alias/example.json"),
    fixable: Fixable::Sometimes,
    source: "the SIG's Go SDK, event constructors; the draft of 2021-03-14, Pipeline Name",
};

/// Looks for the other spelling.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    let Some(key) = event.role(Role::PipelineNameAlias).and_then(|alias| event.doc.key_of(alias)) else {
        return Ok(());
    };
    if event.string(Role::PipelineNameAlias).is_none() {
        return Ok(());
    }
    let fault = Fault::new(&PIPELINE_NAME_ALIAS, key);
    match event.role(Role::PipelineName) {
        None => sink.fault(fault),
        Some(name) => {
            let differs = event.string(Role::PipelineName) != event.string(Role::PipelineNameAlias);
            let severity = if differs { Severity::Warning } else { Severity::Note };
            sink.fault(fault.with(name).as_severity(severity))
        }
    }
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let key = case.token();
    finding.message.say("found ").code(&case.doc.name(key));
    if case.fault.arg == NONE {
        finding.message.say(", read as ").code("pipelinename");
        finding.help.say("it is the spelling of an SDK; the attribute is ").code("pipelinename");
        finding.offer_name(case, true, key, "pipelinename");
        return;
    }
    finding.message.say(" beside ").code("pipelinename");
    finding.message.say(if case.fault.severity == Severity::Warning {
        ", with another value"
    } else {
        ", with the same value"
    });
    finding.help.code("pipelinename").say(" counts");
    finding.relate(case.fault.arg).say("what counts");
    // Beside an empty one it is the only name there is.
    if !case.doc.inner(case.fault.arg).is_empty() {
        finding.offer_removal(case, key);
    }
}
