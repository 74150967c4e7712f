use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "Objects and arrays are nested deeper than the limit (128 levels unless told otherwise).",
    why: "Deep nesting makes other readers fail. What lies deeper was not read, so there is no verdict.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.depth`",
};

#[cold]
pub fn render(_: &Case, finding: &mut Finding) {
    finding.message.say("found a level of nesting deeper than the limit, so it was not read on");
    finding.help.say("raise `limits.depth`, or flatten the data");
}
