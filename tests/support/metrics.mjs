// Deliveries made up as plain facts, the runs that a stream would make of them, and the figures counted from the facts, one after
// the other and each by its definition in docs/metrics.md.
import { numbers } from './random.mjs';
import { at, pipelineRun, run, subject } from './runs.mjs';

const DAY = 24 * 60;
const ZONES = [0, 0, 60, -480, 345];

/** Facts; times are minutes, records are numbered in the order in which the facts are made. */
export function factsOf(seed) {
  const { below, of, next } = numbers(seed);
  let record = 0;
  const made = (number, make) => Array.from({ length: below(number + 1) }, (_, index) => make(index));
  const moment = () => ({ time: below(6 * DAY), record: record++ });
  const maybe = (chance, make) => (next() < chance ? make() : null);
  const changes = made(6, (index) => ({ id: `c${index}`, created: maybe(0.7, moment), merged: maybe(0.7, moment) }));
  const artifacts = made(6, (index) => ({ id: `a${index}`, changes: changes.filter(() => next() < 0.3) }));
  const runs = made(14, (index) => ({
    id: `r${index}`,
    name: of(['build', 'release', 'Release', null]),
    start: maybe(0.9, moment),
    minutes: below(100) - 5,
    end: maybe(0.9, () => ({ record: record++ })),
    outcome: of(['success', 'success', 'failure', 'error', 'cancel', null]),
    artifacts: artifacts.filter(() => next() < 0.2),
    isInTask: next() < 0.5,
  }));
  const places = [
    ['shop', 'prod'],
    ['shop', 'test'],
    ['cart', 'prod'],
  ].slice(0, 1 + below(3));
  const deployments = made(12, () => {
    const [service, environment] = of(places);
    return {
      service,
      environment,
      ...moment(),
      predicate: of(['deployed', 'upgraded']),
      artifact: of([null, ...artifacts]),
    };
  });
  const rollbacks = made(3, () => {
    const [service, environment] = of(places);
    return { service, environment, ...moment() };
  });
  const incidents = made(5, (index) => ({
    id: `i${index}`,
    service: of(['shop', 'cart', null]),
    environment: of(['prod', 'test', 'prod', null]),
    artifact: of([null, null, ...artifacts]),
    detected: maybe(0.8, moment),
    reported: maybe(0.4, moment),
    resolved: maybe(0.7, moment),
  }));
  return { changes, artifacts, runs, deployments, rollbacks, incidents, seed };
}

/** What a stream would make of the facts, in any order. */
export function runsOf({ changes, artifacts, runs, deployments, rollbacks, incidents, seed }, order = seed) {
  const { below, of } = numbers(order);
  const zoned = (list) => list.map((one) => ({ ...one, time: at(one.minutes, of(ZONES)) }));
  const events = (list) =>
    zoned(
      list
        .filter(({ moment }) => moment !== null)
        .map(({ moment, predicate, artifact }) => ({
          record: moment.record,
          predicate,
          minutes: moment.time,
          ...(artifact !== undefined && { artifact: artifact?.id ?? null }),
        })),
    ).map(({ minutes: _, ...one }) => one);
  const all = [];
  for (const { id, created, merged } of changes) {
    const happened = [
      { moment: created, predicate: 'created' },
      { moment: merged, predicate: 'merged' },
    ];
    all.push(subject('change', id, events(happened)));
  }
  for (const { id, changes: from } of artifacts)
    all.push(run('artifact', id, { changes: from.map(({ id: one }) => one) }));
  for (const { id, name, start, minutes, end, outcome, artifacts: produced, isInTask } of runs) {
    const ids = produced.map(({ id: one }) => one);
    const endTime = end === null || start === null ? null : start.time + minutes;
    const startedAt = start === null ? null : at(start.time, of(ZONES));
    const finishedAt = endTime === null ? null : at(endTime, of(ZONES));
    const happened = [
      ...(start === null ? [] : [{ record: start.record, predicate: 'started', time: startedAt }]),
      ...(end === null ? [] : [{ record: end.record, predicate: 'finished', time: finishedAt }]),
    ];
    const records = happened.map(({ record }) => record);
    const inside = isInTask ? [run('taskRun', `${id}-t`, { artifacts: ids })] : [];
    const own = isInTask ? [] : ids;
    const more = { outcome, startedAt, finishedAt, durationMs: null, artifacts: own, children: inside, records };
    all.push(pipelineRun(id, name, 0, 0, { ...more, events: happened }));
  }
  const places = new Map();
  const placed = (list, predicateOf) => {
    for (const one of list) {
      const key = `${one.service} ${one.environment}`;
      const known = places.get(key) ?? [];
      places.set(key, [...known, { moment: one, predicate: predicateOf(one), artifact: one.artifact }]);
    }
  };
  placed(deployments, ({ predicate }) => predicate);
  placed(rollbacks, () => 'rolledback');
  for (const [key, happened] of places) {
    const [service, environment] = key.split(' ');
    all.push(subject('service', service, shuffled(events(happened), below), { environment }));
  }
  for (const { id, service, environment, artifact, detected, reported, resolved } of incidents) {
    const happened = Object.entries({ detected, reported, resolved }).map(([predicate, moment]) => ({
      moment,
      predicate,
    }));
    const more = { service, environment, artifacts: artifact === null ? [] : [artifact.id] };
    all.push(subject('incident', id, events(happened), more));
  }
  return shuffled(all, below);
}

