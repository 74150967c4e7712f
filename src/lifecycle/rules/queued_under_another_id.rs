use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "A run was queued and never started, and another run of the same pipeline started without being queued: most likely they are one run under two ids. It is reported once for each pipeline, and only if no run of it was queued and started under one id.",
    why: "Nobody can tell how long a run waited, and the queued run waits forever.",
    scope: Scope::Name,
    complete: true,
    source: "spec.md: `id` of the subject (L3); only for complete streams",
    example: include_str!("../../../tests/cases/lifecycle/queued-under-another-id/broken.ndjson"),
};

/// It was queued and never started, and these started without being queued. `rest`: others that were queued.
pub fn found(queued: &Seen, starts: &[&Seen], rest: &[&Seen]) -> Option<Found> {
    let (start, others) = starts.split_first()?;
    let found = Found::new(rule::QUEUED_UNDER_ANOTHER_ID, start, Place::Part(Part::SubjectId)).because(queued);
    let found = rest.iter().chain(others).fold(found, |found, other| found.also(other));
    Some(
        found
            .say(&[
                &called(queued),
                " was queued and never started, and ",
                &called(start),
                " of the same name started without being queued: ",
                &said(queued, Some(start)),
                ", then ",
                &said(start, Some(queued)),
            ])
            .help("give a run one subject id from its queue to its end"),
    )
}
