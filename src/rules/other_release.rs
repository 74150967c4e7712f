//! # other-release

use super::{Case, Finding, Fixable, Page};
use crate::json::{Doc, Kind, NONE};
use crate::model::event::{Event, VocabularyFrom};
use crate::model::fault::{Detail, Fault};
use crate::model::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, Role, VOCABULARIES, Vocabulary};
use crate::model::rule::{self, Severity};

/// What [`crate::model::rule::OTHER_RELEASE`] is about.
pub static PAGE: Page = Page {
    what: "The event is wrong in several members for the release that it claims, and right for another one, or nearly: it has a third of the errors by that, or fewer.",
    why: "Then the claim is most likely the one mistake, and the other findings follow from it.",
    example: include_str!("../../tests/cases/other-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the schemas of both releases",
};

/// An event with fewer errors that tell releases apart is not asked about: it takes longer than all else in the report.
const ENOUGH: usize = 2;

/// An event that has this many times fewer errors by another release is nearly right for that.
const NEARLY: usize = 3;

/// Whether a fault tells one release from another.
pub fn is_telling(fault: &Fault) -> bool {
    fault.severity == Severity::Error && fault.rule.is_of_shape()
}

/// Whether an event is wrong for its release, in what members it has, and right, or nearly, for another one. `telling`:
/// how many of its faults [tell releases apart](is_telling). `errors`: how many errors it has by the release with an
/// index; none when there are more than a number.
pub fn check(
    doc: &Doc,
    event: &Event,
    telling: usize,
    errors: &dyn Fn(usize, usize) -> Option<usize>,
) -> Option<Fault> {
    let claimed = event.vocabulary.filter(|_| event.is_of(Family::Release) && telling >= ENOUGH)?;
    let others = (0..VOCABULARIES.len()).rev().filter(|&other| {
        other != claimed && VOCABULARIES[other].family == Family::Release && VOCABULARIES[other].released
    });
    let name = event.string(doc, Role::Type).unwrap_or_default();
    let kind = event.event_type.filter(|kind| kind.is(&name));
    let may_be_right = |other: &usize| may_be_right(event, &name, kind, &VOCABULARIES[*other]);
    let right = others.clone().filter(may_be_right).find(|&other| errors(other, 0).is_some()).map(|other| (0, other));
    let nearly = || {
        let most = telling / NEARLY;
        others.filter_map(|other| errors(other, most).map(|count| (count, other))).min_by_key(|(count, _)| *count)
    };
    let (errors, other) = right.or_else(|| if telling > NEARLY { nearly() } else { None })?;
    let version = event.roles[Role::Version as usize];
    let place = if version == NONE { event.token } else { version };
    let detail = Detail::Release { vocabulary: other as u8, errors: errors as u32 };
    Some(Fault::new(rule::OTHER_RELEASE, place).with(detail))
}

/// Whether an event with errors of shape could be without any by another release: not if that does not have its type, or
/// asks the same of it. Known sooner than by a walk. `name`: its type; `kind`: the type of exactly this name.
fn may_be_right(event: &Event, name: &str, kind: Option<&EventType>, other: &Vocabulary) -> bool {
    let known = match kind {
        Some(kind) => other.events.iter().find(|event| event.has_name_of(kind)),
        None => other.event(name),
    };
    match known {
        Some(found) => event.event_type.is_none_or(|kind| kind.root() != found.root()),
        None => name.is_empty() || name.starts_with(CUSTOM_TYPE_PREFIX) || other.open_types,
    }
}

/// What it says of a fault.
#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Detail::Release { vocabulary, errors } = case.fault.detail else { return };
    let Some(other) = VOCABULARIES.get(usize::from(vocabulary)) else { return };
    let claimed = case.event.and_then(Event::vocabulary).map_or("", |vocabulary| vocabulary.id);
    let assumed = case.event.is_some_and(|event| event.vocabulary_from == VocabularyFrom::Assumed);
    finding.message.say(if assumed { "the event was taken for " } else { "the event says " });
    finding.message.code(claimed).say(" and reads like ").code(other.id);
    finding.help.say("by ").code(other.id).say(match errors {
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
