use super::{Case, Finding, Fixable, Page};
use crate::formats;

pub static PAGE: Page = Page {
    what: "A value that is no URI: RFC 3986 with a scheme, and for http and https in the draft with a host.",
    why: "It is shown as a link or resolved; a relative or malformed one leads nowhere.",
    example: include_str!("../../tests/cases/bad-uri/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `format` uri; RFC 3986, section 3",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let value = case.string();
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    match formats::uri(value.as_bytes()) {
        Err(why) => finding.message.say(", ").say(why),
        Ok(_) => finding.message.say(", which has no host"),
    };
    finding.help.say("give a whole URI such as `https://ci.example.com/runs/42`");
    finding.expect("uri");
}
