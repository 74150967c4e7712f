//! Wrong events come in series as well: a sender with a mistake makes it every time. This keeps the report of one, and
//! the places in its text where another string may stand; an event that differs nowhere else has the same findings,
//! moved by what stands before them.
//!
//! What a report says must then depend on nothing in those places. So only findings are kept whose words are made of
//! rows, names and the value that they are about ([`rules::is_own`]), which is no such place since it is wrong; and a
//! place that a fix would write again is none. As with [`crate::recall`], tests hold the answers to those of an instance
//! that remembers nothing.

use crate::glance::{self, PLACES, Places, Slot};
use crate::judge::{Judgement, Options, TOLD, is_telling};
use crate::plan::{Family, Role, Shape, VOCABULARIES, follows};
use crate::recall::{LONGEST, MOST_SLOTS, Stretch, Uris};
use crate::rules;
use crate::text::{Kind, Limits, NONE, plain, sort};
use crate::wire::{Place, Wire};
use crate::{Event, Outcome};
use alloc::vec::Vec;

/// So many reports are kept at most.
const MOST: usize = 4;
/// One of more words is not: what is wrong in so many places is no slip that comes again, and takes long to learn.
const MOST_WORDS: usize = 512;

/// What is kept.
pub struct Repeats {
    known: Vec<Repeat>,
    /// Which to write over next.
    turn: usize,
    /// The last answer was a report of errors.
    awake: bool,
    /// How many words it took and how much text: alike in one series.
    alike: [usize; 2],
    uris: Uris,
    shifts: Vec<u32>,
}

/// An event and its report.
struct Repeat {
    event: Stretch,
    settings: Settings,
    /// Outcome, number of events, of findings, and of those left out.
    header: [u32; 4],
    /// The positions in its findings, one behind the other.
    positions: Vec<u32>,
    moves: Vec<Move>,
}

/// What a report depends on beside the event.
#[derive(Clone, Copy, PartialEq)]
struct Settings {
    most: u32,
    limits: Limits,
    surrogates: bool,
}

/// How a position moves: with the strings before it.
struct Move {
    /// It is an offset, without line and column behind it.
    lone: bool,
    /// How many slots end before it, and before its line.
    before: u8,
    before_line: u8,
}

/// A report that is known.
pub struct Known {
    /// Which.
    pub number: u32,
    /// Outcome, number of events, of findings, and of those left out.
    pub header: [u32; 4],
}

impl Repeats {
    /// With nothing in it.
    pub const fn empty() -> Self {
        Repeats { known: Vec::new(), turn: 0, awake: false, alike: [0; 2], uris: Uris::empty(), shifts: Vec::new() }
    }

    /// The last report told of no error.
    pub fn sleep(&mut self) {
        self.awake = false;
    }

    /// The report of an event with at most so many findings, if it is one of a series. Only what may differ goes into the
    /// table of `wire`: the positions, in the order in which a report has them. `places` receives where the strings that
    /// identify the event stand, as far as they may differ.
    pub fn find(
        &mut self,
        bytes: &[u8],
        options: &Options,
        most: u32,
        wire: &mut Wire,
        places: &mut Places,
    ) -> Option<Known> {
        if !self.awake || bytes.len() > options.limits.bytes as usize {
            return None;
        }
        let settings = Settings::of(options, most)?;
        self.uris.advise = true;
        for (number, repeat) in (1..).zip(&self.known) {
            *places = PLACES;
            let found = repeat.settings == settings
                && repeat.event.follow(bytes, 0, places, &mut self.uris) == Some(bytes.len());
            if !found {
                continue;
            }
            let mut shift = 0u32;
            self.shifts.clear();
            self.shifts.push(0);
            for slot in &repeat.event.slots {
                let end = plain(bytes, slot.start.wrapping_add(shift) as usize);
                shift = (end as u32).wrapping_sub(slot.end);
                self.shifts.push(shift);
            }
            wire.clear();
            wire.table.extend_from_slice(&repeat.positions);
            let mut rest = &mut wire.table[..];
            for moved in &repeat.moves {
                let shift = self.shifts[usize::from(moved.before)];
                let (position, behind) = rest.split_at_mut(if moved.lone { 1 } else { 3 });
                position[0] = position[0].wrapping_add(shift);
                if let [_, _, column] = position {
                    let before_line = self.shifts[usize::from(moved.before_line)];
                    *column = column.wrapping_add(shift.wrapping_sub(before_line));
                }
                rest = behind;
            }
            return Some(Known { number, header: repeat.header });
        }
        None
    }

