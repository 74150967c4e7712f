//! Events come in series that differ in a few strings. This keeps the bytes of events that were valid beyond doubt and
//! the places in them where another string may stand; a next event that differs nowhere else is valid too.
//!
//! Only [`super::fast_accept`] teaches it, and what stands in such a place is judged by the same row and the same function
//! as there. So an answer depends on the bytes alone, and what was seen before on nothing but the time it takes: tests
//! hold it to the walk on every mutant that the oracle sees. It keeps bytes of past events; they go with the instance.

use super::fast_accept::{self, Seen, Slot};
use crate::json::{common, plain, same};
use crate::model::event::{Identity, NO_IDENTITY};
use crate::model::plan::{EventType, Format, Text, follows};
use alloc::vec;
use alloc::vec::Vec;

/// An event that is longer is not kept, nor one with more places.
const MAX_EVENT_BYTES: usize = 4096;
const MAX_SLOTS: usize = 96;
/// So many beginnings and so many bodies are kept at most: a megabyte when all are as long as they can be.
const HEADS: usize = 4;
const BODIES: usize = 255;
/// Bodies are found by their type, in one of so many sets of [`WAYS`].
const SETS: usize = 256;
const WAYS: usize = 4;
/// After so many more misses than hits nothing is tried for so many events.
const PATIENCE: i32 = 12;
const REST: u32 = 512;
/// So many URIs of at most so many bytes are remembered.
const URIS: usize = 64;
const LONGEST_URI: usize = 64;
/// A body that is not there.
const NONE: u8 = u8::MAX;

/// What is kept.
pub struct Series {
    /// Up to the type, the last used first.
    heads: Vec<Stretch>,
    /// From the type's end on.
    bodies: Vec<Body>,
    sets: Vec<[u8; WAYS]>,
    /// Hits less misses, within bounds.
    trust: i32,
    /// For so many events nothing is tried.
    rest: u32,
    /// Numbers the heads.
    count: u32,
    uris: Uris,
}

