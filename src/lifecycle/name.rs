//! The subjects with one name: who was queued, and who started. Takes events in their order.

use super::found::{Found, Seen};
use super::rules::queued_under_another_id;
use super::saving::{Loader, Saver};
use crate::model::kinds::Phase;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// What is known of a name.
pub struct Name {
    /// The first subjects that were queued and no more is known of, and the first that started, with their keys.
    queued: Vec<(Box<str>, Seen)>,
    started: Vec<(Box<str>, Seen)>,
    /// One that was queued started under its own id, so that ids are as they should be.
    joined: bool,
}

/// The most subjects of a name that are remembered.
const REMEMBERED: usize = 100;

impl Name {
    pub const fn new() -> Self {
        Name { queued: Vec::new(), started: Vec::new(), joined: false }
    }

    /// Takes an event about a subject with this name.
    pub fn take(&mut self, subject: &str, event: &Seen) {
        let Some(phase) = event.phase().filter(|_| !self.joined) else { return };
        let is = |known: &&(Box<str>, Seen)| *known.0 == *subject;
        let queued = self.queued.iter().any(|known| is(&known));
        let started = self.started.iter().any(|known| is(&known));
        if phase == Phase::Queue && started || phase != Phase::Queue && queued {
            *self = Name { joined: true, ..Name::new() };
            return;
        }
        let list = match phase {
            Phase::Queue if !queued => &mut self.queued,
            Phase::Start if !started => &mut self.started,
            _ => return,
        };
        if list.len() < REMEMBERED {
            list.push((subject.into(), event.clone()));
        }
    }

    /// The stream is complete.
    pub fn finish(&self, found: &mut Vec<Found>) {
        let Some((subject, queued)) = self.queued.first() else { return };
        let starts: Vec<&Seen> =
            self.started.iter().map(|(_, event)| event).filter(|event| event.order > queued.order).collect();
        let rest: Vec<&Seen> = self.queued.iter().skip(1).map(|(_, event)| event).collect();
        let one = queued_under_another_id::found(queued, &starts, &rest);
        found.extend(one.map(|one| Found { subject: Some(subject.clone()), ..one }));
    }

    pub fn save(&self, to: &mut Saver) {
        for list in [&self.queued, &self.started] {
            to.number(list.len() as u64);
            for (key, event) in list {
                to.text(key);
                to.event(event);
            }
        }
        to.flag(self.joined);
    }

    pub fn load(from: &mut Loader) -> Option<Self> {
        let mut list = || from.list(|from| Some((from.text()?, from.event()?)));
        let (queued, started) = (list()?, list()?);
        Some(Name { queued, started, joined: from.flag()? })
    }
}
