// The receiver: what it answers and what it hands over, by `Request` and by `node:http` alike.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cloudEvent, draft, json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';
import { listening, onBothFaces, raw, send } from '../support/receivers.mjs';

const { catalog, fromHttp, handler, parseHttp, toCloudEvent, validate } = cdevents;

const JSON_TYPE = { 'content-type': 'application/json' };
const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
const BATCH = { 'content-type': 'application/cloudevents-batch+json' };
const NO_DELIVERY = { id: null };

test('every example is accepted in every mode, and the event inside is handed over with the report', async (t) => {
  const post = await onBothFaces(t);
  for (const { id, events } of catalog().vocabularies) {
    // Each has been read in each mode by the tests of parseHttp.
    for (const { type, example } of events.slice(0, 3)) {
      for (const mode of ['binary', 'structured', 'batch']) {
        const message = toCloudEvent(example, { mode });
        const { status, text, taken } = await post(message);
        assert.deepEqual([status, text], [202, ''], `${id} ${type} ${mode}`);
        const report = fromHttp(message);
        const wanted = parseHttp(mode === 'batch' ? { headers: STRUCTURED, body: message.body.slice(1, -1) } : message);
        assert.deepEqual(taken, [[wanted.event, { ...report, event: report.events[0] }, NO_DELIVERY]]);
      }
      const bare = await post({ headers: JSON_TYPE, body: json(example) });
      assert.deepEqual([bare.status, bare.taken.map(([event]) => event)], [202, [example]]);
    }
  }
});

test('a batch is handed over in its order, with the event of each call in the report, or not at all', async (t) => {
  const post = await onBothFaces(t);
  const events = ['a', 'b', 'c'].map((id) => ({ ...release(), context: { ...release().context, id } }));
  const encoded = { ...cloudEvent(events[1]), data: undefined, data_base64: btoa(json(events[1])) };
  const elements = [cloudEvent(events[0]), encoded, cloudEvent(events[2])];
  const { status, taken } = await post({ headers: BATCH, body: json(elements) });
  assert.equal(status, 202);
  assert.deepEqual(
    taken.map(([event]) => event),
    events,
  );
  assert.deepEqual(
    taken.map(([, { event, events: all }]) => [event.id, event.pointer, all.length]),
    [
      ['a', '/body/0/data', 3],
      ['b', '/body/1/data_base64', 3],
      ['c', '/body/2/data', 3],
    ],
  );
  const bare = await post({ headers: JSON_TYPE, body: json(events) });
  assert.deepEqual(
    bare.taken.map(([event]) => event),
    events,
  );
  for (const body of ['[]', ' [ ] ']) {
    const empty = await post({ headers: BATCH, body });
    assert.deepEqual([empty.status, empty.taken], [202, []]);
  }
  elements[2].id = 'another';
  const wrong = await post({ headers: BATCH, body: json(elements) });
  assert.deepEqual([wrong.status, wrong.taken], [422, []]);
});

test('what is not valid is answered with the report, and what cannot be read is another status', async (t) => {
  const post = await onBothFaces(t);
  const wrong = release();
  wrong.subject.content.outcome = 'failed';
  const big = `[${'1,'.repeat(300)}`;
  const rows = [
    ['an invalid event', JSON_TYPE, json(wrong), 422],
    ['an invalid envelope', STRUCTURED, json({ ...cloudEvent(), id: 'other' }), 422],
    ['an envelope of no known type', STRUCTURED, json({ ...cloudEvent(), type: 'com.example.x', data: {} }), 422],
    ['JSON that is no event', JSON_TYPE, '{"a":1}', 422],
    ['JSON that is no object', JSON_TYPE, '7', 422],
    ['too many levels', JSON_TYPE, '['.repeat(200) + ']'.repeat(200), 422],
    ['a header that is not UTF-8', { ...JSON_TYPE, 'ce-id': '%ff' }, json(release()), 422],
    [
      'bad percent-encoding',
      { ...toCloudEvent(release(), { mode: 'binary' }).headers, 'ce-subject': '%zz%' },
      json(release()),
      422,
    ],
    [
      'another media type with attributes',
      { ...toCloudEvent(release(), { mode: 'binary' }).headers, 'content-type': 'text/xml' },
      json(release()),
      422,
    ],
    ['no body', JSON_TYPE, '', 400],
    ['no JSON', JSON_TYPE, '{"a":', 400],
    ['a form', JSON_TYPE, 'payload=%7B%7D', 400],
    ['broken JSON after many findings', JSON_TYPE, big, 400],
    ['bytes that are not UTF-8', JSON_TYPE, Uint8Array.of(0x22, 0xff, 0x22), 400],
    ['a charset that is not supported', { 'content-type': 'application/json; charset=utf-16' }, json(release()), 415],
    [
      'a charset that does not exist',
      { 'content-type': 'application/cloudevents+json; charset=klingon' },
      json(cloudEvent()),
      415,
    ],
  ];
  for (const [name, headers, body, status] of rows) {
    const answer = await post({ headers, body });
    assert.deepEqual([answer.status, answer.taken], [status, []], name);
    assert.equal(answer.headers['content-type'], 'application/json', name);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', name);
    assert.deepEqual(JSON.parse(answer.text), JSON.parse(json(fromHttp({ headers, body }))), name);
  }
});

