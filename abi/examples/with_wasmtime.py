"""Judges the events on standard input, a line each, by `abi.wasm` in wasmtime: `python with_wasmtime.py abi.wasm < events.ndjson`."""

import sys

from wasmtime import Engine, Instance, Module, Store

engine = Engine()
store = Store(engine)
abi = Instance(store, Module.from_file(engine, sys.argv[1]), []).exports(store)


def call(name: str, text: bytes, *flags: int) -> bytes:
    """Copies the text into the module, calls a function, and copies its result out."""
    at = abi["cde_alloc"](store, len(text))
    abi["memory"].write(store, text, at)
    result = abi[name](store, at, len(text), *flags) & 0xFFFF_FFFF_FFFF_FFFF
    abi["cde_free"](store, at, len(text))
    address, length = result >> 32, result & 0xFFFF_FFFF
    answer = bytes(abi["memory"].read(store, address, address + length))
    abi["cde_free"](store, address, length)
    return answer


assert abi["cde_abi_version"](store) == 1
sys.stdout.buffer.write(call("cde_validate", sys.stdin.buffer.read(), 0))
