// The command line on histories: `check --lifecycle`, in every format, and `runs`.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { draft, json, release } from '../support/events.mjs';
import { cdevents, cli, file, scratch } from '../support/installed.mjs';
import { parseCommands, parseXml } from './readers.mjs';

const at = (minutes) => new Date(Date.UTC(2026, 2, 14, 9, minutes)).toISOString().replace('.000Z', 'Z');

/** An event of a pipeline run, or of a task run in it. */
function event(predicate, minutes, { id = 'run-42', task, more = {} } = {}) {
  const content = task === undefined ? { pipelineName: 'release' } : { taskName: task, pipelineRun: { id } };
  if (predicate !== 'queued') content.uri = `https://ci.example.com/${task ?? id}`;
  if (predicate === 'finished') content.outcome = 'success';
  return {
    context: {
      specversion: '0.5.1',
      id: `${task ?? id}-${predicate}-${minutes}`,
      source: '/ci',
      type: `dev.cdevents.${task === undefined ? 'pipelinerun' : 'taskrun'}.${predicate}.0.3.0`,
      timestamp: at(minutes),
    },
    subject: { id: task ?? id, content: { ...content, ...more } },
  };
}

const lines = (...events) => events.map((each) => `${typeof each === 'string' ? each : json(each)}\n`).join('');

/** Of another run. */
const another = event('started', 4, { id: 'run-43' });

/** A run that starts again after its end: a warning about record 2. */
const BROKEN = [event('started', 0), event('finished', 4), event('started', 5)];

const check = (args, options) => cli(['check', '--no-config', ...args], options);
const rulesOf = (stdout) => Array.from(stdout.matchAll(/\(([a-z-]+)\)$/gm), ([, rule]) => rule);

test('histories are checked when they are asked for, over all files', (t) => {
  const cwd = scratch(t);
  file(cwd, 'one.ndjson', lines(...BROKEN.slice(0, 2)));
  file(cwd, 'two.ndjson', lines(another, BROKEN[2]));
  const plain = check(['one.ndjson', 'two.ndjson'], { cwd });
  assert.deepEqual([plain.status, rulesOf(plain.stdout)], [0, []]);
  const { status, stdout } = check(['--lifecycle', 'one.ndjson', 'two.ndjson'], { cwd });
  assert.equal(status, 0, 'a warning');
  assert.deepEqual(rulesOf(stdout), ['after-the-end']);
  assert.match(stdout, /^two\.ndjson:2: warning\[CDE814\] /m);
  assert.match(stdout, /^ = see record 0 at one\.ndjson:1, record 1 at one\.ndjson:2$/m);
  assert.match(stdout, /4 events in 2 files: 4 valid, 0 invalid; 0 errors, 1 warning, 0 notes/);
  assert.equal(check(['--lifecycle', '--strict', 'one.ndjson', 'two.ndjson'], { cwd }).status, 1);
  assert.equal(check(['--lifecycle', '--max-warnings', '0', 'one.ndjson', 'two.ndjson'], { cwd }).status, 1);
  const asError = check(['--lifecycle', '--rule', 'after-the-end=error', 'one.ndjson', 'two.ndjson'], { cwd });
  assert.equal(asError.status, 1);
  const off = check(['--lifecycle', '--rule', 'CDE814=off', 'one.ndjson', 'two.ndjson'], { cwd });
  assert.deepEqual([off.status, rulesOf(off.stdout)], [0, []]);
});

test('--complete reports what is missing, --window what is late', (t) => {
  const cwd = scratch(t);
  file(cwd, 'open.ndjson', lines(event('started', 0)));
  assert.deepEqual(rulesOf(check(['--lifecycle', 'open.ndjson'], { cwd }).stdout), []);
  assert.deepEqual(rulesOf(check(['--complete', 'open.ndjson'], { cwd }).stdout), ['never-finished']);
  file(cwd, 'late.ndjson', lines(event('finished', 4), event('started', 0)));
  assert.deepEqual(rulesOf(check(['--lifecycle', 'late.ndjson'], { cwd }).stdout), []);
  const late = rulesOf(check(['--lifecycle', '--window', '1000', 'late.ndjson'], { cwd }).stdout);
  assert.ok(late.includes('late-event'), late.join());
});

