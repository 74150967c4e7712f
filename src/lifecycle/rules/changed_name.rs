use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, said, shown};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "The name or the address of a run changed while it ran.",
    why: "Both belong to the whole run. Consumers that group by them split the run in two.",
    scope: Scope::Subject,
    complete: false,
    source: "spec.md: `id` of the subject; the draft: the pipeline's name is not for the instance (L19)",
    example: include_str!("../../../tests/cases/lifecycle/changed-name/broken.ndjson"),
};

/// The part is another one than before.
pub fn found(event: &Seen, first: &Seen, part: Part) -> Found {
    let [mut now, mut before] = [String::new(), String::new()];
    shown(&mut now, event.part(part));
    shown(&mut before, first.part(part));
    let what = if part == Part::Name { "name" } else { "address" };
    Found::new(rule::CHANGED_NAME, event, Place::Part(part)).because(first).say(&[
        "the ",
        what,
        " of ",
        &called(event),
        " changed from `",
        &before,
        "` to `",
        &now,
        "`: ",
        &said(first, Some(event)),
        ", then ",
        &said(event, Some(first)),
    ])
}
