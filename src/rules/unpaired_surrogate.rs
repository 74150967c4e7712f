use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A string holds half of a UTF-16 surrogate pair.",
    why: "It is no character: it cannot be written in UTF-8, and is replaced or refused on its way.",
    example: include_str!("../../tests/cases/unpaired-surrogate/example.json"),
    fixable: Fixable::Never,
    source: "RFC 8259, section 8.2; RFC 3629, section 3",
};

#[cold]
pub fn render(_: &Case, finding: &mut Finding) {
    finding.message.say("found half of a surrogate pair, which is no character");
    finding
        .help
        .say("write both halves, or leave it out; it mostly comes from cutting a text in the middle of a character");
}
