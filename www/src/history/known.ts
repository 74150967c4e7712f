import type { StreamSummary } from 'cdevents-wasm';
import type { Whole } from './protocol.js';
import type { Source } from './sources.js';
import { runRows, type Store } from './store.js';

/** A history in the worker: what is kept of its records, and where to read them again. */
export interface Known {
  readonly store: Store;
  readonly sources: readonly Source[];
  /** Whether its events are in lines of text. */
  readonly isLog: boolean;
  /** Of what was read so far; `null` before that is known. */
  readonly summary: StreamSummary | null;
  /** Why files, or the rest of them, were not read. */
  readonly problems: readonly string[];
  readonly isStopped: boolean;
  readonly bytes: number;
}

/** Runs that are listed: a thousand may have a thousand parts each. */
const MAX_RUNS = 5000;

const NOTHING = { records: 0, valid: 0, invalid: 0, unchecked: 0, errors: 0, warnings: 0, notes: 0 };

/** What the page shows of a history. */
export function wholeOf({ store, summary, sources, problems, isLog, isStopped, bytes }: Known): Whole {
  const runs = summary === null ? [] : runRows(summary.runs);
  const { records, valid, invalid, unchecked, errors, warnings, notes } = summary ?? NOTHING;
  return {
    records,
    valid,
    invalid,
    unchecked,
    errors,
    warnings,
    notes,
    unlisted: store.unlisted,
    files: sources.map(({ name }) => name),
    bytes,
    isLog,
    skipped: summary?.skipped ?? 0,
    problems: [...problems],
    stopped: isStopped,
    capped: summary?.capped ?? [],
    causes: store.causes,
    unkept: store.unkept,
    runs: runs.slice(0, MAX_RUNS),
    labels: store.labels.filter((label) => label !== null).length,
    webhooks: null,
  };
}
