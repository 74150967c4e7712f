//! The input of the rules' checks.

use crate::json::{Doc, Kind, NONE};
use crate::model::draft::{self, Spelling};
use crate::model::event::{Envelope, Event};
use crate::model::plan::{Node, Role};

/// An event after its walk.
pub struct Context<'j> {
    pub doc: &'j Doc<'j>,
    /// With the tokens that have a role.
    pub event: &'j Event,
    /// The required shape.
    pub shape: Option<Node>,
}

impl Context<'_> {
    /// The envelope's object.
    pub fn wrapper(&self) -> Option<u32> {
        (self.event.wrapper != NONE).then_some(self.event.wrapper)
    }

    pub fn in_envelope(&self) -> bool {
        self.event.envelope != Envelope::Bare
    }

    pub fn role(&self, role: Role) -> Option<u32> {
        let token = self.event.roles[role as usize];
        (token != NONE).then_some(token)
    }

    /// The string with a role; none if it is absent, empty or not a string.
    pub fn string(&self, role: Role) -> Option<&str> {
        self.doc.string(self.role(role)?).filter(|text| !text.is_empty())
    }

    /// An attribute of `CloudEvents`; `null` counts as absent.
    pub fn attribute(&self, name: &str) -> Option<u32> {
        let token = self.doc.member(self.event.attributes(), name);
        (token != NONE && self.doc.kind(token) != Some(Kind::Null)).then_some(token)
    }

    /// The draft's type and its spelling.
    pub fn spelling(&self) -> Option<(u32, Spelling)> {
        let token = self.role(Role::Type)?;
        let name = self.string(Role::Type)?;
        Some((token, draft::classify(name, self.event.vocabulary()?.events)))
    }

    /// The listed status, ignoring case.
    pub fn status(&self) -> Option<(u32, &'static str)> {
        let token = self.role(Role::Status)?;
        match draft::status_meaning(self.string(Role::Status)?) {
            Some(draft::Meaning::Respelt(status)) => Some((token, status)),
            _ => None,
        }
    }
}
