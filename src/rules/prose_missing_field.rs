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
    finding
        .message
        .say("missing field ")
        .code(&case.doc.called(case.token(), field.name()))
        .say(" in ")
        .name(case, case.token())
        .say(", which the specification requires");
    super::prose(field.node, finding);
    finding.expect(field.name());
}
