import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { sources } from '../support/sources.mjs';

/**
 * The patcher alone, on many small documents: whatever the layout, an edit gives the wanted value, touches nothing before
 * and after its place, and taking a new member out again gives the text back.
 */

const { JsonDocument, ...patch } = await sources('json/patch.ts', 'json/document.ts');

const NAMES = ['a', 'b', 'context', 'id', 'x y', '"q"', 'é', '__proto__'];

/** JSON text in an odd layout: the value's own, with random white space. */
function text(pick, depth) {
  const space = () => ['', '', ' ', '\n', '\n    ', '\t'][pick(6)];
  const kind = pick(depth > 2 ? 4 : 7);
  if (kind < 4) return ['1.50', '"te\\u0078t, {["', 'null', '-0e1'][kind];
  const count = pick(4);
  const names = NAMES.filter(() => pick(2) === 0).slice(0, count);
  if (kind === 4)
    return `[${space()}${names.map(() => text(pick, depth + 1)).join(`${space()},${space()}`)}${space()}]`;
  return `{${space()}${names.map((name) => `${JSON.stringify(name)}${space()}:${space()}${text(pick, depth + 1)}`).join(`${space()},${space()}`)}${space()}}`;
}

/** What JSON.parse gives, with the value at the path replaced: objects on the way are made. */
function withValue(value, path, wanted) {
  if (path.length === 0) return wanted;
  const [step, ...rest] = path;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isObject ? Object.entries(value).filter(([name]) => name !== step) : [];
  const inner = isObject && Object.hasOwn(value, step) ? value[step] : undefined;
  return Object.fromEntries([...entries, [step, withValue(inner, rest, wanted)]]);
}

test('3,000 documents: set, and set what was not there', () => {
  for (let seed = 1; seed <= 3000; seed += 1) {
    const pick = numbers(seed * 7919).below;
    let before = text(pick, 0);
    if (!before.startsWith('{')) before = `{"a": ${before}}`;
    const path = Array.from({ length: 1 + pick(3) }, () => NAMES[pick(NAMES.length)]);
    const raw = ['"new"', '{\n  "k": [\n    1\n  ]\n}', '12'][pick(3)];
    const json = new JsonDocument(before);
    const where = `seed ${seed}: ${JSON.stringify(before)} at ${path.join('/')}`;
    assert.ok(json.sound, where);
    const edits = patch.setAt(json, path, raw, { order: pick(2) === 0 ? NAMES : [] });
    const after = patch.applyEdits(before, edits);
    assert.deepEqual(
      JSON.parse(after),
      withValue(JSON.parse(before), path, JSON.parse(raw)),
      `${where} gave ${JSON.stringify(after)}`,
    );
    assert.ok(edits.length <= 1, where);
    for (const { start, end } of edits) {
      assert.equal(after.slice(0, start), before.slice(0, start), where);
      assert.ok(after.endsWith(before.slice(end)), where);
    }
    // Doing it again changes no value.
    assert.deepEqual(
      JSON.parse(patch.applyEdits(after, patch.setAt(new JsonDocument(after), path, raw))),
      JSON.parse(after),
      where,
    );
    // A new member that is taken out again leaves what was there, but for white space in an empty object.
    const owner = json.at(path.slice(0, -1));
    if (json.at(path) === undefined && owner?.type === 'object') {
      const back = patch.applyEdits(after, patch.removeAt(new JsonDocument(after), path));
      if (owner.children.length > 0) assert.equal(back, before, where);
      else assert.deepEqual(JSON.parse(back), JSON.parse(before), where);
    }
  }
});

test('a new member takes its place in the order and the layout of its neighbours', () => {
  const set = (before, path, raw, order) =>
    patch.applyEdits(before, patch.setAt(new JsonDocument(before), path, raw, { order }));
  assert.equal(set('{"a":1,"c":3}', ['b'], '2', ['a', 'b', 'c']), '{"a":1,"b":2,"c":3}');
  assert.equal(set('{\n\t"a": 1,\n\t"c": 3\n}', ['b'], '2', ['a', 'b', 'c']), '{\n\t"a": 1,\n\t"b": 2,\n\t"c": 3\n}');
  assert.equal(
    set('{\n    "b": 1\n}', ['a'], '{\n  "x": 1\n}', ['a', 'b']),
    '{\n    "a": {\n      "x": 1\n    },\n    "b": 1\n}',
  );
  assert.equal(set('{ "a": 1 }', ['b'], '2', ['a', 'b']), '{ "a": 1, "b": 2 }');
  assert.equal(
    set('{\n  "a": {}\n}', ['a', 'b', 'c'], '1', []),
    '{\n  "a": {\n    "b": {\n      "c": 1\n    }\n  }\n}',
  );
  assert.equal(set('', ['a'], '1', []), '{\n  "a": 1\n}\n');
});

test('of two members with one name the last is the one that counts', () => {
  const before = '{"a": 1, "a": 2}';
  assert.equal(patch.applyEdits(before, patch.setAt(new JsonDocument(before), ['a'], '3')), '{"a": 1, "a": 3}');
});

test('an offset leads to its path and a deep text to no tree', () => {
  const json = new JsonDocument('{"a": [1, {"b": "x"}]}');
  assert.deepEqual(json.pathAt(json.text.indexOf('"x"') + 1), ['a', 1, 'b']);
  assert.deepEqual(json.pathAt(json.text.indexOf('"b"') + 1), ['a', 1, 'b']);
  assert.equal(new JsonDocument('['.repeat(100_000)).sound, false);
});
