//! Finds the release of an event: the one that it names, or an assumed one if it names none that exists.

use super::routed::Routed;
use crate::features::EXPLAINS;
use crate::json::{Doc, Kind, NONE};
use crate::model::event::VocabularyFrom;
use crate::model::fault::{Detail, Fault, Sink, Step, Stop};
use crate::model::plan::{CUSTOM_TYPE_PREFIX, Family, VERSION_KEYS, VOCABULARIES, Vocabulary};
use crate::model::rule;
use crate::model::types::{self, TypeName};
use crate::suggest;

/// The release of an event of this type. `context` is the token of its context, or [`NONE`].
///
/// # Errors
/// If the sink stops the walk.
pub fn claimed(doc: &Doc, context: u32, name: &str, routed: &mut Routed, sink: &mut Sink) -> Result<usize, Stop> {
    let mut values = doc.members(context, VERSION_KEYS);
    routed.event.vocabulary_from = VocabularyFrom::Event;
    for (key, value) in VERSION_KEYS.iter().zip(&values) {
        if let Some(index) = release_of(doc, *value)
            && VOCABULARIES[index].version_key == *key
        {
            return Ok(index);
        }
    }
    let only = match values {
        [NONE, NONE] => None,
        [_, NONE] => Some(VERSION_KEYS[0]),
        [NONE, _] => Some(VERSION_KEYS[1]),
        _ => None,
    };
    // Under another key: that of other releases, or a misspelt one, which no release allows.
    if EXPLAINS
        && values == [NONE; 2]
        && let Some(key) = doc.keys(context).find(|key| is_like_a_key(doc, *key))
    {
        values[0] = key + 1;
    }
    for value in values {
        if let Some(index) = release_of(doc, value) {
            under(doc, context, value - 1, index, routed, sink)?;
            return Ok(index);
        }
    }
    let mut like = None;
    for value in values {
        if like.is_none() {
            like = like_a_release(doc, value, name);
            if let Some(index) = like {
                under(doc, context, value - 1, index, routed, sink)?;
            }
        }
    }
    routed.event.vocabulary_from = VocabularyFrom::Assumed;
    let index = like.unwrap_or_else(|| assume(only, name));
    if sink.advises() {
        let [first, second] = values;
        let mut place = routed.event.token;
        for token in [context, second, first] {
            if token != NONE {
                place = token;
            }
        }
        sink.fault(Fault::new(rule::RELEASE_ASSUMED, place).with(Detail::Vocabulary(index as u8)))?;
    }
    Ok(index)
}

/// The release of an event without a context whose members are in another object, if they name it. An
/// envelope names the version of CloudEvents, which is not a release.
pub fn scattered(doc: &Doc, holder: u32, name: &str) -> (usize, VocabularyFrom) {
    let values = doc.members(holder, VERSION_KEYS);
    let [first, second] = values;
    if let Some(index) = release_of(doc, first).or_else(|| release_of(doc, second))
        && types::knows(index, types::without_draft(name))
    {
        return (index, VocabularyFrom::Event);
    }
    let like = like_a_release(doc, first, name).or_else(|| like_a_release(doc, second, name));
    (like.unwrap_or_else(|| assume(None, name)), VocabularyFrom::Assumed)
}

/// For a release that the caller chose: the key of another release is the error, if the right key is free.
pub fn asked_for(doc: &Doc, context: u32, index: usize, routed: &mut Routed, sink: &mut Sink) -> Step {
    // The verdict does not need it: the right key is missing.
    if !EXPLAINS {
        return Ok(());
    }
    let mut keys = doc.keys(context).filter(|key| is_like_a_key(doc, *key) && doc.kind(*key + 1) == Some(Kind::String));
    match (keys.next(), keys.next()) {
        (Some(key), None) => under(doc, context, key, index, routed, sink),
        _ => Ok(()),
    }
}

/// For a release under this key: if the release uses another key, the key is the error.
fn under(doc: &Doc, context: u32, key: u32, index: usize, routed: &mut Routed, sink: &mut Sink) -> Step {
    let right = VOCABULARIES[index].version_key;
    if doc.reads(key, right) || doc.member(context, right) != NONE {
        return Ok(());
    }
    routed.renamed = Some((key, right));
    sink.fault(Fault::new(rule::RELEASE_KEY, key).with(Detail::Vocabulary(index as u8)))
}

/// Whether a member's name is the key of a release, ignoring case and separators.
fn is_like_a_key(doc: &Doc, key: u32) -> bool {
    VERSION_KEYS.iter().any(|name| suggest::alike(doc.name(key), name))
}

/// The release that a string names.
#[inline(never)]
fn release_of(doc: &Doc, value: u32) -> Option<usize> {
    if doc.kind(value) != Some(Kind::String) {
        return None;
    }
    let names = |vocabulary: &Vocabulary| vocabulary.family == Family::Release && doc.reads(value, vocabulary.id);
    VOCABULARIES.iter().rposition(names)
}

/// Longer strings are no release.
const MAX_LENGTH: usize = 64;

/// The release that a string means in another notation: with letters before the number, with a suffix of unreleased
/// versions, or without the patch version, which means the newest one. Only releases that have the event's type.
#[inline(never)]
fn like_a_release(doc: &Doc, value: u32, name: &str) -> Option<usize> {
    let claim = doc.string(value)?;
    let mut number = claim.as_bytes().trim_ascii_end();
    if number.len() > MAX_LENGTH {
        return None;
    }
    while let [byte, rest @ ..] = number
        && !byte.is_ascii_digit()
    {
        if !byte.is_ascii_alphabetic() && !matches!(byte, b' '..=b'/' | b'=' | b'@' | b'^' | b'_' | b'~') {
            return None;
        }
        number = rest;
    }
    // Major and minor version, patch version and suffix.
    let (_, rest) = digits(number);
    let (length, rest) = digits(rest.strip_prefix(b".")?);
    let minor = number.get(..number.len() - rest.len()).filter(|_| length > 0)?;
    let (length, added) = digits(rest.strip_prefix(b".").unwrap_or(rest));
    let whole = added.is_empty() && length > 0;
    let bare = length == 0 && matches!(added, b"" | b"x" | b"X" | b"*");
    let dressed = matches!(added.first(), Some(b'-' | b'+' | b' ' | b'_'));
    let name = types::without_draft(name);
    let mut best = (0, None);
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        let id = vocabulary.id.as_bytes();
        let worth = match id.strip_prefix(minor) {
            _ if vocabulary.family != Family::Release => 0,
            _ if id == number => 3,
            // A complete number means only itself, except for an unreleased version.
            Some(_) if whole => u8::from(types::without_draft(vocabulary.id).as_bytes() == number),
            // A draft only if there is no release.
            Some([b'.', ..]) if bare || dressed => 1 + u8::from(vocabulary.released),
            _ => 0,
        };
        if worth > 0 && worth >= best.0 && (name.is_empty() || types::knows(index, name)) {
            best = (worth, Some(index));
        }
    }
    best.1
}

/// The number of digits at the start of a text, and what comes after them.
#[inline(never)]
fn digits(text: &[u8]) -> (usize, &[u8]) {
    let mut rest = text;
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    (text.len() - rest.len(), rest)
}

/// The newest release that has the type (a draft only if no other does) among those with the event's key, if it
/// has one. Releases that allow any event version come last: only if no other has the subject and predicate. If
/// none has the type, the newest release.
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
        // The newest of equals, which comes last.
        if worth >= best.0 {
            best = (worth, index);
        }
    }
    best.1
}
