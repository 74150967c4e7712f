//! Events of one sender differ in a few strings. Where such an event says what is found out once for each pattern; then
//! reading one is copying those strings. Equal in every respect to [`super::occurrence`]: a test compares the two.

use super::{Readings, Said, digest, fill, read};
use crate::formats;
use crate::json::Doc;
use crate::model::event::{Event, Match};
use crate::model::occurrence::{Clock, Link, LinkKind, Occurrence, PARTS};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// What is known of patterns, by their numbers.
#[derive(Default)]
pub struct Patterns(Vec<Option<Pattern>>);

impl Patterns {
    pub const fn new() -> Self {
        Patterns(Vec::new())
    }
}

/// A string of an event.
enum Piece {
    /// The same in all events of the pattern.
    Fixed(Box<str>),
    /// The slot with this index.
    Slot(u16),
}

struct Pattern {
    /// See [`Match`].
    version: u32,
    /// Without what differs.
    found: Occurrence,
    parts: [Piece; PARTS],
    links: Vec<(LinkKind, u16, Piece)>,
    /// The digest of what is fixed.
    digest: u64,
    /// The slots that are part of the digest, with where they are in the event.
    leaves: Vec<(u16, u64)>,
    /// The slot with the time.
    time: u16,
}

impl Piece {
    fn of(text: &str, doc: &Doc, slots: &[(u32, u32)]) -> Piece {
        // Whether it is the string in the slot, and not one that is written alike.
        let start = (text.as_ptr() as usize).wrapping_sub(doc.bytes.as_ptr() as usize);
        let at = slots.binary_search_by_key(&start, |slot| slot.0 as usize).ok();
        match at.filter(|_| !text.is_empty()) {
            Some(at) => Piece::Slot(at as u16),
            None => Piece::Fixed(text.into()),
        }
    }

    fn read<'p>(&'p self, bytes: &'p [u8], slots: &[(u32, u32)]) -> Option<&'p str> {
        match self {
            Piece::Fixed(text) => Some(text),
            Piece::Slot(at) => core::str::from_utf8(slot(bytes, slots, *at)?).ok(),
        }
    }
}

/// The string in a slot. None if it is empty: then the event may say something else than the others of the pattern.
fn slot<'b>(bytes: &'b [u8], slots: &[(u32, u32)], at: u16) -> Option<&'b [u8]> {
    let (start, end) = *slots.get(usize::from(at))?;
    bytes.get(start as usize..end as usize).filter(|text| !text.is_empty())
}

impl Readings {
    /// What histories have to know of a valid event, if its pattern is known.
    pub fn follow(&self, bytes: &[u8], found: &Match) -> Option<Occurrence> {
        let pattern = self.patterns.0.get(found.number)?.as_ref().filter(|pattern| pattern.version == found.version)?;
        pattern.apply(bytes, found.slots)
    }

    /// Learns the pattern of a valid event.
    pub fn learn(&mut self, doc: &Doc, event: &Event, found: &Match) {
        let pattern = Pattern::of(doc, event, found, self);
        let known = &mut self.patterns.0;
        if known.len() <= found.number {
            known.resize_with(found.number + 1, || None);
        }
        known[found.number] = pattern;
    }
}

impl Pattern {
    fn of(doc: &Doc, event: &Event, Match { version, slots, .. }: &Match, readings: &mut Readings) -> Option<Pattern> {
        let Said { found, parts, links, root, time } = read(doc, event, readings);
        if root != 0 || slots.iter().any(|(start, end)| start == end) {
            return None;
        }
        let of_token = |token: u32| {
            let start = doc.token(token).start + 1;
            slots.binary_search_by_key(&start, |slot| slot.0).ok().map(|at| at as u16)
        };
        let time_slot = doc.string(time).and_then(|_| of_token(time))?;
        let (mut digest, mut leaves) = (0u64, Vec::new());
        digest::leaves(doc, root, time, &mut |token, path| match of_token(token) {
            Some(at) => leaves.push((at, path)),
            None => digest = digest.wrapping_add(digest::of_leaf(doc, token, path)),
        });
        let links = links.iter().map(|link| (link.kind, link.index, Piece::of(link.target, doc, slots))).collect();
        let parts = parts.map(|part| Piece::of(part, doc, slots));
        Some(Pattern { version: *version, found, parts, links, digest, leaves, time: time_slot })
    }

    fn apply(&self, bytes: &[u8], slots: &[(u32, u32)]) -> Option<Occurrence> {
        let time = formats::instant(slot(bytes, slots, self.time)?).ok()?;
        let mut digest = self.digest;
        for (at, path) in &self.leaves {
            digest = digest.wrapping_add(digest::of_string(*path, slot(bytes, slots, *at)?));
        }
        let mut parts = [""; PARTS];
        for (part, piece) in parts.iter_mut().zip(&self.parts) {
            *part = piece.read(bytes, slots)?;
        }
        let mut found = self.found.clone();
        found.clock = Clock::Read;
        found.order.time = time.micros();
        // Targets that cannot be read are empty slots, which the digest has refused.
        let links = self.links.iter().map(|(kind, index, piece)| {
            let target = piece.read(bytes, slots).unwrap_or_default();
            Link { kind: *kind, index: *index, target }
        });
        fill(&mut found, &parts, links, digest);
        Some(found)
    }
}
