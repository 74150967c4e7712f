//! The events with one id, and the links to it. Takes events in their order.

use super::found::{Found, OTHERS, Seen};
use super::rules::{
    chain_mismatch, event_id_reused, link_cycle, link_to_later, link_to_self, links_without_chain, redelivered,
    unknown_link_target,
};
use super::saving::{Loader, Saver};
use crate::model::occurrence::{LinkKind, Part};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// What is known of an id. Of most there is one event, so there is nothing beside it.
pub struct Id {
    first: Option<Seen>,
    more: Option<Box<More>>,
}

#[derive(Default)]
struct More {
    /// The events that have it, from other sources than the first: one for each.
    events: Vec<Seen>,
    /// The links to it, by event and index of the link, until an event has it.
    linked: Vec<(Seen, u16)>,
    /// Sources that were reported for using it twice.
    reused: Vec<Seen>,
}

/// The most sources of one id that are told apart.
const SOURCES: usize = 100;

impl Id {
    pub const fn new() -> Self {
        Id { first: None, more: None }
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    /// The events that have it: one for each source, the first.
    pub fn events(&self) -> impl Iterator<Item = &Seen> {
        self.first.iter().chain(self.more.iter().flat_map(|more| &more.events))
    }

    /// The id itself; none until an event has it.
    pub fn key(&self) -> Option<&str> {
        self.first.as_ref().map(|event| event.part(Part::Id))
    }

    /// Takes an event with this id. Returns whether it is new.
    pub fn take(&mut self, event: &Seen, found: &mut Vec<Found>) -> bool {
        let same = |known: &&Seen| known.part(Part::Source) == event.part(Part::Source);
        let first = self.events().find(same);
        if let Some(first) = first {
            if first.digest == event.digest {
                found.push(redelivered::found(event, first));
                return false;
            }
            let reused: &[Seen] = self.more.as_ref().map_or(&[], |more| &more.reused);
            if let Some(other) = reused.iter().find(|known| known.is_again(event)) {
                found.push(redelivered::found(event, other));
                return false;
            }
            if !reused.iter().any(|known| same(&known)) {
                found.push(event_id_reused::found(event, first));
            }
            let more = self.more();
            if more.reused.len() < OTHERS {
                more.reused.push(event.clone());
            }
            return true;
        }
        if self.first.is_none() {
            self.first = Some(event.clone());
        } else if self.more().events.len() + 1 < SOURCES {
            self.more().events.push(event.clone());
        }
        let to_self = event.links().find(|link| link.kind != LinkKind::End && *link.target == *event.part(Part::Id));
        if let Some(link) = to_self {
            found.push(link_to_self::found(event, link.index));
        }
        if !event.has(Part::Chain) && event.links().any(|link| !link.target.is_empty()) {
            found.push(links_without_chain::found(event));
        }
        if let Some(more) = &mut self.more {
            for (linked, link) in core::mem::take(&mut more.linked) {
                Id::connect(&linked, link, event, found);
            }
        }
        self.more.take_if(|more| more.events.is_empty() && more.reused.is_empty());
        true
    }

    /// Takes an event with a link to this id.
    pub fn link(&mut self, linked: &Seen, link: u16, found: &mut Vec<Found>) {
        if let Some(target) = &self.first {
            Id::connect(linked, link, target, found);
            return;
        }
        let more = self.more();
        if more.linked.len() < OTHERS {
            more.linked.push((linked.clone(), link));
        }
    }

    /// An event and the target of its link are both known.
    fn connect(linked: &Seen, link: u16, target: &Seen, found: &mut Vec<Found>) {
        if alloc::rc::Rc::ptr_eq(linked, target) {
            return;
        }
        let Some(by) = linked.links().find(|known| known.index == link) else { return };
        let back = target.links().find(|other| other.kind != LinkKind::End && *other.target == *linked.part(Part::Id));
        if let Some(back) = back {
            if linked.order < target.order {
                found.push(link_cycle::found(target, back.index, linked));
            }
        } else if linked.timed() && target.timed() && linked.order.time < target.order.time {
            found.push(link_to_later::found(linked, link, target));
        }
        let [one, other] = [linked, target].map(|event| event.part(Part::Chain));
        if by.kind == LinkKind::Path && !one.is_empty() && !other.is_empty() && one != other {
            found.push(chain_mismatch::found(linked, link, target));
        }
    }

    pub fn save(&self, to: &mut Saver) {
        to.maybe(self.first.as_ref());
        to.flag(self.more.is_some());
        if let Some(more) = &self.more {
            to.events(&more.events);
            to.number(more.linked.len() as u64);
            for (event, link) in &more.linked {
                to.event(event);
                to.number(u64::from(*link));
            }
            to.events(&more.reused);
        }
    }

    pub fn load(from: &mut Loader) -> Option<Self> {
        let mut read = Id::new();
        from.maybe(&mut read.first)?;
        if from.flag()? {
            let events = from.events()?;
            let linked = from.list(|from| Some((from.event()?, u16::try_from(from.number()?).ok()?)))?;
            read.more = Some(Box::new(More { events, linked, reused: from.events()? }));
        }
        Some(read)
    }

    /// The stream is complete: an event that is missing never comes.
    pub fn finish(&self, found: &mut Vec<Found>) {
        found.extend(self.more.as_ref().and_then(|more| unknown_link_target::found(&more.linked)));
    }
}
