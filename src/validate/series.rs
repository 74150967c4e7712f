//! Senders emit series of events that differ in a few strings. This keeps the bytes of accepted events and
//! the strings in them that may be replaced; an event that differs only in those is valid too.
//!
//! It learns only from [`super::fast_accept`], and replaced strings are checked by the same row and the same function
//! as there. So the answer depends on the bytes alone; history affects only the time. Tests
//! compare it with the walk on every mutant of the oracle. The bytes that it keeps are freed with the instance.

use super::fast_accept::{self, Seen, Slot};
use crate::features::JUDGES_HISTORIES;
use crate::json::{common, plain, same};
use crate::model::event::{Identity, Match, NO_IDENTITY};
use crate::model::plan::{EventType, Format, Text, follows};
use crate::rules;
use alloc::vec;
use alloc::vec::Vec;

/// Longer events, and events with more replaceable strings, are not kept.
const MAX_EVENT_BYTES: usize = 4096;
const MAX_SLOTS: usize = 96;
/// The most heads and bodies that are kept: one megabyte if all have the maximum length.
const HEADS: usize = 4;
const BODIES: usize = 255;
/// Bodies are cached by type in this many sets of [`WAYS`] entries.
const SETS: usize = 256;
const WAYS: usize = 4;
/// After this many more misses than hits, the cache is skipped for some events.
const PATIENCE: i32 = 12;
const REST: u32 = 512;
/// The number of URIs that are remembered, and their maximum length in bytes.
const URIS: usize = 64;
const MAX_URI_BYTES: usize = 64;
/// No body.
const NO_BODY: u8 = u8::MAX;

pub struct Series {
    /// The text up to the type, most recently used first.
    heads: Vec<Stretch>,
    /// The text after the type.
    bodies: Vec<Body>,
    sets: Vec<[u8; WAYS]>,
    /// Hits minus misses, clamped.
    trust: i32,
    /// How many more events are skipped.
    rest: u32,
    /// The number of the next head.
    count: u32,
    /// The number of the next version of a body.
    version: u32,
    /// The body that the last event followed.
    followed: Option<u8>,
    /// Where the replaceable strings of that event are.
    places: Vec<(u32, u32)>,
    uris: Uris,
}

