use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A test case run was skipped although it had been queued or started.",
    why: "Skipped means that it never ran. What was queued or started should finish.",
    scope: Scope::Subject,
    complete: false,
    source: "testing-events.md: `skipped` (L9)",
    example: include_str!("../../../tests/cases/lifecycle/skipped-after-start/broken.ndjson"),
};

/// It was queued or started before.
pub fn found(skipped: &Seen, before: &Seen) -> Found {
    Found::new(rule::SKIPPED_AFTER_START, skipped, Place::Part(Part::SubjectId))
        .because(before)
        .say(&[&said(skipped, Some(before)), " of ", &called(skipped), " comes after ", &said(before, Some(skipped))])
        .help("what was queued or started finishes, perhaps with the outcome that it was canceled")
}
