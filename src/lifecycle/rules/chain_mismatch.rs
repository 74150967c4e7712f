use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An event follows from another one by a PATH link, but the two have different chain ids.",
    why: "A chain is what connects events by paths. Consumers that read by chain see two histories where there is one.",
    scope: Scope::Id,
    complete: false,
    source: "links.md (C2)",
    example: include_str!("../../../tests/cases/lifecycle/chain-mismatch/broken.ndjson"),
};

/// The event and the target of its link are in different chains.
pub fn found(linked: &Seen, link: u16, target: &Seen) -> Found {
    Found::new(rule::CHAIN_MISMATCH, linked, Place::Link(link))
        .because(target)
        .say(&[
            &said(linked, Some(target)),
            " follows from ",
            &said(target, Some(linked)),
            ", which has another chain id",
        ])
        .help("events that are joined by paths share one chain id")
}
