//! # engine-fault

use super::{Case, Finding, Fixable, Page};

/// What [`crate::model::rule::ENGINE_FAULT`] is about.
pub static PAGE: Page = Page {
    what: "The engine itself failed on this input, or ran out of memory.",
    why: "The fault is ours, or the limits were raised beyond the memory there is. The next call works.",
    example: "",
    fixable: Fixable::Never,
    source: "this project",
};

// Its words are made by the caller that noticed, outside the engine.
/// What it says of a fault.
#[cold]
pub fn render(_: &Case, _: &mut Finding) {}
