use super::{Case, Finding, Fixable, Page};
use crate::model::event::Event;

pub static PAGE: Page = Page {
    what: "The published schemas of this release have a defect here. The help says how the event is checked instead.",
    why: "Another validator that uses the published schemas may reach a different verdict.",
    example: include_str!("../../tests/cases/known-defect/example.json"),
    fixable: Fixable::Never,
    source: "schemas/errata.json, with the evidence; `catalog()` has it too",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let release = case.event.and_then(Event::vocabulary).map_or("", |vocabulary| vocabulary.id);
    finding.message.say("the schemas of ").code(release).say(" have a known defect at ").name(case, case.token());
    if let Some(node) = case.fault.node {
        super::prose(node, finding);
    }
}
