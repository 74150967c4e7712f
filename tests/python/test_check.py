"""The command line prints what that of the npm package prints."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cdevents_wasm import _escaping, _splitting
from conftest import ROOT, Case, Npm

FORMATS = ("text", "json")


def _run(args: list[str], cwd: Path, text: bytes = b"", **env: str) -> tuple[int, str, str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    program = [sys.executable, "-m", "cdevents_wasm", *args]
    done = subprocess.run(program, cwd=cwd, input=text, capture_output=True, env={**clean, **env}, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def _compare(npm: Npm, args: list[str], cwd: Path, text: str = "") -> tuple[int, str, str]:
    """Runs both, and gives what both gave."""
    expected = npm("check", args, str(cwd), text)
    found = _run(["check", *args], cwd, text.encode())
    assert found == (expected["status"], expected["stdout"], expected["stderr"])
    return found


@pytest.fixture
def folder(tmp_path: Path, cases: list[Case], delivery: list[str]) -> Path:
    """Every case of the rules, and files of every form."""
    for case in cases:
        if not case.options and case.path.parent.name != "limit-depth":
            target = tmp_path / "cases" / case.path.parent.name / case.path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(case.text)
    lines = [json.dumps(json.loads(text)) if text.endswith("}") else text for text in delivery]
    for name, text in {
        "lines.ndjson": "\n".join(lines),
        "crlf.ndjson": "\r\n".join(["", *lines[:20], " ", ""]),
        "array.json": f"[{','.join(lines[:30])}]",
        "broken.json": "[\n" + ",\n".join(lines[:3]),
        "pretty.json": json.dumps(json.loads(lines[0]), indent=2),
        "empty.json": "",
        "blank.json": " \n\n",
        "mark.ndjson": "\ufeff" + "\n".join(lines[:3]),
        "returns.ndjson": f'{lines[0]}\n{{\r"a":\r1}}\n{lines[1]}',
        "wide.ndjson": lines[0] + "\n" + lines[0].replace('"context"', '"𝒳漢字\u202e\\u0007é"') + "\n",
        "long.json": json.dumps({"漢" * 90: "x" * 300, "extra": ["y" * 200], "𝒳" * 70: 1}, ensure_ascii=False),
        "command.json": '{"##[error]":"::error ::x","a":"\u2028\u200b##vso[x]"}',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "bytes.json").write_bytes(b'{"a":"\xff\xed\xa0\x80"}\n{}')
    (tmp_path / "packed.ndjson.gz").write_bytes(gzip.compress("\n".join(lines[:9]).encode()) + gzip.compress(b"\n{}"))
    return tmp_path


@pytest.mark.parametrize("format", FORMATS)
def test_every_file_has_the_same_output(format: str, folder: Path, npm: Npm) -> None:
    status, out, _ = _compare(npm, ["--format", format, "."], folder)
    assert status == 1
    assert len(out) > 50_000
    status, out, _ = _compare(npm, ["--format", format, "--strict", "--rule", "unknown-field=off", "lines.ndjson"], folder)
    assert status == 1
    if format == "json":
        assert json.loads(out)["summary"]["files"] == 1


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("option", ["--lifecycle", "--complete"])
def test_histories_have_the_same_output(option: str, format: str, folder: Path, npm: Npm) -> None:
    status, out, _ = _compare(npm, ["--format", format, option, "lines.ndjson", "pretty.json", "crlf.ndjson"], folder)
    assert status == 1
    assert "CDE8" in out
    for path in sorted((ROOT / "tests/cases/lifecycle").glob("*/broken.ndjson"))[:3]:
        _compare(npm, ["--format", format, option, str(path)], folder)


@pytest.mark.parametrize("format", FORMATS)
def test_standard_input_is_read(format: str, delivery: list[str], folder: Path, npm: Npm) -> None:
    for text in ("\n".join(delivery[:10]), "", "[]", "{}"):
        _compare(npm, ["--format", format, "-"], folder, text)


@pytest.mark.parametrize("format", FORMATS)
def test_what_cannot_be_read_fails(format: str, folder: Path, npm: Npm) -> None:
    (folder / "none").mkdir()
    packed = (folder / "packed.ndjson.gz").read_bytes()
    (folder / "cut.json.gz").write_bytes(packed[:40])
    (folder / "damaged.json.gz").write_bytes(packed[:20] + b"\xff\xff\xff" + packed[23:])
    for names in (["missing.json", "pretty.json"], ["none"], ["pretty.json/x"], ["cut.json.gz"], ["damaged.json.gz"]):
        assert _compare(npm, ["--format", format, *names], folder)[0] == 2


def test_exit_codes(folder: Path) -> None:
    valid = str(ROOT / "samples/0.5.1-pipelinerun-finished.json")
    wrong = str(ROOT / "samples/0.5.1-pipelinerun-finished-wrong.json")
    for args, wanted in (
        (["check", valid], 0),
        (["check", wrong], 1),
        (["check", valid, "missing"], 2),
        (["check"], 2),
        ([], 2),
        (["check", "--release", "9", valid], 2),
        (["check", "--rule", "nothing=off", valid], 2),
        (["check", "--rule", "nothing", valid], 2),
        (["check", "--format", "xml", valid], 2),
        (["--help"], 0),
        (["check", "--help"], 0),
    ):
        status, _, err = _run(args, folder)
        assert status == wanted, args
        assert "Traceback" not in err


def test_the_console_script_is_the_same(folder: Path) -> None:
    script = Path(sys.executable).with_name("cdevents_wasm")
    done = subprocess.run([script, "check", "pretty.json"], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == _run(["check", "pretty.json"], folder)[:2]


def test_events_are_judged_as_they_arrive(delivery: list[str]) -> None:
    program = [sys.executable, "-m", "cdevents_wasm", "check", "-"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(f"{delivery[0]}\n{delivery[0]}\n".encode())
        process.stdin.flush()
        assert b"valid" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == -signal.SIGINT
        assert b"Traceback" not in process.stderr.read()


def test_an_output_that_is_closed_ends_it(folder: Path) -> None:
    program = [sys.executable, "-m", "cdevents_wasm", "check", *["lines.ndjson"] * 200]
    with subprocess.Popen(program, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 2
        assert process.stderr.read() == b""


def test_colours_are_for_terminals(folder: Path, npm: Npm) -> None:
    assert "\x1b" not in _run(["check", "long.json"], folder)[1]
    coloured = _run(["check", "long.json"], folder, FORCE_COLOR="1")[1]
    assert "\x1b[1;31merror[" in coloured
    assert "\x1b" not in _run(["check", "long.json"], folder, FORCE_COLOR="1", NO_COLOR="1")[1]


def test_a_file_is_cut_alike_however_its_chunks_are(folder: Path) -> None:
    def parts(text: bytes, size: int, limit: int) -> list[Any]:
        splitter = _splitting.Splitter(limit)
        found = [part for at in range(0, len(text), size) for part in splitter.push(text[at : at + size])]
        return [*found, *splitter.finish()]

    for path in sorted(folder.glob("*.*json")):
        text = path.read_bytes()
        for limit in (50, 400, 2**24):
            whole = parts(text, len(text) + 1, limit)
            assert all(len(part.bytes) <= limit + 1 for part in whole)
            for size in (1, 7, 1000):
                assert parts(text, size, limit) == whole, (path, limit, size)
            if limit == 2**24 and path.name == "lines.ndjson":
                assert len(whole) == len([line for line in text.split(b"\n") if line.strip()])


def test_nothing_controls_the_terminal() -> None:
    for character in (*map(chr, range(0x20)), "\x7f", "\x9b", "\u202e", "\u2028", "\u200b", "\ufeff", "\U000e0041"):
        for shown in (_escaping.escape(f"a{character}b"), _escaping.escape_json(json.dumps(f"a{character}b", ensure_ascii=False))):
            assert all(each.isprintable() for each in shown)
    assert "::error" not in _escaping.escape("::error ::x")
    assert "##vso[" not in _escaping.escape("##vso[x]")
    assert json.loads(_escaping.escape_json(json.dumps("\u202e𝒳\U000e0041##vso[x]", ensure_ascii=False))) == "\u202e𝒳\U000e0041##vso[x]"