/** The list in another order. */
export function shuffled(list, below) {
  const left = [...list];
  return list.map(() => left.splice(below(left.length), 1)[0]);
}

const least = (list, of) => list.reduce((found, one) => (found === null || of(one) < of(found) ? one : found), null);

/** The value with so many percent of the values at or below it, by counting them. */
function percentile(values, percent) {
  return least(
    values.filter((value) => values.filter((other) => other <= value).length * 100 >= percent * values.length),
    (value) => value,
  );
}

const both = (values) => (values.length === 0 ? null : { p50: percentile(values, 50), p95: percentile(values, 95) });

/** The figures of each key, counted from the facts. `from` and `to` are minutes. */
export function figuresOf(facts, { by = 'pipeline', from, to, windowMinutes = DAY }) {
  const { runs, deployments, rollbacks, incidents } = facts;
  const isIn = (minutes) => (from === undefined || minutes >= from) && (to === undefined || minutes < to);
  const isIncluded = (minutes) => (minutes === null ? from === undefined && to === undefined : isIn(minutes));
  const isBefore = (one, other) => one.time < other.time || (one.time === other.time && one.record < other.record);
  const begun = incidents
    .map((incident) => ({ ...incident, begin: incident.detected ?? incident.reported }))
    .filter(({ begin }) => begin !== null);
  const restored = ({ begin, resolved }) => (resolved !== null && resolved.time >= begin.time ? resolved.time : null);
  const services = (environment) =>
    new Set(
      [...deployments, ...rollbacks]
        .filter((one) => environment === null || one.environment === environment)
        .map((one) => `${one.service} ${one.environment}`),
    );
  const concerns = ({ service, environment }, deployment) => {
    if (service === null && environment === null) return false;
    if (environment !== null && environment !== deployment.environment) return false;
    if (service !== null) return service === deployment.service;
    return by === 'environment' || services(environment).size === 1;
  };
  const latest = (list) => list.reduce((found, one) => (found === null || isBefore(found, one) ? one : found), null);
  const justBefore = (time, candidates) =>
    candidates.filter((one) => one.time <= time && time - one.time <= windowMinutes);
  const blamed = (incident) => {
    const recent = justBefore(
      incident.begin.time,
      deployments.filter((one) => concerns(incident, one)),
    );
    const named = recent.filter(({ artifact }) => artifact !== null && artifact === incident.artifact);
    return latest(named.length > 0 ? named : recent);
  };
  const undone = ({ service, environment, time }) =>
    latest(
      justBefore(
        time,
        deployments.filter((one) => one.service === service && one.environment === environment),
      ),
    );
  const failed = new Set([...begun.map(blamed), ...rollbacks.map(undone)]);
  const isRework = (deployment) =>
    begun.some(
      (incident) =>
        concerns(incident, deployment) &&
        deployment.time > incident.begin.time &&
        deployment.time <= (restored(incident) ?? incident.begin.time + windowMinutes),
    );
  const runsThatLed = ({ artifact }) => runs.filter((one) => artifact !== null && one.artifacts.includes(artifact));

  const keysOf = {
    pipeline: () => runs.map(({ name }) => name ?? ''),
    service: () => [...deployments, ...rollbacks, ...begun].map(({ service }) => service),
    environment: () => [...deployments, ...rollbacks, ...begun].map(({ environment }) => environment),
  };
  const keys = [...new Set(keysOf[by]())].filter((key) => key !== null).sort();
  const times = allTimes(facts);
  const first = from ?? Math.min(...times);
  const last = to ?? Math.max(...times);
  const isGiven = from !== undefined && to !== undefined;
  const days = isGiven ? (last - first) / DAY : Math.max((last - first) / DAY, 1);

  return keys.map((key) => {
    const isOurs = (one) =>
      by === 'pipeline' ? runsThatLed(one).some(({ name }) => (name ?? '') === key) : one[by] === key;
    const ours = deployments.filter(isOurs);
    const counted = ours.filter(({ time }) => isIn(time));
    const ourRuns = runs
      .filter((one) =>
        by === 'pipeline' ? (one.name ?? '') === key : ours.some((other) => runsThatLed(other).includes(one)),
      )
      .filter(({ start }) => isIncluded(start?.time ?? null));
    const outcomes = ourRuns.map(({ outcome }) => outcome).filter((outcome) => outcome !== null);
    const minutes = ourRuns.filter(({ start, end }) => start !== null && end !== null).map((one) => one.minutes);
    const ourIncidents = begun.filter((one) => (by === 'pipeline' ? ours.includes(blamed(one)) : one[by] === key));
    const hasReasons = begun.length + rollbacks.length > 0;
    const share = (list) => (counted.length === 0 || !hasReasons ? null : list.length / counted.length);
    return {
      key,
      runs: ourRuns.length,
      successRate: outcomes.length === 0 ? null : outcomes.filter((one) => one === 'success').length / outcomes.length,
      durationMs: inMs(both(minutes.filter((one) => one >= 0))),
      deploymentsPerDay: ours.length === 0 || !times.some(isIn) ? null : counted.length / days,
      leadTimeMs:
        counted.length === 0
          ? null
          : inMs(
              both(
                leadTimes(facts, ours, runsThatLed)
                  .filter(({ end }) => isIn(end))
                  .map(({ start, end }) => end - start),
              ),
            ),
      changeFailureRate: share(counted.filter((one) => failed.has(one))),
      timeToRestoreMs: inMs(
        both(
          ourIncidents
            .filter((one) => one.detected !== null && isIn(one.detected.time) && restored(one) !== null)
            .map((one) => restored(one) - one.detected.time),
        ),
      ),
      reworkRate: share(counted.filter(isRework)),
    };
  });
}

