//! Where the allocator gets its memory from.
#![expect(unsafe_code, reason = "the allocator is given memory by its address")]

use core::alloc::Layout;
use core::arch::wasm32::{memory_grow, memory_size};
use talc::base::binning::Binning;
use talc::base::{CHUNK_UNIT, Talc};
use talc::cell::TalcSyncCell;
use talc::source::Source;
use talc::wasm::WasmBinning;

pub type Allocator = TalcSyncCell<Growth, WasmBinning>;

pub const ALLOCATOR: Allocator = TalcSyncCell::new_wasm(Growth);

/// In bytes: what WebAssembly's memory grows by.
const PAGE: usize = 65_536;

/// What the allocator needs for its own sake, at most.
const OVERHEAD: usize = 4 * CHUNK_UNIT;

/// Grows the memory by a sixteenth at least. Whenever it grows, JavaScript makes a new buffer of all of it, and V8 collects garbage
/// because so much seems to have been allocated: by a page at a time, a history of 300,000 events took 57 seconds instead of 7.
#[derive(Debug)]
pub struct Growth;

// SAFETY: it does not allocate, and what it claims is new memory of whole pages, which nothing else uses.
unsafe impl Source for Growth {
    fn acquire<B: Binning>(talc: &mut Talc<Self, B>, layout: Layout) -> Result<(), ()> {
        let least = (layout.size() + layout.align() + OVERHEAD) / PAGE + 1;
        let mut pages = least.max(memory_size::<0>() / 16);
        let mut before = memory_grow::<0>(pages);
        if before == usize::MAX {
            // Near the limit the least has to do.
            pages = least;
            before = memory_grow::<0>(pages);
        }
        if before == usize::MAX {
            return Err(());
        }
        // SAFETY: see above.
        unsafe { talc.claim((before * PAGE) as *mut u8, pages * PAGE) };
        Ok(())
    }
}
