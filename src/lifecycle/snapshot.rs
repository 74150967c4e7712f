//! Histories as bytes. Each event is written once, however many keys remember it; equal histories give equal bytes.

use super::fact::{put_text, scope_of, text};
use super::found::Seen;
use super::index::Index;
use super::state::State;
use super::table::Kept;
use super::tracker::{Cap, Options, Tracker};
use crate::model::occurrence::{Bytes, Occurrence, mix, put};
use crate::order;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// Writes what refers to events.
pub struct Saver {
    pub body: Vec<u8>,
    events: Vec<Seen>,
    index: Index,
}

/// The hash of an event's address: one event that several keys remember is one address.
fn address(event: &Seen) -> u64 {
    mix(Rc::as_ptr(event) as usize as u64, 0x9E37_79B9_7F4A_7C15)
}

impl Saver {
    const fn new() -> Self {
        Saver { body: Vec::new(), events: Vec::new(), index: Index::new() }
    }

    pub fn number(&mut self, number: u64) {
        put(&mut self.body, number);
    }

    pub fn flag(&mut self, flag: bool) {
        self.body.push(u8::from(flag));
    }

    pub fn text(&mut self, text: &str) {
        put_text(&mut self.body, text);
    }

    pub fn event(&mut self, event: &Seen) {
        let hash = address(event);
        let events = &self.events;
        let is = &mut |at: u32| events.get(at as usize).is_some_and(|known| Rc::ptr_eq(known, event));
        let at = self.index.find(hash, is).unwrap_or_else(|| {
            let at = self.events.len() as u32;
            self.events.push(event.clone());
            let events = &self.events;
            self.index.insert(hash, at, &mut |at| events.get(at as usize).map_or(0, address));
            at
        });
        self.number(u64::from(at));
    }

    pub fn maybe(&mut self, event: Option<&Seen>) {
        self.flag(event.is_some());
        if let Some(event) = event {
            self.event(event);
        }
    }

    pub fn events(&mut self, events: &[Seen]) {
        self.number(events.len() as u64);
        for event in events {
            self.event(event);
        }
    }
}

/// Reads what a [`Saver`] wrote. Each method is none if the bytes are something else.
pub struct Loader<'b> {
    bytes: Bytes<'b>,
    events: Vec<Seen>,
}

impl Loader<'_> {
    pub fn number(&mut self) -> Option<u64> {
        self.bytes.number()
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.bytes.byte()
    }

    pub fn flag(&mut self) -> Option<bool> {
        match self.bytes.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    pub fn text(&mut self) -> Option<Box<str>> {
        text(&mut self.bytes)
    }

    pub fn event(&mut self) -> Option<Seen> {
        let at = self.number()?;
        self.events.get(usize::try_from(at).ok()?).cloned()
    }

    /// An event that may be absent.
    pub fn maybe(&mut self, event: &mut Option<Seen>) -> Option<()> {
        *event = if self.flag()? { Some(self.event()?) } else { None };
        Some(())
    }

    pub fn events(&mut self) -> Option<Vec<Seen>> {
        self.list(Loader::event)
    }

    pub fn list<Item>(&mut self, mut one: impl FnMut(&mut Self) -> Option<Item>) -> Option<Vec<Item>> {
        let length = self.number()?;
        let mut list = Vec::new();
        // Each takes a byte at least: a length that is made up ends with the bytes.
        for _ in 0..length {
            list.push(one(self)?);
        }
        Some(list)
    }
}

/// The lists of a table, in the order in which they are written.
const LISTS: [Kept; 3] = [Kept::Open, Kept::Over, Kept::Id];

impl Tracker {
    /// Writes the history. Its options are not part of it. [`Tracker::load`] reads it.
    pub fn save(&self, out: &mut Vec<u8>) {
        let mut to = Saver::new();
        self.save_state(&mut to);
        for kept in LISTS {
            to.number(self.table.length(kept) as u64);
            for entry in self.table.list(kept) {
                to.body.push(entry.scope as u8);
                to.text(&entry.key);
                entry.state.save(&mut to);
            }
        }
        put(out, to.events.len() as u64);
        for event in &to.events {
            event.write(out);
        }
        out.extend_from_slice(&to.body);
    }

    fn save_state(&self, to: &mut Saver) {
        to.flag(self.greatest.is_some());
        to.body.extend_from_slice(&self.greatest.unwrap_or_default().to_le_bytes());
        to.flag(self.untimed);
        to.flag(self.finished);
        to.number(self.capped.len() as u64);
        for cap in &self.capped {
            to.body.push(*cap as u8);
        }
        let held = order::sorted(self.held(), &mut |one, other| one.compare(other));
        to.events(&held);
        to.number(self.archive.len() as u64);
        for (key, subject) in &self.archive {
            to.text(key);
            subject.save(to);
        }
    }

    /// Continues a history. None: the bytes are something else.
    pub fn load(bytes: &mut Bytes, options: Options) -> Option<Tracker> {
        let mut events = Vec::new();
        for _ in 0..bytes.number()? {
            events.push(Rc::new(Occurrence::read(bytes)?));
        }
        let mut from = Loader { bytes: *bytes, events };
        let mut tracker = Tracker::new(options);
        let known = from.flag()?;
        let greatest = i64::from_le_bytes(from.bytes.array()?);
        tracker.greatest = known.then_some(greatest);
        tracker.untimed = from.flag()?;
        tracker.finished = from.flag()?;
        tracker.capped = from.list(|from| [Cap::Runs, Cap::Ids, Cap::Held].get(usize::from(from.byte()?)).copied())?;
        for event in from.events()? {
            tracker.hold(event);
        }
        tracker.archive = from.list(|from| {
            let key = from.text()?;
            Some((key, Box::new(super::subject::Subject::load(from)?)))
        })?;
        for _ in LISTS {
            for _ in 0..from.number()? {
                let scope = scope_of(from.byte()?)?;
                let key = from.text()?;
                let state = State::load(scope, &mut from)?;
                tracker.table.put(scope, &key, state);
            }
        }
        *bytes = from.bytes;
        Some(tracker)
    }
}
