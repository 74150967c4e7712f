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
    finding.say_list(case, "\ndid you mean {or}", &names);
    if allows_outcome(meaning) {
        finding.say_both(case, "\n with {0} {1}", OUTCOME, meaning.outcome);
    }
    if VOCABULARIES[meaning.vocabulary].family == Family::Release {
        finding.say_of(case, "\n, or a custom type, which begins with {0}", CUSTOM_TYPE_PREFIX);
    }
    finding.say(case, "\n?");
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
    finding.say(case, "unknown type {value}");
    let of_release = vocabulary.family == Family::Release;
    let Some(right) = case.meant_type().map(EventType::name) else {
        let own = case.event.and_then(|event| meaning::in_vocabulary(event.vocabulary?, name));
        let meant = if own.is_some() { [own, None] } else { meaning::anywhere(name) };
        if by_meaning(case, finding, meant, case.token()) {
            return;
        }
        let subject = TypeName::of(name).map_or("", |words| words.subject);
        let mut predicates = Vec::new();
        for event in vocabulary.events {
            if !subject.is_empty() && event.subject() == subject {
                predicates.push(event.predicate());
            }
        }
        if !predicates.is_empty() {
            finding.say_of(case, "\nthe predicates of {0} are ", subject);
            finding.say_list(case, "\n{and}", &predicates);
            return finding.expect_one_of(&predicates);
        }
        let help = if of_release {
            "\nexpected a type like {0}; custom types begin with {1}"
        } else {
            "\nexpected a type like {0}"
        };
        let like = vocabulary.events.first().map(EventType::name).unwrap_or_default();
        return finding.say_both(case, help, &like, CUSTOM_TYPE_PREFIX);
    };
    let version = TypeName::of(name).map(|words| words.version).unwrap_or_default();
    let wrong = TypeName::of(&right).is_none_or(|words| words.version != version);
    let (help, word) = if wrong && VOCABULARIES.iter().any(|other| other.id == version) {
        ("\na type ends with the event version, not with the release {0}: did you mean {1}?", version)
    } else if of_release && TypeName::of(name).is_none() && !name.starts_with(TYPE_PREFIX) {
        ("\na type begins with {0}: did you mean {1}?", TYPE_PREFIX)
    } else if version.is_empty() && of_release {
        ("\na type ends with the event version: did you mean {1}?", "")
    } else {
        ("\ndid you mean {1}?", "")
    };
    finding.say_both(case, help, word, &right);
    finding.correct(case, crate::suggest::alike(name, &right), &right);
}
