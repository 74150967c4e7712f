use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An event continues a chain after an END link ended it.",
    why: "Consumers close a chain when they see its end.",
    scope: Scope::Chain,
    complete: false,
    source: "links.md: END (C4)",
    example: include_str!("../../../tests/cases/lifecycle/after-chain-end/broken.ndjson"),
};

/// The chain ended before.
pub fn found(event: &Seen, end: &Seen) -> Found {
    Found::new(rule::AFTER_CHAIN_END, event, Place::Part(Part::Chain)).because(end).say(&[
        &said(event, Some(end)),
        " continues a chain that ended with ",
        &said(end, Some(event)),
    ])
}
