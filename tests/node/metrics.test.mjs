// The figures: each definition with a case that meets it and one that nearly does, and all of them against a count that others
// would make by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cdevents } from '../support/installed.mjs';
import { factsOf, figuresOf, runsOf, shuffled } from '../support/metrics.mjs';
import { numbers } from '../support/random.mjs';
import { at, event, HOUR, MINUTE, pipelineRun, run, subject, taskRun } from '../support/runs.mjs';

const { CdEventError, metrics } = cdevents;
const CASES = Number(process.env.CASES ?? 2000);

const FIGURES = [
  'successRate',
  'durationMs',
  'deploymentsPerDay',
  'leadTimeMs',
  'changeFailureRate',
  'timeToRestoreMs',
  'reworkRate',
];

const deployed = (minutes, record, more) => event('deployed', minutes, record, more);
const service = (events, more = {}) => subject('service', 'shop', events, { environment: 'prod', ...more });
const incident = (events, more = {}) =>
  subject('incident', 'i', events, { environment: 'prod', service: 'shop', ...more });
const by = 'service';

/** The same value twice. */
const all = (value) => ({ p50: value, p95: value });
const DAY = 24 * 60;

/** Runs, options, and what the one result has. */
const TABLE = {
  'a run': {
    runs: [pipelineRun('r', 'release', 0, 30, { records: [4, 2] })],
    want: { key: 'release', runs: 1, successRate: 1, durationMs: all(30 * MINUTE), deploymentsPerDay: null },
    basis: { runs: [2, 4], successRate: [2, 4], durationMs: [2, 4], deploymentsPerDay: [] },
  },
  'a run of a pipeline without a name': {
    runs: [pipelineRun('r', null, 0, 1)],
    want: { key: '', runs: 1 },
  },
  'a run that has not ended': {
    runs: [pipelineRun('r', 'p', 0, 0, { state: 'running', outcome: null, finishedAt: null, durationMs: null })],
    want: { runs: 1, successRate: null, durationMs: null },
  },
  'a run without times': {
    runs: [run('pipelineRun', 'r', { name: 'p', outcome: 'failure' })],
    want: { runs: 1, successRate: 0, durationMs: null },
  },
  'a run without times is in no period': {
    runs: [run('pipelineRun', 'r', { name: 'p', outcome: 'failure' })],
    options: { from: at(0) },
    want: { runs: 0, successRate: null, durationMs: null },
  },
  'a run that ends before it starts': {
    runs: [pipelineRun('r', 'p', 10, 5)],
    want: { runs: 1, successRate: 1, durationMs: null },
  },
  'a run that takes no time': {
    runs: [pipelineRun('r', 'p', 10, 10)],
    want: { durationMs: all(0) },
  },
  'a start that nobody has set': {
    runs: [pipelineRun('r', 'p', 0, 5, { startedAt: '0001-01-01T00:00:00Z', durationMs: null })],
    want: { durationMs: null },
  },
  'a duration without times': {
    runs: [run('pipelineRun', 'r', { name: 'p', durationMs: 1500 })],
    want: { durationMs: all(1500) },
  },
  'digits after milliseconds': {
    runs: [
      pipelineRun('r', 'p', 0, 0, {
        startedAt: '2026-03-01T00:00:00.000250Z',
        finishedAt: '2026-03-01T01:00:00.001+01:00',
      }),
    ],
    want: { durationMs: all(0.75) },
  },
  'a leap second and small letters': {
    runs: [pipelineRun('r', 'p', 0, 0, { startedAt: '2016-12-31t23:59:60z', finishedAt: '2017-01-01T01:00:01+01:00' })],
    want: { durationMs: all(1000) },
  },
  'what is no time': {
    runs: [
      pipelineRun('r', 'p', 0, 0, { startedAt: '2026-02-30T00:00:00Z', finishedAt: 'tomorrow', durationMs: null }),
    ],
    want: { runs: 1, durationMs: null },
  },
  'a run that was canceled did not succeed, one that was skipped says nothing': {
    runs: [
      pipelineRun('1', 'p', 0, 1),
      pipelineRun('2', 'p', 0, 1, { outcome: 'cancel' }),
      pipelineRun('3', 'p', 0, 1, { state: 'skipped', outcome: null, finishedAt: null, durationMs: null }),
    ],
    want: { runs: 3, successRate: 0.5 },
  },
  'percentiles of two and of twenty': {
    runs: Array.from({ length: 20 }, (_, index) => pipelineRun(`${index}`, 'p', 0, index + 1)),
    want: { durationMs: { p50: 10 * MINUTE, p95: 19 * MINUTE } },
  },
  'a run inside another run': {
    runs: [pipelineRun('1', 'p', 0, 1, { children: [pipelineRun('2', 'p', 0, 3)] })],
    want: { runs: 2, durationMs: { p50: MINUTE, p95: 3 * MINUTE } },
  },
  'the beginning of a period is in it, the end is not': {
    runs: [0, 10, 20].map((start) => pipelineRun(`${start}`, 'p', start, start + 60)),
    options: { from: at(0, 90), to: at(20, -60) },
    want: { runs: 2 },
  },
  'a period of days': {
    runs: [0, DAY - 1, DAY].map((start) => pipelineRun(`${start}`, 'p', start, start + 60)),
    options: { from: '2026-03-01', to: '2026-03-02' },
    want: { runs: 2 },
  },
  'a run that never started is placed by when it was queued': {
    runs: [run('pipelineRun', 'r', { name: 'p', queuedAt: at(5), finishedAt: at(50), outcome: 'cancel' })],
    options: { from: at(0), to: at(10) },
    want: { runs: 1, successRate: 0, durationMs: null },
  },
  'deployments in a period': {
    runs: [service([deployed(0, 1), event('upgraded', 30, 2), deployed(DAY, 3), event('removed', 40, 4)])],
    options: { by, from: at(0), to: at(DAY / 2) },
    want: { key: 'shop', deploymentsPerDay: 4 },
    basis: { deploymentsPerDay: [1, 2] },
  },
  'deployments from the first to the last event': {
    runs: [service([deployed(0, 1), deployed(2 * DAY, 2)]), run('build', 'b', { startedAt: at(4 * DAY) })],
    options: { by },
    want: { deploymentsPerDay: 0.5 },
  },
  'one deployment, and no more of a day than that': {
    runs: [service([deployed(0, 1)])],
    options: { by },
    want: { deploymentsPerDay: 1, runs: 0 },
  },
  'no deployment in a period with other events': {
    runs: [service([deployed(0, 1)]), run('build', 'b', { startedAt: at(DAY) })],
    options: { by, from: at(DAY), to: at(2 * DAY) },
    want: { deploymentsPerDay: 0, changeFailureRate: null },
  },
  'no event in a period': {
    runs: [service([deployed(0, 1)])],
    options: { by, from: at(DAY), to: at(2 * DAY) },
    want: { deploymentsPerDay: null },
  },
  'a deployment without a time': {
    runs: [service([deployed(null, 1)])],
    options: { by },
    want: { deploymentsPerDay: null, changeFailureRate: null },
  },
  'a service that was only rolled back': {
    runs: [service([event('rolledback', 5, 1)])],
    options: { by },
    want: { deploymentsPerDay: null, changeFailureRate: null, reworkRate: null },
  },
  'a service of a caller without events': {
    runs: [run('service', 'shop', { environment: 'prod', startedAt: at(0), records: [9] })],
    options: { by: 'environment' },
    want: { key: 'prod', deploymentsPerDay: 1 },
    basis: { deploymentsPerDay: [9] },
  },
  'a lead time from the creation of the change': {
    runs: [
      subject('change', 'c', [event('created', 0, 1), event('merged', 60, 2)]),
      run('artifact', 'a', { changes: ['c'] }),
      service([deployed(120, 3, { artifact: 'a' }), deployed(180, 4, { artifact: 'a' })]),
    ],
    options: { by },
    want: { leadTimeMs: all(2 * HOUR) },
    basis: { leadTimeMs: [1, 3] },
  },
  'a lead time from the merge where there is no creation': {
    runs: [
      subject('change', 'c', [event('merged', 60, 2)]),
      run('artifact', 'a', { changes: ['c'] }),
      service([deployed(120, 3, { artifact: 'a' })]),
    ],
    options: { by },
    want: { leadTimeMs: all(HOUR) },
  },
  'a change that the pipeline run of the artifact is about': {
    runs: [
      subject('change', 'c', [event('created', 0, 1)]),
      pipelineRun('r', 'p', 5, 6, { children: [taskRun('t', 'x', 5, 6, { artifacts: ['a'], changes: ['c'] })] }),
      service([deployed(120, 3, { artifact: 'a' })]),
    ],
    options: { by },
    want: { leadTimeMs: all(2 * HOUR), runs: 1 },
  },
  'a change that was created twice counts from the first time': {
    runs: [
      subject('change', 'c', [event('created', 30, 1), event('created', 0, 2), event('created', 60, 4)]),
      service([deployed(120, 3)], { artifacts: ['a'] }),
      run('artifact', 'a', { changes: ['c'] }),
    ],
    options: { by },
    want: { leadTimeMs: all(2 * HOUR) },
    basis: { leadTimeMs: [2, 3] },
  },
  'two deployments without an artifact of their own': {
    runs: [
      subject('change', 'c', [event('created', 0, 2)]),
      service([deployed(120, 3), deployed(150, 4)], { artifacts: ['a'], changes: ['c'] }),
      run('artifact', 'a', { changes: ['c'] }),
    ],
    options: { by },
    want: { leadTimeMs: null },
  },
  'a change that was deployed before it was made': {
    runs: [
      subject('change', 'c', [event('created', 200, 1)]),
      run('artifact', 'a', { changes: ['c'] }),
      service([deployed(120, 3, { artifact: 'a' })]),
    ],
    options: { by },
    want: { leadTimeMs: null },
  },
  'a change that was deployed again in a later period': {
    runs: [
      subject('change', 'c', [event('created', 0, 1)]),
      run('artifact', 'a', { changes: ['c'] }),
      service([deployed(120, 3, { artifact: 'a' }), deployed(DAY, 4, { artifact: 'a' })]),
    ],
    options: { by, from: at(DAY), to: at(2 * DAY) },
    want: { leadTimeMs: null, deploymentsPerDay: 1 },
  },
  'a change that came to two environments': {
    runs: [
      subject('change', 'c', [event('created', 0, 1)]),
      run('artifact', 'a', { changes: ['c'] }),
      service([deployed(60, 3, { artifact: 'a' })], { environment: 'test' }),
      service([deployed(120, 4, { artifact: 'a' })]),
    ],
    options: { by },
    want: { leadTimeMs: { p50: HOUR, p95: 2 * HOUR } },
  },
  'an incident after a deployment': {
    runs: [service([deployed(0, 1), deployed(60, 2)]), incident([event('detected', 90, 3), event('resolved', 120, 4)])],
    options: { by },
    want: { changeFailureRate: 0.5, timeToRestoreMs: all(HOUR / 2), reworkRate: 0 },
    basis: { changeFailureRate: [1, 2, 3], timeToRestoreMs: [3, 4], reworkRate: [1, 2] },
  },
  'an incident at the end of the recovery window': {
    runs: [service([deployed(0, 1)]), incident([event('detected', DAY, 3)])],
    options: { by },
    want: { changeFailureRate: 1, timeToRestoreMs: null },
  },
  'an incident long after the latest deployment': {
    runs: [service([deployed(0, 1)]), incident([event('detected', DAY + 1, 3)])],
    options: { by },
    want: { changeFailureRate: 0 },
  },
  'a longer window': {
    runs: [service([deployed(0, 1)]), incident([event('detected', DAY + 1, 3)])],
    options: { by, recoveryWindowMs: 48 * HOUR },
    want: { changeFailureRate: 1 },
  },
  'an incident before the deployment': {
    runs: [service([deployed(10, 1)]), incident([event('detected', 5, 3), event('resolved', 8, 4)])],
    options: { by },
    want: { changeFailureRate: 0, reworkRate: 0 },
  },
  'an incident of another environment': {
    runs: [service([deployed(0, 1)]), incident([event('detected', 5, 3)], { environment: 'test' })],
    options: { by },
    want: { changeFailureRate: 0 },
  },
  'an incident that names no service, of an environment with one': {
    runs: [service([deployed(0, 1)]), incident([event('detected', 5, 3)], { service: null })],
    options: { by },
    want: { changeFailureRate: 1 },
  },
  'an incident that names the artifact': {
    runs: [
      service([deployed(0, 1, { artifact: 'a' }), deployed(2, 2, { artifact: 'b' })]),
      incident([event('detected', 5, 3)], { artifacts: ['a'] }),
    ],
    options: { by },
    want: { changeFailureRate: 0.5 },
  },
  'no incident and no rollback at all': {
    runs: [service([deployed(0, 1)])],
    options: { by },
    want: { changeFailureRate: null, reworkRate: null, timeToRestoreMs: null },
  },
  'a rollback': {
    runs: [service([deployed(0, 1), deployed(5, 2), event('rolledback', 10, 3)])],
    options: { by },
    want: { changeFailureRate: 0.5, reworkRate: 0, deploymentsPerDay: 2 },
    basis: { changeFailureRate: [1, 2, 3] },
  },
  'a rollback long after': {
    runs: [service([deployed(0, 1), event('rolledback', DAY + 1, 3)])],
    options: { by },
    want: { changeFailureRate: 0 },
  },
  'a deployment while an incident is open': {
    runs: [service([deployed(0, 1), deployed(60, 2)]), incident([event('detected', 30, 3), event('resolved', 60, 4)])],
    options: { by },
    want: { reworkRate: 0.5 },
    basis: { reworkRate: [1, 2, 3] },
  },
  'a deployment at the moment of an incident is its cause, not its remedy': {
    runs: [service([deployed(30, 1)]), incident([event('detected', 30, 3), event('resolved', 60, 4)])],
    options: { by },
    want: { changeFailureRate: 1, reworkRate: 0 },
  },
  'an incident that was only reported has no time to restore': {
    runs: [service([deployed(0, 1)]), incident([event('reported', 30, 3), event('resolved', 60, 4)])],
    options: { by },
    want: { changeFailureRate: 1, timeToRestoreMs: null },
  },
  'an incident that was resolved before it was detected': {
    runs: [service([deployed(0, 1)]), incident([event('detected', 30, 3), event('resolved', 20, 4)])],
    options: { by },
    want: { timeToRestoreMs: null },
  },
  'an environment with an incident and no deployment': {
    runs: [incident([event('detected', 0, 3), event('resolved', 20, 4)])],
    options: { by: 'environment' },
    want: { key: 'prod', timeToRestoreMs: all(20 * MINUTE), changeFailureRate: null, deploymentsPerDay: null },
  },
  'a pipeline and the deployments of its artifact': {
    runs: [
      pipelineRun('r', 'release', 0, 10, { artifacts: ['a'] }),
      service([deployed(20, 1, { artifact: 'a' }), deployed(25, 2, { artifact: 'b' })]),
      incident([event('detected', 26, 3), event('resolved', 56, 4)], { artifacts: ['a'] }),
    ],
    want: { key: 'release', deploymentsPerDay: 1, changeFailureRate: 1, timeToRestoreMs: all(HOUR / 2) },
  },
};

