// `cdevents.config.json` and the options that say the same: which one counts, and how a wrong one is reported.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json, release } from '../support/events.mjs';
import { cdevents, cli, file, scratch } from '../support/installed.mjs';

const CONFIG = 'cdevents.config.json';
const doubtful = json({ ...draft(), pipelineRunErrors: 'it broke' });

/** A repository's folder with an event, and the configuration at its root. */
function project(t, config) {
  const cwd = scratch(t);
  mkdirSync(join(cwd, '.git'));
  file(cwd, 'event.json', doubtful);
  file(cwd, 'good.json', json(release()));
  file(cwd, 'sub/folder/event.json', doubtful);
  if (config !== undefined)
    file(cwd, CONFIG, typeof config === 'string' || Buffer.isBuffer(config) ? config : json(config));
  return cwd;
}

const outcome = (cwd, ...args) => cli(['check', ...args, 'event.json'], { cwd }).status;

test('the nearest one from the working directory upwards, within the repository', (t) => {
  const cwd = project(t, { strict: true });
  const inner = join(cwd, 'sub/folder');
  assert.deepEqual([outcome(cwd), outcome(inner), outcome(inner, '--no-config')], [1, 1, 0]);
  file(cwd, `sub/${CONFIG}`, '{ "strict": false }');
  assert.deepEqual([outcome(cwd), outcome(inner), outcome(inner, '--config', `../../${CONFIG}`)], [1, 0, 1]);
  // A repository within, and one whose .git is a file, as those of submodules and work trees are.
  mkdirSync(join(cwd, 'repository/.git'), { recursive: true });
  file(cwd, 'tree/.git', 'gitdir: elsewhere\n');
  for (const folder of ['repository', 'tree']) {
    file(cwd, `${folder}/event.json`, doubtful);
    assert.equal(outcome(join(cwd, folder)), 0, folder);
  }
});

test('every key does what its option does', (t) => {
  const same = (config, ...args) => {
    const cwd = project(t, config);
    const names = ['event.json', 'good.json'];
    const [given, asked] = [
      cli(['check', ...names], { cwd }),
      cli(['check', '--no-config', ...args, ...names], { cwd }),
    ];
    assert.deepEqual(given, asked, json(config));
    assert.notDeepEqual(given, cli(['check', '--no-config', ...names], { cwd }), json(config));
  };
  same({ release: '0.3.0' }, '--release', '0.3.0');
  same({ strict: true }, '--strict');
  same({ rules: { 'errors-without-error': 'off' } }, '--rule', 'errors-without-error=off');
  same(
    { rules: { 'errors-without-error': 'error', 'draft-status': 'note' } },
    '--rule',
    'errors-without-error=error',
    '--rule',
    'draft-status=note',
  );
  same({ maxDiagnostics: 0 }, '--max-diagnostics', '0');
  same({ maxWarnings: 0 }, '--max-warnings', '0');
  for (const format of ['json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab']) same({ format }, '--format', format);
});

test('limits are those of the engine', (t) => {
  for (const [limits, rule] of [
    [{ bytes: 10 }, 'limit-bytes'],
    [{ depth: 1 }, 'limit-depth'],
    [{ batch: 1 }, 'limit-batch'],
  ]) {
    const cwd = project(t, { limits, format: 'ndjson' });
    const text = json([JSON.parse(doubtful), release()]);
    file(cwd, 'event.json', text);
    const { stdout } = cli(['check', 'event.json'], { cwd });
    const { file: _, line: __, offset: ___, ...report } = JSON.parse(stdout);
    assert.deepEqual(report, cdevents.validate(text, { limits }));
    assert.ok(
      report.diagnostics.some((found) => found.rule === rule),
      rule,
    );
  }
});

test('the command line wins', (t) => {
  const cwd = project(t, {
    strict: true,
    format: 'json',
    maxWarnings: 0,
    rules: { 'errors-without-error': 'error', 'unidentified-event': 'off' },
  });
  assert.equal(outcome(cwd), 1);
  assert.equal(outcome(cwd, '--no-strict', '--max-warnings', '1', '--rule', 'errors-without-error=warning'), 0);
  assert.equal(outcome(cwd, '--rule', 'errors-without-error=off'), 0);
  assert.match(cli(['check', '--format', 'text', 'good.json'], { cwd }).stdout, /^good\.json: valid/);
  file(cwd, 'bare.json', json({ ...draft(), id: undefined }));
  assert.equal(
    JSON.parse(cli(['check', '--rule', 'draft-status=note', 'bare.json'], { cwd }).stdout).summary.notes,
    0,
    'rules of both are put together',
  );
});

