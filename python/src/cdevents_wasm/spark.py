"""Archives of events on Apache Spark: validation, and the findings about their histories, as batch jobs.

Executors need this package and ``pyarrow``; see ``docs/spark.md``. Spark 4.0 or newer.
"""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._batches import configure, facts, report_lines
from ._errors import CdEventError
from ._folding import fold_many
from ._input import fault_report
from ._options import validate_options
from .types import Fact, Folded, FoundFact

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

#: Rows between the two folds: a fact of a key, or the snapshot of its facts so far.
_ROWS = "bucket int, scope string, key string, is_snapshot boolean, content binary"

_FINDINGS = "id string, rule string, severity string, message string, key string, events string, json string"

#: Rows in a batch that is handed back to Spark.
_MOST_ROWS = 10_000


def validate(events: DataFrame, column: str = "value", **options: Any) -> DataFrame:
    """The same rows with two columns more.

    Args:
        events: Has an event, an envelope or a batch in each row, as text or as bytes.
        column: The column that has it.
        options: Those of ``cdevents_wasm.validate``.

    Returns:
        ``outcome`` (``valid``, ``invalid``, ``unchecked``) and ``report`` (JSON, as the npm package's ``validate`` gives it).

    Raises:
        CdEventError: ``bad-option``, if there are such columns already or an option is wrong.
    """
    from pyspark.sql.types import StringType, StructField, StructType

    _require(events, column)
    taken = {"outcome", "report"} & set(events.columns)
    if taken:
        raise CdEventError("bad-option", f"the rows already have a column {sorted(taken)[0]!r}")
    more = [StructField("outcome", StringType()), StructField("report", StringType())]
    schema = StructType([*events.schema.fields, *more])
    given = _checked(options)
    return events.mapInArrow(lambda batches: _validated(batches, column, given), schema)


def findings(events: DataFrame, column: str = "value", *, complete: bool = True, buckets: int = 64, **options: Any) -> DataFrame:
    """What is wrong with the history of events, wherever they are in the archive.

    The result depends on the set of events alone: not on their order, on repeats, on partitions or on tasks that ran twice.

    Args:
        events: Has an event, an envelope or a batch in each row, as text or as bytes.
        column: The column that has it.
        complete: The archive has the whole history: what is missing never comes.
        buckets: Into how many groups the keys are divided. A group is in the memory of one worker at a time; what it needs is a few
            hundred bytes for each event about its keys.
        options: Those of ``cdevents_wasm.validate``.

    Returns:
        A row for each finding: ``id`` (the same events give the same id), ``rule``, ``severity``, ``message``, ``key`` (what it is
        about), ``events`` (JSON: source and id of each event) and ``json`` (all of it). A key at which the engine stopped has a row
        of the rule ``engine-fault``.

    Raises:
        CdEventError: ``bad-option``.
    """
    _require(events, column)
    if not isinstance(buckets, int) or buckets < 1:
        raise CdEventError("bad-option", f"`buckets` is {buckets!r}, expected an integer of 1 or more")
    given = _checked(options)
    # Lambdas: from type hints Spark would guess what a function takes.
    rows = events.mapInArrow(lambda batches: _facts(batches, column, given, buckets), _ROWS)
    # What a task says to its run depends on the task's own events alone, so that once is enough.
    rows = rows.groupBy("bucket").applyInArrow(lambda table: _folded(table, complete, buckets), _ROWS)
    return rows.groupBy("bucket").applyInArrow(lambda table: _judged(table, complete), _FINDINGS)


def _validated(batches: Iterable[pa.RecordBatch], column: str, options: bytes) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in batches:
        lines = list(report_lines(batch.column(column).to_pylist(), options))
        outcomes = [json.loads(line)["outcome"] for line in lines]
        reports = [line.decode() for line in lines]
        columns = [*batch.columns, pa.array(outcomes, pa.string()), pa.array(reports, pa.string())]
        yield pa.RecordBatch.from_arrays(columns, names=[*batch.schema.names, "outcome", "report"])


def _facts(batches: Iterable[pa.RecordBatch], column: str, options: bytes, buckets: int) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        found = facts(batch.column(column).to_pylist(), options)
        yield from _batches_of(_fact_row(fact, buckets) for each in found for fact in each["facts"])


def _folded(table: pa.Table, complete: bool, buckets: int) -> pa.Table:
    """Folds the facts of each key of a group. Gives a snapshot of each, and facts for other keys."""
    import pyarrow as pa

    return pa.Table.from_batches(_batches_of(_rows_after(_keys(table), complete, buckets)), _arrow_schema())


