// Figures, spans, causes and effects: programs written against the published contract, and wrong ones.
import {
  causes,
  type Diagnostic,
  effects,
  type Metrics,
  type MetricsOptions,
  metrics,
  type Relation,
  type Report,
  type Run,
  type StreamItem,
  type StreamSummary,
  type TraceData,
  toSpans,
} from 'cdevents-wasm';

/** The calls, spelled as widely as the contract spells them. */
interface Calls {
  causes(summary: StreamSummary, record: number): Relation[];
  effects(summary: StreamSummary, record: number): Relation[];
  metrics(
    runs: Run[] | StreamSummary,
    options?: { from?: string; to?: string; by?: 'pipeline' | 'service' | 'environment' },
  ): Metrics[];
  toSpans(runs: Run[] | StreamSummary): object;
}
export const calls: Calls = { causes, effects, metrics, toSpans };

/** A run as the contract has it, without what is beyond it. */
export const run: Run = {
  kind: 'pipelineRun',
  id: 'run-42',
  source: null,
  name: 'release',
  url: null,
  state: 'finished',
  outcome: 'success',
  queuedAt: null,
  startedAt: '2026-03-01T00:00:00Z',
  finishedAt: '2026-03-01T00:10:00Z',
  durationMs: 600_000,
  records: [0, 1],
  verdict: 'kept',
  attempts: 1,
  findings: 0,
  children: [],
};

export const service: Run = {
  ...run,
  kind: 'service',
  events: [{ record: 3, predicate: 'deployed', time: null, outcome: null, artifact: 'pkg:oci/shop@sha256:1' }],
  environment: 'production',
  service: null,
  artifacts: ['pkg:oci/shop@sha256:1'],
  changes: ['pr-7'],
};

export const summary: StreamSummary = {
  items: [],
  records: 2,
  valid: 2,
  invalid: 0,
  unchecked: 0,
  errors: 0,
  warnings: 0,
  notes: 0,
  byRule: { 'unknown-field': 1 },
  capped: [],
  runs: [run, service],
  relations: [{ record: 3, from: 1, by: 'artifact' }],
};

export function read(item: StreamItem): string {
  if (item.kind === 'record') {
    const report: Report = item.report;
    return `${item.record} ${item.line} ${item.offset} ${item.length} ${report.outcome}`;
  }
  const finding: Diagnostic = item.finding;
  return `${finding.message} ${item.record} ${item.others.length} ${item.witness.length}`;
}

export function figures(list: readonly Run[], options?: MetricsOptions): string[] {
  return metrics(list, options).map((one) => {
    const p95: number | undefined = one.durationMs?.p95;
    const known: (number | null)[] = [one.successRate, one.deploymentsPerDay, one.changeFailureRate, one.reworkRate];
    const times = [one.leadTimeMs?.p50, one.timeToRestoreMs?.p50];
    const basis: number[] = one.basis['runs'] ?? [];
    return [one.key, one.runs, p95, ...known, ...times, ...one.missing, ...basis].join(' ');
  });
}

export function names(data: TraceData): string[] {
  return data.resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ name, parentSpanId = '', status }) => `${name}${parentSpanId}${status?.code}`),
    ),
  );
}
export const sent: string[] = names(toSpans(summary));
export const steps: number[] = causes(summary, 3).map(({ record, from, depth }: Relation) => record + from + depth);

// @ts-expect-error teams are not known
metrics([run], { by: 'team' });
// @ts-expect-error a time is a text
metrics([run], { from: 5 });
// @ts-expect-error an option that does not exist
metrics([run], { since: '2026-03-01' });
// @ts-expect-error runs are in an array
toSpans(run);
// @ts-expect-error relations are in the summary, not in the runs
causes([run], 3);
// @ts-expect-error what is unknown is null
export const rate: number = metrics([run])[0]!.successRate;
// @ts-expect-error no such state
export const state: Run['state'] = 'done';
// @ts-expect-error nothing connects records by name
export const by: Relation['by'] = 'name';