/// URIs that were right: senders have few sources. Each has one place, by its bytes.
struct Uris {
    /// What the text asks for counts too.
    advise: bool,
    known: [(Option<&'static Text>, Vec<u8>); URIS],
}

impl Uris {
    const fn empty() -> Self {
        Uris { advise: false, known: [const { (None, Vec::new()) }; URIS] }
    }

    /// Whether a row accepts a string and nothing is to be said of it; for a URI from memory, if it was right there before.
    fn accept(&mut self, slot: &Slot, value: &[u8]) -> bool {
        let text = slot.text;
        if self.advise && slot.advice != 0 && !follows(slot.advice, value) {
            return false;
        }
        if !matches!(text.format, Format::Uri | Format::UriReference) || value.len() > LONGEST_URI {
            return fast_accept::accepts(text, value);
        }
        let (row, known) = &mut self.known[hash(value) % URIS];
        if known.len() == value.len() && row.is_some_and(|row| core::ptr::eq(row, text)) && same(known, value) {
            return true;
        }
        let right = fast_accept::accepts(text, value);
        if right {
            *row = Some(text);
            known.clear();
            known.extend_from_slice(value);
        }
        right
    }
}

/// Bytes, and the strings in them that may be others.
#[derive(Default)]
struct Stretch {
    id: u32,
    bytes: Vec<u8>,
    /// In the order of the text.
    slots: Vec<Slot>,
}

struct Body {
    head: u32,
    vocabulary: usize,
    event: &'static EventType,
    /// Its type.
    name: Vec<u8>,
    rest: Stretch,
}

impl Series {
    /// With nothing in it.
    pub const fn empty() -> Self {
        Series {
            heads: Vec::new(),
            bodies: Vec::new(),
            sets: Vec::new(),
            trust: 0,
            // The first event is not learnt: for the only one of a process that is time for nothing.
            rest: 1,
            count: 0,
            uris: Uris::empty(),
        }
    }

    /// Whether it is worth trying, and learning.
    pub fn is_awake(&mut self) -> bool {
        if self.rest > 0 {
            self.rest -= 1;
            return false;
        }
        true
    }

    /// The event, if one of the same build was valid. `advise`: and if there is nothing to say about it; otherwise that
    /// is left open, since it takes longer. `identity` receives where what identifies it stands.
    pub fn find(&mut self, bytes: &[u8], advise: bool, identity: &mut Identity) -> Option<Seen> {
        self.uris.advise = advise;
        for index in 0..self.heads.len() {
            let head = &self.heads[index];
            *identity = NO_IDENTITY;
            let Some(start) = head.follow(bytes, 0, identity, &mut self.uris) else { continue };
            let end = plain(bytes, start);
            let (id, name) = (head.id, &bytes[start..end]);
            if index > 0 {
                self.heads.swap(index, index - 1);
            }
            return self.body(id, name, bytes, end, identity);
        }
        None
    }

    fn body(&mut self, head: u32, name: &[u8], bytes: &[u8], at: usize, identity: &mut Identity) -> Option<Seen> {
        let set = self.sets.get_mut(set_of(name))?;
        let mut tried = false;
        for way in 0..WAYS {
            let Some(body) = self.bodies.get(set[way] as usize) else { break };
            if body.head != head || body.name.len() != name.len() || !same(&body.name, name) {
                continue;
            }
            if tried {
                // What was noted on the way that led nowhere.
                identity.iter_mut().filter(|place| place.0 as usize >= at).for_each(|place| *place = (0, 0));
            }
            tried = true;
            if body.rest.follow(bytes, at, identity, &mut self.uris) == Some(bytes.len()) {
                if way > 0 {
                    set.swap(way, way - 1);
                }
                self.trust = (self.trust + 1).min(PATIENCE);
                let clean = self.uris.advise;
                return Some(Seen { vocabulary: body.vocabulary, event: body.event, clean });
            }
        }
        if tried {
            self.trust -= 2;
            if self.trust < -PATIENCE {
                (self.trust, self.rest) = (-PATIENCE / 2, REST);
            }
        }
        None
    }

    /// Keeps an event that is valid beyond doubt, with the places in it. `kind`: its type's first and last byte.
    pub fn learn(&mut self, bytes: &[u8], slots: &[Slot], kind: (u32, u32), seen: &Seen) {
        if bytes.len() > MAX_EVENT_BYTES || slots.len() > MAX_SLOTS {
            return;
        }
        let before = slots.iter().take_while(|slot| slot.end < kind.0).count();
        let (first, rest) = slots.split_at(before);
        let (start, bytes_before) = bytes.split_at(kind.1 as usize);
        let (head, name) = start.split_at(kind.0 as usize);
        let id = self.head(head, first);
        let set = set_of(name);
        if self.sets.is_empty() {
            self.sets = vec![[NONE; WAYS]; SETS];
        }
        if self.bodies.len() == BODIES && self.sets[set][WAYS - 1] == NONE {
            self.bodies.clear();
            self.sets.fill([NONE; WAYS]);
        }
        let ways = &mut self.sets[set];
        ways.rotate_right(1);
        if ways[0] == NONE {
            ways[0] = self.bodies.len() as u8;
            let rest = Stretch::default();
            self.bodies.push(Body { head: id, vocabulary: seen.vocabulary, event: seen.event, name: Vec::new(), rest });
        }
        let Some(body) = self.bodies.get_mut(ways[0] as usize) else { return };
        (body.head, body.vocabulary, body.event) = (id, seen.vocabulary, seen.event);
        body.name.clear();
        body.name.extend_from_slice(name);
        body.rest.keep(bytes_before, rest, kind.1);
    }

    /// The number of the head of this build, which may be a new one.
    fn head(&mut self, bytes: &[u8], slots: &[Slot]) -> u32 {
        if let Some(known) = self.heads.iter().find(|head| head.is_like(bytes, slots)) {
            return known.id;
        }
        let mut head = if self.heads.len() < HEADS { None } else { self.heads.pop() }.unwrap_or_default();
        self.count += 1;
        head.id = self.count;
        head.keep(bytes, slots, 0);
        self.heads.insert(0, head);
        self.count
    }
}

impl Stretch {
    /// Takes bytes and the places in them. `offset`: where the bytes begin in the text that the places are of.
    fn keep(&mut self, bytes: &[u8], slots: &[Slot], offset: u32) {
        self.bytes.clear();
        self.bytes.extend_from_slice(bytes);
        self.slots.clear();
        self.slots.extend(slots.iter().map(|slot| Slot {
            start: slot.start - offset,
            end: slot.end - offset,
            ..*slot
        }));
    }

    /// Whether another stretch differs from this one in nothing but what is in the places.
    fn is_like(&self, bytes: &[u8], slots: &[Slot]) -> bool {
        let (mut mine, mut others) = (0, 0);
        self.slots.len() == slots.len()
            && self.slots.iter().zip(slots).all(|(slot, other)| {
                let fixed = self.bytes.get(mine..slot.start as usize);
                let alike = core::ptr::eq(slot.text, other.text)
                    && slot.role == other.role
                    && slot.advice == other.advice
                    && fixed == bytes.get(others..other.start as usize);
                (mine, others) = (slot.end as usize, other.end as usize);
                alike
            })
            && self.bytes.get(mine..) == bytes.get(others..)
    }

    /// Reads the input from `there` on along this stretch, and notes the places with a role. The offset behind it; none
    /// where the input goes another way.
    fn follow(&self, input: &[u8], mut there: usize, identity: &mut Identity, uris: &mut Uris) -> Option<usize> {
        let (mut at, mut next) = (0, 0);
        loop {
            let alike = common(self.bytes.get(at..)?, input.get(there..)?);
            (at, there) = (at + alike, there + alike);
            // What lies wholly before the first difference is as it was, and right.
            let shift = (there as u32).wrapping_sub(at as u32);
            while let Some(slot) = self.slots.get(next)
                && (slot.end as usize) < at
            {
                slot.note(identity, slot.start.wrapping_add(shift), slot.end.wrapping_add(shift));
                next += 1;
            }
            if at == self.bytes.len() {
                return Some(there);
            }
            let slot = self.slots.get(next).filter(|slot| slot.start as usize <= at)?;
            let start = slot.start.wrapping_add(shift) as usize;
            // What stands before the difference is plain here as it was there.
            let end = plain(input, there);
            if input.get(end) != Some(&b'"') || !uris.accept(slot, input.get(start..end)?) {
                return None;
            }
            slot.note(identity, start as u32, end as u32);
            (at, there, next) = (slot.end as usize, end, next + 1);
        }
    }
}

/// The set in which a type's bodies are: by its length and its last bytes, in which types differ most.
fn set_of(name: &[u8]) -> usize {
    hash(name) % SETS
}

/// A number by length and last bytes.
#[inline(always)]
fn hash(bytes: &[u8]) -> usize {
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    for _ in 0..3 {
        let Some((before, word)) = rest.split_last_chunk::<8>() else { break };
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        rest = before;
    }
    (hash >> 32) as usize
}
