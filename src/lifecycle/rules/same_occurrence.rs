use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Two events with different ids say that the same happened to the same subject at the same time.",
    why: "One occurrence gives several events only if they have different types. Most likely it was sent twice under two ids.",
    scope: Scope::Subject,
    complete: false,
    source: "spec.md: `type` of the context (L4)",
    example: include_str!("../../../tests/cases/lifecycle/same-occurrence/broken.ndjson"),
};

/// Another event says the same of the same moment.
pub fn found(again: &Seen, first: &Seen) -> Found {
    Found::new(rule::SAME_OCCURRENCE, again, Place::Time)
        .because(first)
        .say(&[
            &called(again),
            " has one occurrence under two event ids: ",
            &said(first, Some(again)),
            " and ",
            &said(again, Some(first)),
        ])
        .help("send one occurrence once; a redelivery keeps the id")
}
