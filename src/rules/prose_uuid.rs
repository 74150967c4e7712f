use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A value is not a UUID, which the specification of the release requires. The schema allows any string.",
    why: "Consumers may store it as a UUID, and simple ids of two senders can collide.",
    example: include_str!("../../tests/cases/prose-uuid/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(case, "{name} is {found}, which is not a UUID\n{prose}\n\nuuid");
}
