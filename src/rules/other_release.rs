//! # other-release

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::VOCABULARIES;
use crate::route::Origin;
use crate::text::Kind;

/// The event is wrong for the release that it claims, and right, or nearly, for another one.
pub static OTHER_RELEASE: Rule = Rule { code: 207, severity: Severity::Note, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "other-release",
    what: "The event is wrong in several members for the release that it claims, and right for another one, or nearly: it has a third of the errors by that, or fewer.",
    why: "Then the claim is most likely the one mistake, and the other findings follow from it.",
    example: include_str!("../../tests/cases/other-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the schemas of both releases",
};

/// What the rule needs to know: the other release, and how many errors are left by it.
pub fn other_release(other: usize, errors: usize) -> u32 {
    ((errors.min(0xFF_FFFF) as u32) << 8) | other as u32
}

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let arg = case.fault.arg;
    let Some(other) = VOCABULARIES.get((arg & 0xFF) as usize) else { return };
    let claimed = case.event.and_then(|event| event.vocabulary).map_or("", |index| VOCABULARIES[index].id);
    let assumed = case.event.is_some_and(|event| event.origin == Origin::Assumed);
    finding.message.say(if assumed { "the event was taken for " } else { "the event says " });
    finding.message.code(claimed).say(" and reads like ").code(other.id);
    finding.help.say("by ").code(other.id).say(match arg >> 8 {
        0 => " nothing is wrong with it",
        1 => " only one thing is wrong with it",
        _ => " far less is wrong with it",
    });
    finding.help.say(": say that release, or write what ").code(claimed).say(" has");
    finding.expect(other.id);
    if case.doc.kind(case.token()) == Some(Kind::String) {
        finding.offer_string(case, false, case.token(), other.id);
    }
}
