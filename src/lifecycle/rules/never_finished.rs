use super::{Page, Scope};
use crate::lifecycle::found::{Found, Place, Seen, called, count, said};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A run started and never finished. What belongs to it and never finished either is part of the same finding.",
    why: "It either still runs, or nobody says how it ended.",
    scope: Scope::Subject,
    complete: true,
    source: "testing-events.md, core.md and the draft (L8, L10 to L12); only for complete streams",
    example: include_str!("../../../tests/cases/lifecycle/never-finished/broken.ndjson"),
};

/// It started and did not end. `open`: what began in it and did not end either.
pub fn found(started: &Seen, open: &[Seen]) -> Found {
    let mut text = String::new();
    if !open.is_empty() {
        text.push_str("; nor did ");
        count(&mut text, open.len(), open[0].kind().map_or("part", |kind| kind.noun));
        text.push_str(" in it");
    }
    let found = Found::new(rule::NEVER_FINISHED, started, Place::Part(Part::SubjectId));
    open.iter()
        .fold(found, Found::also)
        .say(&[&called(started), " never finished after ", &said(started, None), &text])
        .help("send its end, whatever the outcome")
}
