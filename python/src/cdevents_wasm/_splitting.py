"""Cuts a file that arrives in chunks into inputs: the whole file, or each line of it where every event has a line of its own.

A JSON array is one input. However long the file is, no more is kept than the engine reads of one input.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SPACES = b" \t\r\n"


class Part(NamedTuple):
    """One input of a file."""

    offset: int
    """Bytes of the file before it."""
    line: int
    """Its first line in the file, from 1."""
    bytes: bytes
    """Of an input over the limit only the first, enough for the engine to see that it is too long."""
    is_line: bool
    """Whether it is a line of its own, and not the whole file."""


class DamagedGzip(Exception):
    """What is wrong with packed data, as what follows the name of its file."""


class _Kept:
    """What came of one input, with at most a given number of its bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept = bytearray()
        self.length = 0
        self.last = 0

    def add(self, piece: bytes) -> None:
        room = self._most - len(self._kept)
        if room > 0:
            self._kept += piece[:room]
        self.length += len(piece)
        if piece:
            self.last = piece[-1]

    @property
    def is_cut(self) -> bool:
        return self.length > len(self._kept)

    def bytes(self) -> bytes:
        return bytes(self._kept)


class Brackets:
    """Follows the brackets of JSON text that comes in pieces, without reading its values."""

    def __init__(self) -> None:
        self._depth = 0
        self._is_in_string = self._is_escaped = self._is_closed = False
        self._first = 0
        self._commas = 0
        self._is_empty = True
        #: Whether nothing that follows could make it one object or array.
        self.is_broken = False

    def push(self, text: bytes) -> None:
        for byte in text:
            if self._is_in_string:
                if self._is_escaped:
                    self._is_escaped = False
                elif byte == 0x5C:
                    self._is_escaped = True
                elif byte == 0x22:
                    self._is_in_string = False
            elif byte not in _SPACES:
                self._outside(byte)

    def _outside(self, byte: int) -> None:
        opens, closes = byte in b"{[", byte in b"}]"
        if self._first == 0:
            if byte in b"\xef\xbb\xbf":
                return
            self._first = byte
            self.is_broken |= not opens
        elif self._is_closed:
            self.is_broken = True
        elif not (closes and self._depth == 1):
            self._is_empty = False
        if byte == 0x22:
            self._is_in_string = True
        elif byte == 0x2C and self._depth == 1:
            self._commas += 1
        elif opens:
            self._depth += 1
        elif closes:
            self._depth -= 1
        self._is_closed = self._depth <= 0

    @property
    def is_whole(self) -> bool:
        """Whether the text is one object or array whose brackets are all closed."""
        return self._is_closed and not self.is_broken and not self._is_in_string

    @property
    def elements(self) -> int:
        """Elements of the outermost array; 0 for anything else."""
        return self._commas + 1 if self._first == 0x5B and not self._is_empty else 0


