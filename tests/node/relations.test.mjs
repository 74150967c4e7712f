// Causes and effects: against distances that are found by relaxing every edge until nothing changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cdevents } from '../support/installed.mjs';
import { shuffled } from '../support/metrics.mjs';
import { numbers } from '../support/random.mjs';

const { CdEventError, causes, effects } = cdevents;
const CASES = Number(process.env.CASES ?? 2000);
const WORDS = ['link', 'parent', 'artifact', 'change', 'service', 'incident'];

test('what led to a deployment, and what followed', () => {
  // A change (0) is built (1) into an artifact (2), which is deployed (3); an incident (4) follows, and a fix (5).
  const relations = [
    { record: 1, from: 0, by: 'change' },
    { record: 2, from: 1, by: 'link' },
    { record: 3, from: 2, by: 'artifact' },
    { record: 3, from: 1, by: 'parent' },
    { record: 4, from: 3, by: 'service' },
    { record: 5, from: 4, by: 'incident' },
  ];
  const summary = { runs: [], relations };
  assert.deepEqual(causes(summary, 3), [
    { record: 1, from: 3, by: 'parent', depth: 1 },
    { record: 2, from: 3, by: 'artifact', depth: 1 },
    { record: 0, from: 1, by: 'change', depth: 2 },
  ]);
  assert.deepEqual(effects(summary, 1), [
    { record: 2, from: 1, by: 'link', depth: 1 },
    { record: 3, from: 1, by: 'parent', depth: 1 },
    { record: 4, from: 3, by: 'service', depth: 2 },
    { record: 5, from: 4, by: 'incident', depth: 3 },
  ]);
  assert.deepEqual([causes(summary, 0), effects(summary, 5), causes(summary, 99)], [[], [], []]);
  assert.deepEqual(causes({ runs: [] }, 0), []);
});

test('of two ways of one length the one over the earlier record counts, of two words the first', () => {
  const relations = [
    { record: 9, from: 2, by: 'link' },
    { record: 9, from: 1, by: 'link' },
    { record: 2, from: 0, by: 'artifact' },
    { record: 1, from: 0, by: 'parent' },
    { record: 1, from: 0, by: 'change' },
  ];
  const found = causes({ relations }, 9).at(-1);
  assert.deepEqual(found, { record: 0, from: 1, by: 'change', depth: 2 });
});

test('random relations, with circles: every record once, by a shortest way, the same in any order', () => {
  let circles = 0;
  for (let seed = 1; seed <= CASES; seed += 1) {
    const { below, of } = numbers(seed);
    const size = 1 + below(12);
    const relations = Array.from({ length: below(25) }, () => ({
      record: below(size),
      from: below(size),
      by: of(WORDS),
    }));
    const start = below(size);
    for (const [call, step] of [
      [causes, ({ record, from }) => [record, from]],
      [effects, ({ record, from }) => [from, record]],
    ]) {
      const distance = new Map([[start, 0]]);
      for (let round = 0; round < size; round += 1) {
        for (const [from, to] of relations.map(step)) {
          const far = (distance.get(from) ?? Infinity) + 1;
          if (far < (distance.get(to) ?? Infinity)) distance.set(to, far);
        }
      }
      const found = call({ relations }, start);
      const wanted = [...distance]
        .filter(([record]) => record !== start)
        .sort((one, two) => one[1] - two[1] || one[0] - two[0]);
      assert.deepEqual(
        found.map(({ record, depth }) => [record, depth]),
        wanted,
        `seed ${seed}`,
      );
      for (const { record, from, by, depth } of found) {
        assert.equal(distance.get(from), depth - 1);
        const edges = relations.filter((one) => step(one)[1] === record && distance.get(step(one)[0]) === depth - 1);
        assert.equal(from, Math.min(...edges.map((one) => step(one)[0])));
        assert.equal(
          by,
          edges
            .filter((one) => step(one)[0] === from)
            .map((one) => one.by)
            .sort()[0],
        );
      }
      assert.deepEqual(call({ relations: shuffled(relations, below) }, start), found);
      circles += Number(relations.some((one) => step(one)[1] === start && distance.has(step(one)[0])));
    }
  }
  assert.ok(circles > CASES / 10, `${circles}`);
});

test('a chain of a hundred thousand records', () => {
  const relations = Array.from({ length: 100_000 }, (_, index) => ({ record: index + 1, from: index, by: 'link' }));
  const found = causes({ relations }, 100_000);
  assert.equal(found.length, 100_000);
  assert.deepEqual(found.at(-1), { record: 0, from: 1, by: 'link', depth: 100_000 });
});

test('a bad call is refused', () => {
  const bad = [[undefined, 0], [null, 0], [{ relations: 5 }, 0], [{}, -1], [{}, 0.5], [{}, '0'], [{}]];
  for (const call of [causes, effects]) {
    for (const args of bad) {
      assert.throws(
        () => call(...args),
        (error) => error instanceof CdEventError && error.code === 'bad-option',
        JSON.stringify(args),
      );
    }
  }
});
