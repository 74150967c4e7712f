use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An event arrived so late that events of a later time had already been judged. It is judged after them.",
    why: "Its place in the history is no longer certain. A larger window waits for such events.",
    scope: Scope::Stream,
    complete: false,
    source: "this engine: the window of the stream",
    example: include_str!("../../../tests/cases/lifecycle/late-event/broken.ndjson"),
};

/// It arrived later than the window allows.
pub fn found(event: &Seen) -> Found {
    Found::new(rule::LATE_EVENT, event, Place::Time)
        .say(&[&said(event, None), " arrived after events that are later by more than the window"])
        .help("a larger window waits longer")
}
