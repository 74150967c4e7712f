import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cloudEvent, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { BIN, cdevents, cli, ENVIRONMENT, file, MANIFEST, PACKAGE, scratch } from '../support/installed.mjs';
import { parseCommands } from './readers.mjs';

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
const { pipelineName: _, ...nameless } = draft();
const doubtful = { ...draft(), pipelineRunErrors: 'it broke' };

/** A folder with one file of each kind. */
function files(t) {
  const folder = scratch(t);
  const contents = {
    'good.json': pretty(release()),
    'draft.json': pretty(draft()),
    'envelope.json': pretty(cloudEvent()),
    'wrong.json': pretty(nameless),
    'doubtful.json': pretty(doubtful),
    'broken.json': '{\n  "type": "CD.Pipeline.PipelineRun.Queued"\n',
    'other.json': '{"hello":"world"}\n',
    'empty.json': '',
    'blank.json': '\n \n',
    'bytes.json': Buffer.from([0x7b, 0xff, 0x7d]),
    'batch.json': json([release(), nameless]),
    'none.json': '[]',
    'lines.ndjson': `${json(release())}\n\r\n${json(nameless)}\r\n{"type":\n${json(draft())}`,
    'two.json': `${pretty(release())}${pretty(draft())}`,
    'bom.json': `\ufeff${json(release())}`,
    'late.json': json({ ...release(), context: { ...release().context, version: '0.5.1' } }),
    'folder/inner.json': pretty(release()),
    'hollow/note.txt': 'no event',
  };
  for (const [name, content] of Object.entries(contents)) file(folder, name, content);
  return folder;
}

test('how it ends', (t) => {
  const cwd = files(t);
  const cases = [
    [['check', 'good.json'], 0],
    [['check', 'draft.json', 'envelope.json', 'good.json'], 0],
    [['check', 'wrong.json'], 1],
    [['check', 'broken.json'], 1],
    [['check', 'other.json'], 1],
    [['check', 'empty.json'], 1],
    [['check', 'blank.json'], 1],
    [['check', 'bytes.json'], 1],
    [['check', 'batch.json'], 1],
    [['check', 'none.json'], 0],
    [['check', 'lines.ndjson'], 1],
    [['check', 'two.json'], 1],
    [['check', 'doubtful.json'], 0],
    [['check', 'bom.json'], 0],
    [['check', '--strict', 'doubtful.json'], 1],
    [['check', '--max-warnings', '0', 'doubtful.json'], 1],
    [['check', '--max-warnings', '1', 'doubtful.json'], 0],
    [['check', '--max-warnings=-1', 'doubtful.json'], 2],
    [['check', '--max-warnings', 'few', 'doubtful.json'], 2],
    [['check', 'missing.json'], 2],
    [['check', 'missing.json', 'wrong.json'], 2],
    [['check', 'folder'], 0],
    [['check', 'hollow'], 2],
    [['check', '*.nothing'], 2],
    [['check', 'good.json/inner'], 2],
    [['check', '-'], 1],
    [['check', '-'], 0, { input: json(release()) }],
    [['check', '--', 'good.json'], 0],
    [['check'], 2],
    [['check', '--fix', '-'], 2],
    [['check', '--format', 'text', 'good.json'], 0],
    [['check', '--format=json', 'good.json'], 0],
    [['check', '--format', 'json', 'wrong.json'], 1],
    [['check', '--format', 'xml', 'good.json'], 2],
    [['check', '--format'], 2],
    [['check', '--release', '0.5.1', 'good.json'], 0],
    [['check', '--release', '0.1.0', 'good.json'], 1],
    [['check', '--release', 'next', 'good.json'], 2],
    [['check', '--nonsense', 'good.json'], 2],
    [['new', 'CD.Pipeline.PipelineRun.Queued', '--set', 'pipelineRunId=r', '--set', 'pipelineName=p'], 0],
    [['new', 'CD.Pipeline.PipelineRun.Queued'], 1],
    [['new', RELEASE_TYPE, '--set', 'context.source=/ci', '--set', 'subject.id=r', '--release', '0.5.1'], 0],
    [['new', RELEASE_TYPE, '--set', 'context.source=/ci', '--set', 'subject.id=r', '--release', '0.2.0'], 2],
    [['new', 'dev.cdevents.nothing.happened.0.1.0'], 2],
    [['new'], 2],
    [['new', RELEASE_TYPE, RELEASE_TYPE], 2],
    [['new', RELEASE_TYPE, '--set', 'context'], 2],
    [['new', RELEASE_TYPE, '--set', '=x'], 2],
    [['new', RELEASE_TYPE, '--set', 'a..b=x'], 2],
    [['new', RELEASE_TYPE, '--set', 'a=x', '--set', 'a.b=x'], 2],
    [['new', RELEASE_TYPE, '--envelope', 'binary'], 2],
    [['types'], 0],
    [['types', '--release', '0.3.0'], 0],
    [['types', '--release', 'next'], 2],
    [['types', 'more'], 2],
    [['explain'], 0],
    [['explain', 'unknown-field'], 0],
    [['explain', 'CDE402', 'cde401'], 0],
    [['explain', 'CDE999'], 2],
    [['explain', '__proto__'], 2],
    [[], 2],
    [['--help'], 0],
    [['-h'], 0],
    [['help'], 0],
    [['check', '--help'], 0],
    [['--version'], 0],
    [['chekc', 'good.json'], 2],
    [['constructor'], 2],
  ];
  for (const [args, status, options] of cases) {
    const result = cli(args, { cwd, ...options });
    assert.equal(result.status, status, `${args.join(' ')}\n${result.stdout}${result.stderr}`);
    if (status === 2) assert.ok(result.stderr.length > 0, args.join(' '));
    if (status === 2) assert.doesNotMatch(result.stderr, /defect/);
  }
});