for (const [name, { runs, options, want, basis = {} }] of Object.entries(TABLE)) {
  test(`figures: ${name}`, () => {
    const [found, ...others] = metrics(runs, options);
    assert.deepEqual(others, []);
    const picked = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));
    assert.deepEqual(picked(found, Object.keys(want)), want);
    assert.deepEqual(picked(found.basis, Object.keys(basis)), basis);
  });
}

test('a pipeline gets its deployments over relations, and not those of the delivery before', () => {
  const runs = [
    subject('change', 'c1', [event('merged', 0, 0)]),
    pipelineRun('r1', 'one', 5, 9, { records: [1] }),
    service([deployed(10, 2), deployed(40, 6)]),
    incident([event('detected', 20, 3), event('resolved', 50, 7)]),
    subject('change', 'c2', [event('merged', 30, 4)]),
    pipelineRun('r2', 'two', 35, 39, { records: [5, 8] }),
  ];
  const relations = [
    { record: 1, from: 0, by: 'link' },
    { record: 2, from: 1, by: 'link' },
    { record: 3, from: 2, by: 'service' },
    { record: 3, from: 2, by: 'link' },
    { record: 4, from: 3, by: 'link' },
    { record: 8, from: 4, by: 'change' },
    { record: 6, from: 5, by: 'link' },
    { record: 6, from: 2, by: 'service' },
  ];
  const [one, two] = metrics({ runs, relations });
  assert.deepEqual([one.key, one.basis.deploymentsPerDay, one.leadTimeMs], ['one', [2], all(10 * MINUTE)]);
  // Of the run, one record follows from the change and another one leads to the deployment.
  assert.deepEqual([two.key, two.basis.deploymentsPerDay, two.leadTimeMs], ['two', [6], all(10 * MINUTE)]);
  assert.deepEqual([one.reworkRate, two.reworkRate], [0, 1]);
  assert.deepEqual([one.changeFailureRate, two.changeFailureRate], [1, 0]);
  const [alone] = metrics(runs);
  assert.equal(alone.deploymentsPerDay, null);
  // Without the open incident the link from it still says that the deployment is rework.
  runs[3] = incident([event('detected', 20, 3), event('resolved', 25, 7)]);
  assert.equal(metrics({ runs, relations })[1].reworkRate, 1);
  assert.equal(metrics(runs, { by })[0].reworkRate, 0);
});

