"""The shapes of results and options.

Results are dictionaries as ``json.loads`` gives them: the same members, under the same names, as the npm package has and as every
output in JSON has. So they can be stored, sent and compared as they are. The classes here say to type checkers, and to readers,
what is in them; nothing is converted at run time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NotRequired, TypedDict

Outcome = Literal["valid", "invalid", "unchecked"]
Severity = Literal["error", "warning", "note"]
Level = Literal["error", "warning", "note", "off"]

#: JSON text, its UTF-8 bytes, or a value that ``json.dumps`` can write.
Input = Any

#: An RFC 3339 text, or a ``datetime`` with a time zone.
Time = str | datetime


class Position(TypedDict):
    """A position in the text."""

    offset: int
    """Offset from 0 in UTF-16 code units: in Python ``text.encode("utf-16-le")[2 * offset:]`` begins there."""
    line: int
    """Line, counted from 1."""
    column: int
    """Column, counted from 1, in UTF-16 code units."""


class Range(TypedDict):
    """A range of text. ``end`` is exclusive."""

    start: Position
    end: Position


class Related(TypedDict):
    """Another location that belongs to a finding."""

    message: str
    pointer: str
    range: NotRequired[Range]


class Edit(TypedDict):
    """A replacement. Offsets are UTF-16 code units, ``end`` is exclusive."""

    start: int
    end: int
    text: str


class Fix(TypedDict):
    """An edit of the text that removes a finding; ``apply_fixes`` applies it."""

    title: str
    safe: bool
    """Whether the fix has no alternative and loses no information."""
    edits: list[Edit]


class Diagnostic(TypedDict):
    """A finding."""

    code: str
    """The rule's code, such as ``CDE401``. It never changes its meaning."""
    rule: str
    """The rule's name, such as ``unknown-field``."""
    severity: Severity
    message: str
    """One line: what was found, then what was expected."""
    help: NotRequired[str]
    """How to fix it, or why it matters."""
    pointer: str
    """JSON Pointer to the value in the whole input."""
    range: NotRequired[Range]
    related: NotRequired[list[Related]]
    expected: NotRequired[Any]
    """What was expected, for programs: a string or a list of strings."""
    fix: NotRequired[Fix]
    url: str
    """The rule's page, relative to the root of the repository."""


class EventInfo(TypedDict):
    """An event of the input: its identity as written, and its verdict."""

    pointer: str
    """``""`` for the whole input, ``/data`` in a CloudEvent, ``/3/data`` in a batch."""
    outcome: Outcome
    vocabulary: str | None
    vocabularyFrom: Literal["event", "option", "assumed"] | None
    custom: bool
    envelope: Literal["none", "structured", "binary", "batch"]
    type: str | None
    subject: str | None
    predicate: str | None
    eventVersion: str | None
    id: str | None
    source: str | None
    time: str | None
    subjectId: str | None


class Omitted(TypedDict):
    """How many findings were left out."""

    error: int
    warning: int
    note: int


class Report(TypedDict):
    """The result of validation."""

    outcome: Outcome
    """The verdict. For a batch the worst of its events: ``invalid``, then ``unchecked``, then ``valid``."""
    event: EventInfo | None
    """The event; ``None`` for a batch and for an input that is not an event."""
    events: list[EventInfo]
    diagnostics: list[Diagnostic]
    """The findings, sorted by position, then code."""
    omitted: int
    omittedBySeverity: Omitted


class Limits(TypedDict, total=False):
    """Limits on the input. Beyond one, an input is ``unchecked``."""

    bytes: int
    """Length of the input in UTF-8 bytes (default: 16 MiB)."""
    depth: int
    """Depth of nesting (default: 128)."""
    batch: int
    """Number of events in an array (default: 10,000)."""


class ValidateOptions(TypedDict, total=False):
    """Options of every call that validates."""

    release: str | None
    """Validate against this vocabulary, whatever the event says."""
    strict: bool
    """Whether warnings make an event invalid."""
    max_diagnostics: int
    """Findings in the report (default: 100); the rest is counted in ``omitted``."""
    rules: Mapping[str, Level]
    """Severities of rules, by name or code; ``off`` leaves their findings out."""
    limits: Limits


class LifecycleOptions(TypedDict, total=False):
    """How histories are judged."""

    complete: bool
    """Whether the stream has the whole history. Only then what is not there is missing."""
    windowMs: int
    """How much earlier than the latest event another one may be without being late, in milliseconds (default: 300,000)."""
    maxRuns: int
    """How many subjects are remembered (default: 10,000)."""
    maxIds: int
    """How many ids of events and chains are remembered (default: 20,000)."""


class Expectation(TypedDict):
    """What a run of a pipeline is expected to consist of."""

    pipeline: str
    tasks: NotRequired[Sequence[str]]
    inOrder: NotRequired[bool]
    events: NotRequired[Sequence[str]]
    """Events of the same chain, as subject and predicate: ``artifact.published``."""
    within: NotRequired[str]
    """The longest time from start to end, as an ISO 8601 duration: ``PT30M``."""


class StreamOptions(ValidateOptions, total=False):
    """Options of ``EventStream``."""

    records: Literal["all", "problems", "none"]
    """Which records ``push`` returns (default: ``problems``). The counts are of all."""
    lifecycle: bool | LifecycleOptions
    """Whether the history of the events is judged, and by what (default: ``False``)."""
    from_: Literal["json", "log"]
    """``log``: events inside lines of other text (default: ``json``)."""
    expect: Sequence[Expectation]
    """What runs of pipelines consist of. Turns ``lifecycle`` on."""


