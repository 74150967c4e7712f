use super::{Case, Finding, Fixable, Page};
use crate::formats;

pub static PAGE: Page = Page {
    what: "A value is not a URI by RFC 3986, which requires a scheme. In the draft, http and https URIs must also have a host.",
    why: "Consumers show it as a link or resolve it, which fails for a relative or malformed URI.",
    example: include_str!("../../tests/cases/bad-uri/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `format` uri; RFC 3986, section 3",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    match formats::uri(case.string().as_bytes()) {
        Err(why) => finding.say_of(case, "{name} {=0}", why),
        Ok(_) => finding.say(case, "{name} is missing a host"),
    }
    finding.say(case, "\nexpected a URI like `https://ci.example.com/runs/42`\n\nuri");
}
