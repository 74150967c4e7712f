import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';

/** What the page keeps of the records of a history. */

const { Column, Steps, Texts } = await sources('history/columns.ts');

/** Numbers of which no other number can be taken away without a loss. */
const HUGE = 'up and down to the largest';

/** How numbers can follow each other: `next` gives one between 0 and 1. */
const WAYS = {
  'the same': () => 7,
  'small ones': (_, next) => Math.floor(next() * 3),
  'one more each time': (index) => index + 1,
  'growing by some hundreds': (index, next) => index * 550 + Math.floor(next() * 500),
  'times in order': (index, next) => Date.UTC(2026, 0, 1) + index * 20_000 + Math.floor(next() * 1000),
  'times of all years, and none': (_, next) => (next() < 0.2 ? Number.NaN : Math.floor((next() - 0.2) * 2.5e14)),
  'none first': (index) => (index === 0 ? Number.NaN : index),
  'none at all': () => Number.NaN,
  [HUGE]: (index) => [0, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1.5, 1e300][index % 5],
  'around the limits of each kind': (index) =>
    [0, 127, -127, 128, 32_767, -32_768, 2 ** 31 - 1, -(2 ** 31), 2 ** 31][index % 9],
  'rarely another one': (_, next) => (next() < 0.0001 ? 300 : -1),
};

for (const [name, Kind] of Object.entries({ Column, Steps })) {
  describe(name, () => {
    for (const [words, way] of Object.entries(WAYS)) {
      if (Kind === Steps && words === HUGE) continue;
      test(`${words}: every number is as it was put in`, () => {
        const { next, below } = numbers(29);
        const length = 140_000;
        const plain = [];
        const column = new Kind();
        for (let index = 0; index < length; index += 1) {
          const value = way(index, next);
          plain.push(value);
          column.push(value);
          if (below(50) > 0) continue;
          const at = below(index + 1);
          plain[at] = way(at + 1, next);
          column.set(at, plain[at]);
        }
        assert.equal(column.length, length);
        for (let index = 0; index < length; index += 1)
          if (!Object.is(column.at(index), plain[index]))
            assert.fail(`${index}: ${column.at(index)} instead of ${plain[index]}`);
        assert.equal(column.at(length), 0, 'past the end');
      });
    }
  });
}

test('texts by number, whether they repeat or not, and whatever is in them', () => {
  const { below } = numbers(31);
  const plain = Array.from(
    { length: 60_000 },
    (_, index) => ['', 'é'.repeat(below(90)), `subject ${below(100)}`, `subject ${index}`, '𝒳\u0000\n'][below(5)],
  );
  const texts = new Texts();
  for (const text of plain) texts.push(text);
  for (const [index, text] of plain.entries()) if (texts.at(index) !== text) assert.equal(texts.at(index), text);
});
