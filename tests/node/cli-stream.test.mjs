// `check` reads in chunks: signals are heard while nothing comes, memory does not grow with the file, and no answer
// depends on where the chunks end.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { draft, json, release } from '../support/events.mjs';
import { BIN, cdevents, cli, ENVIRONMENT, file, PACKAGE, scratch } from '../support/installed.mjs';
import { parseXml } from './readers.mjs';

const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab'];
const wrong = json({ ...draft(), pipelineRunStatus: 'success' }).replace('"pipelineName"', '"pipelineNme"');

/** The exit code of a child, or the one that shells use for its signal. */
const ended = (child) => new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
const SIGNALS = { SIGINT: 130, SIGTERM: 143 };

/** Resolves when the child has printed this. */
function printed(child, words) {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes(words)) resolve(text);
    });
    child.on('close', () => reject(new Error(`it ended without ${words}: ${text}`)));
  });
}

for (const [signal, code] of Object.entries(SIGNALS)) {
  test(`${signal} ends it while it waits for a pipe that stays open`, async (t) => {
    const child = spawn(BIN, ['check', '-'], { cwd: scratch(t), env: ENVIRONMENT });
    t.after(() => child.kill('SIGKILL'));
    const end = ended(child);
    const output = printed(child, '<stdin>:1');
    // The second line makes it clear that there is a line for each event; then nothing more comes.
    child.stdin.write(`${wrong}\n{`);
    await output;
    child.kill(signal);
    const how = await end;
    assert.ok(how.signal === signal || how.code === code, json(how));
  });

  test(`${signal} ends it while it waits for a fifo`, async (t) => {
    const cwd = scratch(t);
    const fifo = join(cwd, 'fifo');
    assert.equal(spawnSync('mkfifo', [fifo]).status, 0);
    file(cwd, 'good.json', json(release()));
    for (const isWritten of [false, true]) {
      // The file before says that it has come as far as the fifo.
      const child = spawn(BIN, ['check', 'good.json', 'fifo'], { cwd, env: ENVIRONMENT });
      t.after(() => child.kill('SIGKILL'));
      const end = ended(child);
      await printed(child, 'good.json: valid');
      let writer;
      if (isWritten) {
        const output = printed(child, 'fifo:1');
        writer = openSync(fifo, 'w');
        writeSync(writer, `${wrong}\n{`);
        await output;
      }
      child.kill(signal);
      const how = await end;
      assert.ok(how.signal === signal || how.code === code, `${isWritten} ${json(how)}`);
      if (writer !== undefined) closeSync(writer);
    }
  });
}

test('a fifo is read like a file', async (t) => {
  const cwd = scratch(t);
  assert.equal(spawnSync('mkfifo', [join(cwd, 'fifo')]).status, 0);
  const child = spawn(BIN, ['check', '--format', 'ndjson', 'fifo'], { cwd, env: ENVIRONMENT });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const end = ended(child);
  writeFileSync(join(cwd, 'fifo'), `${json(release())}\n${wrong}\n`);
  assert.equal((await end).code, 1);
  assert.deepEqual(
    output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).outcome),
    ['valid', 'invalid'],
  );
});

