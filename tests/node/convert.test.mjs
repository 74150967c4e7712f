// Conversion through the installed package and the command line. What it must never do, and that there and back gives the same
// event, tests/convert.rs asserts for every example and for random events; here is what a user sees.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cdevents, PACKAGE } from '../support/installed.mjs';

const { catalog, convert, reset, validate } = cdevents;
const { vocabularies } = catalog();
const CLI = join(PACKAGE, 'dist/cli.js');

const DRAFT = {
  type: 'CD.Pipeline.PipelineRun.Finished',
  pipelineRunId: 'run-42',
  pipelineName: 'release',
  pipelineRunStatus: 'Error',
  pipelineRunErrors: ['a', 'b'],
  id: '1',
};

const pointers = (changes, kind) => changes.filter((change) => change.kind === kind).map(({ from, to }) => [from, to]);

test('every pair of vocabularies: valid, or the report says why', () => {
  const outcomes = { valid: 0, invalid: 0, none: 0 };
  for (const { events } of vocabularies) {
    for (const { example, subject, predicate } of events) {
      for (const { id } of vocabularies) {
        const { event, json, report, changes, lossy } = convert(example, { to: id });
        if (event === null) {
          outcomes.none += 1;
          assert.equal(json, null);
          assert.ok(
            report.diagnostics.some(({ rule }) => rule === 'no-counterpart'),
            `${subject}.${predicate} to ${id}`,
          );
          continue;
        }
        outcomes[report.outcome] += 1;
        assert.deepEqual(JSON.parse(json), event);
        assert.deepEqual(report.outcome, validate(json, { release: id }).outcome);
        assert.equal(report.event.vocabulary, id);
        assert.equal(
          lossy,
          changes.some((change) => change.lossy),
        );
        if (report.outcome === 'invalid') {
          // Only what the input does not say can be missing.
          const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
          assert.deepEqual(
            [...new Set(errors.map(({ rule }) => rule))],
            ['missing-field'],
            `${json} of ${JSON.stringify(example)}`,
          );
          for (const { help } of errors) assert.match(help, /^pass |^add |says it/);
        }
      }
    }
  }
  assert.ok(outcomes.valid > 3_500 && outcomes.invalid < 400, JSON.stringify(outcomes));
});

test('the draft to the newest release: what changed, what is assumed, and what only options can say', () => {
  const bare = convert(DRAFT, { to: '0.5.1' });
  assert.deepEqual(pointers(bare.changes, 'assumed'), [['/pipelineRunStatus', '/subject/content/outcome']]);
  assert.equal(bare.event.subject.content.outcome, 'error');
  assert.equal(bare.event.subject.content.errors, 'a; b');
  assert.equal(bare.report.outcome, 'invalid');
  assert.deepEqual(
    bare.report.diagnostics.map(({ expected, help }) => [expected, help]),
    [
      ['source', 'pass the option `source`, or add `source` to the input'],
      ['timestamp', 'pass the option `now`, or add `timestamp` to the input'],
    ],
  );
  const full = convert(DRAFT, { to: '0.5.1', source: '/ci', now: new Date('2026-01-02T03:04:05Z') });
  assert.equal(full.report.outcome, 'valid');
  assert.deepEqual(full.event.context, {
    specversion: '0.5.1',
    id: '1',
    source: '/ci',
    type: 'dev.cdevents.pipelinerun.finished.0.3.0',
    timestamp: '2026-01-02T03:04:05.000Z',
  });
});

test('what is kept comes back, whatever was done on the way', () => {
  const there = convert(DRAFT, { to: '0.5.1', keep: 'customData', source: '/ci', now: '2026-01-02T03:04:05Z' });
  assert.equal(there.lossy, false);
  assert.deepEqual(convert(there.json, { to: 'draft' }).event, DRAFT);
  // A value that was changed on the way stays as it is now.
  there.event.subject.content.outcome = 'success';
  const edited = convert(there.event, { to: 'draft' });
  assert.equal(edited.event.pipelineRunStatus, 'Finished');
  assert.deepEqual(edited.event.pipelineRunErrors, ['a', 'b']);
});

