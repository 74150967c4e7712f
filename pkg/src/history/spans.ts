/** Runs as trace data of OpenTelemetry: OTLP in its JSON encoding, with the names of semantic conventions 1.44.0. */
import type { ResourceSpans, Run, Span, SpanAttribute, StreamSummary, TraceData } from '../run-types.js';
import { type Checks, inOrder, listOf, runsOf } from './checks.js';
import { spanIdOf, traceIdOf } from './ids.js';
import { eventInstant, type Instant } from './time.js';

const SCHEMA = 'https://opentelemetry.io/schemas/1.44.0';

/** The kinds of runs that take time; what the conventions say of the type of such a task. */
const TASKS: Readonly<Record<string, string | undefined>> = {
  taskRun: undefined,
  build: 'build',
  testSuiteRun: 'test',
  testCaseRun: 'test',
};

const RESULTS: Readonly<Record<string, string>> = {
  success: 'success',
  failure: 'failure',
  error: 'error',
  cancel: 'cancellation',
};

const INTERNAL = 1;
const SERVER = 2;
const STATUS_ERROR = 2;

/** The last instant that 64 bits can hold, in seconds. */
const LAST = 18_446_744_073;

/** The run that others are in, or the outermost one. */
interface Resource {
  readonly traceId: string;
  readonly attributes: SpanAttribute[];
  readonly spans: { span: Span; start: Instant }[];
  /** What the conventions require and no event says. */
  readonly missing: string[];
}

/** A run that is still to be looked at. */
interface Waiting {
  readonly run: Run;
  readonly resource: Resource | undefined;
  readonly parent: string | undefined;
}

