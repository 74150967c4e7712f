import { type Metrics, metrics, type StreamSummary } from 'cdevents-wasm';
import type { By, Figures } from './protocol.js';
import type { Store } from './store.js';

/** Parts of the time for which values are worked out. */
const PARTS = 24;
/** Keys whose figures are shown. */
const MAX_KEYS = 200;

/** Figures that are numbers or percentiles. */
type Valued = Exclude<keyof Metrics, 'key' | 'missing' | 'basis'>;
const VALUED: readonly Valued[] = [
  'runs',
  'successRate',
  'durationMs',
  'deploymentsPerDay',
  'leadTimeMs',
  'changeFailureRate',
  'timeToRestoreMs',
  'reworkRate',
];

/** The figures of each pipeline, service or environment, and what they were in each part of the time. */
export function figuresOf(summary: StreamSummary, by: By, store: Store): Figures[] {
  const all = metrics(summary, { by }).slice(0, MAX_KEYS);
  const period = periodOf(all, store);
  const parts = period === null ? [] : partsOf(period).map(([from, to]) => byKey(metrics(summary, { by, from, to })));
  return all.map((figures) => ({ ...figures, period, lines: linesOf(figures.key, parts) }));
}

/** The time of what the figures were made of; `null` if it is a moment, or beyond what RFC 3339 can say. */
function periodOf(all: readonly Metrics[], store: Store): [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { basis } of all)
    for (const records of Object.values(basis))
      for (const record of records) {
        const time = store.time(record);
        if (time === null) continue;
        first = Math.min(first, time);
        last = Math.max(last, time);
      }
  return first < last && first >= EARLIEST && last < LATEST ? [first, last] : null;
}

const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T00:00:00Z');

/** Begin and end of each part; the last one has the end in it. */
function partsOf([first, last]: [number, number]): [string, string][] {
  const time = (index: number): string =>
    new Date(index === PARTS ? last + 1 : first + Math.floor(((last - first) * index) / PARTS)).toISOString();
  return Array.from({ length: PARTS }, (_, index) => [time(index), time(index + 1)]);
}

const byKey = (all: readonly Metrics[]): ReadonlyMap<string, Metrics> => new Map(all.map((one) => [one.key, one]));

function linesOf(key: string, parts: readonly ReadonlyMap<string, Metrics>[]): Figures['lines'] {
  const lines: Figures['lines'] = {};
  for (const figure of VALUED) {
    const values = parts.map((part) => valueOf(part.get(key)?.[figure]));
    // One value alone is the figure itself.
    if (values.filter((value) => value !== null).length > 1) lines[figure] = values;
  }
  return lines;
}

const valueOf = (value: Metrics[Valued] | undefined): number | null =>
  value == null ? null : typeof value === 'number' ? value : value.p50;