test('the last --rule counts, and a rule that is off is not fixed', (t) => {
  const cwd = project(t);
  assert.deepEqual(
    [
      outcome(cwd, '--rule', 'errors-without-error=off', '--rule', 'errors-without-error=error'),
      outcome(cwd, '--rule', 'errors-without-error=error'),
    ],
    [1, 1],
  );
  file(cwd, 'event.json', json(draft()).replace('"pipelineName"', '"pipelineNme"'));
  assert.equal(
    cli(['check', '--diff', '--rule', 'unknown-field=off', '--rule', 'missing-field=off', 'event.json'], { cwd })
      .stdout,
    '',
  );
});

test('warnings that a report leaves out count all the same', (t) => {
  const cwd = project(t);
  file(cwd, 'event.json', json(Array.from({ length: 150 }, () => JSON.parse(doubtful))));
  for (const args of [[], ['--max-diagnostics', '0']]) {
    assert.equal(outcome(cwd, '--max-warnings', '149', ...args), 1);
    assert.equal(outcome(cwd, '--max-warnings', '150', ...args), 0);
  }
  assert.match(
    cli(['check', '--max-warnings', '1', 'event.json'], { cwd }).stderr,
    /^found 150 warnings, at most 1 allowed$/m,
  );
});

test('every mistake is reported at its place, and nothing is checked', (t) => {
  const cases = [
    ['{\n  "strct": true\n}', '2:3: unknown key "strct"; did you mean strict?'],
    [
      '{"nonsense":1}',
      '1:2: unknown key "nonsense"; the keys here are release, strict, rules, limits, maxDiagnostics, maxWarnings, format, expect, schemas',
    ],
    ['{"strict":\n\t"yes"}', '2:2: strict must be true or false, not "yes"'],
    [
      '{"release":"0.9.0"}',
      '1:12: release must be one of draft, sig-v1, 0.1.0, 0.1.1, 0.1.2, 0.2.0, 0.3.0, 0.4.0, 0.4.1, 0.5.0, 0.5.1, 0.6.0-draft, not "0.9.0"',
    ],
    [
      '{"rules":{"draft-status":"of"}}',
      '1:26: rules.draft-status must be one of off, note, warning, error, not "of"; did you mean off?',
    ],
    ['{"rules":{\r\n"draft-satus":"off"}}', '2:1: unknown rule "draft-satus"; did you mean draft-status?'],
    ['{"rules":{"CDE999":"off"}}', '1:11: unknown rule "CDE999"; cdevents-wasm explain lists all of them'],
    [
      '{"rules":{"json-syntax":"off"}}',
      '1:11: json-syntax cannot be set: without it a report would not say why there is no verdict',
    ],
    ['{"rules":[]}', '1:10: rules must be an object, not an array'],
    ['{"limits":{"deph":1}}', '1:12: unknown key "deph"; did you mean depth?'],
    ['{"limits":{"bytes":-1}}', '1:20: limits.bytes must be a whole number, not -1'],
    ['{"limits":{"batch":1.5}}', '1:20: limits.batch must be a whole number, not 1.5'],
    ['{"limits":null}', '1:11: limits must be an object, not null'],
    ['{"maxDiagnostics":"1"}', '1:19: maxDiagnostics must be a whole number, not "1"'],
    ['{"maxWarnings":[1,{"a":{}}]}', '1:16: maxWarnings must be a whole number, not an array'],
    [
      '{"format":"srif"}',
      '1:11: format must be one of text, json, ndjson, sarif, junit, github, gitlab, not "srif"; did you mean sarif?',
    ],
    [
      '{"a":{"b":{"strict":1}},"c":[[{"d":1}],{}],"rules":{},"strict":1}',
      '1:2: unknown key "a"; the keys here are release, strict, rules, limits, maxDiagnostics, maxWarnings, format, expect, schemas',
      '1:25: unknown key "c"; the keys here are release, strict, rules, limits, maxDiagnostics, maxWarnings, format, expect, schemas',
      '1:64: strict must be true or false, not 1',
    ],
    [
      '{"__proto__":{"strict":true}}',
      '1:2: unknown key "__proto__"; the keys here are release, strict, rules, limits, maxDiagnostics, maxWarnings, format, expect, schemas',
    ],
    ['\ufeff{"stric":true}', '1:3: unknown key "stric"; did you mean strict?'],
    ['[]', '1:1: the configuration must be an object, not an array'],
    ['{"strict":true,}', '1:16: trailing comma before `}`; no comma is allowed after the last member'],
    [
      '{"strict":true,"strict":false}',
      '1:16: duplicate member `strict`; parsers disagree on which one counts: remove one of them',
    ],
  ];
  for (const [config, ...wanted] of cases) {
    const { status, stdout, stderr } = cli(['check', 'event.json'], { cwd: project(t, config) });
    assert.deepEqual(
      [status, stdout, stderr],
      [2, '', wanted.map((line) => `error: ${CONFIG}:${line}\n`).join('')],
      config,
    );
  }
  for (const config of ['', ' \n'])
    assert.match(
      cli(['check', 'event.json'], { cwd: project(t, config) }).stderr,
      /^error: cdevents\.config\.json: is empty/,
    );
  const { status, stderr } = cli(['check', 'event.json'], { cwd: project(t, Buffer.from([0x7b, 0xff, 0x7d])) });
  assert.equal(status, 2);
  assert.match(stderr, /^error: cdevents\.config\.json:1:2: /);
});

