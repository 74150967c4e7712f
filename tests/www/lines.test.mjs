import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';

/** The difference that is shown before an event is converted. */

const { differenceOf } = await sources('convert/lines.ts');

const shown = (before, after) => differenceOf(before, after).map(({ mark, text }) => mark + text);

test('what goes is before what comes, and a comma alone is no difference', () => {
  assert.deepEqual(shown('{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1\n}'), [' {', '   "a": 1', '-  "b": 2', ' }']);
  assert.deepEqual(shown('x\na\nb\ny', 'x\nc\nd\ny'), [' x', '-a', '-b', '+c', '+d', ' y']);
  assert.deepEqual(shown('a', 'a'), [' a']);
  assert.deepEqual(shown('', 'a'), ['-', '+a']);
  assert.deepEqual(shown('a\nb\na', 'b\na\nb'), ['-a', ' b', ' a', '+b']);
});

/** The fewest lines that are removed and added, counted without a table of texts: breadth first over both places. */
function fewest(before, after) {
  let reached = new Set(['0,0']);
  for (let steps = 0; ; steps += 1) {
    const next = new Set();
    for (const place of reached) {
      let [i, j] = place.split(',').map(Number);
      while (i < before.length && j < after.length && before[i] === after[j]) {
        i += 1;
        j += 1;
      }
      if (i === before.length && j === after.length) return steps;
      if (i < before.length) next.add(`${i + 1},${j}`);
      if (j < after.length) next.add(`${i},${j + 1}`);
    }
    reached = next;
  }
}

test('both texts are in the difference, and no shorter one is', () => {
  const { below: pick } = numbers(7);
  for (let run = 0; run < 2000; run += 1) {
    const lines = () => Array.from({ length: 1 + pick(9) }, () => 'abcd'[pick(4)]);
    const [before, after] = [lines(), lines()];
    const found = differenceOf(before.join('\n'), after.join('\n'));
    const side = (mark) => found.filter((line) => line.mark !== mark).map(({ text }) => text);
    assert.deepEqual(side('+'), before);
    assert.deepEqual(side('-'), after);
    assert.equal(found.filter(({ mark }) => mark !== ' ').length, fewest(before, after), `${before} to ${after}`);
  }
});

test('texts too long for a table are replaced between what they share at both ends', () => {
  const text = (name) => ['{', ...Array.from({ length: 3000 }, (_, index) => `${name} ${index % 7}`), '}'].join('\n');
  const found = differenceOf(text('a'), text('b'));
  const count = (wanted) => found.filter(({ mark }) => mark === wanted).length;
  assert.deepEqual([count(' '), count('-'), count('+')], [2, 3000, 3000]);
  assert.deepEqual([found[0].text, found[1].mark, found.at(-2).mark, found.at(-1).text], ['{', '-', '+', '}']);
});
