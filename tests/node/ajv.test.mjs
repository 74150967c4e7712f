// The second opinion that other tests ask for: where it is put right, the RFC says so, and it was wrong before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ajvWith, asShipped, DISPUTED } from '../support/ajv.mjs';
import { release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

/** An event that has a text where its release asserts the format. */
const EVENTS = {
  'date-time': (text) => ({ ...release(), context: { ...release().context, timestamp: text } }),
  uri: (text) => ({ ...release(), context: { ...release().context, schemaUri: text } }),
  'uri-reference': (text) => ({ ...release(), context: { ...release().context, source: text } }),
};

for (const { format, when, right, source, examples } of DISPUTED) {
  test(`${format}: ${source}`, () => {
    const decided = ajvWith().compile({ type: 'string', format });
    for (const text of examples) {
      assert.ok(when.test(text), text);
      assert.equal(asShipped(format, text), !right, `ajv-formats of ${text}`);
      assert.equal(decided(text), right, `put right: ${text}`);
      assert.equal(cdevents.isValid(EVENTS[format](text)), right, `ours: ${text}`);
    }
  });
}

test('what is not disputed is left as it is', () => {
  const texts = [
    '2026-03-14T09:26:53Z',
    '2026-03-14T09:26:53.5+05:30',
    '1990-12-31T23:59:60Z',
    '1990-12-31T22:59:60Z',
    '2026-03-14',
    'https://user:word@host:80/',
    'http://[::1]:80/a:b?c:d#e:f',
    'http://[::1]/',
    '//host:80',
    '//[::1]',
    'a/b:c',
    './a:b',
    '?a:b',
    '#a:b',
    'urn:x:y',
    'https://a b/',
    '%4',
    'x://a@b',
  ];
  for (const format of Object.keys(EVENTS)) {
    const decided = ajvWith().compile({ type: 'string', format });
    for (const text of texts) {
      const disputed = DISPUTED.some((each) => each.format === format && each.when.test(text));
      if (!disputed) assert.equal(decided(text), asShipped(format, text), `${format} ${text}`);
      assert.equal(cdevents.isValid(EVENTS[format](text)), decided(text), `${format} ${text}`);
    }
  }
});
