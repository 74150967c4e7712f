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
    what: "No release has an event of this type.",
    why: "Consumers choose what to do by the type; an unknown one is dropped.",
    example: include_str!("../../tests/cases/unknown-type/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary of the release; CDEvents spec.md, `type (context)`",
};

/// Offers the types that one means by its words, which is a guess. False: there is none.
pub(super) fn by_meaning(case: &Case, finding: &mut Finding, meant: [Option<Meaning>; 2], token: u32) -> bool {
    let mut names = Vec::new();
    for meaning in meant.into_iter().flatten() {
        names.push(meaning.event.name());
    }
    let names = lent(&names);
    let (Some(first), Some(meaning)) = (names.first(), meant.into_iter().flatten().next()) else { return false };
    finding.help.say("did you mean ").codes(&names, "or");
    if takes_outcome(meaning) {
        finding.help.say(" with ").code(OUTCOME).say(" ").code(meaning.outcome);
    }
    if VOCABULARIES[meaning.vocabulary].family == Family::Release {
        finding.help.say(", or a type of your own, which begins with ").code(CUSTOM_TYPE_PREFIX);
    }
    finding.help.say("?");
    match names[..] {
        [one] => finding.expect(one),
        _ => finding.expect_one_of(&names),
    }
    finding.offer_string(case, false, token, first);
    true
}

/// Whether an event has a field for how it ended, and this may be its value.
fn takes_outcome(meaning: Meaning) -> bool {
    let below = |node: Node, name: &str| match node.shape() {
        Shape::Object(object) => object.fields().iter().find(|field| field.name() == name).map(|field| field.node),
        _ => None,
    };
    let field = below(meaning.event.root(), SUBJECT).and_then(|node| below(below(node, CONTENT)?, OUTCOME));
    let takes = |text: &Text| text.values.is_empty() || text.open || text.values.contains(&meaning.outcome);
    !meaning.outcome.is_empty() && field.is_some_and(|node| matches!(node.shape(), Shape::Text(text) if takes(text)))
}

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let name = case.string();
    let Some(vocabulary) = case.event.and_then(Event::vocabulary) else {
        return;
    };
    finding.message.say("found the type ").code(&name).say(", which no release has");
    let Some(right) = case.meant_type().map(EventType::name) else {
        let own = case.event.and_then(|event| meaning::in_vocabulary(event.vocabulary?, &name));
        let meant = if own.is_some() { [own, None] } else { meaning::anywhere(&name) };
        if by_meaning(case, finding, meant, case.token()) {
            return;
        }
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
            finding.help.say("; a type of your own begins with ").code(CUSTOM_TYPE_PREFIX);
        }
        return;
    };
    let of_release = vocabulary.family == Family::Release;
    let version = TypeName::of(&name).map(|words| words.version).unwrap_or_default();
    let wrong = TypeName::of(&right).is_none_or(|words| words.version != version);
    if wrong && VOCABULARIES.iter().any(|other| other.id == version) {
        finding.help.say("a type ends in the event's own version, and ").code(version).say(" is a release's: ");
    } else if of_release && TypeName::of(&name).is_none() && !name.starts_with(TYPE_PREFIX) {
        finding.help.say("a type begins with ").code(TYPE_PREFIX).say(": ");
    } else if version.is_empty() && of_release {
        finding.help.say("a type ends in the event's own version: ");
    }
    finding.help.say("did you mean ").code(&right).say("?");
    finding.expect(&right);
    let respelt = crate::suggest::alike(&name, &right);
    finding.offer_string(case, respelt, case.token(), &right);
}
