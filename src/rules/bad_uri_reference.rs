use super::{Case, Finding, Fixable, Page};
use crate::formats;

pub static PAGE: Page = Page {
    what: "A value is neither a URI nor a relative reference by RFC 3986.",
    why: "Sources are compared and resolved. Libraries disagree on values outside the grammar.",
    example: include_str!("../../tests/cases/bad-uri-reference/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `format` uri-reference; RFC 3986, section 4.1",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let why = formats::uri_reference(case.string().as_bytes()).err().unwrap_or_default();
    finding.say_of(
        case,
        "{name} {=0}\nexpected a URI like `https://ci.example.com`, or a path like `/ci/example`\n\nuri-reference",
        why,
    );
}
