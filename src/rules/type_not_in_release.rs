use super::other_release::offer_release;
use super::{Case, Finding, Fixable, Page};
use crate::model::event::Event;
use crate::model::fault::Detail;
use crate::model::plan::{EventType, Family, Role, VOCABULARIES};
use crate::model::types::without_draft;
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "The release that the event names does not have this type, but other releases do.",
    why: "Type and release together select the schema. A consumer of this release does not know the type. The rest of the event is checked against the type that this release has for the same subject and predicate.",
    example: include_str!("../../tests/cases/type-not-in-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabularies of the releases; CDEvents spec.md, `type (context)`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else {
        return;
    };
    let released = without_draft(&name);
    if released.len() < name.len() && !vocabulary.open_types {
        finding.message.say("unknown type ").code(&name).say(" in ").code(vocabulary.id);
        finding.help.say("released types do not end in ").code(name.get(released.len()..).unwrap_or_default());
        if let Some(right) = case.meant_type().map(EventType::name) {
            finding.help.say(": expected ").code(&right);
            finding.expect(&right);
            finding.offer_string(case, false, case.token(), &right);
        }
        return;
    }
    finding.message.say("unknown type ").code(&name).say(" in ").code(vocabulary.id);
    let mut others = Vec::new();
    for other in VOCABULARIES {
        // Skip releases that allow any version: their specification prints another one.
        let custom = name.starts_with(crate::model::plan::CUSTOM_TYPE_PREFIX) && other.custom.is_some();
        if other.family == Family::Release && (custom || other.event(&name).is_some()) {
            others.push(other.id);
        }
    }
    if !others.is_empty() {
        finding.help.say("it exists in ").codes(&others, "and");
    }
    let other = match case.fault.detail {
        Detail::Release { vocabulary, .. } => VOCABULARIES.get(usize::from(vocabulary)),
        _ => None,
    };
    let meant = case.event.filter(|_| other.is_some()).and_then(|event| event.event_type);
    if let Some(right) = case.meant_type().or(meant).map(EventType::name) {
        finding.help.say(if others.is_empty() { "" } else { "; " });
        finding.help.code(vocabulary.id).say(" has ").code(&right);
        finding.expect(&right);
        finding.offer_string(case, false, case.token(), &right);
    }
    if let (Some(other), Some(event)) = (other, case.event) {
        finding.help.say("; the event is valid in ").code(other.id);
        offer_release(case, finding, event.roles[Role::Version as usize], other);
    }
}