test('the status does not depend on how many findings the report may have', async (t) => {
  for (const maxDiagnostics of [0, 1, 3]) {
    const post = await onBothFaces(t, { maxDiagnostics });
    for (const [body, status] of [
      ['[1,2,3,4,5', 400],
      ['{"a":1}', 422],
      [json({ ...release(), subject: {} }), 422],
    ]) {
      const answer = await post({ headers: JSON_TYPE, body });
      assert.equal(answer.status, status, `${maxDiagnostics} ${body}`);
      assert.ok(JSON.parse(answer.text).diagnostics.length <= maxDiagnostics);
    }
  }
});

test('a media type that is not JSON, and a coding, are refused with what is expected', async (t) => {
  const post = await onBothFaces(t);
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/cloudevents+avro',
    'multipart/form-data; boundary=x',
    'json',
    '',
  ];
  for (const type of types) {
    const { status, headers, text } = await post({ headers: { 'content-type': type }, body: json(release()) });
    assert.equal(status, 415, type);
    assert.equal(headers.accept, 'application/cloudevents+json, application/cloudevents-batch+json, application/json');
    assert.equal(headers['content-type'], 'application/problem+json');
    assert.deepEqual(JSON.parse(text).status, 415);
  }
  for (const type of ['Application/JSON', 'application/json; charset="UTF-8"', 'application/vnd.x+json', 'text/json'])
    assert.equal((await post({ headers: { 'content-type': type }, body: json(release()) })).status, 202, type);
  assert.equal((await post({ headers: {}, body: bytes(json(release())) })).status, 202, 'no type');
  const latin = { 'content-type': 'application/json; charset=iso-8859-1' };
  const named = { ...release(), subject: { ...release().subject, id: 'Ü' } };
  const { taken } = await post({ headers: latin, body: Buffer.from(json(named), 'latin1') });
  assert.equal(taken[0][0].subject.id, 'Ü');
  for (const coding of ['gzip', 'br', 'identity, gzip', 'x']) {
    const { status, headers } = await post({
      headers: { ...JSON_TYPE, 'content-encoding': coding },
      body: json(release()),
    });
    assert.deepEqual([status, headers['accept-encoding']], [415, 'identity'], coding);
  }
  assert.equal(
    (await post({ headers: { ...JSON_TYPE, 'content-encoding': 'Identity' }, body: json(release()) })).status,
    202,
  );
});

test('other methods are refused, and the handshake of CloudEvents is answered', async (t) => {
  const post = await onBothFaces(t);
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
    const body = ['GET', 'HEAD'].includes(method) ? '' : json(release());
    const { status, headers, taken } = await post({ method, headers: JSON_TYPE, body });
    assert.deepEqual([status, headers.allow, taken], [405, 'POST, OPTIONS', []], method);
  }
  const asking = { 'webhook-request-origin': 'sender.example.com', 'webhook-request-rate': '120' };
  const granted = await post({ method: 'OPTIONS', headers: asking });
  assert.deepEqual(
    [granted.status, granted.headers, granted.text],
    [200, { allow: 'POST, OPTIONS', 'webhook-allowed-origin': 'sender.example.com', 'webhook-allowed-rate': '*' }, ''],
  );
  for (const headers of [
    {},
    { 'webhook-request-origin': 'a b' },
    { 'webhook-request-origin': 'x'.repeat(300) },
    { origin: 'https://example.com' },
  ]) {
    const plain = await post({ method: 'OPTIONS', headers });
    assert.deepEqual([plain.status, plain.headers], [200, { allow: 'POST, OPTIONS' }]);
  }
});

