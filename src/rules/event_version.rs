use super::{Case, Finding, Fixable, Page};
use crate::model::plan::VOCABULARIES;
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
    let Some(event) = case.event else { return };
    let (Some(index), Some(right)) = (event.vocabulary, event.event_type) else { return };
    let right = right.name();
    finding.message.say("type ").code(&case.string());
    let release = VOCABULARIES[index].id;
    if case.fault.severity == Severity::Note {
        finding.message.say(" is treated as ").code(&right);
        finding.help.say("the specification of ").code(release).say(" prints some types this way");
    } else {
        finding.message.say(" differs from ").code(&right).say(", which ").code(release).say(" documents");
    }
    finding.expect(&right);
    finding.offer_string(case, false, case.token(), &right);
}
