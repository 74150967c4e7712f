use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Something happened to a subject for a second time that can happen only once: a run was queued, started or finished twice.",
    why: "Counts and durations of the run depend on which of the events a consumer takes.",
    scope: Scope::Subject,
    complete: false,
    source: "core.md, continuous-integration.md, testing-events.md and the draft (L10 to L12, L22 to L24)",
    example: include_str!("../../../tests/cases/lifecycle/repeated-event/broken.ndjson"),
};

/// The same happened before.
pub fn found(again: &Seen, first: &Seen) -> Found {
    Found::new(rule::REPEATED_EVENT, again, Place::Part(Part::SubjectId))
        .because(first)
        .say(&[&said(again, Some(first)), " of ", &called(again), " repeats ", &said(first, Some(again))])
        .help("a run is one attempt: give a new attempt a new subject id")
}
