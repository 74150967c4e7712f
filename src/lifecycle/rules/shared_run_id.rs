use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, called_parent};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Task runs have the id of their pipeline run. It is reported once for each run, and nothing else is said of these task runs.",
    why: "All tasks of a run have one id, so none of them can be tracked.",
    scope: Scope::Subject,
    complete: false,
    source: "spec.md: `id` of the subject is unique within its source (L3)",
    example: include_str!("../../../tests/cases/lifecycle/shared-run-id/broken.ndjson"),
};

/// A part has the id of its parent.
pub fn found(part: &Seen) -> Found {
    Found::new(rule::SHARED_RUN_ID, part, Place::Part(Part::SubjectId))
        .say(&[&called(part), " has the id of its parent, ", &called_parent(part)])
        .help("give every task run an id of its own")
}
