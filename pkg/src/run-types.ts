/** The shapes of streams and of the run model: what was read, what it says of runs, and what is worked out from that. */
import type { Diagnostic, Report, ValidateOptions } from './types.js';

/** Options of `EventStream`: those of `validate`, and what concerns streams. */
export interface StreamOptions extends ValidateOptions {
  /**
   * Which records are returned: all, those whose outcome is not `valid` or that have findings, or none. The counts are of all.
   * Default: `problems`.
   */
  records?: 'all' | 'problems' | 'none' | undefined;
  /** Whether the history of the events is judged, and by what. Default: false. */
  lifecycle?: boolean | LifecycleOptions | undefined;
  /**
   * `json`: the stream consists of JSON values: one on each line, one after the other, or in an array. `log`: of lines of
   * text, with an event in some of them. Default: `json`.
   */
  from?: 'json' | 'log' | undefined;
  /** What the runs of pipelines are expected to consist of. Turns `lifecycle` on. */
  expect?: readonly Expectation[] | undefined;
}

/** What a run of a pipeline is expected to consist of. What did not happen is a finding. This is not of CDEvents but of this package. */
export interface Expectation {
  /** The name of the pipeline. */
  pipeline: string;
  /** The names of its tasks, and no others. */
  tasks?: readonly string[] | undefined;
  /** Whether the tasks start in the order of `tasks`. Default: false. */
  inOrder?: boolean | undefined;
  /** Events of the same chain, as subject and predicate: `artifact.published`. */
  events?: readonly string[] | undefined;
  /** The longest time from the run's start to its end, as an ISO 8601 duration: `PT30M`. */
  within?: string | undefined;
}

/** How histories are judged. */
export interface LifecycleOptions {
  /** Whether the stream has the whole history. Only then what is not there is missing. Default: false. */
  complete?: boolean | undefined;
  /**
   * How much earlier than the latest event another one may be without being late, in milliseconds. Events within it are put in
   * order first. Default: 300,000 (five minutes).
   */
  windowMs?: number | undefined;
  /** How many runs and other subjects are remembered, those that have ended forgotten first. Default: 10,000. */
  maxRuns?: number | undefined;
  /** How many ids of events and chains are remembered. Default: 20,000. */
  maxIds?: number | undefined;
}

/** What a stream returns: a record that was read, or a finding about several records. */
export type StreamItem = RecordItem | FindingItem;

/** A record of a stream and its report. */
export interface RecordItem {
  kind: 'record';
  /** Number of the record, counted from 0. */
  record: number;
  /** Line on which the record begins, counted from 1. */
  line: number;
  /** Where the record begins, in bytes from the beginning of the stream. */
  offset: number;
  /** Length of the record in bytes, without the end of the line. */
  length: number;
  /** The record's own text. Bytes that are not UTF-8 are replaced by U+FFFD. */
  text: string;
  /** The report on the record's own text: its positions are in `text`. */
  report: Report;
  /** In a log: where the text before it is, on its line or since the record before. */
  context?: { offset: number; length: number };
  /** `true`: the stream has the event in another form, such as printed by a program, and `text` was made from that. */
  made?: boolean;
}

/** A finding of a lifecycle rule, about one record or several. */
export interface FindingItem {
  kind: 'finding';
  /** The record that the finding is about. */
  record: number;
  /** The finding. Its pointer is into `record`. */
  finding: Diagnostic;
  /** The other records that it mentions, the first 1,000. */
  others: number[];
  /** The fewest records that alone give this finding, `record` among them. */
  witness: number[];
}

