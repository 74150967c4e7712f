// `cdevents-wasm/verdict`: the smaller module says the same yes or no as the whole package, from every entry.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { json, release } from '../support/events.mjs';
import { cdevents, FOLDER, file, PACKAGE, ROOT, require } from '../support/installed.mjs';

const verdict = require('cdevents-wasm/verdict');
const NAMES = ['CdEventError', 'init', 'isValid', 'reset', 'version'];

/** Every case on disk, and every example of the catalogue. */
function inputs() {
  const folder = join(ROOT, 'tests/cases');
  const cases = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name)));
  const examples = cdevents
    .catalog()
    .vocabularies.flatMap(({ events }) => events.map(({ example }) => JSON.stringify(example)));
  return [...cases, ...examples];
}

test('every face of the verdict exports the same names', async () => {
  const names = async (name) => Object.keys(await import(pathToFileURL(join(PACKAGE, 'dist', name)).href)).sort();
  assert.deepEqual(Object.keys(verdict).sort(), NAMES);
  assert.deepEqual(await names('verdict.js'), NAMES);
  assert.deepEqual(await names('verdict.node.js'), NAMES);
});

test('it says what the whole package says', () => {
  const all = inputs();
  assert.ok(all.length > 600, `${all.length}`);
  const found = all.map((input) => verdict.isValid(input));
  assert.deepEqual(
    found,
    all.map((input) => cdevents.isValid(input)),
  );
  assert.ok(found.includes(true) && found.includes(false));
  for (const input of [
    undefined,
    null,
    7,
    () => 1,
    new Map(),
    new Uint8Array(),
    '',
    '{',
    '\u{d800}',
    {
      toJSON: () => {
        throw new Error('no');
      },
    },
  ]) {
    assert.equal(verdict.isValid(input), cdevents.isValid(input));
  }
  const release = { release: '0.4.1', limits: { depth: 5 } };
  assert.deepEqual(
    all.map((input) => verdict.isValid(input, release)),
    all.map((input) => cdevents.isValid(input, release)),
  );
});

test('it refuses options that it cannot keep', () => {
  const refused = (options) =>
    assert.throws(() => verdict.isValid('{}', options), { name: 'CdEventError', code: 'bad-option' });
  refused({ strict: true });
  refused({ release: '9.9.9' });
  assert.equal(verdict.isValid('{}', { strict: false }), false);
});

test('programs in the folder it is installed in', (t) => {
  const program = "await init(); console.log(isValid('{}'), isValid(process.argv[2]));";
  const event = json(release());
  const programs = {
    'verdict.mjs': `import { init, isValid } from 'cdevents-wasm/verdict'; ${program}`,
    'verdict.cjs': `const { init, isValid } = require('cdevents-wasm/verdict'); (async () => { ${program} })();`,
  };
  for (const [name, source] of Object.entries(programs)) {
    const path = file(FOLDER, name, source);
    t.after(() => rmSync(path));
    assert.equal(execFileSync(process.execPath, [path, event], { encoding: 'utf8' }), 'false true\n', name);
  }
});

test('the browser’s face loads its own module', async () => {
  const { init, isValid } = await import(pathToFileURL(join(PACKAGE, 'dist/verdict.js')).href);
  assert.throws(() => isValid('{}'), { code: 'not-initialised' });
  await init(readFileSync(join(PACKAGE, 'dist/verdict.wasm')));
  assert.equal(isValid('{}'), false);
});

test('what was seen before changes no answer', () => {
  // Each input after every other of a walk through all of them, and by a fresh instance: reports and verdicts.
  const all = inputs();
  const fresh = all.map((input) => {
    cdevents.reset();
    return JSON.stringify(cdevents.validate(input));
  });
  for (let step = 1; step < 8; step += 3) {
    for (let index = 0; index < all.length; index += 1) {
      const place = (index * step) % all.length;
      assert.equal(JSON.stringify(cdevents.validate(all[place])), fresh[place]);
      assert.equal(cdevents.isValid(all[place]), JSON.parse(fresh[place]).outcome === 'valid');
    }
  }
});
