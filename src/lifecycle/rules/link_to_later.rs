use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An event follows by a link from one that happened later.",
    why: "A cause comes before its effect: the link points the wrong way, or a clock is wrong.",
    scope: Scope::Id,
    complete: false,
    source: "links.md: PATH and RELATION (C3)",
    example: include_str!("../../../tests/cases/lifecycle/link-to-later/broken.ndjson"),
};

/// The target of the link is later than the event.
pub fn found(linked: &Seen, link: u16, target: &Seen) -> Found {
    Found::new(rule::LINK_TO_LATER, linked, Place::Link(link)).because(target).say(&[
        &said(linked, Some(target)),
        " links to ",
        &said(target, Some(linked)),
        ", which happened later",
    ])
}
