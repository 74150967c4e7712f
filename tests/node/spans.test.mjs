// Spans: the names are those of OpenTelemetry's own package, and no fault that others had.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import { cdevents, MANIFEST } from '../support/installed.mjs';
import { shuffled } from '../support/metrics.mjs';
import { numbers } from '../support/random.mjs';
import { at, event, pipelineRun, run, taskRun } from '../support/runs.mjs';

const { CdEventError, toSpans } = cdevents;
const {
  ATTR_CICD_PIPELINE_NAME: NAME,
  ATTR_CICD_PIPELINE_RESULT: RESULT,
  ATTR_CICD_PIPELINE_RUN_ID: RUN_ID,
  ATTR_CICD_PIPELINE_RUN_URL_FULL: RUN_URL,
  ATTR_CICD_PIPELINE_TASK_NAME: TASK_NAME,
  ATTR_CICD_PIPELINE_TASK_RUN_ID: TASK_ID,
  ATTR_CICD_PIPELINE_TASK_RUN_RESULT: TASK_RESULT,
  ATTR_CICD_PIPELINE_TASK_RUN_URL_FULL: TASK_URL,
  ATTR_CICD_PIPELINE_TASK_TYPE: TASK_TYPE,
  ATTR_ERROR_TYPE: ERROR_TYPE,
  ATTR_VCS_CHANGE_ID: CHANGE_ID,
  ERROR_TYPE_VALUE_OTHER: OTHER,
} = conventions;

/** All values of the conventions for an attribute, by the beginning of their constants. */
const valuesOf = (prefix) =>
  Object.entries(conventions)
    .filter(([name]) => name.startsWith(`${prefix}_VALUE_`))
    .map(([, value]) => value);

const spansOf = (runs) =>
  toSpans(runs).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
const attributesOf = ({ attributes }) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
const missingOf = ({ resourceSpans }) =>
  resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ scope }) =>
      scope.attributes.flatMap(({ key, value }) => {
        assert.equal(key, 'cdevents_wasm.missing');
        return value.arrayValue.values.map(({ stringValue }) => stringValue);
      }),
    ),
  );

/** One run of everything that has a span. */
const delivery = () =>
  pipelineRun('run-42', 'release', 0, 30, {
    url: 'https://ci.example.com/42',
    outcome: 'failure',
    changes: ['pr-7'],
    children: [
      taskRun('compile', 'compile', 1, 5),
      taskRun('unit', 'unit tests', 5, 9, {
        outcome: 'error',
        children: [
          run('testSuiteRun', 'suite', {
            name: 'all',
            state: 'finished',
            outcome: 'cancel',
            startedAt: at(6),
            finishedAt: at(8),
            children: [
              run('testCaseRun', 'case-1', {
                name: 'slow one',
                state: 'skipped',
                events: [event('skipped', 7, 12)],
                records: [12],
              }),
            ],
          }),
        ],
      }),
      run('build', 'b', { state: 'finished', outcome: 'failure', startedAt: at(9), finishedAt: at(11) }),
    ],
  });

