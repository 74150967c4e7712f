"""The examples of the C ABI give the reports of the npm package."""

from __future__ import annotations

import importlib.resources
import os
import subprocess
import sys

import pytest
from conftest import ROOT, Npm

FOLDER = ROOT / "abi/examples"


@pytest.mark.parametrize(
    "program", [[sys.executable, str(FOLDER / "with_wasmtime.py")], [os.environ["NODE"], str(FOLDER / "with-node.mjs")]]
)
def test_an_example_gives_the_reports(program: list[str], npm: Npm) -> None:
    texts = [text for text in npm("mutants", 8, 2000) if text.strip()]
    with importlib.resources.as_file(importlib.resources.files("cdevents_wasm") / "abi.wasm") as module:
        done = subprocess.run([*program, str(module)], input="\n".join(texts).encode(), capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == npm("reports", texts)


def test_the_examples_are_short() -> None:
    # That in Rust has its program in a folder, and is run by `make test-cluster`.
    programs = [path for path in FOLDER.rglob("*") if path.suffix in {".mjs", ".py", ".rs"} and "target" not in path.parts]
    assert len(programs) == 3
    for path in programs:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 30, path
