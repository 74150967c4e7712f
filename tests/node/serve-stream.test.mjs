// `serve`'s stream of server-sent events: what arrives, from where a client left off, and clients that do not read.
import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, release } from '../support/events.mjs';

import { folder, linesOf, post, serving, until } from '../support/serving.mjs';

const MINUTE = { timeout: 60_000 };

function numbered(number, more = {}) {
  const event = { ...release(), ...more };
  event.context.id = `event-${number}`;
  return event;
}

/** A client: the events that it has got, as `[id, number]`. */
async function listen(t, server, { last, path = '/events' } = {}) {
  const abort = new AbortController();
  t.after(() => abort.abort());
  const headers = last === undefined ? {} : { 'last-event-id': String(last) };
  const response = await fetch(server.url + path, { headers, signal: abort.signal });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/event-stream/);
  const got = [];
  let text = '';
  const read = async () => {
    try {
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop();
        for (const block of blocks) {
          const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? [];
          if (id !== undefined) got.push([Number(id), JSON.parse(data).context.id]);
        }
      }
    } catch {
      // It was aborted.
    }
  };
  const ended = read();
  return { got, abort: () => abort.abort(), ended, reached: (count) => until(() => got.length >= count) };
}

/** What a process has in memory, in MB, as Linux says; elsewhere there is nothing to compare. */
function memoryOf(pid) {
  if (process.platform !== 'linux') return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

const ids = ({ got }) => got.map(([, id]) => id);
const range = (from, to) => Array.from({ length: to - from }, (_, index) => `event-${from + index}`);

test('clients get what arrives, all of it with `from=start`, and the rest after the last id', MINUTE, async (t) => {
  const state = folder(t);
  const server = await serving(t, state);
  await post(server.url, json(numbered(0)));
  const [live, whole] = [await listen(t, server), await listen(t, server, { path: '/events?from=start' })];
  await whole.reached(1);
  await server.reached('cdevents_stream_clients', 2);
  await post(server.url, json([1, 2, 3].map((number) => numbered(number))));
  await Promise.all([live.reached(3), whole.reached(4)]);
  assert.deepEqual([ids(live), ids(whole)], [range(1, 4), range(0, 4)]);
  for (const [index, [id]] of whole.got.entries()) {
    const client = await listen(t, server, { last: id });
    await client.reached(3 - index);
    assert.deepEqual(ids(client), range(index + 1, 4));
    client.abort();
  }
  // Ids that are none of ours begin with the next event, and those of a file that was put away at the beginning.
  const within = await listen(t, server, { last: whole.got[0][0] + 5 });
  await within.reached(2);
  assert.deepEqual(ids(within), range(2, 4));
  const beyond = await listen(t, server, { last: 999_999_999 });
  await beyond.reached(4);
  const strange = await listen(t, server, { last: 'x' });
  await post(server.url, json(numbered(4)));
  await strange.reached(1);
  assert.deepEqual(ids(strange), range(4, 5));
  assert.equal(await server.end(), 0);
  await Promise.all([live.ended, whole.ended]);
});

test('ids hold over a restart, and a new file begins anew', MINUTE, async (t) => {
  const state = folder(t);
  const first = await serving(t, state);
  const client = await listen(t, first);
  await post(first.url, json([0, 1].map((number) => numbered(number))));
  await client.reached(2);
  await first.end('SIGKILL');
  const second = await serving(t, state);
  const again = await listen(t, second, { last: client.got[0][0] });
  await again.reached(1);
  assert.deepEqual(ids(again), range(1, 2));
  await second.end();
  renameSync(join(state, 'events.ndjson'), join(state, 'old.ndjson'));
  const third = await serving(t, state);
  await post(third.url, json(numbered(2)));
  const anew = await listen(t, third, { last: client.got[1][0] });
  await anew.reached(1);
  assert.deepEqual(ids(anew), range(2, 3));
});

test('clients that read nothing cost no memory and no time, and there is a limit on them', MINUTE, async (t) => {
  const state = folder(t);
  const server = await serving(t, state, ['--quiet']);
  const sockets = Array.from({ length: 64 }, () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined).pause();
    socket.write('GET /events?from=start HTTP/1.1\r\nhost: localhost\r\n\r\n');
    t.after(() => socket.destroy());
    return socket;
  });
  await server.reached('cdevents_stream_clients', sockets.length);
  const refused = await fetch(`${server.url}/events`);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '5']);
  await refused.text();
  const before = memoryOf(server.child.pid);
  // 64 clients with 50 MB each would be 3 GB.
  const large = { customData: 'x'.repeat(500_000) };
  for (let number = 0; number < 100; number += 1) {
    assert.equal((await post(server.url, json(numbered(number, large)))).status, 202);
  }
  assert.ok(memoryOf(server.child.pid) - before < 300, `${before} MB, then ${memoryOf(server.child.pid)} MB`);
  sockets[0].destroy();
  await server.reached('cdevents_stream_clients', sockets.length - 1);
  assert.equal(await server.end(), 0);
  assert.equal(linesOf(join(state, 'events.ndjson')).length, 100);
});
