//! What makes a module of the sources: exports for one kind of host, an allocator, and what happens after a panic.

#[cfg(feature = "abi")]
mod c;
#[cfg(not(feature = "abi"))]
mod javascript;
mod memory;

#[global_allocator]
static ALLOCATOR: memory::Allocator = memory::allocator();

/// Ends the instance: whoever called it makes another.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
