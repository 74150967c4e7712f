use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::rule;
use alloc::rc::Rc;

pub static PAGE: Page = Page {
    what: "By their timestamps a run finished before it started.",
    why: "The clocks of the senders differ, or a timestamp is not the time of the occurrence. Durations come out negative.",
    scope: Scope::Subject,
    complete: false,
    source: "spec.md: `timestamp` is the time of the occurrence (L18)",
    example: include_str!("../../../tests/cases/lifecycle/time-backwards/broken.ndjson"),
};

/// What comes first in a life has the later time. `report`: the event to report it for.
pub fn found(report: &Seen, early: &Seen, late: &Seen) -> Found {
    let other = if Rc::ptr_eq(report, early) { late } else { early };
    Found::new(rule::TIME_BACKWARDS, report, Place::Time)
        .because(other)
        .say(&[
            "time runs backwards in ",
            &called(early),
            ": ",
            &said(late, Some(early)),
            " comes before ",
            &said(early, Some(late)),
        ])
        .help("take the time of the occurrence, from clocks that are synchronized")
}
