"""Events that are built and converted are those of the npm package."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from cdevents_wasm import CdEventError, construct, convert, validate
from conftest import Npm

ID = "b1e5d0d5-6e1c-4d7a-9a52-6a8a3fb8a111"
NOW = "2026-03-14T09:26:53.589Z"


def _without(event: dict[str, Any]) -> dict[str, Any]:
    """An example without what can be filled in."""
    if "context" not in event:
        return {name: value for name, value in event.items() if name not in ("id", "type", "specversion", "time", "timestamp")}
    context = {name: value for name, value in event["context"].items() if name == "source"}
    return {"context": context, "subject": {**event["subject"]}}


def _tried(call: Any) -> Any:
    try:
        return call()
    except CdEventError as error:
        shown = {"code": error.code, "message": str(error), "report": error.report}
        return {"error": {name: value for name, value in shown.items() if value is not None}}


@pytest.mark.parametrize("envelope", ["none", "structured"])
def test_every_example_is_built_alike(envelope: Any, npm: Npm) -> None:
    codes = set()
    for row in npm("types"):
        type, release, event = row["type"], row["id"], _without(row["example"])
        options = {"id": ID, "now": NOW, "envelope": envelope, "release": release}
        expected = npm("construct", type, event, options)
        found = _tried(partial(construct, type, event, **options))
        assert found == expected, type
        codes.add(found.get("error", {}).get("code"))
    assert None in codes


def test_what_cannot_be_built_is_an_error_with_its_report(npm: Npm) -> None:
    for type, event, code in [
        ("pipelinerun.finished", {}, "invalid-event"),
        ("dev.cdevents.pipelinerun.finishd", {}, "unknown-type"),
        ("pipelinerun.finished", {"context": {"source": "/a"}, "subject": {"id": "1", "content": {"outcome": 1}}}, "invalid-event"),
    ]:
        expected = npm("construct", type, event, {"id": ID, "now": NOW})
        with pytest.raises(CdEventError) as caught:
            construct(type, event, id=ID, now=NOW)
        assert caught.value.code == expected["error"]["code"] == code
        assert str(caught.value) == expected["error"]["message"]
        assert caught.value.report == expected["error"].get("report")


def test_ids_and_times_are_filled_in() -> None:
    event = {
        "context": {"source": "/a"},
        "subject": {"id": "1", "content": {"pipelineName": "p", "outcome": "success"}},
    }
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    one, other = construct("pipelinerun.finished", event), construct("pipelinerun.finished", event)
    assert one["report"]["outcome"] == "valid"
    assert json.loads(one["json"]) == one["event"]
    ids = [uuid.UUID(made["event"]["context"]["id"]) for made in (one, other)]
    assert ids[0] != ids[1]
    assert [id.version for id in ids] == [4, 4]
    assert before <= datetime.fromisoformat(one["event"]["context"]["timestamp"]) <= datetime.now(UTC)
    zone = timezone(timedelta(hours=2))
    made = construct("pipelinerun.finished", event, now=datetime(2026, 1, 1, 1, 0, 0, 5000, tzinfo=zone))
    assert made["event"]["context"]["timestamp"] == "2025-12-31T23:00:00.005Z"


@pytest.mark.parametrize("to", ["draft", "sig-v1", "0.3.0", "0.5.1"])
def test_events_are_converted_alike(to: str, npm: Npm) -> None:
    texts = npm("mutants", 6, 250)
    for keep in (None, "customData"):
        options: dict[str, Any] = {"to": to, "source": "/a", "now": NOW, **({"keep": keep} if keep else {})}
        expected = npm("convert", texts, options)
        found = [convert(text, **options) for text in texts]
        assert found == expected
        assert any(one["event"] is not None for one in found)


def test_what_cannot_be_converted_has_a_report() -> None:
    for value in ("{", "[]", {1, 2}, b""):
        found = convert(value, to="0.5.1")
        assert (found["event"], found["json"], found["lossy"]) == (None, None, False)
        assert found["report"]["outcome"] != "valid"
    assert convert({1, 2}, to="0.5.1")["report"] == validate({1, 2})
