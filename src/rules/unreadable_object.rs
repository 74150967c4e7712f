use super::{Case, Finding, Fixable, Page};

pub static PAGE: Page = Page {
    what: "A JavaScript value cannot be written as JSON: it has a cycle, a BigInt, or a member that throws when it is read.",
    why: "Without JSON there is no event to check.",
    example: "",
    fixable: Fixable::Never,
    source: "ECMAScript, JSON.stringify",
};

// The package writes the message where it reads the value, outside the engine.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
