//! Type strings of CDEvents: their parts, the releases that have them, and suggestions for unknown ones.

use super::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, TYPE_PREFIX, VOCABULARIES};
use crate::features::SUGGESTS;
use crate::json::{joined, lent};
use crate::suggest;
use alloc::vec::Vec;

pub fn at_dot(text: &str) -> Option<(&str, &str)> {
    let dot = text.bytes().position(|byte| byte == b'.')?;
    Some((text.get(..dot)?, text.get(dot + 1..)?))
}

/// The parts of a type string after its prefix.
#[derive(Clone, Copy)]
pub struct TypeName<'n> {
    pub subject: &'n str,
    pub predicate: &'n str,
    /// May be empty.
    pub version: &'n str,
}

impl<'n> TypeName<'n> {
    /// Parses a type with a CDEvents prefix.
    pub fn of(name: &'n str) -> Option<Self> {
        let rest = name.strip_prefix(TYPE_PREFIX).or_else(|| name.strip_prefix(CUSTOM_TYPE_PREFIX))?;
        let (subject, rest) = at_dot(rest)?;
        let (predicate, version) = at_dot(rest).unwrap_or((rest, ""));
        Some(TypeName { subject, predicate, version })
    }
}

/// The suffix of a version before its release.
const DRAFT: &str = "-draft";

/// A type or a release without the suffix of unreleased versions.
pub fn without_draft(name: &str) -> &str {
    name.strip_suffix(DRAFT).unwrap_or(name)
}

/// Whether a type begins with the CDEvents prefix, ignoring case and separators.
pub fn begins_like_ours(name: &str) -> bool {
    suggest::begins(name, TYPE_PREFIX, 24)
}

/// Whether a release has a type.
pub fn knows(index: usize, name: &str) -> bool {
    let vocabulary = &VOCABULARIES[index];
    if name.starts_with(CUSTOM_TYPE_PREFIX) {
        return vocabulary.custom.is_some();
    }
    let of_words = || TypeName::of(name).and_then(|words| vocabulary.event_of(words.subject, words.predicate));
    vocabulary.event(name).is_some() || (vocabulary.open_types && of_words().is_some())
}

/// The type of a vocabulary that an unknown one most likely means, if there is only one.
#[cold]
pub fn nearest(index: usize, name: &str) -> Option<&'static EventType> {
    if !SUGGESTS {
        return None;
    }
    let vocabulary = &VOCABULARIES[index];
    let certain = |names: &[&str], name: &str| {
        let guess = suggest::closest(name, names).filter(|guess| guess.certain)?;
        vocabulary.events.get(guess.index).filter(|event| is_near(name, event))
    };
    if let Some(event) = certain(&lent(&vocabulary.names()), name) {
        return Some(event);
    }
    if vocabulary.family != Family::Release {
        return None;
    }
    let Some(words) = TypeName::of(name) else {
        // The prefix is missing. The rest may be misspelt too.
        let whole = joined(&[TYPE_PREFIX, name]);
        return if begins_like_ours(name) { None } else { nearest(index, &whole) };
    };
    // Compare without the version, which may be any or missing.
    let mut shorts = Vec::new();
    for event in vocabulary.events {
        shorts.push(joined(&[TYPE_PREFIX, event.subject(), ".", event.predicate()]));
    }
    certain(&lent(&shorts), &joined(&[TYPE_PREFIX, words.subject, ".", words.predicate]))
}

/// Whether subject and predicate are each close to an event's, relative to their own lengths: `granted` is not `created`,
/// however long the type is.
fn is_near(name: &str, event: &EventType) -> bool {
    let near = |word: &str, right: &str| suggest::closest(word, &[right]).is_some();
    suggest::alike(name, &event.name())
        || TypeName::of(name)
            .is_none_or(|words| near(words.subject, event.subject()) && near(words.predicate, event.predicate()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hostile type is not read to its end: the prefix must be in the first bytes.
    #[test]
    fn a_prefix_may_be_spread_over_24_bytes() {
        let spread = |dashes: usize| joined(&["DEV", &"-".repeat(dashes), "CDevents", ".build"]);
        assert!(begins_like_ours(&spread(0)) && begins_like_ours(&spread(13)));
        assert!(!begins_like_ours(&spread(14)) && !begins_like_ours("dev.cdevent") && !begins_like_ours(""));
    }
}
