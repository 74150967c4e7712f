use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The vocabulary to convert to has no such event, or the input is not one event.",
    why: "An event without a counterpart cannot be written in the other vocabulary. Only `convert` reports it.",
    example: "",
    fixable: Fixable::Never,
    source: "CDEvents, the list of events of each release; the draft of 2021-03-14",
};

// The conversion writes the message.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
