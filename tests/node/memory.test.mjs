// What is kept between calls, and for how long: the instance and its memory, what reports hold on to, what `reset()` drops.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bytes, json, release } from '../support/events.mjs';

/** The memories of the instances that were made, as long as something holds on to them, and the newest. */
const memories = [];

const { Instance } = WebAssembly;
// biome-ignore lint/complexity/useArrowFunction: it is called with `new`
WebAssembly.Instance = function (module, imports) {
  const instance = new Instance(module, imports);
  if (instance.exports.input_reserve !== undefined) memories.push(new WeakRef(instance.exports.memory));
  return instance;
};

const { cdevents } = await import('../support/installed.mjs');
const { catalog, isValid, reset, validate } = cdevents;

const MEBIBYTE = 2 ** 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Collects garbage until a condition is true, or it has been done often enough. What a weak reference refers to lives on until the current task ends. */
async function collected(condition) {
  for (let round = 0; round < 20 && !condition(); round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  return condition();
}

/** The memory of the newest instance. */
const newest = () => memories.at(-1).deref();

/** A valid event of about this number of bytes. */
const long = (length) => json({ ...release(), customData: 'x'.repeat(length) });

const text = json(release());

for (const [name, ask] of Object.entries({ validate: (input, options) => validate(input, options).outcome, isValid })) {
  test(`memory beyond 32 MiB is given back after the call: ${name}`, async () => {
    const options = { limits: { bytes: 256 * MEBIBYTE } };
    for (const input of [long(33 * MEBIBYTE), bytes(long(33 * MEBIBYTE)), 'é'.repeat(17 * MEBIBYTE)]) {
      reset();
      ask(text);
      const before = memories.length;
      ask(input, options);
      const used = memories.slice(before - 1);
      ask(text);
      assert.equal(memories.length, before + used.length, 'a new instance for the next call, and one only');
      assert.ok(newest().buffer.byteLength <= 32 * MEBIBYTE);
      assert.ok(await collected(() => used.every((memory) => memory.deref() === undefined)), 'nothing holds on to it');
    }
  });

  test(`an instance that has grown less is kept: ${name}`, () => {
    reset();
    ask(text);
    const before = memories.length;
    const grown = newest().buffer.byteLength;
    for (let round = 0; round < 20; round += 1) {
      ask(long(4 * MEBIBYTE + round));
      ask(text);
    }
    assert.equal(memories.length, before);
    assert.ok(newest().buffer.byteLength > grown && newest().buffer.byteLength <= 32 * MEBIBYTE);
  });
}

test('no instance beyond 32 MiB is ever kept, whatever the size of the input', () => {
  reset();
  for (let size = 1; size <= 16; size += 1) {
    for (const ask of [validate, isValid]) {
      ask(long(size * MEBIBYTE - 1000));
      ask(`[${'{},'.repeat(size * 4096)}{}]`, { maxDiagnostics: 10_000 });
      const kept = memories.length;
      ask(text);
      // The same instance again, or a new one in the place of one that was too large.
      assert.ok(memories.length <= kept + 1);
      assert.ok(newest().buffer.byteLength <= 32 * MEBIBYTE, `${size}: ${newest().buffer.byteLength}`);
    }
  }
});

/** Texts of valid events that differ in their type, so that each is worth remembering. */
function ofEveryType(change) {
  const releases = catalog().vocabularies.filter(({ id }) => /^\d/.test(id));
  return releases.flatMap(({ events }) =>
    events.map(({ example }) => {
      const event = structuredClone(example);
      change(event);
      return json(event);
    }),
  );
}

test('events that are remembered take little memory, however long they are and however much is in them', () => {
  const changes = {
    'over 4 KiB': (event) => {
      event.customData = { text: 'x'.repeat(100_000) };
    },
    'over 96 strings': (event) => {
      event.customData = { list: Array.from({ length: 900 }, () => '') };
    },
    'over 4 KiB and 96 strings': (event) => {
      event.customData = { list: Array.from({ length: 9_000 }, () => 'x') };
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    const texts = ofEveryType(change);
    assert.ok(texts.length > 300, `${texts.length}`);
    reset();
    // The first one makes room for the input and for what it is read into, and that is kept.
    for (const input of [...texts].sort((one, other) => other.length - one.length).slice(0, 3)) isValid(input);
    const before = newest().buffer.byteLength;
    for (let round = 0; round < 3; round += 1) {
      for (const input of texts) {
        assert.equal(isValid(input), true, input.slice(0, 400));
        validate(input);
      }
    }
    const more = newest().buffer.byteLength - before;
    assert.ok(more <= 2.5 * MEBIBYTE, `${what}: ${more} bytes more`);
  }
});

test('a report does not hold on to the text that it is about', async () => {
  const reports = [];
  const used = () => process.memoryUsage().heapUsed;
  validate(long(1000));
  await collected(() => false);
  const before = used();
  for (let round = 0; round < 64; round += 1) {
    const event = {
      ...release(),
      customData: String(round)
        .repeat(512 * 1024)
        .slice(0, 512 * 1024),
    };
    // Long enough to be cut out of the text instead of copied.
    event.context.id = `an-id-of-a-report-that-is-kept-${round}`;
    reports.push(validate(json(event)).event);
  }
  assert.ok(await collected(() => used() - before < 8 * MEBIBYTE), `${(used() - before) / MEBIBYTE} MiB`);
  assert.equal(reports[63].id, 'an-id-of-a-report-that-is-kept-63');
});

/** Whether a string is anywhere on the heap of JavaScript. */
async function onHeap(secret) {
  let tail = '';
  let found = false;
  for await (const chunk of getHeapSnapshot()) {
    const piece = tail + chunk.toString('latin1');
    found ||= piece.includes(secret());
    tail = piece.slice(-secret().length);
  }
  return found;
}

test('reset() drops what past input left in memory, inside the engine and outside it', async () => {
  // Never a string of its own as long as it must not be found.
  const secret = () => ['never', 'to', 'be', 'seen', 'again'].join('+');
  const inputs = () => {
    const right = release();
    right.context.id = secret();
    const wrong = release();
    wrong.subject.content[secret()] = secret();
    const custom = release();
    custom.context.type = `dev.cdeventsx.${secret().replaceAll('+', '')}.run.0.1.0`;
    const events = [right, custom, { ...release(), customData: { secret: secret() } }, wrong];
    return events.map((event) => bytes(json(event)));
  };
  const inside = () => Buffer.from(newest().buffer).includes(secret());
  reset();
  let kept = [];
  for (let round = 0; round < 3; round += 1) {
    for (const input of inputs()) {
      kept.push(validate(input));
      isValid(input);
      validate(input, { rules: { 'unknown-field': 'note' }, maxDiagnostics: 1 });
    }
  }
  assert.equal(inside(), true, 'what is looked for is found before');
  assert.equal(await onHeap(secret), true, 'what a caller keeps is found');
  kept = [];
  const past = memories.at(-1);
  reset();
  assert.equal(await onHeap(secret), false, 'nothing is kept outside');
  assert.ok(await collected(() => past.deref() === undefined), 'the memory of before is gone');
  assert.equal(validate(text).outcome, 'valid');
  assert.equal(inside(), false, 'and the next one begins empty');
  assert.deepEqual(kept, []);
});

test('the same severities are asked for anew after reset() and after an instance was dropped', () => {
  const wrong = json({ ...release(), extra: 1 });
  const options = { rules: { 'unknown-field': 'off' } };
  const drops = { reset, growth: () => validate(long(33 * MEBIBYTE), { limits: { bytes: 256 * MEBIBYTE } }) };
  for (const [what, drop] of Object.entries(drops)) {
    for (const ask of [(...call) => validate(...call).outcome === 'valid', isValid]) {
      for (let round = 0; round < 2; round += 1) {
        assert.equal(ask(wrong, options), true, what);
        assert.equal(ask(wrong), false, what);
        drop();
        assert.equal(ask(wrong, options), true, `${what}: the same again`);
        assert.equal(ask(wrong, { rules: { 'unknown-field': 'warning' } }), true, what);
        assert.equal(ask(wrong, { ...options, strict: true }), true, what);
      }
    }
  }
});
