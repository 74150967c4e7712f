// Requests that are meant to break a receiver: it answers them or drops them, and takes the next event.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import http2 from 'node:http2';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';
import { listening, raw, send } from '../support/receivers.mjs';

const { handler } = cdevents;

const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = json(release());
const HEAD = 'POST /events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

// Nothing may be thrown where no one catches it.
const stray = [];
process.on('unhandledRejection', (thrown) => stray.push(thrown));
process.on('uncaughtException', (thrown) => stray.push(thrown));

/** A receiver behind `node:http`: its address, the events that it took, and a promise for the end of each request. */
async function server(t, options = {}) {
  const taken = [];
  const ended = [];
  const receive = handler({ ...options, onEvent: (event) => void taken.push(event.context.id) });
  const url = await listening(t, (req, res) => ended.push(receive.node(req, res)));
  const isAlive = async () => {
    const before = taken.length;
    assert.equal((await send(url, { headers: JSON_TYPE, body: BODY })).status, 202);
    assert.equal(taken.length, before + 1);
    assert.deepEqual(stray, []);
  };
  return { url, taken, ended, receive, isAlive };
}

/** Connects, and resolves with the socket and a promise of all that comes until the connection ends. */
async function connected(url) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', () => resolve(text)));
  await once(socket, 'connect');
  return { socket, closed };
}

test('a body that never ends is answered, and the connection ends', async (t) => {
  const { url, taken, isAlive } = await server(t, { maxBytes: 100_000 });
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  const heads = {
    413: HEAD,
    415: HEAD.replace('application/json', 'text/plain'),
    405: HEAD.replace('POST', 'PUT'),
  };
  for (const [status, head] of Object.entries(heads)) {
    const { socket, closed } = await connected(url);
    let chunks = 0;
    const write = () => {
      while (!socket.destroyed && socket.write(chunk)) chunks += 1;
    };
    socket.on('drain', write);
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    write();
    const answer = await closed;
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} .*connection: close`, 'is'));
    // What is read after the limit is limited, too; the rest is in the buffers of the system.
    assert.ok(chunks * 0x10000 < 32 * 1024 * 1024, `${chunks} chunks`);
  }
  assert.deepEqual(taken, []);
  await isAlive();
});

test('the rest of a body that is too long is read, so that its sender gets to read the answer', async (t) => {
  const receive = handler({ maxBytes: 1_000 });
  const complete = [];
  const url = await listening(t, async (req, res) => {
    await receive.node(req, res);
    complete.push(req.complete);
  });
  const pieces = Array.from({ length: 200 }, () => ' '.repeat(20_000));
  assert.equal((await send(url, { headers: JSON_TYPE, body: pieces })).status, 413);
  assert.equal((await send(url, { headers: JSON_TYPE, body: pieces.join('') })).status, 413);
  // The sender has its answer before the receiver is done.
  while (complete.length < 2) await new Promise(setImmediate);
  assert.deepEqual(complete, [true, true]);
});

test('a request that fails with an error is dropped', async () => {
  const failing = () =>
    Object.assign(new Readable({ read() {} }), { method: 'POST', headers: { 'content-type': 'application/json' } });
  const answered = () => assert.fail('there is an answer');
  for (const fail of [(request) => request.destroy(new Error('lost')), (request) => request.destroy()]) {
    const request = failing();
    const done = handler().node(request, { writeHead: answered, write: answered, end: answered, once: answered });
    request.push('{');
    fail(request);
    await done;
  }
  assert.deepEqual(stray, []);
});

test('a stream that never ends is not read beyond the limit', async (t) => {
  const { receive, isAlive } = await server(t, { maxBytes: 100_000 });
  for (const type of ['application/json', 'text/plain']) {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const request = new Request('http://localhost/', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      duplex: 'half',
    });
    assert.equal((await receive(request)).status, type === 'text/plain' ? 415 : 413);
    assert.ok(pulled <= 105, `${pulled} chunks`);
  }
  await isAlive();
});

test('a length beyond the limit is answered before the body', async (t) => {
  const { url, isAlive } = await server(t);
  for (const length of ['16777217', '999999999999', '9007199254740993']) {
    const { socket, closed } = await connected(url);
    socket.write(`${HEAD}content-length: ${length}\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    assert.match(answer, /^HTTP\/1\.1 413 /);
    socket.end();
    await closed;
  }
  await isAlive();
});

test('a slow body holds up no one else, and counts when it is whole', async (t) => {
  const { url, taken, isAlive } = await server(t);
  const { socket, closed } = await connected(url);
  const slow = json({ ...release(), context: { ...release().context, id: 'slow' } });
  socket.write(`${HEAD}connection: close\r\ncontent-length: ${slow.length}\r\n\r\n`);
  for (const letter of slow.slice(0, 20)) {
    socket.write(letter);
    await isAlive();
  }
  assert.equal(taken.includes('slow'), false);
  socket.write(slow.slice(20));
  assert.match(await closed, /^HTTP\/1\.1 202 /);
  assert.equal(taken.at(-1), 'slow');
});

