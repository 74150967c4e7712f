use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A value that the text of the release wants to be a UUID, and its schema any text.",
    why: "Consumers may store it as one, and two senders that count from one end up in the same chain.",
    example: include_str!("../../tests/cases/prose-uuid/example.json"),
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
        .say(", which is no UUID");
    if let Some(node) = case.fault.node {
        super::prose(node, finding);
    }
    finding.expect("uuid");
}
