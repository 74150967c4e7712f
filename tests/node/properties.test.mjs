// What must hold of every report, on changed events in every formatting: places by an independent parser, one answer by
// every way in, and what is promised of safe fixes. `CASES` asks for another number than 2,000 of each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { cdevents } from '../support/installed.mjs';
import { mutant } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';
import { shuffled, written } from '../support/written.mjs';
import { assertSameEverywhere } from './ways.mjs';

const { applyFixes, catalog, validate } = cdevents;

const CASES = Number(process.env.CASES ?? 2_000);
if (!(CASES > 0)) throw new Error('CASES is a number above 0');

const { vocabularies } = catalog();
const EXAMPLES = vocabularies.flatMap(({ id, events }) => events.map(({ example, type }) => ({ id, type, example })));
const KNOWN = {
  types: [...new Set(EXAMPLES.map(({ type }) => type))],
  releases: vocabularies.map(({ id }) => id).filter((id) => /^\d/.test(id)),
};
const OF_RELEASES = EXAMPLES.filter(({ id }) => KNOWN.releases.includes(id));

/** Each place's text names the case that broke. */
function each(examples, seed, check) {
  const random = numbers(seed);
  for (let count = 0; count < CASES; count += 1) {
    const { example } = random.of(examples);
    check(mutant(example, 1 + random.below(3), random, KNOWN), random);
  }
}

