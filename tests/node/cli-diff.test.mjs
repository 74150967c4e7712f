// `check --diff`: a patch of what `--fix` would write, that git and patch take, and that harms nobody on its way.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, linkSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json, release } from '../support/events.mjs';
import { cli, ENVIRONMENT, file, scratch } from '../support/installed.mjs';

const pretty = (value) => JSON.stringify(value, null, 2);
const misspell = (text) => text.replaceAll('"pipelineName"', '"pipelineNme"');
const misspelt = `${misspell(pretty(draft()))}\n`;
const padded = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, index]));

/** Two changes with this number of lines between them. */
const apart = (lines) => `[\n/* one */\n${'1,\n'.repeat(lines)}/* two */\n2]\n`;

/** Files of all kinds that `--fix` changes, by name. */
const FIXABLE = {
  'event.json': misspelt,
  'no-end.json': misspelt.trimEnd(),
  'one-line.json': misspell(json(draft())),
  'crlf.json': misspelt.replaceAll('\n', '\r\n'),
  'bom.json': `\ufeff${pretty(draft())}\n`,
  'comma.json': `${pretty(draft()).slice(0, -2)},\n}`,
  'comment.json': `// first\n${pretty(draft())}\n`,
  'long-comment.json': `{\n/*\n${'the same\n'.repeat(300)}*/\n${pretty(draft()).slice(2)}\n`,
  'two-hunks.json': `${misspell(pretty({ ...draft(), data: padded(40), last: 1 })).slice(0, -2)},\n}\n`,
  'near-hunks.json': `{\n  "pipelineNme": "release",\n  "type": "cd.pipeline.pipelinerun.finished",\n${pretty({ ...draft(), pipelineName: undefined, type: undefined }).slice(2)}\n`,
  'six-apart.json': apart(6),
  'seven-apart.json': apart(7),
  'lines.ndjson': Array.from({ length: 200 }, (_, index) =>
    index % 7 === 3 ? json(release()) : misspell(json({ ...draft(), id: `e${index}` })),
  ).join('\n'),
  'all.ndjson': `${misspell(json(draft()))}\n`.repeat(300),
  'batch.json': `${misspell(pretty(Array.from({ length: 120 }, () => draft())))}\n`,
  'wide.json': misspell(`${pretty({ ...draft(), pipelineRunId: '漢字 😀\u200d🔧 e\u0301' })}\n`),
  'with blank.json': misspelt,
  'é "quoted" \\ # : ü.json': misspelt,
  '##[error].json': misspelt,
  '\u202eline\nend\ttab.json': misspelt,
  '-dash.json': misspelt,
  'sub/folder/event.json': misspelt,
};

function files(t, contents = FIXABLE) {
  const cwd = scratch(t);
  for (const [name, content] of Object.entries(contents)) file(cwd, name, content);
  return cwd;
}

const diff = (cwd, names, options) => cli(['check', '--no-config', '--diff', '--', ...names], { cwd, ...options });
const contents = (cwd, names) => names.map((name) => readFileSync(join(cwd, name), 'utf8'));

