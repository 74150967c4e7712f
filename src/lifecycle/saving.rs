//! Writes and reads what refers to events. Each event is written once, however many keys remember it.

use super::found::Seen;
use super::index::Index;
use crate::bytes::{Reader, Writer};
use crate::model::occurrence::mix;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// Writes what refers to events.
pub struct Saver {
    pub body: Vec<u8>,
    pub events: Vec<Seen>,
    index: Index,
}

/// The hash of an event's address: one event that several keys remember is one address.
fn address(event: &Seen) -> u64 {
    mix(Rc::as_ptr(event) as usize as u64, 0x9E37_79B9_7F4A_7C15)
}

impl Saver {
    pub const fn new() -> Self {
        Saver { body: Vec::new(), events: Vec::new(), index: Index::new() }
    }

    pub fn number(&mut self, number: u64) {
        Writer(&mut self.body).number(number);
    }

    pub fn flag(&mut self, flag: bool) {
        Writer(&mut self.body).flag(flag);
    }

    pub fn text(&mut self, text: &str) {
        Writer(&mut self.body).bytes(text.as_bytes());
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
    pub bytes: Reader<'b>,
    pub events: Vec<Seen>,
}

impl Loader<'_> {
    pub fn number(&mut self) -> Option<u64> {
        self.bytes.number()
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.bytes.byte()
    }

    pub fn flag(&mut self) -> Option<bool> {
        self.bytes.flag()
    }

    pub fn text(&mut self) -> Option<Box<str>> {
        self.bytes.text().map(String::into_boxed_str)
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
