// `serve --forward`: nothing is lost, the order is kept, and what is not wanted is set aside.
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';
import { cdevents, file } from '../support/installed.mjs';
import { listening } from '../support/receivers.mjs';
import { folder, linesOf, post, serving, sinkOf, until } from '../support/serving.mjs';

const MINUTE = { timeout: 60_000 };

function numbered(number) {
  const event = release();
  event.context.id = `event-${number}`;
  return event;
}

const idOf = (body) => JSON.parse(body).id;
const ids = (sink, status = 202) => sink.got.filter((each) => each.status === status).map(({ body }) => idOf(body));
const range = (from, to) => Array.from({ length: to - from }, (_, index) => `event-${from + index}`);

/** Sends events one after the other. */
async function deliver(server, from, to) {
  for (let number = from; number < to; number += 1) {
    assert.equal((await post(server.url, json(numbered(number)))).status, 202);
  }
}

test('a receiver that fails, hangs up and comes back gets every event, in order', MINUTE, async (t) => {
  const sink = await sinkOf(t, (_, __, number) => (number % 3 === 0 ? 503 : number % 3 === 1 ? 429 : 202));
  const server = await serving(t, folder(t), ['--forward', sink.url]);
  await deliver(server, 0, 4);
  await server.reached('cdevents_queue_length', 0);
  assert.deepEqual(ids(sink), range(0, 4));
  const found = await server.metrics();
  assert.equal(found['cdevents_forwarded_events_total'], 4);
  assert.equal(found['cdevents_forward_retries_total{reason="status 503"}'], 4);
  assert.equal(found['cdevents_forward_retries_total{reason="status 429"}'], 4);
  sink.close();
  await deliver(server, 4, 8);
  await server.printed('forwarding fails: ');
  assert.equal((await server.metrics())['cdevents_queue_length'], 4);
  const again = await sinkOf(t, () => 202, sink.port);
  await server.printed('forwarding works again');
  await server.reached('cdevents_queue_length', 0);
  assert.deepEqual(ids(again), range(4, 8));
  assert.deepEqual(again.got[0].headers['content-type'], 'application/cloudevents+json');
  assert.deepEqual(cdevents.fromHttp(again.got[0]).outcome, 'valid');
});

test('a receiver says when to come back', MINUTE, async (t) => {
  const times = [];
  const sink = await sinkOf(t, (_, __, number) => {
    times.push(performance.now());
    return number === 0 ? [503, { 'retry-after': '2' }] : 202;
  });
  const server = await serving(t, folder(t), ['--forward', sink.url]);
  await deliver(server, 0, 1);
  await server.reached('cdevents_queue_length', 0);
  assert.ok(times[1] - times[0] >= 1990, `${times[1] - times[0]} ms`);
});

test('what is not wanted is set aside with the answer, and the rest goes on', MINUTE, async (t) => {
  for (const mode of ['structured', 'binary', 'batch']) {
    const isBad = (text) => text.includes('event-1"');
    const sink = await sinkOf(t, (body, headers) => (isBad(body + json(headers)) ? [422, {}, 'no such run'] : 202));
    const server = await serving(t, folder(t), ['--forward', sink.url, '--forward-mode', mode]);
    assert.equal((await post(server.url, json([0, 1, 2].map(numbered)))).status, 202);
    await server.reached('cdevents_queue_length', 0);
    const [aside, ...more] = server.lines('undelivered');
    assert.deepEqual(
      [aside.status, aside.answer, JSON.parse(aside.event), more],
      [422, 'no such run', numbered(1), []],
    );
    const found = await server.metrics();
    assert.equal(found['cdevents_forwarded_events_total'], 2, mode);
    assert.equal(found['cdevents_undelivered_events_total'], 1, mode);
    const taken = sink.got.filter(({ status }) => status === 202);
    assert.deepEqual(
      taken.flatMap((message) => cdevents.fromHttp(message).events.map(({ id }) => id)),
      ['event-0', 'event-2'],
    );
  }
});

test('a wrong address or secret, and a redirect, lose nothing', MINUTE, async (t) => {
  for (const status of [301, 401, 404, 410]) {
    const elsewhere = await sinkOf(t);
    const sink = await sinkOf(t, (_, __, number) => (number === 0 ? [status, { location: elsewhere.url }] : 202));
    const server = await serving(t, folder(t), ['--forward', sink.url]);
    await deliver(server, 0, 2);
    await server.printed(`forwarding fails: status ${status} (is it the right address`);
    await server.reached('cdevents_queue_length', 0);
    assert.deepEqual([ids(sink), elsewhere.got], [range(0, 2), []], String(status));
    assert.equal(await server.end(), 0);
  }
});

