//! What JavaScript can call, and the only file that knows that there is such a thing.
//!
//! What reads input takes and returns numbers and calls no import, so that any number of instances can be made of the module
//! and thrown away after a trap. The one export through `wasm_bindgen` reads no input. Text goes in through one kept buffer; a report comes out as a header of nine
//! words in memory, see [`Header`].
#![expect(unsafe_code, reason = "exports need their plain names, and JavaScript writes into memory that Rust owns")]

use crate::judge::{self, Options};
use crate::plan::VOCABULARIES;
use crate::text::Limits;
use crate::wire::{self, Wire};
use crate::{build, report as reports};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Two kilobytes smaller on the wire than the default one, and as fast.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What the engine keeps between calls: memory to reuse, never a verdict.
struct Kept {
    input: Vec<u8>,
    judge: judge::Kept,
    wire: Wire,
    header: Header,
}

/// What a call left behind: outcome, events, findings, omitted; the table's address and words; the text's address and
/// bytes; whether the input was an array. For `skeleton`: found, vocabulary; the last two words a suggestion's place.
type Header = [u32; 10];

/// In the place of the number of events: there is one, nothing is to be said about it, and the findings' place holds the
/// number of its type. See [`Wire::clean`].
const CLEAN: u32 = u32::MAX;

/// The flag of [`report`] that asks for all words of the report of an event about which nothing is to be said.
const WHOLE: u32 = 8;

thread_local! {
    static KEPT: RefCell<Kept> = const {
        RefCell::new(Kept {
            input: Vec::new(),
            judge: judge::Kept::new(),
            wire: Wire::empty(),
            header: [0; 10],
        })
    };
}

/// Makes room for so many bytes of input and tells where. 0: there is not so much memory.
#[unsafe(no_mangle)]
pub extern "C" fn input_reserve(bytes: u32) -> u32 {
    KEPT.with_borrow_mut(|kept| {
        let more = (bytes as usize).saturating_sub(kept.input.len());
        if kept.input.try_reserve_exact(more).is_err() {
            return 0;
        }
        kept.input.resize(kept.input.len() + more, 0);
        kept.input.as_ptr() as u32
    })
}

/// Whether the first `length` bytes of the input are valid: 0 yes, 1 no.
#[unsafe(no_mangle)]
pub extern "C" fn check(length: u32, vocabulary: u32, bytes: u32, depth: u32, batch: u32, flags: u32) -> u32 {
    let options = options(vocabulary, bytes, depth, batch, flags);
    KEPT.with_borrow_mut(|kept| {
        let input = kept.input.get(..length as usize).unwrap_or_default();
        u32::from(!judge::is_valid(input, &options, &mut kept.judge))
    })
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
    let options = options(vocabulary, bytes, depth, batch, flags);
    KEPT.with_borrow_mut(|kept| {
        let Kept { input, judge, wire, header } = kept;
        let input = input.get(..length as usize).unwrap_or_default();
        if flags & WHOLE == 0
            && let Some(seen) = judge::at_a_glance(input, &options, judge).filter(|seen| seen.clean)
        {
            let kind = wire.clean(&seen, input);
            let [table, text] = [wire.table.as_ptr() as u32, wire.text.as_ptr() as u32];
            *header = [0, CLEAN, kind, 0, table, wire.table.len() as u32, text, wire.text.len() as u32, 0, 0];
            return header.as_ptr() as u32;
        }
        let judgement = judge::judge(input, &options, std::mem::take(&mut judge.tokens));
        let (findings, omitted) = reports::write(&judgement, most as usize, wire);
        *header = [
            wire::outcome(judgement.outcome),
            judgement.events.len() as u32,
            findings,
            omitted,
            wire.table.as_ptr() as u32,
            wire.table.len() as u32,
            wire.text.as_ptr() as u32,
            wire.text.len() as u32,
            u32::from(judgement.batch),
            0,
        ];
        judge.tokens = judgement.doc.tokens;
        header.as_ptr() as u32
    })
}

/// What a type determines of its event; the type is the first `length` bytes of the input. See [`build::skeleton`].
#[unsafe(no_mangle)]
pub extern "C" fn skeleton(length: u32, release: u32) -> u32 {
    KEPT.with_borrow_mut(|kept| {
        let Kept { input, wire, header, .. } = kept;
        let name = String::from_utf8_lossy(input.get(..length as usize).unwrap_or_default());
        let (found, index, text, suggestion) = match build::skeleton(&name, vocabulary_of(release)) {
            Ok((index, text)) => (1, index as u32, text, [wire::NULL, 0]),
            Err(Some(near)) => (0, 0, near.to_owned(), [0, near.len() as u32]),
            Err(None) => (0, 0, String::new(), [wire::NULL, 0]),
        };
        wire.text = text;
        *header =
            [found, index, 0, 0, 0, 0, wire.text.as_ptr() as u32, wire.text.len() as u32, suggestion[0], suggestion[1]];
        header.as_ptr() as u32
    })
}

fn vocabulary_of(index: u32) -> Option<usize> {
    Some(index as usize).filter(|&index| index < VOCABULARIES.len())
}

fn options(vocabulary: u32, bytes: u32, depth: u32, batch: u32, flags: u32) -> Options {
    Options {
        vocabulary: vocabulary_of(vocabulary),
        strict: flags & 1 != 0,
        surrogates: flags & 2 != 0,
        limits: Limits { bytes, depth, batch },
    }
}

/// The id of the vocabulary with an index, for whoever wants to hold another list of them to the engine's: the index is
/// what crosses the boundary. None behind the last.
#[wasm_bindgen]
pub fn vocabulary_id(index: u32) -> Option<String> {
    Some(VOCABULARIES.get(index as usize)?.id.to_owned())
}
