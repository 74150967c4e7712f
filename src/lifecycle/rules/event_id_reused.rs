use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said, shown};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "Two different events have the same source and the same id. It is reported once for each source and id.",
    why: "Source and id together identify an event. A consumer that drops events it has already seen drops the second one.",
    scope: Scope::Id,
    complete: false,
    source: "spec.md: `id` of the context (L1)",
    example: include_str!("../../../tests/cases/lifecycle/event-id-reused/broken.ndjson"),
};

/// Another event of the same source had this id before.
pub fn found(again: &Seen, first: &Seen) -> Found {
    let mut id = String::new();
    shown(&mut id, again.part(Part::Id));
    Found::new(rule::EVENT_ID_REUSED, again, Place::Part(Part::Id))
        .because(first)
        .say(&[
            "two different events have the id `",
            &id,
            "`: ",
            &said(again, Some(first)),
            " and ",
            &said(first, Some(again)),
        ])
        .help("give every event an id of its own; only a redelivery has the id of the event before")
}
