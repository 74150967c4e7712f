// Schemas of the user's own for HTTP messages, with the packed package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cdevents } from '../support/installed.mjs';
import { BYTES, CUSTOM, cloudEvent, covered, custom, TYPE, withSchemas } from '../support/own-schemas.mjs';

const { catalog, fromHttp, toCloudEvent, Validator } = cdevents;

const ATTRIBUTES = { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/cache', 'ce-type': TYPE };
const JSON_BODY = { 'content-type': 'application/json' };

test('without schemas, and where they concern no event, fromHttp reports what fromHttp does', async () => {
  const messages = [
    { headers: {}, body: '' },
    { headers: ATTRIBUTES, body: '{' },
    { headers: { ...ATTRIBUTES, 'content-type': 'application/cloudevents-batch+json' }, body: '[]' },
    {
      headers: { 'content-type': 'application/cloudevents+json' },
      body: cloudEvent({}, { type: 'com.example.other' }),
    },
    { headers: null, body: '' },
    { headers: JSON_BODY, body: new Uint8Array([0xff]) },
  ];
  for (const { events } of catalog().vocabularies) {
    for (const { example } of events) {
      for (const mode of ['structured', 'binary']) messages.push(toCloudEvent(example, { mode }));
      messages.push({ headers: JSON_BODY, body: JSON.stringify(example) });
    }
  }
  const [none, other] = [new Validator(), await withSchemas([['com.example.unused', false]])];
  for (const message of messages) {
    for (const options of [{}, { maxDiagnostics: 1 }, { strict: true }]) {
      const wanted = fromHttp(message, options);
      assert.deepEqual(none.fromHttp(message, options), wanted);
      assert.deepEqual(other.fromHttp(message, options), wanted, JSON.stringify(message));
    }
  }
});

test('an event in headers is judged as a CloudEvent, and places are those of the message', async () => {
  const schema = {
    required: ['subject'],
    properties: { id: { minLength: 2 }, datacontenttype: { const: 'a/b' }, data: BYTES.properties.data },
  };
  const validator = await withSchemas([[TYPE, schema]]);
  for (const [body, line, column] of [
    ['{"bytes": "12"}', 1, 11],
    ['{\n "é": 1,\r\n "bytes": "12"}', 3, 11],
    ['\ufeff{"bytes": "12"}', 1, 12],
    [new TextEncoder().encode('\ufeff{"bytes": "12"}'), 1, 12],
  ]) {
    const report = validator.fromHttp({ headers: { ...ATTRIBUTES, ...JSON_BODY, 'CE-Other': 'x' }, body });
    assert.equal(report.outcome, 'invalid');
    const { type, id, envelope, pointer } = report.event;
    assert.deepEqual([type, id, envelope, pointer], [TYPE, '1', 'binary', '/body']);
    const own = report.diagnostics.filter(({ rule }) => rule === 'own-schema');
    assert.deepEqual(own.map(({ pointer }) => pointer).sort(), [
      '/body/bytes',
      '/headers',
      '/headers/ce-id',
      '/headers/content-type',
    ]);
    for (const found of own) {
      if (found.pointer !== '/body/bytes') assert.equal(found.range, undefined);
      else {
        const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
        assert.equal(covered(text, found), '"12"');
        assert.deepEqual([found.range.start.line, found.range.start.column], [line, column]);
      }
    }
  }
  const right = { ...ATTRIBUTES, 'ce-id': '12', 'ce-subject': 's', 'content-type': 'a/b' };
  assert.equal(validator.fromHttp({ headers: right, body: '{"bytes": 1}' }).outcome, 'valid');
  assert.equal(validator.fromHttp({ headers: new Headers(right), body: '{"bytes": 1}' }).outcome, 'valid');
  // A body that is no JSON is a string.
  const text = await withSchemas([[TYPE, { properties: { data: { const: 'hello' } } }]]);
  const plain = (body) => text.fromHttp({ headers: { ...ATTRIBUTES, 'content-type': 'text/plain' }, body });
  assert.equal(plain('hello').outcome, 'valid');
  assert.equal(plain('').outcome, 'valid');
  const [found] = plain('hallo').diagnostics;
  assert.deepEqual([found.pointer, found.range], ['/body', undefined]);
});

test('events in a body are judged by fromHttp as by validate', async () => {
  const validator = await withSchemas([
    [TYPE, BYTES],
    [CUSTOM, { properties: { subject: { properties: { content: { required: ['size'] } } } } }],
  ]);
  const event = custom({ name: 'x' });
  const structured = { 'content-type': 'application/cloudevents+json' };
  const batch = { 'content-type': 'application/cloudevents-batch+json' };
  const binary = toCloudEvent(event, { mode: 'binary' });
  for (const [message, pointers] of [
    [{ headers: structured, body: JSON.stringify(cloudEvent({ bytes: '1' })) }, ['/body/data/bytes']],
    [{ headers: JSON_BODY, body: JSON.stringify(event) }, ['/body/subject/content']],
    [toCloudEvent(event, { mode: 'structured' }), ['/body/data/subject/content']],
    [binary, ['/body/subject/content']],
    [
      { headers: batch, body: JSON.stringify([cloudEvent({ bytes: 1 }), cloudEvent({ bytes: '1' })]) },
      ['/body/1/data/bytes'],
    ],
  ]) {
    const report = validator.fromHttp(message);
    const own = report.diagnostics.filter(({ rule }) => rule === 'own-schema');
    assert.deepEqual(
      own.map(({ pointer }) => pointer),
      pointers,
    );
    assert.equal(report.outcome, 'invalid');
    for (const found of own) assert.match(covered(message.body, found), /^(?:"1"|"content")$/);
  }
  const two = validator.fromHttp({ headers: batch, body: JSON.stringify([cloudEvent({ bytes: 1 }), {}]) });
  assert.deepEqual(
    two.events.map(({ outcome }) => outcome),
    ['valid', 'unchecked'],
  );
  assert.equal(two.outcome, 'unchecked');
});

test('hostile messages are reported', async () => {
  const validator = await withSchemas([
    [TYPE, { properties: { data: { $ref: '#/$defs/any' } }, $defs: { any: { items: { $ref: '#/$defs/any' } } } }],
  ]);
  for (const depth of [100, 254, 255, 256, 100_000]) {
    const body = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const { outcome } = validator.fromHttp({ headers: ATTRIBUTES, body }, { limits: { depth: Infinity } });
    assert.equal(outcome, depth < 256 ? 'valid' : 'unchecked', `${depth}`);
  }
  for (const name of ['__proto__', 'constructor', 'then', 'a b', 'a/b', 'a~b', '']) {
    const headers = { ...ATTRIBUTES, ...JSON.parse(`{${JSON.stringify(`ce-${name}`)}:"x"}`) };
    const strict = await withSchemas([[TYPE, { properties: JSON.parse(`{${JSON.stringify(name)}:{"const":"y"}}`) }]]);
    const found = strict.fromHttp({ headers, body: '' }).diagnostics.filter(({ rule }) => rule === 'own-schema');
    assert.deepEqual(
      found.map(({ pointer }) => pointer),
      [`/headers/ce-${name.replaceAll('~', '~0').replaceAll('/', '~1')}`],
      name,
    );
  }
  const getters = {
    get headers() {
      throw new Error('no');
    },
    body: '',
  };
  assert.equal(validator.fromHttp(getters).outcome, 'unchecked');
  assert.throws(() => validator.fromHttp(null), { code: 'bad-option' });
  assert.throws(() => validator.fromHttp({ headers: {}, body: '' }, { strict: 1 }), { code: 'bad-option' });
  assert.throws(() => validator.fromHttp({ headers: {}, body: '' }, 3), { code: 'bad-option' });
  validator.free();
  assert.throws(() => validator.fromHttp({ headers: {}, body: '' }), { code: 'bad-option' });
});
