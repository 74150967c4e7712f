//! The events with one chain id. Takes events in their order.

use super::found::{Found, OTHERS, Seen};
use super::rules::{after_chain_end, several_chain_starts};
use super::saving::{Loader, Saver};
use crate::model::occurrence::LinkKind;
use alloc::vec::Vec;

/// What is known of a chain.
pub struct Chain {
    /// The events without a path from another one.
    starts: Vec<Seen>,
    /// The first event with such a path.
    linked: Option<Seen>,
    /// The event with the link that ends it.
    end: Option<Seen>,
    /// An event after the end was reported.
    reported: bool,
}

impl Chain {
    pub const fn new() -> Self {
        Chain { starts: Vec::new(), linked: None, end: None, reported: false }
    }

    /// Takes an event with this chain id.
    pub fn take(&mut self, event: &Seen, found: &mut Vec<Found>) {
        if self.starts.iter().chain(&self.end).any(|known| known.is_again(event)) {
            return;
        }
        let has =
            |kind| event.links().any(|link| link.kind == kind && (kind == LinkKind::End || !link.target.is_empty()));
        if let Some(end) = self.end.as_ref().filter(|_| !self.reported && has(LinkKind::Path)) {
            found.push(after_chain_end::found(event, end));
            self.reported = true;
        }
        if has(LinkKind::End) && self.end.is_none() {
            self.end = Some(event.clone());
        }
        if has(LinkKind::Path) && self.linked.is_none() {
            self.linked = Some(event.clone());
        }
        if !has(LinkKind::Path) && !has(LinkKind::End) && self.starts.len() < OTHERS {
            self.starts.push(event.clone());
        }
    }

    pub fn save(&self, to: &mut Saver) {
        to.events(&self.starts);
        to.maybe(self.linked.as_ref());
        to.maybe(self.end.as_ref());
        to.flag(self.reported);
    }

    pub fn load(from: &mut Loader) -> Option<Self> {
        let mut read = Chain { starts: from.events()?, ..Chain::new() };
        from.maybe(&mut read.linked)?;
        from.maybe(&mut read.end)?;
        read.reported = from.flag()?;
        Some(read)
    }

    /// The stream is complete.
    pub fn finish(&self, found: &mut Vec<Found>) {
        // Whoever gives events a chain but never a path does not say where it begins.
        found.extend(self.linked.as_ref().and_then(|linked| several_chain_starts::found(&self.starts, linked)));
    }
}
