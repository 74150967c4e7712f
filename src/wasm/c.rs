//! The exports of `abi.wasm`: a thin layer over [`Engine`]. `abi/cdevents_wasm.h` says what they mean.
#![expect(unsafe_code, reason = "exports need their plain names, and the host writes into memory that Rust owns")]

use crate::abi::{Engine, VERSION};
use alloc::alloc::{Layout, alloc, dealloc};
use alloc::vec::Vec;
use core::cell::UnsafeCell;

static ENGINE: Lone = Lone(UnsafeCell::new(Engine::new()));

/// What the one thread of an instance keeps.
struct Lone(UnsafeCell<Engine>);

// SAFETY: the module is built without threads, and its memory is not shared.
unsafe impl Sync for Lone {}

/// After a trap the call that trapped never goes on, so that what is left can be read.
fn engine() -> &'static mut Engine {
    // SAFETY: there is one thread, and no export calls another or leaves the module.
    unsafe { &mut *ENGINE.0.get() }
}

/// A buffer that the host wrote.
fn given<'b>(at: u32, length: u32) -> &'b [u8] {
    if length == 0 {
        return &[];
    }
    // SAFETY: the host hands over a buffer of `cde_alloc` with a length within it, and does not free it during the call.
    unsafe { core::slice::from_raw_parts(at as *const u8, length as usize) }
}

/// A result for the host, who frees it.
fn result(bytes: Vec<u8>) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let bytes = alloc::boxed::Box::leak(bytes.into_boxed_slice());
    (bytes.as_ptr() as u64) << 32 | bytes.len() as u64
}

/// Calls, and gives what was written.
fn answered(call: impl FnOnce(&mut Engine, &mut Vec<u8>)) -> u64 {
    let mut out = Vec::new();
    call(engine(), &mut out);
    result(out)
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_abi_version() -> u32 {
    VERSION
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_alloc(n: u32) -> u32 {
    let Ok(layout) = Layout::array::<u8>(n as usize) else { return 0 };
    if n == 0 {
        return 0;
    }
    // SAFETY: the layout is not empty.
    (unsafe { alloc(layout) }) as u32
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_free(buffer: u32, n: u32) {
    let Ok(layout) = Layout::array::<u8>(n as usize) else { return };
    if buffer == 0 || n == 0 {
        return;
    }
    // SAFETY: buffers and results are bytes of this allocator, with this length.
    unsafe { dealloc(buffer as *mut u8, layout) }
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_error() -> u64 {
    result(Vec::from(engine().error().as_bytes()))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_configure(options: u32, n: u32) -> u32 {
    engine().configure(given(options, n)).into()
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_validate(input: u32, n: u32, flags: u32) -> u64 {
    answered(|engine, out| engine.validate(given(input, n), flags, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_outcomes(input: u32, n: u32, flags: u32) -> u64 {
    answered(|engine, out| engine.outcomes(given(input, n), flags, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_describe(input: u32, n: u32, flags: u32) -> u64 {
    answered(|engine, out| engine.describe(given(input, n), flags, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_facts(input: u32, n: u32, flags: u32) -> u64 {
    answered(|engine, out| engine.facts(given(input, n), flags, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_fold(input: u32, n: u32, flags: u32) -> u64 {
    answered(|engine, out| engine.fold(given(input, n), flags, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_construct(request: u32, n: u32) -> u64 {
    answered(|engine, out| engine.construct(given(request, n), out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_convert(request: u32, request_n: u32, input: u32, n: u32) -> u64 {
    answered(|engine, out| engine.convert(given(request, request_n), given(input, n), out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_new(options: u32, n: u32) -> u32 {
    engine().open(given(options, n))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_push(stream: u32, chunk: u32, n: u32) -> u64 {
    answered(|engine, out| engine.push(stream, given(chunk, n), out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_finish(stream: u32) -> u64 {
    answered(|engine, out| engine.finish(stream, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_runs(stream: u32) -> u64 {
    answered(|engine, out| engine.runs(stream, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_snapshot(stream: u32) -> u64 {
    answered(|engine, out| engine.snapshot(stream, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_restore(options: u32, options_n: u32, snapshot: u32, n: u32) -> u32 {
    engine().restore(given(options, options_n), given(snapshot, n))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_rescue(stream: u32, history: u32) -> u64 {
    answered(|engine, out| engine.rescue(stream, history != 0, out))
}

#[unsafe(no_mangle)]
pub extern "C" fn cde_drop(stream: u32) {
    engine().drop_stream(stream);
}
