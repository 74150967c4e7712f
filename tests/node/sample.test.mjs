// Sampled events and deliveries, descriptions and differences through the installed package and the command line. That every
// sample is valid and every fault is found, tests/sample.rs asserts for every type; here is what a user sees.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { ajvWith } from '../support/ajv.mjs';
import { cdevents, cli, file, PACKAGE, scratch } from '../support/installed.mjs';

const { catalog, describe, diff, jsonSchema, sample, samples, validate } = cdevents;
const { vocabularies } = catalog();
const NAMES = ['missing', 'late', 'duplicate', 'reordered', 'malformed', 'abort', 'clock-skew', 'shared-id'];

test('a sample of every type is valid, also for ajv by the schema of its type', () => {
  for (const { id, events } of vocabularies) {
    for (const { type } of events) {
      const { event, json, expected } = sample(type, { release: id, seed: 3 });
      assert.deepEqual(expected, { outcome: 'valid' });
      assert.deepEqual(JSON.parse(json), event);
      assert.equal(validate(event).outcome, 'valid', `${id} ${type}`);
      const check = ajvWith({ strict: false }).compile(jsonSchema(id, type));
      assert.ok(check(event), `${id} ${type}: ${JSON.stringify(check.errors)}`);
    }
  }
});

test('the seed decides, and nothing else', () => {
  const of = (seed) => sample('pipelinerun.finished', { seed }).json;
  assert.equal(of(5), of(5));
  assert.notEqual(of(5), of(6));
  assert.equal(sample('pipelinerun.finished').json, of(0));
  assert.equal(new Set(Array.from({ length: 100 }, (_, seed) => of(seed))).size, 100);
  of(Number.MAX_SAFE_INTEGER);
});

test('a fault is the one finding that is promised', () => {
  for (const fault of ['missing-field', 'unknown-field', 'duplicate-member', 'envelope-mismatch', 'json-syntax']) {
    const { event, json, expected } = sample('dev.cdevents.build.finished', { fault, seed: 2 });
    assert.equal(expected.rule, fault);
    assert.equal(typeof event, 'object');
    const { outcome, diagnostics } = validate(json);
    assert.equal(outcome, expected.outcome);
    assert.deepEqual(
      diagnostics.map(({ rule, pointer }) => ({ rule, pointer })),
      [{ rule: fault, pointer: expected.pointer }],
    );
  }
});

test('calls that cannot be answered say why', () => {
  const thrown = (call, code, words) => {
    assert.throws(call, (error) => {
      assert.ok(error instanceof cdevents.CdEventError);
      assert.equal(error.code, code);
      assert.ok(error.message.includes(words), error.message);
      return true;
    });
  };
  thrown(() => sample('pipelinerun.finishd'), 'unknown-type', 'did you mean `dev.cdevents.pipelinerun.finished');
  thrown(() => sample('__proto__'), 'unknown-type', '__proto__');
  thrown(() => sample(7), 'bad-option', '`type` is 7');
  thrown(() => sample('build.queued', { seed: -1 }), 'bad-option', '`seed` is -1');
  thrown(() => sample('build.queued', { release: '9' }), 'bad-option', '`release` is "9"');
  thrown(() => sample('build.queued', { sed: 1 }), 'bad-option', 'unknown option "sed"');
  thrown(() => sample('build.queued', { fault: 'made-up' }), 'bad-option', 'expected the name of a rule');
  thrown(() => sample('build.queued', { fault: 'draft-status' }), 'bad-option', 'no event of this type can break it');
  thrown(() => sample('build.queued', { fault: 'limit-bytes' }), 'bad-option', 'it does not depend on the event');
  thrown(() => samples({ scenario: 'made-up' }), 'bad-option', 'one of delivery, pipeline');
  thrown(() => samples({ faults: ['made-up'] }), 'bad-option', 'one of missing, late');
  thrown(() => samples({ faults: 'late' }), 'bad-option', 'an array of strings');
  thrown(() => samples({ runs: 1.5 }), 'bad-option', '`runs` is 1.5');
  thrown(() => diff('0.4.1', '9'), 'bad-option', '`to` is "9"');
  thrown(() => diff(undefined, '0.4.1'), 'bad-option', '`from` is undefined');
  thrown(() => diff('0.4.1', '0.5.1', 'made.up'), 'unknown-type', 'made.up');
});

