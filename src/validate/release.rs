//! Which release an event is of: the one that it claims, or the one that it is judged by when it claims none that exists.

use super::route::Routed;
use crate::json::{Doc, Kind, NONE};
use crate::model::event::VocabularyFrom;
use crate::model::fault::{Detail, Fault, Sink, Step, Stop};
use crate::model::plan::{CUSTOM_TYPE_PREFIX, Family, VERSION_KEYS, VOCABULARIES, Vocabulary};
use crate::model::rule;
use crate::model::types::{self, TypeName};
use crate::suggest;

/// The release of an event of this type whose context is at a token, or is missing.
///
/// # Errors
/// Stops at the sink's wish.
pub fn claimed(doc: &Doc, context: u32, name: &str, routed: &mut Routed, sink: &mut Sink) -> Result<usize, Stop> {
    let values = doc.members(context, VERSION_KEYS);
    let known = |value: u32| release_of(doc, value);
    routed.event.vocabulary_from = VocabularyFrom::Event;
    for (key, value) in VERSION_KEYS.into_iter().zip(values) {
        if let Some(index) = known(value).filter(|&index| VOCABULARIES[index].version_key == key) {
            return Ok(index);
        }
    }
    // Under another key: that of other releases, or one that is spelt differently.
    let misspelt = || doc.keys(context).filter(|key| values == [NONE; VERSION_KEYS.len()] && is_like_a_key(doc, *key));
    let keys = || values.into_iter().filter(|value| *value != NONE).map(|value| value - 1).chain(misspelt());
    if let Some((key, index)) = keys().find_map(|key| Some((key, known(key + 1)?))) {
        under(doc, context, key, index, routed, sink)?;
        return Ok(index);
    }
    routed.event.vocabulary_from = VocabularyFrom::Assumed;
    let like = |key: u32| like_a_release(&doc.string(key + 1)?, name);
    let index = match keys().find_map(|key| Some((key, like(key)?))) {
        Some((key, index)) => {
            under(doc, context, key, index, routed, sink)?;
            index
        }
        None => {
            let mut only = VERSION_KEYS.into_iter().zip(values).filter(|(_, value)| *value != NONE);
            let key = only.next().filter(|_| only.next().is_none()).map(|(key, _)| key);
            assume(key, name)
        }
    };
    if sink.advises() {
        let claim = keys().next().map(|key| key + 1);
        let place = claim.or((context != NONE).then_some(context)).unwrap_or(routed.event.token);
        sink.fault(Fault::new(rule::RELEASE_ASSUMED, place).with(Detail::Vocabulary(index as u8)))?;
    }
    Ok(index)
}

/// The release of an event whose context is not there and whose members are in another object: as far as they say. An
/// envelope says the version of CloudEvents, which is no release.
pub fn scattered(doc: &Doc, holder: u32, name: &str) -> (usize, VocabularyFrom) {
    let values = doc.members(holder, VERSION_KEYS);
    let found = values.into_iter().find_map(|value| release_of(doc, value));
    if let Some(index) = found.filter(|&index| types::knows(index, types::without_draft(name))) {
        return (index, VocabularyFrom::Event);
    }
    let like = values.into_iter().find_map(|value| like_a_release(&doc.string(value)?, name));
    (like.unwrap_or_else(|| assume(None, name)), VocabularyFrom::Assumed)
}

/// The caller asks for a release: the key of another one is the error, if the right one is free.
pub fn asked_for(doc: &Doc, context: u32, index: usize, routed: &mut Routed, sink: &mut Sink) -> Step {
    let mut keys = doc.keys(context).filter(|key| is_like_a_key(doc, *key) && doc.kind(*key + 1) == Some(Kind::String));
    match (keys.next(), keys.next()) {
        (Some(key), None) => under(doc, context, key, index, routed, sink),
        _ => Ok(()),
    }
}

/// A release under this key: if it is not its own, the key is the error.
fn under(doc: &Doc, context: u32, key: u32, index: usize, routed: &mut Routed, sink: &mut Sink) -> Step {
    let right = VOCABULARIES[index].version_key;
    if doc.reads(key, right) || doc.member(context, right) != NONE {
        return Ok(());
    }
    routed.renamed = Some((key, right));
    sink.fault(Fault::new(rule::RELEASE_KEY, key).with(Detail::Vocabulary(index as u8)))
}

