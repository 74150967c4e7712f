"""Bad calls are errors that say so, before anything is read; bad input never is one."""

from __future__ import annotations

import math
import subprocess
import sys
from datetime import datetime
from typing import Any

import cdevents_wasm
import pytest
from cdevents_wasm import (
    CdEventError,
    EventStream,
    Reducer,
    apply_fixes,
    construct,
    convert,
    facts_many,
    fold_many,
    validate,
    validate_many,
)

EVENT: Any = {"context": {"source": "/a"}, "subject": {"id": "1", "content": {}}}


def _code(call: Any) -> str:
    with pytest.raises(CdEventError) as caught:
        call()
    assert str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"release": "9"}, "release"),
        ({"release": 1}, "release"),
        ({"strict": "yes"}, "strict"),
        ({"max_diagnostics": -1}, "maxDiagnostics"),
        ({"max_diagnostics": "1"}, "maxDiagnostics"),
        ({"rules": {"nothing": "off"}}, "nothing"),
        ({"rules": {"unknown-field": "loud"}}, "unknown-field"),
        ({"rules": {"json-syntax": "off"}}, "json-syntax"),
        ({"rules": []}, "rules"),
        ({"limits": {"bytes": -1}}, "bytes"),
        ({"limits": {"length": 1}}, "length"),
        ({"limits": 1}, "limits"),
        ({"rules": {1, 2}}, "options"),
    ],
)
def test_wrong_options_are_refused(options: Any, named: str) -> None:
    for call in (validate, cdevents_wasm.is_valid, cdevents_wasm.facts):
        with pytest.raises(CdEventError) as caught:
            call("{}", **options)
        assert caught.value.code == "bad-option"
        assert named in str(caught.value)
    assert _code(lambda: EventStream(**options)) == "bad-option"
    # Lazy calls say so at once, too.
    assert _code(lambda: validate_many([], **options)) == "bad-option"
    assert _code(lambda: facts_many([], **options)) == "bad-option"


@pytest.mark.parametrize(
    "options",
    [
        {"records": "some"},
        {"lifecycle": 1},
        {"lifecycle": {"window": 1}},
        {"lifecycle": {"windowMs": -1}},
        {"lifecycle": {"maxRuns": "1"}},
        {"lifecycle": {"complete": "yes"}},
        {"from_": "logs"},
        {"expect": {}},
        {"expect": [{"tasks": []}]},
        {"expect": [{"pipeline": "a", "within": "30 minutes"}]},
    ],
)
def test_wrong_options_of_streams_are_refused(options: Any) -> None:
    assert _code(lambda: EventStream(**options)) == "bad-option"
    snapshot = EventStream().snapshot()
    assert _code(lambda: EventStream.restore(snapshot, **options)) == "bad-option"


def test_options_that_do_not_exist_are_type_errors() -> None:
    calls: list[Any] = [validate, cdevents_wasm.facts, lambda text, **options: EventStream(**options)]
    for call in calls:
        with pytest.raises(TypeError, match="max_diagnostic"):
            call("{}", max_diagnostic=1)
    with pytest.raises(TypeError):
        convert("{}")  # type: ignore[call-arg]


def test_no_limit_is_an_option() -> None:
    text = "[" * 1000 + "]" * 1000
    assert validate(text)["diagnostics"][0]["rule"] == "limit-depth"
    assert validate(text, limits={"depth": math.inf})["diagnostics"][0]["rule"] != "limit-depth"  # type: ignore[typeddict-item]
    lifecycle: Any = {"windowMs": math.inf}
    with EventStream(lifecycle=lifecycle) as stream:
        assert stream.finish()["records"] == 0


