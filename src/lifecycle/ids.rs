//! The events with one id, and the links to it. Takes events in their order.

use super::found::{Found, OTHERS, Seen};
use super::rules::{
    chain_mismatch, event_id_reused, link_cycle, link_to_later, link_to_self, links_without_chain, redelivered,
    unknown_link_target,
};
use super::saving::{Loader, Saver};
use crate::model::occurrence::{LinkKind, Part};
use alloc::vec::Vec;

/// What is known of an id.
pub struct Id {
    /// The events that have it: one for each source, the first.
    pub events: Vec<Seen>,
    /// The links to it, by event and index of the link, until an event has it.
    linked: Vec<(Seen, u16)>,
    /// Sources that were reported for using it twice.
    reused: Vec<Seen>,
}

/// The most sources of one id that are told apart.
const SOURCES: usize = 100;

impl Id {
    pub const fn new() -> Self {
        Id { events: Vec::new(), linked: Vec::new(), reused: Vec::new() }
    }

    /// Takes an event with this id. Returns whether it is new.
    pub fn take(&mut self, event: &Seen, found: &mut Vec<Found>) -> bool {
        let same = |known: &&Seen| known.part(Part::Source) == event.part(Part::Source);
        if let Some(first) = self.events.iter().find(same) {
            if first.digest == event.digest {
                found.push(redelivered::found(event, first));
                return false;
            }
            if let Some(other) = self.reused.iter().find(|known| known.is_again(event)) {
                found.push(redelivered::found(event, other));
                return false;
            }
            if !self.reused.iter().any(|known| same(&known)) {
                found.push(event_id_reused::found(event, first));
            }
            if self.reused.len() < OTHERS {
                self.reused.push(event.clone());
            }
            return true;
        }
        if self.events.len() < SOURCES {
            self.events.push(event.clone());
        }
        for link in &event.links {
            if link.kind != LinkKind::End && *link.target == *event.part(Part::Id) {
                found.push(link_to_self::found(event, link.index));
                break;
            }
        }
        if event.links.iter().any(|link| !link.target.is_empty()) && !event.has(Part::Chain) {
            found.push(links_without_chain::found(event));
        }
        for (linked, link) in core::mem::take(&mut self.linked) {
            Id::connect(&linked, link, event, found);
        }
        true
    }

    /// Takes an event with a link to this id.
    pub fn link(&mut self, linked: &Seen, link: u16, found: &mut Vec<Found>) {
        match self.events.first().cloned() {
            Some(target) => Id::connect(linked, link, &target, found),
            None if self.linked.len() < OTHERS => self.linked.push((linked.clone(), link)),
            None => {}
        }
    }

    /// An event and the target of its link are both known.
    fn connect(linked: &Seen, link: u16, target: &Seen, found: &mut Vec<Found>) {
        if alloc::rc::Rc::ptr_eq(linked, target) {
            return;
        }
        let Some(by) = linked.links.iter().find(|known| known.index == link) else { return };
        let back =
            target.links.iter().any(|other| other.kind != LinkKind::End && *other.target == *linked.part(Part::Id));
        if back && linked.order < target.order {
            found.push(link_cycle::found(
                target,
                target
                    .links
                    .iter()
                    .find(|other| *other.target == *linked.part(Part::Id))
                    .map_or(0, |other| other.index),
                linked,
            ));
        } else if !back && linked.timed() && target.timed() && linked.order.time < target.order.time {
            found.push(link_to_later::found(linked, link, target));
        }
        let [one, other] = [linked, target].map(|event| event.part(Part::Chain));
        if by.kind == LinkKind::Path && !one.is_empty() && !other.is_empty() && one != other {
            found.push(chain_mismatch::found(linked, link, target));
        }
    }

    pub fn save(&self, to: &mut Saver) {
        to.events(&self.events);
        to.number(self.linked.len() as u64);
        for (event, link) in &self.linked {
            to.event(event);
            to.number(u64::from(*link));
        }
        to.events(&self.reused);
    }

    pub fn load(from: &mut Loader) -> Option<Self> {
        let events = from.events()?;
        let linked = from.list(|from| Some((from.event()?, u16::try_from(from.number()?).ok()?)))?;
        Some(Id { events, linked, reused: from.events()? })
    }

    /// The stream is complete: an event that is missing never comes.
    pub fn finish(&self, found: &mut Vec<Found>) {
        found.extend(unknown_link_target::found(&self.linked));
    }
}
