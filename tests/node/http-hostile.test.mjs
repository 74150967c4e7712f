import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cloudEvent, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { numbers } from '../support/random.mjs';
import {
  assertWhole,
  BATCH,
  badOption,
  binary,
  fromHttp,
  STRUCTURED,
  short,
  toCloudEvent,
  validate,
} from './messages.mjs';

test('a broken body is judged as it is by itself', () => {
  const whole = json(release());
  for (const text of [
    whole.slice(0, -1),
    whole.replace(',', ',,'),
    `${whole}x`,
    '{',
    ' ',
    'nothing',
    `${whole.slice(0, -1)},}`,
    '\ufeff',
  ]) {
    const own = validate(text);
    const report = fromHttp({ ...binary(), body: text });
    assertWhole(report, text);
    assert.equal(report.outcome, 'unchecked');
    assert.deepEqual(
      report.diagnostics.map(({ rule, pointer, range }) => ({ rule, pointer, range })),
      own.diagnostics.map(({ rule, pointer, range }) => ({ rule, pointer: `/body${pointer}`, range })),
    );
    assert.deepEqual(
      report.events.map(({ envelope }) => envelope),
      own.events.map(() => 'binary'),
    );
  }
  const empty = fromHttp({ ...binary(), body: '' });
  assert.deepEqual(
    [empty.outcome, empty.diagnostics.map(({ pointer, message }) => `${pointer} ${message}`)],
    ['invalid', ['/body the body is empty']],
  );
  assert.equal(fromHttp({ ...binary(), body: '' }, { release: '0.5.1' }).outcome, 'invalid');
  assert.deepEqual(json(fromHttp({ headers: binary().headers })), json(empty));
});

test('no body brings members into the envelope', () => {
  const { headers } = binary({ 'ce-id': 'the header' });
  const good = release().context.id;
  const bodies = [
    `${json(release())}, "id": "${good}"`,
    `${json(release())}} , {"id": "${good}"`,
    `${json(release())}}`,
    `1, "data": ${json(release())}`,
    `null}\n{"data": ${json(release())}`,
    `${json(release())}/* */`,
    `"x", "id": "${good}", "data": ${json(release())}`,
  ];
  for (const body of bodies) {
    const report = fromHttp({ headers, body });
    assert.equal(report.outcome, 'unchecked', body);
    assertWhole(report, body);
  }
  // And no header into the body.
  const report = fromHttp(binary({ 'ce-x': '","data":{"context":{}},"y":"', 'ce-y","data":{},"z': '1' }));
  assert.equal(report.outcome, 'invalid');
  assert.equal(report.event.id, good);
  assert.equal(
    fromHttp({ headers: { ...headers, 'ce-id': undefined, 'ce-data': json(release()) }, body: '{}' }).outcome,
    'invalid',
  );
});

test('the limits are those of the body', () => {
  const body = json(release());
  const { length } = body;
  for (const headers of [{}, binary().headers, { ...binary().headers, 'ce-subject': 'x'.repeat(1000) }]) {
    assert.notEqual(fromHttp({ headers, body }, { limits: { bytes: length } }).outcome, 'unchecked');
    for (const given of [body, bytes(body)]) {
      const over = fromHttp({ headers, body: given }, { limits: { bytes: length - 1 } });
      assert.deepEqual(
        [over.outcome, short(over).some((found) => found.startsWith('limit-bytes error /body'))],
        ['unchecked', true],
      );
    }
    assert.notEqual(fromHttp({ headers, body }, { limits: { depth: 3 } }).outcome, 'unchecked');
    const deep = fromHttp({ headers, body }, { limits: { depth: 2 } });
    assert.deepEqual([deep.outcome, short(deep).at(-1)], ['unchecked', 'limit-depth error /body/subject/content']);
  }
  const many = fromHttp(binary({ 'ce-data': '1', 'ce-id': 'x', 'ce-source': '/x', 'ce-subject': 'x' }), {
    maxDiagnostics: 2,
  });
  assert.deepEqual([many.outcome, many.diagnostics.length, many.omitted], ['invalid', 2, 2]);
  const none = fromHttp(binary({ 'content-type': 'text/plain' }), { maxDiagnostics: 0 });
  assert.deepEqual([none.outcome, none.diagnostics.length, none.omitted], ['invalid', 0, 1]);
  assert.equal(fromHttp({ headers: binary().headers, body: `${' '.repeat(20 * 1024 * 1024)}` }).outcome, 'unchecked');
});

