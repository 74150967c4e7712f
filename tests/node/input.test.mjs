// What is taken as input: bytes of whatever realm, and values that cannot be written out as JSON.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext, runInThisContext } from 'node:vm';
import { bytes, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents, PACKAGE, require } from '../support/installed.mjs';

const { fromHttp, isValid, parse, toCloudEvent, validate } = cdevents;
const verdict = require('cdevents-wasm/verdict');

/** Makes the same value in this realm and in another, as a test runner or an embedder gives every file its own. */
const realm = createContext({});
const SOURCES = {
  'an array buffer': '(content) => Uint8Array.from(content).buffer',
  'an empty array buffer': '() => new ArrayBuffer(0)',
  'an array buffer with a tag of its own':
    '(content) => Object.defineProperties(Uint8Array.from(content).buffer, { [Symbol.toStringTag]: { value: "Object" }, byteLength: { value: 0 } })',
  'an array buffer of a class of its own':
    '(content) => { const made = new (class extends ArrayBuffer {})(content.length); new Uint8Array(made).set(content); return made; }',
  bytes: '(content) => Uint8Array.from(content)',
  'bytes within a buffer': '(content) => Uint8Array.from([0, ...content, 0]).subarray(1, -1)',
  'bytes in shared memory':
    '(content) => { const made = new Uint8Array(new SharedArrayBuffer(content.length)); made.set(content); return made; }',
  'a view that is no Uint8Array': '(content) => new DataView(Uint8Array.from(content).buffer)',
  'words of two bytes': '(content) => Uint16Array.from(content)',
  'clamped bytes': '(content) => Uint8ClampedArray.from(content)',
  'shared memory': '(content) => new SharedArrayBuffer(content.length)',
  'an object with a byte length':
    '(content) => ({ byteLength: content.length, ...JSON.parse(String.fromCharCode(...content)) })',
  'an object that calls itself a buffer':
    '(content) => ({ [Symbol.toStringTag]: "ArrayBuffer", ...JSON.parse(String.fromCharCode(...content)) })',
  'a value that was parsed': '(content) => JSON.parse(String.fromCharCode(...content))',
};

test('what is judged does not depend on the realm that it comes from', () => {
  const content = [...bytes(json(release()))];
  const taken = new Set();
  for (const [name, source] of Object.entries(SOURCES)) {
    const here = runInThisContext(source)(content);
    const there = runInContext(source, realm)(content);
    assert.equal(Object.getPrototypeOf(there) === Object.getPrototypeOf(here), false, name);
    const report = validate(here);
    assert.deepEqual(validate(there), report, name);
    assert.equal(isValid(there), report.outcome === 'valid', name);
    assert.equal(verdict.isValid(there), report.outcome === 'valid', name);
    assert.deepEqual(parse(there), parse(here), name);
    assert.deepEqual(toCloudEvent(there, { mode: 'binary' }), toCloudEvent(here, { mode: 'binary' }), name);
    const headers = { 'content-type': 'application/json' };
    assert.deepEqual(fromHttp({ headers, body: there }), fromHttp({ headers, body: here }), name);
    if (report.outcome === 'valid') taken.add(name);
  }
  assert.deepEqual(
    [...taken],
    [
      'an array buffer',
      'an array buffer with a tag of its own',
      'an array buffer of a class of its own',
      'bytes',
      'bytes within a buffer',
      'bytes in shared memory',
      'an object that calls itself a buffer',
      'a value that was parsed',
    ],
  );
  assert.equal(validate(runInContext(SOURCES['an array buffer'], realm)(content)).event.type, RELEASE_TYPE);
});

test('the module is loaded from a buffer of another realm', async () => {
  const face = await import(`${pathToFileURL(join(PACKAGE, 'dist/web.js')).href}?realm`);
  await face.init(runInContext(SOURCES['an array buffer'], realm)([...readFileSync(join(PACKAGE, 'dist/core.wasm'))]));
  assert.equal(face.validate(json(draft())).outcome, 'valid');
});

test('a value is too long or too deep, and is called what it is', () => {
  // Both are the errors that this JavaScript engine throws itself.
  const long = { toJSON: () => 'x'.padEnd(2 ** 30) };
  assert.throws(() => JSON.stringify(long), RangeError);
  let deep = {};
  for (let level = 0; level < 100_000; level += 1) deep = { deep };
  assert.throws(() => JSON.stringify(deep), RangeError);
  const foreign = runInContext('({ toJSON() { return "x".padEnd(2 ** 30); } })', realm);
  for (const [value, rule] of [
    [long, 'limit-bytes'],
    [foreign, 'limit-bytes'],
    [deep, 'limit-depth'],
  ]) {
    const report = validate(value);
    assert.deepEqual([report.outcome, report.diagnostics.map((found) => found.rule)], ['unchecked', [rule]]);
    assert.equal(isValid(value), false);
  }
});
