//! What JavaScript can call. This file and what is below it are the only ones that know that there is such a thing.
//!
//! What reads input takes and returns numbers and calls no import, so that any number of instances can be made of the
//! module and thrown away after a trap. Text goes in through one kept buffer.
#![expect(unsafe_code, reason = "exports need their plain names, and JavaScript writes into memory that Rust owns")]

#[cfg(feature = "report")]
mod answers;

use crate::EXPLAINS;
use crate::judge::{self, Options};
use crate::plan::VOCABULARIES;
use crate::rules::Severity;
use crate::text::Limits;
use alloc::vec::Vec;
use core::cell::RefCell;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Inputs of so many bytes need no memory from the allocator, so that a process that judges one event never enters it.
const SMALL_BYTES: usize = 16 * 1024;

static SMALL: Lone<[u8; SMALL_BYTES]> = Lone::new([0; SMALL_BYTES]);

static KEPT: Lone<Kept> = Lone::new(Kept { large: Vec::new(), judge: judge::Kept::empty(), levels: Vec::new() });

/// What the engine keeps between calls.
struct Kept {
    /// In the place of [`SMALL`], once an input was larger.
    large: Vec<u8>,
    judge: judge::Kept,
    levels: Vec<Level>,
}

/// How bad the findings of a rule are, by its code; none: they are left out.
type Level = (u16, Option<Severity>);

/// What the one thread of an instance keeps.
struct Lone<Value>(RefCell<Value>);

// SAFETY: the module is built without threads, and its memory is not shared.
unsafe impl<Value> Sync for Lone<Value> {}

impl<Value> Lone<Value> {
    const fn new(value: Value) -> Self {
        Lone(RefCell::new(value))
    }

    fn with_borrow_mut<Answer>(&self, work: impl FnOnce(&mut Value) -> Answer) -> Answer {
        work(&mut self.0.borrow_mut())
    }
}

/// Ends the instance: whoever called it makes another.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

/// Works on the first `length` bytes of the input.
fn with_input<Answer>(length: u32, work: impl FnOnce(&[u8], &mut Vec<Level>, &mut judge::Kept) -> Answer) -> Answer {
    KEPT.with_borrow_mut(|Kept { large, judge, levels }| {
        SMALL.with_borrow_mut(|small| {
            let room = if large.is_empty() { &small[..] } else { &large[..] };
            work(room.get(..length as usize).unwrap_or_default(), levels, judge)
        })
    })
}

/// Makes room for so many bytes of input and tells where. 0: there is not so much memory.
#[unsafe(no_mangle)]
pub extern "C" fn input_reserve(bytes: u32) -> u32 {
    KEPT.with_borrow_mut(|Kept { large, .. }| {
        let more = (bytes as usize).saturating_sub(large.len());
        if large.is_empty() && more <= SMALL_BYTES {
            return SMALL.with_borrow_mut(|small| small.as_ptr() as u32);
        }
        if large.try_reserve_exact(more).is_err() {
            return 0;
        }
        large.resize(large.len() + more, 0);
        large.as_ptr() as u32
    })
}

/// Whether the first `length` bytes of the input are valid: 0 yes, 1 no.
#[unsafe(no_mangle)]
pub extern "C" fn check(length: u32, vocabulary: u32, bytes: u32, depth: u32, batch: u32, flags: u32) -> u32 {
    with_input(length, |input, levels, judge| {
        let options = options(vocabulary, bytes, depth, batch, flags, levels);
        u32::from(!judge::is_valid(input, &options, judge))
    })
}

fn vocabulary_of(index: u32) -> Option<usize> {
    Some(index as usize).filter(|&index| index < VOCABULARIES.len())
}

fn options(vocabulary: u32, bytes: u32, depth: u32, batch: u32, flags: u32, levels: &[Level]) -> Options<'_> {
    Options {
        vocabulary: vocabulary_of(vocabulary),
        // Both ask for advice.
        strict: EXPLAINS && flags & 1 != 0,
        levels: if !EXPLAINS || flags & 32 == 0 { &[] } else { levels },
        surrogates: flags & 2 != 0,
        limits: Limits { bytes, depth, batch },
    }
}
