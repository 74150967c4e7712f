/** The figures of pipelines, services and environments. */
import type { Metrics, MetricsOptions, Percentiles, Run, StreamSummary } from '../run-types.js';
import { type Checks, count, inOrder, relationsOf, runsOf } from './checks.js';
import { blamed, type Origin, originsIn, placesOf } from './connections.js';
import {
  beginOf,
  type Change,
  type Deployment,
  eventsOf,
  type Incident,
  type Moment,
  recordsOf,
  type Subjects,
  subjectsOf,
} from './subjects.js';
import { between, eventTime, optionTime } from './time.js';

/** Everything that a key has, whenever it was. */
interface Group {
  readonly runs: Set<Run>;
  readonly deployments: Set<Deployment>;
  readonly incidents: Set<Incident>;
}

/** What is known of a deployment. */
interface Judged extends Origin {
  /** The incidents and rollbacks that followed it. */
  readonly failedBy: (Incident | Moment)[];
  /** The incidents that were open when it was made. */
  readonly during: Incident[];
}

/** A figure with the records that it is made of, or what it lacks. */
type Figure<Value> = { value: Value; basis: (number | undefined)[] } | { lacks: string };

interface Period {
  /** In days. */
  readonly length: number;
  has(time: number | null): boolean;
}

const OPTIONS = ['from', 'to', 'by', 'recoveryWindowMs'];
const BY = ['pipeline', 'service', 'environment'] as const;
const DAY = 86_400_000;

/** How many records the basis of a figure names at most. */
const MAX_BASIS = 1000;

/** See `metrics`. */
export function measure(
  given: readonly Run[] | StreamSummary,
  options: MetricsOptions | undefined,
  checks: Checks,
): Metrics[] {
  const runs = runsOf(given, checks);
  const { from, to, by = 'pipeline', recoveryWindowMs = DAY } = checks.known(options ?? {}, 'options', OPTIONS);
  if (!(BY as readonly unknown[]).includes(by)) throw checks.bad('by', by, `one of ${BY.join(', ')}`);
  const windowMs = count('recoveryWindowMs', recoveryWindowMs, checks);
  const subjects = subjectsOf(runs);
  const [begin, end] = [boundary('from', from, checks), boundary('to', to, checks)];
  if (begin !== undefined && end !== undefined && end <= begin) throw checks.bad('to', to, 'a time after `from`');
  const period = periodOf(begin, end, subjects);
  const judged = judge(subjects, originsIn(subjects, relationsOf(given, checks)), by === 'environment', windowMs);
  const groups = groupsOf(subjects, judged, by as (typeof BY)[number]);
  return [...groups]
    .sort(([one], [other]) => inOrder(one, other))
    .map(([key, group]) => figuresOf(key, group, judged, period, subjects, by === 'pipeline'));
}

function boundary(name: string, text: unknown, { bad }: Checks): number | undefined {
  if (text === undefined) return undefined;
  const time = typeof text === 'string' ? optionTime(text) : null;
  if (time === null) throw bad(name, text, 'an RFC 3339 date-time or a date');
  return time;
}

function periodOf(from: number | undefined, to: number | undefined, { times }: Subjects): Period {
  const first = from ?? times.reduce((least, time) => Math.min(least, time), Infinity);
  const last = to ?? times.reduce((most, time) => Math.max(most, time), -Infinity);
  // What happened within minutes would else be many deployments a day.
  const least = from !== undefined && to !== undefined ? 0 : 1;
  return {
    length: Math.max((last - first) / DAY, least),
    has: (time) =>
      time === null
        ? from === undefined && to === undefined
        : (from === undefined || time >= from) && (to === undefined || time < to),
  };
}

/** Connects each deployment with what led to it and what followed. */
function judge(
  { places, incidents }: Subjects,
  originOf: (deployment: Deployment) => Origin,
  isOfEnvironment: boolean,
  windowMs: number,
): Map<Deployment, Judged> {
  const judged = new Map<Deployment, Judged>();
  for (const { deployments } of places) {
    for (const deployment of deployments) {
      judged.set(deployment, { ...originOf(deployment), failedBy: [], during: [] });
    }
  }
  const fail = (deployment: Deployment | undefined, reason: Incident | Moment) => {
    if (deployment !== undefined) judged.get(deployment)!.failedBy.push(reason);
  };
  for (const place of places) for (const moment of place.rollbacks) fail(blamed(moment, [place], windowMs), moment);
  for (const incident of incidents) {
    const { begin, resolved, artifacts } = incident;
    const concerned = placesOf(incident, places, isOfEnvironment);
    fail(blamed(begin, concerned, windowMs, artifacts), incident);
    // Nobody knows how long an incident without an end was open.
    const end = resolved?.time ?? begin.time + windowMs;
    for (const { deployments } of concerned) {
      for (const deployment of deployments) {
        if (deployment.time > begin.time && deployment.time <= end) judged.get(deployment)!.during.push(incident);
      }
    }
  }
  return judged;
}