test('a delivery as it is sent', () => {
  const { resourceSpans, ...rest } = toSpans([delivery()]);
  assert.deepEqual(rest, {});
  assert.equal(resourceSpans.length, 1);
  const [{ resource, scopeSpans, schemaUrl }] = resourceSpans;
  assert.equal(schemaUrl, 'https://opentelemetry.io/schemas/1.44.0');
  assert.deepEqual(attributesOf(resource), {
    [NAME]: 'release',
    [RUN_ID]: 'run-42',
    [RUN_URL]: 'https://ci.example.com/42',
    [CHANGE_ID]: 'pr-7',
  });
  const [{ scope, spans }] = scopeSpans;
  assert.deepEqual([scope.name, scope.version], ['cdevents-wasm', MANIFEST.version]);
  const shape = spans.map(({ name, kind, parentSpanId, status, ...span }) => [
    name,
    kind,
    spans.find(({ spanId }) => spanId === parentSpanId)?.name,
    status?.code,
    (BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 60_000_000_000n,
    attributesOf(span),
  ]);
  const task = (id, name, result, more) => ({
    ...(name && { [TASK_NAME]: name }),
    [TASK_ID]: id,
    ...(more?.url && { [TASK_URL]: more.url }),
    [TASK_RESULT]: result,
    ...(more?.type && { [TASK_TYPE]: more.type }),
    ...(more?.error && { [ERROR_TYPE]: more.error }),
  });
  assert.deepEqual(shape, [
    [
      'RUN release',
      2,
      undefined,
      2,
      30n,
      { [RESULT]: 'failure', [NAME]: 'release', [RUN_ID]: 'run-42', [ERROR_TYPE]: OTHER },
    ],
    [
      'compile',
      1,
      'RUN release',
      undefined,
      4n,
      task('compile', 'compile', 'success', { url: 'https://ci.example.com/compile' }),
    ],
    [
      'unit tests',
      1,
      'RUN release',
      2,
      4n,
      task('unit', 'unit tests', 'error', { url: 'https://ci.example.com/unit', error: OTHER }),
    ],
    ['all', 1, 'unit tests', undefined, 2n, task('suite', 'all', 'cancellation', { type: 'test' })],
    ['slow one', 1, 'all', undefined, 0n, task('case-1', 'slow one', 'skip', { type: 'test' })],
    ['build', 1, 'RUN release', 2, 2n, task('b', null, 'failure', { type: 'build', error: OTHER })],
  ]);
  assert.equal(new Set(spans.map(({ traceId }) => traceId)).size, 1);
  const idOf = (name) => spans.find((span) => span.name === name).spanId;
  assert.deepEqual(
    missingOf({ resourceSpans }).sort(),
    [
      `${idOf('all')} ${TASK_URL}`,
      `${idOf('slow one')} ${TASK_URL}`,
      `${idOf('build')} ${TASK_NAME}`,
      `${idOf('build')} ${TASK_URL}`,
    ].sort(),
  );
});

test('every name and every value is one of the conventions', () => {
  const names = new Set(
    Object.entries(conventions)
      .filter(([name]) => name.startsWith('ATTR_'))
      .map(([, value]) => value),
  );
  const allowed = {
    [RESULT]: valuesOf('CICD_PIPELINE_RESULT'),
    [TASK_RESULT]: valuesOf('CICD_PIPELINE_TASK_RUN_RESULT'),
    [TASK_TYPE]: valuesOf('CICD_PIPELINE_TASK_TYPE'),
    [ERROR_TYPE]: valuesOf('ERROR_TYPE'),
  };
  for (const values of Object.values(allowed)) assert.ok(values.length > 0);
  const met = new Set();
  for (const outcome of ['success', 'failure', 'error', 'cancel', null]) {
    for (const state of ['finished', 'skipped', 'unknown']) {
      const children = ['taskRun', 'build', 'testSuiteRun', 'testCaseRun'].map((kind) =>
        taskRun(kind, kind, 1, 2, { kind, outcome, state }),
      );
      const { resourceSpans } = toSpans([
        pipelineRun('r', 'p', 0, 9, { outcome, state, url: 'https://ci', changes: ['c'], children }),
      ]);
      for (const { resource, scopeSpans } of resourceSpans) {
        for (const { key, value } of [resource, ...scopeSpans[0].spans].flatMap(({ attributes }) => attributes)) {
          assert.ok(names.has(key), key);
          if (allowed[key] === undefined) continue;
          assert.ok(allowed[key].includes(value.stringValue), `${key}: ${value.stringValue}`);
          met.add(value.stringValue);
        }
      }
    }
  }
  assert.deepEqual([...met].sort(), ['_OTHER', 'build', 'cancellation', 'error', 'failure', 'skip', 'success', 'test']);
  const verb = conventions.CICD_PIPELINE_ACTION_NAME_VALUE_RUN;
  assert.equal(spansOf([pipelineRun('r', null, 0, 1)])[0].name, verb);
  assert.equal(spansOf([pipelineRun('r', 'p', 0, 1)])[0].name, `${verb} p`);
});

test('what is required is there, or it is said to be missing', () => {
  const required = { 2: [RESULT], 1: [TASK_NAME, TASK_ID, TASK_URL, TASK_RESULT] };
  for (const bare of [false, true]) {
    const task = bare ? { name: null, url: null, outcome: null } : {};
    const data = toSpans([
      pipelineRun('r', 'p', 0, 9, { outcome: bare ? null : 'error', children: [taskRun('t', 'x', 1, 2, task)] }),
    ]);
    const missing = missingOf(data);
    for (const span of data.resourceSpans[0].scopeSpans[0].spans) {
      const there = attributesOf(span);
      for (const key of required[span.kind]) {
        assert.equal(missing.includes(`${span.spanId} ${key}`), there[key] === undefined, key);
      }
      const result = there[RESULT] ?? there[TASK_RESULT];
      assert.equal(ERROR_TYPE in there, ['failure', 'error'].includes(result));
      assert.equal(span.status?.code, ERROR_TYPE in there ? 2 : undefined);
    }
    assert.equal(missing.length, bare ? 4 : 0);
  }
});

test('numbers are texts and ids are hexadecimal', () => {
  const texts = JSON.stringify(toSpans([delivery(), pipelineRun(42, 'p', 0, 1)]));
  const spans = spansOf([delivery()]);
  assert.ok(spans.length > 5);
  for (const span of spans) {
    assert.match(span.traceId, /^[0-9a-f]{32}$/);
    assert.match(span.spanId, /^[0-9a-f]{16}$/);
    for (const time of [span.startTimeUnixNano, span.endTimeUnixNano]) assert.match(time, /^\d{19}$/);
  }
  // The only numbers are the kinds and the codes.
  assert.deepEqual([...new Set(texts.match(/"\w+":-?[\d.]+/g))].sort(), ['"code":2', '"kind":1', '"kind":2']);
  assert.doesNotMatch(texts, /null|undefined|NaN/);
});

test('times keep their nanoseconds and lose their zone', () => {
  const [span] = spansOf([
    pipelineRun('r', 'p', 0, 0, {
      startedAt: '2026-03-01T01:00:00.000000001+01:00',
      finishedAt: '2026-02-28T19:30:00.9999999999-05:00',
    }),
  ]);
  assert.deepEqual([span.startTimeUnixNano, span.endTimeUnixNano], ['1772323200000000001', '1772325000999999999']);
});

// The faults of others: see docs/spans.md.
const WITHOUT = {
  'a run that goes on': { finishedAt: null, state: 'running', outcome: null },
  'a run that goes on again': { state: 'running' },
  'a run that waits': { startedAt: null, finishedAt: null, state: 'queued', outcome: null },
  'a run whose start nobody saw': { startedAt: null },
  'a start that nobody has set': { startedAt: '0001-01-01T00:00:00Z' },
  'a start before 1970': { startedAt: '1969-12-31T23:59:59Z' },
  'an end before the start': { startedAt: at(10), finishedAt: at(9) },
  'an end a nanosecond before the start': {
    startedAt: '2026-03-01T00:00:00.000000002Z',
    finishedAt: '2026-03-01T00:00:00.000000001Z',
  },
  'an end that 64 bits cannot hold': { finishedAt: '9999-12-31T23:59:59Z' },
  'times that are none': { startedAt: 'now', finishedAt: 'later' },
  'times that are numbers': { startedAt: 1, finishedAt: 2 },
  'a skip without a time': { state: 'skipped', startedAt: null, finishedAt: null },
};
for (const [name, more] of Object.entries(WITHOUT)) {
  test(`no span: ${name}`, () => {
    assert.deepEqual(toSpans([pipelineRun('r', 'p', 0, 5, more)]), { resourceSpans: [] });
    const task = taskRun('t', 'x', 0, 5, more);
    assert.deepEqual(
      spansOf([pipelineRun('r', 'p', 0, 5, { children: [task] })]).map(({ kind }) => kind),
      [2],
    );
  });
}

test('what was skipped takes no time and has not failed', () => {
  for (const times of [{ startedAt: null }, { startedAt: '0001-01-01T00:00:00Z' }]) {
    const [span] = spansOf([run('testCaseRun', 't', { state: 'skipped', finishedAt: at(7), ...times })]);
    assert.equal(span.startTimeUnixNano, span.endTimeUnixNano);
    assert.deepEqual([attributesOf(span)[TASK_RESULT], span.status], ['skip', undefined]);
  }
});

test('ids are those of the run and its attempt, everywhere', () => {
  const idsOf = (more) => {
    const [{ traceId, spanId }] = spansOf([pipelineRun('r', 'p', 0, 5, more)]);
    return `${traceId} ${spanId}`;
  };
  const ids = ['r', 'r-1', '["r"]'].flatMap((id) =>
    [1, 2, 11].flatMap((attempts) =>
      ['/ci', '/c', null].flatMap((source) =>
        ['pipelineRun', 'build'].map((kind) => idsOf({ id, attempts, source, kind })),
      ),
    ),
  );
  assert.equal(new Set(ids).size, 54);
  assert.equal(new Set(ids.map((text) => text.slice(0, 32))).size, 54);
  assert.equal(idsOf({}), idsOf({ name: 'other', finishedAt: at(100), outcome: 'error' }));
  const trace = idsOfParts(['/ci', 'pipelineRun', 'r', 1]).join('');
  const [, span] = idsOfParts([trace, null, '/ci', 'pipelineRun', 'r', 1]);
  assert.equal(idsOf({}), `${trace} ${span}`);
  const attempt = (attempts) =>
    spansOf([pipelineRun('r', 'p', 0, 5, { children: [taskRun('t', 'x', 1, 2, { attempts })] })]);
  assert.equal(attempt(1)[0].spanId, attempt(2)[0].spanId);
  assert.notEqual(attempt(1)[1].spanId, attempt(2)[1].spanId);
});

/** What is stored under an id must be found by the next version: FNV-1a and the last steps of MurmurHash3, by their definitions. */
function idsOfParts(parts) {
  const text = Buffer.from(JSON.stringify(parts));
  const hash = text.reduce((sum, byte) => ((sum ^ BigInt(byte)) * (2n ** 88n + 315n)) % 2n ** 128n, FNV_OFFSET);
  const fold = (half) => half ^ (half / 2n ** 33n);
  const mix = (half) => fold((fold((fold(half) * 0xff51afd7ed558ccdn) % 2n ** 64n) * 0xc4ceb9fe1a85ec53n) % 2n ** 64n);
  const low = mix(hash % 2n ** 64n);
  const high = mix((hash / 2n ** 64n) ^ low);
  return [high, low].map((half) => half.toString(16).padStart(16, '0'));
}

const FNV_OFFSET = 144066263297769815596495629667062367629n;

test('ids of neighbours have nothing in common', () => {
  const spans = Array.from({ length: 20_000 }, (_, index) => spansOf([pipelineRun(`run-${index}`, 'p', 0, 1)])[0]);
  assert.equal(new Set(spans.map(({ traceId }) => traceId)).size, spans.length);
  assert.equal(new Set(spans.map(({ spanId }) => spanId)).size, spans.length);
  // Each digit has each of 16 values about as often: samplers compare the last digits of traces as a number.
  for (let place = 0; place < 32; place += 1) {
    const counts = new Map();
    for (const { traceId } of spans) counts.set(traceId[place], (counts.get(traceId[place]) ?? 0) + 1);
    assert.equal(counts.size, 16);
    for (const many of counts.values()) assert.ok(Math.abs(many - 1250) < 200, `${place}: ${many}`);
  }
});

test('runs that share an id have spans of their own', () => {
  const children = [1, 2, 3].map((start) => taskRun('run-42', `task ${start}`, start, start + 1));
  const spans = spansOf([pipelineRun('run-42', 'p', 0, 9, { children })]);
  assert.equal(new Set(spans.map(({ spanId }) => spanId)).size, 4);
  const turned = spansOf([pipelineRun('run-42', 'p', 0, 9, { children: children.toReversed() })]);
  assert.deepEqual(turned, spans);
});

test('the order of runs changes nothing', () => {
  const { below, of } = numbers(8);
  const runs = Array.from({ length: 60 }, (_, index) =>
    pipelineRun(`${below(40)}`, `p${index}`, below(50), 50 + below(50), {
      outcome: of(['success', 'failure']),
      children: Array.from({ length: below(4) }, (_, task) => taskRun(`${task}`, 't', below(50), 50)),
    }),
  );
  const turn = (one) => ({ ...one, children: shuffled(one.children, below) });
  assert.deepEqual(toSpans(shuffled(runs.map(turn), below)), toSpans(runs));
  assert.deepEqual(toSpans({ runs }), toSpans(runs));
});

test('the span of a run comes later under the id that its tasks have named', () => {
  const open = { state: 'running', finishedAt: null, outcome: null };
  const children = [taskRun('t', 'x', 1, 2)];
  const [early] = spansOf([pipelineRun('r', 'p', 0, 9, { ...open, children })]);
  const [whole] = spansOf([pipelineRun('r', 'p', 0, 9, { children })]);
  assert.deepEqual([early.parentSpanId, early.traceId], [whole.spanId, whole.traceId]);
});

test('a run in a run has a resource of its own in the same trace', () => {
  const { resourceSpans } = toSpans([pipelineRun('1', 'outer', 0, 9, { children: [pipelineRun('2', 'inner', 1, 2)] })]);
  assert.deepEqual(
    resourceSpans.map(({ resource }) => attributesOf(resource)[NAME]),
    ['outer', 'inner'],
  );
  const [outer, inner] = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans[0].spans);
  assert.deepEqual([inner.traceId, inner.parentSpanId], [outer.traceId, outer.spanId]);
});

