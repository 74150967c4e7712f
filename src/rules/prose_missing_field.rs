use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A field that the specification of the release calls mandatory is missing. The schema does not require it.",
    why: "Consumers that follow the specification read it without a check.",
    example: include_str!("../../tests/cases/prose-missing-field/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(field) = case.field() else { return };
    finding.say_of(case, "missing field {called} in {name}, which the specification requires\n\n\n{=0}", field.name());
    finding.help.prose(Some(field.node));
}
