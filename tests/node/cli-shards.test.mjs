// `check --shard` and `merge`: the shares of a run give what one run gives, byte for byte.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json } from '../support/events.mjs';
import { cdevents, cli, file, scratch } from '../support/installed.mjs';
import { FORMATS, mixedFiles } from '../support/mixed-files.mjs';

/** Runs each share of a check, and writes what it prints. Returns the names of the files. */
function shares(folder, count, args, run = cli) {
  return Array.from({ length: count }, (_, index) => {
    const { stdout, status } = run(['check', '--shard', `${index + 1}/${count}`, ...args], { cwd: folder });
    assert.ok([0, 2].includes(status), `${status}`);
    writeFileSync(join(folder, `part${index + 1}`), stdout);
    return `part${index + 1}`;
  });
}

const VARIANTS = [
  [3, []],
  [1, ['--jobs', '2']],
  [4, ['--lifecycle', '--complete', '--strict']],
  [7, ['--lifecycle', '--window', '1000', '--max-diagnostics', '1', '--max-warnings', '0', '--jobs', '3']],
];

for (const [count, options] of VARIANTS) {
  test(`${count} shares print in every format what one run prints: ${options.join(' ')}`, (t) => {
    const { folder, names } = mixedFiles(t);
    const parts = shares(folder, count, [...options, ...names]);
    for (const format of FORMATS) {
      for (const quiet of format === 'text' ? [[], ['--quiet']] : [[]]) {
        const whole = cli(['check', '--format', format, ...quiet, ...options, ...names], { cwd: folder });
        const merged = cli(['merge', '--format', format, ...quiet, ...parts.toReversed()], { cwd: folder });
        assert.equal(merged.stdout, whole.stdout, format);
        assert.equal(merged.stderr, whole.stderr, format);
        assert.equal(merged.status, whole.status, format);
        assert.ok(whole.stdout.length > 100);
      }
    }
  });
}

test('logs, expectations, rules and settings are those of the shares', (t) => {
  const folder = scratch(t);
  const delivery = [...cdevents.samples({ seed: 3, runs: 6, faults: ['missing', 'duplicate'] })];
  file(folder, 'ci.log', delivery.map(({ json: text }, index) => `10:0${index % 10} sent ${text}\n`).join(''));
  file(folder, 'expect.json', json([{ pipeline: 'nothing', tasks: ['a'] }]));
  file(folder, 'cdevents.config.json', json({ format: 'ndjson', rules: { 'other-release': 'off' }, maxWarnings: 2 }));
  const args = ['--from', 'log', '--expect', 'expect.json', '--rule', 'CDE204=error', 'ci.log'];
  const parts = shares(folder, 2, args);
  const whole = cli(['check', ...args], { cwd: folder });
  const merged = cli(['merge', ...parts], { cwd: scratchBeside(folder, parts, t) });
  assert.deepEqual([merged.stdout, merged.stderr, merged.status], [whole.stdout, whole.stderr, whole.status]);
  assert.match(whole.stdout, /"outcome"/);
});

/** Another folder with the same shares: what a machine has that only merges. */
function scratchBeside(folder, parts, t) {
  const other = scratch(t);
  for (const part of parts) file(other, part, readFileSync(join(folder, part)));
  return other;
}

test('what standard input brings is shared too', (t) => {
  const folder = scratch(t);
  const input = [...cdevents.samples({ seed: 9, runs: 3 })].map((made) => `${made.json}\n`).join('');
  const run = (args, options) => cli(args, { ...options, input });
  const parts = shares(folder, 2, ['--lifecycle', '-'], run);
  const whole = run(['check', '--lifecycle', '-'], { cwd: folder });
  const merged = cli(['merge', ...parts], { cwd: folder });
  assert.deepEqual([merged.stdout, merged.status], [whole.stdout, whole.status]);
});

test('shares that are not one run are refused', (t) => {
  const folder = scratch(t);
  file(folder, 'a.json', json(draft()));
  file(folder, 'b.ndjson', `${json(draft())}\n${json(draft())}\n${json(draft())}\n`);
  const names = ['a.json', 'b.ndjson'];
  shares(folder, 2, names);
  const first = readFileSync(join(folder, 'part1'), 'utf8');
  const second = readFileSync(join(folder, 'part2'), 'utf8');
  const merged = (...parts) => {
    const { status, stderr, stdout } = cli(['merge', ...parts], { cwd: folder });
    assert.equal(status, 2);
    assert.ok(!stdout.includes('events in'), stdout);
    return stderr;
  };
  assert.match(merged('part1'), /share 2\/2 is missing/);
  assert.match(merged('part1', 'part1', 'part2'), /both share 1\/2/);
  assert.match(merged('part1', 'nothing'), /nothing cannot be read/);
  assert.match(merged('part1', 'a.json'), /not what check --shard has written/);
  assert.match(merged(), /merge needs the files/);
  const cut = (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
  for (const [text, words] of [
    [cut(second), /part2 is not whole/],
    [second.slice(0, -1), /part2 is not whole/],
    [second.slice(0, second.length >> 1), /part2 is not whole/],
    ['', /part2 is not what/],
    ['null\n', /part2 is not what/],
    [second.replace(/"version":"[^"]*"/, '"version":"0.0.1"'), /written by cdevents-wasm 0\.0\.1/],
    [second.replace('"quiet":false', '"quiet":true'), /other options/],
  ]) {
    file(folder, 'part2', text);
    assert.match(merged('part1', 'part2'), words);
  }
  appendFileSync(join(folder, 'b.ndjson'), `${json(draft())}\n`);
  shares(folder, 2, names);
  file(folder, 'part1', first);
  assert.match(merged('part1', 'part2'), /did a file change in between/);
  for (const share of ['0/2', '3/2', 'x', '1/2000', '1', '-1/2']) {
    assert.match(cli(['check', `--shard=${share}`, 'a.json'], { cwd: folder }).stderr, /--shard takes a share/);
  }
  assert.match(cli(['check', '--shard', '1/2', '--fix', 'a.json'], { cwd: folder }).stderr, /--fix takes no --shard/);
});