test('a bad message never throws, and says where', () => {
  const thrower = (name) =>
    Object.defineProperty({ 'ce-type': RELEASE_TYPE }, name, {
      enumerable: true,
      get() {
        throw null;
      },
    });
  const proxy = (handler) => new Proxy({}, handler);
  const no = () => {
    throw new Error('no');
  };
  const body = json(release());
  const cases = [
    [{ headers: null, body }, '/headers'],
    [{ body }, '/headers'],
    [{ headers: 5, body }, '/headers'],
    [{ headers: 'ce-id: x', body }, '/headers'],
    [{ headers: [['ce-id', 'x']], body }, '/headers'],
    [{ headers: proxy({ ownKeys: no }), body }, '/headers'],
    [{ headers: proxy({ get: no }), body }, '/headers'],
    [{ headers: thrower('CE-Id'), body }, '/headers/ce-id'],
    [{ headers: thrower('content-type'), body }, '/headers/content-type'],
    [
      {
        get headers() {
          throw undefined;
        },
        body,
      },
      '/headers',
    ],
    [
      {
        headers: {},
        get body() {
          throw 0;
        },
      },
      '/body',
    ],
    [{ headers: {}, body: 10n }, '/body'],
    [{ headers: {}, body: Symbol('b') }, '/body'],
    [{ headers: {}, body: () => 0 }, '/body'],
    [{ headers: { forEach: no }, body }, '/headers'],
  ];
  for (const [message, pointer] of cases) {
    const report = fromHttp(message);
    assertWhole(report);
    assert.deepEqual([report.outcome, report.diagnostics[0].pointer], ['unchecked', pointer]);
  }
  assert.equal(
    fromHttp({ headers: thrower('x-other'), body }).outcome,
    fromHttp({ headers: { 'ce-type': RELEASE_TYPE }, body }).outcome,
  );
  for (const value of [5, null, true, {}, [5], [null], Symbol('s'), 5n, () => 0, [['x']]]) {
    const report = fromHttp(binary({ 'ce-id': value }));
    assertWhole(report);
    assert.deepEqual([report.outcome, short(report)[0]], ['invalid', 'wrong-type error /headers/ce-id']);
  }
  assert.equal(
    fromHttp({ headers: binary().headers, body: release() }).outcome,
    'valid',
    'a body that was parsed already',
  );
});

test('bytes are taken for what they are, whatever the object says', () => {
  const text = json(release());
  class Loud extends Uint8Array {
    get length() {
      throw new Error('length');
    }
    findIndex() {
      throw new Error('findIndex');
    }
    subarray() {
      throw new Error('subarray');
    }
  }
  const lying = bytes(text);
  Object.defineProperties(lying, { length: { value: 1e9 }, rule: { value: 'x' }, severity: { value: 'error' } });
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(bytes(text));
  const offset = new Uint8Array(bytes(`xx${text}`).buffer, 2);
  for (const body of [Loud.from(bytes(text)), lying, shared, offset, Buffer.from(text), bytes(text).buffer]) {
    for (const type of ['application/json', 'application/json; charset=latin1']) {
      const report = fromHttp({ ...binary({ 'content-type': type }), body });
      assert.deepEqual([report.outcome, report.event.envelope, report.diagnostics], ['valid', 'binary', []]);
    }
    assert.equal(
      short(fromHttp({ headers: { 'content-type': BATCH }, body }))[0],
      'content-type error /headers/content-type',
    );
  }
  const detached = bytes(text);
  structuredClone(detached, { transfer: [detached.buffer] });
  assert.equal(fromHttp({ ...binary(), body: detached }).diagnostics[0].message, 'the body is empty');
});

test('a bad call throws', () => {
  for (const call of [
    () => fromHttp(),
    () => fromHttp(null),
    () => fromHttp('x'),
    () => fromHttp(5),
    () => fromHttp(binary(), { release: 'x' }),
    () => fromHttp(binary(), null),
    () => toCloudEvent(release()),
    () => toCloudEvent(release(), null),
    () => toCloudEvent(release(), {}),
    () => toCloudEvent(release(), { mode: 'none' }),
  ])
    assert.throws(call, badOption, String(call));
});

test('headers of any length are read up to a limit, and never throw', () => {
  const { headers, body } = binary();
  const long = [
    { 'content-type': 'a'.repeat(10_000_000) },
    { 'content-type': '"\\'.repeat(5_000_000) },
    { 'content-type': `application/json;${' '.repeat(10_000_000)}charset` },
    { 'ce-x': `"${'a\\"'.repeat(17_000_000)}"` },
    { 'ce-x': `"${'a'.repeat(50_000_000)}` },
    { 'ce-x': '%20'.repeat(4_000_000) },
    { 'ce-x': ' '.repeat(10_000_000) },
    { 'ce-x': Array.from({ length: 300_000 }, () => 'abcd') },
    Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`ce-x${index}`, 'abcd'])),
  ];
  for (const more of long) {
    const report = fromHttp({ headers: { ...headers, ...more }, body });
    assertWhole(report, body);
    assert.equal(report.outcome, 'unchecked');
    assert.equal(report.events.length, 0);
    const limit = report.diagnostics.filter(({ rule }) => rule === 'limit-bytes');
    assert.equal(limit.length + report.omitted > 0, true, json(Object.keys(more)[0]));
    for (const { pointer } of limit) assert.match(pointer, /^\/headers\/(?:content-type|ce-x)/);
  }
  const halves = fromHttp({ headers: { ...headers, 'ce-x': '\ud800'.repeat(2_000_000), 'ce-y': 'y' }, body });
  assert.deepEqual([halves.outcome, ...short(halves)], ['unchecked', 'header-encoding error /headers/ce-x']);
  // The limit counts names and values, in UTF-8, of the headers that matter and of no others.
  const used = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  const room = 1024 * 1024 - used - 'ce-x'.length;
  assert.equal(fromHttp({ headers: { ...headers, 'ce-x': 'x'.repeat(room) }, body }).outcome, 'valid');
  assert.equal(fromHttp({ headers: { ...headers, 'ce-x': 'x'.repeat(room + 1) }, body }).outcome, 'unchecked');
  assert.notEqual(fromHttp({ headers: { ...headers, 'ce-x': 'é'.repeat(room / 2) }, body }).outcome, 'unchecked');
  assert.equal(fromHttp({ headers: { ...headers, 'ce-x': 'é'.repeat(room / 2 + 1) }, body }).outcome, 'unchecked');
  assert.equal(fromHttp({ headers: { ...headers, cookie: 'x'.repeat(5_000_000) }, body }).outcome, 'valid');
});