test('a body may have as many bytes as the smaller limit, announced or not', async (t) => {
  const body = json(release());
  const { length } = bytes(body);
  for (const options of [
    { maxBytes: length },
    { limits: { bytes: length } },
    { maxBytes: length, limits: { bytes: 2 * length } },
    { maxBytes: 2 * length, limits: { bytes: length } },
  ]) {
    const post = await onBothFaces(t, options);
    assert.equal((await post({ headers: JSON_TYPE, body })).status, 202);
    const { status, text, taken } = await post({ headers: JSON_TYPE, body: `${body} ` });
    assert.deepEqual(
      [status, JSON.parse(text), taken],
      [413, { status: 413, detail: `the body is longer than ${length} bytes` }, []],
    );
    // Without a length, the bytes are counted as they come.
    const receive = handler(options);
    const url = await listening(t, receive.node);
    const chunked = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    assert.equal((await send(url, { headers: chunked, body })).status, 202);
    assert.equal((await send(url, { headers: chunked, body: `${body} ` })).status, 413);
    for (const [text, wanted] of [
      [body, 202],
      [`${body} `, 413],
    ]) {
      const stream = new Blob([text]).stream();
      assert.equal(
        (await receive(new Request(url, { method: 'POST', headers: JSON_TYPE, body: stream, duplex: 'half' }))).status,
        wanted,
      );
    }
  }
  // Latin-1 can be longer as UTF-8.
  const post = await onBothFaces(t, { limits: { bytes: length + 1 } });
  const longer = Buffer.from(json({ ...release(), subject: { ...release().subject, id: 'ÜÜÜÜÜÜ' } }), 'latin1');
  const answer = await post({ headers: { 'content-type': 'application/json; charset=latin1' }, body: longer });
  assert.deepEqual([answer.status, JSON.parse(answer.text).diagnostics[0].rule], [413, 'limit-bytes']);
});

test('the options of validate apply, and onEvent can be left out', async (t) => {
  const post = await onBothFaces(t, { release: 'draft', strict: true, rules: { 'unidentified-event': 'error' } });
  assert.equal((await post({ headers: JSON_TYPE, body: json(draft()) })).status, 202);
  assert.equal((await post({ headers: JSON_TYPE, body: json(release()) })).status, 422);
  const { id: _, ...anonymous } = draft();
  const refused = await post({ headers: JSON_TYPE, body: json(anonymous) });
  assert.deepEqual([refused.status, JSON.parse(refused.text).diagnostics[0].rule], [422, 'unidentified-event']);
  const request = new Request('http://localhost/', { method: 'POST', headers: JSON_TYPE, body: json(draft()) });
  assert.equal((await handler()(request)).status, 202);
});

test('an error of onEvent is written to the console, and the sender gets 500 and nothing of it', async (t) => {
  const said = t.mock.method(console, 'error', () => {});
  const failures = [
    () => {
      throw new Error('the password is 1234');
    },
    () => Promise.reject('the password is 1234'),
  ];
  for (const onEvent of failures) {
    const post = await onBothFaces(t, { onEvent });
    const two = await post({ headers: BATCH, body: json([cloudEvent(), cloudEvent()]) });
    assert.deepEqual([two.status, two.taken.length], [500, 1]);
    assert.deepEqual(JSON.parse(two.text), { status: 500, detail: 'the event could not be processed' });
  }
  assert.equal(said.mock.callCount(), 4);
  assert.match(String(said.mock.calls[0].arguments[0]), /the password/);
});

test('onEvent is called as a plain function', async () => {
  const seen = [];
  const receive = handler({
    onEvent() {
      seen.push(this);
    },
  });
  const request = new Request('http://localhost/', { method: 'POST', headers: JSON_TYPE, body: json(release()) });
  assert.equal((await receive(request)).status, 202);
  assert.deepEqual(seen, [undefined]);
});

test('each call of onEvent waits for the one before', async (t) => {
  const order = [];
  const post = await onBothFaces(t, {
    async onEvent({ context }) {
      order.push(`${context.id} begins`);
      await null;
      order.push(`${context.id} ends`);
    },
  });
  const events = ['a', 'b'].map((id) => ({ ...release(), context: { ...release().context, id } }));
  await post({ headers: JSON_TYPE, body: json(events) });
  const once = ['a begins', 'a ends', 'b begins', 'b ends'];
  assert.deepEqual(order, [...once, ...once]);
});

test('a member of any name arrives as data', async (t) => {
  const post = await onBothFaces(t);
  const text = json({ ...release(), customData: 0 }).replace(
    '"customData":0',
    '"customData":{"__proto__":{"x":1},"constructor":2,"then":3}',
  );
  const { status, taken } = await post({ headers: JSON_TYPE, body: text });
  assert.equal(status, 202);
  assert.equal(json(taken[0][0].customData), '{"__proto__":{"x":1},"constructor":2,"then":3}');
  assert.equal({}.x, undefined);
});

