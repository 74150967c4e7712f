use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An event has links but no chain id.",
    why: "The sender generates the chain id of the first event, and every linked event passes it on. Without it, consumers cannot find the chain.",
    scope: Scope::Id,
    complete: false,
    source: "links.md: it is important that the sender generates this id (C6)",
    example: include_str!("../../../tests/cases/lifecycle/links-without-chain/broken.ndjson"),
};

/// The event has links and no chain id.
pub fn found(event: &Seen) -> Found {
    Found::new(rule::LINKS_WITHOUT_CHAIN, event, Place::Link(0))
        .say(&[&said(event, None), " has links but no chain id"])
        .help("pass on the chain id of the event that it follows from")
}
