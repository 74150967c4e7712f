// Histories for the timeline: a delivery as a stream tells it, and large ones that are made up.
import { numbers } from './random.mjs';
import { at, event, run, taskRun } from './runs.mjs';

/** What a stream says of a delivery with faults; `cdevents` is the package. */
export function delivery(cdevents, { seed = 3, runs = 6, faults = ['missing', 'late', 'duplicate', 'abort'] } = {}) {
  const stream = new cdevents.EventStream({ records: 'none', lifecycle: { complete: true } });
  const items = [];
  for (const { json } of cdevents.samples({ seed, runs, faults })) items.push(...stream.push(`${json}\n`));
  const summary = stream.finish();
  return { ...summary, items: [...items, ...summary.items].filter(({ kind }) => kind === 'finding') };
}

/** One run of every look, with parts, attempts, links, a gap of days, and times that are none. Records count from 0. */
export function everyLook() {
  let record = 0;
  const next = () => record++;
  const part = (name, start, end, more = {}) =>
    taskRun(`task-${name}`, name, start, end, { records: [next(), next()], queuedAt: at(start - 1), ...more });
  const children = [
    part('build', 2, 6),
    part('lint', 2, 4, { outcome: 'failure', findings: 1 }),
    part('test', 7, 12, { outcome: 'error', attempts: 2, events: [event('started', 7, 4), event('started', 9, 5)] }),
    part('scan', 6, 7, { outcome: 'cancel' }),
    part('deploy', 12, 12, { state: 'skipped', outcome: null, startedAt: null }),
    part('notify', 13, 15, { state: 'running', outcome: null, finishedAt: null }),
  ];
  const whole = run('pipelineRun', 'run-1', {
    name: 'delivery',
    state: 'finished',
    outcome: 'failure',
    queuedAt: at(0),
    startedAt: at(1),
    finishedAt: at(15),
    records: [next(), next()],
    children,
  });
  const later = 4 * 24 * 60;
  return {
    runs: [
      whole,
      run('pipelineRun', 'run-2', {
        name: 'delivery',
        state: 'finished',
        outcome: 'success',
        queuedAt: at(later),
        startedAt: at(later + 2),
        finishedAt: at(later + 12),
        records: [next(), next()],
      }),
      run('pipelineRun', 'run-3', { name: 'release', state: 'queued', queuedAt: at(later + 11), records: [next()] }),
      run('pipelineRun', 'run-4', { name: 'release', startedAt: '0001-01-01T00:00:00Z', records: [next()] }),
      run('pipelineRun', 'run-5', {
        name: 'nightly',
        state: 'finished',
        startedAt: at(later + 9),
        finishedAt: at(later + 3),
        records: [next()],
      }),
      run('artifact', 'image', { events: [event('packaged', 8, next()), event('published', 10, next())], records: [] }),
    ],
    relations: [
      { record: 4, from: 1, by: 'link' },
      { record: 14, from: 13, by: 'artifact' },
    ],
    findings: [
      {
        kind: 'finding',
        record: 3,
        finding: { severity: 'error', rule: 'x', message: '`lint` failed', pointer: '', url: '' },
        others: [1, 5],
        witness: [1, 3],
      },
    ],
  };
}

/** Many runs: pipelines of ten names, each run with tasks in it and events in each. */
export function many(runs, events, seed = 1) {
  const { next, below, of } = numbers(seed);
  const perRun = Math.max(2, Math.round(events / runs));
  const tasks = Math.max(1, Math.floor(perRun / 3) - 1);
  const outcomes = ['success', 'success', 'success', 'success', 'failure', 'error', 'cancel'];
  const text = (time) => new Date(time).toISOString();
  let record = 0;
  let clock = Date.UTC(2026, 0, 1);
  const told = (kind, id, name, from, length, outcome, children) => {
    const records = [record++, record++, record++];
    return {
      ...run(kind, id),
      name,
      state: 'finished',
      outcome,
      queuedAt: text(from),
      startedAt: text(from + length * 0.1),
      finishedAt: text(from + length),
      durationMs: length * 0.9,
      records,
      children,
      events: records.map((one, index) => ({
        record: one,
        predicate: ['queued', 'started', 'finished'][index],
        time: text(from + length * [0, 0.1, 1][index]),
      })),
    };
  };
  return Array.from({ length: runs }, (_, index) => {
    clock += next() * 60_000;
    const length = 60_000 + next() * 600_000;
    const children = Array.from({ length: tasks }, (_, task) =>
      told(
        'taskRun',
        `r${index}t${task}`,
        `task ${task}`,
        clock + (length * task) / tasks,
        length / tasks,
        of(outcomes),
        [],
      ),
    );
    return told('pipelineRun', `r${index}`, `pipeline ${below(10)}`, clock, length, of(outcomes), children);
  });
}