test('a finding is shown in its line, under its characters', (t) => {
  const cwd = scratch(t);
  file(cwd, 'event.json', pretty({ ...draft(), pipelineRunStatus: 'success' }));
  const { stdout } = cli(['check', 'event.json'], { cwd });
  const found = cdevents.validate(pretty({ ...draft(), pipelineRunStatus: 'success' })).diagnostics[0];
  assert.deepEqual(stdout.split('\n').slice(0, 4), [
    `event.json:8:24: error[${found.code}] ${found.message} (draft-status)`,
    '  |',
    '8 |   "pipelineRunStatus": "success"',
    '  |                        ^^^^^^^^^',
  ]);
  assert.ok(stdout.includes(`  = help: ${found.help}\n  = fix: ${found.fix.title}\n`));
  assert.ok(stdout.endsWith('1 event in 1 file: 0 valid, 1 invalid; 1 error, 0 warnings, 0 notes\n'), stdout);
});

test('a valid file gets one calm line', (t) => {
  const cwd = files(t);
  assert.equal(
    cli(['check', 'good.json'], { cwd }).stdout,
    `good.json: valid  ${RELEASE_TYPE}  run-42\n1 event in 1 file: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n`,
  );
});

test('lines of a file are events of their own, and keep their numbers', (t) => {
  const { stdout } = cli(['check', 'lines.ndjson'], { cwd: files(t) });
  assert.match(stdout, /^lines\.ndjson:1: valid {2}dev\./m);
  assert.match(stdout, /^lines\.ndjson:3:\d+: error\[CDE401\]/m);
  assert.match(stdout, /^lines\.ndjson:4:\d+: error\[CDE101\]/m);
  assert.match(stdout, /^lines\.ndjson:5: valid {2}CD\./m);
  assert.match(stdout, /^4 events in 1 file: 2 valid, 1 invalid, 1 unchecked;/m);
});

test('it goes on after a file that cannot be read', (t) => {
  const { stdout, stderr } = cli(['check', 'missing.json', 'hollow', 'good.json'], { cwd: files(t) });
  assert.equal(
    stderr,
    'error: missing.json: cannot be read: no such file\nerror: hollow: has no .json, .ndjson or .jsonl files in it\n',
  );
  assert.match(stdout, /^good\.json: valid/);
});

test('JSON output has every report, with the places of the records', (t) => {
  const cwd = files(t);
  const output = JSON.parse(
    cli(['check', '--format', 'json', 'good.json', 'missing.json', 'lines.ndjson', 'batch.json'], { cwd }).stdout,
  );
  assert.deepEqual(
    output.results.map(({ file: name, line, report }) => [name, line, report?.outcome]),
    [
      ['good.json', 1, 'valid'],
      ['missing.json', undefined, undefined],
      ['lines.ndjson', 1, 'valid'],
      ['lines.ndjson', 3, 'invalid'],
      ['lines.ndjson', 4, 'unchecked'],
      ['lines.ndjson', 5, 'valid'],
      ['batch.json', 1, 'invalid'],
    ],
  );
  assert.equal(output.results[1].error, 'cannot be read: no such file');
  assert.deepEqual(output.results[0].report, cdevents.validate(pretty(release())));
  const bytes = readFileSync(join(cwd, 'lines.ndjson'));
  for (const { offset, report } of output.results.slice(2, 6)) {
    const line = bytes.subarray(offset).toString().split(/\r?\n/, 1)[0];
    assert.deepEqual(report, cdevents.validate(line));
  }
  const { events, valid, invalid, unchecked, files: read } = output.summary;
  assert.deepEqual([read, events, valid, invalid, unchecked], [3, 7, 4, 2, 1]);
});

