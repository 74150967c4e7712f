use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Several events of one chain follow from no other event, though others of the chain do. It is reported once for each chain.",
    why: "A chain begins once. An event without a path is an island: a link is missing, or the chain id is shared by accident.",
    scope: Scope::Chain,
    complete: true,
    source: "links.md (C5); only for complete streams",
    example: include_str!("../../../tests/cases/lifecycle/several-chain-starts/broken.ndjson"),
};

/// Several events of the chain have no path, and one has: its sender uses paths.
pub fn found(starts: &[Seen], linked: &Seen) -> Option<Found> {
    let [first, second, rest @ ..] = starts else { return None };
    let found = Found::new(rule::SEVERAL_CHAIN_STARTS, second, Place::Part(Part::Chain)).because(first).because(linked);
    let found = rest.iter().fold(found, Found::also);
    Some(found.say(&[
        &said(second, Some(first)),
        " has a chain id but no path from another event, and the chain began with ",
        &said(first, Some(second)),
        "; other events of the chain have a path, such as ",
        &said(linked, Some(second)),
    ]))
}
