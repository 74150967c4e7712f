use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A run was queued after it had started. An error for test case runs, whose order the specification states.",
    why: "A run is queued, then started, then finished. Dashboards that show the latest state show the wrong one.",
    scope: Scope::Subject,
    complete: false,
    source: "core.md, continuous-integration.md, testing-events.md and the draft (L7, L10 to L12)",
    example: include_str!("../../../tests/cases/lifecycle/out-of-order/broken.ndjson"),
};

/// It was queued after its start.
pub fn found(queued: &Seen, started: &Seen) -> Found {
    Found::new(rule::OUT_OF_ORDER, queued, Place::Time).because(started).say(&[
        &said(queued, Some(started)),
        " of ",
        &called(queued),
        " comes after ",
        &said(started, Some(queued)),
    ])
}
