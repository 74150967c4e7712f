"""Many values in one call of the engine: a call costs a hundred microseconds, an event two."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from ._errors import CdEventError, EngineFault, Refused
from ._frames import FRAMES, OUTCOMES, facts_of, framed, lines, unframed
from ._input import fault_report, source
from ._instance import drop_when_grown, instance
from ._options import bytes_limit
from .types import Facts, Input, Outcome, Report

#: Of one call. The answer can be larger than the input.
MOST_VALUES = 1000
MOST_BYTES = 512 * 1024

Answer = TypeVar("Answer")
Item = TypeVar("Item")


def configure(options: bytes) -> None:
    """Sets the options in this thread's instance. Raises ``CdEventError`` (``bad-option``, ``init-failed``)."""
    try:
        instance().configure(options)
    except Refused as cause:
        raise CdEventError("bad-option", str(cause)) from None
    except EngineFault as cause:
        raise CdEventError("init-failed", str(cause)) from cause


def reports(inputs: Iterable[Input], options: bytes) -> Iterator[Report]:
    """The report on each input."""
    return _each(inputs, options, "cde_validate", _reports, lambda report: report)


def report_lines(inputs: Iterable[Input], options: bytes) -> Iterator[bytes]:
    """The same as JSON."""
    return _each(inputs, options, "cde_validate", lines, _json)


def outcomes(inputs: Iterable[Input], options: bytes) -> Iterator[Outcome]:
    """The outcome of each input."""
    return _each(inputs, options, "cde_outcomes", lambda answer: [OUTCOMES[each] for each in answer], _outcome)


def sentences(inputs: Iterable[Input], options: bytes) -> Iterator[str]:
    """The sentence about each input."""
    return _each(inputs, options, "cde_describe", lambda answer: [json.loads(line) for line in lines(answer)], _nothing)


def facts(inputs: Iterable[Input], options: bytes) -> Iterator[Facts]:
    """Outcome, report and facts of each input."""
    return _each(inputs, options, "cde_facts", lambda answer: [facts_of(frame) for frame in unframed(answer)], _no_facts)


def asked(values: list[bytes], call: Callable[[list[bytes]], list[Answer]], lost: Callable[[bytes], Answer]) -> list[Answer]:
    """The answers to a batch. If the engine stops, each value is asked for by itself, and the one at fault is ``lost``."""
    try:
        return _counted(values, call)
    except EngineFault:
        answers = []
        for value in values:
            try:
                answers += _counted([value], call)
            except EngineFault:
                answers.append(lost(value))
        return answers


def batches(values: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The values in lists that make one call each."""
    batch: list[Item] = []
    total = 0
    for value in values:
        length = size(value)
        if batch and (len(batch) == MOST_VALUES or total + length > MOST_BYTES):
            yield batch
            batch, total = [], 0
        batch.append(value)
        total += length
    if batch:
        yield batch


def _each(
    inputs: Iterable[Input],
    options: bytes,
    name: str,
    read: Callable[[bytes], list[Answer]],
    made: Callable[[Report], Answer],
) -> Iterator[Answer]:
    """``made``: the answer for an input that the engine does not see or that stopped it, from the report about that."""
    # One byte more is enough for the engine to see that an input is too long.
    most = bytes_limit(options) + 1

    def call(values: list[bytes]) -> list[Answer]:
        used = instance()
        if used.configured != options:
            configure(options)
        answer = used.ask(name, framed(values), FRAMES)
        drop_when_grown(used)
        return read(answer)

    def lost(_: bytes) -> Answer:
        return made(fault_report("the engine stopped"))

    sources = (source(value) for value in inputs)
    for batch in batches(sources, lambda found: min(len(found), most) if isinstance(found, bytes) else 0):
        readable = [found[:most] for found in batch if isinstance(found, bytes)]
        answers = iter(asked(readable, call, lost) if readable else [])
        for found in batch:
            yield next(answers) if isinstance(found, bytes) else made(found)


def _counted(values: list[bytes], call: Callable[[list[bytes]], list[Answer]]) -> list[Answer]:
    answers = call(values)
    if len(answers) != len(values):
        raise EngineFault(f"the engine gave {len(answers)} answers for {len(values)} values")
    return answers


def first(answers: Iterator[Answer]) -> Answer:
    """The only answer."""
    return next(itertools.islice(answers, 1))


def _reports(answer: bytes) -> list[Report]:
    return [json.loads(line) for line in lines(answer)]


def _json(report: Report) -> bytes:
    return json.dumps(report, ensure_ascii=False, separators=(",", ":")).encode()


def _outcome(report: Report) -> Outcome:
    return report["outcome"]


def _nothing(_: Report) -> str:
    return "not an event"


def _no_facts(report: Report) -> Facts:
    return {"outcome": report["outcome"], "time": None, "report": report, "facts": []}


def checked(given: Any, name: str) -> Iterable[Any]:
    """An iterable of inputs. Raises ``CdEventError`` (``bad-option``) for one text or one event, which would be taken apart."""
    if isinstance(given, (str, bytes, bytearray, memoryview, dict)) or not isinstance(given, Iterable):
        raise CdEventError("bad-option", f"`{name}` must be several: a list or another iterable, not {type(given).__name__}")
    return given
