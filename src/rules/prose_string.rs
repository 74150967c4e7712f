use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A value that the text of the release wants to be a string, and its schema anything: the values of a link's tags.",
    why: "Consumers that were written after the text read strings and fail at anything else.",
    example: include_str!("../../tests/cases/prose-string/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding
        .message
        .say("found ")
        .found(case, case.token())
        .say(" as ")
        .name(case, case.token())
        .say(", where the text has a string");
    if let Some(node) = case.fault.node {
        super::prose(node, finding);
    }
    finding.expect("a string");
}
