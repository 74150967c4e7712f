//! One event as the rules see it, after the walk.

use crate::draft::{self, Spelling};
use crate::engine::Roles;
use crate::plan::{Family, Role, VOCABULARIES};
use crate::route::{Envelope, Routed};
use crate::text::{Doc, Kind, NONE};

/// An event that was walked.
pub struct Judged<'j> {
    /// The text.
    pub doc: &'j Doc<'j>,
    /// Where it is and what it was judged by.
    pub routed: &'j Routed,
    /// The tokens with a role.
    pub roles: &'j Roles,
}

impl Judged<'_> {
    /// Whether it is an event of the draft.
    pub fn is_draft(&self) -> bool {
        self.routed.vocabulary.is_some_and(|index| VOCABULARIES[index].family == Family::Draft)
    }

    /// Whether it is an event of the SIG's SDK.
    pub fn is_of_sdk(&self) -> bool {
        self.routed.vocabulary.is_some_and(|index| VOCABULARIES[index].family == Family::Sig)
    }

    /// The object around the event.
    pub fn wrapper(&self) -> Option<u32> {
        (self.routed.wrapper != NONE).then_some(self.routed.wrapper)
    }

    /// The object that has the attributes of `CloudEvents`: around the event, or the event itself.
    pub fn attributes(&self) -> u32 {
        self.wrapper().unwrap_or(self.routed.event)
    }

    /// Whether it came as a `CloudEvent`.
    pub fn in_envelope(&self) -> bool {
        self.routed.envelope != Envelope::Bare
    }

    /// The token with a role.
    pub fn role(&self, role: Role) -> Option<u32> {
        let token = self.roles[role as usize];
        (token != NONE).then_some(token)
    }

    /// The string with a role; none when it is absent, empty or no string.
    pub fn string(&self, role: Role) -> Option<alloc::borrow::Cow<'_, str>> {
        self.doc.string(self.role(role)?).filter(|text| !text.is_empty())
    }

    /// An attribute of `CloudEvents`; `null` is absent.
    pub fn attribute(&self, name: &str) -> Option<u32> {
        let token = self.doc.member(self.attributes(), name);
        (token != NONE && self.doc.kind(token) != Some(Kind::Null)).then_some(token)
    }

    /// How the draft's type is written.
    pub fn spelling(&self) -> Option<(u32, Spelling)> {
        let token = self.role(Role::Type)?;
        let name = self.string(Role::Type)?;
        let vocabulary = &VOCABULARIES[self.routed.vocabulary?];
        Some((token, draft::classify(&name, vocabulary.events)))
    }

    /// The listed status that the event's status is, whatever its case.
    pub fn status(&self) -> Option<(u32, &'static str)> {
        let token = self.role(Role::Status)?;
        match draft::status_meaning(&self.string(Role::Status)?) {
            Some(draft::Meaning::Respelt(status)) => Some((token, status)),
            _ => None,
        }
    }
}
