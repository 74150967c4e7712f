//! # engine-fault

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// The engine itself failed on this input, or ran out of memory.
pub static ENGINE_FAULT: Rule = Rule { code: 199, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "engine-fault",
    what: "The engine itself failed on this input, or ran out of memory.",
    why: "The fault is ours, or the limits were raised beyond the memory there is. The next call works.",
    example: "",
    fixable: Fixable::Never,
    source: "this project",
};

// Its words are made by the caller that noticed, outside the engine.
/// Its words.
#[cold]
pub fn words(_: &Case, _: &mut Finding) {}