test('an incident that names no service blames none of several, but their environment', () => {
  const runs = [
    service([deployed(0, 1)]),
    subject('service', 'cart', [deployed(1, 2)], { environment: 'prod' }),
    incident([event('detected', 5, 3)], { service: null }),
  ];
  assert.deepEqual(
    metrics(runs, { by }).map(({ changeFailureRate }) => changeFailureRate),
    [0, 0],
  );
  assert.equal(metrics(runs, { by: 'environment' })[0].changeFailureRate, 0.5);
});

test('what is null says which events are missing, and what is not is silent', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    for (const one of metrics(runsOf(factsOf(seed)), { by: ['pipeline', 'service', 'environment'][seed % 3] })) {
      const named = one.missing.map((text) => text.split(': ')[0]).filter((name) => name !== 'runs');
      assert.deepEqual(
        named,
        FIGURES.filter((name) => one[name] === null),
      );
      assert.deepEqual(Object.keys(one.basis).sort(), ['runs', ...FIGURES].sort());
      for (const text of one.missing) assert.match(text, /^\w+: no [a-z`]/);
    }
  }
});

test('the figures of random deliveries are those that are counted from the facts, in any order of the runs', () => {
  const seen = {};
  for (let seed = 1; seed <= CASES; seed += 1) {
    const facts = factsOf(seed);
    const { below, of } = numbers(seed);
    const from = of([undefined, below(3000)]);
    const to = of([undefined, (from ?? 0) + 1 + below(8000)]);
    const windowMinutes = of([undefined, 0, 60]);
    for (const way of ['pipeline', 'service', 'environment']) {
      const found = metrics(runsOf(facts), {
        by: way,
        from: from === undefined ? undefined : at(from, of([0, 120])),
        to: to === undefined ? undefined : at(to),
        ...(windowMinutes !== undefined && { recoveryWindowMs: windowMinutes * MINUTE }),
      });
      const options = { by: way, from: from && at(from), to: to && at(to) };
      if (from === 0) options.from = at(0);
      if (windowMinutes !== undefined) options.recoveryWindowMs = windowMinutes * MINUTE;
      assert.deepEqual(metrics(runsOf(facts, seed + 7), options), found, `seed ${seed}`);
      const plain = found.map(({ missing: _, basis: __, ...figures }) => figures);
      assert.deepEqual(plain, figuresOf(facts, { by: way, from, to, windowMinutes }), `seed ${seed}, by ${way}`);
      for (const one of plain) {
        for (const name of FIGURES) {
          const kind = one[name] === null ? 'null' : one[name] === 0 ? 'zero' : 'more';
          seen[`${name} ${kind}`] = (seen[`${name} ${kind}`] ?? 0) + 1;
        }
      }
    }
  }
  // The campaign meets every case.
  for (const name of FIGURES)
    for (const kind of ['null', 'more']) assert.ok(seen[`${name} ${kind}`] > 50, `${name} ${kind}`);
  for (const name of ['changeFailureRate', 'reworkRate', 'deploymentsPerDay'])
    assert.ok(seen[`${name} zero`] > 20, name);
});

test('the basis names the first thousand records', () => {
  const runs = Array.from({ length: 3000 }, (_, index) =>
    pipelineRun(`${index}`, 'p', 0, 1, { records: [2999 - index] }),
  );
  const [{ basis }] = metrics(runs);
  assert.deepEqual(
    basis.runs,
    Array.from({ length: 1000 }, (_, index) => index),
  );
});

test('nothing gives nothing, and a summary gives what its runs give', () => {
  assert.deepEqual(metrics([]), []);
  const runs = runsOf(factsOf(3));
  assert.deepEqual(metrics({ runs }), metrics(runs));
  assert.deepEqual(metrics({ runs: [] }, { by: 'service' }), []);
  assert.deepEqual(metrics([run('repository', 'r'), run('ticket', 't')]), []);
});

test('runs that lack members, or are inside themselves, are counted as far as they can be', () => {
  const bare = { kind: 'pipelineRun', id: 'r' };
  assert.equal(metrics([bare, { kind: 'service', id: 's' }, { kind: 'incident' }])[0].runs, 1);
  const strange = { children: 5, records: 'x', events: {}, artifacts: 'a', changes: 7 };
  for (const kind of ['pipelineRun', 'service', 'incident', 'change', 'artifact']) {
    for (const way of ['pipeline', 'service', 'environment']) metrics([run(kind, 'x', strange)], { by: way });
    assert.equal(cdevents.toSpans([run(kind, 'x', strange)]).resourceSpans.length, 0);
  }
  const loop = pipelineRun('r', 'p', 0, 1);
  loop.children.push(loop);
  assert.equal(metrics([loop])[0].runs, 1);
  let deep = pipelineRun('r', 'p', 0, 1);
  for (let depth = 0; depth < 50_000; depth += 1) deep = pipelineRun('r', 'p', 0, 1, { children: [deep] });
  assert.equal(metrics([deep])[0].runs, 50_001);
});

test('a hundred thousand runs are no trouble', () => {
  const { below } = numbers(5);
  const runs = Array.from({ length: 100_000 }, (_, index) =>
    pipelineRun(`${index}`, `p${index % 7}`, below(9999), 10_000),
  );
  assert.equal(metrics(runs).length, 7);
  assert.deepEqual(metrics(shuffled(runs.slice(0, 2000), below)), metrics(runs.slice(0, 2000)));
});

test('a bad call is refused', () => {
  const bad = [
    [undefined],
    [null],
    ['runs'],
    [{}],
    [{ runs: 5 }],
    [{ runs: [], relations: {} }],
    [[5]],
    [[null]],
    [[], { by: 'team' }],
    [[], { from: 'yesterday' }],
    [[], { to: 5 }],
    [[], { from: at(5), to: at(5) }],
    [[], { since: at(0) }],
    [[], { recoveryWindowMs: -1 }],
    [[], { recoveryWindowMs: 0.5 }],
    [[], 5],
  ];
  for (const args of bad) {
    assert.throws(
      () => metrics(...args),
      (error) => error instanceof CdEventError && error.code === 'bad-option',
      JSON.stringify(args),
    );
  }
});
