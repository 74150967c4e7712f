use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A subject ended or changed without a beginning: a run that finished without being queued or started, a service that was upgraded without being deployed. An error for test case runs, whose order the specification states.",
    why: "Without the beginning nobody knows how long it took, or whether anything ran at all.",
    scope: Scope::Subject,
    complete: true,
    source: "core.md, testing-events.md, continuous-deployment.md and the draft (L5, L10 to L12, L21 to L24); only for complete streams",
    example: include_str!("../../../tests/cases/lifecycle/missing-start/broken.ndjson"),
};

/// The first event of a subject is not a beginning.
pub fn found(first: &Seen) -> Found {
    Found::new(rule::MISSING_START, first, Place::Part(Part::SubjectId))
        .say(&[&called(first), " begins with ", &said(first, None), ": nothing came before it"])
        .help("send the event that begins it, or check that both have the same subject id and source")
}
