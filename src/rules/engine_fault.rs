use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "The engine itself failed on this input, or ran out of memory.",
    why: "This is a bug in this project, or the limits exceed the available memory. The next call works.",
    example: "",
    fixable: Fixable::Never,
    source: "this project",
};

// The package writes the message, outside the engine.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