def test_wrong_arguments_are_refused() -> None:
    for call in (
        lambda: construct(1, EVENT),  # type: ignore[arg-type]
        lambda: construct("pipelinerun.finished", []),  # type: ignore[arg-type]
        lambda: construct("pipelinerun.finished", EVENT, now=datetime(2026, 1, 1)),
        lambda: construct("pipelinerun.finished", EVENT, envelope="both"),  # type: ignore[arg-type]
        lambda: construct("pipelinerun.finished", EVENT, id=1),  # type: ignore[arg-type]
        lambda: convert("{}", to="9"),
        lambda: convert("{}", to="0.5.1", keep="all"),  # type: ignore[arg-type]
        lambda: convert("{}", to="0.5.1", source=1),  # type: ignore[arg-type]
        lambda: validate_many("{}"),
        lambda: validate_many({"a": 1}),
        lambda: facts_many(1),  # type: ignore[arg-type]
        lambda: list(fold_many([1])),  # type: ignore[list-item]
        lambda: list(fold_many([("text", [])])),  # type: ignore[list-item]
        lambda: list(fold_many([(None, ["text"])])),  # type: ignore[list-item]
        lambda: EventStream().push(1),  # type: ignore[arg-type]
        lambda: EventStream.restore("text"),  # type: ignore[arg-type]
        lambda: EventStream.restore(b""),
        lambda: EventStream.restore(EventStream().snapshot()[:-1]),
        lambda: EventStream.restore(b"foreign bytes"),
        lambda: Reducer().fold([b"no fact"]),
        lambda: Reducer.restore(b""),
        lambda: Reducer.restore(b"foreign bytes"),
        lambda: apply_fixes("{}", validate("{}"), only="some"),  # type: ignore[arg-type]
    ):
        assert _code(call) == "bad-option"


def test_fixes_of_another_text_are_refused() -> None:
    report = validate("{}")
    report["diagnostics"][0]["fix"] = {"title": "", "safe": True, "edits": [{"start": 1, "end": 9, "text": ""}]}
    assert _code(lambda: apply_fixes("{}", report)) == "bad-option"


def test_streams_that_are_over_say_so() -> None:
    stream = EventStream()
    stream.finish()
    assert _code(lambda: stream.push("{}")) == "bad-state"
    assert _code(stream.finish) == "bad-state"
    assert stream.runs() == []
    stream.close()
    stream.close()
    for call in (lambda: stream.push("{}"), stream.finish, stream.runs, stream.snapshot):
        assert _code(call) == "bad-state"


def test_facts_of_another_key_are_refused_and_the_others_kept(delivery: list[str]) -> None:
    given = [fact for text in delivery[:5] for fact in cdevents_wasm.facts(text)]
    first = [fact for fact in given if (fact["scope"], fact["key"]) == (given[0]["scope"], given[0]["key"])]
    plain = Reducer()
    plain.fold(first)
    mixed = Reducer()
    assert _code(lambda: mixed.fold([*first, *given, b"no fact"])) == "bad-option"
    assert mixed.snapshot() == plain.snapshot()
    (folded,) = fold_many([(b"foreign bytes", first)])
    assert (folded["status"], folded["snapshot"]) == ("unknown-snapshot", b"foreign bytes")
    (folded,) = fold_many([(None, [*first, b"no fact", given[-1]])])
    assert folded["refused"] == 1 + (given[-1] not in first)


def test_nothing_large_is_imported_before_the_first_call() -> None:
    large = ("wasmtime", "pandas", "pyarrow", "pyspark")
    program = f"import sys, cdevents_wasm, cdevents_wasm.spark; print([name for name in {large} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_program_ends_without_a_word() -> None:
    """Whatever it leaves open, and also after an error."""
    program = """
import cdevents_wasm, threading
keep = [cdevents_wasm.EventStream(), cdevents_wasm.validate_many(["{}"] * 3), cdevents_wasm.validate("{}")]
next(keep[1])
thread = threading.Thread(target=cdevents_wasm.validate, args=("{}",))
thread.start()
%s
"""
    for end, code in (("", 0), ("raise SystemExit(3)", 3), ("thread.join()", 0)):
        done = subprocess.run([sys.executable, "-c", program % end], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
