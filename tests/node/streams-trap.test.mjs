// A trap costs a stream one record, wherever in the engine it is: the module counts its own calls, and stops at a chosen one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withFuel } from '../support/fuel.mjs';
import { numbers } from '../support/random.mjs';

/** What the next instances of the module for streams do: the exports of the last one, and how its calls are wrapped. */
let last;
let instances = 0;
let wrap = (call) => call;
let fueled;

const { Instance, Module } = WebAssembly;

// biome-ignore lint/complexity/useArrowFunction: it is called with `new`
WebAssembly.Instance = function (module, imports) {
  const isStreams = Module.exports(module).some(({ name }) => name === 'history');
  if (!isStreams) return new Instance(module, imports);
  const { exports } = new Instance(fueled, imports);
  instances += 1;
  last = exports;
  return { exports: { ...exports, history: (length) => wrap(exports.history)(length) } };
};

const { cdevents, PACKAGE } = await import('../support/installed.mjs');
const { CdEventError, EventStream, factsOf, Reducer, samples } = cdevents;
fueled = new Module(withFuel(readFileSync(join(PACKAGE, 'dist/streams.wasm'))));

const TEXT = [...samples({ runs: 3, faults: ['duplicate', 'missing'] })].map(({ json }) => `${json}\n`).join('');
const OPTIONS = { records: 'all', lifecycle: { complete: true, windowMs: 0 } };
const PIECES = TEXT.match(/[\s\S]{1,20000}/g);

/** Reads the stream; `before`: called before each piece and before the end. */
function read(before = () => {}) {
  const stream = new EventStream(OPTIONS);
  const items = [];
  for (const [index, piece] of PIECES.entries()) {
    before(index);
    items.push(...stream.push(piece));
  }
  before(PIECES.length);
  const { items: rest, ...summary } = stream.finish();
  return { items: [...items, ...rest], summary };
}

const of = (kind, { items }) => items.filter((item) => item.kind === kind);
const isFault = ({ report }) => report.diagnostics[0]?.rule === 'engine-fault';

test('the counting module does what the module does', () => {
  const { items, summary } = read();
  assert.ok(of('record', { items }).length > 50 && of('finding', { items }).length > 0);
  assert.deepEqual([summary.unchecked, summary.capped], [0, []]);
});

test('wherever the engine stops, one record is lost at most, and the stream goes on', () => {
  const expected = read();
  const records = of('record', expected);
  // How many calls a piece takes.
  let calls = 0;
  read((index) => {
    if (index === 0) last.fuel.value = 0x7fffffff;
    if (index === 1) calls = 0x7fffffff - last.fuel.value;
  });
  assert.ok(calls > 1000, `${calls}`);
  const { below } = numbers(20_261_129);
  let stopped = 0;
  let lost = 0;
  let unreadable = 0;
  for (let round = 0; round < 150; round += 1) {
    const piece = below(PIECES.length);
    const before = instances;
    let result;
    try {
      result = read((index) => {
        last.fuel.value = index === piece ? below(calls) : -1;
      });
    } catch (error) {
      // Stopped while memory is being allocated: then nothing can be read any more. The module itself has no trap there.
      assert.equal(error.code, 'init-failed');
      unreadable += 1;
      continue;
    }
    if (instances === before + 1) continue;
    stopped += 1;
    assert.equal(instances, before + 2);
    const found = of('record', result);
    assert.equal(found.length, records.length);
    const faults = found.filter(isFault);
    assert.ok(faults.length <= 1);
    lost += faults.length;
    for (const [index, item] of found.entries()) {
      if (!isFault(item)) assert.deepEqual(item, records[index]);
      const { record, line, offset, length } = item;
      const { record: number, line: onLine, offset: at, length: long } = records[index];
      assert.deepEqual([record, line, offset, length], [number, onLine, at, long]);
    }
    const { valid, unchecked, errors, byRule, records: all } = result.summary;
    assert.equal(all, records.length);
    assert.deepEqual([valid + faults.length, unchecked], [records.length, faults.length]);
    assert.equal(byRule['engine-fault'] ?? 0, faults.length);
    assert.ok(errors >= faults.length);
  }
  assert.ok(stopped > 100 && lost > 50, `${stopped} stopped, ${lost} records lost`);
  assert.ok(unreadable <= 5, `${unreadable} streams lost`);
});

test('a call that stops before it begins loses nothing', () => {
  const expected = read();
  for (const at of [0, 1, PIECES.length]) {
    const result = read((index) => {
      if (index !== at) return;
      wrap = (call) => {
        wrap = (same) => same;
        return () => {
          void call;
          throw new WebAssembly.RuntimeError('unreachable');
        };
      };
    });
    assert.deepEqual(result, expected);
  }
});

test('an engine that always stops is an error, not an endless loop', () => {
  const refused = (error) => error instanceof CdEventError && error.code === 'init-failed';
  const stream = new EventStream(OPTIONS);
  wrap = () => () => {
    throw new WebAssembly.RuntimeError('unreachable');
  };
  try {
    assert.throws(() => stream.push(TEXT), refused);
    assert.throws(() => new EventStream(), refused);
    assert.throws(() => factsOf(TEXT.split('\n')[0]), refused);
  } finally {
    wrap = (call) => call;
  }
  assert.throws(
    () => stream.push(TEXT),
    (error) => error.code === 'bad-state',
  );
  assert.equal(read().summary.unchecked, 0);
});

test('reducers go on in another instance with what they had', () => {
  const facts = TEXT.trim()
    .split('\n')
    .flatMap((line) => factsOf(line));
  const { scope, key } = facts.find((fact) => facts.filter((other) => other.key === fact.key).length > 3);
  const own = facts.filter((fact) => fact.scope === scope && fact.key === key).map(({ bytes }) => bytes);
  const plain = new Reducer({ complete: true });
  plain.fold(own);
  const expected = plain.results();
  for (let calls = 0; calls < 40; calls += 1) {
    const reducer = new Reducer({ complete: true });
    const other = new Reducer();
    other.fold(own.slice(0, 1));
    last.fuel.value = calls;
    reducer.fold(own);
    last.fuel.value = -1;
    assert.deepEqual(reducer.results(), expected);
    assert.equal(other.results().findings.length, 0);
    other.fold(own);
    assert.deepEqual(other.snapshot(), plain.snapshot());
  }
});
