// `check --fix` leaves the old file or the new one, and refuses what it cannot replace as it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json, release } from '../support/events.mjs';
import { BIN, cdevents, file, PACKAGE, scratch } from '../support/installed.mjs';

const CLI = join(PACKAGE, 'dist/cli.js');
const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME };

function fix(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(BIN, ['check', '--fix', ...args], {
    cwd,
    encoding: 'utf8',
    env: ENVIRONMENT,
  });
  assert.doesNotMatch(stderr, /^\s+at .*:\d+:\d+/m);
  return { status, stdout, stderr };
}

const misspelt = json(draft()).replace('"pipelineName"', '"pipelineNme"');
const repaired = json(draft());

test('safe fixes are written, what is left is reported', (t) => {
  const cwd = scratch(t);
  const cases = {
    'one.json': [misspelt, repaired, 0],
    'type.json': [
      repaired.replace('CD.Pipeline.PipelineRun.Finished', 'cd.pipeline.pipelinerun.finished'),
      repaired,
      0,
    ],
    'bom.json': [`\ufeff${misspelt}`, repaired, 0],
    'comma.json': [`${repaired.slice(0, -1)},\n}\n`, `${repaired.slice(0, -1)}\n}\n`, 0],
    'crlf.json': [
      JSON.stringify(draft(), null, 2).replaceAll('\n', '\r\n').replace('"pipelineName"', '"pipelineNme"'),
      JSON.stringify(draft(), null, 2).replaceAll('\n', '\r\n'),
      0,
    ],
    'lines.ndjson': [
      `${misspelt}\r\n\n${json(release())}\n${misspelt}`,
      `${repaired}\r\n\n${json(release())}\n${repaired}`,
      0,
    ],
    'batch.json': [`[${misspelt},${misspelt}]`, `[${repaired},${repaired}]`, 0],
    'both.json': [misspelt.replace('"Finished"', '"success"'), repaired.replace('"Finished"', '"success"'), 1],
    'wide.json': [misspelt.replace('"release"', '"é😀"'), repaired.replace('"release"', '"é😀"'), 0],
  };
  for (const [name, [before, after, status]] of Object.entries(cases)) {
    const path = file(cwd, name, before);
    const result = fix(cwd, name);
    assert.equal(readFileSync(path, 'utf8'), after, name);
    assert.equal(result.status, status, `${name}: ${result.stdout}${result.stderr}`);
    assert.match(result.stdout, /\d+ findings? fixed/);
    assert.equal(fix(cwd, name).status, status);
    assert.equal(readFileSync(path, 'utf8'), after, `${name} again`);
  }
  assert.deepEqual(readdirSync(cwd).sort(), Object.keys(cases).sort());
});

test('what needs no fix is not touched', (t) => {
  const cwd = scratch(t);
  for (const [name, content] of [
    ['good.json', repaired],
    ['guess.json', repaired.replace('"Finished"', '"success"')],
    ['bad.json', Buffer.from([0x7b, 0xff])],
  ]) {
    const path = file(cwd, name, content);
    utimesSync(path, 1000, 1000);
    const before = lstatSync(path, { bigint: true });
    fix(cwd, name);
    const after = lstatSync(path, { bigint: true });
    assert.deepEqual([after.ino, after.mtimeNs, after.size], [before.ino, before.mtimeNs, before.size]);
  }
});

test('the mode stays', (t) => {
  const cwd = scratch(t);
  const path = file(cwd, 'event.json', misspelt);
  for (const mode of [0o640, 0o600, 0o755, 0o666]) {
    file(cwd, 'event.json', misspelt);
    chmodSync(path, mode);
    fix(cwd, 'event.json');
    assert.deepEqual([readFileSync(path, 'utf8'), statSync(path).mode & 0o7777], [repaired, mode]);
  }
});

