use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A member that the text of the release has as mandatory, and that its schema does not require, is not there.",
    why: "Consumers that were written after the text read it without looking first.",
    example: include_str!("../../tests/cases/prose-missing-field/example.json"),
    fixable: Fixable::Never,
    source: "the page that the help names; schemas/prose.json lists them all",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(field) = case.field() else { return };
    finding
        .message
        .code(&case.doc.called(case.token(), field.name()))
        .say(" is missing from ")
        .name(case, case.token())
        .say(", where the text asks for it");
    super::prose(field.node, finding);
    finding.expect(field.name());
}