/// Valid URIs, since senders have few sources. A hash of the bytes determines the slot.
struct Uris {
    /// Whether advice counts too.
    advise: bool,
    known: [(Option<&'static Text>, Vec<u8>); URIS],
}

impl Uris {
    const fn empty() -> Self {
        Uris { advise: false, known: [const { (None, Vec::new()) }; URIS] }
    }

    /// Whether a row accepts a string without advice. Remembers valid URIs.
    fn accept(&mut self, slot: &Slot, value: &[u8]) -> bool {
        let text = slot.text;
        if self.advise && (slot.advice != 0 && !follows(slot.advice, value) || rules::may_be_template(value)) {
            return false;
        }
        if !matches!(text.format, Format::Uri | Format::UriReference) || value.len() > MAX_URI_BYTES {
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

/// Bytes, and the strings in them that may be replaced.
#[derive(Default)]
struct Stretch {
    id: u32,
    bytes: Vec<u8>,
    slots: Vec<Slot>,
}

struct Body {
    version: u32,
    head: u32,
    vocabulary: usize,
    event: &'static EventType,
    name: Vec<u8>,
    rest: Stretch,
}

impl Series {
    pub const fn empty() -> Self {
        Series {
            heads: Vec::new(),
            bodies: Vec::new(),
            sets: Vec::new(),
            trust: 0,
            // Skip the first event: a process may validate only one.
            rest: 1,
            count: 0,
            version: 0,
            followed: None,
            places: Vec::new(),
            uris: Uris::empty(),
        }
    }

    /// Whether to use the cache for the next event.
    pub fn is_awake(&mut self) -> bool {
        if self.rest > 0 {
            self.rest -= 1;
            return false;
        }
        true
    }

    /// The event, if one like it was accepted. `advise`: also require that there are no findings, which
    /// takes longer. `identity` receives the positions of its identifying strings.
    pub fn find(&mut self, bytes: &[u8], advise: bool, identity: &mut Identity) -> Option<Seen> {
        self.uris.advise = advise;
        for index in 0..self.heads.len() {
            let head = &self.heads[index];
            *identity = NO_IDENTITY;
            self.places.clear();
            let noted = &mut Noted { identity, places: &mut self.places };
            let Some(start) = head.follow(bytes, 0, noted, &mut self.uris) else { continue };
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
        let before = self.places.len();
        for way in 0..WAYS {
            let Some(body) = self.bodies.get(set[way] as usize) else { break };
            if body.head != head || body.name.len() != name.len() || !same(&body.name, name) {
                continue;
            }
            if tried {
                // Undo what the failed attempt recorded.
                identity.iter_mut().filter(|place| place.0 as usize >= at).for_each(|place| *place = (0, 0));
            }
            tried = true;
            self.places.truncate(before);
            let noted = &mut Noted { identity, places: &mut self.places };
            if body.rest.follow(bytes, at, noted, &mut self.uris) == Some(bytes.len()) {
                self.followed = JUDGES_HISTORIES.then_some(set[way]);
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

    /// The next event follows no pattern yet.
    pub fn unfollow(&mut self) {
        self.followed = None;
    }

    /// The pattern of the last event, if [`Series::find`] found one.
    pub fn followed(&self) -> Option<Match<'_>> {
        let number = usize::from(self.followed?);
        Some(Match { number, version: self.bodies.get(number)?.version, slots: &self.places })
    }

    /// Keeps an accepted event with its replaceable strings. `kind`: start and end of its type.
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
            self.sets = vec![[NO_BODY; WAYS]; SETS];
        }
        if self.bodies.len() == BODIES && self.sets[set][WAYS - 1] == NO_BODY {
            self.bodies.clear();
            self.sets.fill([NO_BODY; WAYS]);
        }
        let ways = &mut self.sets[set];
        ways.rotate_right(1);
        if ways[0] == NO_BODY {
            ways[0] = self.bodies.len() as u8;
            let rest = Stretch::default();
            self.bodies.push(Body {
                version: 0,
                head: id,
                vocabulary: seen.vocabulary,
                event: seen.event,
                name: Vec::new(),
                rest,
            });
        }
        let Some(body) = self.bodies.get_mut(ways[0] as usize) else { return };
        self.version = self.version.wrapping_add(1);
        body.version = self.version;
        (body.head, body.vocabulary, body.event) = (id, seen.vocabulary, seen.event);
        body.name.clear();
        body.name.extend_from_slice(name);
        body.rest.keep(bytes_before, rest, kind.1);
    }

    /// The number of the matching head, which may be new.
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

/// What is noted of an event that follows a pattern.
struct Noted<'s> {
    identity: &'s mut Identity,
    places: &'s mut Vec<(u32, u32)>,
}

impl Noted<'_> {
    #[inline(always)]
    fn take(&mut self, slot: &Slot, start: u32, end: u32) {
        slot.note(self.identity, start, end);
        // Only histories read more than what identifies the event.
        if JUDGES_HISTORIES {
            self.places.push((start, end));
        }
    }
}

impl Stretch {
    /// Copies bytes and slots. `offset`: where the bytes begin in the text that the slots refer to.
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

    /// Whether another text differs from this one only in the slots.
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

    /// Matches the input from `there` against this stretch, and records the strings with a role. Returns the offset after it;
    /// none if the input does not match.
    fn follow(&self, input: &[u8], mut there: usize, noted: &mut Noted, uris: &mut Uris) -> Option<usize> {
        let (mut at, mut next) = (0, 0);
        loop {
            let alike = common(self.bytes.get(at..)?, input.get(there..)?);
            (at, there) = (at + alike, there + alike);
            // Slots before the first difference are unchanged, and so valid.
            let shift = (there as u32).wrapping_sub(at as u32);
            while let Some(slot) = self.slots.get(next)
                && (slot.end as usize) < at
            {
                noted.take(slot, slot.start.wrapping_add(shift), slot.end.wrapping_add(shift));
                next += 1;
            }
            if at == self.bytes.len() {
                return Some(there);
            }
            let slot = self.slots.get(next).filter(|slot| slot.start as usize <= at)?;
            let start = slot.start.wrapping_add(shift) as usize;
            // The text before the difference is plain in both.
            let end = plain(input, there);
            if input.get(end) != Some(&b'"') || !uris.accept(slot, input.get(start..end)?) {
                return None;
            }
            noted.take(slot, start as u32, end as u32);
            (at, there, next) = (slot.end as usize, end, next + 1);
        }
    }
}

/// Hashes a type by its length and its last bytes, in which types differ most.
fn set_of(name: &[u8]) -> usize {
    hash(name) % SETS
}

/// Hashes bytes by their length and last bytes.
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
