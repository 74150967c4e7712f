"""The text output in the style of a compiler: a block for each finding, with the line that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ._escaping import escape, escape_each, escape_name, width
from .types import Diagnostic, EventInfo, Range, Report

#: Columns kept before the finding if a line is too long, and those that are shown at least.
_LEAD = 40
_LEAST = 24

#: Other records of a finding about a history that are shown.
_MOST_OTHERS = 5

_COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "good": "32", "frame": "34", "strong": "1"}
_SEVERITIES = ("error", "warning", "note")

#: Rules that say why a text cannot be read: other findings follow from them.
_CAUSES = ("json-syntax", "invalid-utf8")

_LINE_END = re.compile("\r\n|\r|\n")


class Look(NamedTuple):
    """How output is to look."""

    paint: Callable[[str, str], str]
    columns: int


class Place(NamedTuple):
    """Where the input of a finding is."""

    file: str
    line: int
    is_line: bool


def painter(is_coloured: bool) -> Callable[[str, str], str]:
    """What gives a text one of the colours."""
    return (lambda colour, text: f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m") if is_coloured else (lambda _, text: text)


def event_line(place: Place, event: EventInfo, look: Look) -> str:
    """One line for an event without errors."""
    name = escape_name(place.file) + (f":{place.line}" if place.is_line else "")
    pointer = event["pointer"]
    where = "" if pointer in ("", "/data") else f" {escape(pointer)}"
    about = "" if event["subjectId"] is None else f"  {escape(event['subjectId'])}"
    good = look.paint("good", "valid")
    return f"{look.paint('strong', f'{name}:')}{where} {good}  {escape(event['type'] or '')}{about}\n"


def findings(place: Place, text: bytes, report: Report, look: Look) -> str:
    """All findings of an input, what makes the text unreadable first, then by severity."""
    shown = sorted(report["diagnostics"], key=_rank)
    # Only what is wrong needs the text, and the lines of it are found once.
    source = _LINE_END.split(text.decode("utf-8", "replace")) if shown else []
    blocks = [_finding(place, source, found, look) for found in shown]
    if report["omitted"] > 0:
        counts = ", ".join(count(left, kind) for kind, left in report["omittedBySeverity"].items() if isinstance(left, int) and left > 0)
        left = f"{report['omitted']} more finding{'' if report['omitted'] == 1 else 's'}"
        blocks.append(f"{escape_name(place.file)}: and {left}{f' ({counts})' if counts else ''}\n")
    return "".join(blocks)


def history_finding(file: str, line: int, found: Diagnostic, others: list[tuple[int, str, int]], look: Look) -> str:
    """A finding about a history. ``others``: number, file and line of each record that it mentions."""
    lines = [f"{escape_name(file)}:{line}: {_label(found, look)}"]
    if found["pointer"]:
        lines.append(_detail("", f"at {escape(found['pointer'])}", look))
    if "help" in found:
        lines.append(_detail("", f"help: {escape(found['help'])}", look))
    shown = [f"record {number} at {escape_name(name)}:{where}" for number, name, where in others[:_MOST_OTHERS]]
    if len(others) > _MOST_OTHERS:
        shown.append(f"and {len(others) - _MOST_OTHERS} more")
    if shown:
        lines.append(_detail("", f"see {', '.join(shown)}", look))
    return "\n".join(lines) + "\n\n"


def count(number: int, noun: str) -> str:
    """A number and its noun, such as `1 event` or `2 events`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _rank(found: Diagnostic) -> int:
    return -1 if found["rule"] in _CAUSES else _SEVERITIES.index(found["severity"])


def _label(found: Diagnostic, look: Look) -> str:
    severity = look.paint(found["severity"], f"{found['severity']}[{found['code']}]")
    rule = look.paint("frame", f"({found['rule']})")
    return f"{severity} {look.paint('strong', escape(found['message']))} {rule}"