test('deliveries are valid in every vocabulary, iterate anew, and are made as they are taken', () => {
  for (const { id } of vocabularies) {
    const all = [...samples({ runs: 3, vocabulary: id })];
    assert.ok(all.length > 15, id);
    for (const { event, json, fault } of all) {
      assert.equal(fault, undefined);
      assert.deepEqual(JSON.parse(json), event);
      assert.equal(validate(json).outcome, 'valid', json);
    }
  }
  const few = samples({ seed: 9, runs: 2 });
  assert.deepEqual([...few], [...few]);
  let taken = 0;
  for (const { json } of samples({ runs: 1_000_000, faults: NAMES })) {
    assert.ok(json.startsWith('{'));
    taken += 1;
    if (taken === 5_000) break;
  }
  assert.equal(taken, 5_000);
  assert.deepEqual([...samples({ runs: 0 })], []);
});

test('each delivery has its fault, and what one event shows is found', () => {
  const counts = {};
  for (const { json, fault } of samples({ runs: 80, faults: NAMES })) {
    if (fault === undefined) continue;
    counts[fault.kind] = (counts[fault.kind] ?? 0) + 1;
    const { outcome, diagnostics } = validate(json);
    if (fault.kind === 'malformed') assert.deepEqual([outcome, diagnostics[0].rule], ['invalid', fault.rule]);
    else assert.equal(outcome, 'valid');
  }
  assert.deepEqual(counts, Object.fromEntries(NAMES.map((name) => [name, 10])));
});

