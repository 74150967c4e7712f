use super::{Case, Finding, Fixable, Page};
use crate::formats;

pub static PAGE: Page = Page {
    what: "A value that is neither a URI nor a reference relative to one.",
    why: "Sources are compared and resolved; one outside the grammar is read differently by each library.",
    example: include_str!("../../tests/cases/bad-uri-reference/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `format` uri-reference; RFC 3986, section 4.1",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let value = case.string();
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    if let Err(why) = formats::uri_reference(value.as_bytes()) {
        finding.message.say(", ").say(why);
    }
    finding.help.say("a source is a URI such as `https://ci.example.com`, or a path such as `/ci/example`");
    finding.expect("uri-reference");
}