test('what is not a plain file with one link is refused and stays as it was', (t) => {
  const cwd = scratch(t);
  const original = file(cwd, 'original.json', misspelt);
  symlinkSync('original.json', join(cwd, 'soft.json'));
  assert.match(fix(cwd, 'soft.json').stderr, /^error: soft\.json: not fixed: is a symbolic link/);
  assert.equal(fix(cwd, 'soft.json').status, 2);
  assert.ok(lstatSync(join(cwd, 'soft.json')).isSymbolicLink());
  linkSync(original, join(cwd, 'hard.json'));
  assert.match(fix(cwd, 'hard.json').stderr, /^error: hard\.json: not fixed: has several hard links/);
  assert.equal(fix(cwd, 'original.json').status, 2);
  chmodSync(file(cwd, 'read-only.json', misspelt), 0o444);
  assert.match(fix(cwd, 'read-only.json').stderr, /read-only/);
  for (const name of ['original.json', 'soft.json', 'hard.json', 'read-only.json']) {
    assert.equal(readFileSync(join(cwd, name), 'utf8'), misspelt);
  }
  assert.deepEqual(readdirSync(cwd).sort(), ['hard.json', 'original.json', 'read-only.json', 'soft.json']);
});

/** Runs the program with file calls that go wrong: number `nth` of `name` does what `how` says. */
function sabotaged(t, cwd, { name, nth, how }) {
  const shim = file(
    scratch(t),
    'shim.mjs',
    `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const original = fs[${json(name)}];
    let calls = 0;
    fs[${json(name)}] = (...args) => {
      const ours = typeof args[0] !== 'string' || args[0].includes('event.json');
      if (ours && ++calls === ${nth}) { ${how} }
      return original(...args);
    };
    syncBuiltinESMExports();
  `,
  );
  return spawnSync(process.execPath, ['--import', shim, CLI, 'check', '--fix', 'event.json'], {
    cwd,
    encoding: 'utf8',
    env: ENVIRONMENT,
  });
}

const fail = (code) => `throw Object.assign(new Error('${code}'), { code: '${code}' });`;

test('whichever file call fails or is the last, the file is the old one or the new one', (t) => {
  const calls = [
    'writeSync',
    'fsyncSync',
    'renameSync',
    'fchmodSync',
    'fstatSync',
    'openSync',
    'closeSync',
    'readFileSync',
    'lstatSync',
    'realpathSync',
  ];
  const ways = [fail('ENOSPC'), fail('EIO'), fail('EACCES'), `process.kill(process.pid, 'SIGKILL');`];
  let reached = 0;
  for (const name of calls) {
    for (const how of ways) {
      for (const nth of [1, 2, 3, 4]) {
        const cwd = scratch(t);
        const path = file(cwd, 'event.json', misspelt);
        const { status, signal, stderr } = sabotaged(t, cwd, { name, nth, how });
        const content = readFileSync(path, 'utf8');
        const what = `${name} ${nth} ${how}: ${status} ${signal} ${stderr}`;
        assert.ok(content === misspelt || content === repaired, what);
        if (signal === null) {
          assert.deepEqual(readdirSync(cwd), ['event.json'], what);
          assert.ok(status === 2 || (status === 0 && content === repaired), what);
          assert.doesNotMatch(stderr, /defect|^\s+at /m, what);
        }
        if (status === 0) break;
        reached += 1;
      }
    }
  }
  assert.ok(reached >= 40, `only ${reached} calls were hit`);
});

test('a file that somebody else changes meanwhile stays theirs', (t) => {
  for (const theirs of [`${misspelt} `, misspelt.replace('run-42', 'run-43')]) {
    const cwd = scratch(t);
    const path = file(cwd, 'event.json', misspelt);
    const how = `fs.writeFileSync('event.json', ${json(theirs)});`;
    const { status, stderr } = sabotaged(t, cwd, { name: 'fchmodSync', nth: 1, how });
    assert.equal(status, 2);
    assert.match(stderr, /has changed/);
    assert.equal(readFileSync(path, 'utf8'), theirs);
    assert.deepEqual(readdirSync(cwd), ['event.json']);
  }
});

test('fixes do what applyFixes does', () => {
  assert.equal(cdevents.applyFixes(misspelt, cdevents.validate(misspelt)), repaired);
});
