//! # unreadable-object

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// A JavaScript value that cannot be written as JSON: it has a cycle, a BigInt, or a member that throws when it is read.
pub static UNREADABLE_OBJECT: Rule = Rule { code: 113, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "unreadable-object",
    what: "A JavaScript value that cannot be written as JSON: it has a cycle, a BigInt, or a member that throws when it is read.",
    why: "There is no event text to judge.",
    example: "",
    fixable: Fixable::Never,
    source: "ECMAScript, JSON.stringify",
};

// Its words are made where the value is read, outside the engine.
/// Its words.
#[cold]
pub fn words(_: &Case, _: &mut Finding) {}
