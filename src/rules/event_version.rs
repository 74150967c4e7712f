use super::{Case, Finding, Fixable, Page};
use crate::model::plan::VOCABULARIES;
use crate::model::rule::Severity;

pub static PAGE: Page = Page {
    what: "The type has another event version than the release prints, or none, in a release whose schemas do not check it. The short version that its text prints for some types is a note.",
    why: "Later releases check the whole type, and consumers compare it whole.",
    example: include_str!("../../tests/cases/event-version/example.json"),
    fixable: Fixable::Always,
    source: "the vocabulary pages of 0.1.0 and 0.1.1; their schemas take any type",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(event) = case.event else { return };
    let (Some(index), Some(right)) = (event.vocabulary, event.event_type) else { return };
    let right = right.name();
    finding.message.say("found the type ").code(&case.string());
    let release = VOCABULARIES[index].id;
    if case.fault.severity == Severity::Note {
        finding.message.say(", read as ").code(&right);
        finding.help.say("the text of ").code(release).say(" prints some types so");
    } else {
        finding.message.say(" where ").code(release).say(" prints ").code(&right);
    }
    finding.expect(&right);
    finding.offer_string(case, false, case.token(), &right);
}