class Splitter:
    """Gives the inputs of a file as it arrives. ``limit``: the bytes that the engine reads of one input at most."""

    def __init__(self, limit: int) -> None:
        self._most = limit + 1
        #: `None`: not known yet.
        self._has_lines: bool | None = None
        #: The file from its beginning, until it is clear that it has lines.
        self._whole = _Kept(self._most)
        #: The first line that is not blank, until it is clear whether it is an input.
        self._first: Part | None = None
        #: Follows a first line that is too long to be parsed.
        self._brackets: Brackets | None = None
        self._content = _Kept(self._most)
        self._is_blank = True
        self._returns = 0
        self._offset = 0
        self._line = 1

    @property
    def is_full(self) -> bool:
        """Whether the rest of the file changes nothing: it is one input, and longer than the limit."""
        return self._has_lines is False and self._whole.length >= self._most

    def push(self, chunk: bytes) -> list[Part]:
        """The inputs that the chunk completes."""
        if not self._has_lines:
            self._whole.add(chunk)
        return [] if self._has_lines is False else list(self._lines(chunk))

    def finish(self) -> list[Part]:
        """The input that the end of the file completes."""
        if not self._has_lines:
            return [Part(0, 1, self._whole.bytes(), False)]
        part = self._end_line()
        return [] if part is None else [part]

    def _lines(self, chunk: bytes) -> Iterator[Part]:
        start = 0
        while start < len(chunk) and self._has_lines is not False:
            found = chunk.find(b"\n", start)
            self._add(chunk[start:] if found < 0 else chunk[start:found])
            if self._has_lines is None and self._first is not None and not self._is_blank:
                yield self._first
                self._first = None
                self._has_lines = True
                self._whole = _Kept(0)
            if found < 0:
                break
            part = self._end_line()
            if part is not None:
                if self._has_lines:
                    yield part
                elif self._is_value(part):
                    self._first = part
                else:
                    self._has_lines = False
            start = found + 1

    def _add(self, piece: bytes) -> None:
        """Takes a part of a line, without its line feed."""
        if not piece:
            return
        self._is_blank = self._is_blank and not piece.strip(_SPACES)
        was_cut = self._content.is_cut
        self._content.add(piece)
        self._returns += piece.count(b"\r")
        if self._has_lines is not None or self._first is not None or not self._content.is_cut:
            return
        if self._brackets is None:
            self._brackets = Brackets()
        # Up to here the line was short enough to be parsed.
        if not was_cut:
            self._brackets.push(self._content.bytes())
            piece = piece[len(piece) - (self._content.length - self._most) :]
        self._brackets.push(piece)
        if self._brackets.is_broken:
            self._has_lines = False

    def _end_line(self) -> Part | None:
        """The line as an input, unless it is blank; goes on to the next one."""
        content = self._content
        ends_with_two = content.last == 0x0D
        length = content.length - ends_with_two
        part = None if self._is_blank else Part(self._offset, self._line, content.bytes()[:length], True)
        self._offset += content.length + 1
        # A lone CR within the line ends a line too, for reports and for whoever opens the file.
        self._line += 1 + self._returns - ends_with_two
        self._returns = 0
        self._is_blank = True
        self._content = _Kept(self._most)
        return part

    def _is_value(self, part: Part) -> bool:
        """Whether the line is a JSON value by itself."""
        if self._brackets is not None:
            brackets, self._brackets = self._brackets, None
            return brackets.is_whole
        # Only a line that ends like a value can be one.
        return part.bytes[-1:] in (b"}", b"]") and is_json(part.bytes)


def is_json(text: bytes) -> bool:
    """Whether a text is one JSON value."""
    try:
        json.loads(text.decode("utf-8", "replace").removeprefix("\ufeff"), parse_constant=_no_constant)
    except ValueError:
        return False
    except RecursionError:
        # What is nested so deeply the engine refuses anyway, and says so.
        return True
    return True


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, unpacked where they are gzip. Raises ``DamagedGzip``."""
    given = iter(chunks)
    head = b""
    while len(head) < 2:
        chunk = next(given, None)
        if chunk is None:
            break
        head += chunk
    if not head.startswith(b"\x1f\x8b"):
        if head:
            yield head
        yield from given
        return
    unpacking = zlib.decompressobj(wbits=31)
    rest: bytes | None = head
    while rest is not None:
        while rest:
            if unpacking.eof:
                if not rest.startswith(b"\x1f\x8b"):
                    return
                unpacking = zlib.decompressobj(wbits=31)
            yield from _inflated(unpacking, rest)
            rest = unpacking.unused_data
        rest = next(given, None)
    if not unpacking.eof:
        raise DamagedGzip("its gzip data ends too early")


#: In bytes: what little packed data can become at once.
_PIECE = 1024 * 1024


def _inflated(unpacking: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    while packed:
        try:
            yield unpacking.decompress(packed, _PIECE)
        except zlib.error:
            raise DamagedGzip("its gzip data is damaged") from None
        packed = unpacking.unconsumed_tail
