import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';
import { DRAFT_BROKEN } from '../support/texts.mjs';

/** The text before the editor's code is there: what is drawn of it, and its undo. */

const { applyEdits, canDraw, difference, linesOf, moved, Steps } = await sources(
  'source/drawing.ts',
  'source/steps.ts',
  'json/patch.ts',
);

const mark = (text, part, severity) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length, severity };
};
const shownAs = (lines, name) =>
  lines.flatMap(({ pieces }) =>
    pieces.filter(({ classes }) => classes.split(' ').includes(name)).map(({ text }) => text),
  );

describe('the drawing', () => {
  test('has every character, the colours of names and strings, and the worst finding of each range and line', () => {
    const marks = [
      mark(DRAFT_BROKEN, '"pipelineNam"', 'warning'),
      mark(DRAFT_BROKEN, '"pipelineNam": "release"', 'note'),
      mark(DRAFT_BROKEN, '"success"', 'error'),
      { start: DRAFT_BROKEN.length, end: DRAFT_BROKEN.length, severity: 'error' },
    ];
    const lines = linesOf(DRAFT_BROKEN, marks, mark(DRAFT_BROKEN, '"run-42"'));
    assert.equal(lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n'), DRAFT_BROKEN);
    assert.deepEqual(shownAs(lines, 'key').slice(0, 3), ['"type"', '"pipelineRunId"', '"pipelineNam"']);
    assert.ok(shownAs(lines, 'string').includes('"/ci/example"'));
    assert.deepEqual(shownAs(lines, 'warning'), ['"pipelineNam"']);
    assert.equal(shownAs(lines, 'note').join(''), ': "release"');
    assert.deepEqual(shownAs(lines, 'pointed'), ['"run-42"']);
    assert.deepEqual(shownAs(lines, 'error'), ['"success"', '']);
    assert.deepEqual(
      lines.map(({ worst }) => worst),
      [null, null, null, 'warning', 'error', null, null, null, null, 'error'],
    );
  });

  test('strings are as JSON has them: escapes, a name before a colon on another line, nothing after a missing quote', () => {
    const text = '{"a\\"b"\n : "c\\u0041\\n",\n"open\n, "d": "x\\q", "e"}';
    const lines = linesOf(text, [], null);
    assert.deepEqual(shownAs(lines, 'key'), ['"a\\"b"', '"d"']);
    assert.deepEqual(shownAs(lines, 'string'), ['"c\\u0041\\n"', '", "']);
  });

  test('what it cannot show as the editor does, it says', () => {
    assert.ok(canDraw(DRAFT_BROKEN) && canDraw('') && canDraw('\t"é日本\u{1f600}"'));
    for (const text of ['a\u202eb', '\u200b', '\u0000', 'x'.repeat(40_000), '\n'.repeat(1_000)])
      assert.equal(canDraw(text), false, JSON.stringify(text.slice(0, 10)));
  });

  test('marks move with the text', () => {
    const span = { start: 4, end: 8 };
    assert.deepEqual(moved(span, { start: 0, end: 2, text: 'abc' }), { start: 5, end: 9 });
    assert.deepEqual(moved(span, { start: 6, end: 6, text: 'abc' }), { start: 4, end: 11 });
    assert.deepEqual(moved(span, { start: 8, end: 8, text: 'abc' }), span);
    assert.deepEqual(moved(span, { start: 10, end: 12, text: '' }), span);
    assert.deepEqual(moved(span, { start: 2, end: 10, text: '' }), { start: 2, end: 2 });
  });
});

describe('the steps', () => {
  /** The texts that undo goes through, the newest first. */
  const undone = (steps, text) => {
    const texts = [];
    for (let to = steps.undo(text); to !== null; to = steps.undo(to.text)) texts.push(to.text);
    return texts;
  };
  const change = (steps, before, after, how) => {
    steps.add(before, difference(before, after), how);
    return after;
  };

  test('typing in one place is one step, anything else one of its own', () => {
    const steps = new Steps();
    let text = '{}';
    for (const typed of ['{"}', '{"a}', '{"ab}', '{"a}', '{"ax}']) text = change(steps, text, typed, 'typing');
    text = change(steps, text, '[{"ax}]', 'step');
    text = change(steps, text, '[{"axy}]', 'typing');
    text = change(steps, text, ' [{"axy}]', 'typing');
    assert.deepEqual(undone(steps, text), ['[{"axy}]', '[{"ax}]', '{"ax}', '{}']);
    assert.equal(steps.canUndo, false);
    assert.equal(steps.canRedo, true);
  });

  test('1,000 histories: undo and redo give every text back, and the steps replayed give the text', () => {
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const { below } = numbers(seed * 7919);
      const steps = new Steps();
      const first = 'abc\n'.repeat(below(4));
      let text = first;
      // The texts before each step that can be undone, and after each that can be redone.
      const before = [];
      const after = [];
      for (let count = below(12); count > 0; count -= 1) {
        const kind = below(4);
        const to = kind === 0 ? steps.undo(text) : kind === 1 ? steps.redo(text) : null;
        if (kind === 0) {
          assert.equal(to?.text, before.at(-1), `seed ${seed}`);
          if (to !== null) after.push(text) && before.pop();
        } else if (kind === 1) {
          assert.equal(to?.text, after.at(-1), `seed ${seed}`);
          if (to !== null) before.push(text) && after.pop();
        } else {
          const start = below(text.length + 1);
          const edit = { start, end: start + below(text.length - start + 1), text: 'xyz'.slice(below(4)) };
          const changed = applyEdits(text, [edit]);
          if (changed === text) continue;
          before.push(text);
          after.length = 0;
          change(steps, text, changed, 'step');
          text = changed;
        }
        text = to?.text ?? text;
      }
      const { steps: all, undone: count } = steps.all;
      const replayed = all.slice(0, all.length - count).flat();
      assert.equal(
        replayed.reduce((result, one) => applyEdits(result, [one]), first),
        text,
        `seed ${seed}`,
      );
    }
  });
});
