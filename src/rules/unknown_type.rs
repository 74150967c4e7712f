use super::{Case, Finding, Fixable, Page};
use crate::model::event::Event;
use crate::model::plan::{EventType, Family, VOCABULARIES};
use crate::model::types::TypeName;
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "No release has an event of this type.",
    why: "Consumers choose what to do by the type; an unknown one is dropped.",
    example: include_str!("../../tests/cases/unknown-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary of the release; CDEvents spec.md, `type (context)`",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else {
        return;
    };
    finding.message.say("found the type ").code(&name).say(", which no release has");
    let Some(right) = case.meant_type().map(EventType::name) else {
        let subject = TypeName::of(&name).map_or("", |words| words.subject);
        let of_subject = vocabulary.events.iter().filter(|event| !subject.is_empty() && event.subject() == subject);
        let predicates: Vec<&str> = of_subject.map(EventType::predicate).collect();
        if !predicates.is_empty() {
            finding.help.code(subject).say(" can be ").codes(&predicates, "or");
            return finding.expect_one_of(&predicates);
        }
        finding
            .help
            .say("a type reads like ")
            .code(&vocabulary.events.first().map(EventType::name).unwrap_or_default());
        if vocabulary.family == Family::Release {
            finding.help.say("; a type of your own begins with ").code(crate::model::plan::CUSTOM_TYPE_PREFIX);
        }
        return;
    };
    let of_release = vocabulary.family == Family::Release;
    let version = TypeName::of(&name).map(|words| words.version).unwrap_or_default();
    let wrong = TypeName::of(&right).is_none_or(|words| words.version != version);
    if wrong && VOCABULARIES.iter().any(|other| other.id == version) {
        finding.help.say("a type ends in the event's own version, and ").code(version).say(" is a release's: ");
    } else if of_release && TypeName::of(&name).is_none() {
        finding.help.say("a type begins with ").code(crate::model::plan::TYPE_PREFIX).say(": ");
    } else if version.is_empty() && of_release {
        finding.help.say("a type ends in the event's own version: ");
    }
    finding.help.say("did you mean ").code(&right).say("?");
    finding.expect(&right);
    let respelt = crate::suggest::alike(&name, &right);
    finding.offer_string(case, respelt, case.token(), &right);
}
