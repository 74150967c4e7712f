"""Applies the fixes of a report."""

from __future__ import annotations

import bisect
from typing import Literal

from ._errors import CdEventError
from .types import Edit, Report


def apply_fixes(text: str, report: Report, *, only: Literal["safe", "all"] = "safe") -> str:
    """The text with the report's fixes applied: those without an alternative, or with ``only="all"`` guesses too.

    An edit that several fixes share is applied once. If fixes overlap, only the first is applied; validating the result reports the
    others again.

    Args:
        text: The text that ``report`` is about.

    Raises:
        CdEventError: ``bad-option``, if an edit is outside the text.
    """
    if only not in ("safe", "all"):
        raise CdEventError("bad-option", f"`only` is {only!r}, expected safe or all")
    # Reports count in UTF-16 code units.
    units = text.encode("utf-16-le", "surrogatepass")
    taken: list[Edit] = []
    for found in report["diagnostics"]:
        fix = found.get("fix")
        if fix is None:
            continue
        edits = sorted(fix["edits"], key=_place)
        _check(edits, len(units) // 2)
        if only == "all" or fix["safe"]:
            _take(taken, edits)
    result = bytearray()
    at = 0
    for edit in taken:
        result += units[2 * at : 2 * edit["start"]] + edit["text"].encode("utf-16-le", "surrogatepass")
        at = edit["end"]
    return (result + units[2 * at :]).decode("utf-16-le", "surrogatepass")


def _place(edit: Edit) -> tuple[int, int]:
    return (edit["start"], edit["end"])


def _check(edits: list[Edit], length: int) -> None:
    before = 0
    for edit in edits:
        if not before <= edit["start"] <= edit["end"] <= length:
            raise CdEventError("bad-option", "the report is not about this text")
        before = edit["end"]


def _take(taken: list[Edit], edits: list[Edit]) -> None:
    """Adds the edits of a fix to the accepted ones, unless two of them collide. Both lists are sorted and do not overlap."""
    fresh = []
    for edit in edits:
        at = bisect.bisect_left(taken, edit["start"], key=_end)
        is_known = False
        while at < len(taken) and taken[at]["start"] <= edit["end"] and not is_known:
            is_known = taken[at] == edit
            if not is_known and _collide(edit, taken[at]):
                return
            at += 1
        if not is_known:
            fresh.append(edit)
    for edit in fresh:
        bisect.insort(taken, edit, key=_place)


def _end(edit: Edit) -> int:
    return edit["end"]


def _collide(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same characters, or insert at the same offset, where their order would matter."""
    if one["start"] == other["start"] and (one["start"] == one["end"]) == (other["start"] == other["end"]):
        return True
    return one["start"] < other["end"] and other["start"] < one["end"]
