use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Two task runs of the draft are open in one pipeline run at the same time.",
    why: "In the draft, tasks are performed in sequence. Later vocabularies allow tasks side by side.",
    scope: Scope::Subject,
    complete: false,
    source: "the draft: tasks are performed in sequence",
    example: include_str!("../../../tests/cases/lifecycle/parallel-tasks/broken.ndjson"),
};

/// Another task of the run is open.
pub fn found(started: &Seen, open: &Seen) -> Found {
    Found::new(rule::PARALLEL_TASKS, started, Place::Part(Part::SubjectId)).because(open).say(&[
        &called(started),
        " started while ",
        &called(open),
        " was open: ",
        &said(started, Some(open)),
        ", after ",
        &said(open, Some(started)),
    ])
}