function groupsOf(
  { pipelines, places, incidents }: Subjects,
  judged: ReadonlyMap<Deployment, Judged>,
  by: (typeof BY)[number],
): Map<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (key: string): Group => {
    const group = groups.get(key) ?? { runs: new Set(), deployments: new Set(), incidents: new Set() };
    groups.set(key, group);
    return group;
  };
  if (by === 'pipeline') {
    for (const { run } of pipelines) groupOf(run.name ?? '').runs.add(run);
    for (const [deployment, { pipelines: led, failedBy }] of judged) {
      for (const { run } of led) {
        const group = groupOf(run.name ?? '');
        group.deployments.add(deployment);
        // An incident is one of the pipeline's if it followed one of its deployments.
        for (const reason of failedBy) if ('begin' in reason) group.incidents.add(reason);
      }
    }
    return groups;
  }
  for (const place of places) {
    const group = groupOf(by === 'service' ? place.service : (place.environment ?? ''));
    for (const deployment of place.deployments) {
      group.deployments.add(deployment);
      for (const { run } of judged.get(deployment)!.pipelines) group.runs.add(run);
    }
  }
  for (const incident of incidents) {
    const key = incident[by];
    if (key !== null) groupOf(key).incidents.add(incident);
  }
  return groups;
}

function figuresOf(
  key: string,
  group: Group,
  judged: ReadonlyMap<Deployment, Judged>,
  period: Period,
  subjects: Subjects,
  isPipeline: boolean,
): Metrics {
  const runs = [...group.runs].filter((run) => period.has(beginOf(run)));
  const deployments = [...group.deployments].filter(({ time }) => period.has(time));
  const missing: string[] = [];
  const basis: Record<string, number[]> = {};
  const figure = <Value>(name: string, found: Figure<Value>): Value | null => {
    if ('lacks' in found) missing.push(`${name}: ${found.lacks}`);
    basis[name] = 'lacks' in found ? [] : recordsFrom(found.basis);
    return 'lacks' in found ? null : found.value;
  };
  const connection = isPipeline ? ' that a link, a parent or an artifact connects with the pipeline' : '';
  const none = { lacks: `no \`service.deployed\` or \`service.upgraded\`${connection}` };
  const ofDeployments = <Value>(make: () => Figure<Value>): Figure<Value> => (deployments.length === 0 ? none : make());

  basis['runs'] = recordsFrom(runs.flatMap(recordsOf));
  if (!isPipeline && runs.length === 0)
    missing.push('runs: no pipeline run that a link, a parent or an artifact connects');
  return {
    key,
    runs: runs.length,
    successRate: figure('successRate', successRate(runs)),
    durationMs: figure('durationMs', percentiles(runs.flatMap(durationOf), 'no run with a start and an end after it')),
    deploymentsPerDay: figure('deploymentsPerDay', frequency(deployments, group, period, subjects, none)),
    leadTimeMs: figure(
      'leadTimeMs',
      ofDeployments(() => leadTime(group, judged, period, subjects.changes)),
    ),
    changeFailureRate: figure(
      'changeFailureRate',
      ofDeployments(() => share(deployments, subjects, (one) => judged.get(one)!.failedBy.map(recordOf))),
    ),
    timeToRestoreMs: figure('timeToRestoreMs', timeToRestore([...group.incidents], period)),
    reworkRate: figure(
      'reworkRate',
      ofDeployments(() =>
        share(deployments, subjects, (one) => {
          const { incidents, during } = judged.get(one)!;
          return [...incidents, ...during.map(recordOf)];
        }),
      ),
    ),
    missing,
    basis,
  };
}

function recordOf(reason: Incident | Moment): number | undefined {
  return 'begin' in reason ? reason.begin.record : reason.record;
}

