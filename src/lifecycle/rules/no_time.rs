use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, said};
use crate::model::occurrence::{Clock, Part};
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "An event has no time that can be read, so it takes the place in which it arrived. It is reported once for a stream.",
    why: "Events that arrive out of order cannot be put in order without their times.",
    scope: Scope::Stream,
    complete: false,
    source: "the draft: `timestamp` is optional",
    example: include_str!("../../../tests/cases/lifecycle/no-time/broken.ndjson"),
};

/// It has no time.
pub fn found(event: &Seen) -> Found {
    let place = if event.clock == Clock::Unreadable { Place::Time } else { Place::Part(Part::Id) };
    Found::new(rule::NO_TIME, event, place)
        .say(&[&said(event, None), " has no time that can be read: events without one keep the order of their arrival"])
        .help("send the time of the occurrence")
}