    /// Keeps the report that `wire` holds, if it is the second in a row that reads like this: its number, or 0.
    pub fn learn(&mut self, judgement: &Judgement, options: &Options, most: u32, header: [u32; 4], wire: &Wire) -> u32 {
        let bytes = judgement.doc.bytes;
        let alike = [wire.table.len(), wire.text.len() - wire.findings_at];
        self.awake = judgement.outcome == Outcome::Invalid;
        let again = core::mem::replace(&mut self.alike, alike) == alike;
        let small = bytes.len() <= LONGEST && wire.table.len() <= MOST_WORDS;
        if !(self.awake && again && small && is_own(judgement)) {
            return 0;
        }
        let ([event], Some(settings)) = (&judgement.events[..], Settings::of(options, most)) else { return 0 };
        // What stands between the ends of an edit may be part of its text.
        let edits = wire.places().filter(|place| place.lone).flat_map(|from| {
            let ends = wire.places().filter(move |to| to.lone && to.word == from.word + 1);
            ends.map(move |to| from.offset..=to.offset)
        });
        let told: Vec<_> = wire.places().map(|place| place.offset..=place.offset).chain(edits).collect();
        let is_told = |start: u32, end: u32| told.iter().any(|part| *part.start() <= end && start <= *part.end());
        let Some(slots) = slots(judgement, event, &is_told) else { return 0 };
        let before = |offset: u32| slots.iter().take_while(|slot| slot.end < offset).count() as u8;
        let line = |offset: u32| {
            let until = bytes.get(..offset as usize).unwrap_or(bytes);
            until.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at as u32 + 1)
        };
        let mut known =
            Repeat { event: Stretch::default(), settings, header, positions: Vec::new(), moves: Vec::new() };
        let places = wire
            .places()
            .map(|Place { offset, word, lone }| (word as u128) << 64 | u128::from(offset) << 1 | u128::from(lone));
        let mut places: Vec<u128> = places.collect();
        sort(&mut places, false);
        for place in places {
            let (word, offset, lone) = ((place >> 64) as usize, (place as u64 >> 1) as u32, place & 1 == 1);
            known.positions.extend_from_slice(&wire.table[word..word + if lone { 1 } else { 3 }]);
            known.moves.push(Move { lone, before: before(offset), before_line: before(line(offset)) });
        }
        known.event.keep(bytes, &slots, 0);
        let index = self.turn % MOST;
        self.turn += 1;
        match self.known.get_mut(index) {
            Some(place) => *place = known,
            None => self.known.push(known),
        }
        index as u32 + 1
    }
}

impl Settings {
    /// None: more is asked for that changes what is found.
    fn of(options: &Options, most: u32) -> Option<Self> {
        let usual = options.vocabulary.is_none() && options.levels.is_empty() && !options.strict;
        usual.then_some(Settings { most, limits: options.limits, surrogates: options.surrogates })
    }
}

/// Whether a report is of one bare event of a release, and each of its findings depends on what it is about alone.
fn is_own(judgement: &Judgement) -> bool {
    // What other releases say may depend on any value.
    judgement.faults.iter().filter(|(fault, _)| is_telling(fault)).count() < TOLD
        && judgement.faults.iter().all(|(fault, _)| rules::is_own(fault.rule))
        && judgement.doc.sound()
        && judgement.events.iter().all(|event| {
            let family = event.vocabulary.map(|index| VOCABULARIES[index].family);
            family == Some(Family::Release) && event.token == 0 && event.wrapper == NONE
        })
}

/// The strings of an event in whose places others may stand. `is_told`: whether the report says something of what stands
/// from one byte to another. None: there are too many.
fn slots(judgement: &Judgement, event: &Event, is_told: &dyn Fn(u32, u32) -> bool) -> Option<Vec<Slot>> {
    let doc = &judgement.doc;
    let mut slots: Vec<Slot> = Vec::new();
    for &(token, node) in &event.texts {
        let (Shape::Text(text), place) = (node.shape(), doc.token(token)) else { continue };
        let (start, end) = (place.start + 1, place.end.wrapping_sub(1));
        let value = doc.inner(token);
        let fixed = matches!(node.role(), Role::Type | Role::Version | Role::CustomDataContentType)
            || token == event.roles[Role::CustomData as usize];
        let in_order = slots.last().is_none_or(|last| last.end < start);
        let right = || glance::accepts(text, value) && follows(node.advice_number(), value);
        if place.kind == Kind::String
            && plain(doc.bytes, start as usize) == end as usize
            && !fixed
            && in_order
            && right()
            && !is_told(start, end)
        {
            slots.push(Slot { start, end, text, role: node.role(), advice: node.advice_number() });
        }
    }
    (slots.len() <= MOST_SLOTS).then_some(slots)
}
