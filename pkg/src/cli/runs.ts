/** `cdevents-wasm runs`: the runs in a history, as a table, as a timeline, or as data. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { columns, milliseconds, share } from '../emitters/table.js';
import { timeline } from '../emitters/timeline.js';
import { EventStream, type Metrics, metrics, type Run, type StreamSummary, toSpans } from '../faces/public.js';
import { command, type Typed } from './arguments.js';
import { filesOf, STDIN } from './names.js';
import { fromOption, oneOf, releaseOption, WINDOW, wholeNumber } from './options.js';
import { reason } from './save.js';
import { contentOf, inflated, stdin } from './sources.js';

const OPTIONS = {
  format: { value: 'format', help: 'output format: text (default) or json' },
  timeline: { help: 'draw when each run was queued and when it ran' },
  metrics: { help: 'print the figures of each pipeline instead: success rate, durations, DORA' },
  by: { value: 'what', help: 'figures by pipeline (default), service or environment' },
  spans: { help: 'print the runs as trace data of OpenTelemetry (OTLP/JSON)' },
  release: { value: 'vocabulary', help: 'read the events by this vocabulary, whatever they say' },
  complete: { help: 'the files have the whole history: what is missing breaks a run' },
  window: WINDOW,
  from: { value: 'form', help: 'json (default), or log: events inside lines of text' },
} as const;

export const runsCommand = command({
  operands: '<file, folder, glob or ->…',
  summary: 'list the runs in a history',
  options: OPTIONS,
  details: `The files are read as one history. A run is kept if its events follow the rules
of histories, broken if they do not, and open as long as either can happen:
cdevents-wasm check --lifecycle says why.`,
  examples: [
    ['cdevents-wasm runs events.ndjson', 'a line for each run, and what is inside it'],
    ['cdevents-wasm runs --timeline events.ndjson', 'when each of them ran'],
    ['cdevents-wasm runs --metrics --by service events', 'the figures of each service'],
    ['cdevents-wasm runs --spans events.ndjson > trace.json', 'trace data for a collector'],
  ],
  run,
});

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<ExitCode> {
  if (positionals.length === 0) throw new Refusal('runs needs the names of files or folders, or - for standard input');
  const asked = (['timeline', 'metrics', 'spans'] as const).filter((name) => values[name]);
  if (asked.length > 1) throw new Refusal(`--${asked[0]} and --${asked[1]} contradict each other`);
  if (values.by !== undefined && !values.metrics) throw new Refusal('--by needs --metrics');
  const format = oneOf(['text', 'json'])(values.format ?? 'text', '--format');
  const by = oneOf(['pipeline', 'service', 'environment'])(values.by ?? 'pipeline', '--by');
  if (values.timeline && format === 'json') throw new Refusal('--timeline is text, so it takes no --format json');
  const windowMs = wholeNumber('--window', values.window);
  const from = values.from === undefined ? 'json' : fromOption(values.from, '--from');
  const stream = new EventStream({
    release: releaseOption(values.release),
    records: 'none',
    lifecycle: { complete: values.complete === true, windowMs },
    from,
  });
  const failed = await readAll(positionals, from === 'log', stream, context);
  if (context.stopped()) return EXIT.failed;
  const summary = stream.finish();
  const { out } = context;
  if (values.spans) await out(`${JSON.stringify(toSpans(summary), null, 2)}\n`);
  else if (values.metrics) await out(figures(metrics(summary, { by }), format));
  else if (format === 'json') await out(`${JSON.stringify(dataOf(summary), null, 2)}\n`);
  else await out(listed(summary, values.timeline === true, context));
  return failed ? EXIT.failed : EXIT.clean;
}

/** Reads all files into the stream. Returns whether one could not be read. */
async function readAll(operands: string[], isLog: boolean, stream: EventStream, context: Context): Promise<boolean> {
  const { colours, err, stopped } = context;
  let failed = false;
  for (const operand of operands) {
    try {
      for (const name of operand === STDIN ? [STDIN] : await filesOf(operand)) {
        for await (const chunk of inflated(name === STDIN ? stdin() : contentOf(name), () => undefined)) {
          if (stopped()) return failed;
          stream.push(chunk);
        }
        // What the end of a file cuts off does not go on in the next.
        stream.push(isLog ? '\n' : '\n\x1e');
      }
    } catch (error) {
      if (!(error instanceof Refusal) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      failed = true;
      const why = error instanceof Refusal ? error.message : `cannot be read: ${reason(error)}`;
      err(`${colours.err.error('error')}: ${escape(operand)}: ${escape(why)}\n`);
    }
  }
  return failed;
}

function dataOf({ items: _, ...summary }: StreamSummary): object {
  return summary;
}

function listed({ runs, capped, unchecked }: StreamSummary, isTimeline: boolean, context: Context): string {
  const rest = [
    ...(runs.length === 0 ? ['no runs\n'] : []),
    ...(capped.includes('runs') ? ['there are more runs: these are the first\n'] : []),
    ...(unchecked > 0 ? [`${unchecked} ${unchecked === 1 ? 'record' : 'records'} without a known event\n`] : []),
  ];
  const shown = runs.length === 0 ? '' : isTimeline ? timeline(runs, context.columns) : table(runs, context);
  return `${shown}${rest.join('')}`;
}

function table(runs: readonly Run[], { colours }: Context): string {
  const rows: string[][] = [];
  const add = (run: Run, depth: number): void => {
    const name = run.name === null || run.name === run.id ? run.id : `${run.id} (${run.name})`;
    const verdict = run.verdict === 'broken' ? `broken: ${run.findings}` : run.verdict;
    rows.push([
      `${'  '.repeat(depth)}${run.kind}`,
      escape(name),
      run.state,
      run.outcome ?? '-',
      escape(run.startedAt ?? run.queuedAt ?? '-'),
      run.durationMs === null ? '-' : milliseconds(run.durationMs),
      verdict,
    ]);
    for (const child of run.children) add(child, depth + 1);
  };
  for (const each of runs) add(each, 0);
  const head = ['KIND', 'ID', 'STATE', 'OUTCOME', 'START', 'DURATION', 'VERDICT'];
  const lines = columns([head, ...rows]);
  return lines.map((line, index) => `${index === 0 ? colours.out.frame(line) : line}\n`).join('');
}

function figures(found: Metrics[], format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(found, null, 2)}\n`;
  if (found.length === 0) return 'no figures: there are no runs and no deployments\n';
  return found.map(figure).join('\n');
}

function figure(each: Metrics): string {
  const times = (value: { p50: number; p95: number } | null): string =>
    value === null ? '-' : `p50 ${milliseconds(value.p50)}, p95 ${milliseconds(value.p95)}`;
  const rows = [
    ['runs', String(each.runs)],
    ['success rate', share(each.successRate)],
    ['duration', times(each.durationMs)],
    ['deployments a day', each.deploymentsPerDay === null ? '-' : each.deploymentsPerDay.toFixed(2)],
    ['lead time', times(each.leadTimeMs)],
    ['change failure rate', share(each.changeFailureRate)],
    ['time to restore', times(each.timeToRestoreMs)],
    ['rework rate', share(each.reworkRate)],
  ];
  const missing = each.missing.map((text) => `  missing: ${escape(text)}\n`);
  const lines = columns(rows).map((line) => `  ${line}\n`);
  return `${escape(each.key === '' ? '(no name)' : each.key)}\n${lines.join('')}${missing.join('')}`;
}
