"""Whatever stops the engine costs one instance, and one input at most. The module is one that stops at a chosen call of its own."""

from __future__ import annotations

import importlib.resources
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cdevents_wasm import (
    CdEventError,
    EventStream,
    Reducer,
    _instance,
    _module,
    construct,
    convert,
    describe,
    facts,
    fold_many,
    is_valid,
    reset,
    validate,
    validate_many,
)
from conftest import ROOT, Npm

MANY = 2**31 - 1


@pytest.fixture(scope="module")
def trapping(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Puts the module that stops into the place of the package's."""
    file = tmp_path_factory.mktemp("trapping") / "abi.wasm"
    script = str(Path(__file__).with_name("trapping.mjs"))
    with importlib.resources.as_file(importlib.resources.files("cdevents_wasm") / "abi.wasm") as module:
        subprocess.run([os.environ["NODE"], script, str(module), str(file)], check=True, cwd=ROOT)
    patch = pytest.MonkeyPatch()
    patch.setattr(_module, "_core", None)
    patch.setattr(_module, "module_bytes", file.read_bytes)
    reset()
    yield
    patch.undo()
    reset()


def _set_fuel(instance: _instance.Instance, calls: int) -> None:
    instance._exports["fuel"].set_value(instance._store, calls)


def _spent(instance: _instance.Instance) -> int:
    return MANY - int(instance._exports["fuel"].value(instance._store))


def _calls_of(work: Callable[[], object]) -> int:
    """How many calls something takes in this thread's instance."""
    instance = _instance.instance()
    _set_fuel(instance, MANY)
    work()
    calls = _spent(instance)
    _set_fuel(instance, -1)
    assert calls > 10
    return calls


@pytest.mark.usefixtures("trapping")
class TestSingleCalls:
    def test_an_input_has_a_report_that_says_so(self, delivery: list[str], numbers: random.Random) -> None:
        text = delivery[0]
        expected = validate(text)
        calls = _calls_of(lambda: validate(text))
        stopped = 0
        for _ in range(100):
            before = _instance.instance()
            _set_fuel(before, numbers.randrange(calls))
            # It stops once, so the second try of the same input succeeds, in another instance.
            assert validate(text) == expected
            stopped += _instance.instance() is not before
        assert stopped > 90

    def test_only_the_input_at_fault_is_lost(self, delivery: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        expected = list(validate_many(delivery))
        at_fault = delivery[17]
        _stop_at(monkeypatch, at_fault.encode())
        found = list(validate_many(delivery))
        for text, report, wanted in zip(delivery, found, expected, strict=True):
            if text == at_fault:
                assert report["outcome"] == "unchecked"
                assert [each["rule"] for each in report["diagnostics"]] == ["engine-fault"]
            else:
                assert report == wanted
        assert not is_valid(at_fault)
        assert describe(at_fault) == "not an event"
        assert facts(at_fault) == []
        assert convert(at_fault, to="0.3.0")["report"]["diagnostics"][0]["rule"] == "engine-fault"
        with pytest.raises(CdEventError) as caught:
            construct("pipelinerun.finished", {"at": "fault"})
        assert caught.value.code == "invalid-event"

    def test_keys_are_folded_again_and_the_one_at_fault_is_kept(self, delivery: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        keys: dict[str, list[bytes]] = {}
        for text in delivery:
            for fact in facts(text):
                keys.setdefault(fact["scope"] + fact["key"], []).append(fact["bytes"])
        given = [(None, some) for some in keys.values()]
        expected = list(fold_many(given))
        at_fault = given[3][1][0]
        reducer = Reducer()
        reducer.fold(given[4][1])
        _stop_at(monkeypatch, at_fault)
        found = list(fold_many([(b"before" if at_fault in some else None, some) for _, some in given]))
        for index, (one, wanted) in enumerate(zip(found, expected, strict=True)):
            if index == 3:
                assert (one["status"], one["snapshot"], one["findings"]) == ("engine-fault", b"before", [])
            else:
                assert one == wanted
        with pytest.raises(CdEventError) as caught:
            reducer.fold([at_fault])
        assert caught.value.code == "init-failed"
        # It has what it had.
        monkeypatch.undo()
        assert reducer.snapshot() == expected[4]["snapshot"]


def _stop_at(monkeypatch: pytest.MonkeyPatch, needle: bytes) -> None:
    """Every call whose input has these bytes in it stops."""
    plain = _instance.Instance._call

    def call(self: _instance.Instance, name: str, args: tuple[bytes | int, ...]) -> int:
        if any(isinstance(arg, bytes) and (needle in arg or b'"at":"fault"' in arg) for arg in args):
            _set_fuel(self, 3)
        return plain(self, name, args)

    monkeypatch.setattr(_instance.Instance, "_call", call)


OPTIONS: Any = {"records": "all", "lifecycle": {"complete": True, "windowMs": 0}}


def _read(pieces: list[bytes], before: Callable[[EventStream, int], None]) -> tuple[list[Any], dict[str, Any]]:
    """Reads a stream. `before`: called before each piece and before the end."""
    with EventStream(**OPTIONS) as stream:
        items: list[Any] = []
        for index, piece in enumerate(pieces):
            before(stream, index)
            items += stream.push(piece)
        before(stream, len(pieces))
        summary: dict[str, Any] = {**stream.finish()}
        return [*items, *summary.pop("items")], summary


def _instance_of(stream: EventStream) -> _instance.Instance:
    assert stream._instance is not None
    return stream._instance


@pytest.mark.usefixtures("trapping")
class TestStreams:
    def test_one_record_is_lost_at_most(self, npm: Npm, numbers: random.Random) -> None:
        text = "\n".join(npm("samples", {"runs": 2, "faults": ["duplicate", "missing"]})).encode()
        pieces = [text[at : at + 20_000] for at in range(0, len(text), 20_000)]
        expected, plain = _read(pieces, lambda stream, index: None)
        records = [item for item in expected if item["kind"] == "record"]
        calls = 0

        def count(stream: EventStream, index: int) -> None:
            nonlocal calls
            if index == 1:
                calls = _spent(_instance_of(stream))
            _set_fuel(_instance_of(stream), MANY)

        _read(pieces, count)
        assert calls > 1000
        stopped = lost = 0
        for _ in range(60):
            at, fuel = numbers.randrange(len(pieces)), numbers.randrange(calls)
            instances: list[Any] = []

            def stop(stream: EventStream, index: int, at: int = at, fuel: int = fuel, instances: list[Any] = instances) -> None:
                instances.append(_instance_of(stream))
                _set_fuel(_instance_of(stream), fuel if index == at else -1)

            found, summary = _read(pieces, stop)
            if len(set(map(id, instances))) == 1:
                continue
            stopped += 1
            own = [item for item in found if item["kind"] == "record"]
            assert [(item["record"], item["line"], item["offset"]) for item in own] == [
                (item["record"], item["line"], item["offset"]) for item in records
            ]
            faults = [item for item in own if any(each["rule"] == "engine-fault" for each in item["report"]["diagnostics"])]
            assert len(faults) <= 1
            assert [item for item in own if item not in faults] == [
                item for item in records if item["record"] not in [fault["record"] for fault in faults]
            ]
            assert summary["records"] == plain["records"]
            # What stops while a report is written is no finding of the stream.
            assert summary["byRule"].get("engine-fault", 0) <= len(faults)
            lost += len(faults)
        assert stopped > 40
        assert lost > 15

    def test_an_engine_that_always_stops_is_an_error_and_no_endless_loop(
        self, delivery: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stream = EventStream(**OPTIONS)
        other = EventStream(**OPTIONS)
        _stop_at(monkeypatch, b"{")
        with pytest.raises(CdEventError) as caught:
            stream.push(delivery[0])
        assert caught.value.code == "init-failed"
        with pytest.raises(CdEventError) as caught:
            EventStream(**OPTIONS)
        assert caught.value.code == "init-failed"
        monkeypatch.undo()
        with pytest.raises(CdEventError) as caught:
            stream.push(delivery[0])
        assert caught.value.code == "bad-state"
        # Streams share nothing.
        assert len(other.push("\n".join(delivery))) > 0
