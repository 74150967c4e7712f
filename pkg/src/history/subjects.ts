/** The runs by what they are: pipelines, deployments, incidents, changes. */
import type { Run, RunEvent } from '../run-types.js';
import { inOrder, listOf } from './checks.js';
import { eventTime } from './time.js';

/** Something that happened at a known time. */
export interface Moment {
  readonly time: number;
  /** The record that says so; `undefined` if a caller's own run has none. */
  readonly record: number | undefined;
}

/** A deployment of a service to an environment. */
export interface Deployment extends Moment {
  readonly place: Place;
  readonly artifact: string | null;
  /** Ids of changes, where the service has only this deployment. */
  readonly changes: readonly string[];
}

/** A service in an environment. */
export interface Place {
  readonly service: string;
  readonly environment: string | null;
  /** By time. */
  readonly deployments: Deployment[];
  readonly rollbacks: Moment[];
}

/** An incident with a known beginning. */
export interface Incident {
  readonly service: string | null;
  readonly environment: string | null;
  readonly artifacts: readonly string[];
  /** When it was detected, or else reported. */
  readonly begin: Moment;
  readonly detected: Moment | undefined;
  readonly resolved: Moment | undefined;
}

/** A pipeline run with what the runs inside it are about. */
export interface Pipeline {
  readonly run: Run;
  readonly artifacts: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
}

/** What happened to a change. */
export interface Change {
  readonly created: Moment | undefined;
  readonly merged: Moment | undefined;
}

/** Everything in the given runs. */
export interface Subjects {
  readonly pipelines: readonly Pipeline[];
  readonly places: readonly Place[];
  readonly incidents: readonly Incident[];
  readonly changes: ReadonlyMap<string, Change>;
  /** The changes that an artifact was made from. */
  readonly changesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** The runs of a record. */
  readonly owners: ReadonlyMap<number, readonly Run[]>;
  /** The pipeline run that a run is in, or is. */
  readonly pipelineOf: ReadonlyMap<Run, Pipeline>;
  /** The times of all events. */
  readonly times: readonly number[];
  /** Whether there is an incident or a rollback at all. */
  readonly hasIncidents: boolean;
}

const DEPLOYED = new Set(['deployed', 'upgraded']);

/** Sorts out the runs, with those inside them. */
export function subjectsOf(outermost: readonly Run[]): Subjects {
  const pipelines: (Pipeline & { artifacts: Set<string>; changes: Set<string> })[] = [];
  const places = new Map<string, Place>();
  const incidents: Incident[] = [];
  const changes = new Map<string, Change>();
  const changesOf = new Map<string, Set<string>>();
  const owners = new Map<number, Run[]>();
  const pipelineOf = new Map<Run, (typeof pipelines)[number]>();
  const times: number[] = [];

  const seen = new Set<Run>();
  const waiting: { run: Run; outer: Run | undefined }[] = outermost.map((run) => ({ run, outer: undefined }));
  while (waiting.length > 0) {
    const { run, outer } = waiting.pop()!;
    if (seen.has(run)) continue;
    seen.add(run);
    for (const child of listOf(run.children)) waiting.push({ run: child, outer: run });
    for (const time of timesOf(run)) times.push(time);
    for (const record of recordsOf(run)) add(owners, record, run);

    if (run.kind === 'pipelineRun') {
      const pipeline = { run, artifacts: new Set<string>(), changes: new Set<string>() };
      pipelines.push(pipeline);
      pipelineOf.set(run, pipeline);
    } else if (outer !== undefined && pipelineOf.has(outer)) {
      pipelineOf.set(run, pipelineOf.get(outer)!);
    }
    const pipeline = pipelineOf.get(run);
    for (const id of listOf(run.artifacts)) pipeline?.artifacts.add(id);
    for (const id of listOf(run.changes)) pipeline?.changes.add(id);

    if (run.kind === 'service') deployTo(places, run);
    if (run.kind === 'artifact') {
      const known = changesOf.get(run.id) ?? new Set();
      for (const id of listOf(run.changes)) known.add(id);
      changesOf.set(run.id, known);
    }
    if (run.kind === 'change') {
      const before = changes.get(run.id);
      changes.set(run.id, {
        created: earlier(before?.created, momentOf(run, 'created', run.startedAt)),
        merged: earlier(before?.merged, momentOf(run, 'merged', run.finishedAt)),
      });
    }
    if (run.kind === 'incident') {
      const incident = incidentOf(run);
      if (incident !== undefined) incidents.push(incident);
    }
  }
  for (const { deployments } of places.values()) {
    deployments.sort((one, other) => byTime(one, other) || inOrder(one.artifact ?? '', other.artifact ?? ''));
  }
  return {
    pipelines,
    places: [...places].sort(([one], [other]) => inOrder(one, other)).map(([, place]) => place),
    incidents,
    changes,
    changesOf,
    owners,
    pipelineOf,
    times,
    hasIncidents: incidents.length > 0 || [...places.values()].some(({ rollbacks }) => rollbacks.length > 0),
  };
}

