/** Runs over time, as text. */
import type { Run } from '../faces/public.js';
import { escape, width } from './escape.js';
import { milliseconds } from './table.js';

/** Columns of the names at most, and of the line of time at least. */
const MOST_NAME = 36;
const LEAST_LINE = 20;

/** Waiting, running, and how a run ended. */
const WAITS = '.';
const RUNS = '=';
const ENDS: Record<string, string> = { success: '>', failure: 'x', error: 'x', cancel: '|' };

/** What takes time: other subjects are there from then on. */
const KINDS = [
  'pipelineRun',
  'taskRun',
  'build',
  'testSuiteRun',
  'testCaseRun',
  'change',
  'incident',
  'ticket',
  'approval',
];

interface Bar {
  name: string;
  queued: number;
  started: number;
  end: number;
  /** What is drawn at the end. */
  mark: string;
}

/**
 * A line for each run that has a time: `..===>` waits, runs and ends with success (`x`: failure or error, `|`: cancelled, `?`: it
 * has not ended).
 */
export function timeline(runs: readonly Run[], columns: number): string {
  const bars: Bar[] = [];
  let last = -Infinity;
  const add = (run: Run, depth: number): void => {
    const [queued, started, finished] = [run.queuedAt, run.startedAt, run.finishedAt].map((time) =>
      Date.parse(time ?? ''),
    );
    const first = [queued, started, finished].find((time) => !Number.isNaN(time));
    if (first !== undefined && KINDS.includes(run.kind)) {
      const begun = Number.isNaN(started) ? (finished ?? NaN) : (started ?? NaN);
      last = Math.max(last, ...[first, begun, finished ?? NaN].filter((time) => !Number.isNaN(time)));
      const mark = run.finishedAt === null ? '?' : (ENDS[run.outcome ?? ''] ?? '>');
      bars.push({
        name: `${'  '.repeat(depth)}${escape(run.name ?? run.id)}`,
        queued: first,
        started: begun,
        end: finished ?? NaN,
        mark,
      });
    }
    for (const child of run.children) add(child, depth + 1);
  };
  for (const run of runs) add(run, 0);
  if (bars.length === 0) return 'no run has a time\n';
  const start = bars.reduce((least, { queued }) => Math.min(least, queued), Infinity);
  const names = bars.map(({ name }) => cut(name));
  const room = names.reduce((most, name) => Math.max(most, width(name)), 0);
  const line = Math.max(LEAST_LINE, columns - room - 2);
  const at = (time: number): number =>
    last === start ? 0 : Math.round(((time - start) / (last - start)) * (line - 1));
  const rows = bars.map(({ queued, started, end, mark }, index) => {
    const from = at(queued);
    const to = at(Number.isNaN(end) ? last : Math.max(end, queued));
    const begun = Number.isNaN(started) ? to : Math.min(at(Math.max(started, queued)), to);
    const name = names[index]!;
    const bar = ' '.repeat(from) + WAITS.repeat(begun - from) + RUNS.repeat(to - begun) + mark;
    return `${name}${' '.repeat(room - width(name))}  ${bar}\n`;
  });
  const scale = `${new Date(start).toISOString()} + ${milliseconds(last - start)}`;
  return `${' '.repeat(room)}  ${scale}\n${rows.join('')}`;
}

/** A name that is not too long. */
function cut(name: string): string {
  if (width(name) <= MOST_NAME) return name;
  let short = '';
  for (const character of name) {
    if (width(short + character) >= MOST_NAME) break;
    short += character;
  }
  return `${short}…`;
}