test('a configuration from a folder above is named by its path', (t) => {
  const cwd = project(t, '{"strict":1}');
  assert.equal(
    cli(['check', 'event.json'], { cwd: join(cwd, 'sub/folder') }).stderr,
    `error: ../../${CONFIG}:1:11: strict must be true or false, not 1\n`,
  );
});

test('one that is named has to be there, and one that cannot be read is no reason to go on without', (t) => {
  const cwd = project(t);
  mkdirSync(join(cwd, 'sub', CONFIG));
  file(cwd, 'sub/event.json', doubtful);
  const cases = [
    [cwd, ['--config', 'gone.json'], 'error: gone.json: cannot be read: no such file\n'],
    [cwd, ['--config', 'sub'], 'error: sub: cannot be read: it is a folder\n'],
    [join(cwd, 'sub'), [], `error: ${CONFIG}: cannot be read: it is a folder\n`],
    [cwd, ['--config', CONFIG, '--no-config'], 'error: --config and --no-config contradict each other\n'],
    [cwd, ['--strict', '--no-strict'], 'error: --strict and --no-strict contradict each other\n'],
    [
      cwd,
      ['--rule', 'draft-status'],
      'error: --rule takes name=level, such as --rule unidentified-event=off, not "draft-status"\n',
    ],
    [cwd, ['--rule', 'draft-satus=off'], 'error: unknown rule "draft-satus"; did you mean draft-status?\n'],
    [
      cwd,
      ['--rule', 'draft-status=of'],
      'error: --rule draft-status must be one of off, note, warning, error, not "of"; did you mean off?\n',
    ],
    [cwd, ['--max-diagnostics', '-1'], 'error: --max-diagnostics must be a whole number, not "-1"\n'],
    [cwd, ['--max-diagnostics=-1'], 'error: --max-diagnostics must be a whole number, not "-1"\n'],
  ];
  for (const [folder, args, wanted] of cases) {
    const { status, stderr } = cli(['check', ...args, 'event.json'], { cwd: folder });
    assert.equal(status, 2, args.join(' '));
    assert.equal(stderr, wanted);
  }
});

test('new and the other commands read no configuration', (t) => {
  const cwd = project(t, '{ broken');
  assert.equal(cli(['types'], { cwd }).status, 0);
  assert.equal(
    cli(['new', 'CD.Pipeline.PipelineRun.Queued', '--set', 'pipelineRunId=r', '--set', 'pipelineName=p'], { cwd })
      .status,
    0,
  );
});
