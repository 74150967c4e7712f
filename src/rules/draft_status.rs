use super::{Case, Finding, Fixable, Page};
use crate::model::draft::{Meaning, STATUSES, status_meaning};

pub static PAGE: Page = Page {
    what: "The run's status is not exactly one of `Running`, `Finished` and `Error`.",
    why: "Consumers compare the status letter by letter; the text lists these three and no others.",
    example: include_str!("../../tests/cases/draft-status/example.json"),
    fixable: Fixable::Sometimes,
    source: "the draft of 2021-03-14, PipelineRun Status",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let word = case.string();
    finding.message.say("found ").code(&word).say(" where the status is ").codes(&STATUSES, "or");
    finding.expect_one_of(&STATUSES);
    match status_meaning(&word) {
        Some(Meaning::Respelt(status)) => {
            finding.help.say("did you mean ").code(status).say("?");
            finding.offer_string(case, true, case.token(), status);
        }
        Some(Meaning::Means(status)) => {
            finding.help.say(match status {
                "Finished" => "a run that ended well is `Finished`",
                "Error" => "a run that did not end well is `Error`",
                _ => "a run that goes on is `Running`",
            });
            finding.offer_string(case, false, case.token(), status);
        }
        Some(Meaning::NotBegun) => {
            finding.help.say(
                "the draft lists no status for a run that waits; `Running` is the only one for a run that is not over",
            );
            finding.offer_string(case, false, case.token(), STATUSES[0]);
        }
        None => {
            finding.help.say("`Running` while it goes on, `Finished` when it ended well, `Error` when it did not");
        }
    }
}
