use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said, shown};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "An event arrived again. Only its timestamp may differ.",
    why: "Transports deliver at least once. Consumers must not count such an event twice.",
    scope: Scope::Id,
    complete: false,
    source: "spec.md: redeliveries may share the id (L2)",
    example: include_str!("../../../tests/cases/lifecycle/redelivered/broken.ndjson"),
};

/// The same event arrived before.
pub fn found(again: &Seen, first: &Seen) -> Found {
    let mut id = String::new();
    shown(&mut id, again.part(Part::Id));
    Found::new(rule::REDELIVERED, again, Place::Part(Part::Id)).because(first).say(&[
        "event `",
        &id,
        "` arrived again: ",
        &said(again, Some(first)),
        " repeats ",
        &said(first, Some(again)),
    ])
}
