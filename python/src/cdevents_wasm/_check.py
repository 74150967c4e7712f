"""`python -m cdevents_wasm check`: judges the events of files. It prints what `cdevents-wasm check` of the npm package prints."""

from __future__ import annotations

import argparse
import errno
import json
import os
import stat
import sys
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ._calls import validate_many
from ._errors import CdEventError
from ._escaping import escape, escape_json
from ._splitting import Brackets, DamagedGzip, Part, Splitter, is_json, unpacked
from ._stream import EventStream
from ._text import Look, Place, count, event_line, findings, history_finding, painter
from .types import FindingItem, Report, Severity, StreamItem

CLEAN, PROBLEMS, FAILED = 0, 1, 2

STDIN = "-"

#: Files of a folder that have events.
_EVENTS = (".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz")

#: The engine's own limits, and a number of findings that no event has.
_MAX_BYTES = 16 * 1024 * 1024
_MAX_BATCH = 10_000
_ALL_FINDINGS = 1_000_000

#: In bytes: pieces of files.
_CHUNK = 64 * 1024

_REASONS = {
    errno.EACCES: "permission denied",
    errno.EIO: "input/output error",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "too many symbolic links",
    errno.EMFILE: "too many open files",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EPERM: "operation not permitted",
}


class Judged(NamedTuple):
    """An input with its report."""

    part: Part
    report: Report
    unread: int
    """Elements of a batch that no verdict is about, since a limit was reached before them."""
    fixable: int
    """Findings with a safe fix."""


class Summary:
    """Counts over all files."""

    def __init__(self) -> None:
        self.files = self.events = self.valid = self.invalid = self.unchecked = 0
        self.errors = self.warnings = self.notes = self.fixable = 0

    def add(self, judged: Judged) -> None:
        report = judged.report
        outcomes = [event["outcome"] for event in report["events"]]
        # What is no event at all still counts as one thing that could not be checked.
        if not outcomes and report["outcome"] != "valid":
            outcomes = [report["outcome"]]
        self.events += len(outcomes) + judged.unread
        self.valid += outcomes.count("valid")
        self.invalid += outcomes.count("invalid")
        self.unchecked += outcomes.count("unchecked") + judged.unread
        left = report["omittedBySeverity"]
        self.errors += left["error"]
        self.warnings += left["warning"]
        self.notes += left["note"]
        for found in report["diagnostics"]:
            self.found(found["severity"])
        self.fixable += judged.fixable

    def found(self, severity: Severity) -> None:
        if severity == "error":
            self.errors += 1
        elif severity == "warning":
            self.warnings += 1
        else:
            self.notes += 1

    def members(self) -> dict[str, int]:
        """As the JSON output has them; nothing is ever fixed here."""
        return {**vars(self), "fixed": 0}

    def line(self) -> str:
        outcomes = [f"{self.valid} valid", f"{self.invalid} invalid"]
        if self.unchecked > 0:
            outcomes.append(f"{self.unchecked} unchecked")
        found = [count(self.errors, "error"), count(self.warnings, "warning"), count(self.notes, "note")]
        rest = f"; {self.fixable} can be fixed with --fix" if self.fixable > 0 else ""
        where = f"{count(self.events, 'event')} in {count(self.files, 'file')}"
        return f"{where}: {', '.join(outcomes)}; {', '.join(found)}{rest}\n"


class History:
    """The history of all inputs, in the order in which they are read, over all files."""

    def __init__(self, options: dict[str, Any], *, complete: bool) -> None:
        self._stream = EventStream(**options, records="none", lifecycle={"complete": complete})
        self._files: list[str] = []
        #: For each input the index of its file, its line and its offset.
        self._places = array("q")

    def add(self, file: str, judged: Judged) -> Iterator[tuple[str, int, int, FindingItem]]:
        """The next input. Gives what is found now, each with file, line and offset of its record."""
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        self._places.extend((len(self._files) - 1, judged.part.line, judged.part.offset))
        return self._found(self._stream.push(_record(judged)))

    def finish(self) -> Iterator[tuple[str, int, int, FindingItem]]:
        """What is found at the end."""
        # Or an array that is the only input would be read as a list of records.
        items = self._stream.push(b"0\n") if self._places else []
        return self._found([*items, *self._stream.finish()["items"]])

    def place(self, record: int) -> tuple[str, int, int]:
        """File, line and offset of a record."""
        if 3 * record >= len(self._places):
            return ("", 1, 0)
        file, line, offset = self._places[3 * record : 3 * record + 3]
        return (self._files[file], line, offset)

    def _found(self, items: list[StreamItem]) -> Iterator[tuple[str, int, int, FindingItem]]:
        for item in items:
            if item["kind"] == "finding":
                yield (*self.place(item["record"]), item)


