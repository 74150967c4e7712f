"""The facts of keys, folded: many keys in one call, and one key that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from . import _batches
from ._errors import CdEventError, EngineFault, Refused
from ._frames import ALL, COMPLETE, RUN, folded_of, framed, unframed
from ._instance import drop_when_grown, instance
from .types import Fact, Folded, FoundFact, ReducerResults

#: A key to be folded, as bytes: its snapshot (empty: there is none) and its facts.
Key = tuple[bytes, list[bytes]]


def fold_many(
    keys: Iterable[tuple[bytes | None, Iterable[bytes | Fact]]],
    *,
    complete: bool = False,
    everything: bool = False,
    runs: bool = False,
) -> Iterator[Folded]:
    """Folds facts into many keys, many of them in one call.

    In any order, in any division over calls and with any repeats, the same facts give the same snapshot, and what was found and not
    retracted is the same.

    Args:
        keys: For each key the snapshot of what was folded before (``None``: nothing was), and further facts of that key.
        complete: The history is whole: what is missing never comes.
        everything: All findings and facts, not only those that are new or changed.
        runs: For keys of subjects, also the run.

    Returns:
        What came of each key, in their order, as lazily as the iterable allows.

    Raises:
        CdEventError: ``bad-option``, for what is no snapshot and no fact by its type. Damaged ones are counted or refused in the
            result.
    """
    _batches.checked(keys, "keys")
    flags = (COMPLETE if complete else 0) | (ALL if everything else 0) | (RUN if runs else 0)
    return _folded(keys, flags)


def _folded(keys: Iterable[tuple[bytes | None, Iterable[bytes | Fact]]], flags: int) -> Iterator[Folded]:
    given = (_framed(_key(key)) for key in keys)
    for batch in _batches.batches(given, len):
        yield from _batches.asked(batch, lambda some: _call(some, flags), _lost)


def _call(batch: list[bytes], flags: int) -> list[Folded]:
    used = instance()
    try:
        answer = used.ask("cde_fold", framed(batch), flags)
    except Refused as cause:
        raise CdEventError("bad-option", str(cause)) from None
    drop_when_grown(used)
    frames = list(unframed(answer))
    if len(frames) != len(batch):
        raise EngineFault(f"the engine gave {len(frames)} answers for {len(batch)} keys")
    return [folded_of(frame, next(unframed(key))) for frame, key in zip(frames, batch, strict=True)]


def _lost(key: bytes) -> Folded:
    return {
        "status": "engine-fault",
        "ended": False,
        "capped": False,
        "refused": 0,
        "time": None,
        "snapshot": next(unframed(key)),
        "findings": [],
        "run": None,
        "facts": [],
    }


def _key(given: Any) -> Key:
    try:
        snapshot, facts = given
    except (TypeError, ValueError):
        raise CdEventError("bad-option", "each of `keys` must be a snapshot, or None, and facts") from None
    return (b"" if snapshot is None else _bytes(snapshot, "snapshot"), fact_bytes(facts))


def _framed(key: Key) -> bytes:
    snapshot, facts = key
    return framed([snapshot, *facts])


def fact_bytes(facts: Any) -> list[bytes]:
    """Facts, or their bytes, as bytes. Raises ``CdEventError`` (``bad-option``)."""
    _batches.checked(facts, "facts")
    return [_bytes(fact["bytes"] if isinstance(fact, dict) and "bytes" in fact else fact, "fact") for fact in facts]


def _bytes(value: Any, name: str) -> bytes:
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise CdEventError("bad-option", f"a {name} must be bytes, not {type(value).__name__}")
    return bytes(value)


class Reducer:
    """The facts of one key, and what they give.

    Facts may come in any order and any number of times. A reducer is plain data: it can be pickled, and threads may each have some.
    """

    def __init__(self, *, complete: bool = False) -> None:
        """``complete``: the history is whole, and what is missing never comes."""
        self._complete = complete
        self._snapshot = b""
        #: What the last results had, by id.
        self._before: dict[str, FoundFact] = {}
        #: Whether the results of the snapshot that this continues are still to be worked out.
        self._is_restored = False

    def fold(self, facts: Iterable[bytes | Fact]) -> None:
        """Adds facts of this key.

        Raises:
            CdEventError: ``bad-option``, for bytes that are no fact of this version or one of another key; the others were added.
                ``init-failed``: the engine stopped, and none was.
        """
        given = fact_bytes(facts)
        if self._is_restored:
            self.results()
        folded = self._fold(given, everything=False)
        self._snapshot = folded["snapshot"]
        if folded["refused"] > 0:
            raise CdEventError("bad-option", f"`facts`: {folded['refused']} of them are not of this version, or of another key")

    def results(self) -> ReducerResults:
        """What the facts give now, and findings that the results before had and these no longer have, as retracted."""
        folded = self._fold([], everything=True)
        findings = [found for found in folded["findings"] if not found["retracted"]]
        now = {found["id"]: found for found in findings}
        gone: list[FoundFact] = [{**found, "retracted": True} for id, found in self._before.items() if id not in now]
        self._before = now
        self._is_restored = False
        return {"findings": [*findings, *gone], "facts": folded["facts"]}

    def snapshot(self) -> bytes:
        """The facts as bytes. Equal sets of facts give equal bytes."""
        return self._snapshot or self._fold([], everything=False)["snapshot"]

    @classmethod
    def restore(cls, snapshot: bytes, *, complete: bool = False) -> Reducer:
        """Continues from a snapshot. Raises ``CdEventError`` (``bad-option``) for bytes that are none of this version or the one before."""
        reducer = cls(complete=complete)
        reducer._snapshot = _bytes(snapshot, "snapshot")
        if not snapshot:
            raise CdEventError("bad-option", "a snapshot must be what `snapshot` returned, not empty")
        reducer._snapshot = reducer._fold([], everything=False)["snapshot"]
        reducer._is_restored = True
        return reducer

    def _fold(self, facts: list[bytes], *, everything: bool) -> Folded:
        key = (self._snapshot, facts)
        (folded,) = fold_many([key], complete=self._complete, everything=everything)
        if folded["status"] == "unknown-snapshot":
            raise CdEventError("bad-option", "the snapshot is none of this version or the one before")
        if folded["status"] == "engine-fault":
            raise CdEventError("init-failed", "the engine stopped")
        return folded
