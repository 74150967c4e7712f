// The generator of changed events: without this, one that changes nothing would make every comparison agree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { release } from '../support/events.mjs';
import { CHANGES, mutant } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';

const KNOWN = { types: ['dev.cdevents.a.b.0.1.0', 'dev.cdevents.c.d.0.1.0'], releases: ['0.4.1', '0.5.1'] };

test('the same seed gives the same events, another seed others', () => {
  const some = (seed) => {
    const random = numbers(seed);
    return Array.from({ length: 100 }, () => JSON.stringify(mutant(release(), 2, random, KNOWN)));
  };
  assert.deepEqual(some(1), some(1));
  assert.notDeepEqual(some(1), some(2));
});

test('every way to change an event changes most events, and only the copy', () => {
  const before = JSON.stringify(release());
  for (const [name, change] of Object.entries(CHANGES)) {
    const random = numbers(20_210_314);
    const seen = new Set();
    let changed = 0;
    for (let round = 0; round < 200; round += 1) {
      const event = release();
      change(event, random, KNOWN);
      changed += Number(JSON.stringify(event) !== before);
      seen.add(JSON.stringify(event));
    }
    assert.ok(changed > 100, `${name}: ${changed} of 200`);
    assert.ok(seen.size >= 5, `${name}: ${seen.size} different ones`);
  }
  const event = release();
  mutant(event, 5, numbers(1), KNOWN);
  assert.equal(JSON.stringify(event), before);
});
