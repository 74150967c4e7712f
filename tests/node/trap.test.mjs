// After anything that is thrown out of the engine the next call works, on exactly one new instance.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';

/** Instances that were made of the module's hot exports, and what to do to the next call of an export. */
let instances = 0;
let sabotage = null;

const { Instance } = WebAssembly;
// biome-ignore lint/complexity/useArrowFunction: it is called with `new`
WebAssembly.Instance = function (module, imports) {
  const real = new Instance(module, imports);
  instances += 1;
  const wrapped = { memory: real.exports.memory };
  for (const [name, call] of Object.entries(real.exports)) {
    if (typeof call !== 'function') continue;
    wrapped[name] = (...args) => {
      if (sabotage?.name !== name) return call(...args);
      const { how } = sabotage;
      sabotage = null;
      return how(real.exports, call, args, imports);
    };
  }
  return { exports: wrapped };
};

const { cdevents } = await import('../support/installed.mjs');
const { construct, handler, isValid, reset, validate } = cdevents;

const text = json(release());
const overflow = () => overflow() + 1;

const WAYS = {
  'an error of the module': () => {
    throw new WebAssembly.RuntimeError('unreachable');
  },
  'an exhausted stack': () => overflow(),
  'an access out of bounds': (exports, call, [, ...rest]) =>
    call(
      0xfffffff0,
      ...rest,
      exports.report(0xfffffff0, 0, 0, 0, 0, 0, 0),
      new Uint8Array(exports.memory.buffer, 2 ** 32),
    ),
  'a call to the outside': (_exports, _call, _args, imports) => Object.values(Object.values(imports)[0])[0](),
  'something that is no error': () => {
    throw null;
  },
  'an answer from nowhere': () => 0xfffffffc,
};

test('a trap costs one call and one instance', () => {
  for (const name of ['report', 'check', 'input_reserve']) {
    for (const [what, how] of Object.entries(WAYS)) {
      if (name === 'check' && what === 'an answer from nowhere') continue;
      reset();
      assert.equal(validate(text).outcome, 'valid');
      reset();
      const before = instances;
      sabotage = { name, how };
      if (name === 'check') {
        assert.equal(isValid(text), false, what);
      } else {
        const report = validate(text);
        assert.equal(report.outcome, 'unchecked', `${name}: ${what}`);
        assert.equal(report.event, null);
        assert.deepEqual(
          report.diagnostics.map(({ code, rule, severity, pointer }) => [code, rule, severity, pointer]),
          [['CDE199', 'engine-fault', 'error', '']],
        );
      }
      assert.equal(sabotage, null);
      assert.equal(validate(text).outcome, 'valid');
      assert.equal(isValid(text), true);
      assert.equal(instances - before, 2, `${name}: ${what}`);
    }
  }
});

test('no memory for the input is reported, and costs the instance', () => {
  reset();
  sabotage = { name: 'input_reserve', how: () => 0 };
  assert.deepEqual(
    validate(text).diagnostics.map(({ rule }) => rule),
    ['engine-fault'],
  );
  assert.equal(validate(text).outcome, 'valid');
});

test('more input than memory can hold', () => {
  const huge = 'x'.repeat(2 ** 28);
  const report = validate(huge, { limits: { bytes: 2 ** 31 } });
  assert.equal(report.outcome, 'unchecked');
  assert.equal(validate(text).outcome, 'valid');
});

test('construct reports a trap as an event that cannot be made', () => {
  const given = { context: { source: '/ci' }, subject: { id: 'run-42' } };
  const build = () => construct('dev.cdevents.pipelinerun.queued.0.3.0', given);
  build();
  sabotage = { name: 'compose', how: WAYS['an exhausted stack'] };
  assert.throws(
    build,
    (error) => error.code === 'invalid-event' && error.report.diagnostics[0].rule === 'engine-fault',
  );
  assert.equal(build().report.outcome, 'valid');
});

test('an instance that has grown is not kept', () => {
  const long = `"${'x'.repeat(15 * 2 ** 20)}"`;
  for (let round = 0; round < 3; round += 1) {
    const before = instances;
    validate(long);
    assert.equal(validate(text).outcome, 'valid');
    assert.ok(instances - before <= 2);
  }
});

test('a receiver asks its sender to try again, and takes the event then', async () => {
  const taken = [];
  const receive = handler({ onEvent: (event) => void taken.push(event) });
  const post = () =>
    receive(
      new Request('http://localhost/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text }),
    );
  sabotage = { name: 'report', how: WAYS['an error of the module'] };
  const failed = await post();
  assert.deepEqual([failed.status, (await failed.json()).diagnostics[0].rule, taken], [500, 'engine-fault', []]);
  assert.equal((await post()).status, 202);
  assert.deepEqual(taken, [release()]);
});
