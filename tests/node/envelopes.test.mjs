// The same event has the same findings however it comes: as text, bytes or an object, bare, in each envelope, over HTTP.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cdevents, ROOT } from '../support/installed.mjs';
import { assertSameEverywhere, validate } from './ways.mjs';

const RELEASES = new Set(
  cdevents
    .catalog()
    .vocabularies.map(({ id }) => id)
    .filter((id) => /^\d/.test(id)),
);

/** Every case that is one bare event of a release, as text. Where a name occurs twice, the parsed value has lost one. */
function events() {
  const folder = join(ROOT, 'tests/cases');
  const texts = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.filter((text) => {
    const { event, diagnostics } = validate(text);
    const sound = !diagnostics.some(({ rule }) =>
      /^(json-|invalid-utf8|byte-order|duplicate|unpaired|limit-)/.test(rule),
    );
    return sound && event !== null && event.envelope === 'none' && RELEASES.has(event.vocabulary);
  });
}

test('an event has the same findings however it comes', () => {
  const texts = events();
  assert.ok(texts.length > 100, `${texts.length} events`);
  const compared = texts.filter(assertSameEverywhere).length;
  assert.ok(compared > 80, `${compared} in envelopes`);
});
