"""Streams: bytes in, records and findings out."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, BinaryIO, TextIO, Unpack

from . import _module
from ._errors import CdEventError, EngineFault, Refused
from ._frames import lines, rescued
from ._instance import Instance
from ._options import stream_options
from .types import Run, StreamItem, StreamOptions, StreamSummary

#: In bytes: a larger chunk is read in pieces, so that the memory of the instance does not grow with it.
PIECE = 256 * 1024

Chunk = str | bytes | bytearray | memoryview
Source = str | os.PathLike[str] | BinaryIO | TextIO | Iterable[Chunk]


class EventStream:
    """A stream of events, in any form: lines, an array, values one after the other, lines of a log, packed with gzip or not.

    It has an instance of the engine of its own, so that streams share nothing. Threads may take turns with a stream: a call waits for
    another one. A stream can be pickled, which saves it; what reads the pickle continues a copy.

    ::

        with EventStream(lifecycle=True) as stream:
            for item in stream.read("events.ndjson"):
                print(item)
            summary = stream.finish()
    """

    _lock: threading.Lock
    _options: bytes
    _process: int
    _has_ended: bool
    #: Items that a call found which returns none: the next `push` or `finish` gives them.
    _held: list[StreamItem]
    #: `None`: the stream was closed, or is lost.
    _instance: Instance | None
    _handle: int

    def __init__(self, **options: Unpack[StreamOptions]) -> None:
        """Opens a stream. Raises ``CdEventError`` (``bad-option``)."""
        self._open(stream_options(options), None)

    def push(self, chunk: Chunk) -> list[StreamItem]:
        """Reads the next bytes or the next text of the stream, however they are divided.

        Returns:
            What is known now: records, as ``records`` asks for, and findings about the history.

        Raises:
            CdEventError: ``bad-state`` after ``finish()`` or ``close()``; ``bad-option`` for what is neither text nor bytes;
                ``init-failed`` if the engine stops again and again: then the stream is lost.
        """
        data = _bytes(chunk)
        with self._turn("push"):
            if self._has_ended:
                raise CdEventError("bad-state", "push() after finish(): make a new EventStream")
            items: list[StreamItem] = []
            for at in range(0, len(data), PIECE):
                self._ask("cde_push", items, data[at : at + PIECE])
            return items

    def read(self, source: Source) -> Iterator[StreamItem]:
        """Reads a file to its end, and gives the items as they are found. Several files may follow each other in one stream.

        Args:
            source: The name of a file, a file that is open, or chunks of text or bytes.
        """
        if isinstance(source, (str, os.PathLike)):
            with open(source, "rb") as file:
                yield from self._read(_chunks(file))
        elif isinstance(source, Iterable) and not hasattr(source, "read"):
            yield from self._read(source)
        else:
            yield from self._read(_chunks(source))

    def finish(self) -> StreamSummary:
        """Ends the stream. Raises ``CdEventError`` (``bad-state``) the second time."""
        with self._turn("finish"):
            if self._has_ended:
                raise CdEventError("bad-state", "finish() was already called")
            self._has_ended = True
            items: list[StreamItem] = []
            summary: StreamSummary = json.loads(self._ask("cde_finish", items))
            summary["items"] = [*items, *summary["items"]]
            return summary

    def runs(self) -> list[Run]:
        """The runs as they are now."""
        with self._turn("runs"):
            runs: list[Run] = json.loads(self._ask("cde_runs", self._held))
            return runs

    def snapshot(self) -> bytes:
        """The stream so far, as bytes for ``restore``. Raises ``CdEventError`` (``bad-state``) for a stream that is packed."""
        with self._turn("snapshot"):
            try:
                return self._ask("cde_snapshot", self._held)
            except Refused as cause:
                raise CdEventError("bad-state", str(cause)) from None

    @classmethod
    def restore(cls, snapshot: bytes, **options: Unpack[StreamOptions]) -> EventStream:
        """Continues a stream. Raises ``CdEventError`` (``bad-option``), also for bytes that are no snapshot of this version."""
        if not isinstance(snapshot, (bytes, bytearray, memoryview)):
            raise CdEventError("bad-option", f"a snapshot must be bytes, not {type(snapshot).__name__}")
        return _continued(cls, stream_options(options), bytes(snapshot))

    def close(self) -> None:
        """Frees the stream. Whoever does not call it leaves that to the garbage collector."""
        if self._process != _module.process():
            self._instance = None
            return
        with self._lock:
            self._has_ended = True
            instance, self._instance = self._instance, None
            if instance is not None:
                instance.close()

    def __enter__(self) -> EventStream:
        return self

    def __exit__(self, kind: type[BaseException] | None, thrown: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, tuple[type[EventStream], bytes, bytes]]:
        snapshot = self.snapshot()
        if self._has_ended or self._held:
            raise CdEventError("bad-state", "a stream that has ended cannot be pickled")
        return (_continued, (type(self), self._options, snapshot))

    def _open(self, options: bytes, snapshot: bytes | None) -> None:
        self._lock = threading.Lock()
        self._options = options
        self._process = _module.process()
        self._has_ended = False
        self._held = []
        self._instance = None
        self._begin(snapshot)

    def _begin(self, snapshot: bytes | None) -> None:
        """Puts the stream into an instance."""
        try:
            instance = Instance()
            if snapshot is None:
                self._handle = instance.handle("cde_new", self._options)
            else:
                self._handle = instance.handle("cde_restore", self._options, snapshot)
        except Refused as cause:
            raise CdEventError("bad-option", str(cause)) from None
        except EngineFault as cause:
            raise CdEventError("init-failed", str(cause)) from cause
        self._instance = instance

    @contextlib.contextmanager
    def _turn(self, call: str) -> Iterator[None]:
        """Waits for other threads. Raises ``CdEventError`` if the stream is not here any more."""
        # Before the lock, which another thread may have held when this process was forked.
        if self._process != _module.process():
            raise CdEventError("bad-state", f"{call}() in a forked process: restore a snapshot of the stream there")
        with self._lock:
            if self._instance is None:
                raise CdEventError("bad-state", f"{call}() after close()")
            yield

    def _read(self, chunks: Iterable[Chunk]) -> Iterator[StreamItem]:
        for chunk in chunks:
            yield from self.push(chunk)

    def _ask(self, name: str, items: list[StreamItem], *piece: bytes) -> bytes:
        """Asks. If the instance stops, another one goes on where it was, and the record at fault has a report that says so."""
        if items is not self._held:
            items += self._held
            self._held = []
        given = piece
        lost = 0
        while True:
            assert self._instance is not None
            try:
                answer = self._instance.ask(name, self._handle, *given)
                if name == "cde_push":
                    items += map(json.loads, lines(answer))
                return answer
            except EngineFault as fault:
                found, was_read = self._rescue(fault)
                items += found
                if was_read and given:
                    given = (b"",)
                # A record is lost each time, or else it would go on for ever.
                lost = 0 if found else lost + 1
                if lost > 1:
                    raise self._failed(fault) from fault

    def _rescue(self, fault: EngineFault) -> tuple[list[StreamItem], bool]:
        """Reads what is left out of an instance that has stopped, and puts another in its place."""
        stopped = self._instance
        assert stopped is not None
        # With what is known of the history, or if that stops it again without.
        for history in (1, 0):
            try:
                rest = stopped.ask("cde_rescue", self._handle, history)
                was_read, snapshot, found = rescued(rest)
                self._begin(snapshot)
            except (EngineFault, Refused, CdEventError, ValueError):
                continue
            stopped.close()
            return found, was_read
        raise self._failed(fault) from fault

    def _failed(self, fault: EngineFault) -> CdEventError:
        if self._instance is not None:
            self._instance.close()
        self._instance = None
        return CdEventError("init-failed", f"{fault}, and the stream cannot go on")


def _continued(cls: type[EventStream], options: bytes, snapshot: bytes) -> EventStream:
    """A stream of a snapshot; what a pickle calls."""
    stream = cls.__new__(cls)
    stream._open(options, snapshot)
    return stream


def _chunks(file: Any) -> Iterator[str | bytes]:
    while chunk := file.read(PIECE):
        yield chunk


def _bytes(chunk: object) -> bytes:
    if isinstance(chunk, str):
        return chunk.encode("utf-8", "surrogatepass")
    if isinstance(chunk, (bytes, bytearray, memoryview)):
        return bytes(chunk)
    raise CdEventError("bad-option", f"a chunk must be text or bytes, not {type(chunk).__name__}")
