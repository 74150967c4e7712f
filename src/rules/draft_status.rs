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
    let (safe, right, help) = match status_meaning(case.string()) {
        Some(Meaning::Respelt(status)) => (true, status, "\ndid you mean {0}?"),
        Some(Meaning::Means(status)) => {
            let help = match status {
                "Finished" => "\na successful run is {0}",
                "Error" => "\nan unsuccessful run is {0}",
                _ => "\na run in progress is {0}",
            };
            (false, status, help)
        }
        Some(Meaning::NotBegun) => {
            let help = "\nthe draft has no status for a queued run; {0} is the only one for an unfinished run";
            (false, STATUSES[0], help)
        }
        None => {
            let help = "\na run in progress is `Running`, a successful run `Finished`, an unsuccessful run `Error`";
            (false, "", help)
        }
    };
    finding.say_list(case, "invalid status {value}, expected {or}", &STATUSES);
    finding.say_of(case, help, right);
    finding.expect_one_of(&STATUSES);
    if !right.is_empty() {
        finding.offer_string(case, safe, case.token(), right);
    }
}
