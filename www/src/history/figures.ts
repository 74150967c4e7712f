import { type Metrics, metrics, type StreamSummary } from 'cdevents-wasm';
import type { By, Figures } from './protocol.js';
import type { Store } from './store.js';

/** Points of a line. */
const POINTS = 40;
/** Keys whose figures are shown. */
const MAX_KEYS = 200;

/** The figures of each pipeline, service or environment, with what each was made of over time. */
export function figuresOf(summary: StreamSummary, by: By, store: Store): Figures[] {
  return metrics(summary, { by })
    .slice(0, MAX_KEYS)
    .map((figure) => ({ ...figure, lines: linesOf(figure, store) }));
}

function linesOf({ basis }: Metrics, store: Store): Record<string, number[]> {
  const lines = Object.entries(basis).map(([name, records]) => [name, frequency(records, store)] as const);
  return Object.fromEntries(lines);
}

/** How many of the records there are in each part of the time that they span, from 0 to 1. */
function frequency(records: readonly number[], store: Store): number[] {
  const times = records.map((record) => store.time(record)).filter((time) => time !== null);
  const first = Math.min(...times);
  const last = Math.max(...times);
  if (times.length < 2 || first === last) return [];
  const counts = Array.from({ length: POINTS }, () => 0);
  for (const time of times) {
    const at = Math.min(POINTS - 1, Math.floor(((time - first) / (last - first)) * POINTS));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return counts.map((count) => count / most);
}
