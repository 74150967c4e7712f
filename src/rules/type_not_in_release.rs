//! # type-not-in-release

use super::{Case, Finding, Fixable, Page};
use crate::model::event::Event;
use crate::model::plan::EventType;
use crate::model::plan::{Family, VOCABULARIES};
use crate::model::types::without_draft;
use alloc::vec::Vec;

/// What [`crate::model::rule::TYPE_NOT_IN_RELEASE`] is about.
pub static PAGE: Page = Page {
    what: "The release that the event claims does not have this type, though others do.",
    why: "Type and release choose the schema together. A consumer of this release does not know the type. The rest of the event is judged by the type that this release has for the same subject and predicate.",
    example: include_str!("../../tests/cases/type-not-in-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabularies of the releases; CDEvents spec.md, `type (context)`",
};

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else {
        return;
    };
    let released = without_draft(&name);
    if released.len() < name.len() && !vocabulary.open_types {
        finding.message.say("unknown type ").code(&name).say(" in ").code(vocabulary.id);
        finding.help.say("released types do not end in ").code(&name[released.len()..]);
        if let Some(right) = case.meant_type().map(EventType::name) {
            finding.help.say(": expected ").code(&right);
            finding.expect(&right);
            finding.offer_string(case, false, case.token(), &right);
        }
        return;
    }
    finding.message.say("found the type ").code(&name).say(", which ").code(vocabulary.id).say(" does not have");
    let mut others = Vec::new();
    for other in VOCABULARIES {
        // Not the releases that take any version: their text has another one.
        let custom = name.starts_with(crate::model::plan::CUSTOM_TYPE_PREFIX) && other.custom.is_some();
        if other.family == Family::Release && (custom || other.event(&name).is_some()) {
            others.push(other.id);
        }
    }
    if !others.is_empty() {
        finding.help.codes(&others, "and").say(if others.len() == 1 { " has it" } else { " have it" });
    }
    if let Some(right) = case.meant_type().map(EventType::name) {
        finding.help.say(if others.is_empty() { "" } else { "; " });
        finding.help.code(vocabulary.id).say(" has ").code(&right);
        finding.expect(&right);
        finding.offer_string(case, false, case.token(), &right);
    }
}