def _finding(place: Place, source: list[str], found: Diagnostic, look: Look) -> str:
    lines = [f"{_where(place, found.get('range'))}: {_label(found, look)}"]
    margin = ""
    if "range" in found:
        range = found["range"]
        number = str(place.line + range["start"]["line"] - 1)
        margin = " " * len(number)
        at = range["start"]["line"] - 1
        line = source[at] if at < len(source) else ""
        text, carets = _excerpt(_units(line), range, look.columns - len(margin) - 3)
        lines += [
            look.paint("frame", f"{margin} |"),
            f"{look.paint('frame', f'{number} |')} {_text(text)}",
            f"{look.paint('frame', f'{margin} |')} {look.paint(found['severity'], carets)}",
        ]
    elif found["pointer"]:
        lines.append(_detail(margin, f"at {escape(found['pointer'])}", look))
    for other in found.get("related", []):
        lines.append(_detail(margin, f"see {_where(place, other.get('range'))}: {escape(other['message'])}", look))
    if "help" in found:
        lines.append(_detail(margin, f"help: {escape(found['help'])}", look))
    if "fix" in found:
        fix = found["fix"]
        lines.append(_detail(margin, f"fix: {escape(fix['title'])}{' (--fix does it)' if fix['safe'] else ''}", look))
    return "\n".join(lines) + "\n\n"


def _detail(margin: str, text: str, look: Look) -> str:
    return f"{look.paint('frame', f'{margin} =')} {text}"


def _where(place: Place, range: Range | None) -> str:
    name = escape_name(place.file)
    if range is None:
        return name
    return f"{name}:{place.line + range['start']['line'] - 1}:{range['start']['column']}"


class _Cell(NamedTuple):
    """One character of a line as it is shown."""

    at: int
    text: str
    columns: int


def _excerpt(line: str, range: Range, columns: int) -> tuple[str, str]:
    """The line as it is shown, and the carets under the range. A long line is cut to what `columns` have room for."""
    start, end = range["start"], range["end"]
    room = max(columns, _LEAST)
    begins = min(start["column"] - 1, len(line))
    ends = max(min(end["column"] - 1, len(line)), begins) if end["line"] == start["line"] else len(line)
    # A character takes no column or more, so this is enough on both sides, and long lines are not read whole.
    first = _boundary(line, max(0, begins - 2 * room))
    last = _boundary(line, min(len(line), begins + 4 * room))
    cells = _cells(line[first:last], first)
    begin = next((index for index, cell in enumerate(cells) if cell.at >= begins), len(cells))
    is_cut_before, is_cut_after = first > 0, last < len(line)
    low, high = 0, len(cells)
    if is_cut_before or is_cut_after or sum(cell.columns for cell in cells) > room:
        low, high = _window(cells, begin, ends, room)
    before = ("…" if is_cut_before or low > 0 else "") + _shown(cells[low:begin])
    found = [cell for cell in cells[begin:high] if cell.at < ends]
    after = _shown(cells[begin + len(found) : high]) + ("…" if high < len(cells) or is_cut_after else "")
    text = _shown(found)
    return before + text + after, " " * width(_text(before)) + "^" * max(1, width(_text(text)))


def _window(cells: list[_Cell], begin: int, ends: int, room: int) -> tuple[int, int]:
    """Which cells are shown: what is found comes first, then a little before it, then what follows, then the rest before it."""
    low = high = begin
    lead = min(_LEAD, room // 2)
    left = room - 2 - lead
    while high < len(cells) and cells[high].at < ends and cells[high].columns <= left:
        left -= cells[high].columns
        high += 1
    left += lead
    least = left - lead
    while left > least and low > 0 and cells[low - 1].columns <= left:
        low -= 1
        left -= cells[low].columns
    while high < len(cells) and cells[high].columns <= left:
        left -= cells[high].columns
        high += 1
    while low > 0 and cells[low - 1].columns <= left:
        low -= 1
        left -= cells[low].columns
    return low, high


def _cells(units: str, first: int) -> list[_Cell]:
    """In one go: what is harmless by itself may be a command together with what is beside it."""
    cells = []
    at = first
    for character, shown in escape_each(_text(units)):
        cells.append(_Cell(at, shown, width(shown)))
        at += 2 if character > "\uffff" else 1
    return cells


def _shown(cells: list[_Cell]) -> str:
    return "".join(cell.text for cell in cells)


def _boundary(line: str, offset: int) -> int:
    """The offset, or the one before it where it would cut a surrogate pair apart."""
    is_inside = "\udc00" <= line[offset : offset + 1] <= "\udfff" and "\ud800" <= line[offset - 1 : offset] <= "\udbff"
    return offset - 1 if offset > 0 and is_inside else offset


def _units(text: str) -> str:
    """The text as UTF-16 code units, one character each: reports count in them."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2))


def _text(units: str) -> str:
    """The text of UTF-16 code units."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