/// Whether a member's name is a release's key, but for case and separators.
fn is_like_a_key(doc: &Doc, key: u32) -> bool {
    VERSION_KEYS.iter().any(|name| suggest::alike(&doc.name(key), name))
}

/// The release that a string names.
fn release_of(doc: &Doc, value: u32) -> Option<usize> {
    if doc.kind(value) != Some(Kind::String) {
        return None;
    }
    let names = |vocabulary: &Vocabulary| vocabulary.family == Family::Release && doc.reads(value, vocabulary.id);
    VOCABULARIES.iter().rposition(names)
}

/// Longer strings are no release.
const LONGEST: usize = 64;

/// The release that a string names in another way: with letters before the number, with what people add to a number before
/// its release is out, or without the patch, which is the newest one then. Only a release that knows the event's type.
fn like_a_release(claim: &str, name: &str) -> Option<usize> {
    let of_number = |letter: char| letter.is_ascii_digit();
    let start = claim.find(of_number).filter(|_| claim.len() <= LONGEST)?;
    let (before, number) = claim.trim_ascii_end().split_at_checked(start)?;
    if !before.chars().all(|letter| letter.is_ascii_alphabetic() || " -_/=^~@".contains(letter)) {
        return None;
    }
    let knows = |index: usize| name.is_empty() || types::knows(index, types::without_draft(name));
    let newest = |fits: &dyn Fn(&str) -> bool| {
        let releases = VOCABULARIES.iter().enumerate().filter(|(_, other)| other.family == Family::Release);
        let mut fitting = releases.filter(|(index, other)| fits(other.id) && knows(*index));
        let first = fitting.next()?;
        // A draft only where no release is out.
        let best = fitting.fold(first, |best, next| if next.1.released || !best.1.released { next } else { best });
        Some(best.0)
    };
    if let Some(exact) = newest(&|id| id == number) {
        return Some(exact);
    }
    // The minor version with its dot, and what follows it.
    let dots: [Option<usize>; 2] = {
        let mut dots = number.match_indices('.').map(|(at, _)| at);
        [dots.next(), dots.next()]
    };
    let minor_end = dots[1].unwrap_or_else(|| {
        let after = dots[0].map_or(0, |dot| dot + 1);
        number[after..].find(|letter| !of_number(letter)).map_or(number.len(), |end| after + end)
    });
    let (minor, rest) = number.split_at(minor_end);
    let patch = rest.strip_prefix('.').unwrap_or(rest);
    let digits = patch.find(|letter| !of_number(letter)).unwrap_or(patch.len());
    let added = &patch[digits..];
    let (dressed, bare) =
        (added.starts_with(['-', '+', ' ', '_']), digits == 0 && matches!(patch, "" | "x" | "X" | "*"));
    let of_minor = |id: &str| id.strip_prefix(minor).is_some_and(|rest| rest.starts_with('.'));
    if dots[0].is_none() || !(dressed || bare || added.is_empty()) {
        return None;
    }
    // A whole number stands for no other release, but for one that is not out yet.
    let whole = added.is_empty() && digits > 0;
    newest(&|id| if whole { types::without_draft(id) == number } else { of_minor(id) })
}

/// The newest released release that knows the type, a draft only if no other does, among those with the event's key, if it
/// has one. Releases that take any event version come last: only where no other has the type's subject and predicate. When
/// none knows it, the newest released one.
pub fn assume(key: Option<&str>, name: &str) -> usize {
    let name = types::without_draft(name);
    let words = TypeName::of(name).filter(|_| !name.starts_with(CUSTOM_TYPE_PREFIX));
    let mut best = (0, VOCABULARIES.len() - 1);
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        let fits = key.is_none_or(|key| key == vocabulary.version_key);
        if vocabulary.family != Family::Release || !fits {
            continue;
        }
        let same = || words.is_some_and(|words| vocabulary.event_of(words.subject, words.predicate).is_some());
        let worth = match (types::knows(index, name), vocabulary.open_types) {
            (true, false) => 6,
            (false, false) if same() => 4,
            (true, true) => 2,
            _ => 0,
        };
        let worth = worth + u8::from(vocabulary.released);
        // Of equals the newest, which comes last.
        if worth >= best.0 {
            best = (worth, index);
        }
    }
    best.1
}
