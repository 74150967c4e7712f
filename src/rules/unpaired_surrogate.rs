use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A string has half of a UTF-16 surrogate pair.",
    why: "It is not a character: UTF-8 cannot encode it, so that systems replace or reject it.",
    example: include_str!("../../tests/cases/unpaired-surrogate/example.json"),
    fixable: Fixable::Never,
    source: "RFC 8259, section 8.2; RFC 3629, section 3",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(
        case,
        "unpaired surrogate\nwrite both halves of the pair, or remove it; it usually comes from cutting a string inside a character",
    );
}
