use super::{Case, Finding, Fixable, Page};
use crate::model::draft::{Meaning, STATUSES, status_meaning};

pub static PAGE: Page = Page {
    what: "The status of the run is not exactly `Running`, `Finished` or `Error`.",
    why: "Consumers compare the status as a string. The draft lists these three values and no others.",
    example: include_str!("../../tests/cases/draft-status/example.json"),
    fixable: Fixable::Sometimes,
    source: "the draft of 2021-03-14, PipelineRun Status",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let word = case.string();
    finding.message.say("invalid status ").code(&word).say(", expected ").codes(&STATUSES, "or");
    finding.expect_one_of(&STATUSES);
    match status_meaning(&word) {
        Some(Meaning::Respelt(status)) => {
            finding.help.say("did you mean ").code(status).say("?");
            finding.offer_string(case, true, case.token(), status);
        }
        Some(Meaning::Means(status)) => {
            finding.help.say(match status {
                "Finished" => "a successful run is `Finished`",
                "Error" => "an unsuccessful run is `Error`",
                _ => "a run in progress is `Running`",
            });
            finding.offer_string(case, false, case.token(), status);
        }
        Some(Meaning::NotBegun) => {
            finding
                .help
                .say("the draft has no status for a queued run; `Running` is the only one for an unfinished run");
            finding.offer_string(case, false, case.token(), STATUSES[0]);
        }
        None => {
            finding
                .help
                .say("a run in progress is `Running`, a successful run `Finished`, an unsuccessful run `Error`");
        }
    }
}