test('numbers keep their digits, names that JavaScript treats specially are data, and lone surrogates survive', () => {
  const event = structuredClone(vocabularies.find(({ id }) => id === '0.4.1').events[0].example);
  event.customData = { marker: 0 };
  const raw = JSON.stringify(event).replace(
    '"marker":0',
    '"big":12345678901234567890.10,"__proto__":{"then":1},"s":"\\ud800"',
  );
  const { json, report } = convert(raw, { to: '0.5.1' });
  assert.equal(report.outcome, validate(raw).outcome);
  assert.match(json, /"big":12345678901234567890\.10,"__proto__":\{"then":1\},"s":"\\ud800"/);
});

test('an envelope stays', () => {
  const event = vocabularies
    .find(({ id }) => id === '0.4.1')
    .events.find(({ subject }) => subject === 'repository').example;
  const { context, subject } = event;
  const envelope = {
    specversion: '1.0',
    id: context.id,
    source: context.source,
    type: context.type,
    subject: subject.id,
  };
  const wrapped = { ...envelope, time: context.timestamp, traceparent: '00-1', data: event };
  const { event: result, report } = convert(wrapped, { to: '0.5.1' });
  assert.equal(report.outcome, 'valid');
  assert.equal(result.type, result.data.context.type);
  assert.equal(result.traceparent, '00-1');
  const encoded = {
    ...envelope,
    time: context.timestamp,
    data_base64: Buffer.from(JSON.stringify(event)).toString('base64'),
  };
  const unpacked = convert(encoded, { to: '0.5.1' });
  assert.equal(unpacked.report.outcome, 'valid');
  assert.deepEqual(pointers(unpacked.changes, 'renamed')[0], ['/data_base64', '/data']);
});

test('bad input is a report, a bad call an error', () => {
  for (const [input, rule] of [
    ['{', 'json-syntax'],
    ['{}', 'not-an-event'],
    [undefined, 'not-an-event'],
    ['[]', 'no-counterpart'],
    ['[1]', 'not-an-event'],
    ['['.repeat(200), 'limit-depth'],
    [{ context: { type: 'dev.cdevents.no.such.0.1.0', specversion: '0.5.1' }, subject: {} }, 'no-counterpart'],
  ]) {
    const { event, json, report, changes, lossy } = convert(input, { to: '0.4.1' });
    assert.deepEqual([event, json, changes, lossy], [null, null, [], false], String(input));
    assert.notEqual(report.outcome, 'valid');
    assert.ok(
      report.diagnostics.some((found) => found.rule === rule),
      `${input}: ${report.diagnostics[0].rule}`,
    );
  }
  for (const options of [
    undefined,
    {},
    { to: '9' },
    { to: '0.5.1', keep: 'data' },
    { to: '0.5.1', source: 1 },
    { to: '0.5.1', now: NaN },
    { to: '0.5.1', kep: 1 },
  ]) {
    assert.throws(() => convert('{}', options), { name: 'CdEventError', code: 'bad-option' });
  }
});

test('a large event is converted, and forgotten by reset', () => {
  const event = structuredClone(vocabularies.find(({ id }) => id === '0.4.1').events[0].example);
  event.customData = { list: Array.from({ length: 50_000 }, (_, index) => index) };
  assert.equal(convert(event, { to: '0.5.1' }).report.outcome, 'valid');
  reset();
  assert.equal(convert(event, { to: '0.5.1', keep: 'customData' }).report.outcome, 'valid');
});

