use super::{Page, Scope};
use crate::formats::digits;
use crate::lifecycle::found::{Found, Place, Seen, called, said};
use crate::model::occurrence::Part;
use crate::model::rule;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A pipeline run finished while task runs were open; the same for the parts of other runs.",
    why: "Either the end of the task run is missing, or the pipeline run did not wait for it.",
    scope: Scope::Subject,
    complete: false,
    source: "the draft (tracking the sequence of tasks), core.md (L16, L20)",
    example: include_str!("../../../tests/cases/lifecycle/open-children/broken.ndjson"),
};

/// It ended while these were open: the first of them is a witness.
pub fn found(end: &Seen, open: &[Seen]) -> Option<Found> {
    let (first, rest) = open.split_first()?;
    let mut text = String::new();
    if !rest.is_empty() {
        text.push_str(" and ");
        digits(&mut text, rest.len() as u64, 1);
        text.push_str(" more");
    }
    let found = Found::new(rule::OPEN_CHILDREN, end, Place::Part(Part::SubjectId)).because(first);
    let verb = if rest.is_empty() { " was open" } else { " were open" };
    Some(
        rest.iter()
            .fold(found, Found::also)
            .say(&[
                &called(end),
                " ended, ",
                &said(end, Some(first)),
                ", while ",
                &called(first),
                &text,
                verb,
                ": ",
                &said(first, Some(end)),
            ])
            .help("send the end of every part before the end of the whole"),
    )
}
