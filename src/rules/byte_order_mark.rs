use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A byte order mark (U+FEFF) stands before the text.",
    why: "JSON texts must not begin with one, and many readers stumble over it.",
    example: include_str!("../../tests/cases/byte-order-mark/example.json"),
    fixable: Fixable::Always,
    source: "RFC 8259, section 8.1",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.message.say("found a byte order mark before the text");
    finding.help.say("save the text as UTF-8 without it");
    if let Some(mark) = case.syntax() {
        finding.offer(true, &["Remove the byte order mark"], mark.at, mark.other, "");
    }
}
