//! Guesses the type that an unknown one means by its words, while [`super::types::nearest`] compares letters.

use super::plan::meanings::{NOISE, PREDICATES, SUBJECTS, TOGETHER};
use super::plan::{EventType, Family, VOCABULARIES};
use crate::json::joined;
use crate::suggest::alike;
use alloc::string::String;
use alloc::vec::Vec;

/// The event type that an unknown one most likely means.
#[derive(Clone, Copy)]
pub struct Meaning {
    /// Index of the vocabulary.
    pub vocabulary: usize,
    /// The type.
    pub event: &'static EventType,
    /// The outcome that the type names instead of a predicate; may be empty.
    pub outcome: &'static str,
}

/// Longer types, and types with more words, are not split.
const MAX_LENGTH: usize = 200;
const MAX_WORDS: usize = 12;

/// What a type means in a vocabulary.
#[cold]
pub fn in_vocabulary(index: usize, name: &str) -> Option<Meaning> {
    let words = words(name);
    let (last, before) = words.split_last()?;
    let events = VOCABULARIES[index].events;
    // The longest run of words before the predicate that is a subject or a synonym of one.
    for from in 0..before.len() {
        let mut subject = String::new();
        for word in &before[from..] {
            subject.push_str(word);
        }
        for _ in 0..2 {
            if let Some((event, outcome)) = of_words(events, &subject, last) {
                return Some(Meaning { vocabulary: index, event, outcome });
            }
            let Some(other) = meant(SUBJECTS, &subject) else { break };
            subject = String::from(other);
        }
    }
    None
}

/// What a type means in any vocabulary: first in the SDK's, if it has the SDK's form, then in the newest
/// release.
#[cold]
pub fn anywhere(name: &str) -> [Option<Meaning>; 2] {
    let like_sdk = name.starts_with("cd.") || name.as_bytes().ends_with(b".v1");
    let mut found = [None; 2];
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        if vocabulary.family == Family::Sig && like_sdk {
            found[0] = in_vocabulary(index, name);
        } else if vocabulary.family == Family::Release && vocabulary.released {
            found[1] = in_vocabulary(index, name).or(found[1]);
        }
    }
    found
}

/// The words of a type in lower case: split at separators and at camel case, without filler words and
/// versions.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for index in 0..=name.len() {
        // The end ends the last word.
        let letter = name.as_bytes().get(index).copied().unwrap_or(b'.');
        let ends = !letter.is_ascii_alphanumeric();
        if ends || small && letter.is_ascii_uppercase() {
            let says = word.bytes().next().is_some_and(|first| !first.is_ascii_digit());
            if says && !each(NOISE).any(|noise| noise == word) {
                words.push(core::mem::take(&mut word));
            }
            word.clear();
        }
        if !ends {
            word.push(char::from(letter.to_ascii_lowercase()));
        }
        small = letter.is_ascii_lowercase();
    }
    if name.len() > MAX_LENGTH || words.len() > MAX_WORDS {
        words.clear();
    }
    words
}

/// The words of a list in one string.
pub fn each(list: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = list;
    core::iter::from_fn(move || next_word(&mut rest))
}

/// Takes the first word of a list.
#[inline(never)]
fn next_word(list: &mut &'static str) -> Option<&'static str> {
    let mut length = 0;
    while list.as_bytes().get(length).is_some_and(|byte| *byte != b' ') {
        length += 1;
    }
    let word = list.get(..length)?;
    *list = list.get(length + 1..).unwrap_or_default();
    (!word.is_empty()).then_some(word)
}

/// The meaning of a word in a list of `word=meaning`.
#[inline(never)]
fn meant(list: &'static str, word: &str) -> Option<&'static str> {
    each(list).find_map(|entry| entry.strip_prefix(word)?.strip_prefix('='))
}

/// The event type of a subject and a predicate, or what they mean together.
fn of_words(events: &'static [EventType], subject: &str, last: &str) -> Option<(&'static EventType, &'static str)> {
    if let Some(event) = exact(events, subject, last) {
        return Some((event, ""));
    }
    let meaning = meant(PREDICATES, last)?;
    let colon = meaning.bytes().position(|byte| byte == b':')?;
    let event = exact(events, subject, meaning.get(..colon)?)?;
    Some((event, meaning.get(colon + 1..)?))
}

/// The event type of a subject and a predicate, exactly or by their combined meaning.
#[inline(never)]
fn exact(events: &'static [EventType], subject: &str, predicate: &str) -> Option<&'static EventType> {
    let together = meant(TOGETHER, &joined(&[subject, ".", predicate]));
    let (subject, predicate) = together.and_then(super::types::at_dot).unwrap_or((subject, predicate));
    // A subject may have a prefix, as in `repository.change`.
    let is = |event: &&EventType| {
        let own = event.subject();
        let start = own.len().saturating_sub(subject.len());
        let part = own.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(subject));
        (alike(own, subject) || part && own.as_bytes().get(start.wrapping_sub(1)) == Some(&b'.'))
            && event.predicate().eq_ignore_ascii_case(predicate)
    };
    events.iter().find(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        assert_eq!(words("dev.simulated_events.pipelineRun.queued"), ["pipeline", "run", "queued"]);
        assert_eq!(words("cd.change.merged.v1"), ["change", "merged"]);
        assert_eq!(words("dev.cdevents.service.deployed.0.2.0"), ["service", "deployed"]);
        assert!(words("").is_empty());
        assert!(words(&"a.".repeat(1_000)).is_empty());
    }
}
