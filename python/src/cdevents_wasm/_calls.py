"""The calls about single events."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, Unpack

from . import _batches
from ._errors import CdEventError, EngineFault, Refused
from ._input import fault_report
from ._input import source as bytes_of
from ._instance import drop_when_grown, instance
from ._options import named_options, request, time_of, validate_options
from .types import Constructed, Converted, Fact, Facts, Input, Outcome, Report, Time, ValidateOptions


def validate(input: Input, **options: Unpack[ValidateOptions]) -> Report:
    """Validates an event, an envelope around one, or a batch.

    Args:
        input: JSON text, its UTF-8 bytes, or a value for ``json.dumps``. Positions in the report are in the text.
        options: see ``ValidateOptions``.

    Returns:
        The report. Whatever the input is, there is one.

    Raises:
        CdEventError: ``bad-option``.
    """
    return _batches.first(validate_many([input], **options))


def is_valid(input: Input, **options: Unpack[ValidateOptions]) -> bool:
    """Whether the outcome of ``validate`` is ``valid``, without a report: quicker."""
    return _batches.first(outcomes([input], **options)) == "valid"


def validate_many(inputs: Iterable[Input], **options: Unpack[ValidateOptions]) -> Iterator[Report]:
    """The reports on many inputs, in their order. Quicker than one call for each, and as lazy as the iterable allows."""
    _batches.checked(inputs, "inputs")
    given = _checked(options)
    return _batches.reports(inputs, given)


def outcomes(inputs: Iterable[Input], **options: Unpack[ValidateOptions]) -> Iterator[Outcome]:
    """The outcomes of many inputs, in their order, without reports."""
    _batches.checked(inputs, "inputs")
    given = _checked(options)
    return _batches.outcomes(inputs, given)


def describe(input: Input) -> str:
    """One sentence about an event; ``not an event`` for anything else."""
    return _batches.first(_batches.sentences([input], _checked({})))


def facts(input: Input, **options: Unpack[ValidateOptions]) -> list[Fact]:
    """What an event says of each key, for histories that are judged in several places: see ``Reducer``.

    Empty for what is no event. ``strict`` and ``rules`` change nothing.
    """
    return _batches.first(facts_many([input], **options))["facts"]


def facts_many(inputs: Iterable[Input], **options: Unpack[ValidateOptions]) -> Iterator[Facts]:
    """Outcomes, reports and facts of many inputs, in their order."""
    _batches.checked(inputs, "inputs")
    given = _checked(options)
    return _batches.facts(inputs, given)


def construct(
    type: str,
    event: Mapping[str, Any],
    *,
    id: str | None = None,
    now: Time | None = None,
    envelope: Literal["none", "structured"] = "none",
    **options: Unpack[ValidateOptions],
) -> Constructed:
    """Builds a valid event.

    Args:
        type: The type, such as ``dev.cdevents.pipelinerun.finished.0.3.0``; without its version, or as ``pipelinerun.finished``,
            that of the newest release.
        event: A part of the event. Left out can be: id, timestamp, version, type, the subject's type, and a content without required
            members.
        id: The id to fill in. Default: a new UUID.
        now: The time to fill in. Default: the current time.
        envelope: ``structured``: with a CloudEvents envelope around it.
        options: see ``ValidateOptions``.

    Raises:
        CdEventError: ``unknown-type``, ``bad-option``, or ``invalid-event`` with the ``report`` when no valid event comes out.
    """
    if not isinstance(type, str):
        raise CdEventError("bad-option", "`type` must be a string")
    if not isinstance(event, Mapping):
        raise CdEventError("bad-option", "`event` must be a dictionary")
    found = bytes_of(dict(event))
    if not isinstance(found, bytes):
        raise CdEventError("invalid-event", "the event cannot be read", found)
    asked = {
        "type": type,
        "id": str(uuid.uuid4()) if id is None else id,
        "now": time_of(datetime.now(UTC) if now is None else now),
        "envelope": envelope,
        **named_options(options),
    }
    # The event as it was written: nothing of it is parsed and written again.
    body = request(asked)[:-1] + b',"event":' + found + b"}"
    try:
        used = instance()
        answer = used.ask("cde_construct", body)
        drop_when_grown(used)
    except EngineFault as fault:
        report = fault_report(str(fault))
        raise CdEventError("invalid-event", f"cannot build a valid {type}: {fault}", report) from fault
    except Refused as refused:
        raise CdEventError("bad-option", str(refused)) from None
    made = _answered(answer)
    return {"event": json.loads(made["json"]), "json": made["json"], "report": made["report"]}


def convert(
    input: Input,
    *,
    to: str,
    source: str | None = None,
    now: Time | None = None,
    keep: Literal["customData"] | None = None,
) -> Converted:
    """Converts an event to another vocabulary.

    Nothing is invented: what the target requires and the input does not have is absent, and the report says what supplies it.

    Args:
        input: As for ``validate``.
        to: The vocabulary, such as ``0.5.1``.
        source: The source of an event that has none, such as one of the draft.
        now: The timestamp of an event that has none.
        keep: ``customData``: what the target has no place for travels there, and comes back.

    Raises:
        CdEventError: ``bad-option``.
    """
    asked = {"to": to, "source": source, "now": None if now is None else time_of(now), "keep": keep}
    body = request(asked)
    found = bytes_of(input)
    if not isinstance(found, bytes):
        return _nothing(found)
    try:
        used = instance()
        answer = used.ask("cde_convert", body, found)
        drop_when_grown(used)
    except EngineFault as fault:
        return _nothing(fault_report(str(fault)))
    except Refused as refused:
        raise CdEventError("bad-option", str(refused)) from None
    made = _answered(answer)
    text = made["json"]
    return {
        "event": None if text is None else json.loads(text),
        "json": text,
        "report": made["report"],
        "changes": made["changes"],
        "lossy": made["lossy"],
    }


def _answered(answer: bytes) -> dict[str, Any]:
    """What was made. Raises ``CdEventError``."""
    made: dict[str, Any] = json.loads(answer)
    if "error" in made:
        error = made["error"]
        raise CdEventError(error["code"], error["message"], error.get("report"))
    return made


def _nothing(report: Report) -> Converted:
    return {"event": None, "json": None, "report": report, "changes": [], "lossy": False}


def _checked(options: Mapping[str, Any]) -> bytes:
    """The options as the engine takes them, before the first input is read."""
    given = validate_options(options)
    _batches.configure(given)
    return given
