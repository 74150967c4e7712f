/** The calls on the run model. Their implementation in `history/` is a separate file of the package. */
import { bad, known, object } from '../engine/settings.js';
import { causesOf, effectsOf, measure, traceOf } from '../history/history.js';
import type { Metrics, MetricsOptions, Relation, Run, StreamSummary, TraceData } from '../run-types.js';
import { version } from './is-valid.js';

const checks = { bad, known, object };

/**
 * The records that led to a record of the stream, over links, parents, artifacts, changes, services and incidents: nearest
 * first, then by number. Each is there once, by a shortest way. Empty if the summary has no such record or no relations.
 *
 * Needs no `init`. Throws `CdEventError`: `bad-option`.
 */
export function causes(summary: StreamSummary, record: number): Relation[] {
  return causesOf(summary, record, checks);
}

/** The records that followed from a record of the stream, like `causes`. */
export function effects(summary: StreamSummary, record: number): Relation[] {
  return effectsOf(summary, record, checks);
}

/**
 * Figures of each pipeline, service or environment, sorted by key: number of runs, success rate, duration, and the five of
 * DORA. `docs/metrics.md` says how each is defined and which events it needs.
 *
 * A figure whose events are missing is `null`, never 0, and `missing` says which. A run is in the period if it began there, a
 * deployment or an incident if its event has a time there. The same runs in any order give the same figures.
 *
 * Give the summary rather than its runs if you have it: its relations connect pipelines with deployments. Needs no `init`. Throws
 * `CdEventError`: `bad-option`.
 */
export function metrics(runs: readonly Run[] | StreamSummary, options?: MetricsOptions): Metrics[] {
  return measure(runs, options, checks);
}

/**
 * The runs that have ended as trace data of OpenTelemetry, for `POST /v1/traces` of a receiver with the content type
 * `application/json`. `docs/spans.md` has the names.
 *
 * One resource per pipeline run. Ids are made from source, kind, id and attempt: the same run has the same ids everywhere, and
 * another attempt has others. Nothing is invented: attributes that are required and not in the events are absent, and the
 * attribute `cdevents_wasm.missing` of the scope lists them, each after the id of its span. Needs no `init`. Throws
 * `CdEventError`: `bad-option`.
 */
export function toSpans(runs: readonly Run[] | StreamSummary): TraceData {
  return traceOf(runs, version, checks);
}
