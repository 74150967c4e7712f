//! # other-release

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::VOCABULARIES;
use crate::route::Origin;
use crate::text::Kind;

/// The event is wrong for the release that it claims, and right for another one.
pub static OTHER_RELEASE: Rule = Rule { code: 207, severity: Severity::Note, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "other-release",
    what: "The event is wrong in several members for the release that it claims, and right for another one.",
    why: "Then the claim is most likely the one mistake, and the other findings follow from it.",
    example: include_str!("../../tests/cases/other-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the schemas of both releases",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let Some(other) = case.arg().and_then(|index| VOCABULARIES.get(index)) else { return };
    let claimed = case.event.and_then(|event| event.vocabulary).map_or("", |index| VOCABULARIES[index].id);
    let assumed = case.event.is_some_and(|event| event.origin == Origin::Assumed);
    finding.message.say(if assumed { "the event was taken for " } else { "the event says " });
    finding.message.code(claimed).say(" and reads like ").code(other.id);
    finding.help.say("by ").code(other.id).say(" nothing is wrong with it: say that release, or write what ").code(claimed).say(" has");
    finding.expect(other.id);
    if case.doc.kind(case.token()) == Some(Kind::String) {
        finding.offer_string(case, false, case.token(), other.id);
    }
}