def _rows_after(keys: dict[_Name, _Key], complete: bool, buckets: int) -> Iterator[_Row]:
    for (scope, name), folded in _fold(keys, complete=complete, everything=False):
        if folded["status"] == "folded":
            yield (_bucket(scope, name, buckets), scope, name, True, folded["snapshot"])
            yield from (_fact_row(fact, buckets) for fact in folded["facts"])
        else:
            # Nothing is lost: the last fold says what is wrong with the key.
            yield from ((_bucket(scope, name, buckets), scope, name, False, fact) for fact in keys[scope, name].facts)


def _judged(table: pa.Table, complete: bool) -> pa.Table:
    """The findings about each key of a group."""
    import pyarrow as pa

    found: list[tuple[str, ...]] = []
    for (_, name), folded in _fold(_keys(table), complete=complete, everything=True):
        if folded["status"] == "folded":
            found += (_finding_row(name, each) for each in folded["findings"] if not each["retracted"])
        else:
            found.append(_finding_row(name, _fault(name)))
    columns = list(zip(*found, strict=True)) or [()] * len(_names(_FINDINGS))
    return pa.Table.from_arrays([pa.array(cells, pa.string()) for cells in columns], names=_names(_FINDINGS))


#: Scope and key.
_Name = tuple[str, str]
_Row = tuple[int, str, str, bool, bytes]


class _Key:
    """What a group has of a key."""

    __slots__ = ("facts", "snapshot")

    def __init__(self) -> None:
        self.snapshot = b""
        self.facts: list[bytes] = []


def _keys(table: pa.Table) -> dict[_Name, _Key]:
    """The keys of a group, in an order of their own: that of the rows differs from run to run."""
    keys: dict[_Name, _Key] = {}
    columns = (table.column(name).to_pylist() for name in ("scope", "key", "is_snapshot", "content"))
    for scope, name, is_snapshot, content in zip(*columns, strict=True):
        key = keys.setdefault((scope, name), _Key())
        if is_snapshot:
            key.snapshot = content
        else:
            key.facts.append(content)
    return dict(sorted(keys.items()))


def _fold(keys: dict[_Name, _Key], *, complete: bool, everything: bool) -> Iterator[tuple[_Name, Folded]]:
    given = ((key.snapshot, key.facts) for key in keys.values())
    return zip(keys, fold_many(given, complete=complete, everything=everything), strict=True)


def _fact_row(fact: Fact, buckets: int) -> _Row:
    return (_bucket(fact["scope"], fact["key"], buckets), fact["scope"], fact["key"], False, fact["bytes"])


def _finding_row(name: str, found: FoundFact) -> tuple[str, ...]:
    finding = found["finding"]
    events, whole = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (found["events"], found))
    return (found["id"], finding["rule"], finding["severity"], finding["message"], name, events, whole)


def _fault(name: str) -> FoundFact:
    report = fault_report("the engine stopped at this key")
    return {"id": f"{zlib.crc32(name.encode()):016x}", "retracted": False, "finding": report["diagnostics"][0], "events": []}


def _bucket(scope: str, key: str, buckets: int) -> int:
    return zlib.crc32(f"{scope} {key}".encode("utf-8", "surrogatepass")) % buckets


def _batches_of(rows: Iterable[_Row]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    schema = _arrow_schema()
    rest = iter(rows)
    while some := list(itertools.islice(rest, _MOST_ROWS)):
        yield pa.RecordBatch.from_arrays(
            [pa.array(cells, field.type) for cells, field in zip(zip(*some, strict=True), schema, strict=True)], schema=schema
        )


def _arrow_schema() -> pa.Schema:
    import pyarrow as pa

    types = {"int": pa.int32(), "string": pa.string(), "boolean": pa.bool_(), "binary": pa.binary()}
    return pa.schema([(name, types[kind]) for name, kind in (column.split(" ") for column in _ROWS.split(", "))])


def _names(schema: str) -> list[str]:
    return [column.split(" ")[0] for column in schema.split(", ")]


def _require(events: DataFrame, column: str) -> None:
    if column not in events.columns:
        raise CdEventError("bad-option", f"the rows have no column {column!r}")


def _checked(options: dict[str, Any]) -> bytes:
    """The options as the engine takes them. It refuses wrong ones here, and not on an executor."""
    given = validate_options(options)
    configure(given)
    return given
