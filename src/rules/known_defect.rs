//! # known-defect

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::VOCABULARIES;

/// The schemas of this release cannot be followed as written at this place.
pub static KNOWN_DEFECT: Rule = Rule { code: 711, severity: Severity::Note, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "known-defect",
    what: "The schemas of this release cannot be followed as they are written at this place; the event is judged as the help says.",
    why: "Another validator that takes the schemas by the letter may come to another verdict.",
    example: include_str!("../../tests/cases/known-defect/example.json"),
    fixable: Fixable::Never,
    source: "schemas/errata.json, with the evidence; `catalog()` has it too",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let release = case.event.and_then(|event| event.vocabulary).map_or("", |index| VOCABULARIES[index].id);
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
