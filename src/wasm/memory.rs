//! Where the allocator gets its memory from.
#![expect(unsafe_code, reason = "the allocator is given memory by its address")]

use core::alloc::Layout;
use core::arch::wasm32::{memory_grow, memory_size};
use core::ptr::NonNull;
use talc::base::Talc;
use talc::base::binning::Binning;
use talc::cell::TalcSyncCell;
use talc::source::Source;
use talc::wasm::WasmBinning;

pub type Allocator = TalcSyncCell<Growth, WasmBinning>;

/// The allocator of an instance.
pub const fn allocator() -> Allocator {
    TalcSyncCell::new_wasm(Growth { end: None })
}

/// In bytes: what WebAssembly's memory grows by.
const PAGE: usize = 65_536;

/// Grows the memory by a twelfth at least. Whenever it grows, JavaScript makes a new buffer of all of it, and V8 collects garbage
/// because so much seems to have been allocated: by a page at a time, a history of 300,000 events took 57 seconds instead of 7.
#[derive(Debug)]
pub struct Growth {
    /// The end of what was claimed.
    end: Option<NonNull<u8>>,
}

// SAFETY: it does not allocate, and what it claims is new memory of whole pages, which nothing else uses.
unsafe impl Source for Growth {
    fn acquire<B: Binning>(talc: &mut Talc<Self, B>, layout: Layout) -> Result<(), ()> {
        // One for what a page is begun with, and one for the allocator's own sake and for alignment.
        let least = layout.size() / PAGE + 2;
        let mut pages = least.max(memory_size::<0>() / 12);
        let mut before = memory_grow::<0>(pages);
        if before == usize::MAX {
            // Near the limit the least has to do.
            pages = least;
            before = memory_grow::<0>(pages);
        }
        if before == usize::MAX {
            return Err(());
        }
        let [start, end] = [before, before + pages].map(|page| (page * PAGE) as *mut u8);
        // SAFETY: see above. What is new goes on where the last of it ended, unless the host has grown the memory itself.
        talc.source.end = match talc.source.end {
            Some(last) if last.as_ptr() == start => Some(unsafe { talc.extend(last, end) }),
            _ => unsafe { talc.claim(start, pages * PAGE) },
        };
        Ok(())
    }
}