test('a task without a pipeline is the first of its trace', () => {
  const { resourceSpans } = toSpans([taskRun('t', 'x', 0, 1)]);
  assert.deepEqual(resourceSpans[0].resource, { attributes: [] });
  assert.equal(resourceSpans[0].scopeSpans[0].spans[0].parentSpanId, undefined);
});

test('what takes no time has no span', () => {
  const kinds = [
    'artifact',
    'service',
    'environment',
    'repository',
    'branch',
    'change',
    'incident',
    'ticket',
    'approval',
    'testOutput',
  ];
  const more = { state: 'finished', startedAt: at(0), finishedAt: at(1) };
  assert.deepEqual(toSpans([...kinds, 'toString', '__proto__'].map((kind) => run(kind, 'x', more))), {
    resourceSpans: [],
  });
});

test('only what is in the events is an attribute', () => {
  const [{ resource, scopeSpans }] = toSpans([
    pipelineRun('', '', 0, 1, { url: '/runs/42', outcome: 'odd', changes: ['1', '2'] }),
  ]).resourceSpans;
  assert.deepEqual(resource.attributes, []);
  const [span] = scopeSpans[0].spans;
  assert.deepEqual([span.name, span.attributes], ['RUN', []]);
  const [half] = spansOf([pipelineRun('r', 'a\ud800b', 0, 1)]);
  assert.equal(half.name, 'RUN a\ufffdb');
});

test('runs without end inside each other, and inside themselves', () => {
  let deep = pipelineRun('r', 'p', 0, 1);
  for (let depth = 0; depth < 20_000; depth += 1) deep = taskRun('r', 'p', 0, 1, { children: [deep] });
  assert.equal(spansOf([deep]).length, 20_001);
  const loop = pipelineRun('r', 'p', 0, 1);
  loop.children.push(loop);
  assert.equal(spansOf([loop]).length, 1);
});

test('a bad call is refused', () => {
  for (const bad of [undefined, null, 5, 'x', {}, [1], [null], { runs: {} }]) {
    assert.throws(
      () => toSpans(bad),
      (error) => error instanceof CdEventError && error.code === 'bad-option',
    );
  }
});