/** Applies a patch with nothing left to the imagination: each line of context has to be where the patch says it is. */
function applied(before, patch) {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lines = patch.split('\n');
  assert.equal(lines.pop(), '');
  const result = [];
  let at = 0;
  for (let index = 2; index < lines.length; ) {
    const [, from, fromCount = '1', to, toCount = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(lines[index++]) ?? assert.fail(lines[index - 1]);
    const start = fromCount === '0' ? Number(from) : Number(from) - 1;
    result.push(...old.slice(at, start));
    at = start;
    assert.equal(toCount === '0' ? result.length : result.length + 1, Number(to));
    let [minus, plus] = [0, 0];
    let context = 0;
    let changes = 0;
    while (index < lines.length && !lines[index].startsWith('@@')) {
      const mark = lines[index][0];
      let line = `${lines[index++].slice(1)}\n`;
      if (lines[index] === '\\ No newline at end of file') {
        line = line.slice(0, -1);
        index += 1;
      }
      if (mark !== '+') assert.equal(line, old[at++], 'context');
      if (mark !== '-') result.push(line);
      minus += mark === '+' ? 0 : 1;
      plus += mark === '-' ? 0 : 1;
      changes += mark === ' ' ? 0 : 1;
      context = mark === ' ' ? context + 1 : 0;
      assert.ok(context <= 6 && ' +-'.includes(mark));
    }
    assert.deepEqual([minus, plus], [Number(fromCount), Number(toCount)]);
    assert.ok(changes > 0 && context <= 3);
  }
  return [...result, ...old.slice(at)].join('');
}

test('a patch for each file, which makes of it what --fix does', (t) => {
  const names = Object.keys(FIXABLE);
  const cwd = files(t);
  const repaired = files(t);
  cli(['check', '--no-config', '--fix', '--', ...names], { cwd: repaired });
  for (const name of names) {
    const { stdout, status } = diff(cwd, [name]);
    assert.equal(status, 1, name);
    assert.match(stdout, /^--- (a\/|"a\/).*\n\+\+\+ (b\/|"b\/).*\n@@ /);
    const [after] = contents(repaired, [name]);
    assert.notEqual(after, FIXABLE[name], name);
    assert.equal(applied(FIXABLE[name], stdout), after, name);
  }
  assert.deepEqual(contents(cwd, names), Object.values(FIXABLE), 'nothing is written');
});

test('git apply and patch take it', (t) => {
  const names = Object.keys(FIXABLE);
  const repaired = files(t);
  cli(['check', '--no-config', '--fix', '--', ...names], { cwd: repaired });
  const ways = { git: ['apply', '--whitespace=nowarn', '-'], patch: ['-p1', '--binary', '--silent'] };
  for (const [program, args] of Object.entries(ways)) {
    // Where there is none, the reader of patches above has to do.
    if (spawnSync(program, ['--version']).status !== 0) continue;
    const cwd = files(t);
    // What git writes for such a name, patch does not read back.
    const taken = names.filter((name) => program === 'git' || !/[\n\t]/.test(name));
    const { stdout } = diff(cwd, taken);
    const { status, stderr } = spawnSync(program, args, { cwd, input: stdout, encoding: 'utf8', env: ENVIRONMENT });
    assert.deepEqual([status, stderr], [0, ''], program);
    assert.deepEqual(contents(cwd, taken), contents(repaired, taken), program);
  }
});

test('a small change is a small patch', (t) => {
  const cwd = files(t);
  const { stdout, stderr } = diff(cwd, ['event.json', 'no-end.json']);
  assert.equal(
    stdout,
    `--- a/event.json
+++ b/event.json
@@ -4,6 +4,6 @@
   "source": "https://ci.example.com",
   "timestamp": "2026-03-14T09:31:47Z",
   "pipelineRunId": "run-42",
-  "pipelineNme": "release",
+  "pipelineName": "release",
   "pipelineRunStatus": "Finished"
 }
--- a/no-end.json
+++ b/no-end.json
@@ -4,6 +4,6 @@
   "source": "https://ci.example.com",
   "timestamp": "2026-03-14T09:31:47Z",
   "pipelineRunId": "run-42",
-  "pipelineNme": "release",
+  "pipelineName": "release",
   "pipelineRunStatus": "Finished"
 }
\\ No newline at end of file
`,
  );
  assert.equal(
    stderr,
    '2 events in 2 files: 0 valid, 2 invalid; 2 errors, 0 warnings, 0 notes; 2 can be fixed with --fix\n',
  );
  assert.equal(diff(cwd, ['two-hunks.json']).stdout.match(/^@@/gm).length, 2);
  assert.equal(diff(cwd, ['near-hunks.json']).stdout.match(/^@@/gm).length, 1);
  assert.equal(diff(cwd, ['six-apart.json']).stdout.match(/^@@/gm).length, 1);
  assert.equal(diff(cwd, ['seven-apart.json']).stdout.match(/^@@/gm).length, 2);
  for (const name of ['all.ndjson', 'batch.json', 'long-comment.json']) {
    const changed = diff(cwd, [name]).stdout.match(/^[-+](?![-+])/gm).length;
    assert.equal(changed, { 'all.ndjson': 600, 'batch.json': 240, 'long-comment.json': 303 }[name], name);
  }
});

test('without a difference there is no patch; what cannot be fixed is still a problem', (t) => {
  const cwd = files(t, {
    'good.json': json(draft()),
    'guess.json': json({ ...draft(), pipelineRunStatus: 'success' }),
  });
  assert.deepEqual(diff(cwd, ['good.json']), {
    status: 0,
    stdout: '',
    stderr: '1 event in 1 file: 1 valid, 0 invalid; 0 errors, 0 warnings, 0 notes\n',
  });
  assert.deepEqual((({ status, stdout }) => [status, stdout])(diff(cwd, ['guess.json'])), [1, '']);
  assert.equal(diff(cwd, ['gone.json']).status, 2);
});

test('a hundred findings are not all that --fix and --diff see', (t) => {
  const text = `${misspell(pretty(Array.from({ length: 5_000 }, () => draft())))}\n`;
  const cwd = files(t, { 'batch.json': text });
  const { stdout } = diff(cwd, ['batch.json']);
  assert.equal(applied(text, stdout), text.replaceAll('pipelineNme', 'pipelineName'));
  cli(['check', '--no-config', '--fix', '--max-diagnostics', '0', 'batch.json'], { cwd });
  assert.equal(readFileSync(join(cwd, 'batch.json'), 'utf8'), text.replaceAll('pipelineNme', 'pipelineName'));
});

test('what --fix refuses has no patch', (t) => {
  const cwd = files(t, { 'event.json': misspelt, 'read-only.json': misspelt, 'other.json': misspelt });
  symlinkSync('event.json', join(cwd, 'soft.json'));
  linkSync(join(cwd, 'other.json'), join(cwd, 'hard.json'));
  chmodSync(join(cwd, 'read-only.json'), 0o444);
  for (const [name, why] of [
    ['soft.json', /symbolic link/],
    ['hard.json', /hard links/],
    ['read-only.json', /read-only/],
  ]) {
    const { status, stdout, stderr } = diff(cwd, [name]);
    assert.deepEqual([status, stdout], [2, ''], name);
    assert.match(stderr, new RegExp(`^error: ${name} .*${why.source}.*, not shown`));
  }
});

/** Lines that hold what a patch would have to hold too. */
const STEERING = [
  '\u001b[2J',
  '\u0007',
  '\u202e',
  '\u2066',
  '\u2028',
  '##[error]no',
  '##vso[task.x]',
  '##teamcity[x]',
  '\r::error::no',
  '\u009b',
  '\b',
  '\u061c',
];

test('a patch that would steer a terminal or a runner is not printed, unless it can be written out for a terminal', (t) => {
  const cwd = scratch(t);
  const shim = file(cwd, 'shim.mjs', 'process.stdout.isTTY = true;');
  for (const [index, text] of STEERING.entries()) {
    const name = `${index}.json`;
    file(cwd, name, `{\n/* a comment that goes ${text} */\n${pretty(draft()).slice(2)}`);
    const { status, stdout, stderr } = diff(cwd, [name]);
    assert.deepEqual([status, stdout], [2, ''], json(text));
    assert.match(
      stderr,
      /^error: \d+\.json needs a patch with characters that could control a terminal or a CI runner, so only --fix can change it, not shown$/m,
    );
    const seen = diff(cwd, [name], { shim, env: { NO_COLOR: '1' } });
    assert.equal(seen.status, 1);
    assert.match(seen.stdout, /^-.*a comment that goes/m);
    assert.doesNotMatch(seen.stdout, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##[A-Za-z]*\[|^\s*::/mu);
  }
  // A line of context begins with a blank, which runners do not mind.
  file(cwd, 'context.json', misspelt.replace('\n', ' /* goes */\n::error::no\n'));
  assert.deepEqual([diff(cwd, ['context.json']).stdout, diff(cwd, ['context.json']).status], ['', 2]);
  assert.equal(
    diff(cwd, [
      file(
        cwd,
        'bytes.ndjson',
        Buffer.concat([Buffer.from(`${misspell(json(draft()))}\n`), Buffer.from([0x7b, 0xff, 0x7d, 0x0a])]),
      ),
    ]).status,
    2,
  );
});

test('colours are for a terminal only, and only when it wants them', (t) => {
  const cwd = files(t, { 'event.json': misspelt });
  const shim = file(cwd, 'shim.mjs', 'process.stdout.isTTY = true;');
  const coloured = (options) => diff(cwd, ['event.json'], options).stdout.includes('\u001b[');
  assert.deepEqual(
    [
      coloured({}),
      coloured({ env: { FORCE_COLOR: '1' } }),
      coloured({ shim }),
      coloured({ shim, env: { NO_COLOR: '1' } }),
    ],
    [false, false, true, false],
  );
  assert.match(diff(cwd, ['event.json'], { shim }).stdout, /^\u001b\[1;31m- {2}"pipelineNme": "release",\u001b\[0m$/m);
});

test('it goes with nothing that writes or prints something else', (t) => {
  const cwd = files(t, { 'event.json': misspelt, 'cdevents.config.json': '{ "format": "json" }' });
  for (const args of [['--fix'], ['--format', 'json'], ['--format', 'text'], ['-']]) {
    const { status, stdout, stderr } = cli(['check', '--diff', ...args, 'event.json'], { cwd });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, /^error: --(diff|fix) .*\n$/);
  }
  assert.match(cli(['check', '--diff', 'event.json'], { cwd }).stdout, /^--- a\/event\.json/);
  assert.equal(readFileSync(join(cwd, 'event.json'), 'utf8'), misspelt);
});

test('files elsewhere are named from the root', (t) => {
  const outside = files(t, { 'event.json': misspelt });
  const { stdout } = diff(scratch(t), [join(outside, 'event.json')]);
  assert.equal(stdout.split('\n', 1)[0], `--- a${join(outside, 'event.json')}`);
  const copy = scratch(t);
  cpSync(outside, copy, { recursive: true });
  assert.equal(applied(misspelt, stdout), misspelt.replace('pipelineNme', 'pipelineName'));
});

test('a patch has no more lines than what changed and its context', (t) => {
  const lines = (count) => [
    '"data": {',
    ...Array.from({ length: count }, (_, index) => `"x${index}": 0,`),
    '"x": 0',
    '},',
  ];
  const event = pretty(draft()).split('\n').slice(1, -1);
  const inner = event.map((line) => misspell(line));
  const comment = ['/*', 'one', 'two', 'three', '*/'];
  // Of each: lines that go, lines that come. What a line becomes may stand further down already.
  const cases = {
    'one of many': [['{', ...lines(500), ...inner, '}'], 1, 1],
    'a comment before much that stays': [['{', ...comment, ...lines(300), ...event, '}'], 5, 1],
    'a comment and a name': [['{', ...lines(50), ...comment, ...inner, '}'], 6, 2],
    'like one further down': [['[', '{', ...inner, '},', '{', ...lines(30), ...event, '}', ']'], 1, 1],
  };
  for (const [name, [content, gone, come]] of Object.entries(cases)) {
    const text = `${content.join('\n')}\n`;
    const cwd = files(t, { 'event.json': text });
    const { stdout } = diff(cwd, ['event.json']);
    cli(['check', '--no-config', '--fix', 'event.json'], { cwd });
    assert.equal(applied(text, stdout), readFileSync(join(cwd, 'event.json'), 'utf8'), name);
    const count = (mark) =>
      stdout
        .split('\n')
        .slice(2)
        .filter((line) => line.startsWith(mark)).length;
    assert.deepEqual([count('-'), count('+')], [gone, come], name);
  }
});
