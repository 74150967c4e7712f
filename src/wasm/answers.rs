//! The calls that answer with more than yes or no. An answer is a header of words in memory, see [`Header`].

use super::{Lone, options, vocabulary_of, with_input};
use crate::plan::VOCABULARIES;
use crate::rules::Severity;
use crate::wire::{self, Wire};
use crate::{build, judge, report as reports};
use alloc::borrow::ToOwned;
use alloc::string::String;
use wasm_bindgen::prelude::wasm_bindgen;

/// The answer of the last call.
struct Answer {
    wire: Wire,
    header: Header,
}

/// What a call left behind: outcome, events, findings, omitted; the table's address and words; the text's address and
/// bytes; whether the input was an array, and the number under which the report is kept, or 0. For `skeleton`: found,
/// vocabulary, and a suggestion's place in the stead of the last two. The eight behind them are for the short forms.
type Header = [u32; 18];

/// In the place of the number of events: there is one, nothing is to be said about it, and the findings' place holds the
/// number of its type; the last eight words are the places of [`Wire::identity`].
const CLEAN: u32 = u32::MAX;

/// In the place of the number of events: but for the positions, which the table holds, the findings are those of the
/// report that had the number in the tenth word last. The last eight words are places as in [`CLEAN`]; what has none is as
/// in that report.
const REPEATED: u32 = u32::MAX - 1;

/// The flag of [`report`] that asks for all words of the report of an event about which nothing is to be said.
const WHOLE: u32 = 8;

/// The flag of [`report`] that says that the caller can cut strings out of the input itself.
const IN_PLACE: u32 = 16;

static ANSWER: Lone<Answer> = Lone::new(Answer { wire: Wire::empty(), header: [0; 18] });

impl Answer {
    /// Puts the places of text and table into the header and tells where it is.
    fn finish(&mut self, first: [u32; 4]) -> u32 {
        let Wire { text, table, .. } = &self.wire;
        let places = [table.as_ptr() as u32, table.len() as u32, text.as_ptr() as u32, text.len() as u32];
        self.header[..4].copy_from_slice(&first);
        self.header[4..8].copy_from_slice(&places);
        self.header.as_ptr() as u32
    }
}

/// The whole report on the first `length` bytes of the input: the address of its header.
#[unsafe(no_mangle)]
pub extern "C" fn report(
    length: u32,
    vocabulary: u32,
    most: u32,
    bytes: u32,
    depth: u32,
    batch: u32,
    flags: u32,
) -> u32 {
    ANSWER.with_borrow_mut(|answer| {
        with_input(length, |input, levels, kept| {
            let options = options(vocabulary, bytes, depth, batch, flags, levels);
            let in_place = flags & IN_PLACE != 0;
            if flags & WHOLE == 0
                && let Some(known) = kept.repeats.find(input, &options, most, &mut answer.wire, &mut kept.places)
            {
                let places = answer.wire.identity(&kept.places, input, in_place);
                answer.header[9] = known.number;
                answer.header[10..].copy_from_slice(&places);
                let [outcome, _, findings, omitted] = known.header;
                return answer.finish([outcome, REPEATED, findings, omitted]);
            }
            if flags & WHOLE == 0
                && let Some(seen) = judge::at_a_glance(input, &options, kept, true).filter(|seen| seen.clean)
            {
                kept.repeats.sleep();
                let places = answer.wire.identity(&kept.places, input, in_place);
                answer.header[10..].copy_from_slice(&places);
                return answer.finish([0, CLEAN, seen.number(), 0]);
            }
            let tokens = core::mem::take(&mut kept.tokens);
            let repeats = &mut kept.repeats;
            let (header, tokens) = judge::judged(input, &options, tokens, |judgement| {
                let (findings, omitted) = reports::write(judgement, most as usize, &mut answer.wire);
                let outcome = wire::outcome(judgement.outcome);
                let header = [outcome, judgement.events.len() as u32, findings, omitted];
                let number = repeats.learn(judgement, &options, most, header, &answer.wire);
                answer.header[8..10].copy_from_slice(&[u32::from(judgement.batch), number]);
                header
            });
            kept.tokens = tokens;
            answer.finish(header)
        })
    })
}

/// Keeps how bad the findings of some rules are, for the calls that ask for it by a flag. The first `length` bytes of the
/// input hold three bytes for each: its code, and 0 for off, 1 for a note, 2 for a warning, 3 for an error.
#[unsafe(no_mangle)]
pub extern "C" fn set_levels(length: u32) {
    with_input(length, |input, levels, _| {
        levels.clear();
        let (entries, _) = input.as_chunks::<3>();
        for [low, high, level] in entries {
            let severity = match level {
                0 => None,
                1 => Some(Severity::Note),
                2 => Some(Severity::Warning),
                _ => Some(Severity::Error),
            };
            levels.push((u16::from_le_bytes([*low, *high]), severity));
        }
    });
}

/// What a type determines of its event; the type is the first `length` bytes of the input. See [`build::skeleton`].
#[unsafe(no_mangle)]
pub extern "C" fn skeleton(length: u32, release: u32) -> u32 {
    let name = with_input(length, |input, _, _| String::from_utf8_lossy(input).into_owned());
    let (found, index, text, suggestion) = match build::skeleton(&name, vocabulary_of(release)) {
        Ok((index, text)) => (1, index as u32, text, [wire::NULL, 0]),
        Err(Some(near)) => (0, 0, near.clone(), [0, near.len() as u32]),
        Err(None) => (0, 0, String::new(), [wire::NULL, 0]),
    };
    ANSWER.with_borrow_mut(|answer| {
        answer.wire.text = text;
        answer.header[8..10].copy_from_slice(&suggestion);
        answer.finish([found, index, 0, 0])
    })
}

/// The id of the vocabulary with an index, for whoever wants to hold another list of them to the engine's: the index is
/// what crosses the boundary. None behind the last.
#[wasm_bindgen]
pub fn vocabulary_id(index: u32) -> Option<String> {
    Some(VOCABULARIES.get(index as usize)?.id.to_owned())
}