const pieces = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((piece) => piece.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The place that a pointer names, by a parser that is not ours. */
function nodeAt(tree, pointer) {
  let node = tree;
  for (const piece of pieces(pointer))
    node = node && findNodeAtLocation(node, [node.type === 'array' ? Number(piece) : piece]);
  assert.ok(node, pointer);
  const { offset, length, type, parent } = node;
  const opening = type === 'object' || type === 'array';
  const key = parent?.type === 'property' ? parent.children[0] : undefined;
  return {
    value: [offset, opening ? offset + 1 : offset + length],
    key: key && [key.offset, key.offset + key.length],
  };
}

/** Where findings of these rules point; all others point at the value. The contract's table. */
const AT_THE_OWNER = new Set(['missing-field', 'envelope-missing', 'prose-missing-field', 'unidentified-event']);
const AT_THE_KEY = new Set([
  'unknown-field',
  'attribute-name',
  'release-key',
  'data-twice',
  'duplicate-member',
  'pipeline-name-alias',
]);

function positionOf(text, offset) {
  const parts = text.slice(0, offset).split(/\r\n|\r|\n/);
  // A line feed at the offset that belongs to a carriage return before it ends the same line.
  const halfway = text[offset - 1] === '\r' && text[offset] === '\n';
  if (halfway) parts.pop();
  return { offset, line: parts.length, column: (halfway ? parts.at(-1).length + 1 : parts.at(-1).length) + 1 };
}

const halves = (text, offset) =>
  /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');

test('every place is inside the text and is what the pointer names, by another parser', () => {
  let compared = 0;
  each(EXAMPLES, 1, (event, random) => {
    if (random.below(4) === 0) event['ü🚀~/'] = { '🚀': 'é' };
    const text = written(event, random);
    const tree = parseTree(text);
    for (const { rule, message, pointer, range, related = [] } of validate(text).diagnostics) {
      compared += 1;
      const place = [range.start.offset, range.end.offset];
      assert.deepEqual(
        [range.start, range.end],
        place.map((offset) => positionOf(text, offset)),
        `${rule} ${pointer} in ${text}`,
      );
      const { value, key } = nodeAt(tree, pointer);
      // A link's misspelt type is a member that is not its type.
      const atTheKey = AT_THE_KEY.has(rule) || (rule === 'bad-link' && message.startsWith('unknown field'));
      const wanted = AT_THE_OWNER.has(rule) ? (key ?? value) : atTheKey ? key : value;
      assert.deepEqual(place, wanted, `${rule} at ${pointer} in ${text}`);
      for (const other of related) {
        const found = [other.range.start.offset, other.range.end.offset];
        const there = nodeAt(tree, other.pointer);
        assert.ok(
          [there.value, there.key].some((span) => span?.[0] === found[0] && span[1] === found[1]),
          `${rule}: ${other.pointer} in ${text}`,
        );
      }
    }
  });
  assert.ok(compared > CASES, `${compared} places`);
});

test('on broken text, too, every place is inside it and between characters', () => {
  let compared = 0;
  each(EXAMPLES, 2, (event, random) => {
    if (random.below(2) === 0) event['ü🚀'] = 'é🚀';
    const whole = written(event, random);
    const at = random.below(whole.length + 1);
    const text = [
      whole.slice(0, at),
      whole.slice(0, at) + whole.slice(at + 1),
      whole.slice(0, at) +
        random.of(['"', ',', '}', '{', ':', '\\', '/', "'", '🚀', '\u0000', 'é', '//']) +
        whole.slice(at),
    ][random.below(3)];
    const { outcome, diagnostics } = validate(text);
    assert.ok(outcome === 'valid' || diagnostics.some(({ severity }) => severity === 'error'), text);
    for (const { rule, range, related = [] } of diagnostics) {
      for (const each of [range, ...related.map((other) => other.range)]) {
        compared += 1;
        assert.ok(each.start.offset <= each.end.offset && each.end.offset <= text.length, `${rule} in ${text}`);
        for (const { offset, line, column } of [each.start, each.end]) {
          assert.ok(!halves(text, offset), `${rule} within a character of ${text}`);
          assert.deepEqual({ offset, line, column }, positionOf(text, offset), `${rule} in ${text}`);
        }
      }
    }
  });
  assert.ok(compared > CASES, `${compared} places`);
});

test('text, bytes, object and every envelope have the same findings', () => {
  let compared = 0;
  each(OF_RELEASES, 3, (event, random) => {
    const text = written(event, random);
    const { event: found } = validate(text);
    // What the changes made of it may be no event any more, or one that is judged by another family's rules.
    if (found === null || found.envelope !== 'none' || !KNOWN.releases.includes(found.vocabulary)) return;
    compared += Number(assertSameEverywhere(text));
  });
  assert.ok(compared > CASES / 2, `${compared} in envelopes`);
});

test('white space, escapes and the order of members change no verdict', () => {
  each(EXAMPLES, 4, (event, random) => {
    const { outcome } = validate(JSON.stringify(event));
    for (const text of [
      written(event, random),
      JSON.stringify(event, null, 3),
      written(shuffled(event, random), random),
    ]) {
      assert.equal(validate(text).outcome, outcome, text);
      assert.equal(cdevents.isValid(text), outcome === 'valid', text);
    }
  });
});

const spliced = (text, edits) =>
  [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((out, { start, end, text: put }) => out.slice(0, start) + put + out.slice(end), text);

const errorsOf = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error');

test('a safe fix takes its finding away, changes nothing else, and uncovers errors only below what it renames', () => {
  let fixed = 0;
  each(EXAMPLES, 5, (event, random) => {
    let text = written(event, random);
    if (random.below(4) === 0) text = text.replace(/([}\]])(\s*)$/, ',$1$2');
    const report = validate(text);
    const before = new Set(errorsOf(report).map(({ rule, pointer }) => `${rule} ${pointer}`));
    for (const finding of report.diagnostics) {
      if (finding.fix?.safe !== true) continue;
      fixed += 1;
      const after = applyFixes(text, { ...report, diagnostics: [finding] });
      assert.equal(after, spliced(text, finding.fix.edits));
      const again = validate(after);
      const [{ text: put }] = finding.fix.edits;
      const owner = finding.pointer.slice(0, finding.pointer.lastIndexOf('/'));
      const renamed =
        /^"/.test(put) && AT_THE_KEY.has(finding.rule)
          ? `${owner}/${JSON.parse(put).replaceAll('~', '~0').replaceAll('/', '~1')}`
          : null;
      const count = (each) =>
        each.diagnostics.filter(
          ({ rule, pointer, message }) =>
            rule === finding.rule && pointer === finding.pointer && message === finding.message,
        ).length;
      assert.ok(count(again) < count(report), `${finding.rule} at ${finding.pointer} is still there in ${after}`);
      if (finding.rule === 'json-syntax') continue;
      for (const { rule, pointer } of errorsOf(again)) {
        if (before.has(`${rule} ${pointer}`)) continue;
        assert.ok(
          renamed !== null && (pointer === renamed || pointer.startsWith(`${renamed}/`)),
          `${rule} at ${pointer} is new after ${finding.rule} at ${finding.pointer} in ${text}`,
        );
      }
    }
    let last = text;
    for (let round = 0; ; round += 1) {
      const next = applyFixes(last, validate(last));
      if (next === last) break;
      assert.ok(round < 20, `no rest in ${text}`);
      last = next;
    }
  });
  assert.ok(fixed > CASES / 20, `${fixed} fixes`);
});
