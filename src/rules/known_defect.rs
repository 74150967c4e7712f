use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The published schemas of this release have a defect here. The help says how the event is checked instead.",
    why: "Another validator that uses the published schemas may reach a different verdict.",
    example: include_str!("../../tests/cases/known-defect/example.json"),
    fixable: Fixable::Never,
    source: "schemas/errata.json, with the evidence; `catalog()` has it too",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(case, "the schemas of {release} have a known defect at {name}\n{prose}");
}