/** See `toSpans`. `version`: of this package. */
export function traceOf(given: readonly Run[] | StreamSummary, version: string, checks: Checks): TraceData {
  const resources: Resource[] = [];
  const seen = new Set<Run>();
  const ids = new Set<string>();
  const waiting: Waiting[] = sorted(runsOf(given, checks)).map((run) => ({
    run,
    resource: undefined,
    parent: undefined,
  }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { run, parent } = next;
    if (seen.has(run)) continue;
    seen.add(run);
    let { resource } = next;
    let id = parent;
    if (run.kind === 'pipelineRun' || Object.hasOwn(TASKS, run.kind)) {
      const parts = [run.source ?? null, run.kind, run.id, run.attempts ?? 1];
      if (resource === undefined || run.kind === 'pipelineRun') {
        resource = resourceOf(run, resource?.traceId ?? traceIdOf(parts));
        resources.push(resource);
      }
      id = unusedId(ids, [resource.traceId, parent ?? null, ...parts]);
      addSpan(resource, run, id, parent);
    }
    for (const child of sorted(listOf(run.children))) waiting.push({ run: child, resource, parent: id });
  }
  const used = resources.filter(({ spans }) => spans.length > 0);
  for (const { spans } of used) spans.sort(inTime);
  used.sort((one, other) => inTime(one.spans[0]!, other.spans[0]!));
  return { resourceSpans: used.map((resource) => resourceSpans(resource, version)) };
}

/** Runs that have the same id get different ones for their spans: in an order that is that of their content. */
function sorted(runs: readonly Run[]): Run[] {
  const textOf = ({ id, startedAt, finishedAt, name, state, outcome, url }: Run) =>
    JSON.stringify([id, startedAt, finishedAt, name, state, outcome, url]);
  return [...runs].sort((one, other) => inOrder(textOf(other), textOf(one)));
}

function unusedId(ids: Set<string>, parts: readonly unknown[]): string {
  let id = spanIdOf(parts);
  for (let again = 1; ids.has(id); again += 1) id = spanIdOf([...parts, again]);
  ids.add(id);
  return id;
}

function inTime(one: Resource['spans'][number], other: Resource['spans'][number]): number {
  return (
    one.start.seconds - other.start.seconds ||
    one.start.nanos - other.start.nanos ||
    inOrder(one.span.traceId, other.span.traceId) ||
    Number(one.span.parentSpanId !== undefined) - Number(other.span.parentSpanId !== undefined) ||
    inOrder(one.span.spanId, other.span.spanId)
  );
}

function resourceSpans({ attributes, spans, missing }: Resource, version: string): ResourceSpans {
  const values = missing.sort(inOrder).map((text) => ({ stringValue: text }));
  const said = values.length === 0 ? [] : [{ key: 'cdevents_wasm.missing', value: { arrayValue: { values } } }];
  const scope = { name: 'cdevents-wasm', version, attributes: said };
  return {
    resource: { attributes },
    scopeSpans: [{ scope, spans: spans.map(({ span }) => span), schemaUrl: SCHEMA }],
    schemaUrl: SCHEMA,
  };
}

function resourceOf(run: Run, traceId: string): Resource {
  const attributes: SpanAttribute[] = [];
  if (run.kind === 'pipelineRun') {
    const [change, ...others] = listOf(run.changes);
    attributes.push(
      ...attribute('cicd.pipeline.name', run.name),
      ...attribute('cicd.pipeline.run.id', run.id),
      ...attribute('cicd.pipeline.run.url.full', addressOf(run)),
      ...attribute('vcs.change.id', others.length === 0 ? change : undefined),
    );
  }
  return { traceId, attributes, spans: [], missing: [] };
}

/** Adds the span of a run if it has a beginning and an end. */
function addSpan(resource: Resource, run: Run, spanId: string, parent: string | undefined): void {
  const times = timesOf(run);
  if (times === undefined) return;
  const isPipeline = run.kind === 'pipelineRun';
  const result = run.state === 'skipped' ? 'skip' : RESULTS[run.outcome ?? ''];
  const hasFailed = result === 'failure' || result === 'error';
  const required = isPipeline
    ? { 'cicd.pipeline.result': result }
    : {
        'cicd.pipeline.task.name': run.name,
        'cicd.pipeline.task.run.id': run.id,
        'cicd.pipeline.task.run.url.full': addressOf(run),
        'cicd.pipeline.task.run.result': result,
      };
  const attributes = Object.entries(required).flatMap(([key, value]) => {
    const made = attribute(key, value);
    if (made.length === 0) resource.missing.push(`${spanId} ${key}`);
    return made;
  });
  if (isPipeline) {
    attributes.push(...attribute('cicd.pipeline.name', run.name), ...attribute('cicd.pipeline.run.id', run.id));
  } else {
    attributes.push(...attribute('cicd.pipeline.task.type', TASKS[run.kind]));
  }
  // No event says which class of error it was.
  if (hasFailed) attributes.push(...attribute('error.type', '_OTHER'));
  const name = readable(run.name);
  const span: Span = {
    traceId: resource.traceId,
    spanId,
    ...(parent !== undefined && { parentSpanId: parent }),
    name: isPipeline ? `RUN${name === '' ? '' : ` ${name}`}` : name || run.kind,
    kind: isPipeline ? SERVER : INTERNAL,
    startTimeUnixNano: nanosOf(times.start),
    endTimeUnixNano: nanosOf(times.end),
    attributes,
    ...(hasFailed && { status: { code: STATUS_ERROR } }),
  };
  resource.spans.push({ span, start: times.start });
}

/** When a run started and ended, if it has and its clocks agree. What was skipped takes no time. */
function timesOf({ state, startedAt, finishedAt, events }: Run): { start: Instant; end: Instant } | undefined {
  if (state === 'queued' || state === 'running') return undefined;
  const skipped = listOf(events).find(({ predicate }) => predicate === 'skipped')?.time;
  const end = eventInstant(state === 'skipped' ? (finishedAt ?? skipped) : finishedAt);
  const start = eventInstant(startedAt) ?? (state === 'skipped' ? end : null);
  if (start === null || end === null || end.seconds > LAST) return undefined;
  const isBackwards = end.seconds - start.seconds || end.nanos - start.nanos;
  return isBackwards < 0 ? undefined : { start, end };
}

function nanosOf({ seconds, nanos }: Instant): string {
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(nanos));
}

/** The run's address, if it is one without anything around it. */
function addressOf({ url }: Run): string | null {
  return typeof url === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : null;
}

/** An attribute, or none for what no event says. */
function attribute(key: string, value: string | null | undefined): SpanAttribute[] {
  const text = readable(value);
  return text === '' ? [] : [{ key, value: { stringValue: text } }];
}

/** A text that UTF-8 can hold: a receiver would refuse all spans for half a character. */
function readable(text: unknown): string {
  return typeof text === 'string' ? text.replace(/\p{Surrogate}/gu, '\ufffd') : '';
}