test('what is expected of a pipeline, in a file or in the settings', (t) => {
  const cwd = scratch(t);
  file(cwd, 'events.ndjson', lines(...HISTORY));
  const expect = [{ pipeline: 'release', tasks: ['build', 'test'], within: 'PT5M' }];
  file(cwd, 'expect.json', json(expect));
  file(cwd, 'cdevents.config.json', json({ expect }));
  const stream = new cdevents.EventStream({ expect, records: 'none', lifecycle: { complete: true } });
  stream.push(lines(...HISTORY));
  const wanted = stream.finish().items.map(({ finding }) => finding.rule);
  assert.ok(wanted.length >= 2, wanted.join());
  const found = (...args) => rulesOf(cli(['check', '--complete', ...args, 'events.ndjson'], { cwd }).stdout);
  assert.deepEqual(found(), wanted);
  assert.deepEqual(found('--no-config', '--expect', 'expect.json'), wanted);
  assert.deepEqual(found('--no-config'), []);
  const ofSettings = rulesOf(cli(['check', 'events.ndjson'], { cwd }).stdout);
  assert.ok(ofSettings.length > 0, 'expectations turn --lifecycle on');
  for (const [content, words] of [
    ['{', 'wrong.json:1:2: unexpected end of input'],
    ['{}', 'wrong.json: `expect` is an object, expected an array of expectations'],
    ['[{}]', 'wrong.json: `expect[0].pipeline` is undefined'],
  ]) {
    file(cwd, 'wrong.json', content);
    const { status, stderr } = cli(['check', '--no-config', '--expect', 'wrong.json', 'events.ndjson'], { cwd });
    assert.equal(status, 2);
    assert.ok(stderr.includes(words), stderr);
  }
  file(cwd, 'cdevents.config.json', json({ expect: [{ pipeline: 1 }] }));
  const { status, stderr } = cli(['check', 'events.ndjson'], { cwd });
  assert.equal(status, 2);
  assert.match(stderr, /cdevents\.config\.json:1:\d+: `expect\[0\]\.pipeline` is 1, expected the name of a pipeline/);
});

