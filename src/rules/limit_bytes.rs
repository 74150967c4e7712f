//! # limit-bytes

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// The input is longer than the limit (16 MiB unless told otherwise).
pub static LIMIT_BYTES: Rule = Rule { code: 110, severity: Severity::Error, place: Place::Syntax };

/// Its public page.
pub static PAGE: Page = Page {
    name: "limit-bytes",
    what: "The input is longer than the limit (16 MiB unless told otherwise).",
    why: "Without a limit one message could take all memory. Nothing of it was read, so there is no verdict.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.bytes`",
};

/// Its words.
#[cold]
pub fn words(_: &Case, finding: &mut Finding) {
    finding.message.say("the text goes on behind the limit of bytes, so it was not read");
    finding.help.say("raise `limits.bytes`, or send less: an event is a message, not an archive");
}
