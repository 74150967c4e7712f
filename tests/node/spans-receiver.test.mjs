// A real receiver takes our spans and understands them, and refuses those with the faults that others had.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cdevents, scratch } from '../support/installed.mjs';
import { receiver } from '../support/rotel.mjs';
import { at, event, pipelineRun, run, taskRun } from '../support/runs.mjs';

const { toSpans } = cdevents;

const KINDS = { 1: 'SPAN_KIND_INTERNAL', 2: 'SPAN_KIND_SERVER' };

const runs = () => [
  pipelineRun('run-42', 'release', 0, 30, {
    url: 'https://ci.example.com/42?a=b&c="d"',
    outcome: 'failure',
    changes: ['pr-7'],
    children: [
      taskRun('t-1', 'übersetzen 🚀', 1, 5, { outcome: 'error' }),
      run('testCaseRun', 'case-1', { name: 'slow', state: 'skipped', events: [event('skipped', 7, 12)] }),
      run('build', 'b', { state: 'finished', outcome: 'success', startedAt: at(9), finishedAt: at(11) }),
    ],
  }),
  pipelineRun('run-43', 'half a character: \ud800', 40, 41, { outcome: 'cancel' }),
  taskRun('alone', 'no pipeline', 50, 51),
];

test('a receiver understands every span as it was meant', async (t) => {
  const { send, spans } = await receiver(t, scratch(t));
  const data = toSpans(runs());
  assert.equal(await send(JSON.stringify(data)), 200);
  const sent = data.resourceSpans.flatMap(({ resource, scopeSpans: [{ scope, spans: list }] }) =>
    list.map((span) => ({ span, resource, scope })),
  );
  assert.equal(sent.length, 6);
  const found = await spans(sent.map(({ span }) => span.spanId));
  assert.equal(found.size, 6);
  const texts = (attributes) => Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
  for (const { span, resource, scope } of sent) {
    const { scope: scopeText, ...understood } = found.get(span.spanId);
    assert.deepEqual(understood, {
      traceId: span.traceId,
      parentSpanId: span.parentSpanId ?? '',
      name: span.name,
      kind: KINDS[span.kind],
      start: span.startTimeUnixNano,
      end: span.endTimeUnixNano,
      status: span.status && 'STATUS_CODE_ERROR',
      attributes: texts(span.attributes),
      resource: texts(resource.attributes),
    });
    const missing = scope.attributes.flatMap(({ value }) => value.arrayValue.values);
    for (const { stringValue } of missing) assert.ok(scopeText.includes(stringValue), stringValue);
  }
});

test('the same receiver refuses spans with the faults of others', async (t) => {
  const { send } = await receiver(t, scratch(t));
  const faults = {
    'a time that is null': (span) => ({ ...span, startTimeUnixNano: null }),
    'an id in base64': (span) => ({ ...span, traceId: Buffer.from(span.traceId, 'hex').toString('base64') }),
    'an id that is a number': (span) => ({ ...span, spanId: 42 }),
    'a time with a sign': (span) => ({ ...span, endTimeUnixNano: `-${span.endTimeUnixNano}` }),
    'half a character': (span) => ({ ...span, name: 'a\ud800' }),
  };
  const [only] = toSpans([pipelineRun('r', 'p', 0, 1)]).resourceSpans;
  const [scopeSpans] = only.scopeSpans;
  const withSpan = (span) =>
    JSON.stringify({ resourceSpans: [{ ...only, scopeSpans: [{ ...scopeSpans, spans: [span] }] }] });
  const [span] = scopeSpans.spans;
  assert.equal(await send(withSpan(span)), 200);
  for (const [name, change] of Object.entries(faults)) assert.equal(await send(withSpan(change(span))), 400, name);
});

test('ten thousand spans at once, and none', async (t) => {
  const { send, spans } = await receiver(t, scratch(t));
  assert.equal(await send(JSON.stringify(toSpans([]))), 200);
  const many = Array.from({ length: 100 }, (_, index) =>
    pipelineRun(`${index}`, 'p', 0, 100, {
      children: Array.from({ length: 99 }, (_, task) => taskRun(`${task}`, 't', task, task + 1)),
    }),
  );
  const data = toSpans(many);
  const ids = data.resourceSpans.flatMap(({ scopeSpans: [{ spans: list }] }) => list.map(({ spanId }) => spanId));
  assert.equal(ids.length, 10_000);
  assert.equal(await send(JSON.stringify(data)), 200);
  assert.equal((await spans(ids.slice(-1))).has(ids.at(-1)), true);
});
