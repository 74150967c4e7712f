use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The engine itself failed on this input, or ran out of memory.",
    why: "The fault is ours, or the limits were raised beyond the memory there is. The next call works.",
    example: "",
    fixable: Fixable::Never,
    source: "this project",
};

// The package writes the message, outside the engine.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
