//! Guesses the type that an unknown one means by its words, while [`super::types::nearest`] compares letters.

use super::plan::{self, EventType, Family, VOCABULARIES};
use crate::suggest::squeeze;
use alloc::string::String;
use alloc::vec::Vec;

/// The event type that an unknown one most likely means.
#[derive(Clone, Copy)]
pub struct Meaning {
    /// Index of the vocabulary.
    pub vocabulary: usize,
    pub event: &'static EventType,
    /// The outcome that the type names instead of a predicate; may be empty.
    pub outcome: &'static str,
}

/// Longer types, and types with more words, are not split.
const MAX_LENGTH: usize = 200;
const MOST_WORDS: usize = 12;

/// What a type means in a vocabulary.
#[cold]
pub fn in_vocabulary(index: usize, name: &str) -> Option<Meaning> {
    let words = words(name);
    let (last, before) = words.split_last()?;
    let vocabulary = &VOCABULARIES[index];
    // The longest run of words before the predicate that is a subject or a synonym of one.
    for from in 0..before.len() {
        let subject = before[from..].concat();
        let other = plan::meanings::SUBJECTS.iter().find(|(word, _)| *word == subject).map(|(_, meant)| *meant);
        for subject in [Some(subject.as_str()), other].into_iter().flatten() {
            if let Some((event, outcome)) = of_words(vocabulary.events, subject, last) {
                return Some(Meaning { vocabulary: index, event, outcome });
            }
        }
    }
    None
}

/// What a type means in any vocabulary: first in the SDK's, if it has the SDK's form, then in the newest
/// release.
#[cold]
pub fn anywhere(name: &str) -> [Option<Meaning>; 2] {
    let of_sdk = VOCABULARIES.iter().position(|vocabulary| vocabulary.family == Family::Sig);
    let like_sdk = name.starts_with("cd.") || name.ends_with(".v1");
    let first = of_sdk.filter(|_| like_sdk).and_then(|index| in_vocabulary(index, name));
    let mut releases = (0..VOCABULARIES.len()).rev();
    let newest = releases.find_map(|index| {
        let vocabulary = &VOCABULARIES[index];
        let released = vocabulary.released && vocabulary.family == Family::Release;
        if released { in_vocabulary(index, name) } else { None }
    });
    [first, newest]
}

/// The words of a type in lower case: split at separators and at camel case, without filler words and
/// versions.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    if name.len() > MAX_LENGTH {
        return words;
    }
    let mut word = String::new();
    let mut small = false;
    for letter in name.chars().chain(['.']) {
        let ends = !letter.is_alphanumeric();
        if (ends || small && letter.is_uppercase()) && !word.is_empty() {
            let plain = squeeze(&word);
            let says = !plan::meanings::NOISE.contains(&plain.as_str())
                && !plain.starts_with(|first: char| first.is_ascii_digit());
            if says && words.len() < MOST_WORDS {
                words.push(plain);
            }
            word.clear();
        }
        if !ends {
            word.push(letter);
        }
        small = letter.is_lowercase();
    }
    words
}

/// The event type of a subject and a predicate, or what they mean together.
fn of_words(events: &'static [EventType], subject: &str, last: &str) -> Option<(&'static EventType, &'static str)> {
    let exact = |subject: &str, predicate: &str| {
        // A subject may have a prefix, as in `repository.change`.
        let is = |own: &str| squeeze(own) == subject || own.rsplit('.').next() == Some(subject);
        events.iter().find(|event| is(&event.subject().to_ascii_lowercase()) && squeeze(event.predicate()) == predicate)
    };
    let together = |predicate: &str| {
        let (_, meant) = plan::meanings::TOGETHER.iter().find(|(pair, _)| {
            pair.strip_prefix(subject).and_then(|rest| rest.strip_prefix('.')).is_some_and(|rest| rest == predicate)
        })?;
        let (subject, predicate) = meant.rsplit_once('.')?;
        exact(&squeeze(subject), predicate)
    };
    if let Some(event) = exact(subject, last).or_else(|| together(last)) {
        return Some((event, ""));
    }
    let (_, predicate, outcome) = plan::meanings::PREDICATES.iter().find(|(word, ..)| *word == last)?;
    exact(subject, predicate).or_else(|| together(predicate)).map(|event| (event, *outcome))
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