class Text:
    """Output for people."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def input(self, file: str, judged: Judged) -> str:
        place = Place(file, judged.part.line, judged.part.is_line)
        valid = [event for event in judged.report["events"] if event["outcome"] == "valid"]
        lines = [event_line(place, event, self._look) for event in valid]
        return "".join(lines) + findings(place, judged.part.bytes, judged.report, self._look)

    def history(self, history: History, found: tuple[str, int, int, FindingItem]) -> str:
        file, line, _, item = found
        others = [(other, *history.place(other)[:2]) for other in item["others"]]
        return history_finding(file, line, item["finding"], others, self._look)

    def failure(self, file: str, why: str) -> str:
        return ""

    def end(self, summary: Summary) -> str:
        return summary.line()


class Json:
    """One document with everything, written piece by piece."""

    def __init__(self) -> None:
        self._has_started = False

    def input(self, file: str, judged: Judged) -> str:
        part = judged.part
        return self._result({"file": file, "line": part.line, "offset": part.offset, "report": judged.report})

    def history(self, history: History, found: tuple[str, int, int, FindingItem]) -> str:
        file, line, offset, item = found
        others = [{"record": other, "file": name, "line": where} for other, (name, where, _) in self._places(history, item)]
        value = {"file": file, "line": line, "offset": offset, "record": item["record"], "finding": item["finding"]}
        return self._result({**value, "others": others, "witness": item["witness"]})

    def failure(self, file: str, why: str) -> str:
        return self._result({"file": file, "error": why})

    def end(self, summary: Summary) -> str:
        before = "\n  ]" if self._has_started else '{\n  "results": []'
        return f'{before},\n  "summary": {_indented(summary.members(), "  ")}\n}}\n'

    def _places(self, history: History, item: FindingItem) -> Iterator[tuple[int, tuple[str, int, int]]]:
        return ((other, history.place(other)) for other in item["others"])

    def _result(self, value: dict[str, Any]) -> str:
        before = "," if self._has_started else '{\n  "results": ['
        self._has_started = True
        return f"{before}\n    {_indented(value, '    ')}"


class Run:
    """One run over all files."""

    def __init__(self, arguments: argparse.Namespace, options: dict[str, Any]) -> None:
        # Refuses the options before anything is read.
        validate_many([], **options)
        self._options = options
        self._strict: bool = arguments.strict
        self._history = History(options, complete=arguments.complete) if arguments.lifecycle or arguments.complete else None
        look = Look(painter(_is_coloured(sys.stdout)), _columns())
        self._format: Text | Json = Json() if arguments.format == "json" else Text(look)
        self._paint = painter(_is_coloured(sys.stderr))
        self._summary = Summary()
        self._has_failed = self._has_problems = False

    def all(self, names: list[str]) -> int:
        """Judges every file, goes on after those that cannot be read, and says at the end what there was. Gives the exit code."""
        for name in names:
            try:
                files = [name] if name == STDIN else _files(name)
            except OSError as cause:
                self._refuse(name, f"cannot be read: {_reason(cause)}")
                continue
            if not files:
                self._refuse(name, "has no .json, .ndjson or .jsonl files in it")
            for file in files:
                self._file(file)
        if self._history is not None:
            self._found(self._history, self._history.finish())
        self._print(self._format.end(self._summary))
        return FAILED if self._has_failed else PROBLEMS if self._has_problems else CLEAN

    def _file(self, file: str) -> None:
        name = "<stdin>" if file == STDIN else file
        try:
            with _opened(file) as source:
                self._judge_all(name, unpacked(_chunks(source)))
        except OSError as cause:
            if isinstance(cause, BrokenPipeError):
                raise
            self._refuse(name, f"cannot be read: {_reason(cause)}")
        except DamagedGzip as cause:
            self._refuse(name, f"cannot be read: {cause}")

    def _judge_all(self, name: str, chunks: Iterable[bytes]) -> None:
        """Judges the inputs of a file as they arrive, those of a chunk in one call."""
        splitter = Splitter(_MAX_BYTES)
        for chunk in chunks:
            self._judge(name, splitter.push(chunk))
            if splitter.is_full:
                break
        self._judge(name, splitter.finish())
        self._summary.files += 1

    def _judge(self, name: str, parts: list[Part]) -> None:
        for part, report in zip(parts, validate_many([part.bytes for part in parts], **self._options), strict=True):
            self._judged(name, self._completed(part, report))
        sys.stdout.flush()

    def _completed(self, part: Part, report: Report) -> Judged:
        unread = 0
        if report["event"] is None and len(report["events"]) >= _MAX_BATCH:
            brackets = Brackets()
            brackets.push(part.bytes)
            unread = max(0, brackets.elements - len(report["events"]))
        whole = report
        if report["omitted"] > 0:
            (whole,) = validate_many([part.bytes], **{**self._options, "max_diagnostics": _ALL_FINDINGS})
        fixable = sum(1 for found in whole["diagnostics"] if "fix" in found and found["fix"]["safe"])
        return Judged(part, report, unread, fixable)

    def _judged(self, name: str, judged: Judged) -> None:
        self._has_problems |= judged.report["outcome"] != "valid"
        self._summary.add(judged)
        self._print(self._format.input(name, judged))
        if self._history is not None:
            self._found(self._history, self._history.add(name, judged))

    def _found(self, history: History, items: Iterable[tuple[str, int, int, FindingItem]]) -> None:
        for found in items:
            severity = found[3]["finding"]["severity"]
            self._has_problems |= severity == "error" or (severity == "warning" and self._strict)
            self._summary.found(severity)
            self._print(self._format.history(history, found))

    def _refuse(self, name: str, why: str) -> None:
        self._has_failed = True
        _err(f"{self._paint('error', 'error')}: {escape(name)}: {escape(why)}\n")
        self._print(self._format.failure(name, why))

    def _print(self, text: str) -> None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def main(arguments: list[str] | None = None) -> int:
    """Runs a command line. Gives the exit code: 0 no problems, 1 problems were found, 2 the command failed."""
    read = _parser().parse_args(arguments)
    options = {"release": read.release, "strict": read.strict, "rules": dict(read.rule)}
    try:
        code = Run(read, options).all(read.file)
        sys.stdout.flush()
        return code
    except CdEventError as cause:
        _err(f"error: {escape(str(cause))}\n")
        return FAILED
    except BrokenPipeError:
        # Without a reader there is nothing more to do, and nothing to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _parser() -> argparse.ArgumentParser:
    program = argparse.ArgumentParser(
        prog="python -m cdevents_wasm",
        description="Check continuous-delivery events.",
        epilog="Exit codes: 0 no problems, 1 problems were found, 2 the command failed.",
    )
    commands = program.add_subparsers(required=True, metavar="command")
    check = commands.add_parser(
        "check",
        help="check the events in files, or from standard input (-)",
        description="Check the events in files. A file has one event, an array of events, or an event on each line, and may be "
        "packed with gzip. In a folder, all .json, .ndjson and .jsonl files are checked.",
        epilog="Exit codes: 0 no problems, 1 problems were found, 2 the command failed.",
    )
    check.add_argument("file", nargs="+", help="a file, a folder, or - for standard input")
    check.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")
    check.add_argument("--lifecycle", action="store_true", help="check the history of the events too, over all files")
    check.add_argument("--complete", action="store_true", help="the files have the whole history (implies --lifecycle)")
    check.add_argument("--strict", action="store_true", help="treat warnings as errors")
    check.add_argument("--release", metavar="vocabulary", help="validate against this vocabulary, whatever the events say")
    check.add_argument(
        "--rule",
        metavar="name=level",
        action="append",
        type=_rule,
        default=[],
        help="set the severity of a rule: off, note, warning or error; can be repeated",
    )
    return program


def _rule(value: str) -> tuple[str, str]:
    name, equals, level = value.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"expected name=level, not {value!r}")
    return (name, level)


def _record(judged: Judged) -> bytes:
    """An input as one record on one line. What is not JSON is one without an event."""
    text = judged.part.bytes.removeprefix(b"\xef\xbb\xbf")
    if not judged.report["events"] or not is_json(text):
        return b"0\n"
    # Within strings, JSON has no line ends.
    return text.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n"


def _indented(value: Any, margin: str) -> str:
    """A value as it is written within a document whose lines begin with `margin` there."""
    return escape_json(json.dumps(value, indent=2, ensure_ascii=False).replace("\n", f"\n{margin}"))


def _files(name: str) -> list[str]:
    """The files that an argument names: itself, or those below a folder, by name; hidden ones are left out."""
    if not stat.S_ISDIR(os.stat(name).st_mode):
        return [name]
    found = []
    for folder, folders, names in os.walk(name):
        folders[:] = [each for each in folders if not each.startswith(".") and each != "node_modules"]
        found += [
            os.path.normpath(os.path.join(folder, each)) for each in names if not each.startswith(".") and each.lower().endswith(_EVENTS)
        ]
    return sorted(found)


def _opened(file: str) -> Any:
    return os.fdopen(os.dup(0), "rb", buffering=0) if file == STDIN else open(file, "rb", buffering=0)


def _chunks(file: Any) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _reason(cause: OSError) -> str:
    return _REASONS.get(cause.errno or 0) or errno.errorcode.get(cause.errno or 0) or str(cause)


def _err(text: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(text)


def _is_coloured(stream: Any) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 80
