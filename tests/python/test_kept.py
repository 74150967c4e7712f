"""The compiled module is kept on disk, and only what is whole and the user's own is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: Says whether the module was compiled or loaded.
PROGRAM = """
import wasmtime
from cdevents_wasm import validate
compile = wasmtime.Module.__init__
def counted(*args):
    print("compiled")
    compile(*args)
wasmtime.Module.__init__ = counted
print(validate("{}")["outcome"])
"""


def _run(cache: Path | str, **env: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CDEVENTS_WASM_CACHE": str(cache), **env},
    )
    return done.stdout.split()


COMPILED, LOADED = ["compiled", "unchecked"], ["unchecked"]


def test_it_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert _run(folder) == COMPILED
    assert _run(folder) == LOADED
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert _run("", XDG_CACHE_HOME=str(tmp_path)) == COMPILED
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_what_is_damaged_is_not_run(tmp_path: Path) -> None:
    assert _run(tmp_path) == COMPILED
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[:-1], whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:]):
        file.write_bytes(damaged)
        assert _run(tmp_path) == COMPILED
        assert file.read_bytes() == whole
        assert _run(tmp_path) == LOADED


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_others_can_write_is_not_run(what: str, tmp_path: Path) -> None:
    assert _run(tmp_path) == COMPILED
    (file,) = tmp_path.iterdir()
    place = tmp_path if what == "folder" else file
    place.chmod(0o777)
    assert _run(tmp_path) == COMPILED
    place.chmod(0o700)
    assert _run(tmp_path) == LOADED


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _run(tmp_path / "file" / "folder") == COMPILED
    assert _run("relative") == COMPILED
