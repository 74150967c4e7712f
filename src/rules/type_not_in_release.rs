//! # type-not-in-release

use super::{Case, Finding, Fixable, Page, Place, Rule, Severity};
use crate::plan::{Family, VOCABULARIES};
use alloc::vec::Vec;

/// The release that the event claims does not have this type, though others do.
pub static TYPE_NOT_IN_RELEASE: Rule = Rule { code: 203, severity: Severity::Error, place: Place::Value };

/// Its public page.
pub static PAGE: Page = Page {
    name: "type-not-in-release",
    what: "The release that the event claims does not have this type, though others do.",
    why: "Type and release choose the schema together. A consumer of this release does not know the type. The rest of the event is judged by the type that this release has for the same subject and predicate.",
    example: include_str!("../../tests/cases/type-not-in-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabularies of the releases; CDEvents spec.md, `type (context)`",
};

/// Its words.
#[cold]
pub fn words(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(|event| event.vocabulary).map(|index| &VOCABULARIES[index]) else {
        return;
    };
    finding.message.say("found the type ").code(&name).say(", which ").code(vocabulary.id).say(" does not have");
    let mut others = Vec::new();
    for other in VOCABULARIES {
        // Not the releases that take any version: their text has another one.
        let custom = name.starts_with(crate::plan::CUSTOM_TYPE_PREFIX) && other.custom.is_some();
        if other.family == Family::Release && (custom || other.event(&name).is_some()) {
            others.push(other.id);
        }
    }
    if !others.is_empty() {
        finding.help.codes(&others, "and").say(if others.len() == 1 { " has it" } else { " have it" });
    }
    if let Some(right) = case.arg().map(|index| vocabulary.events[index].name()) {
        finding.help.say(if others.is_empty() { "" } else { "; " });
        finding.help.code(vocabulary.id).say(" has ").code(&right);
        finding.expect(&right);
        finding.offer_string(case, false, case.token(), &right);
    }
}
