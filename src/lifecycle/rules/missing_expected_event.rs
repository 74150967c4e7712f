use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, shown};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "An event that is declared to come in the chain of a pipeline run did not come.",
    why: "What the pipeline should lead to, such as a deployment, did not happen or is not reported.",
    scope: Scope::Stream,
    complete: false,
    source: "the caller's expectations",
    example: include_str!("../../../tests/cases/lifecycle/missing-expected-event/broken.ndjson"),
};

/// No event of the chain says this.
pub fn found(end: &Seen, event: &str) -> Found {
    let mut name = String::new();
    shown(&mut name, event);
    Found::new(rule::MISSING_EXPECTED_EVENT, end, Place::Part(Part::Chain)).say(&[
        "`",
        &name,
        "` is expected in the chain of ",
        &called(end),
        " and did not come",
    ])
}