test('invalid options throw when the handler is made', () => {
  const rows = [
    [7, 'options'],
    [{ secrets: 'x' }, 'secrets'],
    [{ onEvent: 'x' }, 'onEvent'],
    [{ webhooks: 'github' }, 'webhooks'],
    [{ maxBytes: -1 }, 'maxBytes'],
    [{ maxBytes: '1kb' }, 'maxBytes'],
    [{ maxBytes: Number.NaN }, 'maxBytes'],
    [{ release: '9.9' }, 'release'],
    [{ limits: { byte: 1 } }, 'byte'],
  ];
  for (const [options, named] of rows) {
    assert.throws(
      () => handler(options),
      (error) => error.code === 'bad-option' && error.message.includes(named),
      json(options),
    );
  }
  assert.equal(typeof handler({ webhooks: false, maxBytes: Infinity }).node, 'function');
});

test('a call with something else rejects', async () => {
  const receive = handler();
  for (const wrong of [undefined, null, 7, {}, { method: 'POST' }, { method: 'POST', headers: {} }])
    await assert.rejects(() => receive(wrong), { code: 'bad-option' });
  for (const wrong of [undefined, null, {}, { method: 'POST' }])
    await assert.rejects(() => receive.node(wrong, {}), { code: 'bad-option' });
});

test('a body that is already parsed is an error of the server, and raw bytes of a parser are used', async (t) => {
  const said = t.mock.method(console, 'error', () => {});
  const receive = handler();
  const request = new Request('http://localhost/', { method: 'POST', headers: JSON_TYPE, body: json(release()) });
  await request.json();
  assert.equal((await receive(request)).status, 500);
  const locked = new Request('http://localhost/', { method: 'POST', headers: JSON_TYPE, body: json(release()) });
  locked.body.getReader();
  assert.equal((await receive(locked)).status, 500);
  const reading = (then) => async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    then(req, Buffer.concat(chunks));
    await receive.node(req, res);
  };
  const parsers = [
    [reading((req, buffer) => Object.assign(req, { body: JSON.parse(buffer) })), 500],
    [reading(() => {}), 500],
    [reading((req, buffer) => Object.assign(req, { body: buffer })), 202],
    [reading((req, buffer) => Object.assign(req, { body: JSON.parse(buffer), rawBody: buffer })), 202],
    [(req, res) => receive.node(req.setEncoding('utf8'), res), 500],
    [
      (req, res) =>
        receive.node(
          Object.defineProperty(req, 'body', {
            get() {
              throw new Error('not JSON');
            },
          }),
          res,
        ),
      202,
    ],
  ];
  for (const [parser, status] of parsers) {
    const url = await listening(t, parser);
    assert.equal((await send(url, { headers: JSON_TYPE, body: json(release()) })).status, status, String(parser));
  }
  assert.match(String(said.mock.calls[0].arguments[0]), /no middleware may parse it/);
});

test('repeated headers are seen as they were sent', async (t) => {
  const url = await listening(t, handler().node);
  const body = json(release());
  const head = `POST /events HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${bytes(body).length}\r\n`;
  const twice = await raw(url, `${head}content-type: application/json\r\ncontent-type: text/plain\r\n\r\n${body}`);
  assert.match(twice, /^HTTP\/1\.1 415 /);
  const same = await raw(url, `${head}content-type: application/json\r\ncontent-type: application/json\r\n\r\n${body}`);
  assert.match(same, /^HTTP\/1\.1 (?:415|422) /);
  const attributes = 'ce-specversion: 1.0\r\nce-id: a\r\nce-id: b\r\ncontent-type: application/json\r\n';
  const ids = await raw(url, `${head}${attributes}\r\n${body}`);
  assert.match(ids, /^HTTP\/1\.1 422 /);
  assert.match(ids, /duplicate-member/);
});

test('a request that other code has answered is left alone', async (t) => {
  const receive = handler();
  const url = await listening(t, async (req, res) => {
    res.writeHead(204).end();
    await receive.node(req, res);
  });
  assert.equal((await send(url, { headers: JSON_TYPE, body: json(release()) })).status, 204);
});

test('the verdict is that of validate, whatever the face', async (t) => {
  const post = await onBothFaces(t);
  for (const event of [release(), draft(), { ...release(), extra: 1 }, {}, [release(), {}]]) {
    const { status } = await post({ headers: JSON_TYPE, body: json(event) });
    assert.equal(status === 202, validate(event).outcome === 'valid');
  }
});
