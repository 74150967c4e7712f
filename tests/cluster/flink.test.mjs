// The Flink job on a cluster of processes, some of which are killed: what it finds is what one process finds.
// `make test-cluster` runs it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { JAR } from '../../tools/flink.mjs';
import { ensureFlink, ensureJava } from '../../tools/java.mjs';
import { cdevents } from '../support/installed.mjs';
import { Cluster, Refused, until } from './flink.mjs';
import { ddl, inOneProcess, remaining, rowsOf, writeEvents } from './streams.mjs';

const { describe, factsOf, samples, validate } = cdevents;

/** How many events there are at least in the tests of failures, and in the others. */
const COUNT = Number(process.env.CLUSTER_EVENTS ?? 300_000);
const FEW = Math.min(COUNT, 20_000);

/** Where these are in an event, the engine traps: while it reads the event, and while it folds its facts. */
const MARK = 'trap-while-reading';
const LATER = 'trap-while-folding';

const folder = mkdtempSync(join(tmpdir(), 'cdevents-flink-'));
const events = join(folder, 'events');
let places;
let cluster;
let lines;
let expected;

before(async () => {
  places = { flink: await ensureFlink(), java: await ensureJava(), jar: JAR };
  lines = writeEvents(events, { count: COUNT, seed: 20_261_129 });
  expected = inOneProcess(lines, { complete: true });
  cluster = await Cluster.start({ ...places, folder: join(folder, 'cluster') });
});

