//! One event of a document: where it is, what it was judged by, and how it came out.

use crate::draft;
use crate::engine::{Met, Roles};
use crate::plan::{EventType, Family, Node, ROLES, Role, VOCABULARIES};
use crate::route::{Envelope, Origin, Routed, Words, at_dot};
use crate::text::{Doc, NONE};
use alloc::borrow::Cow;
use alloc::vec::Vec;

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
    pub origin: Origin,
    /// A custom event.
    pub custom: bool,
    /// Its type, or the type it was taken for.
    pub event_type: Option<&'static EventType>,
    /// The tokens with a role.
    pub roles: Roles,
    /// The strings that its rows judged, each with its row.
    pub texts: Vec<(u32, Node)>,
    /// How it came out.
    pub outcome: Outcome,
}

impl Event {
    /// An event that was routed and walked, not yet with an outcome.
    pub fn new(routed: &Routed, met: Met) -> Self {
        Event {
            token: routed.event,
            wrapper: routed.wrapper,
            envelope: routed.envelope,
            vocabulary: routed.vocabulary,
            origin: routed.origin,
            custom: routed.custom,
            event_type: routed.event_type,
            roles: met.roles,
            texts: met.texts,
            outcome: Outcome::Valid,
        }
    }

    /// What stands for an event in a text in which none could be found.
    pub fn nothing(token: u32) -> Self {
        Event {
            token,
            wrapper: NONE,
            envelope: Envelope::Bare,
            vocabulary: None,
            origin: Origin::Nowhere,
            custom: false,
            event_type: None,
            roles: [NONE; ROLES],
            texts: Vec::new(),
            outcome: Outcome::Unchecked,
        }
    }

    /// Whether it is an event of the SIG's SDK.
    pub fn is_of_sdk(&self) -> bool {
        self.vocabulary.is_some_and(|index| VOCABULARIES[index].family == Family::Sig)
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
        let family = self.vocabulary.map(|index| VOCABULARIES[index].family);
        let mut words = self.event_type.map_or(["", "", ""], |kind| [kind.subject(), kind.predicate(), kind.version()]);
        match family {
            Some(Family::Release) => {
                if let Some(found) = Words::of(&name) {
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
        let of_draft = self.vocabulary.is_some_and(|index| VOCABULARIES[index].family == Family::Draft);
        self.string(doc, if task && of_draft { Role::TaskRunId } else { Role::SubjectId })
    }
}
