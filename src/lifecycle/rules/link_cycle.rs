use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Two events follow from each other by their links.",
    why: "Whoever walks the path to the causes walks in a circle.",
    scope: Scope::Id,
    complete: false,
    source: "links.md: PATH and RELATION (C3)",
    example: include_str!("../../../tests/cases/lifecycle/link-cycle/broken.ndjson"),
};

/// Two events link to each other.
pub fn found(linked: &Seen, link: u16, target: &Seen) -> Found {
    Found::new(rule::LINK_CYCLE, linked, Place::Link(link)).because(target).say(&[
        &said(linked, Some(target)),
        " and ",
        &said(target, Some(linked)),
        " link to each other",
    ])
}