test('nothing from an event or a name steers the terminal or a runner', (t) => {
  const cwd = scratch(t);
  const nasty = '\u001b[31m\u0007\u202e\u2066\u200b\u00ad\u2028\u0085\u{e0001}\u3164##[error]##vso[task]';
  const name = '\u001b[2J\u202e.json';
  const text = json({ ...draft(), pipelineName: nasty, [`x${nasty}`]: 1, pipelineRunStatus: nasty });
  file(cwd, name, text);
  for (const format of ['text', 'json']) {
    const { stdout, stderr } = cli(['check', '--format', format, name, `gone${name}`], { cwd });
    for (const output of [stdout, stderr]) {
      assert.doesNotMatch(output, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u3164]/u);
      assert.doesNotMatch(output, /##\[|##vso\[/);
    }
    if (format === 'text') assert.ok(stdout.includes('\\u{202e}'));
    else assert.deepEqual(JSON.parse(stdout).results[0].report, cdevents.validate(text));
  }
});

test('a command that begins where a finding does is none when the line is put together', (t) => {
  const cwd = scratch(t);
  for (const [index, text] of [
    '##[error]x',
    'a##[error]x',
    '{"a":1}##[error]x',
    '{"a":1} ##vso[x]',
    '[1,::error::x]',
    '::error::x',
    '{##[a]',
  ].entries()) {
    file(cwd, `${index}.json`, text);
    assert.deepEqual(parseCommands(cli(['check', `${index}.json`], { cwd }).stdout), [], text);
  }
});

test('carets are under what is shown: escaped, wide, tabbed, combined, far to the right', (t) => {
  const cwd = scratch(t);
  const found = '"pipelineRunStatus": "nope"';
  const cases = {
    plain: `{${found}`,
    escaped: `{"data":"\u202e\u200b",${found}`,
    wide: `{"data":"漢字😀",${found}`,
    tab: `\t{\t${found}`,
    combined: `{"data":"e\u0301e\u0301",${found}`,
    long: `{"data":"${'x'.repeat(5000)}",${found}`,
    'long and wide': `{"data":"${'😀'.repeat(999)}",${found}`,
  };
  const columns = (text) =>
    [...text].reduce((sum, character) => sum + (/\p{M}/u.test(character) ? 0 : /[漢字😀]/u.test(character) ? 2 : 1), 0);
  for (const [name, line] of Object.entries(cases)) {
    const text = `${line},"type":"CD.Pipeline.PipelineRun.Queued","pipelineRunId":"r","pipelineName":"p","pipelineRunUrl":"https://example.com/${'y'.repeat(300)}"}`;
    file(cwd, 'event.json', text);
    const lines = cli(['check', 'event.json'], { cwd }).stdout.split('\n');
    const at = lines.findIndex((each) => each.includes('(draft-status)'));
    const [source, carets] = lines.slice(at + 2, at + 4);
    assert.equal(
      columns(source.slice(0, source.indexOf('"nope"'))),
      carets.indexOf('^'),
      `${name}\n${source}\n${carets}`,
    );
    assert.equal(carets.trim().split(' ').at(-1), '^'.repeat(6), name);
    assert.ok(columns(source) <= 330, name);
    assert.doesNotMatch(source, /\p{Cs}/u);
  }
});

test('colours appear on request and never otherwise', (t) => {
  const cwd = files(t);
  const coloured = (env) => cli(['check', 'wrong.json'], { cwd, env }).stdout.includes('\u001b[');
  assert.deepEqual(
    [
      {},
      { FORCE_COLOR: '1' },
      { FORCE_COLOR: '0' },
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      { NO_COLOR: '', FORCE_COLOR: '3' },
    ].map(coloured),
    [false, true, false, false, true],
  );
});

test('new prints the event, with members set by path', () => {
  const { stdout, stderr, status } = cli([
    'new',
    RELEASE_TYPE,
    '--set',
    'context.source=/ci',
    '--set',
    'context.id=event-1',
    '--set',
    'subject.id=run=42',
    '--set',
    'subject.content.outcome=success',
    '--set',
    'customData={"a":[1]}',
    '--set',
    'context.timestamp=2026-03-14T09:31:47Z',
  ]);
  assert.deepEqual([status, stderr], [0, '']);
  assert.deepEqual(JSON.parse(stdout), {
    context: {
      specversion: '0.5.1',
      id: 'event-1',
      source: '/ci',
      type: RELEASE_TYPE,
      timestamp: '2026-03-14T09:31:47Z',
    },
    subject: { id: 'run=42', content: { outcome: 'success' } },
    customData: { a: [1] },
  });
  const wrapped = cli([
    'new',
    RELEASE_TYPE,
    '--set',
    'context.source=/ci',
    '--set',
    'subject.id=r',
    '--envelope',
    'structured',
  ]);
  assert.equal(cdevents.validate(wrapped.stdout).event.envelope, 'structured');
});

