use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A link of an event names the event itself.",
    why: "Nothing follows from itself. Most likely the id of the event before was meant.",
    scope: Scope::Id,
    complete: false,
    source: "links.md: PATH and RELATION (C3)",
    example: include_str!("../../../tests/cases/lifecycle/link-to-self/broken.ndjson"),
};

/// The event links to itself.
pub fn found(event: &Seen, link: u16) -> Found {
    Found::new(rule::LINK_TO_SELF, event, Place::Link(link)).say(&[&said(event, None), " links to itself"])
}
