use super::{Case, Finding, Fixable, Page};
use crate::model::event::Event;

pub static PAGE: Page = Page {
    what: "The schemas of this release cannot be followed as they are written at this place; the event is judged as the help says.",
    why: "Another validator that takes the schemas by the letter may come to another verdict.",
    example: include_str!("../../tests/cases/known-defect/example.json"),
    fixable: Fixable::Never,
    source: "schemas/errata.json, with the evidence; `catalog()` has it too",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let release = case.event.and_then(Event::vocabulary).map_or("", |vocabulary| vocabulary.id);
    finding
        .message
        .name(case, case.token())
        .say(" stands where the schemas of ")
        .code(release)
        .say(" have a known defect");
    if let Some(node) = case.fault.node {
        super::prose(node, finding);
    }
}
