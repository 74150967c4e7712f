"""The compiled module, one for the process, and what a fork does to it. Compiling takes about a second, so it is kept on disk.

``wasmtime`` is imported with the first call: it loads a library of some 30 MB, which ``--help`` and whoever only imports this package
do not need.
"""

from __future__ import annotations

import contextlib
import os
import threading
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from . import _kept
from ._errors import CdEventError

if TYPE_CHECKING:
    import wasmtime

#: The version of `abi/cdevents_wasm.h` that this package is written for.
ABI_VERSION = 1


class Core(NamedTuple):
    """The module, and the engine that compiled it. Threads may share them."""

    engine: wasmtime.Engine
    module: wasmtime.Module


_core: Core | None = None
_lock = threading.Lock()
_process = 0


def module_bytes() -> bytes:
    """The module as the package has it."""
    return resources.files(__package__).joinpath("abi.wasm").read_bytes()


def core() -> Core:
    """The compiled module. Raises ``CdEventError`` (``init-failed``)."""
    global _core
    found = _core
    if found is not None:
        return found
    with _lock:
        if _core is None:
            _core = _compiled()
        return _core


def process() -> int:
    """A number that another process, forked from this one, does not have."""
    return _process


def close() -> None:
    """Frees the module."""
    global _core
    _core = None


def _compiled() -> Core:
    try:
        import wasmtime

        config = wasmtime.Config()
        # Both start threads, which a forked process does not have: it would wait for them.
        config.parallel_compilation = False
        config.macos_use_mach_ports = False
        engine = wasmtime.Engine(config)
        module = module_bytes()
        file = _kept.file(module)
        found = _kept.read(file)
        if found is not None:
            with contextlib.suppress(wasmtime.WasmtimeError):
                return Core(engine, wasmtime.Module.deserialize(engine, found))
            # Made by another version of wasmtime, or for another processor.
        compiled = wasmtime.Module(engine, module)
        _kept.write(file, compiled.serialize)
        return Core(engine, compiled)
    except Exception as cause:
        raise CdEventError("init-failed", f"the WebAssembly module could not be compiled: {cause}") from cause


def _in_child() -> None:
    global _lock, _process
    # Another thread may have held it, and there is none that would release it.
    _lock = threading.Lock()
    _process += 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