/** The result of a whole stream. */
export interface StreamSummary {
  /** The items that were still held back. */
  items: StreamItem[];
  /** Number of records. */
  records: number;
  /** Number of valid records. */
  valid: number;
  /** Number of invalid records. */
  invalid: number;
  /** Number of records without a verdict. */
  unchecked: number;
  /** Number of findings that are errors. */
  errors: number;
  /** Number of findings that are warnings. */
  warnings: number;
  /** Number of findings that are notes. */
  notes: number;
  /** Number of findings of each rule, by its name. */
  byRule: Record<string, number>;
  /**
   * Names of the limits that were reached: `maxRuns` and `maxIds` (see `LifecycleOptions`), `held` (more than 10,000 events
   * within the window, so that some were judged early), `events` (a subject with more than 1,000 events or parts), `runs` (more
   * than 1,000 runs, so that not all are listed), `history` (what was known of the history was lost when the engine stopped).
   */
  capped: string[];
  /** The first 1,000 runs by start, with their children inside. */
  runs: Run[];
  /** Of a log: number of lines that have text but no event. */
  skipped?: number;
  /** Which record follows directly from which other one: `record` from `from`. See `causes` and `effects`. */
  relations?: { record: number; from: number; by: Relation['by'] }[];
}

/** A run, or another subject that events tell the history of. */
export interface Run {
  /**
   * What it is: `pipelineRun`, `taskRun`, `build`, `testSuiteRun`, `testCaseRun`, `testOutput`, `artifact`, `service`,
   * `environment`, `repository`, `branch`, `change`, `incident`, `ticket` or `approval`.
   */
  kind: string;
  /** The id of the subject. */
  id: string;
  /** The source of the subject. */
  source: string | null;
  /** The name, such as that of the pipeline or the task. */
  name: string | null;
  /** The address of the run. */
  url: string | null;
  /** How far it has come. */
  state: 'queued' | 'running' | 'finished' | 'skipped' | 'unknown';
  /** How it ended; `null` if it has not, or no event says how. */
  outcome: 'success' | 'failure' | 'error' | 'cancel' | null;
  /** When it was queued: RFC 3339 in UTC, with milliseconds if there are some. `null` if no event says. */
  queuedAt: string | null;
  /** When it started, in the same form. */
  startedAt: string | null;
  /** When it finished, in the same form. */
  finishedAt: string | null;
  /** Milliseconds from its start to its end. */
  durationMs: number | null;
  /** Numbers of the records about it, the first 1,000. */
  records: number[];
  /** Whether its rules were kept or broken; `open`: what may still come can change it. */
  verdict: 'kept' | 'broken' | 'open';
  /** How often it was started. */
  attempts: number;
  /** Number of findings about it. */
  findings: number;
  /** The runs inside it, such as the task runs of a pipeline run. */
  children: Run[];
  /** What happened, by time; the first 1,000. */
  events?: RunEvent[];
  /** The id of its environment. There is one `service` for each service and environment. */
  environment?: string | null;
  /** Of an incident: the id of the service that it concerns. */
  service?: string | null;
  /** Ids of the artifacts that it made, used or is about. */
  artifacts?: string[];
  /** Ids of the changes that it is about. */
  changes?: string[];
}

/** An event in the history of a run or another subject. */
export interface RunEvent {
  /** Number of the event's record. */
  record: number;
  /** What happened: `started`, `deployed`, `merged`, … */
  predicate: string;
  /** When it happened, as written in the event. */
  time: string | null;
  /** The outcome in the event. */
  outcome?: string | null;
  /** The id of the artifact in the event. */
  artifact?: string | null;
}

/** A record that led to another one or followed from it: see `causes` and `effects`. */
export interface Relation {
  /** The record that was reached. */
  record: number;
  /** The record that it was reached over, one step nearer to the record that was asked about. */
  from: number;
  /** What connects `record` and `from`. */
  by: 'link' | 'parent' | 'artifact' | 'change' | 'service' | 'incident';
  /** Number of steps from the record that was asked about, at least 1. */
  depth: number;
}

/** The options of `metrics`. */
export interface MetricsOptions {
  /** Count what happened at this time or later: an RFC 3339 date-time, or a date for its midnight in UTC. Default: all. */
  from?: string | undefined;
  /** Count what happened before this time. Default: all. */
  to?: string | undefined;
  /** What each result is about: pipelines by name, services or environments by id. Default: `pipeline`. */
  by?: 'pipeline' | 'service' | 'environment' | undefined;
  /**
   * How long after a deployment an incident or a rollback still counts against it, in milliseconds. Default: 86,400,000 (24
   * hours).
   */
  recoveryWindowMs?: number | undefined;
}

