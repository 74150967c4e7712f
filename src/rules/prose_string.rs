use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A value in the tags of a link is not a string, which the specification of the release requires. The schema allows any value.",
    why: "Consumers that follow the specification read strings and fail on other values.",
    example: include_str!("../../tests/cases/prose-string/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(case, "{name} is {found}, but the specification requires a string\n{prose}\n\na string");
}
