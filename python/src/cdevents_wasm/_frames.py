"""The buffers of the C ABI: values, facts and folded keys, as `abi/cdevents_wasm.h` lays them out."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator
from typing import Any

from .types import Fact, Facts, Folded, StreamItem

#: The flag of the calls that divide their input, and those of `cde_fold`.
FRAMES = 2
COMPLETE = 1
ALL = 2
RUN = 4

OUTCOMES: Any = ("valid", "invalid", "unchecked")
_SCOPES: Any = {1: "subject", 2: "context-id", 3: "chain", 4: "name"}
_NO_TIME = -(2**63)

_LENGTH = struct.Struct("<I")
_FACTS = struct.Struct("<B3xqI")
_FACT = struct.Struct("<BBQ")
_FOLDED = struct.Struct("<BBxxIq")


def framed(values: Iterable[bytes]) -> bytes:
    """Each value after its length."""
    pieces: list[bytes] = []
    for value in values:
        pieces += (_LENGTH.pack(len(value)), value)
    return b"".join(pieces)


def unframed(buffer: bytes) -> Iterator[bytes]:
    """What ``framed`` put together."""
    at = 0
    while at < len(buffer):
        value, at = _bytes(buffer, at)
        yield value


def facts_of(frame: bytes) -> Facts:
    """An answer of `cde_facts` for one value."""
    outcome, time, length = _FACTS.unpack_from(frame)
    at = _FACTS.size + length
    report = frame[_FACTS.size : at]
    return {
        "outcome": OUTCOMES[outcome],
        "time": _time(time),
        "report": json.loads(report) if report else None,
        "facts": list(_facts(frame, at)),
    }


def folded_of(frame: bytes, before: bytes) -> Folded:
    """An answer of `cde_fold` for one key. ``before``: the snapshot that was given."""
    status, marks, refused, time = _FOLDED.unpack_from(frame)
    snapshot, at = _bytes(frame, _FOLDED.size)
    findings, at = _bytes(frame, at)
    run, at = _bytes(frame, at)
    return {
        "status": "folded" if status == 0 else "unknown-snapshot",
        "ended": bool(marks & 1),
        "capped": bool(marks & 2),
        "refused": refused,
        "time": _time(time),
        "snapshot": snapshot if status == 0 else before,
        "findings": [json.loads(line) for line in lines(findings)],
        "run": json.loads(run) if run else None,
        "facts": list(_facts(frame, at)),
    }


def rescued(answer: bytes) -> tuple[bool, bytes, list[StreamItem]]:
    """An answer of `cde_rescue`: whether the last bytes were read, a snapshot, and items."""
    snapshot, at = _bytes(answer, 1)
    return answer[0] == 1, snapshot, [json.loads(line) for line in lines(answer[at:])]


def lines(text: bytes) -> list[bytes]:
    """The lines of an answer. JSON has no line ends within."""
    return text.split(b"\n")[:-1] if text.endswith(b"\n") else text.split(b"\n") if text else []


def _facts(frame: bytes, at: int) -> Iterator[Fact]:
    while at < len(frame):
        scope, _, number = _FACT.unpack_from(frame, at)
        key, at = _bytes(frame, at + _FACT.size)
        content, at = _bytes(frame, at)
        yield {"scope": _SCOPES[scope], "key": key.decode("utf-8", "replace"), "id": f"{number:016x}", "bytes": content}


def _bytes(buffer: bytes, at: int) -> tuple[bytes, int]:
    (length,) = _LENGTH.unpack_from(buffer, at)
    start = at + _LENGTH.size
    end = start + length
    if end > len(buffer):
        raise ValueError("the frame is cut off")
    return buffer[start:end], end


def _time(time: int) -> int | None:
    return None if time == _NO_TIME else time
