use super::{Case, Context, Finding, Fixable, Page};
use crate::json::NONE;
use crate::model::fault::{Detail, Fault, Sink, Step};
use crate::model::plan::Role;
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "The name of the pipeline is in `pipelinerunname`, the spelling of the SIG's SDK, alone or together with `pipelinename`.",
    why: "This project accepts it. If both are present and differ, which is a warning, `pipelinename` is used.",
    example: include_str!("../../tests/cases/pipeline-name-alias/example.json"),
    fixable: Fixable::Sometimes,
    source: "the SIG's Go SDK, event constructors; the draft of 2021-03-14, Pipeline Name",
};

pub fn check(context: &Context, sink: &mut Sink) -> Step {
    let Some(key) = context.role(Role::PipelineNameAlias).and_then(|alias| context.doc.key_of(alias)) else {
        return Ok(());
    };
    if context.string(Role::PipelineNameAlias).is_none() {
        return Ok(());
    }
    let fault = Fault::new(rule::PIPELINE_NAME_ALIAS, key);
    match context.role(Role::PipelineName) {
        None => sink.fault(fault),
        Some(name) => {
            let differs = context.string(Role::PipelineName) != context.string(Role::PipelineNameAlias);
            let severity = if differs { Severity::Warning } else { Severity::Note };
            sink.fault(fault.with(Detail::Token(name)).as_severity(severity))
        }
    }
}

/// The attribute that counts.
const NAME: &str = "pipelinename";

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let key = case.token();
    let Some(counts) = case.related() else {
        finding.say_of(case, "{key} is read as {0}\nan SDK writes it this way; the attribute is {0}", NAME);
        let owner = case.event.map_or(NONE, |event| event.token);
        finding.offer_name(case, true, owner, key, NAME);
        return;
    };
    let differs = case.fault.severity == Severity::Warning;
    finding.say(case, if differs { "{key} differs from " } else { "{key} repeats " });
    finding.say_of(case, "{0}\n{0} is used\nused value", NAME);
    finding.related = counts;
    // If the other one is empty, this is the only name.
    if !case.doc.inner(counts).is_empty() {
        finding.offer_removal(case, key);
    }
}
