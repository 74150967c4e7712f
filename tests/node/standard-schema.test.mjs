// `schemaFor`: a Standard Schema by itself, in Hono's validator and in tRPC.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { initTRPC, TRPCError } from '@trpc/server';
import { cloudEvent, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents, file } from '../support/installed.mjs';
import { kitchen, recipe } from '../support/recipes.mjs';

const { catalog, parse, schemaFor, toCloudEvent } = cdevents;

const check = (value, ...given) => schemaFor(...given)['~standard'].validate(value);

test('it has what the specification asks for', () => {
  const { version, vendor, validate } = schemaFor()['~standard'];
  assert.deepEqual([version, vendor, typeof validate], [1, 'cdevents-wasm', 'function']);
  assert.deepEqual(validate(release()), { value: release() });
});

test('every example is a value of its own type, of any type, and of no other', () => {
  for (const { id, events } of catalog().vocabularies) {
    for (const { type, example } of events) {
      const other = type === RELEASE_TYPE ? draft().type : RELEASE_TYPE;
      const wanted = { value: parse(example).event };
      assert.deepEqual(check(example, type), wanted, `${id} ${type}`);
      assert.deepEqual(check(example), wanted);
      assert.deepEqual(check(json(example), type), wanted);
      assert.deepEqual(check(JSON.parse(toCloudEvent(example, { mode: 'structured' }).body), type).issues, undefined);
      const { issues, value } = check(example, other);
      assert.deepEqual([issues.length, value], [1, undefined]);
      assert.deepEqual([issues[0].rule, issues[0].path.at(-1)], ['unknown-type', 'type']);
      assert.match(issues[0].message, new RegExp(`expected \`${other}\``));
    }
  }
});

test('issues are the diagnostics that make a value invalid, with their paths', () => {
  const wrong = { ...release(), subject: { id: 'x', content: { outcome: 'failed', 'a/b~c': 1 } } };
  const { diagnostics } = parse(wrong).report;
  assert.deepEqual(
    check(wrong).issues.map(({ path, ...rest }) => rest),
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  assert.deepEqual(
    check(wrong).issues.map(({ path }) => path),
    [
      ['subject', 'content', 'outcome'],
      ['subject', 'content', 'a/b~c'],
    ],
  );
  assert.deepEqual(check({ ...cloudEvent(), id: 'b' }).issues[0].path, ['data', 'context', 'id']);
  assert.deepEqual(check([release(), { ...release(), extra: 1 }]).issues[0].path, [1, 'extra']);
  const { id: _, ...anonymous } = draft();
  assert.equal(check(anonymous).issues, undefined);
  const rules = { 'unidentified-event': 'warning' };
  assert.equal(check(anonymous, undefined, { rules }).issues, undefined);
  assert.equal(check(anonymous, undefined, { rules, strict: true }).issues[0].rule, 'unidentified-event');
});

test('there is an issue for every value that is not one valid event, and none throws', () => {
  const cycle = {};
  cycle.self = cycle;
  const throwing = Object.defineProperty({}, 'context', {
    enumerable: true,
    get() {
      throw new Error('no');
    },
  });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const values = [
    undefined,
    null,
    true,
    7,
    7n,
    Symbol('x'),
    () => {},
    '',
    '{',
    '[]',
    [],
    [release()],
    {},
    cycle,
    throwing,
    proxy,
    new Map(),
    new Uint8Array([0xff]),
  ];
  for (const value of values) {
    for (const options of [undefined, { maxDiagnostics: 0 }, { strict: true, maxDiagnostics: 1 }]) {
      const { issues } = check(value, RELEASE_TYPE, options);
      assert.ok(issues.length > 0);
      for (const { message, path } of issues) assert.ok(message.length > 0 && Array.isArray(path));
    }
  }
  const { value } = check(json(release()).replace('"subject"', '"customData":{"__proto__":{"x":1}},"subject"'));
  assert.deepEqual(Object.keys(value.customData), ['__proto__']);
  assert.equal({}.x, undefined);
});

test('invalid options throw when the schema is made', () => {
  assert.throws(() => schemaFor(7), { code: 'bad-option' });
  assert.throws(() => schemaFor(RELEASE_TYPE, { strict: 1 }), { code: 'bad-option' });
  assert.throws(() => schemaFor(undefined, { onEvent() {} }), { code: 'bad-option' });
});

test('the recipe with Hono’s validator', async (t) => {
  const folder = kitchen(t, ['@hono/standard-validator', '@standard-schema/spec', 'hono']);
  const program = file(folder, 'app.js', `${recipe('schemaFor(')}export default app;\n`);
  const { default: app } = await import(pathToFileURL(program).href);
  const post = (value) =>
    app.request('/finished', { method: 'POST', headers: { 'content-type': 'application/json' }, body: json(value) });
  const right = await post(release());
  assert.deepEqual([right.status, await right.text()], [200, 'success']);
  const wrong = await post({ ...release(), extra: 1 });
  const { success, error } = await wrong.json();
  assert.deepEqual(
    [wrong.status, success, error.map(({ rule, path }) => [rule, path])],
    [400, false, [['unknown-field', ['extra']]]],
  );
  assert.equal((await post(draft())).status, 400);
});

test('a procedure of tRPC gets the event, and an error has the issues', async () => {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  const routes = router({
    finished: procedure.input(schemaFor(RELEASE_TYPE)).mutation(({ input }) => input.subject.id),
  });
  const caller = createCallerFactory(routes)({});
  assert.equal(await caller.finished(release()), 'run-42');
  assert.equal(await caller.finished(cloudEvent()), 'run-42');
  await assert.rejects(
    () => caller.finished({ ...release(), extra: 1 }),
    (error) =>
      error instanceof TRPCError && error.code === 'BAD_REQUEST' && /unknown field/.test(json(error.cause.issues)),
  );
});
