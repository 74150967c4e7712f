use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A task run started before its pipeline run started or after it finished; the same for a test case run in its test suite run.",
    why: "A part runs inside of the whole. Its time and its outcome are missing in the whole.",
    scope: Scope::Subject,
    complete: false,
    source: "core.md: `pipelineRun` of a task run, testing-events.md, and the draft (L13, L20)",
    example: include_str!("../../../tests/cases/lifecycle/outside-parent/broken.ndjson"),
};

/// A part is outside of its parent's life. `bound`: the start or the end of the parent.
pub fn found(part: &Seen, bound: &Seen, after: bool) -> Found {
    let relation = if after { " comes after the end of " } else { " comes before the start of " };
    Found::new(rule::OUTSIDE_PARENT, part, Place::Part(Part::ParentId)).because(bound).say(&[
        &said(part, Some(bound)),
        " of ",
        &called(part),
        relation,
        &called(bound),
        ", ",
        &said(bound, Some(part)),
    ])
}
