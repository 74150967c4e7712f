// `check --fix` leaves the old file or the new one, and refuses what it cannot replace as it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json, release } from '../support/events.mjs';
import { BIN, cdevents, cli, file, PACKAGE, scratch } from '../support/installed.mjs';

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
  assert.match(fix(cwd, 'soft.json').stderr, /^error: soft\.json is a symbolic link, not fixed$/m);
  assert.equal(fix(cwd, 'soft.json').status, 2);
  assert.ok(lstatSync(join(cwd, 'soft.json')).isSymbolicLink());
  linkSync(original, join(cwd, 'hard.json'));
  assert.match(fix(cwd, 'hard.json').stderr, /^error: hard\.json has several hard links, not fixed$/m);
  assert.equal(fix(cwd, 'original.json').status, 2);
  chmodSync(file(cwd, 'read-only.json', misspelt), 0o444);
  assert.equal(fix(cwd, 'read-only.json').stderr, 'error: read-only.json is read-only, not fixed\n');
  for (const name of ['original.json', 'soft.json', 'hard.json', 'read-only.json']) {
    assert.equal(readFileSync(join(cwd, name), 'utf8'), misspelt);
  }
  assert.deepEqual(readdirSync(cwd).sort(), ['hard.json', 'original.json', 'read-only.json', 'soft.json']);
});

/** Calls that are not made on `fs` itself: where they are found, by name. */
const ASYNC = {
  open: 'promises',
  'handle.stat': 'handle',
  'handle.readFile': 'handle',
  stat: 'promises',
};

/** Runs the program with file calls that go wrong: number `nth` of `name` does what `how` says, before the call is made. */
function sabotaged(t, cwd, { name, nth, how }) {
  const shim = file(
    scratch(t),
    'shim.mjs',
    `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const where = ${json(ASYNC[name] ?? 'fs')};
    const key = ${json(name.replace('handle.', ''))};
    let owner = where === 'promises' ? fs.promises : fs;
    if (where === 'handle') {
      const handle = await fs.promises.open(${json(CLI)});
      owner = Object.getPrototypeOf(handle);
      await handle.close();
    }
    const original = owner[key];
    let calls = 0;
    owner[key] = function (...args) {
      const ours = typeof args[0] !== 'string' || args[0].includes('event.json');
      if (ours && ++calls === ${nth}) { ${how} }
      return original.apply(this, args);
    };
    syncBuiltinESMExports();
  `,
  );
  return spawnSync(process.execPath, ['--import', shim, CLI, 'check', '--no-config', '--fix', 'event.json'], {
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
    ...Object.keys(ASYNC),
  ];
  const ways = [fail('ENOSPC'), fail('EIO'), fail('EACCES'), `process.kill(process.pid, 'SIGKILL');`];
  const reached = new Map(calls.map((name) => [name, 0]));
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
        reached.set(name, reached.get(name) + 1);
      }
    }
  }
  for (const [name, times] of reached) assert.ok(times >= 4, `${name} was hit ${times} times`);
});

/** The file calls of a run that change something, in order. */
function traced(t, cwd) {
  const log = join(scratch(t), 'log');
  const shim = file(
    scratch(t),
    'shim.mjs',
    `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const append = fs.appendFileSync.bind(fs);
    const names = new Map();
    const base = (path) => path.endsWith('.tmp') ? 'draft' : path.split('/').at(-1);
    const { openSync, closeSync } = fs;
    fs.openSync = (path, ...rest) => {
      const file = openSync(path, ...rest);
      names.set(file, fs.fstatSync(file).isDirectory() ? 'folder' : base(path));
      return file;
    };
    for (const key of ['writeSync', 'fchmodSync', 'fsyncSync', 'closeSync', 'renameSync']) {
      const original = fs[key];
      fs[key] = (target, ...rest) => {
        const name = typeof target === 'number' ? names.get(target) : base(target);
        if (['draft', 'event.json', 'folder'].includes(name)) append(${json(log)}, key.replace('Sync', '') + ' ' + name + '\\n');
        if (key === 'closeSync') names.delete(target);
        return original(target, ...rest);
      };
    }
    syncBuiltinESMExports();
  `,
  );
  const { status } = spawnSync(process.execPath, ['--import', shim, CLI, 'check', '--fix', 'event.json'], {
    cwd,
    env: ENVIRONMENT,
  });
  assert.equal(status, 0);
  return readFileSync(log, 'utf8').trimEnd().split('\n');
}

