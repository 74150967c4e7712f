use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A value is not a package URL (`pkg:type/name`), which the specification of the release requires. The schema allows any string.",
    why: "A digest or a file name does not identify a package, so consumers cannot connect the events about an artifact.",
    example: include_str!("../../tests/cases/prose-purl/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(case, "{name} is {found}, which is not a package URL\n{prose}\n\npurl");
}
