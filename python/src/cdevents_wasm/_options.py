"""Options of calls, as the JSON that the engine takes. What they may be the engine knows: it refuses others in words."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ._errors import CdEventError
from ._input import written

#: Names in Python, and in JSON.
_VALIDATE = {
    "release": "release",
    "strict": "strict",
    "max_diagnostics": "maxDiagnostics",
    "rules": "rules",
    "limits": "limits",
}
_STREAM = {**_VALIDATE, "records": "records", "lifecycle": "lifecycle", "from_": "from", "expect": "expect"}

#: The engine's default for `limits.bytes`.
_MAX_BYTES = 16 * 1024 * 1024

#: The value of `math.inf`: the engine counts inputs in 32 bits, and times in the integers that a JSON number holds exactly.
_NO_LIMIT = 2**31 - 1
_NO_WINDOW = 2**53 - 1


def validate_options(given: Mapping[str, Any]) -> bytes:
    """Those of ``validate``. Raises ``TypeError`` for a name that does not exist."""
    return _json(_named(given, _VALIDATE))


def stream_options(given: Mapping[str, Any]) -> bytes:
    """Those of ``EventStream``. Raises ``TypeError`` for a name that does not exist."""
    return _json(_named(given, _STREAM))


def bytes_limit(options: bytes) -> int:
    """The length above which an input is too long whatever is in it."""
    limits = json.loads(options).get("limits")
    limit = limits.get("bytes") if isinstance(limits, dict) else None
    return limit if isinstance(limit, int) and limit >= 0 else _MAX_BYTES


def named_options(given: Mapping[str, Any]) -> dict[str, Any]:
    """Those of ``validate`` under the names that JSON has for them."""
    return _named(given, _VALIDATE)


def time_of(now: object) -> str:
    """A time as RFC 3339. A text is taken as it is: validation judges it. Raises ``CdEventError`` (``bad-option``)."""
    if isinstance(now, str):
        return now
    if not isinstance(now, datetime) or now.tzinfo is None:
        raise CdEventError("bad-option", "`now` must be an RFC 3339 text or a datetime with a time zone")
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def request(members: Mapping[str, Any]) -> bytes:
    """A request as JSON, without the members that are ``None``."""
    return _json({name: value for name, value in members.items() if value is not None})


def _named(given: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    for name in given:
        if name not in names:
            expected = ", ".join(names)
            raise TypeError(f"unexpected option {name!r}, expected one of {expected}")
    return {names[name]: _finite(name, value) for name, value in given.items() if value is not None}


def _finite(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {inner: _finite(str(inner), one) for inner, one in value.items()}
    if isinstance(value, float) and value == math.inf:
        return _NO_WINDOW if name == "windowMs" else _NO_LIMIT
    return value


def _json(value: Mapping[str, Any]) -> bytes:
    try:
        return written(value)
    except (TypeError, ValueError, RecursionError) as cause:
        raise CdEventError("bad-option", f"the options cannot be written as JSON: {cause}") from cause
