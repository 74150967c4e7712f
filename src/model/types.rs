//! Type strings of CDEvents: what they consist of, which release knows them, and which one was meant.

use super::plan::{CUSTOM_TYPE_PREFIX, EventType, Family, TYPE_PREFIX, VOCABULARIES};
use crate::json::{joined, lent};
use crate::suggest;
use alloc::vec::Vec;

/// The parts of a text before and after its first dot.
pub fn at_dot(text: &str) -> Option<(&str, &str)> {
    let dot = text.bytes().position(|byte| byte == b'.')?;
    Some((text.get(..dot)?, text.get(dot + 1..)?))
}

/// What a type string consists of.
#[derive(Clone, Copy)]
pub struct TypeName<'n> {
    /// The subject.
    pub subject: &'n str,
    /// The predicate.
    pub predicate: &'n str,
    /// What follows; may be empty.
    pub version: &'n str,
}

impl<'n> TypeName<'n> {
    /// The words of a type with one of our prefixes.
    pub fn of(name: &'n str) -> Option<Self> {
        let rest = name.strip_prefix(TYPE_PREFIX).or_else(|| name.strip_prefix(CUSTOM_TYPE_PREFIX))?;
        let (subject, rest) = at_dot(rest)?;
        let (predicate, version) = at_dot(rest).unwrap_or((rest, ""));
        Some(TypeName { subject, predicate, version })
    }
}

/// Whether a type begins like this project's own, whatever its case and separators.
pub fn begins_like_ours(name: &str) -> bool {
    suggest::begins(name, TYPE_PREFIX, 24)
}

/// Whether a release knows a type.
pub fn knows(index: usize, name: &str) -> bool {
    let vocabulary = &VOCABULARIES[index];
    if name.starts_with(CUSTOM_TYPE_PREFIX) {
        return vocabulary.custom.is_some();
    }
    let of_words = || TypeName::of(name).and_then(|words| vocabulary.event_of(words.subject, words.predicate));
    vocabulary.event(name).is_some() || (vocabulary.open_types && of_words().is_some())
}

/// The one type of a vocabulary that a misspelt one most likely means.
#[cold]
pub fn nearest(index: usize, name: &str) -> Option<&'static EventType> {
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
        // The prefix is missing. What follows it may be misspelt, too.
        let whole = joined(&[TYPE_PREFIX, name]);
        return if begins_like_ours(name) { None } else { nearest(index, &whole) };
    };
    // Without the version, which may be quite another: or with none at all.
    let mut shorts = Vec::new();
    for event in vocabulary.events {
        shorts.push(joined(&[TYPE_PREFIX, event.subject(), ".", event.predicate()]));
    }
    certain(&lent(&shorts), &joined(&[TYPE_PREFIX, words.subject, ".", words.predicate]))
}

/// Whether a type's subject and predicate are near an event's, each for its own length: `granted` is no `created`,
/// however long the type.
fn is_near(name: &str, event: &EventType) -> bool {
    let near = |word: &str, right: &str| suggest::closest(word, &[right]).is_some();
    TypeName::of(name)
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
