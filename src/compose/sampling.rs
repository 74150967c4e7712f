//! Values for events that nobody sent: chosen by a seed, the same for the same seed. The tables are generated from
//! `schemas/samples.json`.

mod rows;

pub use rows::{DETAILS, DURATIONS, ENDS, FAULTS, FIELDS, LINK, PREDICATES, SCENARIOS, SUBJECTS};

use super::words::{cut, parts};
use crate::formats::{date, digits, hexadecimal, write_uuid};
use alloc::borrow::ToOwned;
use alloc::string::String;
use rows::{IDS, SOURCES, WORDS};

/// The entry of a table with a name.
pub fn find(table: &'static str, name: &str) -> Option<&'static str> {
    parts(table, b'\n').find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
}

/// The names in a table, in its order.
pub fn names(table: &'static str) -> impl Iterator<Item = &'static str> {
    parts(table, b'\n').filter_map(|line| Some(cut(line, b'=')?.0))
}

/// What the values of one event depend on.
#[derive(Clone, Copy)]
pub struct Scene<'s> {
    pub seed: u64,
    /// The delivery that it belongs to.
    pub run: u64,
    /// The event's number in the delivery.
    pub event: u64,
    /// Milliseconds since 1970.
    pub time: u64,
    /// The kind of the subject, in the words of the newest release.
    pub kind: &'s str,
    /// Which of several subjects of a kind; empty: the seed chooses.
    pub slot: &'s str,
    /// How what finishes ends, in the words of the newest release.
    pub outcome: &'s str,
}

/// The numbers of deliveries begin here, so that they look alike.
const FIRST: u64 = 1_001;

/// One step of splitmix64: every bit of the result depends on every bit of the number.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ number >> 31
}

impl Scene<'_> {
    /// A number for a purpose, the same in the whole delivery.
    #[inline(never)]
    pub fn number(&self, purpose: &str) -> u64 {
        let start = mix(mix(self.seed) ^ self.run);
        purpose.bytes().fold(start, |number, byte| mix(number ^ u64::from(byte)))
    }

    /// A number for a purpose in this event.
    pub fn own_number(&self, purpose: &str) -> u64 {
        mix(self.number(purpose) ^ self.event.wrapping_add(1) << 32)
    }

    /// One of some words, the same in the whole delivery.
    pub fn choose<'w>(&self, purpose: &str, words: &[&'w str]) -> &'w str {
        words.get((self.number(purpose) % words.len().max(1) as u64) as usize).copied().unwrap_or_default()
    }

    /// The id of a kind of subject.
    pub fn id(&self, kind: &str) -> String {
        let mut text = String::new();
        self.write(find(IDS, kind).unwrap_or("<kind>-<n>"), kind, &mut text);
        text
    }

    /// The source of a kind of subject.
    pub fn source(kind: &str) -> &'static str {
        find(SOURCES, kind).or_else(|| find(SOURCES, "")).unwrap_or_default()
    }

    /// A text with everything in angle brackets replaced. `kind`: whose id and slot is meant.
    pub fn write(&self, template: &str, kind: &str, text: &mut String) {
        let mut rest = template;
        while let Some((before, (name, after))) =
            cut(rest, b'<').and_then(|(before, rest)| Some((before, cut(rest, b'>')?)))
        {
            text.push_str(before);
            match name {
                "id" => text.push_str(&self.id(kind)),
                "kind" => text.push_str(kind),
                "n" => digits(text, self.run + FIRST, 1),
                "hex" => hexadecimal(text, self.number(name), 8),
                "digest" => {
                    for part in ["a", "b", "c", "d"] {
                        hexadecimal(text, self.number(part), 16);
                    }
                }
                "outcome" => text.push_str(self.outcome),
                "slot" if !self.slot.is_empty() => text.push_str(self.slot),
                "slot" => text.push_str(self.word(kind)),
                name => text.push_str(self.word(name)),
            }
            rest = after;
        }
        text.push_str(rest);
    }

    /// A word of a list.
    fn word(&self, list: &str) -> &'static str {
        let words = find(WORDS, list).unwrap_or("1");
        let count = 1 + words.bytes().filter(|byte| *byte == b',').count();
        parts(words, b',').nth((self.number(list) % count as u64) as usize).unwrap_or_default()
    }

    /// A UUID of version 4. `own`: of this event, not of the delivery.
    pub fn uuid(&self, own: bool) -> String {
        let number = |purpose: &str| if own { self.own_number(purpose) } else { self.number(purpose) };
        let (high, low) = (number("u") & !0xF000 | 0x4000, number("v") & !(3 << 62) | 1 << 63);
        write_uuid(high, low)
    }
}

/// A moment as RFC 3339 writes it, in UTC. `moment`: milliseconds since 1970.
pub fn timestamp(moment: u64) -> String {
    let (days, within) = (moment / 86_400_000, moment % 86_400_000);
    let [year, month, day] = date(days.cast_signed());
    let mut text = String::new();
    for (number, length, mark) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (within / 3_600_000, 2, ':'),
        (within / 60_000 % 60, 2, ':'),
        (within / 1_000 % 60, 2, '.'),
        (within % 1_000, 3, 'Z'),
    ] {
        digits(&mut text, number, length);
        text.push(mark);
    }
    text
}

/// How much of a kind of subject a table says; its own name where it says nothing.
pub fn called(table: &'static str, name: &str) -> String {
    find(table, name).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps() {
        for (moment, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_772_323_199_001, "2026-02-28T23:59:59.001Z"),
            (1_772_323_200_000, "2026-03-01T00:00:00.000Z"),
            (1_798_761_599_000, "2026-12-31T23:59:59.000Z"),
        ] {
            assert_eq!(timestamp(moment), text);
        }
    }
}
