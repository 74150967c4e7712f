// Schemas of the user's own on the command line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BIN } from '../support/installed.mjs';

const TYPE = 'com.example.cache.filled';

/** A folder with these files. */
function folder(t, files) {
  const cwd = mkdtempSync(join(tmpdir(), 'cdevents-wasm-schemas-'));
  t.after(() => rmSync(cwd, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return cwd;
}

const cli = (cwd, ...args) => spawnSync(BIN, ['check', ...args], { cwd, encoding: 'utf8' });

const event = (data) => ({ specversion: '1.0', id: '1', source: '/cache', type: TYPE, data });
const integer = { properties: { data: { type: 'integer' } } };

test('--schema judges the events of its type', (t) => {
  const cwd = folder(t, { 'schema.json': integer, 'right.json': event(1), 'wrong.json': event('1') });
  assert.equal(cli(cwd, 'right.json').status, 1);
  const option = ['--schema', `${TYPE}=schema.json`];
  assert.equal(cli(cwd, ...option, 'right.json').status, 0);
  const { status, stdout } = cli(cwd, ...option, 'wrong.json');
  assert.equal(status, 1);
  assert.match(stdout, /CDE901.*`data` is a string, expected an integer/);
  assert.equal(cli(cwd, ...option, '--rule', 'own-schema=warning', 'wrong.json').status, 0);
});

test('a folder in the settings has schemas that refer to each other, in any order', (t) => {
  const cwd = folder(t, {
    'cdevents.config.json': { schemas: 'own' },
    [`own/${TYPE}.json`]: { properties: { data: { $ref: 'https://example.com/part' } } },
    'own/part.json': { $id: 'https://example.com/part', type: 'integer' },
    'own/README.md': 'not a schema',
    'below/right.json': event(1),
    'below/wrong.json': event('1'),
  });
  assert.deepEqual([cli(cwd, 'below/right.json').status, cli(cwd, 'below/wrong.json').status], [0, 1]);
  // The folder is beside the settings, wherever the command runs.
  const below = join(cwd, 'below');
  assert.deepEqual([cli(below, 'right.json').status, cli(below, 'wrong.json').status], [0, 1]);
  // An option takes precedence over the folder.
  writeFileSync(join(below, 'any.json'), 'true');
  assert.equal(cli(below, '--schema', `${TYPE}=any.json`, 'wrong.json').status, 0);
});

test('what cannot be used stops the command, and says why', (t) => {
  const cwd = folder(t, {
    'event.json': event(1),
    'broken.json': '{',
    'bad.json': { properties: { data: { type: 'strin' } } },
    'ref.json': { $ref: 'https://example.com/unknown' },
    'empty/x.txt': '',
    'settings/a.json': { schemas: '../empty' },
    'settings/b.json': { schemas: 3 },
  });
  for (const [args, words] of [
    [['--schema', 'broken.json'], /--schema takes type=file/],
    [['--schema', 'a='], /--schema takes type=file/],
    [['--schema', 'a=none.json'], /none\.json: cannot be read/],
    [['--schema', 'a=broken.json'], /broken\.json:1:2: /],
    [['--schema', 'a=bad.json'], /bad\.json: .*\/properties\/data\/type/],
    [['--schema', 'a=ref.json'], /ref\.json: .*\/\$ref.*nothing is fetched/],
    [['--config', 'settings/a.json'], /empty: has no schemas/],
    [['--config', 'settings/b.json'], /schemas must be the name of a folder, not 3/],
  ]) {
    const { status, stderr, stdout } = cli(cwd, ...args, 'event.json');
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
    assert.equal(stdout, '');
  }
});
