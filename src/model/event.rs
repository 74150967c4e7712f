//! An event of a document: its tokens, its vocabulary and type, and its outcome.

use super::draft;
use super::plan::{EventType, Family, ROLES, Role, VOCABULARIES, Vocabulary};
use super::types::{TypeName, at_dot};
use crate::json::{Doc, NONE};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Valid,
    /// Not JSON, too large, or not an event of a known vocabulary.
    Unchecked,
    Invalid,
}

/// What an event is wrapped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    Bare,
    /// A CloudEvent in the JSON format.
    Structured,
    /// An HTTP message with the attributes as headers and the event as the body.
    Binary,
    /// An array of CloudEvents.
    Batch,
}

/// Where the vocabulary comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VocabularyFrom {
    /// There is no vocabulary.
    Nowhere,
    /// The event names it.
    Event,
    /// The caller chose it.
    Option,
    /// The event names none, or a release that does not exist.
    Assumed,
}

/// The token for each role of an event; [`NONE`] if absent.
pub type Roles = [u32; ROLES];

/// An event is like one that was accepted before: it differs only in some strings.
pub struct Match<'s> {
    /// The number of the pattern, below 256, and its version: with another version it is another pattern.
    pub number: usize,
    pub version: u32,
    /// Where the strings are that may differ, in their order.
    pub slots: &'s [(u32, u32)],
}

/// The byte ranges, without quotes, of the strings with roles up to [`Role::SubjectId`]; a start of 0 means absent. Those
/// of type and release are only set while a text is being read: later the vocabulary and the event type replace them.
pub type Identity = [(u32, u32); Role::SubjectId as usize + 1];
pub const NO_IDENTITY: Identity = [(0, 0); Role::SubjectId as usize + 1];

pub struct Event {
    /// The token of the event's object.
    pub token: u32,
    /// The token of the envelope; [`NONE`] for a bare event.
    pub wrapper: u32,
    pub envelope: Envelope,
    /// Index into [`VOCABULARIES`]; none if it is not an event.
    pub vocabulary: Option<usize>,
    pub vocabulary_from: VocabularyFrom,
    pub custom: bool,
    /// The type, or the type that an unknown one most likely means.
    pub event_type: Option<&'static EventType>,
    pub roles: Roles,
    pub outcome: Outcome,
}

impl Event {
    /// The initial state: a value that is not known to be an event.
    pub fn nothing(token: u32) -> Self {
        Event {
            token,
            wrapper: NONE,
            envelope: Envelope::Bare,
            vocabulary: None,
            vocabulary_from: VocabularyFrom::Nowhere,
            custom: false,
            event_type: None,
            roles: [NONE; ROLES],
            outcome: Outcome::Unchecked,
        }
    }

    /// The vocabulary that it is validated against.
    pub fn vocabulary(&self) -> Option<&'static Vocabulary> {
        self.vocabulary.map(|index| &VOCABULARIES[index])
    }

    pub fn is_of(&self, family: Family) -> bool {
        self.vocabulary().is_some_and(|vocabulary| vocabulary.family == family)
    }

    /// The object with the attributes of `CloudEvents`: the envelope, or the event itself.
    pub fn attributes(&self) -> u32 {
        if self.wrapper == NONE { self.token } else { self.wrapper }
    }

    /// The string with a role; none if it is absent or not a string.
    pub fn string<'d>(&self, doc: &'d Doc, role: Role) -> Option<&'d str> {
        doc.string(self.roles[role as usize])
    }

    /// Passes subject, predicate and event version to `take`; empty strings for those that are absent.
    pub fn words(&self, doc: &Doc, take: &mut dyn FnMut(&str)) {
        let name = self.string(doc, Role::Type).unwrap_or_default();
        let family = self.vocabulary().map(|vocabulary| vocabulary.family);
        let mut words = self.event_type.map_or(["", "", ""], |kind| [kind.subject(), kind.predicate(), kind.version()]);
        match family {
            Some(Family::Release) => {
                // A version in the predicate's place: the words before it are not set apart by a dot.
                let apart = |found: &TypeName| !found.predicate.starts_with(|first: char| first.is_ascii_digit());
                if let Some(found) = TypeName::of(name).filter(|found| self.event_type.is_none() || apart(found)) {
                    words = [found.subject, found.predicate, found.version];
                }
            }
            // A custom type with the draft's prefix.
            Some(Family::Draft) if self.event_type.is_none() => {
                if let Some((subject, predicate)) = name.strip_prefix(draft::PREFIX).and_then(at_dot) {
                    words = [subject, predicate, ""];
                }
            }
            _ => {}
        }
        for word in words {
            if family == Some(Family::Draft) {
                take(&word.to_ascii_lowercase());
            } else {
                take(word);
            }
        }
    }

    /// The id of the subject; for task run events of the draft the id of the task run.
    pub fn subject_id<'d>(&self, doc: &'d Doc) -> Option<&'d str> {
        let task = self.event_type.is_some_and(|kind| kind.subject() == draft::TASK_RUN);
        self.string(doc, if task && self.is_of(Family::Draft) { Role::TaskRunId } else { Role::SubjectId })
    }
}
