"""One instance of the module: memory, and calls of the C ABI (`abi/cdevents_wasm.h`)."""

from __future__ import annotations

import atexit
import ctypes
import threading
import weakref
from typing import Any

from . import _module
from ._errors import CdEventError, EngineFault, Refused

#: In bytes. The memory of an instance never shrinks, so a larger one is replaced.
KEEP_AT_MOST = 32 * 1024 * 1024

#: In bytes. The input buffer is kept between calls up to this size: two calls less for each.
BUFFER_AT_LEAST = 64 * 1024
BUFFER_AT_MOST = 1024 * 1024

#: In bytes: addresses have 32 bits.
MOST = 2**32 - 2**20


class Instance:
    """An instance, for one thread at a time.

    Arguments that are bytes are copied into the instance and become an address and a length.
    """

    def __init__(self) -> None:
        import wasmtime

        core = _module.core()
        self._failures = (wasmtime.Trap, wasmtime.WasmtimeError)
        #: Whether a call did not return. Only `cde_rescue` is of use then.
        self.is_lost = False
        #: Whether a call is under way.
        self.is_busy = False
        self.process = _module.process()
        #: What `cde_configure` was given last.
        self.configured = b"{}"
        self._buffer = self._capacity = 0
        self._store = wasmtime.Store(core.engine)
        try:
            exports = wasmtime.Instance(self._store, core.module, []).exports(self._store)
        except self._failures as cause:
            raise EngineFault("the engine could not be started") from cause
        self._exports: dict[str, Any] = {export: exports[export] for export in exports}
        self._memory = self._exports["memory"]
        _all.add(self)
        version = self.number("cde_abi_version")
        if version != _module.ABI_VERSION:
            raise CdEventError("init-failed", f"the module has version {version} of the ABI, expected {_module.ABI_VERSION}")

    @property
    def has_grown(self) -> bool:
        """Whether the instance is better replaced by another one."""
        return int(self._memory.data_len(self._store)) > KEEP_AT_MOST

    def ask(self, name: str, *args: bytes | int) -> bytes:
        """Calls a function that returns bytes. Raises ``EngineFault`` and ``Refused``."""
        with self._guard():
            result = self._call(name, args) & 0xFFFF_FFFF_FFFF_FFFF
            answer = self._taken(result)
        if result == 0:
            self._refusal()
        return answer

    def number(self, name: str, *args: bytes | int) -> int:
        """Calls a function that returns a number of 32 bits. Raises ``EngineFault``."""
        with self._guard():
            return self._call(name, args) & 0xFFFF_FFFF

    def handle(self, name: str, *args: bytes | int) -> int:
        """Calls a function that returns a handle, or 0. Raises ``EngineFault`` and ``Refused``."""
        found = self.number(name, *args)
        if found == 0:
            self._refusal()
            raise EngineFault(f"{name} gave nothing")
        return found

    def drop(self, handle: int) -> None:
        """Frees a stream."""
        with self._guard():
            self._exports["cde_drop"](self._store, handle)

    def configure(self, options: bytes) -> None:
        """Sets the options of the calls that validate. Raises ``Refused``."""
        if options == self.configured:
            return
        if self.number("cde_configure", options) == 0:
            self._refusal()
        self.configured = options

    def close(self) -> None:
        """Frees the memory of the instance."""
        self.is_lost = True
        # First: in another thread nothing may begin that needs it.
        self._exports = {}
        self._store.close()

    def _guard(self) -> _Guard:
        return _Guard(self)

    def _refusal(self) -> None:
        """Raises why the last call gave nothing, if there is a reason."""
        with self._guard():
            reason = self._taken(self._exports["cde_error"](self._store) & 0xFFFF_FFFF_FFFF_FFFF)
        if reason:
            raise Refused(reason.decode("utf-8", "replace"))

    def _call(self, name: str, args: tuple[bytes | int, ...]) -> int:
        length = sum(len(arg) for arg in args if isinstance(arg, bytes))
        self._reserve(length)
        numbers = []
        at = self._buffer
        for arg in args:
            if isinstance(arg, int):
                numbers.append(arg)
                continue
            if arg:
                ctypes.memmove(self._address(at, len(arg)), arg, len(arg))
            numbers += (at, len(arg))
            at += len(arg)
        result: int = self._exports[name](self._store, *numbers)
        if self._capacity > BUFFER_AT_MOST:
            self._release()
        return result

    def _reserve(self, length: int) -> None:
        if length <= self._capacity:
            return
        self._release()
        wanted = max(length, BUFFER_AT_LEAST)
        buffer = 0 if wanted > MOST else self._exports["cde_alloc"](self._store, wanted) & 0xFFFF_FFFF
        if buffer == 0:
            raise EngineFault(f"there is no memory for an input of {length} bytes")
        self._buffer, self._capacity = buffer, wanted

    def _release(self) -> None:
        if self._capacity > 0:
            self._exports["cde_free"](self._store, self._buffer, self._capacity)
        self._buffer = self._capacity = 0

    def _taken(self, result: int) -> bytes:
        """The bytes of a result, which is freed."""
        address, length = result >> 32, result & 0xFFFF_FFFF
        if length == 0:
            return b""
        taken = ctypes.string_at(self._address(address, length), length)
        self._exports["cde_free"](self._store, address, length)
        return taken

    def _address(self, at: int, length: int) -> int:
        """Where something in the instance's memory is in that of the process."""
        if at + length > self._memory.data_len(self._store):
            raise EngineFault("the engine gave an address outside its memory")
        return ctypes.addressof(self._memory.data_ptr(self._store).contents) + at


class _Guard:
    """Whatever leaves a call early, an interrupt among them, makes the instance lost: its state is unknown."""

    __slots__ = ("_instance",)

    def __init__(self, instance: Instance) -> None:
        self._instance = instance

    def __enter__(self) -> None:
        self._instance.is_busy = True

    def __exit__(self, kind: type[BaseException] | None, thrown: BaseException | None, _: object) -> None:
        self._instance.is_busy = False
        if thrown is None:
            return
        self._instance.is_lost = True
        if isinstance(thrown, self._instance._failures):
            raise EngineFault("the engine stopped") from thrown


_of_thread = threading.local()

#: Those that there are.
_all: weakref.WeakSet[Instance] = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    """At the end of the process `wasmtime` cannot free them any more, and would say so."""
    for found in list(_all):
        # Threads that do not keep the process from ending may be in the middle of a call.
        if not found.is_busy:
            found.close()
    _module.close()


def instance() -> Instance:
    """The instance of this thread, in this process; made if there is none that can be used."""
    found: Instance | None = getattr(_of_thread, "instance", None)
    if found is not None and not found.is_lost and found.process == _module.process():
        return found
    _of_thread.instance = None
    _of_thread.instance = found = Instance()
    return found


def drop_when_grown(used: Instance) -> None:
    """Frees the instance of this thread if a large input has left it with much memory."""
    if used.has_grown and getattr(_of_thread, "instance", None) is used:
        _of_thread.instance = None
        used.close()


def reset() -> None:
    """Frees all memory that past inputs occupy in this thread. Results never depend on it."""
    found: Instance | None = getattr(_of_thread, "instance", None)
    _of_thread.instance = None
    if found is not None:
        found.close()
