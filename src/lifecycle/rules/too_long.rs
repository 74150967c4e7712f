use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A pipeline run took longer than its pipeline is declared to take at most.",
    why: "Slow runs hold up everything that waits for them.",
    scope: Scope::Stream,
    complete: false,
    source: "the caller's expectations",
    example: include_str!("../../../tests/cases/lifecycle/too-long/broken.ndjson"),
};

/// The run took longer than it may.
pub fn found(end: &Seen, start: &Seen, took: &str, within: &str) -> Found {
    Found::new(rule::TOO_LONG, end, Place::Time).because(start).say(&[
        &called(end),
        " took ",
        took,
        ", more than the expected ",
        within,
        ": ",
        &said(start, Some(end)),
        ", ",
        &said(end, Some(start)),
    ])
}
