import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sources } from '../support/sources.mjs';

/** The connection of the live view: what it asks for, when it asks again, and what it says, with a server and a clock of the test. */

const { Connection, addressOf, fromStart, MAX_EVENT } = await sources(
  'live/address.ts',
  'live/connection.ts',
  'live/sent.ts',
);

const ADDRESS = 'http://127.0.0.1:8340/events';
const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

/** A body that the test writes: `write`, `end`, `breakOff`; `asked` counts how often more was asked for. */
function body() {
  const encoder = new TextEncoder();
  let controller;
  let more = () => undefined;
  const made = { asked: 0, isCancelled: false };
  const stream = new ReadableStream(
    {
      start: (one) => {
        controller = one;
      },
      pull: () => {
        made.asked += 1;
        more();
      },
      cancel: () => {
        made.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return Object.assign(made, {
    stream,
    /** Writes when more is asked for, so that nothing waits in between. */
    async write(text) {
      if (made.asked === 0) {
        await new Promise((done) => {
          more = done;
        });
      }
      made.asked = 0;
      controller.enqueue(encoder.encode(text));
    },
    end: () => controller.close(),
    breakOff: () => controller.error(new TypeError('network error')),
  });
}

/**
 * A connection with surroundings of the test. `answer(options, address)` gives the response for each request, or throws as `fetch`
 * does. `reached` resolves when a state of that kind comes.
 */
function connected(answer, { first = ADDRESS, take = async () => undefined } = {}) {
  const states = [];
  const taken = [];
  const requests = [];
  const timers = [];
  let now = 0;
  let heard = () => undefined;
  const connection = new Connection(
    ADDRESS,
    first,
    {
      state: (state) => {
        states.push(state);
        heard();
      },
      take: async (events) => {
        taken.push(...events.map(({ data }) => data));
        heard();
        await take(events);
      },
    },
    {
      fetch: async (address, options) => {
        requests.push({ address, ...options });
        const response = await answer(options, address, requests.length);
        options.signal.throwIfAborted();
        return response;
      },
      now: () => now,
      later: (ms, call) => {
        const timer = { ms, call };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
      origin: 'http://page.example',
    },
  );
  const until = async (look) => {
    while (!look()) {
      await new Promise((done) => {
        heard = done;
      });
    }
  };
  return {
    connection,
    states,
    taken,
    requests,
    timers,
    until,
    reached: async (kind) => {
      await until(() => states.at(-1)?.kind === kind);
      return states.at(-1);
    },
    /** Lets the wait pass that it is in. */
    pass: () => {
      const [timer] = timers.splice(0);
      now += timer.ms;
      timer.call();
      return timer.ms;
    },
  };
}

const streaming = (stream) => new Response(stream, { headers: STREAM });

describe('a connection', () => {
  test('goes on from the last event when the server has ended, broken off, or is away', async () => {
    const bodies = [body(), body(), body()];
    const away = () => {
      throw new TypeError('Failed to fetch');
    };
    const [first, second, third] = bodies.map(
      ({ stream }) =>
        () =>
          streaming(stream),
    );
    // Away for the request and for the look whether anything is there.
    const answers = [first, second, away, away, third];
    const { connection, taken, requests, reached, until, pass } = connected(() => answers.shift()(), {
      first: fromStart(ADDRESS),
    });
    connection.start();
    await reached('open');
    await bodies[0].write('id: 11\ndata: a\n\nid: 12\ndata: b\n\nid: 13\ndata: half');
    await until(() => taken.length === 2);
    bodies[0].end();
    assert.match((await reached('waiting')).why, /ended/);
    assert.equal(pass(), 1000);
    await reached('open');
    assert.equal(requests[0].address, `${ADDRESS}?from=start`);
    assert.equal(requests[0].headers['last-event-id'], undefined);
    assert.equal(requests[1].address, ADDRESS);
    assert.equal(requests[1].headers['last-event-id'], '12');
    await bodies[1].write('id: 13\ndata: c\n\n');
    await until(() => taken.length === 3);
    bodies[1].breakOff();
    assert.match((await reached('waiting')).why, /broke off/);
    pass();
    await until(() => requests.length === 4);
    assert.match((await reached('waiting')).why, /Nothing answers/);
    pass();
    await reached('open');
    await bodies[2].write('id: 14\ndata: d\n\n');
    await until(() => taken.length === 4);
    assert.deepEqual(taken, ['a', 'b', 'c', 'd']);
    assert.equal(requests.at(-1).headers['last-event-id'], '13');
    for (const { credentials, cache } of requests) assert.deepEqual([credentials, cache], ['omit', 'no-store']);
    connection.close();
  });

  test('waits longer each time, as the server asks at least, and not longer than half a minute', async () => {
    let isUp = true;
    const first = body();
    const { connection, reached, states, until, pass } = connected(() => {
      if (isUp) return streaming(first.stream);
      throw new TypeError('Failed to fetch');
    });
    connection.start();
    await reached('open');
    await first.write('retry: 3000\ndata: a\n\n');
    isUp = false;
    first.end();
    await reached('waiting');
    const waits = [];
    for (let count = 0; count < 6; count += 1) {
      const { length } = states;
      waits.push(pass());
      await until(() => states.length > length + 1);
    }
    assert.deepEqual(waits, [3000, 6000, 12_000, 24_000, 30_000, 30_000]);
    connection.close();
  });

  /** Answers of servers that are none for this, and what is said. */
  const LIES = {
    'a page': [() => new Response('<p>', { headers: { 'content-type': 'text/html' } }), /text\/html/],
    'no type': [() => new Response(new Uint8Array(3)), /without a type/],
    'nothing here': [() => new Response('', { status: 404 }), /404.*\/events/],
    'a secret': [() => new Response('', { status: 401 }), /401.*secret/],
    'no more': [() => new Response(null, { status: 204 }), /204/],
    'another status': [() => new Response('', { status: 418 }), /418/],
    'a way elsewhere': [
      () => Object.defineProperty(new Response(''), 'type', { value: 'opaqueredirect' }),
      /another address/,
    ],
    'not for this page': [
      ({ method }) => {
        if (method === 'HEAD') return new Response('');
        throw new TypeError('Failed to fetch');
      },
      /--allow-origin http:\/\/page\.example/,
    ],
    'an event without an end': [
      () => {
        let sent = 0;
        return streaming(
          new ReadableStream({
            pull: (controller) => {
              sent += 1;
              assert.ok(sent < 100, 'it is read on and on');
              controller.enqueue(new Uint8Array(MAX_EVENT / 8).fill(97));
            },
          }),
        );
      },
      /4 MiB/,
    ],
  };
  for (const [name, [answer, words]] of Object.entries(LIES)) {
    test(`does not ask again, and says why: ${name}`, async () => {
      const { connection, reached, timers } = connected(answer);
      connection.start();
      assert.match((await reached('failed')).why, words);
      assert.equal(timers.length, 0);
    });
  }

  test('asks again later where the server is busy', async () => {
    for (const status of [429, 503]) {
      const { connection, reached } = connected(() => new Response('', { status }));
      connection.start();
      assert.match((await reached('waiting')).why, new RegExp(String(status)));
      connection.close();
    }
  });

  test('does not read on before what came is taken', async () => {
    const flood = body();
    let go;
    const { connection, reached, taken, until } = connected(() => streaming(flood.stream), {
      take: () =>
        new Promise((done) => {
          go = done;
        }),
    });
    connection.start();
    await reached('open');
    await flood.write('data: a\n\n');
    await until(() => taken.length === 1);
    assert.equal(flood.asked, 0);
    go();
    await flood.write('data: b\n\n');
    await until(() => taken.length === 2);
    connection.close();
  });

  test('pauses by letting go, and resumes with the event after the last', async () => {
    const bodies = [body(), body()];
    const { connection, requests, reached, states, taken, until } = connected(() =>
      streaming(bodies[requests.length - 1].stream),
    );
    connection.start();
    await reached('open');
    await bodies[0].write('id: 5\ndata: a\n\n');
    await until(() => taken.length === 1);
    assert.equal(connection.hasIds, true);
    connection.pause();
    assert.equal(states.at(-1).kind, 'paused');
    assert.equal(requests[0].signal.aborted, true);
    connection.start();
    await reached('open');
    assert.equal(requests[1].headers['last-event-id'], '5');
    connection.close();
    assert.equal(requests[1].signal.aborted, true);
    assert.deepEqual(
      states.map(({ kind }) => kind),
      ['connecting', 'open', 'paused', 'connecting', 'open'],
    );
  });
});

describe('an address', () => {
  const OWN = 'https://page.example:8443';
  for (const [typed, url] of [
    ['127.0.0.1:8340', 'http://127.0.0.1:8340/events'],
    ['localhost:8340/', 'http://localhost:8340/events'],
    [' http://127.0.0.1:9/x?y=1#z ', 'http://127.0.0.1:9/x?y=1'],
    ['https://localhost/events', 'https://localhost/events'],
    ['https://page.example:8443/stream', 'https://page.example:8443/stream'],
  ])
    test(`${typed} is asked`, () => assert.deepEqual(addressOf(typed, OWN), { url }));
  for (const [typed, words] of [
    ['', /Type/],
    ['http://', /no address/],
    ['ftp://127.0.0.1/', /http/],
    ['javascript://127.0.0.1/%0aalert(1)', /http/],
    ['http://user:pass@127.0.0.1:8340/', /password/],
    ['http://127.0.0.1.example.com/', /this machine/],
    ['http://127.0.0.1@example.com/', /password/],
    ['https://page.example/stream', /this machine/],
    ['http://[::1]:8340/', /this machine/],
    ['http://0x7f.1.example/', /this machine/],
  ])
    test(`${typed || 'nothing'} is not`, () => assert.match(addressOf(typed, OWN).refused, words));
});
