use super::{Case, Finding, Fixable, Page};
use crate::model::rule::Severity;

pub static PAGE: Page = Page {
    what: "The event version in the type is missing or differs from the one that the release documents. The schemas of this release do not check it. The short version that its specification prints for some types is a note.",
    why: "Later releases check the whole type, and consumers compare the whole type.",
    example: include_str!("../../tests/cases/event-version/example.json"),
    fixable: Fixable::Always,
    source: "the vocabulary pages of 0.1.0 and 0.1.1; their schemas allow any type",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(right) = case.event.and_then(|event| event.event_type) else { return };
    let right = right.name();
    let template = if case.fault.severity == Severity::Note {
        "type {value} is treated as {0}\nthe specification of {release} prints some types this way"
    } else {
        "type {value} differs from {0}, which {release} documents"
    };
    finding.say_of(case, template, &right);
    finding.correct(case, false, &right);
}
