"""Threads, forks, pickles and memory."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest
from cdevents_wasm import CdEventError, EventStream, Reducer, _instance, facts, is_valid, outcomes, reset, validate, validate_many

MIB = 1024 * 1024


def _resident() -> int:
    """Bytes of memory that this process has."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def test_threads_have_instances_of_their_own(delivery: list[str]) -> None:
    expected = list(validate_many(delivery))
    seen = set()
    barrier = threading.Barrier(8)

    def work(start: int) -> list[Any]:
        barrier.wait(60)
        seen.add(id(_instance.instance()))
        order = [*delivery[start:], *delivery[:start]]
        found = [validate(text) for text in order]
        return [*found[len(delivery) - start :], *found[: len(delivery) - start]]

    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(work, range(8)):
            assert found == expected
    assert len(seen) == 8


def test_threads_take_turns_with_a_stream(delivery: list[str]) -> None:
    lines = [f"{text}\n".encode() for text in delivery] * 5
    with EventStream(records="all") as stream:
        with ThreadPoolExecutor(4) as pool:
            items = [item for found in pool.map(stream.push, lines) for item in found]
        summary = stream.finish()
    items += summary["items"]
    assert summary["records"] == len(lines)
    assert sorted(item["record"] for item in items) == list(range(len(lines)))


def test_an_iterator_may_go_on_in_another_thread(delivery: list[str]) -> None:
    texts = delivery * 20
    answers = validate_many(texts)
    first = [next(answers) for _ in range(10)]
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(list, answers).result()
    assert [*first, *rest] == list(validate_many(delivery)) * 20


def test_a_forked_process_goes_on_by_itself(delivery: list[str]) -> None:
    expected = [validate(text) for text in delivery[:20]]
    stream = EventStream()
    stream.push(delivery[0])
    snapshot = stream.snapshot()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # Whatever happens, the tests go on in one process only.
        try:
            found: list[Any] = [validate(text) for text in delivery[:20]]
            try:
                stream.push(delivery[1])
            except CdEventError as error:
                found.append(error.code)
            found.append(EventStream.restore(snapshot).finish()["records"])
            os.write(writer, pickle.dumps(found))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        found = pickle.loads(pipe.read())
    os.waitpid(child, 0)
    assert found == [*expected, "bad-state", 1]
    stream.push(delivery[1])
    assert stream.finish()["records"] == 2


def _outcome(text: str) -> str:
    return validate(text)["outcome"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_pools_of_processes_work(method: str, delivery: list[str]) -> None:
    expected = [_outcome(text) for text in delivery]
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        assert list(pool.map(_outcome, delivery, chunksize=20)) == expected


def test_errors_and_results_can_be_pickled(delivery: list[str]) -> None:
    with pytest.raises(CdEventError) as caught:
        validate("{}", release="9")
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.code, str(error), error.report) == (caught.value.code, str(caught.value), None)
    assert pickle.loads(pickle.dumps(validate(delivery[0]))) == validate(delivery[0])
    reducer = Reducer(complete=True)
    reducer.fold(fact for fact in facts(delivery[0])[:1])
    assert pickle.loads(pickle.dumps(reducer)).snapshot() == reducer.snapshot()


def test_memory_is_flat_over_a_million_calls(delivery: list[str]) -> None:
    """Single calls of every kind first, then a million events in batches."""
    text = delivery[0]
    own = [fact["bytes"] for fact in facts(text)][:1]

    def single(count: int) -> None:
        for _ in range(count):
            validate(text)
            is_valid(text)
            facts(text)
            with EventStream(lifecycle=True) as stream:
                stream.push(text)
                stream.snapshot()
            reducer = Reducer()
            reducer.fold(own)
            with contextlib.suppress(CdEventError):
                validate(text, release="none")

    single(200)
    gc.collect()
    before = _resident()
    single(2000)
    assert _resident() - before < 8 * MIB
    inside = _instance.instance()
    pages = inside._memory.data_len(inside._store)
    assert sum(1 for _ in validate_many(text for _ in range(100_000))) == 100_000
    assert sum(1 for _ in outcomes(text for _ in range(1_000_000))) == 1_000_000
    assert _resident() - before < 16 * MIB
    assert inside._memory.data_len(inside._store) - pages < 2 * MIB


def test_what_large_inputs_took_is_given_back(delivery: list[str]) -> None:
    validate(delivery[0])
    before = _resident()
    large = "[" + ",".join(delivery * (12 * MIB // sum(map(len, delivery)))) + "]"
    validate(large)
    assert validate(delivery[0])["outcome"] in ("valid", "invalid")
    used = _instance.instance()
    assert not used.has_grown
    del large
    gc.collect()
    assert _resident() - before < 64 * MIB
    reset()
    assert _instance.instance() is not used


def test_streams_that_are_left_alone_are_freed(delivery: list[str]) -> None:
    def leave(count: int) -> None:
        for _ in range(count):
            EventStream(lifecycle=True).push("\n".join(delivery[:50]))

    leave(20)
    before = _resident()
    leave(200)
    assert _resident() - before < 32 * MIB


def test_a_thread_that_ends_frees_its_instance(delivery: list[str]) -> None:
    def run(count: int) -> None:
        for _ in range(count):
            thread = threading.Thread(target=validate, args=(delivery[0],))
            thread.start()
            thread.join()

    run(20)
    before = _resident()
    run(200)
    assert _resident() - before < 16 * MIB
