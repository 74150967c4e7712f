use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, shown};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A pipeline run did not consist of the tasks that its pipeline is declared to have. The message has the fewest changes that would make it so.",
    why: "A task that did not run was skipped by mistake, or is not reported.",
    scope: Scope::Stream,
    complete: false,
    source: "the caller's expectations",
    example: include_str!("../../../tests/cases/lifecycle/unexpected-tasks/broken.ndjson"),
};

/// The run has other tasks than declared: `changes` says which to add and which to remove. `tasks`: those that ran.
pub fn found(end: &Seen, tasks: &[Seen], changes: &str) -> Found {
    let found = Found::new(rule::UNEXPECTED_TASKS, end, Place::Part(Part::SubjectId));
    let mut name = String::new();
    shown(&mut name, end.part(Part::Name));
    let found = tasks.iter().fold(found, Found::because);
    found.say(&[&called(end), " of `", &name, "` did not run the tasks that are expected: ", changes])
}