/** The records of a basis. */
function recordsFrom(records: readonly (number | undefined)[]): number[] {
  const known = records.filter((record) => record !== undefined);
  return [...new Set(known)].sort((one, other) => one - other).slice(0, MAX_BASIS);
}

function successRate(runs: readonly Run[]): Figure<number> {
  const ended = runs.filter(({ outcome }) => typeof outcome === 'string');
  if (ended.length === 0) return { lacks: 'no run with an outcome' };
  const successes = ended.filter(({ outcome }) => outcome === 'success').length;
  return { value: successes / ended.length, basis: ended.flatMap((run) => recordsAbout(run, ['finished'])) };
}

interface Sample {
  readonly ms: number;
  readonly basis: readonly (number | undefined)[];
}

/** None if the clocks of its start and its end disagree. */
function durationOf(run: Run): Sample[] {
  const start = eventTime(run.startedAt);
  const end = eventTime(run.finishedAt);
  const ms = start !== null && end !== null ? between(start, end) : run.durationMs;
  const isKnown = typeof ms === 'number' && Number.isFinite(ms) && ms >= 0;
  return isKnown ? [{ ms, basis: recordsAbout(run, ['started', 'finished']) }] : [];
}

/** The records of these events of a run. A caller's own run has no events, so it is all of its records. */
function recordsAbout(run: Run, predicates: readonly string[]): readonly number[] {
  const events = eventsOf(run);
  if (events === undefined) return recordsOf(run);
  return events.filter(({ predicate }) => predicates.includes(predicate)).map(({ record }) => record);
}

function percentiles(samples: readonly Sample[], lacks: string): Figure<Percentiles> {
  if (samples.length === 0) return { lacks };
  const sorted = samples.map(({ ms }) => ms).sort((one, other) => one - other);
  // The nearest rank.
  const rank = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1]!;
  return { value: { p50: rank(50), p95: rank(95) }, basis: samples.flatMap(({ basis }) => basis) };
}

function frequency(
  deployments: readonly Deployment[],
  group: Group,
  period: Period,
  { times }: Subjects,
  none: { lacks: string },
): Figure<number> {
  if (group.deployments.size === 0) return none;
  // Nothing was deployed only if something else tells that events came.
  if (!times.some((time) => period.has(time))) return { lacks: 'no event in the period' };
  return { value: deployments.length / period.length, basis: deployments.map(({ record }) => record) };
}

function leadTime(
  { deployments }: Group,
  judged: ReadonlyMap<Deployment, Judged>,
  period: Period,
  changes: ReadonlyMap<string, Change>,
): Figure<Percentiles> {
  const samples: Sample[] = [];
  const arrived = new Map<object, Set<string>>();
  // By time, so that the first deployment of a change to a place is met first.
  for (const deployment of deployments) {
    const { place, time, record } = deployment;
    const before = arrived.get(place) ?? new Set();
    arrived.set(place, before);
    for (const id of judged.get(deployment)!.changes) {
      const change = changes.get(id);
      const committed = change?.created ?? change?.merged;
      if (committed === undefined || committed.time > time || before.has(id)) continue;
      before.add(id);
      if (period.has(time)) samples.push({ ms: between(committed.time, time), basis: [committed.record, record] });
    }
  }
  return percentiles(samples, 'no `change.created` or `change.merged` that leads to a deployment after it');
}

function share(
  deployments: readonly Deployment[],
  { hasIncidents }: Subjects,
  reasons: (deployment: Deployment) => readonly (number | undefined)[],
): Figure<number> {
  // Without any of them, nobody knows whether there were none or nobody sends them.
  if (!hasIncidents) return { lacks: 'no `incident.detected`, `incident.reported` or `service.rolledback` at all' };
  const found = deployments.map(reasons);
  const basis = [...deployments.map(({ record }) => record), ...found.flat()];
  return { value: found.filter((records) => records.length > 0).length / deployments.length, basis };
}

function timeToRestore(incidents: readonly Incident[], period: Period): Figure<Percentiles> {
  const samples = incidents.flatMap(({ detected, resolved }): Sample[] => {
    if (detected === undefined || resolved === undefined || !period.has(detected.time)) return [];
    return [{ ms: between(detected.time, resolved.time), basis: [detected.record, resolved.record] }];
  });
  return percentiles(samples, 'no `incident.detected` with an `incident.resolved` after it');
}
