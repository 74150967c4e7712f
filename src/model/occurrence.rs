//! What histories know of an event: who sent it, when, about what, and how that is connected. Made by `facts`, judged by
//! `lifecycle`. It does not know the document that it comes from.

use super::kinds::{KINDS, Kind, Phase};
pub use super::parts::{LinkKind, PARTS, Part};
use crate::bytes::{Reader, Writer};
use crate::formats::hexadecimal;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A link from an event to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'e> {
    pub kind: LinkKind,
    /// The id of the target; empty if it is not an event.
    pub target: &'e str,
    /// The link's index in the event.
    pub index: u16,
}

/// A link whose target is a piece of the event's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kept {
    kind: LinkKind,
    index: u16,
    start: u32,
    end: u32,
}

/// The place of an event among others. Of two events at the same time, what contains the other begins before it and ends
/// after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    pub rank: u8,
    /// The digest of the event with its source and id.
    pub tie: u64,
}

/// What an event says of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A time. Without one the order is that of arrival.
    Read,
    Unreadable,
    Absent,
}

/// An event as histories see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub order: Order,
    pub clock: Clock,
    /// It arrived when events of a later time had already been judged.
    pub late: bool,
    /// The number of its record in a stream, from 0; none outside of streams.
    pub record: Option<u64>,
    /// The index of its vocabulary.
    pub vocabulary: u8,
    /// The index of its type among the events of its vocabulary.
    pub event_type: Option<u8>,
    /// It has the attributes of a CloudEvent as members, in the draft's second spelling.
    pub cloud: bool,
    /// The index of the kind of its subject.
    pub kind: Option<u8>,
    /// The index of its predicate in the life of the kind.
    pub predicate: Option<u8>,
    /// A digest of the event without its time: equal for the same event sent again.
    pub digest: u64,
    links: Vec<Kept>,
    /// All parts, then the targets of links, concatenated.
    text: String,
    ends: [u16; PARTS],
    /// Of the parts that mostly repeat another one, those that do. They are not in the text again.
    same: u8,
}

/// Parts that mostly repeat another one. An earlier one does not repeat a later one.
const REPEATS: [(Part, Part); 2] = [(Part::SubjectSource, Part::Source), (Part::ParentSource, Part::SubjectSource)];

/// Parts are at most this long. What is longer is cut, with a digest of the whole at the end.
const LONGEST: usize = 2048;

impl Occurrence {
    /// With nothing in it.
    pub fn new() -> Self {
        Occurrence {
            order: Order { time: 0, rank: 0, tie: 0 },
            clock: Clock::Absent,
            late: false,
            record: None,
            vocabulary: 0,
            event_type: None,
            cloud: false,
            kind: None,
            predicate: None,
            digest: 0,
            links: Vec::new(),
            text: String::new(),
            ends: [0; PARTS],
            same: 0,
        }
    }

    /// Sets all parts. `more`: the bytes of the links that will be added.
    pub fn set_parts(&mut self, parts: &[&str; PARTS], more: usize) {
        let mut parts = *parts;
        self.same = 0;
        for (bit, (part, other)) in REPEATS.iter().enumerate().rev() {
            if parts[*part as usize] == parts[*other as usize] {
                parts[*part as usize] = "";
                self.same |= 1 << bit;
            }
        }
        self.text = String::with_capacity(parts.iter().map(|part| part.len().min(LONGEST)).sum::<usize>() + more);
        for (part, end) in parts.iter().zip(&mut self.ends) {
            push_short(&mut self.text, part);
            *end = self.text.len() as u16;
        }
    }

    /// Adds a link. Parts must have been set.
    pub fn add_link(&mut self, link: Link) {
        let start = self.text.len() as u32;
        push_short(&mut self.text, link.target);
        self.links.push(Kept { kind: link.kind, index: link.index, start, end: self.text.len() as u32 });
    }