test('inputs of every kind keep their numbers: batches, broken ones, events on many lines', (t) => {
  const cwd = scratch(t);
  const findingOf = (...names) => {
    const { stdout } = check(['--lifecycle', '--format', 'json', ...names], { cwd });
    const found = JSON.parse(stdout).results.filter(({ finding }) => finding?.rule === 'after-the-end');
    assert.equal(found.length, 1, names.join());
    return found[0];
  };
  file(cwd, 'batch.json', JSON.stringify(BROKEN, null, 2));
  const batch = findingOf('batch.json');
  assert.deepEqual([batch.record, batch.line, batch.others], [0, 1, []]);
  assert.match(batch.finding.pointer, /^\/2\//);
  for (const [index, each] of BROKEN.entries()) file(cwd, `${index}.json`, JSON.stringify(each, null, 2));
  const pretty = findingOf('0.json', '1.json', '2.json');
  assert.deepEqual([pretty.file, pretty.record, pretty.line], ['2.json', 2, 1]);
  file(cwd, 'mixed.ndjson', lines(BROKEN[0], '{"broken":', '', draft(), '7', BROKEN[1], '[', BROKEN[2]));
  const mixed = findingOf('mixed.ndjson');
  assert.deepEqual([mixed.record, mixed.line, mixed.others.map(({ line }) => line)], [6, 8, [1, 6]]);
  file(cwd, 'packed.ndjson.gz', gzipSync(lines(...BROKEN)));
  assert.deepEqual(findingOf('packed.ndjson.gz').record, 2);
});

test('every format has the findings of histories', (t) => {
  const cwd = scratch(t);
  file(cwd, 'events.ndjson', lines(another, ...BROKEN));
  const of = (format, ...more) => check(['--lifecycle', '--format', format, ...more, 'events.ndjson'], { cwd }).stdout;
  const expected = { file: 'events.ndjson', line: 4, record: 3 };
  const isExpected = ({ file: name, line, record, finding, others, witness }) => {
    assert.deepEqual({ file: name, line, record }, expected);
    assert.deepEqual(
      [finding.rule, finding.code, finding.url],
      ['after-the-end', 'CDE814', 'docs/rules/after-the-end.md'],
    );
    assert.deepEqual(
      others.map(({ record: other, line: on }) => [other, on]),
      [
        [1, 2],
        [2, 3],
      ],
    );
    assert.ok(witness.includes(3));
  };
  const { results, summary } = JSON.parse(of('json'));
  isExpected(results.find(({ finding }) => finding?.rule === 'after-the-end'));
  assert.equal(summary.warnings, 1);
  const ndjson = of('ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  isExpected(ndjson.find(({ finding }) => finding?.rule === 'after-the-end'));
  const [run] = JSON.parse(of('sarif')).runs;
  const result = run.results.find(({ ruleId }) => ruleId === 'CDE814');
  assert.equal(run.tool.driver.rules[result.ruleIndex].name, 'after-the-end');
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  assert.deepEqual([artifactLocation.uri, region.startLine, region.startColumn], ['events.ndjson', 4, 1]);
  for (const [strict, failures] of [
    [[], '0'],
    [['--strict'], '1'],
  ]) {
    const suites = parseXml(of('junit', ...strict));
    assert.equal(suites.attributes.failures, failures);
    assert.match(of('junit', ...strict), /name="history, line 4: after-the-end"/);
  }
  const annotation = parseCommands(of('github')).find(({ properties }) => properties.title === 'CDE814 after-the-end');
  assert.deepEqual([annotation.command, annotation.properties.line], ['warning', '4']);
  assert.match(of('text'), /^events\.ndjson:4: warning\[CDE814\]/m);
});

test('logs: the events inside lines of text', (t) => {
  const cwd = scratch(t);
  const wrong = { ...another, extra: 1 };
  file(
    cwd,
    'service.log',
    `2026-03-14T09:00:00Z INFO starting\n${BROKEN.map((each) => `2026-03-14 INFO sent ${json(each)}\n`).join('')}DEBUG ${json(wrong)} done\n`,
  );
  const { status, stdout } = check(['--lifecycle', '--from', 'log', 'service.log'], { cwd });
  assert.equal(status, 1);
  assert.deepEqual(rulesOf(stdout).sort(), ['after-the-end', 'unknown-field']);
  assert.match(stdout, /^service\.log:5:\d+: error/m);
  assert.match(stdout, /^service\.log:4: warning\[CDE814\]/m);
  assert.match(stdout, /4 events in 1 file: 3 valid, 1 invalid/);
});

test('options that contradict each other, and wrong ones', (t) => {
  const cwd = scratch(t);
  file(cwd, 'a.json', json(release()));
  for (const [args, words] of [
    [['check', '--window', '5', 'a.json'], '--window needs --lifecycle'],
    [['check', '--lifecycle', '--window', 'soon', 'a.json'], '--window must be a whole number, not "soon"'],
    [['check', '--diff', '--lifecycle', 'a.json'], '--diff prints a patch'],
    [['check', '--from', 'text', 'a.json'], '--from must be one of json, log, not "text"'],
    [['check', '--fix', '--from', 'log', 'a.json'], '--fix and --diff cannot change logs'],
    [['runs'], 'runs needs the names of files or folders, or - for standard input'],
    [['runs', '--metrics', '--spans', 'a.json'], '--metrics and --spans contradict each other'],
    [['runs', '--by', 'service', 'a.json'], '--by needs --metrics'],
    [['runs', '--metrics', '--by', 'team', 'a.json'], '--by must be one of pipeline, service, environment'],
    [['runs', '--format', 'xml', 'a.json'], '--format must be one of text, json'],
    [['runs', '--timeline', '--format', 'json', 'a.json'], '--timeline is text'],
    [['runs', 'missing.ndjson'], 'missing.ndjson'],
  ]) {
    const { status, stderr } = cli(args, { cwd });
    assert.equal(status, 2, args.join(' '));
    assert.ok(stderr.startsWith('error: ') && stderr.includes(words), `${args.join(' ')}: ${stderr}`);
  }
});

const HISTORY = [
  event('queued', 0),
  event('started', 2),
  event('started', 3, { task: 'build' }),
  event('finished', 6, { task: 'build' }),
  event('finished', 10),
];

test('runs: a table, a timeline, data, figures, spans', (t) => {
  const cwd = scratch(t);
  file(cwd, 'events.ndjson', lines(...HISTORY));
  const runs = (...args) => {
    const { status, stdout, stderr } = cli(['runs', ...args], { cwd, input: lines(...HISTORY) });
    assert.deepEqual([status, stderr], [0, ''], args.join(' '));
    return stdout;
  };
  const [head, run, task, ...rest] = runs('--complete', 'events.ndjson').trimEnd().split('\n');
  assert.deepEqual(head.split(/ {2,}/), ['KIND', 'ID', 'STATE', 'OUTCOME', 'START', 'DURATION', 'VERDICT']);
  assert.deepEqual(run.split(/ {2,}/), ['pipelineRun', 'run-42 (release)', 'finished', 'success', at(2), '8m', 'kept']);
  assert.deepEqual(task.trim().split(/ {2,}/), ['taskRun', 'build', 'finished', 'success', at(3), '3m', 'kept']);
  assert.match(task, /^ {2}taskRun/);
  assert.deepEqual(rest, []);
  assert.equal(runs('--complete', '-'), runs('--complete', 'events.ndjson'));
  const drawn = runs('--timeline', 'events.ndjson').trimEnd().split('\n');
  assert.equal(drawn[0].trim(), `${new Date(at(0)).toISOString()} + 10m`);
  const [first, second] = drawn.slice(1).map((line) => /^ *(\w+) +([.=>?x|]*)$/.exec(line));
  assert.deepEqual([first[1], second[1]], ['release', 'build']);
  // Waits a fifth of the time, and runs for the rest; the task ends at six tenths.
  const share = (text, mark) => text.split(mark).length - 1;
  assert.match(first[2], /^\.+=+>$/);
  assert.ok(Math.abs(share(first[2], '.') / first[2].length - 0.2) < 0.05, first[2]);
  assert.match(second[2], /^=+>$/);
  assert.ok(drawn.every((line) => line.length <= 80));
  const data = JSON.parse(runs('--format', 'json', 'events.ndjson'));
  assert.deepEqual([data.records, data.valid, data.runs.length, data.runs[0].children.length], [5, 5, 1, 1]);
  const stream = new cdevents.EventStream({ lifecycle: true, records: 'none' });
  stream.push(lines(...HISTORY));
  const summary = stream.finish();
  assert.deepEqual(data.runs, summary.runs);
  const [figures] = JSON.parse(runs('--metrics', '--format', 'json', 'events.ndjson'));
  assert.deepEqual([figures], cdevents.metrics(summary));
  const text = runs('--metrics', 'events.ndjson');
  assert.match(text, /^release\n {2}runs +1\n {2}success rate +100 %\n {2}duration +p50 8m, p95 8m\n/);
  assert.match(text, /^ {2}missing: deploymentsPerDay/m);
  assert.deepEqual(JSON.parse(runs('--spans', 'events.ndjson')), cdevents.toSpans(summary));
});

test('runs: files are one history, packed ones and logs too, and one that is cut off costs one record', (t) => {
  const cwd = scratch(t);
  const folder = join(cwd, 'events');
  mkdirSync(folder);
  file(folder, 'a.ndjson', `${lines(...HISTORY.slice(0, 2))}{"cut":`);
  file(folder, 'b.ndjson', lines(...HISTORY.slice(2)));
  file(cwd, 'b.gz', gzipSync(lines(...HISTORY.slice(2))));
  file(cwd, 'service.log', HISTORY.map((each) => `INFO ${json(each)}\n`).join(''));
  const data = (...args) => JSON.parse(cli(['runs', '--format', 'json', ...args], { cwd }).stdout);
  for (const args of [['events'], ['events/a.ndjson', 'b.gz'], ['--from', 'log', 'service.log']]) {
    const { runs, records } = data(...args);
    assert.deepEqual([runs.length, runs[0].durationMs, runs[0].children.length], [1, 480_000, 1], args.join(' '));
    assert.equal(records, args[0] === '--from' ? 5 : 6);
  }
  const { stdout, status } = cli(['runs', 'events'], { cwd });
  assert.equal(status, 0);
  assert.match(stdout, /^1 record without a known event$/m);
  const missing = cli(['runs', 'events/a.ndjson', 'nothing.ndjson'], { cwd });
  assert.equal(missing.status, 2);
  assert.match(missing.stdout, /run-42/);
  assert.equal(cli(['runs', '-'], { cwd, input: '' }).stdout, 'no runs\n');
});

test('nothing in an event controls what reads the output of runs', (t) => {
  const cwd = scratch(t);
  const hostile = '\u001b[2J\u202e::error::x\n##[error]';
  file(cwd, 'a.ndjson', lines(event('started', 0, { id: hostile, more: { pipelineName: hostile } })));
  for (const args of [[], ['--timeline'], ['--metrics']]) {
    const { stdout } = cli(['runs', ...args, 'a.ndjson'], { cwd });
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f\u202e]|^::|##\[/m, args.join(' '));
    assert.match(stdout, /\\u\{1b\}/);
  }
});
