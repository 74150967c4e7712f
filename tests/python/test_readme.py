"""The examples of the README run, and the code is formatted and typed."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import cdevents_wasm
import cdevents_wasm.spark
import cdevents_wasm.types
import pytest
from conftest import ROOT

README = ROOT / "python/README.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.split("\n")[0] for example in EXAMPLES])
def test_an_example_runs(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, delivery: list[str]) -> None:
    """What is in a comment after an expression is what it gives."""
    if "pyspark" in example:
        pytest.fail("Spark's examples are in docs/spark.md, where its cluster is")
    monkeypatch.chdir(tmp_path)
    for name in ("airflow", "airflow.sdk"):
        monkeypatch.setitem(sys.modules, name, _airflow())
    (tmp_path / "events.ndjson").write_text("\n".join(delivery), encoding="utf-8")
    scope: dict[str, Any] = {"__name__": "example"}
    exec(compile(example, str(README), "exec"), scope)
    checks = re.findall(r"^(\S.*?)  # (.+)$", example, re.MULTILINE)
    for expression, shown in checks:
        if not re.search(r"(?<![=!<>])=(?!=)(?![^(]*\))|^(from|import|for|with|return) ", expression):
            assert repr(eval(expression, scope)) == shown, expression
    for name, value in scope.items():
        if name.startswith("announce"):
            assert cdevents_wasm.is_valid(value("run-1"))


def _airflow() -> types.ModuleType:
    """What of Airflow the example uses: it is not installed."""
    module = types.ModuleType("airflow.sdk")
    module.task = lambda function: function  # type: ignore[attr-defined]
    return module


def test_there_are_examples_of_everything() -> None:
    assert len(EXAMPLES) >= 6
    text = "\n".join(EXAMPLES)
    for word in ("validate", "construct", "convert", "EventStream", "Reducer", "pandas", "airflow"):
        assert word in text
    assert all(example.count("\n") <= 12 for example in EXAMPLES)


def test_everything_public_is_documented_and_typed() -> None:
    for name in cdevents_wasm.__all__:
        value = getattr(cdevents_wasm, name)
        if not callable(value):
            continue
        assert inspect.getdoc(value), name
        members = [value] if inspect.isfunction(value) else [each for each in vars(value).values() if inspect.isfunction(each)]
        for member in members:
            hints = inspect.get_annotations(member)
            assert "return" in hints, member
            if not member.__name__.startswith("_"):
                assert inspect.getdoc(member), member


def test_the_code_is_formatted() -> None:
    for command in (["format", "--check"], ["check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "--config", str(ROOT / "python/pyproject.toml")]
        done = subprocess.run([*ruff, *FOLDERS], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


#: Everything of Python in this repository that is ours.
FOLDERS = [str(ROOT / name) for name in ("python/src", "tests/python", "tests/cluster", "abi/examples") if (ROOT / name).exists()]


def test_the_types_fit() -> None:
    """The package itself, and what uses it: the tests."""
    mypy = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "python/pyproject.toml"), "--cache-dir", "/dev/null"]
    programs = [str(ROOT / "tests/python"), "-p", "cdevents_wasm"]
    for which in (programs[:1], programs[1:]):
        done = subprocess.run([*mypy, *which], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_lines_fit() -> None:
    for folder in FOLDERS:
        for path in Path(folder).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) < 600, path