test('new says why there is no such event', () => {
  const { stdout, stderr, status } = cli([
    'new',
    RELEASE_TYPE,
    '--set',
    'context.source=/ci',
    '--set',
    'subject.id=r',
    '--set',
    'subject.content.outcom=success',
    '--set',
    'subject.__proto__.x=1',
  ]);
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(
    stderr,
    /error\[CDE402\] .*`outcom`.* at \/subject\/content\/outcom \(unknown-field\)\n {2}= help: .*`outcome`/,
  );
  assert.match(stderr, /at \/subject\/__proto__ /);
  assert.match(
    cli(['new', 'dev.cdevents.pipelinerun.finnished.0.3.0']).stderr,
    new RegExp(`did you mean .${RELEASE_TYPE}`),
  );
});

test('types and explain list what there is', () => {
  const all = cli(['types']).stdout;
  for (const wanted of ['CD.Pipeline.TaskRun.Started', RELEASE_TYPE, 'sig-v1', '0.6.0-draft'])
    assert.ok(all.includes(wanted), wanted);
  assert.ok(cli(['types', '--release', '0.3.0']).stdout.includes('dev.cdevents.pipelinerun.finished.0.1.1'));
  const page = cli(['explain', 'cde402']).stdout;
  const rule = cdevents.rules().find(({ code }) => code === 'CDE402');
  for (const key of ['code', 'rule', 'what', 'why', 'source']) assert.ok(page.includes(rule[key]), key);
  assert.equal(cli(['explain', 'unknown-field']).stdout, page);
  assert.equal(cli(['explain']).stdout.trimEnd().split('\n').length, cdevents.rules().length);
  assert.equal(cli(['--version']).stdout, `${MANIFEST.version}\n`);
});

test('a reader that goes away ends it without a word', async (t) => {
  const cwd = scratch(t);
  file(cwd, 'many.ndjson', `${json(nameless)}\n`.repeat(20_000));
  const child = spawn(BIN, ['check', 'many.ndjson'], { cwd, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  let written = '';
  child.stderr.on('data', (chunk) => (written += chunk));
  assert.deepEqual([await new Promise((resolve) => child.on('close', resolve)), written], [2, '']);
});

test('output arrives whole in a pipe', (t) => {
  const cwd = scratch(t);
  file(cwd, 'many.ndjson', `${json(nameless)}\n`.repeat(20_000));
  const { stdout, status } = cli(['check', '--format', 'json', 'many.ndjson'], { cwd });
  assert.equal(status, 1);
  assert.ok(stdout.length > 5_000_000);
  assert.equal(JSON.parse(stdout).results.length, 20_000);
});

test('output that cannot be written is a failure', (t) => {
  const cwd = files(t);
  const shim = file(
    cwd,
    'shim.mjs',
    `process.stdout.write = () => {
    process.nextTick(() => process.stdout.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' })));
    return false;
  };`,
  );
  const program = [
    process.execPath,
    ['--import', shim, join(PACKAGE, 'dist/cli.js'), 'check', 'good.json', 'draft.json'],
  ];
  const expected = [2, 'error: standard output: no space left on the disk\n'];
  const run = (stdout) =>
    spawnSync(...program, { cwd, env: ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', stdout, 'pipe'] });
  assert.deepEqual((({ status, stderr }) => [status, stderr])(run('pipe')), expected);
  if (existsSync('/dev/full')) {
    program[1].splice(0, 2);
    assert.deepEqual((({ status, stderr }) => [status, stderr])(run(openSync('/dev/full', 'w'))), expected);
  }
});

test('an interrupt ends it as an interrupt', async (t) => {
  const cwd = scratch(t);
  const path = file(cwd, 'many.ndjson', `${json(nameless)}\n`.repeat(20_000));
  const child = spawn(BIN, ['check', ...Array.from({ length: 50 }, () => path)], {
    cwd,
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => child.kill('SIGINT'));
  child.stdout.resume();
  const [code, signal] = await new Promise((resolve) => child.on('close', (...end) => resolve(end)));
  assert.ok(signal === 'SIGINT' || code === 130, `${code} ${signal}`);
});
