use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said, shown};
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A link names an event that does not exist in the stream. It is reported once for each target.",
    why: "The path from an event to its causes ends there.",
    scope: Scope::Id,
    complete: true,
    source: "links.md: PATH and RELATION (C3); only for complete streams",
    example: include_str!("../../../tests/cases/lifecycle/unknown-link-target/broken.ndjson"),
};

/// No event has the id that these link to.
pub fn found(linked: &[(Seen, u16)]) -> Option<Found> {
    let ((first, link), rest) = linked.split_first()?;
    let mut id = String::new();
    shown(&mut id, first.links().find(|known| known.index == *link).map_or("", |known| known.target));
    let found = Found::new(rule::UNKNOWN_LINK_TARGET, first, Place::Link(*link));
    let found = rest.iter().fold(found, |found, (other, _)| found.also(other));
    Some(found.say(&["no event has the id `", &id, "`, which ", &said(first, None), " links to"]))
}