test('it ends when the reader goes away while the input stays open', async (t) => {
  const child = spawn(BIN, ['check', '-'], { cwd: scratch(t), env: ENVIRONMENT });
  t.after(() => child.kill('SIGKILL'));
  const end = ended(child);
  const output = printed(child, '<stdin>:1');
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${wrong}\n{}\n`);
  await output;
  child.stdout.destroy();
  child.stdin.write(`${wrong}\n`.repeat(1000));
  assert.deepEqual(await end, { code: 2, signal: null });
});

test('results appear as their lines arrive', async (t) => {
  for (const format of ['text', 'ndjson', 'github']) {
    const child = spawn(BIN, ['check', '--format', format, '-'], { cwd: scratch(t), env: ENVIRONMENT });
    t.after(() => child.kill('SIGKILL'));
    child.stdin.write(`${wrong}\n{`);
    await printed(child, 'CDE402');
    const end = ended(child);
    child.stdin.end('}\n');
    assert.equal((await end).code, 1, format);
  }
});

/** Makes standard error a terminal on which every look at the clock takes 300 ms. */
const WATCHED = `
  process.stderr.isTTY = true;
  let now = 0;
  performance.now = () => (now += 300);`;

test('a long run shows its progress on a terminal, in one line that is gone at the end', (t) => {
  const cwd = scratch(t);
  const shim = file(cwd, 'shim.mjs', WATCHED);
  const lines = 3_000;
  file(cwd, 'events.ndjson', `${json(release())}\n`.repeat(lines));
  file(cwd, 'broken.ndjson', `${wrong}\n`.repeat(lines));
  const name = 'events.ndjson';
  const env = { NO_COLOR: '1' };
  const { stdout, stderr, status } = cli(['check', '--format', 'json', name, 'none.json'], { cwd, shim, env });
  assert.equal(status, 2);
  assert.equal(JSON.parse(stdout).summary.valid, lines);
  const shown = stderr.split('\r\u001b[K');
  assert.equal(shown[0], '');
  assert.match(shown.at(-1), /^error: none\.json: cannot be read: [^\r]*\n$/);
  const counts = shown.slice(1, -1).filter((line) => line !== '');
  assert.ok(counts.length > 3, stderr);
  const numbers = counts.map((line) => {
    const [, events, size] = /^([\d,]+) events checked, 0 invalid \((\d+\.\d) MB read\)$/.exec(line) ?? [];
    return [events.replace(',', ''), size].map(Number);
  });
  for (const [index, [events, size]] of numbers.entries()) {
    const [before, less] = numbers[index - 1] ?? [0, 0];
    assert.ok(events > before && size >= less && events <= lines, json(numbers));
  }

  const after = cli(['check', 'broken.ndjson'], { cwd, shim });
  assert.match(after.stderr, /events checked, [\d,]+ invalid/);
  assert.ok(after.stderr.endsWith('\r\u001b[K'), 'nothing is left of it');
  assert.equal(after.stdout, cli(['check', 'broken.ndjson'], { cwd }).stdout);

  for (const [args, options] of [
    [['check', '--quiet', name], { cwd, shim }],
    [['check', name], { cwd }],
    [['check', name], { cwd, shim, env: { TERM: 'dumb' } }],
  ]) {
    assert.equal(cli(args, options).stderr, '', args.join(' '));
  }
});

/** Lets a read of a file give at most this many bytes. */
const inChunks = (size) => `
  import { open } from 'node:fs/promises';
  const handle = await open(process.execPath);
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  const { read } = prototype;
  prototype.read = function (buffer, offset, length, position) {
    return read.call(this, buffer, offset, Math.min(length, ${size}), position);
  };
`;

const CONTENTS = {
  empty: '',
  blank: '\n \r\n\t\n',
  event: JSON.stringify(release(), null, 2),
  lines: `\n${json({ ...release(), 'é😀': 1 })}\r\n\n${wrong}\n{"a":\r1}\n{"type":\n${wrong}`,
  'lines with ends': `${wrong}\r\n${wrong}\r\n\r\n`,
  'one line': `${wrong}\n\n \n`,
  'no line': `{"a":1} x\n${wrong}\n`,
  'a number first': `1\n${wrong}\n`,
  'lone returns': `[1]\r[2]\n{"b":\r\r2}\r\n${wrong}`,
  mark: `\ufeff${wrong}\n${wrong}\n`,
  batch: `\ufeff[\n  ${wrong},\r  ${json(release())}\r\n]`,
  bytes: Buffer.concat([
    Buffer.from(`${json({ é: 1 })}\n`),
    Buffer.from([0x7b, 0xf0, 0x9f, 0x98, 0x0a, 0x7b, 0xe2, 0x82]),
    Buffer.from(`\n${json({ ...draft(), pipelineNme: '😀' })}\n`),
  ]),
  gzip: gzipSync(`${wrong}\n${json(release())}\n`),
};

test('no format depends on where the chunks end', (t) => {
  const cwd = scratch(t);
  for (const [name, content] of Object.entries(CONTENTS)) file(cwd, name, content);
  for (const format of FORMATS) {
    const results = [1, 7, 2 ** 20].map((size) => {
      const shim = file(cwd, `${size}.mjs`, inChunks(size));
      return cli(['check', '--no-config', '--format', format, ...Object.keys(CONTENTS)], { cwd, shim });
    });
    assert.deepEqual([results[0].status, results[0].stderr], [1, '']);
    assert.ok(results[0].stdout.length > 5000, format);
    for (const result of results.slice(1)) assert.deepEqual(result, results[0], format);
  }
});

test('what is a line and what is not is decided as for whole files', (t) => {
  const cwd = scratch(t);
  const linesOf = (content) => {
    const { stdout } = cli(['check', '--no-config', '--format', 'ndjson', file(cwd, 'file', content)], { cwd });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ line, offset }) => [line, offset]);
  };
  const { length } = wrong;
  const cases = {
    empty: [[1, 0]],
    blank: [[1, 0]],
    event: [[1, 0]],
    'lines with ends': [
      [1, 0],
      [2, length + 2],
    ],
    'one line': [[1, 0]],
    'no line': [[1, 0]],
    'a number first': [[1, 0]],
    'lone returns': [[1, 0]],
    batch: [[1, 0]],
    gzip: [
      [1, 0],
      [2, length + 1],
    ],
  };
  for (const [name, wanted] of Object.entries(cases)) assert.deepEqual(linesOf(CONTENTS[name]), wanted, name);
  assert.deepEqual(linesOf(`\n{"a":\r1}\n{"b":\r\r2}\r\n[]`), [
    [2, 1],
    [4, 10],
    [7, 21],
  ]);
});

const MOST = '{ "limits": { "bytes": 500 } }';

test('a line over the limit costs that line only, and an endless file ends', async (t) => {
  const cwd = scratch(t);
  file(cwd, 'cdevents.config.json', MOST);
  const long = json({ ...release(), customData: 'x]}"\\'.repeat(500) });
  for (const lines of [
    [long, wrong, long, wrong],
    [wrong, long, wrong],
  ]) {
    file(cwd, 'file.ndjson', lines.join('\n'));
    const { stdout } = cli(['check', '--format', 'ndjson', 'file.ndjson'], { cwd });
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      results.map(({ outcome, diagnostics, offset }) => [outcome, diagnostics[0].rule === 'limit-bytes', offset]),
      lines.map((line, index) => [
        line === long ? 'unchecked' : 'invalid',
        line === long,
        lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0),
      ]),
    );
    for (const [index, { file: _, line: __, offset: ___, ...report }] of results.entries())
      assert.deepEqual(report, cdevents.validate(lines[index], { limits: { bytes: 500 } }));
  }
  // A first line that is no value by itself, however long, does not make lines.
  for (const first of [`${long} x`, long.slice(0, -1), `${long}{}`]) {
    file(cwd, 'file.ndjson', `${first}\n${wrong}\n`);
    assert.equal(cli(['check', '--format', 'ndjson', 'file.ndjson'], { cwd }).stdout.split('\n').length, 2);
  }
  if (existsSync('/dev/zero')) assert.match(cli(['check', '/dev/zero'], { cwd }).stdout, /limit-bytes/);
});

/** A file of 48 MB in which every line has three findings. */
function manyLines(cwd) {
  const line = `${wrong.slice(0, -1)},"data":"${'x'.repeat(550)}"}\n`;
  const count = Math.ceil((48 * 2 ** 20) / line.length);
  file(cwd, 'many.ndjson', line.repeat(count));
  return count;
}

test('48 MB of wrong events pass through a heap of 48 MB, in every format', (t) => {
  const cwd = scratch(t);
  const count = manyLines(cwd);
  const path = join(cwd, 'output');
  for (const format of FORMATS) {
    const output = openSync(path, 'w');
    const program = ['--max-old-space-size=48', join(PACKAGE, 'dist/cli.js'), 'check', '--format', format];
    const { status, stderr } = spawnSync(process.execPath, [...program, 'many.ndjson'], {
      cwd,
      env: ENVIRONMENT,
      stdio: ['ignore', output, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(output);
    assert.deepEqual([status, stderr], [1, ''], format);
    if (format === 'sarif') {
      const [run] = JSON.parse(readFileSync(path, 'utf8')).runs;
      assert.equal(run.results.length, 25_000);
      // Two errors each: a misspelt member, and a status; the warning of neither is among the worst.
      assert.match(
        run.invocations[0].toolExecutionNotifications[0].message.text,
        new RegExp(`^${2 * count - 25_000} more results were left out$`),
      );
    }
    if (format === 'junit') {
      const [head] = readFileSync(path, 'utf8').split('\n    <testcase', 1);
      assert.match(head, new RegExp(`tests="${count}" failures="${count}" errors="0"`));
    }
    if (format === 'text') {
      const end = readFileSync(path).subarray(-200).toString();
      assert.match(end, new RegExp(`${count} events in 1 file: 0 valid, ${count} invalid; ${2 * count} errors`));
    }
  }
});

test('JUnit keeps the cases of files in their suites, whatever was printed between', (t) => {
  const cwd = scratch(t);
  file(cwd, 'a.json', wrong);
  file(cwd, 'b.ndjson', `${wrong}\n`.repeat(6_000));
  const { stdout } = cli(['check', '--format', 'junit', 'a.json', 'b.ndjson', 'a.json', 'b.ndjson'], { cwd });
  const root = parseXml(stdout);
  assert.deepEqual(
    root.children.map(({ attributes, children }) => [attributes.name, Number(attributes.tests), children.length]),
    [
      ['a.json', 2, 2],
      ['b.ndjson', 12_000, 12_000],
    ],
  );
});

test('a temporary file that cannot be had ends it with a reason', (t) => {
  const cwd = scratch(t);
  file(cwd, 'many.ndjson', `${wrong}\n`.repeat(12_000));
  for (const format of ['junit', 'sarif']) {
    const env = { TMPDIR: join(cwd, 'gone'), TEMP: join(cwd, 'gone'), TMP: join(cwd, 'gone') };
    const { status, stderr } = cli(['check', '--format', format, 'many.ndjson'], { cwd, env });
    assert.equal(status, 2);
    assert.match(stderr, /^error: the temporary file for the output in .* does not work: ENOENT\n$/);
  }
});

test('gzip is decompressed, and told when it is damaged or to be fixed', (t) => {
  const cwd = scratch(t);
  const packed = gzipSync(`${wrong}\n${json(release())}\n`);
  file(cwd, 'good.json.gz', gzipSync(json(release())));
  file(cwd, 'lines.ndjson.gz', packed);
  file(cwd, 'short.gz', packed.subarray(0, -20));
  file(cwd, 'damaged.gz', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]));
  assert.equal(cli(['check', 'good.json.gz'], { cwd }).status, 0);
  assert.match(cli(['check', 'lines.ndjson.gz'], { cwd }).stdout, /^lines\.ndjson\.gz:2: valid/m);
  for (const [name, why] of [
    ['short.gz', 'its gzip data ends too early'],
    ['damaged.gz', 'its gzip data is damaged'],
  ]) {
    const { status, stderr } = cli(['check', name], { cwd });
    assert.deepEqual([status, stderr], [2, `error: ${name}: cannot be read: ${why}\n`]);
  }
  const { status, stderr } = cli(['check', '--fix', 'good.json.gz', 'lines.ndjson.gz'], { cwd });
  assert.deepEqual([status, stderr], [2, 'error: lines.ndjson.gz is compressed with gzip, not fixed\n']);
  assert.deepEqual(readFileSync(join(cwd, 'lines.ndjson.gz')), packed);
});

test('a folder as standard input is refused', (t) => {
  const folder = openSync(scratch(t), 'r');
  const { status, stderr } = spawnSync(BIN, ['check', '-'], {
    env: ENVIRONMENT,
    stdio: [folder, 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(folder);
  assert.deepEqual([status, stderr], [2, 'error: <stdin>: cannot be read: it is a folder\n']);
});

test('what a limit leaves unread counts as unchecked', (t) => {
  const cwd = scratch(t);
  file(cwd, 'batch.json', json(Array.from({ length: 10_500 }, () => ({ ...release(), customData: '],[' }))));
  const { stdout, status } = cli(['check', '--quiet', 'batch.json'], { cwd });
  assert.deepEqual([status, stdout.includes('valid  ')], [1, false]);
  assert.match(
    cli(['check', 'batch.json'], { cwd }).stdout,
    /\n10500 events in 1 file: 10000 valid, 0 invalid, 500 unchecked; 1 error, 0 warnings, 0 notes\n$/,
  );
  file(cwd, 'exact.json', json(Array.from({ length: 10_000 }, () => release())));
  assert.match(cli(['check', 'exact.json'], { cwd }).stdout, /: 10000 valid, 0 invalid; 0 errors/);
});