    /// Its links, in order.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        self.links.iter().map(|link| {
            let target = self.text.get(link.start as usize..link.end as usize).unwrap_or_default();
            Link { kind: link.kind, target, index: link.index }
        })
    }

    #[inline]
    pub fn part(&self, part: Part) -> &str {
        let mut at = part as usize;
        for (bit, (part, other)) in REPEATS.iter().enumerate().rev() {
            if self.same >> bit & 1 == 1 && at == *part as usize {
                at = *other as usize;
            }
        }
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.get(usize::from(start)..usize::from(self.ends[at])).unwrap_or_default()
    }

    pub fn has(&self, part: Part) -> bool {
        !self.part(part).is_empty()
    }

    /// It has a time that can be read.
    pub fn timed(&self) -> bool {
        self.clock == Clock::Read
    }

    pub fn kind(&self) -> Option<&'static Kind> {
        KINDS.get(usize::from(self.kind?))
    }

    /// What its predicate means for its subject.
    pub fn phase(&self) -> Option<Phase> {
        Some(self.step()?.1)
    }

    /// Its predicate in the words of the newest vocabulary; empty if nothing is known of it.
    pub fn word(&self) -> &'static str {
        self.step().map_or("", |step| step.0)
    }

    fn step(&self) -> Option<&'static (&'static str, Phase)> {
        self.kind()?.life?.phases.get(usize::from(self.predicate?))
    }

    /// Whether it is the same event sent again. Two events without an id are the same if they have the same time too.
    pub fn is_again(&self, other: &Occurrence) -> bool {
        if self.digest != other.digest {
            return false;
        }
        let named = self.has(Part::Id) && self.part(Part::Id) == other.part(Part::Id);
        self.part(Part::Source) == other.part(Part::Source)
            && (named || !self.has(Part::Id) && !other.has(Part::Id) && self.order.time == other.order.time)
    }

    /// Compares the places in time, then the records.
    pub fn compare(&self, other: &Occurrence) -> Ordering {
        self.order.cmp(&other.order).then(self.record.cmp(&other.record))
    }

    /// Writes it. [`Occurrence::read`] reads it.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.order.time.to_le_bytes());
        out.push(self.order.rank);
        out.extend_from_slice(&self.order.tie.to_le_bytes());
        let same = [self.same & 1 != 0, self.same & 2 != 0];
        let flags = [
            self.timed(),
            self.late,
            self.record.is_some(),
            self.cloud,
            self.clock == Clock::Unreadable,
            same[0],
            same[1],
        ];
        out.push(flags.iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(*flag)));
        Writer(out).number(self.record.unwrap_or_default());
        out.push(self.vocabulary);
        for index in [self.event_type, self.kind, self.predicate] {
            out.push(index.map_or(0, |index| index + 1));
        }
        out.extend_from_slice(&self.digest.to_le_bytes());
        let mut start = 0;
        for end in self.ends {
            Writer(out).number(u64::from(end - start));
            start = end;
        }
        out.extend_from_slice(self.text.as_bytes().get(..usize::from(start)).unwrap_or_default());
        Writer(out).number(self.links.len() as u64);
        for link in self.links() {
            out.push(link.kind as u8);
            Writer(out).number(u64::from(link.index));
            Writer(out).bytes(link.target.as_bytes());
        }
    }

    /// Reads what [`Occurrence::write`] wrote. None: the bytes are something else.
    pub fn read(bytes: &mut Reader) -> Option<Occurrence> {
        let mut read = Occurrence::new();
        read.order.time = i64::from_le_bytes(bytes.array()?);
        read.order.rank = bytes.byte()?;
        read.order.tie = u64::from_le_bytes(bytes.array()?);
        let flags = bytes.byte().filter(|flags| *flags < 128)?;
        read.same = flags >> 5;
        (read.late, read.cloud) = (flags & 2 != 0, flags & 8 != 0);
        read.clock = match (flags & 1 != 0, flags & 0b1_0000 != 0) {
            (true, false) => Clock::Read,
            (false, true) => Clock::Unreadable,
            (false, false) => Clock::Absent,
            (true, true) => return None,
        };
        let record = bytes.number()?;
        read.record = (flags & 4 != 0).then_some(record);
        read.vocabulary = bytes.byte()?;
        let known = |index: u8| index.checked_sub(1);
        read.event_type = known(bytes.byte()?);
        read.kind = known(bytes.byte()?);
        read.predicate = known(bytes.byte()?);
        if read.kind.is_some_and(|kind| usize::from(kind) >= KINDS.len()) {
            return None;
        }
        read.digest = u64::from_le_bytes(bytes.array()?);
        let mut end = 0u64;
        for place in &mut read.ends {
            end = end.checked_add(bytes.number()?)?;
            *place = u16::try_from(end).ok()?;
        }
        read.text = core::str::from_utf8(bytes.slice(end)?).ok()?.into();
        let mut start = 0;
        for end in read.ends {
            read.text.get(usize::from(start)..usize::from(end))?;
            start = end;
        }
        for _ in 0..bytes.number()? {
            let kind = match bytes.byte()? {
                0 => LinkKind::Path,
                1 => LinkKind::Relation,
                2 => LinkKind::End,
                _ => return None,
            };
            let index = u16::try_from(bytes.number()?).ok()?;
            read.add_link(Link { kind, index, target: &bytes.text()? });
        }
        Some(read)
    }
}

impl Default for Occurrence {
    fn default() -> Self {
        Occurrence::new()
    }
}

/// A part that is too long is cut where a character ends.
fn push_short(text: &mut String, part: &str) {
    if part.len() <= LONGEST {
        text.push_str(part);
        return;
    }
    let mut end = LONGEST - 17;
    while !part.is_char_boundary(end) {
        end -= 1;
    }
    text.push_str(part.get(..end).unwrap_or_default());
    text.push('~');
    hexadecimal(text, hash(part.as_bytes(), 0), 16);
}

/// A digest of bytes, eight at a time. Not for secrets.
pub fn hash(bytes: &[u8], seed: u64) -> u64 {
    let mut state = seed ^ (bytes.len() as u64).wrapping_mul(FIRST);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state = fold(state, u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    spread(fold(state, u64::from_le_bytes(last)))
}

/// One number of two, whose order counts.
#[inline(always)]
pub fn mix(one: u64, other: u64) -> u64 {
    spread(fold(fold(FIRST, one), other))
}

const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const SECOND: u64 = 0xD1B5_4A32_D192_ED03;

// Products of 64 bits only: WebAssembly has no wider ones. Both are one to one in each argument, so that values that differ in
// one place never have the same digest.

#[inline(always)]
fn fold(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(SECOND);
    (state ^ state >> 29).rotate_left(23)
}

/// Every bit of the number changes half of those of the result.
#[inline(always)]
fn spread(state: u64) -> u64 {
    let state = (state ^ state >> 33).wrapping_mul(FIRST);
    let state = (state ^ state >> 29).wrapping_mul(SECOND);
    state ^ state >> 32
}
