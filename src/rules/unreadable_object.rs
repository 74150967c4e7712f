use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A JavaScript value that cannot be written as JSON: it has a cycle, a BigInt, or a member that throws when it is read.",
    why: "There is no event text to judge.",
    example: "",
    fixable: Fixable::Never,
    source: "ECMAScript, JSON.stringify",
};

// The package writes the message where it reads the value, outside the engine.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