test('thousands of headers are each read', () => {
  const { headers, body } = binary();
  const many = (value) => Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`ce-x${index}`, value]));
  assert.equal(fromHttp({ headers: { ...headers, ...many('v') }, body }).outcome, 'valid');
  const wrong = fromHttp({ headers: { ...many('a b'), ...headers }, body });
  assert.deepEqual([wrong.outcome, wrong.diagnostics.length, wrong.omitted], ['valid', 100, 19_900]);
  assert.ok(wrong.diagnostics.every(({ rule }) => rule === 'header-encoding'));
  const repeated = fromHttp({ headers: { ...headers, 'ce-x': Array.from({ length: 20_000 }, () => 'v') }, body });
  assert.deepEqual([repeated.outcome, repeated.diagnostics.length + repeated.omitted], ['invalid', 19_999]);
});

test('a thousand hostile messages, and the next one is judged as ever', () => {
  const next = numbers(42).below;
  const pick = (list) => list[next(list.length)];
  const names = [
    'ce-id',
    'CE-ID',
    'ce-type',
    'ce-source',
    'ce-time',
    'ce-specversion',
    'ce-subject',
    'ce-data',
    'ce-',
    'ce',
    'ce-"',
    'ce-\0',
    'ce-😀',
    'ce-\ud800',
    'content-type',
    'Content-Type',
    '__proto__',
    'constructor',
    'forEach',
    'ce-constructor',
    'ce-hasownproperty',
    'ce-pipelinerunid',
    'ce-context',
    '',
  ];
  const values = [
    '',
    ' ',
    '%',
    '%%',
    '%zz',
    '%ff',
    '%00',
    '"',
    '"\\',
    '"\\"',
    '\r\n',
    '\0',
    '\ud800',
    '😀',
    'x'.repeat(100_000),
    ' '.repeat(50_000),
    ','.repeat(50_000),
    '"'.repeat(50_000),
    '%20'.repeat(30_000),
    ', ',
    RELEASE_TYPE,
    '1.0',
    'CD.Pipeline.PipelineRun.Started',
    'cd.repository.created.v1',
    'application/json',
    STRUCTURED,
    BATCH,
    'application/json; charset=',
    `a/b;${' '.repeat(10_000)}charset`,
    ';;;',
    5,
    null,
    undefined,
    {},
    [],
    ['a', 'b'],
    [[]],
    NaN,
    Symbol.iterator,
    1n,
  ];
  const bodies = [
    '',
    '{}',
    '[]',
    'null',
    '{',
    '"',
    '\ufeff',
    '\ufeff{}',
    '\ud800',
    '"\ud800"',
    json(release()),
    json(cloudEvent()),
    json([cloudEvent()]),
    bytes(json(release())),
    Uint8Array.of(0xff),
    Uint8Array.of(0xef, 0xbb, 0xbf),
    '['.repeat(100_000),
    '[{"a":'.repeat(50_000),
    undefined,
    null,
    5,
    {},
    new ArrayBuffer(2),
    '{"__proto__":1}',
  ];
  for (let round = 0; round < 1000; round += 1) {
    const headers = {};
    for (let left = next(8); left > 0; left -= 1) {
      Object.defineProperty(headers, pick(names), { value: pick(values), enumerable: true, configurable: true });
    }
    const body = pick(bodies);
    const options = pick([
      undefined,
      { strict: true },
      { release: 'draft' },
      { release: 'sig-v1' },
      { release: '0.5.1' },
      { maxDiagnostics: 0, limits: { bytes: 5 } },
      { limits: { depth: 0 } },
      { maxDiagnostics: Infinity, limits: { bytes: Infinity, depth: Infinity } },
    ]);
    const report = fromHttp({ headers, body }, options);
    if (options?.maxDiagnostics !== 0) assertWhole(report, typeof body === 'string' ? body : null);
    assert.equal(json(fromHttp({ headers, body }, options)), json(report));
  }
  assert.equal(fromHttp(binary()).outcome, 'valid');
});
