use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "An array has more elements than the limit (10,000 events unless told otherwise).",
    why: "The elements behind the limit were not judged, so there is no verdict on the whole.",
    example: "",
    fixable: Fixable::Never,
    source: "the option `limits.batch`",
};

#[cold]
pub fn render(_: &Case, finding: &mut Finding) {
    finding.message.say("the batch goes on behind the limit of events, and what follows was not judged");
    finding.help.say("raise `limits.batch`, or send the events in parts");
}