const inMs = (found) => found && { p50: found.p50 * 60_000, p95: found.p95 * 60_000 };

/** The first deployment of each change to each place, not before the change. */
function leadTimes({ changes }, deployments, runsThatLed) {
  return changes.flatMap(({ id, created, merged }) => {
    const committed = created ?? merged;
    if (committed === null) return [];
    const carry = ({ artifact, ...one }) =>
      [
        artifact,
        ...runsThatLed({ artifact, ...one }).flatMap(({ artifacts }) =>
          artifacts.includes(artifact) ? [artifact] : [],
        ),
      ].some((from) => from?.changes.some((change) => change.id === id));
    const arrived = deployments.filter((one) => one.time >= committed.time && carry(one));
    const places = new Set(arrived.map(({ service, environment }) => `${service} ${environment}`));
    return [...places].map((place) => {
      const there = arrived.filter(({ service, environment }) => `${service} ${environment}` === place);
      return { start: committed.time, end: Math.min(...there.map(({ time }) => time)) };
    });
  });
}

function allTimes({ changes, runs, deployments, rollbacks, incidents }) {
  const moments = [
    ...changes.flatMap(({ created, merged }) => [created, merged]),
    ...runs.flatMap(({ start, end, minutes }) =>
      start === null || end === null ? [start] : [start, { time: start.time + minutes }],
    ),
    ...deployments,
    ...rollbacks,
    ...incidents.flatMap(({ detected, reported, resolved }) => [detected, reported, resolved]),
  ];
  return moments.filter((moment) => moment !== null).map(({ time }) => time);
}