test('requests that wait for their bodies cost as little as has arrived', async (t) => {
  const { receive, isAlive } = await server(t);
  const before = process.memoryUsage().arrayBuffers;
  const open = Array.from({ length: 500 }, () => {
    let controller;
    const body = new ReadableStream({
      start(given) {
        controller = given;
        controller.enqueue(Uint8Array.of(0x20));
      },
    });
    const headers = { ...JSON_TYPE, 'content-length': '16000000' };
    const answer = receive(new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' }));
    return { answer, controller };
  });
  await isAlive();
  const grown = process.memoryUsage().arrayBuffers - before;
  assert.ok(grown < 64 * 1024 * 1024, `${grown} bytes`);
  for (const { controller } of open) controller.error(new Error('the connection is lost'));
  for (const { answer } of open) assert.equal((await answer).status, 400);
});

test('connections that are lost at any moment are dropped with their events', async (t) => {
  const { url, taken, ended } = await server(t, { secret: 'x' });
  const signature = `sha256=${createHmac('sha256', 'x').update(BODY).digest('hex')}`;
  const message = `${HEAD}x-hub-signature-256: ${signature}\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;
  const start = message.length - BODY.length;
  for (const cut of [start, start + 1, start + 50, message.length - 1]) {
    for (const text of [message, message.replace('x-hub-signature-256', 'x-other')]) {
      const begun = ended.length;
      const { socket, closed } = await connected(url);
      socket.write(text.slice(0, cut));
      // The server has it when the handler has been called.
      while (ended.length === begun) await new Promise(setImmediate);
      socket.destroy();
      await closed;
      await Promise.all(ended);
    }
  }
  // The response to a whole request may find no one.
  const { socket, closed } = await connected(url);
  socket.write(message);
  socket.destroy();
  await closed;
  await Promise.all(ended);
  assert.ok(taken.length <= 1);
  const { status } = await send(url, { headers: { ...JSON_TYPE, 'x-hub-signature-256': signature }, body: BODY });
  assert.equal(status, 202);
  assert.deepEqual(stray, []);
  assert.equal((await send(url, { headers: JSON_TYPE, body: BODY })).status, 401);
});

test('a stream that fails is not readable', async () => {
  const failing = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(BODY));
      },
      pull(controller) {
        controller.error(new Error('lost'));
      },
    });
  const texts = () => ReadableStream.from([BODY]);
  for (const body of [failing(), texts()]) {
    const request = new Request('http://localhost/', { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' });
    assert.equal((await handler()(request)).status, 400);
  }
  assert.deepEqual(stray, []);
});

test('floods of headers', async (t) => {
  const { url, taken, isAlive, receive } = await server(t);
  const flood = (count, name) => Array.from({ length: count }, (_, index) => `${name}${index}: x\r\n`).join('');
  const end = `connection: close\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;
  // Node's own limit.
  assert.match(await raw(url, HEAD + flood(20_000, 'x-') + end), /^HTTP\/1\.1 431 /);
  const wide = createServer({ maxHeaderSize: 8 * 1024 * 1024 }, receive.node);
  wide.maxHeadersCount = 0;
  t.after(() => wide.close());
  await once(wide.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${wide.address().port}/`;
  assert.match(await raw(address, HEAD + flood(50_000, 'x-') + end), /^HTTP\/1\.1 202 /);
  // Attributes that no event has, a value without an end, the same name again and again.
  assert.match(await raw(address, HEAD + flood(50_000, 'ce-x') + end), /^HTTP\/1\.1 4\d\d /);
  assert.match(await raw(address, `${HEAD}ce-id: ${'x'.repeat(2_000_000)}\r\n${end}`), /^HTTP\/1\.1 413 /);
  assert.match(await raw(address, `${HEAD}${'ce-id: x\r\n'.repeat(50_000)}${end}`), /^HTTP\/1\.1 4\d\d /);
  assert.match(
    await raw(address, `${HEAD}${'content-type: application/json\r\n'.repeat(50_000)}${end}`),
    /^HTTP\/1\.1 4\d\d /,
  );
  assert.equal(taken.length, 1);

  const headers = new Headers(JSON_TYPE);
  for (let index = 0; index < 20_000; index += 1) headers.append(`x-${index}`, 'x');
  assert.equal((await receive(new Request('http://localhost/', { method: 'POST', headers, body: BODY }))).status, 202);
  headers.set('ce-id', 'x'.repeat(2_000_000));
  assert.equal((await receive(new Request('http://localhost/', { method: 'POST', headers, body: BODY }))).status, 413);
  await isAlive();
});

test('signatures that are long, many, or no signatures', async () => {
  const schemes = {
    header: ['x-hub-signature-256', ['sha256=', 'sha256', `sha256=${'0'.repeat(100_000)}`, 'sha256=sha256=']],
    pagerduty: ['x-pagerduty-signature', ['v1=', ','.repeat(10_000), '='.repeat(10_000), 'v1'.repeat(10_000)]],
    standard: [
      'webhook-signature',
      ['v1', 'v1,', ' '.repeat(10_000), 'v1,A '.repeat(10_000), `v1,${'A'.repeat(100_000)}`, 'v1a,='],
    ],
    token: ['authorization', ['x'.repeat(100_000), 'Bearer']],
  };
  for (const [scheme, [name, values]] of Object.entries(schemes)) {
    const receive = handler({
      scheme,
      secret: ['whsec_AAAA', scheme === 'standard' ? `whpk_${'A'.repeat(43)}=` : 'x'],
    });
    const now = String(Math.floor(Date.now() / 1000));
    for (const value of values) {
      const headers = { ...JSON_TYPE, 'webhook-id': 'a', 'webhook-timestamp': now, [name]: value };
      const response = await receive(new Request('http://localhost/', { method: 'POST', headers, body: BODY }));
      assert.equal(response.status, 401, `${scheme} ${value.slice(0, 20)}`);
    }
  }
});

test('bodies that are meant to be costly', async (t) => {
  const { url, isAlive } = await server(t);
  const bodies = [
    '['.repeat(1_000_000),
    '{"a":'.repeat(200_000),
    `"${'\\u0000'.repeat(300_000)}"`,
    `[${'{},'.repeat(100_000)}{}]`,
    `{${'"a":1,'.repeat(100_000)}"a":1}`,
    '1'.repeat(2_000_000),
    `${'[1,2,'.repeat(1_000)}x`,
    '\u0000'.repeat(100_000),
  ];
  for (const body of bodies) {
    const { status } = await send(url, { headers: JSON_TYPE, body });
    assert.ok([400, 422].includes(status), `${status} ${body.slice(0, 10)}`);
  }
  await isAlive();
});

test('a thousand posts at once are each answered as they should be', async (t) => {
  const { url, taken, receive, isAlive } = await server(t);
  const event = (id) => json({ ...release(), context: { ...release().context, id } });
  const posts = Array.from({ length: 1_000 }, (_, index) =>
    index % 4 === 0
      ? { status: 422, body: '{"a":1}' }
      : index % 4 === 1
        ? { status: 400, body: event(`broken-${index}`).slice(0, -1) }
        : { status: 202, body: event(`event-${index}`) },
  );
  const wanted = posts.flatMap(({ status }, index) => (status === 202 ? [`event-${index}`] : [])).sort();
  const answers = await Promise.all(posts.map(({ body }) => send(url, { headers: JSON_TYPE, body })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    posts.map(({ status }) => status),
  );
  assert.deepEqual(taken.splice(0).sort(), wanted);
  const responses = await Promise.all(
    posts.map(({ body }) => receive(new Request(url, { method: 'POST', headers: JSON_TYPE, body }))),
  );
  assert.deepEqual(
    responses.map(({ status }) => status),
    posts.map(({ status }) => status),
  );
  assert.deepEqual(taken.splice(0).sort(), wanted);
  await isAlive();
});

test('requests on one connection are answered in their order, whatever became of the one before', async (t) => {
  const { url, taken } = await server(t);
  const post = (body, type = 'application/json') =>
    `${HEAD.replace('application/json', type)}content-length: ${body.length}\r\n\r\n${body}`;
  const last = `GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
  const answer = await raw(url, post(BODY) + post('{') + post('x'.repeat(5_000), 'text/plain') + post(BODY) + last);
  assert.deepEqual(
    [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status),
    ['202', '400', '415', '202', '405'],
  );
  assert.equal(taken.length, 2);
});

test('over HTTP/2', async (t) => {
  const taken = [];
  const receive = handler({ maxBytes: 1_000, onEvent: (event) => void taken.push(event) });
  const listener = http2.createServer(receive.node);
  t.after(() => listener.close());
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const client = http2.connect(`http://127.0.0.1:${listener.address().port}`);
  t.after(() => client.close());
  const post = async (body, more = {}) => {
    const stream = client.request({ ':method': 'POST', ':path': '/events', ...JSON_TYPE, ...more });
    stream.end(body);
    const [headers] = await once(stream, 'response');
    let text = '';
    for await (const chunk of stream.setEncoding('utf8')) text += chunk;
    return [headers[':status'], text];
  };
  assert.deepEqual(await post(BODY), [202, '']);
  assert.equal((await post('{'))[0], 400);
  assert.equal((await post('x'.repeat(2_000)))[0], 413);
  assert.equal((await post(BODY, { 'content-type': 'text/plain' }))[0], 415);
  assert.deepEqual(await post(BODY), [202, '']);
  assert.equal(taken.length, 2);
  assert.deepEqual(stray, []);
});