after(async () => {
  await cluster?.stop();
  if (process.env.CLUSTER_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
});

/** The arguments of a job whose tables are in a folder of their own. */
function tables(name, { args = ['--complete'], ...options } = {}) {
  const results = join(folder, name);
  mkdirSync(results, { recursive: true });
  const file = join(results, 'tables.sql');
  writeFileSync(file, ddl({ events, results, ...options }));
  return { results, args: ['--ddl', file, ...args] };
}

/** What the job wrote is what one process finds. */
function agrees(results, wanted = expected) {
  const findings = remaining(rowsOf(join(results, 'findings')));
  assert.deepEqual(findings, wanted.findings);
  const invalid = rowsOf(join(results, 'invalid'));
  const { summary } = wanted;
  const outcomes = { invalid: summary.invalid, unchecked: summary.unchecked };
  for (const [outcome, count] of Object.entries(outcomes))
    assert.equal(invalid.filter((row) => row.outcome === outcome).length, count, outcome);
  return invalid;
}

const found = (list) => new Set(list.map((text) => text.split(' ')[1]));

test('Flink: what needs no cluster', async () => {
  const classes = join(folder, 'checks');
  const path = [JAR, join(places.flink, '*')].join(delimiter);
  const source = fileURLToPath(new URL('java/cdevents/flink/Checks.java', import.meta.url));
  const run = (program, args) => promisify(execFile)(join(places.java, program), args);
  await run('javac', ['-cp', path, '-d', classes, source]);
  const { stdout } = await run('java', ['-cp', [classes, path].join(delimiter), 'cdevents.flink.Checks']);
  assert.equal(stdout.trim(), 'all is as expected');
});

test('Flink: plain', async () => {
  assert.ok(found(expected.findings).size >= 5, [...found(expected.findings)].join());
  const { results, args } = tables('plain');
  const job = await cluster.submit(args);
  await cluster.finished(job);
  agrees(results);
});

test('Flink: a TaskManager killed', async () => {
  const { results, args } = tables('manager-killed');
  const job = await cluster.submit(args);
  await cluster.checkpoint(job);
  await cluster.kill(cluster.managers[0]);
  cluster.managers.shift();
  cluster.addManager();
  await cluster.finished(job);
  agrees(results);
});

test('Flink: stopped with a savepoint of the format before, upgraded and rescaled from 2 to 4', async () => {
  await cluster.hasManagers(2);
  const { results, args } = tables('rescaled');
  // What is kept of keys has only their facts, as it had before. The jar reads it and goes on in its own format.
  const old = await Cluster.start({
    ...places,
    folder: join(folder, 'old-format'),
    managers: 1,
    env: { CDEVENTS_TEST_SNAPSHOT: 'facts' },
  });
  let from;
  try {
    const first = await old.submit(args);
    await old.checkpoint(first);
    from = await old.stopJob(first);
    await old.finished(first);
  } finally {
    await old.stop();
  }
  const before = remaining(rowsOf(join(results, 'findings')));
  assert.ok(before.length < expected.findings.length, 'the first job had read everything');
  const second = await cluster.submit(args, { parallelism: 4, from });
  await cluster.finished(second);
  agrees(results);
});

test('Flink: BATCH, a TaskManager killed', async () => {
  await cluster.hasManagers(2);
  const { results, args } = tables('batch-killed', { args: ['--complete', '--mode', 'batch'] });
  const job = await cluster.submit(args);
  await cluster.folding(job);
  await cluster.kill(cluster.managers[0]);
  cluster.managers.shift();
  cluster.addManager();
  await cluster.finished(job);
  agrees(results);
  assert.deepEqual(
    rowsOf(join(results, 'findings')).filter(({ retracted }) => retracted),
    [],
  );
});

test('Flink: all processes killed, resumed with 1 instead of 2', async () => {
  await cluster.hasManagers(2);
  const { results, args } = tables('all-killed');
  const first = await cluster.submit(args);
  const from = await cluster.checkpoint(first);
  await cluster.stop();
  cluster = await Cluster.start({
    ...places,
    folder: join(folder, 'another-cluster'),
    managers: 1,
    env: { CDEVENTS_TEST_TRAP: `cde_facts:${MARK},cde_fold:${LATER}` },
  });
  const second = await cluster.submit(args, { parallelism: 1, from });
  await cluster.finished(second);
  agrees(results);
});

test('Flink: poison among the events', async () => {
  const [good] = [...samples({ seed: 7, runs: 1 })].map(({ json }) => json);
  const { context, subject } = JSON.parse(good);
  const later = Buffer.from(JSON.stringify({ context, subject: { ...subject, id: LATER } }));
  const poison = [
    Buffer.from(''),
    Buffer.from('{'),
    Buffer.from('nul \u0000 and text'),
    Buffer.from([0xff, 0xfe, 0x80]),
    Buffer.from(good.slice(0, -1)),
    Buffer.from(`${good}${good}`),
    Buffer.from('{"context":{"specversion":"9.9.9"}}'),
    Buffer.from('['.repeat(100_000)),
    Buffer.from(`"${'x'.repeat(3_000_000)}"`),
    Buffer.from(good.replace('{', `{"${MARK}":1,`)),
    Buffer.from('null'),
  ];
  const few = join(folder, 'poisoned');
  const all = writeEvents(few, { count: FEW, seed: 3, extra: [...poison, later] });
  // Of an event at which the engine traps, nothing is known.
  const read = all.filter((line) => line.length > 0 && !line.includes(MARK) && line !== later);
  const { results, args } = tables('poison', { events: few });
  const job = await cluster.submit(args);
  await cluster.finished(job);
  assert.deepEqual(remaining(rowsOf(join(results, 'findings'))), inOneProcess(read, { complete: true }).findings);
  const rows = rowsOf(join(results, 'invalid'));
  const isLater = ({ value }) => Buffer.from(value, 'base64').includes(LATER);
  for (const line of poison) {
    const same = rows.filter((row) => Buffer.from(row.value, 'base64').equals(line));
    const text = line.subarray(0, 40).toString();
    assert.equal(same.length, 1, text);
    const [{ rule }] = JSON.parse(same[0].report).diagnostics;
    if (line.includes(MARK)) assert.equal(rule, 'engine-fault');
    else assert.equal(same[0].report, JSON.stringify(validate(new Uint8Array(line))), text);
  }
  const wrong = read.filter((line) => validate(new Uint8Array(line)).outcome !== 'valid');
  const facts = rows.filter(isLater);
  assert.equal(rows.length - facts.length, wrong.length + 2, 'one that is empty, and one that traps');
  // The event itself was read. Each of its facts is there, with its key.
  assert.ok(facts.length >= factsOf(new Uint8Array(later)).length, String(facts.length));
  for (const { report, value } of facts) {
    assert.equal(JSON.parse(report).diagnostics[0].rule, 'engine-fault');
    assert.ok(Buffer.from(value, 'base64').includes(LATER));
  }
});

test('Flink: the functions in SQL', async () => {
  const few = join(folder, 'asked-events');
  const all = writeEvents(few, { count: 1000, seed: 11, extra: [Buffer.from('{'), Buffer.from('7')] });
  const view = `CREATE VIEW events AS SELECT CASE WHEN cde_valid(\`value\`) THEN cde_describe(\`value\`) ELSE cde_report(\`value\`) END AS \`value\` FROM raw_events;\n`;
  const { results, args } = tables('asked', { events: few, type: 'STRING', view, args: ['--mode=batch'] });
  const job = await cluster.submit(args);
  await cluster.finished(job);
  const answers = rowsOf(join(results, 'invalid')).map(({ value }) => value);
  const wanted = all.map((line) => {
    const text = line.toString();
    const report = validate(text);
    return report.outcome === 'valid' ? describe(text) : JSON.stringify(report);
  });
  assert.deepEqual(answers.sort(), wanted.sort());
});

test('Flink: a live stream takes findings back, has runs and metrics, and is drained', async () => {
  const few = join(folder, 'live-events');
  const all = writeEvents(few, { count: FEW, seed: 5, parts: 1 });
  // The ends of many parts come last, long after they are late: what they are parts of ended with parts that were open.
  const ends = all.slice(0, all.length / 2).filter((line) => /\.(taskrun|testcaserun)\.finished\./.test(line));
  const late = new Set(ends.slice(0, 200));
  const inTime = all.filter((line) => !late.has(line));
  const write = (name, some) =>
    writeFileSync(join(few, name), Buffer.concat(some.flatMap((line) => [line, Buffer.from('\n')])));
  write('part-0.ndjson', inTime);
  const { results, args } = tables('live', {
    events: few,
    runs: true,
    endless: true,
    args: ['--window-ms=60000', '--retain-ms=999999999999', '--batch-ms=20'],
  });
  const job = await cluster.submit(args, { parallelism: 1 });
  const metric = (operator, name) => cluster.metric(job, operator, name).catch(() => 0);
  const counts = ['valid', 'invalid', 'unchecked'];
  const read = async (count) => {
    assert.equal(await cluster.state(job), 'RUNNING');
    const sums = await Promise.all(counts.map((name) => metric('validate', name)));
    return sums.reduce((sum, each) => sum + (each ?? 0), 0) === count;
  };
  await until('the last event in time', () => read(inTime.length));
  await until('findings', async () => (await metric('judge', 'rule.open-children.findings')) > late.size / 4);
  write('part-1.ndjson', [...late]);
  await until('the last event', () => read(all.length));
  assert.ok((await metric('validate', 'late')) >= late.size);
  assert.ok((await metric('judge', 'openRuns')) > 0);
  assert.ok((await metric('judge', 'rule.open-children.findings')) > 0);
  await cluster.stopJob(job, { drain: true });
  const rows = rowsOf(join(results, 'findings'));
  assert.deepEqual(remaining(rows), inOneProcess(all, { complete: false }).findings);
  assert.ok(
    rows.some(({ retracted }) => retracted),
    'nothing was taken back',
  );
  const runs = new Map();
  for (const { key, ended, json } of rowsOf(join(results, 'runs'))) {
    const run = JSON.parse(json);
    assert.equal(typeof run.kind, 'string');
    runs.set(key, { ended, run });
  }
  assert.ok([...runs.values()].some(({ ended, run }) => ended && run.state === 'finished'));
});

test('Flink: keys are forgotten when nothing can come for them any more, and nothing right is called wrong', async () => {
  const few = join(folder, 'forgotten-events');
  const all = writeEvents(few, { count: FEW, seed: 13, parts: 1 });
  const { results, args } = tables('forgotten', {
    events: few,
    endless: true,
    args: ['--window-ms=180000', '--retain-ms=600000', '--retain-open-ms=3600000', '--batch-ms=20'],
  });
  const job = await cluster.submit(args, { parallelism: 1 });
  const retired = () => cluster.metric(job, 'judge', 'retiredKeys').catch(() => 0);
  const valid = () => cluster.metric(job, 'validate', 'valid').catch(() => 0);
  const good = all.filter((line) => validate(new Uint8Array(line)).outcome === 'valid').length;
  await until('the last event', async () => (await valid()) === good);
  // Each event has an id, and almost all of them are hours ago.
  await until('forgotten keys', async () => (await retired()) > good / 2);
  await cluster.stopJob(job, { drain: true });
  const findings = remaining(rowsOf(join(results, 'findings')));
  const wanted = new Set(inOneProcess(all, { complete: false }).findings);
  assert.ok(findings.length > 0);
  assert.deepEqual(
    findings.filter((finding) => !wanted.has(finding)),
    [],
  );
});

test('Flink: state of an unknown version is refused', async () => {
  const few = join(folder, 'unknown-events');
  const all = writeEvents(few, { count: 2000, seed: 9, parts: 1 });
  const { results, args } = tables('unknown', { events: few, endless: true });
  const first = await cluster.submit(args, { parallelism: 1 });
  await until('events', async () => (await cluster.metric(first, 'validate', 'valid').catch(() => 0)) > all.length / 2);
  const from = await cluster.stopJob(first);
  const before = rowsOf(join(results, 'findings')).length;
  const other = await Cluster.start({
    ...places,
    folder: join(folder, 'other-version'),
    managers: 1,
    env: { CDEVENTS_TEST_STATE_VERSION: '2' },
  });
  try {
    const second = await other.submit(args, { parallelism: 1, from });
    // What is kept is read when more is known of a key.
    writeFileSync(join(few, 'again.ndjson'), Buffer.concat(all.flatMap((line) => [line, Buffer.from('\n')])));
    await assert.rejects(other.finished(second), /what is kept begins with version 1, expected version 2: use the jar/);
    assert.equal(await other.state(second), 'FAILED');
    const { counts } = await other.rest(`/jobs/${second}/checkpoints`);
    assert.equal(counts.restored, 1, 'it was started again');
    assert.equal(rowsOf(join(results, 'findings')).length, before);
  } finally {
    await other.stop();
  }
});

test('Flink: what cannot work is refused in words', async () => {
  const refused = async (args, words) =>
    assert.rejects(cluster.submit(args), (error) => {
      assert.ok(error instanceof Refused);
      assert.match(error.message, words);
      return true;
    });
  const { args } = tables('refused');
  await refused([...args, '--wndow-ms', '7'], /unknown option "--wndow-ms"/);
  await refused([...args, '--window-ms', 'x'], /--window-ms is "x", expected an integer of 0 or more/);
  await refused([...args, '--release', '7'], /release/);
  const { args: without } = tables('without', { view: 'CREATE VIEW other AS SELECT * FROM raw_events;\n' });
  await refused(without, /the DDL has no table `events` with value STRING or BYTES/);
});
