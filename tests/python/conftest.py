"""What the tests share: the npm package, which the Python package is compared with, and the texts that both judge."""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


class Npm:
    """The installed npm package, in a process of Node."""

    def __init__(self) -> None:
        program = [os.environ["NODE"], str(Path(__file__).with_name("expected.mjs"))]
        self._process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, call: str, *args: Any) -> Any:
        """Asks for a result: see expected.mjs."""
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        pipe_in.write(json.dumps([call, *args], default=_bytes).encode() + b"\n")
        pipe_in.flush()
        return json.loads(pipe_out.readline())

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate(timeout=60)


def _bytes(value: Any) -> dict[str, str]:
    return {"$bytes": base64.b64encode(value).decode()}


@pytest.fixture(scope="session")
def npm() -> Iterator[Npm]:
    npm = Npm()
    yield npm
    npm.close()


class Case:
    """A file of tests/cases with its options, under the names of JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_bytes()
        self.options: dict[str, Any] = {}
        written = path.with_suffix(".options")
        for word in written.read_text().split() if written.exists() else []:
            self._add(*word.split("=", 1))

    def _add(self, name: str, value: str = "") -> None:
        if name == "rules":
            self.options["rules"] = dict(rule.split(":") for rule in value.split(","))
        elif name.startswith("limits."):
            self.options.setdefault("limits", {})[name.removeprefix("limits.")] = int(value)
        elif name == "maxDiagnostics":
            self.options[name] = int(value)
        else:
            self.options[name] = True if name == "strict" else value

    @property
    def keywords(self) -> dict[str, Any]:
        """The options as Python has them."""
        return {"max_diagnostics" if name == "maxDiagnostics" else name: value for name, value in self.options.items()}


@pytest.fixture(scope="session")
def cases() -> list[Case]:
    folders = [folder for folder in sorted((ROOT / "tests/cases").iterdir()) if folder.name not in ("convert", "lifecycle")]
    found = [Case(path) for folder in folders for path in sorted(folder.glob("*.json"))]
    assert len(found) > 300
    return found


@pytest.fixture(scope="session")
def histories() -> list[bytes]:
    """The histories of tests/cases."""
    found = [path.read_bytes() for path in sorted((ROOT / "tests/cases/lifecycle").glob("*/*.ndjson"))]
    assert len(found) > 50
    return found


@pytest.fixture
def numbers(request: pytest.FixtureRequest) -> random.Random:
    """Numbers that look random: those of a test are always the same."""
    return random.Random(request.node.name)


@pytest.fixture(scope="session")
def delivery(npm: Npm) -> list[str]:
    """The events of some deliveries with faults in them, as texts."""
    found: list[str] = npm("samples", {"runs": 6, "seed": 7, "faults": ["duplicate", "missing", "reordered", "malformed"]})
    assert len(found) > 100
    return found
