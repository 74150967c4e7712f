use super::{Case, Finding, Fixable, Page};
use crate::json::{Doc, Kind, NONE, joined, quote};
use crate::model::event::{Event, VocabularyFrom};
use crate::model::fault::{Detail, Fault};
use crate::model::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, Role, VOCABULARIES, Vocabulary};
use crate::model::rule::{self, Severity};

pub static PAGE: Page = Page {
    what: "The event has several errors by the release that it names, but is valid by another release, or has at most a third of the errors.",
    why: "Then the named release is most likely the only mistake, and the other findings follow from it.",
    example: include_str!("../../tests/cases/other-release/example.json"),
    fixable: Fixable::Sometimes,
    source: "the schemas of both releases",
};

/// Minimum number of telling errors before other releases are tried, which takes longer than the rest of the report.
const MIN_TELLING: usize = 2;

/// An event is nearly right for another release if it has this many times fewer errors by it.
const NEARLY_FACTOR: usize = 3;

/// Whether a fault can tell one release from another.
pub fn is_telling(fault: &Fault) -> bool {
    fault.severity == Severity::Error && fault.rule.is_of_shape()
}

/// Reports an event whose members are wrong for its release and right, or nearly right, for another one. `telling`:
/// how many of its faults [tell releases apart](is_telling). `errors`: the number of errors by the release with an
/// index; none if there are more than the given maximum.
pub fn check(
    doc: &Doc,
    event: &Event,
    telling: usize,
    errors: &dyn Fn(usize, usize) -> Option<usize>,
) -> Option<Fault> {
    let claimed = event.vocabulary.filter(|_| event.is_of(Family::Release) && telling >= MIN_TELLING)?;
    let name = event.string(doc, Role::Type).unwrap_or_default();
    let kind = event.event_type.filter(|kind| kind.is(name));
    let is_other = |other: usize| other != claimed;
    let may_be_right = |other: usize| is_other(other) && may_be_right(event, name, kind, &VOCABULARIES[other]);
    let mut best = fewest_errors(&may_be_right, 0, errors);
    if best.is_none() && telling > NEARLY_FACTOR {
        best = fewest_errors(&is_other, telling / NEARLY_FACTOR, errors);
    }
    let (errors, other) = best?;
    let version = event.roles[Role::Version as usize];
    let place = if version == NONE { event.token } else { version };
    let detail = Detail::Release { vocabulary: other as u8, errors: errors as u32 };
    Some(Fault::new(rule::OTHER_RELEASE, place).with(detail))
}

/// The newest release that has an event's type and in which the event is valid as it is.
pub fn right_release(doc: &Doc, event: &Event, errors: &dyn Fn(usize, usize) -> Option<usize>) -> Option<usize> {
    let name = event.string(doc, Role::Type)?;
    fewest_errors(&|other| VOCABULARIES[other].event(name).is_some(), 0, errors).map(|(_, other)| other)
}

/// The newest of the releases with the fewest errors, and their number. `may_be`: whether to try the release with an index;
/// `most`: the maximum of errors.
#[inline(never)]
fn fewest_errors(
    may_be: &dyn Fn(usize) -> bool,
    most: usize,
    errors: &dyn Fn(usize, usize) -> Option<usize>,
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (index, vocabulary) in VOCABULARIES.iter().enumerate().rev() {
        if vocabulary.family == Family::Release
            && vocabulary.released
            && may_be(index)
            && let Some(count) = errors(index, most)
            && best.is_none_or(|(least, _)| count < least)
        {
            best = Some((count, index));
            if count == 0 {
                break;
            }
        }
    }
    best
}

/// Offers to name another release, under its own key.
pub(super) fn offer_release(case: &Case, finding: &mut Finding, version: u32, other: &Vocabulary) {
    let doc = case.doc;
    let (Some(Kind::String), Some(key)) = (doc.kind(version), doc.key_of(version)) else { return };
    let context = doc.holder(version);
    if doc.reads(key, other.version_key) || doc.member(context, other.version_key) != NONE {
        return finding.offer_string(case, false, version, other.id);
    }
    let member = joined(&[&quote(other.version_key), ": ", &quote(other.id)]);
    let title: &[&str] = &["Use `", other.version_key, "` `", other.id, "`"];
    finding.offer(false, title, doc.token(key).start, doc.token(version).end, &member);
}

/// Whether an event with such errors could be valid by another release: not if that release lacks its type, or
/// has the same shape for it. Faster than a walk. `name`: the event's type string; `kind`: the type of this name, if known.
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

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Detail::Release { vocabulary, errors } = case.fault.detail else { return };
    let Some(other) = VOCABULARIES.get(usize::from(vocabulary)) else { return };
    let assumed = case.event.is_some_and(|event| event.vocabulary_from == VocabularyFrom::Assumed);
    finding.say(case, if assumed { "the event was checked against " } else { "the event names " });
    finding.say(
        case,
        match errors {
            0 => "\nit is valid in ",
            1 => "\nit has only one error in ",
            _ => "\nit has far fewer errors in ",
        },
    );
    finding.say_of(
        case,
        "{release}, but matches {0}\n{0}: name that release, or change the event to match {release}\n\n{=0}",
        other.id,
    );
    offer_release(case, finding, case.token(), other);
}