/** Two percentiles of a time in milliseconds, by nearest rank: each is a value that occurred. */
export interface Percentiles {
  /** The smallest value that at least half of the values do not exceed. */
  p50: number;
  /** The smallest value that at least 95 % of the values do not exceed. */
  p95: number;
}

/** The figures of a pipeline, a service or an environment. A figure is `null` if its events are missing. */
export interface Metrics {
  /** The name of the pipeline (`''`: it has none), or the id of the service or environment (`''`: there is none). */
  key: string;
  /**
   * Number of pipeline runs that began in the period. Of a service or an environment: of those that are connected with its
   * deployments.
   */
  runs: number;
  /** Share of the runs with an outcome whose outcome is `success`, from 0 to 1. */
  successRate: number | null;
  /** Time from start to end of the runs that have both. */
  durationMs: Percentiles | null;
  /** Deployment frequency: deployments (`service.deployed`, `service.upgraded`) per 24 hours. */
  deploymentsPerDay: number | null;
  /**
   * Change lead time: from `change.created`, or `change.merged` if there is none, to the first deployment of the change, for each
   * service and environment that it came to.
   */
  leadTimeMs: Percentiles | null;
  /** Share of the deployments that an incident or a rollback followed within `recoveryWindowMs`, from 0 to 1. */
  changeFailureRate: number | null;
  /** Time from `incident.detected` to `incident.resolved`. */
  timeToRestoreMs: Percentiles | null;
  /** Share of the deployments that an incident caused, or that were made while one was open, from 0 to 1. */
  reworkRate: number | null;
  /** For each figure that is `null`, its name, a colon and which events were missing. */
  missing: string[];
  /** For each figure, the numbers of the records that it was made of: ascending, the first 1,000. */
  basis: Record<string, number[]>;
}

/** Trace data in the JSON encoding of OTLP, as `toSpans` makes it. */
export interface TraceData {
  resourceSpans: ResourceSpans[];
}

/** The spans of one run, and what is true of all of them. */
export interface ResourceSpans {
  resource: { attributes: SpanAttribute[] };
  scopeSpans: ScopeSpans[];
  /** The schema of the attribute names: OpenTelemetry's semantic conventions 1.44.0. */
  schemaUrl: string;
}

/** The spans of one run, with the name of this package. */
export interface ScopeSpans {
  scope: { name: string; version: string; attributes: SpanAttribute[] };
  spans: Span[];
  schemaUrl: string;
}

/** A run that has ended, as a span. */
export interface Span {
  /** 32 hexadecimal digits. */
  traceId: string;
  /** 16 hexadecimal digits. */
  spanId: string;
  /** The span of the run that this one is in. It may not be there yet. */
  parentSpanId?: string;
  name: string;
  /** 2 (`SERVER`) for a pipeline run, 1 (`INTERNAL`) for everything in it. */
  kind: number;
  /** Nanoseconds since 1970, in decimal digits. */
  startTimeUnixNano: string;
  /** The same for the end. */
  endTimeUnixNano: string;
  attributes: SpanAttribute[];
  /** Only after a failure or an error: 2 (`ERROR`). */
  status?: { code: number };
}

/** An attribute of a span, a scope or a resource. */
export interface SpanAttribute {
  key: string;
  value: { stringValue: string } | { arrayValue: { values: { stringValue: string }[] } };
}

/** What an event says of one key, so that histories can be judged on many machines. */
export interface Fact {
  /** What kind of key it is, such as `subject`. */
  scope: string;
  /** Facts of one scope and key belong to one `Reducer`. */
  key: string;
  /** The id of the fact: the same fact has the same id everywhere. */
  id: string;
  /** The fact itself, for `Reducer.fold`. */
  bytes: Uint8Array;
}

/** A finding of a `Reducer`. */
export interface FoundFact {
  /** The id of the finding: the same events give the same id. */
  id: string;
  /** `true`: an earlier result had the finding, and what was folded since has taken it back. */
  retracted: boolean;
  /** The finding. Its pointer is into the event that is last by time. */
  finding: Diagnostic;
  /** The events that it is about. */
  events: { source: string; id: string }[];
}

/** A stream from chunks to items. Where the host's types have no `TransformStream`, it is `any`. */
export type ItemStream = TransformStream<Uint8Array | string, StreamItem>;
