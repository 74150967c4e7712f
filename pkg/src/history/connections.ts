/** Which pipeline runs and changes led to a deployment, and which incidents it is connected with. */
import type { Relation, Run } from '../run-types.js';
import { type Direct, listOf } from './checks.js';
import {
  add,
  byTime,
  type Deployment,
  type Incident,
  type Moment,
  type Pipeline,
  type Place,
  type Subjects,
} from './subjects.js';

/** What led to a deployment. */
export interface Origin {
  readonly pipelines: ReadonlySet<Pipeline>;
  readonly changes: ReadonlySet<string>;
  /** The records of incidents among the causes. */
  readonly incidents: readonly number[];
}

/** Ways from a deployment back to what made it. Over the service, one would get to every deployment before it. */
const WAYS: ReadonlySet<Relation['by']> = new Set<Relation['by']>(['link', 'parent', 'artifact', 'change']);
const WAYS_TO_INCIDENTS: ReadonlySet<Relation['by']> = new Set<Relation['by']>([...WAYS, 'incident']);

/** What is on the other side of these is another delivery. */
const OTHERS = new Set(['service', 'incident', 'ticket', 'change']);
const OTHERS_BUT_REASONS = new Set(['service', 'incident']);

/** What leads to one record of these leads to what the others lead to. */
const WHOLE = new Set(['pipelineRun', 'taskRun', 'build', 'change']);

/** Makes the function that says what led to a deployment. */
export function originsIn(subjects: Subjects, relations: readonly Direct[]): (deployment: Deployment) => Origin {
  const { owners, pipelines, pipelineOf, changesOf } = subjects;
  const before = new Map<number, Direct[]>();
  for (const relation of relations) add(before, relation.record, relation);
  const makers = new Map<string, Pipeline[]>();
  for (const pipeline of pipelines) {
    for (const id of pipeline.artifacts) add(makers, id, pipeline);
  }

  /** The causes of a record, by run. Those of the kinds in `ends` are reached, but nothing before them. */
  const causes = (
    record: number | undefined,
    ways: ReadonlySet<Relation['by']>,
    ends: ReadonlySet<string>,
  ): Map<Run, number[]> => {
    const found = new Map<Run, number[]>();
    const seen = new Set(record === undefined ? [] : [record]);
    for (const current of seen) {
      const runs = current === record ? [] : (owners.get(current) ?? []);
      for (const run of runs) add(found, run, current);
      if (runs.some(({ kind }) => ends.has(kind))) continue;
      // The set is the queue: it grows while it is walked.
      for (const { kind, records } of runs) if (WHOLE.has(kind)) for (const other of listOf(records)) seen.add(other);
      for (const { from, by } of before.get(current) ?? []) if (ways.has(by)) seen.add(from);
    }
    return found;
  };

  return ({ record, artifact, changes: own }) => {
    const runs = [...causes(record, WAYS, OTHERS).keys()];
    const led = new Set((artifact === null ? undefined : makers.get(artifact)) ?? []);
    for (const run of runs) {
      const pipeline = pipelineOf.get(run);
      if (pipeline !== undefined) led.add(pipeline);
    }
    const changes = new Set([...own, ...((artifact === null ? undefined : changesOf.get(artifact)) ?? [])]);
    for (const { kind, id } of runs) if (kind === 'change') changes.add(id);
    for (const pipeline of led) for (const id of pipeline.changes) changes.add(id);
    const reasons = causes(record, WAYS_TO_INCIDENTS, OTHERS_BUT_REASONS);
    const incidents = [...reasons].flatMap(([{ kind }, records]) => (kind === 'incident' ? records : []));
    return { pipelines: led, changes, incidents };
  };
}

/**
 * The services and environments that an incident is about. One that names no service is about the only one of its environment; if
 * there are several, about all of them where environments are compared, and else about none.
 */
export function placesOf(
  { service, environment }: Incident,
  places: readonly Place[],
  isOfEnvironment: boolean,
): Place[] {
  if (service === null && environment === null) return [];
  const found = places.filter(
    (place) =>
      (environment === null || place.environment === environment) && (service === null || place.service === service),
  );
  return service !== null || isOfEnvironment || found.length === 1 ? found : [];
}

/** The deployment that something went wrong after: the latest one, if it is not longer ago than the window. */
export function blamed(
  moment: Moment,
  places: readonly Place[],
  windowMs: number,
  artifacts: readonly string[] = [],
): Deployment | undefined {
  const recent = places.flatMap(({ deployments }) => {
    const found: Deployment[] = [];
    // Without an artifact only the latest counts.
    for (let index = upTo(deployments, moment.time) - 1; index >= 0; index -= 1) {
      const deployment = deployments[index]!;
      if (moment.time - deployment.time > windowMs) break;
      found.push(deployment);
      if (artifacts.length === 0) break;
    }
    return found;
  });
  // An incident can say which artifact is at fault.
  const named = recent.filter(({ artifact }) => artifact !== null && artifacts.includes(artifact));
  return (named.length > 0 ? named : recent).reduce<Deployment | undefined>(
    (latest, one) => (latest === undefined || byTime(latest, one) < 0 ? one : latest),
    undefined,
  );
}

/** How many of the deployments, which are sorted, are not after a time. */
function upTo(deployments: readonly Deployment[], time: number): number {
  let low = 0;
  let high = deployments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (deployments[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
