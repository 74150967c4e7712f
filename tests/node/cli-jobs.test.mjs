// `check --jobs`: threads change nothing but the time.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json } from '../support/events.mjs';
import { BIN, cli, ENVIRONMENT, file, scratch } from '../support/installed.mjs';
import { FORMATS, mixedFiles } from '../support/mixed-files.mjs';

const wrong = json({ ...draft(), pipelineRunStatus: 'success' }).replace('"pipelineName"', '"pipelineNme"');

for (const options of [[], ['--lifecycle', '--complete'], ['--quiet', '--strict'], ['--max-diagnostics', '1']]) {
  test(`every format prints the same with threads: ${options.join(' ')}`, (t) => {
    const { folder, names } = mixedFiles(t);
    for (const format of FORMATS) {
      const run = (jobs) => cli(['check', '--jobs', jobs, '--format', format, ...options, ...names], { cwd: folder });
      const [one, three] = [run('1'), run('3')];
      assert.equal(three.stdout, one.stdout, format);
      assert.equal(three.stderr, one.stderr, format);
      assert.deepEqual([one.status, three.status], [2, 2]);
      assert.ok(one.stdout.length > 100);
    }
  });
}

test('--fix and --diff do the same with threads', (t) => {
  const [one, two] = [scratch(t), scratch(t)];
  for (const folder of [one, two])
    for (let index = 0; index < 40; index += 1) file(folder, `${index}.json`, index % 3 === 0 ? wrong : json(draft()));
  for (const option of ['--diff', '--fix']) {
    const [alone, together] = [
      cli(['check', option, '.'], { cwd: one }),
      cli(['check', option, '--jobs', '2', '.'], { cwd: two }),
    ];
    assert.deepEqual([together.stdout, together.stderr, together.status], [alone.stdout, alone.stderr, alone.status]);
    assert.match(alone.stdout + alone.stderr, /pipelineName|fixed/);
  }
  for (let index = 0; index < 40; index += 1)
    assert.equal(readFileSync(join(two, `${index}.json`), 'utf8'), readFileSync(join(one, `${index}.json`), 'utf8'));
});

test('schemas of your own are checked in threads too', (t) => {
  const folder = scratch(t);
  const type = 'com.example.cache.filled';
  file(
    folder,
    'filled.json',
    json({ type: 'object', required: ['data'], properties: { data: { required: ['size'] } } }),
  );
  const event = (data) => json({ specversion: '1.0', id: '1', source: '/cache', type, data });
  file(
    folder,
    'events.ndjson',
    Array.from({ length: 60 }, (_, index) => event(index % 2 ? {} : { size: 1 })).join('\n'),
  );
  const run = (...jobs) =>
    cli(['check', ...jobs, '--schema', `${type}=filled.json`, '--format', 'ndjson', 'events.ndjson'], { cwd: folder });
  const [one, two] = [run(), run('--jobs', '2')];
  assert.equal(two.stdout, one.stdout);
  assert.match(one.stdout, /size/);
  assert.equal(two.status, 1);
});

test('what arrives slowly is reported before more comes, and a signal ends the threads', async (t) => {
  const child = spawn(BIN, ['check', '--jobs', '2', '-'], { cwd: scratch(t), env: ENVIRONMENT });
  t.after(() => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
  const printed = new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('<stdin>:1') && resolve());
    child.on('close', () => reject(new Error('it ended')));
  });
  // The second line makes it clear that there is a line for each event; then nothing more comes.
  child.stdin.write(`${wrong}\n{`);
  await printed;
  child.kill('SIGINT');
  assert.ok(['SIGINT', 130].includes(await ended));
});

test('a number of threads that makes no sense is refused', (t) => {
  for (const jobs of ['0', '257', 'many', '1.5', '-1']) {
    const { status, stderr } = cli(['check', `--jobs=${jobs}`, '.'], { cwd: scratch(t) });
    assert.equal(status, 2, jobs);
    assert.match(stderr, /^error: .*--jobs/);
  }
});