function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'cdw-convert-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const cli = (cwd, args, input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'convert', ...args], {
    cwd,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('the command line: events to standard output, changes to standard error', (t) => {
  const cwd = folder(t);
  writeFileSync(join(cwd, 'draft.json'), JSON.stringify(DRAFT));
  const found = cli(cwd, ['--to', '0.5.1', '--source', '/ci', '--now', '2026-01-02T03:04:05Z', 'draft.json']);
  assert.equal(found.status, 0);
  assert.equal(JSON.parse(found.stdout).context.source, '/ci');
  assert.match(found.stdout, /^\{\n {2}"context": \{\n/);
  assert.match(found.stderr, /^draft\.json: converted to 0\.5\.1\n/);
  assert.match(found.stderr, /assumed \/pipelineRunStatus -> \/subject\/content\/outcome: /);
  const lacking = cli(cwd, ['--to', '0.5.1', '--quiet', 'draft.json']);
  assert.equal(lacking.status, 1);
  assert.match(lacking.stderr, /missing field `timestamp` .*\n {4}= help: pass the option `now`/);
});

test('the command line: lines, arrays, loss, and JSON', (t) => {
  const cwd = folder(t);
  const lines = `${JSON.stringify(DRAFT)}\n\n${JSON.stringify({ ...DRAFT, id: '2' })}\n`;
  const many = cli(cwd, ['--to', 'sig-v1', '--source', '/ci', '-'], lines);
  assert.deepEqual(
    many.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
    ['1', '2'],
  );
  assert.match(many.stderr, /<stdin>:3: converted/);
  const array = cli(cwd, ['--to', 'sig-v1', '--source', '/ci', '-'], JSON.stringify([DRAFT, DRAFT]));
  assert.equal(JSON.parse(array.stdout).length, 2);
  assert.equal(cli(cwd, ['--to', 'sig-v1', '--source', '/ci', '--fail-on-loss', '-'], lines).status, 1);
  assert.equal(cli(cwd, ['--to', 'sig-v1', '--source', '/ci', '--fail-on-loss', '--keep', '-'], lines).status, 0);
  const both = JSON.parse(cli(cwd, ['--to', 'sig-v1', '--format', 'json', '-'], JSON.stringify(DRAFT)).stdout);
  assert.deepEqual(Object.keys(both), ['event', 'changes']);
});

test('the command line: --write replaces files whole or not at all', (t) => {
  const cwd = folder(t);
  const path = join(cwd, 'events.ndjson');
  const event = vocabularies.find(({ id }) => id === '0.4.1').events[0].example;
  const lines = [event, event].map((each) => JSON.stringify(each));
  writeFileSync(path, `${lines.join('\n')}\n`);
  assert.equal(cli(cwd, ['--to', '0.5.1', '--keep', '--write', path]).status, 0);
  assert.notEqual(readFileSync(path, 'utf8'), `${lines.join('\n')}\n`);
  assert.equal(cli(cwd, ['--to', '0.4.1', '--write', path]).status, 0);
  assert.deepEqual(readFileSync(path, 'utf8').trim().split('\n').map(JSON.parse), [event, event]);
  writeFileSync(path, `${lines[0]}\n{}\n`);
  const refused = cli(cwd, ['--to', '0.5.1', '--write', path]);
  assert.equal(refused.status, 2);
  assert.equal(readFileSync(path, 'utf8'), `${lines[0]}\n{}\n`);
});

test('the command line: refusals', (t) => {
  const cwd = folder(t);
  for (const [args, words] of [
    [['x.json'], /needs --to/],
    [['--to', '0.51', 'x.json'], /must be one of .*0\.5\.1/],
    [['--to', '0.5.1'], /needs the names of files/],
    [['--to', '0.5.1', '--write', '-'], /needs files/],
    [['--to', '0.5.1', '--format', 'jsn', '-'], /did you mean json/],
    [['--to', '0.5.1', 'none.json'], /none\.json/],
  ]) {
    const { status, stderr } = cli(cwd, args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, words);
  }
  assert.match(execFileSync(process.execPath, [CLI, 'convert', '--help'], { encoding: 'utf8' }), /--fail-on-loss/);
});
