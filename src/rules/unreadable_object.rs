//! # unreadable-object

use super::{Case, Finding, Fixable, Page};

/// What [`crate::model::rule::UNREADABLE_OBJECT`] is about.
pub static PAGE: Page = Page {
    what: "A JavaScript value that cannot be written as JSON: it has a cycle, a BigInt, or a member that throws when it is read.",
    why: "There is no event text to judge.",
    example: "",
    fixable: Fixable::Never,
    source: "ECMAScript, JSON.stringify",
};

// Its words are made where the value is read, outside the engine.
/// What it says of a fault.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
