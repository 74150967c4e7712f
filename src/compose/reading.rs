//! Where an event of any vocabulary says what the newest one says elsewhere.

use super::conversions::SPELLINGS;
use super::convert::{What, counterpart, origin_of};
use super::tree::steps;
use crate::model::plan::{EventType, Family, VOCABULARIES};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The names of the members on the way from an event's root to a value, in each spelling that the vocabulary has.
pub type Places = Vec<Vec<String>>;

/// An event type in the words of the newest vocabulary.
pub struct Newest {
    pub subject: String,
    pub predicate: String,
    vocabulary: usize,
}

/// What an event type is in the newest vocabulary, released or not.
pub fn newest_of(vocabulary: usize, event: &EventType) -> Option<Newest> {
    let newest = VOCABULARIES.iter().rposition(|vocabulary| vocabulary.family == Family::Release)?;
    let what = What {
        vocabulary,
        subject: event.subject().to_ascii_lowercase(),
        predicate: event.predicate().to_ascii_lowercase(),
        custom: None,
    };
    let (subject, predicate) = counterpart(&what, newest)?;
    Some(Newest { subject, predicate, vocabulary: newest })
}

impl Newest {
    /// Where a vocabulary has what this one has at a dotted path.
    pub fn places(&self, path: &str, vocabulary: usize) -> Places {
        let what = What {
            vocabulary: self.vocabulary,
            subject: self.subject.clone(),
            predicate: self.predicate.clone(),
            custom: None,
        };
        let Some(own) = origin_of(path, &what, vocabulary) else { return Vec::new() };
        let split = |path: &str| steps(path).map(ToOwned::to_owned).collect::<Vec<String>>();
        let mut places = Vec::from([split(&own)]);
        if VOCABULARIES[vocabulary].family == Family::Draft
            && let Some((_, cloud)) = SPELLINGS.iter().find(|(plain, _)| *plain == own)
        {
            places.push(split(cloud));
        }
        places
    }
}