test('a sentence for any input', () => {
  const event = {
    context: {
      specversion: '0.5.1',
      id: '1',
      source: '/ci',
      type: 'dev.cdevents.pipelinerun.finished.0.3.0',
      timestamp: '2026-01-01T00:00:00Z',
    },
    subject: { id: 'build-42', content: { pipelineName: 'release', outcome: 'failure' } },
    customData: { duration: 'PT3M12S' },
  };
  const sentence = 'pipeline run `build-42` of `release` finished: failure, after 3 min 12 s';
  assert.equal(describe(event), sentence);
  assert.equal(describe(JSON.stringify(event)), sentence);
  assert.equal(describe(new TextEncoder().encode(JSON.stringify(event))), sentence);
  assert.equal(describe([event, {}]), `2 events: ${sentence}; not an event`);
  const cycle = {};
  cycle.cycle = cycle;
  for (const input of [
    cycle,
    undefined,
    null,
    1n,
    Symbol('x'),
    '',
    '{',
    'null',
    '\0',
    '\ud800',
    new Uint8Array([255]),
  ]) {
    assert.equal(describe(input), 'not an event');
  }
  assert.match(describe({ ...event, subject: { ...event.subject, id: 'a\ud800\n`b' } }), /^pipeline run `a.* `b` of/);
});

test('differences are data', () => {
  const found = diff('0.4.1', '0.5.1', 'pipelinerun.finished');
  assert.deepEqual(
    found.find(({ kind, path }) => kind === 'field-renamed' && path === 'subject.content.uri'),
    {
      kind: 'field-renamed',
      subject: 'pipelinerun',
      predicate: 'finished',
      path: 'subject.content.uri',
      before: 'subject.content.url',
      after: 'subject.content.uri',
      breaking: true,
      message: 'field `subject.content.url` is now `subject.content.uri`',
    },
  );
  assert.deepEqual(diff('0.5.1', '0.5.1'), []);
  // The catalogue has the same events.
  for (const from of vocabularies) {
    for (const to of vocabularies) {
      const added = diff(from.id, to.id).filter(({ kind }) => kind === 'event-added').length;
      const removed = diff(from.id, to.id).filter(({ kind }) => kind === 'event-removed').length;
      assert.equal(from.events.length + added - removed, to.events.length, `${from.id} ${to.id}`);
    }
  }
});

test('the command line makes events, describes them and compares vocabularies', (t) => {
  const cwd = scratch(t);
  const run = (...args) => cli(args, { cwd });
  const one = run('sample', '--type', 'build.queued', '--format', 'pretty');
  assert.equal(one.status, 0);
  assert.equal(JSON.stringify(JSON.parse(one.stdout)), sample('build.queued').json);
  const lines = run('sample', '--runs', '2', '--seed', '4').stdout.trimEnd().split('\n');
  assert.deepEqual(
    lines,
    [...samples({ runs: 2, seed: 4 })].map(({ json }) => json),
  );
  const many = run('sample', '--scenario', 'pipeline', '--format', 'json', '--release', 'draft');
  assert.equal(JSON.parse(many.stdout).length, [...samples({ scenario: 'pipeline', vocabulary: 'draft' })].length);
  const faulty = run('sample', '--runs', '2', '--fault', 'late', '--fault', 'duplicate');
  assert.match(
    faulty.stderr,
    /^event \d+: (late, out-of-order|duplicate, redelivered)\nevent \d+: (late, out-of-order|duplicate, redelivered)\n$/,
  );
  assert.equal(run('sample', '--runs', '2', '--fault', 'late', '--quiet').stderr, '');
  const wrong = run('sample', '--type', 'build.queued', '--fault', 'json-syntax', '--format', 'pretty');
  assert.deepEqual([wrong.status, wrong.stderr], [0, 'event 1: at "", json-syntax\n']);
  for (const [args, words] of [
    [['sample', '--type', 'build.quued'], 'did you mean'],
    [['sample', '--format', 'prety'], 'did you mean pretty?'],
    [['sample', '--scenario', 'x'], 'expected one of delivery'],
    [['sample', 'build.queued'], '--type build.queued'],
    [['sample', '--type', 'build.queued', '--scenario', 'pipeline'], 'not both'],
    [['diff', '0.4.1'], 'two vocabularies'],
    [['diff', '0.4.1', '9'], 'must be one of'],
    [['diff', '0.4.1', '0.5.1', 'build.quued'], 'did you mean build.queued?'],
    [['describe'], 'needs the names'],
    [['describe', 'nothing.json'], 'nothing.json'],
  ]) {
    const { status, stdout, stderr } = run(...args);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.ok(stderr.includes(words), stderr);
  }
  file(cwd, 'events.ndjson', `${lines.join('\n')}\n`);
  const sentences = run('describe', 'events.ndjson').stdout.trimEnd().split('\n');
  assert.deepEqual(sentences, lines.map(describe));
  assert.equal(
    run('describe', 'events.ndjson', 'events.ndjson').stdout.split('\n')[0],
    `events.ndjson: ${sentences[0]}`,
  );
  const table = run('diff', '0.4.1', '0.5.1', 'pipelinerun.finished').stdout;
  assert.match(table, /^! pipelinerun\.finished {2}event-version {2}event version/);
  assert.deepEqual(JSON.parse(run('diff', '0.4.1', '0.5.1', '--format', 'json').stdout), diff('0.4.1', '0.5.1'));
  assert.equal(run('diff', '0.5.1', '0.5.1').stdout, 'nothing changed\n');
});

test('a million deliveries begin at once, and end when nobody reads', async () => {
  const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'sample', '--runs', '1000000']);
  const [first] = await once(child.stdout, 'data');
  assert.ok(`${first}`.startsWith('{"context"'));
  child.stdout.destroy();
  const [code] = await once(child, 'exit');
  assert.equal(code, 2);
});
