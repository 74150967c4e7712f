//! One event of a document: where it is, what it is judged by, and how it came out.

use super::draft;
use super::plan::{EventType, Family, ROLES, Role, VOCABULARIES, Vocabulary};
use super::types::{TypeName, at_dot};
use crate::json::{Doc, NONE};
use alloc::borrow::Cow;

/// How something came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// An event without errors.
    Valid,
    /// Nothing that could be judged: no JSON, too large, no event of a known vocabulary.
    Unchecked,
    /// An event with errors.
    Invalid,
}

/// What an event came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// Nothing.
    Bare,
    /// A CloudEvent in its JSON format.
    Structured,
    /// An HTTP message: attributes as headers, the event as body.
    Binary,
    /// A CloudEvent in an array of them.
    Batch,
}

/// How the vocabulary was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VocabularyFrom {
    /// There is none.
    Nowhere,
    /// The event says it.
    Event,
    /// The caller said it.
    Option,
    /// The event does not say it, or names a release that does not exist.
    Assumed,
}

/// The tokens that have a role in an event; [`NONE`] where there is none.
pub type Roles = [u32; ROLES];

/// Where the strings with a role up to [`Role::SubjectId`] are, without their quotes; the start 0: not there. Those of
/// type and release are only there while a text is read: vocabulary and event say what they are.
pub type Identity = [(u32, u32); Role::SubjectId as usize + 1];
/// None of them.
pub const NO_IDENTITY: Identity = [(0, 0); Role::SubjectId as usize + 1];

/// One event.
pub struct Event {
    /// Its own token.
    pub token: u32,
    /// The object around it; [`NONE`]: it is bare.
    pub wrapper: u32,
    /// What it came in.
    pub envelope: Envelope,
    /// Index into [`VOCABULARIES`]; none: it is no event.
    pub vocabulary: Option<usize>,
    /// How that was found.
    pub vocabulary_from: VocabularyFrom,
    /// A custom event.
    pub custom: bool,
    /// Its type, or the type it is taken for.
    pub event_type: Option<&'static EventType>,
    /// The tokens with a role.
    pub roles: Roles,
    /// How it came out.
    pub outcome: Outcome,
}

impl Event {
    /// A value that is no event, as far as is known.
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

    /// The vocabulary it is judged by.
    pub fn vocabulary(&self) -> Option<&'static Vocabulary> {
        self.vocabulary.map(|index| &VOCABULARIES[index])
    }

    /// Whether it is an event of a vocabulary of this family.
    pub fn is_of(&self, family: Family) -> bool {
        self.vocabulary().is_some_and(|vocabulary| vocabulary.family == family)
    }

    /// The object with the attributes of `CloudEvents`: around the event, or itself.
    pub fn attributes(&self) -> u32 {
        if self.wrapper == NONE { self.token } else { self.wrapper }
    }

    /// The string with a role; none when it is absent or no string.
    pub fn string<'d>(&self, doc: &Doc<'d>, role: Role) -> Option<Cow<'d, str>> {
        doc.string(self.roles[role as usize])
    }

    /// What the event is about, what happened to it, and the event's own version; empty where there is none.
    pub fn words(&self, doc: &Doc, take: &mut dyn FnMut(&str)) {
        let name = self.string(doc, Role::Type).unwrap_or_default();
        let family = self.vocabulary().map(|vocabulary| vocabulary.family);
        let mut words = self.event_type.map_or(["", "", ""], |kind| [kind.subject(), kind.predicate(), kind.version()]);
        match family {
            Some(Family::Release) => {
                // A version in the predicate's place: the words before it are not set apart by a dot.
                let apart = |found: &TypeName| !found.predicate.starts_with(|first: char| first.is_ascii_digit());
                if let Some(found) = TypeName::of(&name).filter(|found| self.event_type.is_none() || apart(found)) {
                    words = [found.subject, found.predicate, found.version];
                }
            }
            // A type of the user's own under the draft's prefix.
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

    /// The id of what the event is about; for a task run of the draft the task run's own.
    pub fn subject_id<'d>(&self, doc: &Doc<'d>) -> Option<Cow<'d, str>> {
        let task = self.event_type.is_some_and(|kind| kind.subject() == draft::TASK_RUN);
        self.string(doc, if task && self.is_of(Family::Draft) { Role::TaskRunId } else { Role::SubjectId })
    }
}
