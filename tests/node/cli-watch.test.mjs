// `watch` on a file that grows, is rotated and truncated, and is taken up again: each step waits for what the step before prints.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json } from '../support/events.mjs';
import { BIN, cli, ENVIRONMENT, file, scratch } from '../support/installed.mjs';

const MINUTE = 60_000;

/** An event of a run, which lacks a member if it is `wrong`. */
function line(predicate, minutes, { id = 'run-42', wrong = false } = {}) {
  const content = { pipelineName: 'release', uri: 'https://ci.example.com/42' };
  if (predicate === 'finished') content.outcome = 'success';
  if (wrong) delete content.pipelineName;
  const context = {
    specversion: '0.5.1',
    id: `${id}-${predicate}-${minutes}`,
    source: '/ci',
    type: `dev.cdevents.pipelinerun.${predicate}.0.3.0`,
    timestamp: new Date(Date.UTC(2026, 2, 14, 9, minutes)).toISOString(),
  };
  return `${json({ context, subject: { id, content } })}\n`;
}

/** The program, and what it prints. */
function watch(t, cwd, ...args) {
  const child = spawn(BIN, ['watch', '--window', '0', ...args], { cwd, env: ENVIRONMENT });
  t.after(() => child.kill('SIGKILL'));
  let text = '';
  const waiting = [];
  const look = () => {
    for (const [index, { words, resolve }] of waiting.entries())
      if (text.includes(words)) {
        waiting.splice(index, 1);
        resolve(text);
      }
  };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more) => {
      text += more;
      look();
    });
  return {
    /** Resolves when this was printed. */
    printed: (words) =>
      new Promise((resolve) => {
        waiting.push({ words, resolve });
        look();
      }),
    text: () => text,
    async end() {
      child.kill('SIGINT');
      const [code, signal] = await once(child, 'exit');
      return { code, signal };
    },
  };
}

test('a file that grows, is rotated and truncated', { timeout: MINUTE }, async (t) => {
  const cwd = scratch(t);
  const path = join(cwd, 'events.ndjson');
  const watching = watch(t, cwd, '--format', 'ndjson', 'events.ndjson');
  file(cwd, 'events.ndjson', line('started', 0));
  appendFileSync(path, line('started', 1, { id: 'first', wrong: true }));
  await watching.printed('"id":"first-started-1"');
  const whole = line('started', 2, { id: 'second', wrong: true });
  appendFileSync(path, whole.slice(0, 80));
  appendFileSync(path, whole.slice(80));
  await watching.printed('"id":"second-started-2"');
  renameSync(path, `${path}.1`);
  appendFileSync(`${path}.1`, line('finished', 4));
  writeFileSync(path, line('started', 5) + line('started', 6, { id: 'third' }));
  const history = await watching.printed('"after-the-end"');
  assert.match(history, /`started` at 09:05:00 \(record 4\) of pipeline run `run-42` comes after its end/);
  writeFileSync(path, line('started', 7, { id: 'fourth', wrong: true }));
  const text = await watching.printed('"id":"fourth-started-7"');
  assert.equal(text.includes('"outcome":"valid"'), false, 'valid events are not printed');
  assert.deepEqual(await watching.end(), { code: null, signal: 'SIGINT' });
});

test('the state is taken up again, and the history with it', { timeout: MINUTE }, async (t) => {
  const cwd = scratch(t);
  const path = join(cwd, 'events.ndjson');
  file(cwd, 'events.ndjson', line('started', 0) + line('finished', 4) + line('started', 4, { id: 'a', wrong: true }));
  const first = watch(t, cwd, '--resume', 'state', 'events.ndjson');
  await first.printed('events.ndjson:3:');
  // The state is written after what was read is printed: the next line is only printed after that.
  appendFileSync(path, line('started', 4, { id: 'b', wrong: true }));
  await first.printed('events.ndjson:4:');
  await first.end();
  assert.equal(existsSync(join(cwd, 'state')), true);
  const state = JSON.parse(readFileSync(join(cwd, 'state'), 'utf8'));
  assert.equal(state.version, 1);
  appendFileSync(
    path,
    line('started', 5) + line('started', 6, { id: 'c', wrong: true }) + line('started', 7, { id: 'd' }),
  );
  const second = watch(t, cwd, '--resume', 'state', '--format', 'ndjson', 'events.ndjson');
  const text = await second.printed('after-the-end');
  const found = text
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each))
    .find(({ finding }) => finding?.rule === 'after-the-end');
  assert.equal(found.record, 4);
  assert.equal(text.includes('"file":"events.ndjson","line":1,'), false, 'what was read before is not read again');
  await second.end();
  assert.deepEqual(
    readdirSync(cwd).filter((name) => name.includes('.tmp')),
    [],
  );
});

test('wrong calls', (t) => {
  const cwd = scratch(t);
  file(cwd, 'a.ndjson', '');
  file(cwd, 'state', '{"version":2}');
  file(cwd, 'other', '{"version":1,"position":0,"snapshot":"x"}');
  for (const [args, words] of [
    [[], 'watch needs the name of one file'],
    [['a.ndjson', 'b.ndjson'], 'watch needs the name of one file'],
    [['-'], 'watch needs the name of one file'],
    [['--format', 'sarif', 'a.ndjson'], '--format must be one of text, ndjson'],
    [['--resume', 'state', 'a.ndjson'], 'state: is not the state of a watch of this version'],
    [['--resume', 'other', 'a.ndjson'], 'other: is not the state of a watch of this version'],
    [['.'], 'cannot be read'],
  ]) {
    const { status, stderr } = cli(['watch', ...args], { cwd });
    assert.equal(status, 2, args.join(' '));
    assert.ok(stderr.includes(words), stderr);
  }
});
