//! # event-version

use crate::plan::VOCABULARIES;
use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};

/// The type has another event version than the release prints, or none, in a release whose schemas do not check it.
pub static EVENT_VERSION: Rule = Rule {
    code: 206,
    severity: Severity::Warning,
    place: Place::Value,
};

/// Its public page.
pub static PAGE: Page = Page {
    name: "event-version",
    what: "The type has another event version than the release prints, or none, in a release whose schemas do not check it.",
    why: "Later releases check the whole type, and consumers compare it whole.",
    example: include_str!("../../tests/cases/event-version/example.json"),
    fixable: Fixable::Always,
    source: "the vocabulary pages of 0.1.0 and 0.1.1; their schemas take any type",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(event) = case.event else { return };
    let (Some(index), Some(right)) = (event.vocabulary, event.event_type) else { return };
    finding.message.say("found the type ").code(&case.string()).say(" where ").code(VOCABULARIES[index].id);
    finding.message.say(" prints ").code(right.name);
    finding.expect(right.name);
    finding.offer_string(case, false, case.token(), right.name);
}
