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
    finding.say(case, "unknown type {value} in {release}");
    let released = without_draft(name);
    if released.len() < name.len() && !vocabulary.open_types {
        let draft = name.get(released.len()..).unwrap_or_default();
        finding.say_of(case, "\nreleased types do not end in {0}", draft);
        if let Some(right) = case.meant_type().map(EventType::name) {
            finding.say_of(case, "\n: expected {0}", &right);
            finding.correct(case, false, &right);
        }
        return;
    }
    let mut others = Vec::new();
    for other in VOCABULARIES {
        // Skip releases that allow any version: their specification prints another one.
        let custom = name.starts_with(crate::model::plan::CUSTOM_TYPE_PREFIX) && other.custom.is_some();
        if other.family == Family::Release && (custom || other.event(name).is_some()) {
            others.push(other.id);
        }
    }
    if !others.is_empty() {
        finding.say_list(case, "\nit exists in {and}", &others);
    }
    let other = match case.fault.detail {
        Detail::Release { vocabulary, .. } => VOCABULARIES.get(usize::from(vocabulary)),
        _ => None,
    };
    let meant = case.event.filter(|_| other.is_some()).and_then(|event| event.event_type);
    if let Some(right) = case.meant_type().or(meant).map(EventType::name) {
        let help = if others.is_empty() { "\n{release} has {0}" } else { "\n; {release} has {0}" };
        finding.say_of(case, help, &right);
        finding.correct(case, false, &right);
    }
    if let (Some(other), Some(event)) = (other, case.event) {
        finding.say_of(case, "\n; the event is valid in {0}", other.id);
        offer_release(case, finding, event.roles[Role::Version as usize], other);
    }
}
