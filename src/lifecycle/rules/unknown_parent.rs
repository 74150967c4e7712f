use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, called_parent};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A task run names a pipeline run that no event is about; the same for test case runs and test outputs. It is reported once for each parent.",
    why: "Whoever looks at the run does not find the task: the id or its source is most likely misspelt.",
    scope: Scope::Subject,
    complete: true,
    source: "core.md: `pipelineRun` of a task run, testing-events.md, and the draft (L13, L20); only for complete streams",
    example: include_str!("../../../tests/cases/lifecycle/unknown-parent/broken.ndjson"),
};

/// No event is about the parent that these name.
pub fn found(parts: &[Seen]) -> Option<Found> {
    let (first, rest) = parts.split_first()?;
    let found = Found::new(rule::UNKNOWN_PARENT, first, Place::Part(Part::ParentId));
    let found = rest.iter().fold(found, Found::also);
    Some(
        found
            .say(&["no event is about ", &called_parent(first), ", which ", &called(first), " names"])
            .help("check its id and source"),
    )
}
