"""The job of spark.mjs: the recipe of `docs/spark.md` over an archive. Says on standard output when a stage is under way, and at the end
how many tasks have failed."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from cdevents_wasm import spark as cdevents
from pyspark.sql import SparkSession


def _started(master: str, memory: str) -> Any:
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": memory,
        "spark.executor.memory": memory,
        "spark.executor.cores": "1",
        "spark.ui.enabled": "false",
        "spark.default.parallelism": "16",
        "spark.sql.shuffle.partitions": "16",
        # Groups stay divided as they are: a small archive would become one task.
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.files.maxPartitionBytes": "1m",
    }
    builder = SparkSession.builder.master(master).appName("cdevents")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _watch(tracker: Any, is_over: threading.Event) -> None:
    """Says so when a fold has finished some of its tasks and runs others."""
    while not is_over.wait(0.02):
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info is not None and info.numCompletedTasks > 1 and info.numActiveTasks > 1:
                print(json.dumps({"halfway": stage}), flush=True)
                return


def main(master: str, archive: str, out: str, memory: str) -> None:
    """Runs the job."""
    session = _started(master, memory)
    context = session.sparkContext
    context.setLogLevel("WARN")
    tracker = context.statusTracker()
    is_over = threading.Event()
    # A daemon: if the job fails, nothing waits for it.
    watching = threading.Thread(target=_watch, args=(tracker, is_over), daemon=True)
    watching.start()
    context.setJobGroup("cdevents", "the recipe")
    events = session.read.text(archive)
    found = [row["json"] for row in cdevents.findings(events).select("json").collect()]
    reports = [row["report"] for row in cdevents.validate(events).select("report").collect()]
    is_over.set()
    watching.join()
    failed = 0
    for job in tracker.getJobIdsForGroup("cdevents"):
        info = tracker.getJobInfo(job)
        for stage in info.stageIds if info is not None else []:
            stage_info = tracker.getStageInfo(stage)
            failed += stage_info.numFailedTasks if stage_info is not None else 0
    for name, lines in (("findings", found), ("reports", reports)):
        Path(out, name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(json.dumps({"failed": failed}), flush=True)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
