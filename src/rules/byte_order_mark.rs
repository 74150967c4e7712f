use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The text begins with a byte order mark (U+FEFF).",
    why: "JSON texts must not begin with a byte order mark, and many parsers reject it.",
    example: include_str!("../../tests/cases/byte-order-mark/example.json"),
    fixable: Fixable::Always,
    source: "RFC 8259, section 8.1",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    finding.say(case, "the text begins with a byte order mark\nsave the text as UTF-8 without a byte order mark");
    if let Some(mark) = case.syntax() {
        finding.offer(true, &["Remove the byte order mark"], mark.at, mark.other, "");
    }
}