#: ``record`` follows directly from the record ``from``.
Relation = TypedDict("Relation", {"record": int, "from": int, "by": str})


class Span(TypedDict):
    """A piece of a stream, in bytes."""

    offset: int
    length: int


class RecordItem(TypedDict):
    """A record of a stream and its report."""

    kind: Literal["record"]
    record: int
    """Number of the record, from 0."""
    line: int
    offset: int
    """Where it begins, in bytes from the beginning of the stream."""
    length: int
    text: str
    report: Report
    context: NotRequired[Span]
    made: NotRequired[bool]


class FindingItem(TypedDict):
    """A finding of a lifecycle rule, about one record or several."""

    kind: Literal["finding"]
    record: int
    finding: Diagnostic
    others: list[int]
    """The other records that it mentions, the first 1,000."""
    witness: list[int]
    """The fewest records that alone give this finding, ``record`` among them."""


StreamItem = RecordItem | FindingItem


class RunEvent(TypedDict):
    """An event in the history of a run."""

    record: int
    predicate: str
    time: str | None
    outcome: NotRequired[str | None]
    artifact: NotRequired[str | None]


class Run(TypedDict):
    """A run, or another subject that events are about."""

    kind: str
    id: str
    source: str | None
    name: str | None
    url: str | None
    state: Literal["queued", "running", "finished", "skipped", "unknown"]
    outcome: Literal["success", "failure", "error", "cancel"] | None
    queuedAt: str | None
    startedAt: str | None
    finishedAt: str | None
    durationMs: int | None
    records: list[int]
    verdict: Literal["kept", "broken", "open"]
    attempts: int
    findings: int
    children: list[Run]
    events: NotRequired[list[RunEvent]]
    environment: NotRequired[str | None]
    service: NotRequired[str | None]
    artifacts: NotRequired[list[str]]
    changes: NotRequired[list[str]]


class StreamSummary(TypedDict):
    """The result of a whole stream."""

    items: list[StreamItem]
    """The items that were still held back."""
    records: int
    valid: int
    invalid: int
    unchecked: int
    errors: int
    warnings: int
    notes: int
    byRule: dict[str, int]
    capped: list[str]
    """Names of the limits that were reached."""
    runs: list[Run]
    skipped: NotRequired[int]
    relations: list[Relation]


class Constructed(TypedDict):
    """The result of ``construct``."""

    event: dict[str, Any]
    json: str
    report: Report


#: One difference between the input and the result of ``convert``. ``from``: the pointer into the input, ``None`` for a new value;
#: ``to``: the pointer into the result, ``None`` for a value that is not in it.
Change = TypedDict(
    "Change",
    {
        "kind": Literal["renamed", "added", "dropped", "mapped", "assumed", "kept"],
        "from": str | None,
        "to": str | None,
        "message": str,
        "lossy": bool,
    },
)


class Converted(TypedDict):
    """The result of ``convert``."""

    event: dict[str, Any] | None
    """The event, or its envelope; ``None`` if the input is not one event, or the target has no such event."""
    json: str | None
    report: Report
    """The report on ``json``; if that is ``None``, on the input."""
    changes: list[Change]
    lossy: bool


class Fact(TypedDict):
    """What an event says of one key."""

    scope: Literal["subject", "context-id", "chain", "name"]
    """What kind of key it is."""
    key: str
    """Facts of one scope and key belong to one ``Reducer``."""
    id: str
    """16 hexadecimal digits: the same fact has the same id everywhere."""
    bytes: bytes
    """The fact itself, for ``fold``."""


class Facts(TypedDict):
    """What ``facts_many`` gives for an input."""

    outcome: Outcome
    time: int | None
    """The greatest time of its events, in microseconds since 1970; ``None``: none can be read."""
    report: Report | None
    """``None``: the input is valid, and nothing was found."""
    facts: list[Fact]


class EventName(TypedDict):
    """An event by its source and id."""

    source: str
    id: str


class FoundFact(TypedDict):
    """A finding about the facts of a key."""

    id: str
    """The same events give the same id."""
    retracted: bool
    """An earlier result had the finding, and what was folded since has taken it back."""
    finding: Diagnostic
    events: list[EventName]


class ReducerResults(TypedDict):
    """What the facts of a key give."""

    findings: list[FoundFact]
    facts: list[Fact]
    """Facts for other keys, such as a task's for its run."""


class Folded(TypedDict):
    """What ``fold_many`` gives for a key."""

    status: Literal["folded", "unknown-snapshot", "engine-fault"]
    """``unknown-snapshot``: the snapshot is none of this version or the one before. ``engine-fault``: the engine stopped at this
    key. In both cases nothing was folded, and ``snapshot`` is the one that was given."""
    ended: bool
    """What the key is about has ended."""
    capped: bool
    """The key has more facts than are kept; the earliest are."""
    refused: int
    """Facts that are damaged, of another version, or of another key."""
    time: int | None
    """The greatest time of its events, in microseconds since 1970."""
    snapshot: bytes
    """Equal sets of facts give equal bytes."""
    findings: list[FoundFact]
    """Findings that are new, and those that the facts no longer give; with ``everything`` all that there are, and the latter."""
    run: Run | None
    """With ``runs``, if the key is a subject that events are about."""
    facts: list[Fact]
    """Facts for other keys that are new or changed; with ``everything`` all."""
