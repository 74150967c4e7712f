// The official JSON-Schema-Test-Suite for 2020-12 against `Validator.addSchema` and `validate` of the installed package.
//
// An instance of the suite is any JSON value, and what is validated is an event: so each instance is the `data` of a CloudEvent,
// whose own schema refers to the suite's. Reads the folder that CDEVENTS_CONFORMANCE names (see CONTRIBUTING.md).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cdevents } from '../support/installed.mjs';

const { Validator } = cdevents;

assert.ok(process.env.CDEVENTS_CONFORMANCE, 'CDEVENTS_CONFORMANCE names the folder of the official files');
const SUITE = join(process.env.CDEVENTS_CONFORMANCE, 'json-schema');
const TESTS = join(SUITE, 'tests/draft2020-12');
const REMOTES = join(SUITE, 'remotes');

const TYPE = 'com.example.case.done';
const CASE = 'https://example.com/case';

const read = (path) => readFileSync(path, 'utf8');

/** The JSON files below a folder, with their paths from there. */
const jsonFiles = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();

/** Each remote document with the address that the suite gives it. */
const remotes = jsonFiles(REMOTES).map((name) => [
  `http://localhost:1234/${name}`,
  JSON.parse(read(join(REMOTES, name))),
]);

/** A validator with the remote documents, in an order in which each finds those that it refers to. */
async function withRemotes(options) {
  const validator = new Validator();
  let left = remotes;
  while (left.length > 0) {
    const failed = [];
    for (const [uri, schema] of left) {
      await validator.addSchema(uri, schema, options).catch((error) => failed.push([uri, schema, error]));
    }
    assert.ok(failed.length < left.length, failed[0]?.[2].message);
    left = failed;
  }
  return validator;
}

/** The verdicts that differ from the suite's, and how many there are. */
async function run(file, options) {
  const wrong = [];
  let count = 0;
  for (const { description, schema, tests } of JSON.parse(read(join(TESTS, file)))) {
    const needsRemotes = JSON.stringify(schema).includes('localhost:1234');
    const validator = needsRemotes ? await withRemotes(options) : new Validator();
    let refused;
    try {
      await validator.addSchema(CASE, schema, options);
      const data = { $ref: CASE };
      await validator.addSchema(TYPE, { required: ['data'], properties: { data } }, options);
    } catch (error) {
      assert.equal(error.code, 'bad-schema', `${file}: ${description}: ${error.stack}`);
      refused = error.message;
    }
    for (const { description: name, data, valid } of tests) {
      count += 1;
      const event = { specversion: '1.0', id: '1', source: '/suite', type: TYPE, data };
      const found = refused ?? validator.validate(event).outcome;
      if (found !== (valid ? 'valid' : 'invalid')) wrong.push(`${description}: ${name}: ${found}`);
    }
    validator.free();
  }
  return { count, wrong };
}

test('every required case of the suite has the verdict that the suite gives', async () => {
  let total = 0;
  for (const file of readdirSync(TESTS).filter((name) => name.endsWith('.json'))) {
    const { count, wrong } = await run(file);
    assert.deepEqual(wrong, [], file);
    total += count;
  }
  assert.equal(total, 1299);
});

/** The optional files with cases that differ: the rows of the table in the documentation. */
function documented() {
  const page = read(fileURLToPath(new URL('../../docs/own-schemas.md', import.meta.url)));
  const rows = page.matchAll(/^\| `([\w/-]+)` \| (\d+) of (\d+) \| \S.*\|$/gm);
  return Object.fromEntries([...rows].map(([, file, wrong, count]) => [file, [Number(wrong), Number(count)]]));
}

test('the optional cases have the verdicts that are documented', async () => {
  const found = {};
  let total = 0;
  for (const file of jsonFiles(join(TESTS, 'optional'))) {
    // The files about formats ask for `format` as an assertion.
    const { count, wrong } = await run(join('optional', file), { formats: /^format[\\/]/.test(file) });
    total += count;
    if (wrong.length > 0) found[file.replaceAll('\\', '/').slice(0, -'.json'.length)] = [wrong.length, count];
    if (process.env.SHOW) for (const each of wrong) process.stderr.write(`${file}: ${each}\n`);
  }
  assert.deepEqual(found, documented());
  assert.ok(total > 700, `${total}`);
});
