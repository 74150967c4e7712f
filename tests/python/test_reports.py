"""Reports, verdicts and sentences are those of the npm package, to the byte."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import cdevents_wasm
import pytest
from cdevents_wasm import _batches, _options, apply_fixes, describe, is_valid, outcomes, validate, validate_many
from conftest import ROOT, Case, Npm


def _lines(inputs: list[Any], **options: Any) -> list[str]:
    """The reports as the module writes them."""
    return [line.decode() for line in _batches.report_lines(inputs, _options.validate_options(options))]


def _garbled(texts: list[str], numbers: random.Random, count: int) -> list[bytes]:
    """Texts that were cut, joined, and had bytes changed."""
    found = []
    for _ in range(count):
        text = bytearray(numbers.choice(texts).encode())
        for _ in range(numbers.randrange(4)):
            at = numbers.randrange(len(text))
            match numbers.randrange(4):
                case 0:
                    text[at] = numbers.randrange(256)
                case 1:
                    del text[at:]
                case 2:
                    del text[at : at + numbers.randrange(1, 9)]
                case _:
                    text[at:at] = numbers.choice([b'"', b"{", b"]", b",", b"\xff", b"\xed\xa0\x80", b"\n", b"1e999", "é𝒳".encode()])
            text = text or bytearray(b" ")
        found.append(bytes(text))
    return found


def test_every_case_has_the_same_report(cases: list[Case], npm: Npm) -> None:
    rules: set[str] = set()
    for case in cases:
        (expected,) = npm("reports", [case.text], case.options)
        assert _lines([case.text], **case.keywords) == [expected], case.path
        report = validate(case.text, **case.keywords)
        assert report == json.loads(expected), case.path
        assert is_valid(case.text, **case.keywords) == (report["outcome"] == "valid")
        rules.update(found["rule"] for found in report["diagnostics"])
    assert len(rules) > 45


def test_every_sample_has_the_same_report(npm: Npm) -> None:
    texts = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.json"))]
    assert len(texts) > 4
    assert _lines(texts) == npm("reports", texts)


def test_changed_examples_have_the_same_reports(npm: Npm) -> None:
    texts = npm("mutants", 20_261_129, 10_000)
    expected = npm("reports", texts)
    assert _lines(texts) == expected
    reports = [json.loads(line) for line in expected]
    assert list(outcomes(texts)) == [report["outcome"] for report in reports]
    assert 1000 < sum(report["outcome"] == "valid" for report in reports) < 9000
    assert len({found["rule"] for report in reports for found in report["diagnostics"]}) > 30


def test_garbled_texts_have_the_same_reports(npm: Npm, numbers: random.Random) -> None:
    texts = _garbled(npm("mutants", 1, 200), numbers, 2000)
    expected = npm("reports", texts)
    assert _lines(texts) == expected
    assert len({found["rule"] for line in expected for found in json.loads(line)["diagnostics"]}) > 15
    assert list(outcomes(texts)) == [json.loads(line)["outcome"] for line in expected]


@pytest.mark.parametrize(
    "options",
    [
        {"strict": True},
        {"release": "0.4.1"},
        {"release": "draft"},
        {"max_diagnostics": 0},
        {"max_diagnostics": 2},
        {"rules": {"unknown-field": "off", "CDE401": "note"}},
        {"limits": {"bytes": 300}},
        {"limits": {"depth": 3}},
    ],
)
def test_options_are_those_of_the_npm_package(options: dict[str, Any], npm: Npm) -> None:
    texts = npm("mutants", 2, 300)
    names = {"maxDiagnostics" if name == "max_diagnostics" else name: value for name, value in options.items()}
    expected = npm("reports", texts, names)
    assert _lines(texts, **options) == expected
    assert expected != npm("reports", texts)
    assert [is_valid(text, **options) for text in texts[:50]] == npm("valid", texts[:50], names)
    # Options of one call are not those of the next.
    assert _lines(texts) == npm("reports", texts)


def test_one_call_and_many_give_the_same(npm: Npm) -> None:
    texts = npm("mutants", 3, 1500)
    assert [validate(text) for text in texts[:200]] == list(validate_many(texts))[:200]
    # Inputs are read as answers are taken, a call's worth at a time.
    taken: list[str] = []

    def given() -> Iterator[str]:
        for text in texts:
            taken.append(text)
            yield text

    answers = validate_many(given())
    assert taken == []
    next(answers)
    assert 0 < len(taken) < len(texts)
    assert list(validate_many([])) == []


def test_every_form_of_an_input_is_the_same(npm: Npm) -> None:
    text = npm("mutants", 4, 1)[0]
    report = validate(text)
    assert [validate(form) for form in (text.encode(), bytearray(text.encode()), memoryview(text.encode()))] == [report] * 3
    value = {"a": [1, 2.5, "é𝒳\u2028", None, True], "b": {}}
    assert validate(value) == validate(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    assert validate({"time": datetime(2026, 1, 2, tzinfo=UTC)}) == validate('{"time":"2026-01-02T00:00:00+00:00"}')
    assert npm("reports", ["é𝒳{"]) == _lines(["é𝒳{"])


def test_what_is_no_json_has_a_report_that_says_so(npm: Npm) -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    deep: Any = 1
    for _ in range(100_000):
        deep = [deep]
    for value, rule in (
        (cycle, "unreadable-object"),
        ({1, 2}, "unreadable-object"),
        (float("nan"), "unreadable-object"),
        (deep, "limit-depth"),
    ):
        report = validate(value)
        assert report["outcome"] == "unchecked"
        assert [found["rule"] for found in report["diagnostics"]] == [rule]
        assert not is_valid(value)
        assert describe(value) == "not an event"
        assert list(validate_many(["{}", value, "{}"])) == [validate("{}"), report, validate("{}")]
    del deep[:]
    for value in (None, 1, "", " ", b"\xff", "\ud800"):
        assert validate(value)["outcome"] == "unchecked"
    # The codes and pages are those of the rules.
    pages = {path.stem for path in (ROOT / "docs/rules").glob("*.md")}
    for rule, code in _input_codes().items():
        assert rule in pages
        assert code in (ROOT / f"docs/rules/{rule}.md").read_text()


def _input_codes() -> dict[str, str]:
    from cdevents_wasm import _input

    return _input._CODES


def test_sentences_are_the_same(cases: list[Case], npm: Npm) -> None:
    texts = [case.text for case in cases]
    assert [describe(text) for text in texts] == npm("describe", texts)


@pytest.mark.parametrize("only", ["safe", "all"])
def test_fixes_give_the_same_text(only: Any, cases: list[Case], npm: Npm) -> None:
    texts = [text for case in cases if (text := _text(case.text)) is not None]
    texts += npm("mutants", 5, 1000)
    texts = [text for text in texts if any("fix" in found for found in validate(text)["diagnostics"])]
    assert len(texts) > 100
    fixed = [apply_fixes(text, validate(text), only=only) for text in texts]
    assert fixed == npm("fixed", texts, only)
    assert fixed != texts


def _text(content: bytes) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def test_the_version_is_that_of_the_npm_package(npm: Npm) -> None:
    from importlib.metadata import metadata, requires, version

    assert cdevents_wasm.__version__ == version("cdevents-wasm") == npm("version")
    assert [line for line in requires("cdevents-wasm") or [] if "extra ==" not in line] == ["wasmtime<51,>=47"]
    assert metadata("cdevents-wasm")["License-Expression"] == "Apache-2.0"


def test_the_wheel_holds_what_it_should() -> None:
    from importlib.metadata import files

    listed = {str(path) for path in files("cdevents-wasm") or [] if not str(path).startswith("..")}
    sources = {f"cdevents_wasm/{path.name}" for path in (ROOT / "python/src/cdevents_wasm").glob("*.py")}
    assert len(sources) > 15
    inside = {name for name in listed if name.startswith("cdevents_wasm/")}
    assert inside == {*sources, "cdevents_wasm/abi.wasm", "cdevents_wasm/py.typed"}
    about = {name.split("/", 1)[1] for name in listed - inside}
    assert {"METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE"} <= about
