use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;

pub static PAGE: Page = Page {
    what: "Something happened to a subject after its end: a run started after it finished, a change was updated after it was merged. An error for test case runs, whose order the specification states.",
    why: "What has ended is closed for consumers: they report it, archive it, and miss what follows.",
    scope: Scope::Subject,
    complete: false,
    source: "core.md, testing-events.md, continuous-operations.md, source-code-version-control.md and the draft (L6, L10 to L12, L22 to L24)",
    example: include_str!("../../../tests/cases/lifecycle/after-the-end/broken.ndjson"),
};

/// Something happened after the end. `begun`: what shows that the end is not simply the later one by a wrong clock.
pub fn found(event: &Seen, end: &Seen, begun: Option<&Seen>) -> Found {
    let runs = event.kind().and_then(|kind| kind.life).is_some_and(|life| life.ends);
    let found = Found::new(rule::AFTER_THE_END, event, Place::Part(Part::SubjectId)).because(end);
    begun
        .into_iter()
        .fold(found, Found::because)
        .say(&[&said(event, Some(end)), " of ", &called(event), " comes after its end, ", &said(end, Some(event))])
        .help(if runs {
            "a run is one attempt: give a new attempt a new subject id"
        } else {
            "give something new a new subject id, or check the timestamps"
        })
}
