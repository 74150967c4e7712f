use super::{Case, Finding, Fixable, Page};
use crate::json::lent;
use crate::model::event::Event;
use crate::model::meaning::{self, Meaning};
use crate::model::names::{CONTENT, SUBJECT};
use crate::model::plan::meanings::OUTCOME;
use crate::model::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, Node, Shape, TYPE_PREFIX, Text, VOCABULARIES};
use crate::model::types::TypeName;
use alloc::vec::Vec;

pub static PAGE: Page = Page {
    what: "No release has an event with this type.",
    why: "Consumers dispatch on the type and ignore events with an unknown one.",
    example: include_str!("../../tests/cases/unknown-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary of the release; CDEvents spec.md, `type (context)`",
};

/// Offers the types that an unknown one most likely means. Never safe. Returns false if there is none.
pub(super) fn by_meaning(case: &Case, finding: &mut Finding, meant: [Option<Meaning>; 2], token: u32) -> bool {
    let mut names = Vec::new();
    for meaning in meant.iter().flatten() {
        names.push(meaning.event.name());
    }
    let names = lent(&names);
    let [first, second] = meant;
    let Some(meaning) = first.or(second) else { return false };
    finding.help.say("did you mean ").codes(&names, "or");
    if allows_outcome(meaning) {
        finding.help.say(" with ").code(OUTCOME).say(" ").code(meaning.outcome);
    }
    if VOCABULARIES[meaning.vocabulary].family == Family::Release {
        finding.help.say(", or a custom type, which begins with ").code(CUSTOM_TYPE_PREFIX);
    }
    finding.help.say("?");
    match names[..] {
        [one] => finding.expect(one),
        _ => finding.expect_one_of(&names),
    }
    finding.offer_string(case, false, token, names[0]);
    true
}

/// The field of an object with this name.
#[inline(never)]
pub(super) fn below(node: Node, name: &str) -> Option<Node> {
    let Shape::Object(object) = node.shape() else { return None };
    object.fields().iter().find(|field| field.name() == name).map(|field| field.node)
}

/// Whether the event has an outcome and allows this one.
fn allows_outcome(meaning: Meaning) -> bool {
    let field = below(meaning.event.root(), SUBJECT).and_then(|node| below(below(node, CONTENT)?, OUTCOME));
    let allows = |text: &Text| text.values.is_empty() || text.open || text.values.contains(&meaning.outcome);
    !meaning.outcome.is_empty() && field.is_some_and(|node| matches!(node.shape(), Shape::Text(text) if allows(text)))
}

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else {
        return;
    };
    finding.message.say("unknown type ").code(&name);
    let Some(right) = case.meant_type().map(EventType::name) else {
        let own = case.event.and_then(|event| meaning::in_vocabulary(event.vocabulary?, &name));
        let meant = if own.is_some() { [own, None] } else { meaning::anywhere(&name) };
        if by_meaning(case, finding, meant, case.token()) {
            return;
        }
        let subject = TypeName::of(&name).map_or("", |words| words.subject);
        let mut predicates = Vec::new();
        for event in vocabulary.events {
            if !subject.is_empty() && event.subject() == subject {
                predicates.push(event.predicate());
            }
        }
        if !predicates.is_empty() {
            finding.help.say("the predicates of ").code(subject).say(" are ").codes(&predicates, "and");
            return finding.expect_one_of(&predicates);
        }
        finding
            .help
            .say("expected a type like ")
            .code(&vocabulary.events.first().map(EventType::name).unwrap_or_default());
        if vocabulary.family == Family::Release {
            finding.help.say("; custom types begin with ").code(CUSTOM_TYPE_PREFIX);
        }
        return;
    };
    let of_release = vocabulary.family == Family::Release;
    let version = TypeName::of(&name).map(|words| words.version).unwrap_or_default();
    let wrong = TypeName::of(&right).is_none_or(|words| words.version != version);
    if wrong && VOCABULARIES.iter().any(|other| other.id == version) {
        finding.help.say("a type ends with the event version, not with the release ").code(version).say(": ");
    } else if of_release && TypeName::of(&name).is_none() && !name.starts_with(TYPE_PREFIX) {
        finding.help.say("a type begins with ").code(TYPE_PREFIX).say(": ");
    } else if version.is_empty() && of_release {
        finding.help.say("a type ends with the event version: ");
    }
    finding.help.say("did you mean ").code(&right).say("?");
    finding.expect(&right);
    let respelt = crate::suggest::alike(&name, &right);
    finding.offer_string(case, respelt, case.token(), &right);
}
