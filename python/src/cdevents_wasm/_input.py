"""Turns any input into bytes for the engine, or into a report if that is impossible."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from .types import Diagnostic, Input, Report

#: The codes of the rules that apply before the engine runs, or where it stopped.
_CODES = {"engine-fault": "CDE199", "limit-depth": "CDE111", "unreadable-object": "CDE113"}


def source(value: Input) -> bytes | Report:
    """The bytes of an input, or the report that says why there are none. What the caller's objects raise becomes a report too."""
    if isinstance(value, str):
        # A lone surrogate is not UTF-8, and the engine says where it is.
        return value.encode("utf-8", "surrogatepass")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    try:
        return written(value)
    except RecursionError:
        return refusal("limit-depth", "the value is nested too deeply for JSON", "pass a flatter value")
    except Exception:
        return refusal(
            "unreadable-object",
            "the value cannot be written as JSON",
            "pass a plain value without cycles, NaN and objects of other classes, or JSON text",
        )


def written(value: object) -> bytes:
    """A value as JSON. Raises what ``json.dumps`` raises."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_other)
    return text.encode("utf-8", "surrogatepass")


def fault_report(message: str) -> Report:
    """The report for an engine failure: this input is unchecked, and later inputs are not affected."""
    return refusal("engine-fault", message, "this is a bug in cdevents-wasm; please report it with the input")


def refusal(rule: str, message: str, help: str) -> Report:
    """A report with the outcome ``unchecked`` and one error."""
    found: Diagnostic = {
        "code": _CODES[rule],
        "rule": rule,
        "severity": "error",
        "message": message,
        "help": help,
        "pointer": "",
        "url": f"docs/rules/{rule}.md",
    }
    return {
        "outcome": "unchecked",
        "event": None,
        "events": [],
        "diagnostics": [found],
        "omitted": 0,
        "omittedBySeverity": {"error": 0, "warning": 0, "note": 0},
    }


def _other(value: Any) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not a JSON value")