test('the new content has arrived on the disk before it takes the old name, and then the name has', (t) => {
  const cwd = scratch(t);
  const path = file(cwd, 'event.json', misspelt);
  const calls = traced(t, cwd).filter((call) => !call.startsWith('fchmod'));
  assert.deepEqual(calls, [
    'write draft',
    'fsync draft',
    'close draft',
    // What is there now is compared with what was read.
    'close event.json',
    'rename draft',
    'fsync folder',
    'close folder',
  ]);
  assert.equal(readFileSync(path, 'utf8'), repaired);
});

test('a file that vanished or is not a file has a plain message', (t) => {
  const cwd = scratch(t);
  mkdirSync(join(cwd, 'folder.json'));
  assert.equal(fix(cwd, 'gone.json').stderr, 'error: gone.json: cannot be read: no such file\n');
  assert.match(fix(cwd, 'folder.json').stderr, /^error: folder\.json: has no .* files in it\n$/);
  file(cwd, 'event.json', misspelt);
  const { status, stderr } = sabotaged(t, cwd, { name: 'fchmodSync', nth: 1, how: `fs.unlinkSync('event.json');` });
  assert.deepEqual([status, stderr], [2, 'error: event.json cannot be written: no such file, not fixed\n']);
  assert.deepEqual(readdirSync(cwd), ['folder.json']);
});

test('fixes that uncover one another are applied until nothing is left', (t) => {
  const cwd = scratch(t);
  const { context, subject } = release();
  const wanted = json({ context, subject: { id: subject.id, content: { outcome: 'success' } } });
  // Nothing below a misspelt member is looked at before the member has its name.
  const before = wanted
    .replace('"subject"', '"subjct"')
    .replace('"content"', '"contnt"')
    .replace('"outcome"', '"outcom"');
  assert.equal(cdevents.validate(before).diagnostics.filter(({ fix }) => fix?.safe).length, 1);
  const path = file(cwd, 'event.json', before);
  const { status, stdout } = fix(cwd, 'event.json');
  assert.deepEqual([status, readFileSync(path, 'utf8')], [0, wanted]);
  assert.match(stdout, /; 3 findings fixed/);
});

test('a file that somebody else changes meanwhile stays theirs, also with its time put back', (t) => {
  const other = misspelt.replace('run-42', 'run-43');
  const cases = {
    'another size': [`${misspelt} `, `fs.writeFileSync('event.json', theirs);`],
    'another content': [other, `fs.writeFileSync('event.json', theirs);`],
    'another content with the old time': [
      other,
      `const { atime, mtime } = fs.statSync('event.json');
       fs.writeFileSync('event.json', theirs);
       fs.utimesSync('event.json', atime, mtime);`,
    ],
    'another file of the same content': [
      misspelt,
      `fs.writeFileSync('new', theirs); fs.renameSync('new', 'event.json'); fs.utimesSync('event.json', 1000, 1000);`,
    ],
    'another time': [misspelt, `fs.utimesSync('event.json', 2000, 2000);`],
  };
  for (const [name, [theirs, change]] of Object.entries(cases)) {
    const cwd = scratch(t);
    const path = file(cwd, 'event.json', misspelt);
    utimesSync(path, 1000, 1000);
    const how = `const theirs = ${json(theirs)}; ${change}`;
    const { status, stderr } = sabotaged(t, cwd, { name: 'fchmodSync', nth: 1, how });
    assert.equal(status, 2, name);
    assert.equal(stderr, 'error: event.json has changed while it was checked, not fixed\n', name);
    assert.equal(readFileSync(path, 'utf8'), theirs, name);
    assert.deepEqual(readdirSync(cwd), ['event.json'], name);
  }
});

test('fixes do what applyFixes does', () => {
  assert.equal(cdevents.applyFixes(misspelt, cdevents.validate(misspelt)), repaired);
});

test('every finding that is or can be fixed is counted, also those that the report leaves out', (t) => {
  const cwd = scratch(t);
  const events = Array.from({ length: 300 }, () => misspelt);
  const path = file(cwd, 'events.json', `[${events}]`);
  assert.match(cli(['check', 'events.json'], { cwd }).stdout, /and 200 more findings \(/);
  assert.match(cli(['check', 'events.json'], { cwd }).stdout, /; 300 can be fixed with --fix\n$/);
  assert.match(cli(['check', '--max-diagnostics', '0', 'events.json'], { cwd }).stdout, /; 300 can be fixed/);
  const { stdout } = fix(cwd, 'events.json');
  assert.match(stdout, /; 300 findings fixed\n$/);
  assert.ok(!readFileSync(path, 'utf8').includes('Nme'));
});
