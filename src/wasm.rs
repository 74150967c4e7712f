//! What makes a module of the sources: exports for one kind of host, an allocator, and what happens after a panic.

#[cfg(feature = "abi")]
mod c;
#[cfg(not(feature = "abi"))]
mod javascript;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Ends the instance: whoever called it makes another.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