test('the queue goes on after a restart, and with a new file from its beginning', MINUTE, async (t) => {
  const state = folder(t);
  const before = await serving(t, state);
  await deliver(before, 0, 3);
  await before.end();
  const sink = await sinkOf(t);
  const first = await serving(t, state, ['--forward', sink.url]);
  await first.reached('cdevents_queue_length', 0);
  await first.end();
  assert.deepEqual(ids(sink), range(0, 3));
  const second = await serving(t, state, ['--forward', sink.url]);
  await deliver(second, 3, 5);
  await second.reached('cdevents_queue_length', 0);
  await second.end();
  assert.deepEqual(ids(sink), range(0, 5));
  renameSync(join(state, 'events.ndjson'), join(state, 'old.ndjson'));
  const third = await serving(t, state, ['--forward', sink.url]);
  assert.match(third.text(), /is forwarded from its beginning/);
  await deliver(third, 5, 6);
  await third.reached('cdevents_queue_length', 0);
  await third.end();
  assert.deepEqual(ids(sink), range(0, 6));
  assert.equal(linesOf(join(state, 'old.ndjson')).length, 5);
});

test('a receiver that never answers does not keep the server from stopping', MINUTE, async (t) => {
  const url = await listening(t, () => undefined);
  const state = folder(t);
  const server = await serving(t, state, ['--forward', url]);
  await deliver(server, 0, 1);
  assert.equal(await server.end(), 0);
  const sink = await sinkOf(t);
  const next = await serving(t, state, ['--forward', sink.url]);
  await next.reached('cdevents_queue_length', 0);
  assert.deepEqual(ids(sink), range(0, 1));
});

test('one server forwards to another, signed, and `handler` takes what it signs', MINUTE, async (t) => {
  const cwd = folder(t);
  for (const [scheme, secret] of [
    ['header', 'abc'],
    ['standard', `whsec_${Buffer.alloc(32, 7).toString('base64')}`],
    ['github', 'abc'],
    ['gitea', 'abc'],
    ['gitlab', 'abc'],
    ['pagerduty', 'abc'],
    ['token', 'Bearer abc'],
  ]) {
    const path = file(cwd, `secret-${scheme}`, `${secret}\n`);
    const taken = [];
    const receive = cdevents.handler({
      secret,
      scheme,
      onEvent: (event, _, { id }) => void taken.push([event.context.id, id]),
    });
    const url = await listening(t, receive.node);
    const options = ['--forward', url, '--forward-scheme', scheme, '--forward-secret-file', path];
    const server = await serving(t, join(cwd, scheme), options);
    await deliver(server, 0, 2);
    await until(() => taken.length === 2);
    assert.deepEqual(
      taken.map(([id]) => id),
      range(0, 2),
      scheme,
    );
    if (scheme === 'standard') assert.match(taken[0][1], /^msg_[\da-f]{32}$/);
    assert.equal(await server.end(), 0);
  }
});

/** The deliveries of the next test: all of them take minutes, so `make test` has a part. */
const DELIVERIES = Math.min(10_000, Number(process.env.CASES ?? 2000));

test(`of ${DELIVERIES} deliveries, with the server killed again and again, none that was acknowledged is lost`, {
  timeout: 600_000,
}, async (t) => {
  const state = folder(t);
  const forwarded = new Map();
  const sink = await sinkOf(t, (body) => {
    for (const event of JSON.parse(body)) {
      const { n } = event.data.customData;
      forwarded.set(n, (forwarded.get(n) ?? new Set()).add(event.id));
    }
    return 202;
  });
  const options = ['--forward', sink.url, '--forward-mode', 'batch', '--window', '0'];
  const acknowledged = new Set();
  const waiting = Array.from({ length: DELIVERIES }, (_, number) => number);
  const kills = 8;
  for (let round = 0; round <= kills; round += 1) {
    const server = await serving(t, state, options);
    const isLast = round === kills;
    const enough = acknowledged.size + DELIVERIES / (kills + 1);
    let isDead = false;
    // Several senders at once; each sends again what was not acknowledged, with the same id.
    const sender = async () => {
      while (!isDead && waiting.length > 0) {
        const number = waiting.shift();
        try {
          const { status } = await post(server.url, json({ ...numbered(number), customData: { n: number } }));
          assert.equal(status, 202);
          acknowledged.add(number);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          waiting.push(number);
        }
        if (!isLast && !isDead && acknowledged.size >= enough) {
          isDead = true;
          server.child.kill('SIGKILL');
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, sender));
    if (isLast) {
      await server.reached('cdevents_queue_length', 0);
      assert.equal(await server.end(), 0);
    } else await server.end('SIGKILL');
    const inFile = new Set(server.lines('events').map(({ customData }) => customData.n));
    for (const number of acknowledged) assert.ok(inFile.has(number), `${number} is not in the file`);
  }
  assert.equal(acknowledged.size, DELIVERIES);
  assert.equal(forwarded.size, DELIVERIES);
  for (const [number, found] of forwarded) assert.deepEqual([...found], [`event-${number}`]);
});
