//! One event as the checks of rules see it, after the walk.

use crate::json::{Doc, Kind, NONE};
use crate::model::draft::{self, Spelling};
use crate::model::event::{Envelope, Event};
use crate::model::plan::{Node, Role};

/// An event that was walked.
pub struct Context<'j> {
    /// The text.
    pub doc: &'j Doc<'j>,
    /// The event with the tokens that have a role in it.
    pub event: &'j Event,
    /// The shape it must have.
    pub shape: Option<Node>,
}

impl Context<'_> {
    /// The object around it.
    pub fn wrapper(&self) -> Option<u32> {
        (self.event.wrapper != NONE).then_some(self.event.wrapper)
    }

    /// Whether it came as a `CloudEvent`.
    pub fn in_envelope(&self) -> bool {
        self.event.envelope != Envelope::Bare
    }

    /// The token with a role.
    pub fn role(&self, role: Role) -> Option<u32> {
        let token = self.event.roles[role as usize];
        (token != NONE).then_some(token)
    }

    /// The string with a role; none when it is absent, empty or no string.
    pub fn string(&self, role: Role) -> Option<alloc::borrow::Cow<'_, str>> {
        self.doc.string(self.role(role)?).filter(|text| !text.is_empty())
    }

    /// An attribute of `CloudEvents`; `null` is absent.
    pub fn attribute(&self, name: &str) -> Option<u32> {
        let token = self.doc.member(self.event.attributes(), name);
        (token != NONE && self.doc.kind(token) != Some(Kind::Null)).then_some(token)
    }

    /// How the draft's type is written.
    pub fn spelling(&self) -> Option<(u32, Spelling)> {
        let token = self.role(Role::Type)?;
        let name = self.string(Role::Type)?;
        Some((token, draft::classify(&name, self.event.vocabulary()?.events)))
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