/** By time, then by record. */
export function byTime(one: Moment, other: Moment): number {
  return one.time - other.time || (one.record ?? -1) - (other.record ?? -1);
}

/** The numbers of a run's records. */
export function recordsOf({ records }: Run): readonly number[] {
  return listOf(records);
}

/** The events of a run; `undefined` if it is a caller's own and has none. */
export function eventsOf({ events }: Run): readonly RunEvent[] | undefined {
  return Array.isArray(events) ? events : undefined;
}

/** When a run began: its start, else when it was queued, else its end. `null` if no time is known. */
export function beginOf({ startedAt, queuedAt, finishedAt }: Run): number | null {
  return eventTime(startedAt) ?? eventTime(queuedAt) ?? eventTime(finishedAt);
}

function timesOf(run: Run): number[] {
  const texts = [run.queuedAt, run.startedAt, run.finishedAt, ...listOf(run.events).map(({ time }) => time)];
  return texts.map(eventTime).filter((time) => time !== null);
}

function deployTo(places: Map<string, Place>, run: Run): void {
  const environment = run.environment ?? null;
  const key = JSON.stringify([run.id, environment]);
  const place = places.get(key) ?? { service: run.id, environment, deployments: [], rollbacks: [] };
  places.set(key, place);
  const events: readonly RunEvent[] = eventsOf(run) ?? [
    { record: recordsOf(run)[0]!, predicate: 'deployed', time: run.startedAt },
  ];
  const made = events.filter(({ predicate }) => DEPLOYED.has(predicate));
  const artifacts = listOf(run.artifacts);
  for (const event of made) {
    const moment = at(event);
    if (moment === undefined) continue;
    const [only = null] = made.length === 1 && artifacts.length === 1 ? artifacts : [];
    const changes = made.length === 1 ? listOf(run.changes) : [];
    place.deployments.push({ ...moment, place, artifact: event.artifact ?? only, changes });
  }
  for (const event of events.filter(({ predicate }) => predicate === 'rolledback')) {
    const moment = at(event);
    if (moment !== undefined) place.rollbacks.push(moment);
  }
}

function incidentOf(run: Run): Incident | undefined {
  const detected = momentOf(run, 'detected', run.startedAt);
  const begin = detected ?? momentOf(run, 'reported', null);
  if (begin === undefined) return undefined;
  return {
    service: run.service ?? null,
    environment: run.environment ?? null,
    artifacts: listOf(run.artifacts),
    begin,
    detected,
    resolved: momentOf(run, 'resolved', run.finishedAt, begin.time),
  };
}

/**
 * When something first happened to a run, not before `after`. `otherwise`: the time of it in a caller's own run, which has no
 * events.
 */
function momentOf(run: Run, predicate: string, otherwise: string | null, after = 0): Moment | undefined {
  const events: readonly RunEvent[] = eventsOf(run) ?? [{ record: recordsOf(run)[0]!, predicate, time: otherwise }];
  return events
    .filter((event) => event.predicate === predicate)
    .map(at)
    .filter((moment) => moment !== undefined && moment.time >= after)
    .reduce(earlier, undefined);
}

function earlier(one: Moment | undefined, other: Moment | undefined): Moment | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return byTime(one, other) <= 0 ? one : other;
}

function at({ time, record }: RunEvent): Moment | undefined {
  const known = eventTime(time);
  return known === null ? undefined : { time: known, record };
}

/** Adds to the list of a key. */
export function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
