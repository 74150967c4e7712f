"""Streams, facts and reducers give what those of the npm package give."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import random
from pathlib import Path
from typing import Any

import pytest
from cdevents_wasm import CdEventError, EventStream, Reducer, facts, facts_many, fold_many, validate
from conftest import Npm

COMPLETE: Any = {"lifecycle": {"complete": True, "windowMs": 0}}


def _read(chunks: list[bytes], **options: Any) -> dict[str, Any]:
    """What a stream gives, as expected.mjs gives it."""
    with EventStream(**options) as stream:
        items = [item for chunk in chunks for item in stream.push(chunk)]
        runs = stream.runs()
        summary: dict[str, Any] = {**stream.finish()}
        items += summary.pop("items")
    return {"items": items, "runs": runs, "summary": summary}


def _chunks(text: bytes, numbers: random.Random) -> list[bytes]:
    """The text in pieces."""
    cuts = sorted(numbers.randrange(len(text) + 1) for _ in range(numbers.randrange(6)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _streams(npm: Npm, numbers: random.Random, count: int) -> list[bytes]:
    """Deliveries with faults, in several forms of a stream."""
    found = []
    for seed in range(count):
        faults = numbers.sample(["missing", "late", "duplicate", "reordered", "malformed", "abort", "clock-skew", "shared-id"], 3)
        texts = npm(
            "samples",
            {
                "seed": seed,
                "runs": 1 + seed % 2,
                "faults": faults,
                "scenario": numbers.choice(["delivery", "pipeline", "incident"]),
            },
        )
        match seed % 4:
            case 0 | 1:
                text = "\n".join(texts)
            case 2:
                text = f"[{','.join(texts)}]"
            case _:
                text = "".join(
                    json.dumps(json.loads(each), indent=1) if each.startswith("{") and each.endswith("}") else f"{each}\n" for each in texts
                )
        found.append(text.encode())
    return found


def test_streams_are_the_same(npm: Npm, numbers: random.Random) -> None:
    texts = _streams(npm, numbers, 100)
    chunked = [_chunks(text, numbers) for text in texts]
    rules = set()
    runs: list[tuple[Any, Any]] = [
        ({"records": "all", **COMPLETE}, {"records": "all", **COMPLETE}),
        ({"lifecycle": True, "strict": True}, {"lifecycle": True, "strict": True}),
        ({"from_": "log", "records": "all"}, {"from": "log", "records": "all"}),
    ]
    for options, names in runs:
        expected = [json.loads(each) for each in npm("streams", chunked, names)]
        for chunks, wanted in zip(chunked, expected, strict=True):
            found = _read(chunks, **options)
            assert found == wanted
            rules.update(found["summary"]["byRule"])
    assert len(rules) > 10


def test_histories_of_the_cases_are_the_same(histories: list[bytes], npm: Npm) -> None:
    options = {"records": "all", **COMPLETE}
    expected = npm("streams", [[text] for text in histories], options)
    for text, wanted in zip(histories, expected, strict=True):
        assert _read([text], **options) == json.loads(wanted)


def test_packed_streams_are_read_and_damaged_ones_say_so(delivery: list[str], npm: Npm) -> None:
    packed = gzip.compress("\n".join(delivery).encode(), mtime=0)
    for text in (packed, packed[:-9], packed[:500] + b"\x00" + packed[501:]):
        (expected,) = npm("streams", [[text]], {"records": "all"})
        assert _read([text], records="all") == json.loads(expected)
    with EventStream() as stream:
        stream.push(packed[:100])
        with pytest.raises(CdEventError) as caught:
            stream.snapshot()
        assert caught.value.code == "bad-state"


def test_a_snapshot_at_any_place_goes_on(delivery: list[str], npm: Npm, numbers: random.Random) -> None:
    text = "\n".join(delivery).encode()
    expected = _read([text], records="all", **COMPLETE)
    for _ in range(20):
        at = numbers.randrange(len(text))
        first = EventStream(records="all", **COMPLETE)
        items = first.push(text[:at])
        snapshot = first.snapshot()
        assert snapshot.hex() == npm("snapshot", text[:at], {"records": "all", **COMPLETE})
        copy = pickle.loads(pickle.dumps(first))
        first.close()
        for second in (copy, EventStream.restore(snapshot, records="all", **COMPLETE)):
            more = second.push(text[at:])
            summary = second.finish()
            assert [*items, *more, *summary["items"]] == expected["items"]
            assert {name: value for name, value in summary.items() if name != "items"} == expected["summary"]
            second.close()


def test_files_are_read_in_one_go(delivery: list[str], tmp_path: Path) -> None:
    text = "\n".join(delivery)
    file = tmp_path / "events.ndjson"
    file.write_text(text, encoding="utf-8")
    expected = _read([text.encode()], records="all")["items"]
    sources: list[Any] = [
        file,
        str(file),
        file.open("rb"),
        file.open(encoding="utf-8"),
        io.BytesIO(text.encode()),
        [text[:99], text[99:].encode()],
    ]
    for source in sources:
        with EventStream(records="all") as stream:
            assert [*stream.read(source), *stream.finish()["items"]] == expected
    with EventStream(records="all") as stream, pytest.raises(FileNotFoundError):
        list(stream.read(tmp_path / "none"))


def test_facts_are_the_same(delivery: list[str], histories: list[bytes], npm: Npm) -> None:
    inputs = [*delivery, *(line for text in histories for line in text.decode().splitlines()), "", "{", "[]"]
    expected = npm("facts", inputs)
    for text, wanted, several in zip(inputs, expected, facts_many(inputs), strict=True):
        found = facts(text)
        assert [{**fact, "bytes": fact["bytes"].hex()} for fact in found] == wanted
        assert several["facts"] == found
        report = validate(text)
        assert several["outcome"] == report["outcome"]
        assert several["report"] == (report if report["diagnostics"] else None)
    assert sum(map(len, expected)) > 500


def _folded(texts: list[str], numbers: random.Random, steps: int) -> dict[str, Any]:
    """The findings and the snapshot of every key, with the facts in any order, divided over some calls."""
    given = [fact for each in facts_many(texts) for fact in each["facts"]]
    given += numbers.sample(given, len(given) // 5)
    numbers.shuffle(given)
    snapshots: dict[tuple[str, str], bytes] = {}
    found: dict[str, dict[str, Any]] = {}
    sent: list[Any] = []
    pieces = [given[step::steps] for step in range(steps)]
    for piece in [*pieces, sent]:
        keys: dict[tuple[str, str], list[Any]] = {}
        for fact in piece:
            keys.setdefault((fact["scope"], fact["key"]), []).append(fact)
        results = fold_many(((snapshots.get(key), some) for key, some in keys.items()), complete=True)
        for key, folded in zip(keys, results, strict=True):
            assert (folded["status"], folded["refused"]) == ("folded", 0)
            snapshots[key] = folded["snapshot"]
            current = found.setdefault(json.dumps(key, ensure_ascii=False, separators=(",", ":")), {})
            for each in folded["findings"]:
                if each["retracted"]:
                    del current[each["id"]]
                else:
                    current[each["id"]] = each
            if piece is not sent:
                sent += folded["facts"]
            else:
                # What a subject says to its parents depends on its own events alone, which Spark's two folds rely on.
                assert folded["facts"] == []
    return {name: (sorted(current), snapshots[tuple(json.loads(name))].hex()) for name, current in found.items()}


def test_folded_keys_are_the_same(npm: Npm, numbers: random.Random) -> None:
    total = 0
    for seed in range(12):
        texts = npm("samples", {"seed": seed, "runs": 3, "faults": ["duplicate", "missing", "reordered", "abort"]})
        expected = {name: (sorted(each["id"] for each in findings), snapshot) for name, findings, snapshot in npm("histories", texts)}
        assert _folded(texts, numbers, 1 + seed % 4) == expected
        total += sum(len(ids) for ids, _ in expected.values())
    assert total > 10


def test_a_reducer_is_the_same_in_any_order_and_when_saved(delivery: list[str], npm: Npm, numbers: random.Random) -> None:
    by_key: dict[tuple[str, str], list[Any]] = {}
    for text in delivery:
        for fact in facts(text):
            by_key.setdefault((fact["scope"], fact["key"]), []).append(fact)
    expected = {name: findings for name, findings, _ in npm("histories", delivery)}
    compared = 0
    for key, own in by_key.items():
        plain = Reducer(complete=True)
        plain.fold(own)
        results = plain.results()
        # What others send to a key is not here.
        if not any(fact for fact in results["facts"]) and key[0] != "subject":
            assert results["findings"] == expected[json.dumps(key, ensure_ascii=False, separators=(",", ":"))]
            compared += 1
        mixed = Reducer(complete=True)
        for fact in numbers.sample(own, len(own)):
            mixed.fold([fact["bytes"], fact])
            mixed = pickle.loads(pickle.dumps(Reducer.restore(mixed.snapshot(), complete=True)))
        assert mixed.snapshot() == plain.snapshot()
        assert [each["id"] for each in mixed.results()["findings"] if not each["retracted"]] == [each["id"] for each in results["findings"]]
        assert plain.results() == results
    assert compared > 20


def test_findings_are_retracted(delivery: list[str]) -> None:
    """An event that is missing is found, and taken back when it comes."""
    retracted = 0
    for text in delivery:
        by_key = [(fact["scope"], fact["key"], fact) for fact in facts(text)]
        for scope, key, fact in by_key:
            reducer = Reducer(complete=True)
            reducer.fold([fact])
            before = {each["id"] for each in reducer.results()["findings"]}
            others = [other for line in delivery for other in facts(line) if (other["scope"], other["key"]) == (scope, key)]
            for continued in (reducer, Reducer.restore(reducer.snapshot(), complete=True)):
                continued.fold(others)
                results = continued.results()["findings"]
                now = {each["id"] for each in results if not each["retracted"]}
                assert {each["id"] for each in results if each["retracted"]} == before - now
                retracted += len(before - now)
        if retracted > 20:
            return
    pytest.fail(f"{retracted} findings were retracted")
