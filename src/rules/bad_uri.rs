//! # bad-uri

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::format;

/// A value that is no URI: RFC 3986 with a scheme, and for http and https in the draft with a host.
pub static BAD_URI: Rule = Rule { code: 407, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "bad-uri",
    what: "A value that is no URI: RFC 3986 with a scheme, and for http and https in the draft with a host.",
    why: "It is shown as a link or resolved; a relative or malformed one leads nowhere.",
    example: include_str!("../../tests/cases/bad-uri/example.json"),
    fixable: Fixable::Never,
    source: "the vocabulary: `format` uri; RFC 3986, section 3",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let value = case.string();
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    match format::uri(value.as_bytes()) {
        Err(why) => finding.message.say(", ").say(why),
        Ok(_) => finding.message.say(", which has no host"),
    };
    finding.help.say("give a whole URI such as `https://ci.example.com/runs/42`");
    finding.expect("uri");
}
