//! Judges the events on standard input, a line each, by `abi.wasm` in wasmtime: `cargo run -- abi.wasm < events.ndjson`.
use std::io::{Read, Write, stdin, stdout};
use wasmtime::{Engine, Instance, Module, Result, Store};

fn main() -> Result<()> {
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let module = Module::new(&engine, std::fs::read(std::env::args().nth(1).expect("the path of abi.wasm"))?)?;
    let abi = Instance::new(&mut store, &module, &[])?;
    let memory = abi.get_memory(&mut store, "memory").expect("a memory");
    let alloc = abi.get_typed_func::<u32, u32>(&mut store, "cde_alloc")?;
    let free = abi.get_typed_func::<(u32, u32), ()>(&mut store, "cde_free")?;
    let validate = abi.get_typed_func::<(u32, u32, u32), u64>(&mut store, "cde_validate")?;

    let mut text = Vec::new();
    stdin().read_to_end(&mut text)?;
    let at = alloc.call(&mut store, text.len() as u32)?;
    memory.write(&mut store, at as usize, &text)?;
    let result = validate.call(&mut store, (at, text.len() as u32, 0))?;
    free.call(&mut store, (at, text.len() as u32))?;
    let (address, length) = ((result >> 32) as u32, result as u32);
    stdout().write_all(&memory.data(&store)[address as usize..][..length as usize])?;
    free.call(&mut store, (address, length))
}
