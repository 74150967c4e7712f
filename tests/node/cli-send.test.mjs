// `send`: what it posts, how often, and what it says of it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { cloudEvent, draft, json, release } from '../support/events.mjs';
import { BIN, cdevents, ENVIRONMENT, file, scratch } from '../support/installed.mjs';
import { listening } from '../support/receivers.mjs';
import { sinkOf } from '../support/serving.mjs';

const MINUTE = { timeout: 60_000 };

/** Runs `send` while this process answers. */
function sending(cwd, args, input = '') {
  return new Promise((resolve) => {
    const child = spawn(BIN, ['send', ...args], { cwd, env: ENVIRONMENT });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('close', (status) => {
      assert.doesNotMatch(stderr, /^\s+at .*:\d+:\d+/m, 'a stack trace');
      resolve({ status, stdout, stderr });
    });
    child.stdin.end(input);
  });
}

const numbered = (number) => ({ ...release(), context: { ...release().context, id: `event-${number}` } });

test('files, lines, arrays and standard input are sent in their order, in each mode', MINUTE, async (t) => {
  const cwd = scratch(t);
  file(cwd, 'events/a.json', json(numbered(0)));
  file(cwd, 'events/b.ndjson', `${json(numbered(1))}\n${json(draft())}\n`);
  file(cwd, 'events/c.json', json([numbered(2), cloudEvent(numbered(3))]));
  const wanted = ['event-0', 'event-1', 'event-1', 'event-2', 'event-3', 'event-4'];
  for (const mode of ['structured', 'binary', 'batch']) {
    const sink = await sinkOf(t);
    const { status, stdout, stderr } = await sending(
      cwd,
      ['--to', sink.url, '--mode', mode, 'events', '-'],
      json(numbered(4)),
    );
    assert.deepEqual([status, stdout, stderr], [0, `6 events sent to ${sink.url}\n`, '']);
    const reports = sink.got.map((message) => cdevents.fromHttp(message));
    assert.ok(reports.every(({ outcome }) => outcome === 'valid'));
    const events = reports.flatMap(({ events: each }) => each);
    assert.deepEqual(
      events.map(({ id }) => id),
      wanted,
      mode,
    );
    assert.ok(events.every(({ envelope }) => envelope === mode));
    assert.equal(sink.got.length, mode === 'batch' ? 1 : 6);
  }
});

test('batches have at most a hundred events', MINUTE, async (t) => {
  const sink = await sinkOf(t);
  const input = Array.from({ length: 250 }, (_, number) => `${json(numbered(number))}\n`).join('');
  assert.equal((await sending(scratch(t), ['--to', sink.url, '--mode', 'batch', '--quiet', '-'], input)).stdout, '');
  assert.deepEqual(
    sink.got.map(({ body }) => JSON.parse(body).length),
    [100, 100, 50],
  );
});

test('what is not valid is not sent, unless it is asked for', MINUTE, async (t) => {
  const cwd = scratch(t);
  const wrong = { ...numbered(1), subject: { ...numbered(1).subject, content: { outcom: 'success' } } };
  file(cwd, 'events.ndjson', `${json(numbered(0))}\n${json(wrong)}\n{"a":1}\nno JSON\n${json(numbered(2))}\n`);
  file(cwd, 'list.json', json([numbered(3), wrong]));
  const sink = await sinkOf(t);
  const { status, stdout, stderr } = await sending(cwd, ['--to', sink.url, 'events.ndjson', 'list.json']);
  assert.deepEqual([status, stdout], [1, `3 events sent to ${sink.url}, 4 not valid\n`]);
  assert.match(stderr, /^error: events\.ndjson:2:\d+: not sent: unknown field `outcom`.*\(unknown-field\)$/m);
  assert.match(stderr, /^error: events\.ndjson:3:\d+: not sent: .*\(not-an-event\)$/m);
  assert.match(stderr, /^error: events\.ndjson:4:\d+: not sent: .*\(json-syntax\)$/m);
  assert.match(stderr, /^error: list\.json:1: element 1: not sent: /m);
  const all = await sinkOf(t);
  const forced = await sending(cwd, ['--to', all.url, '--invalid', 'events.ndjson']);
  assert.deepEqual([forced.status, forced.stdout], [1, `3 events sent to ${all.url}, 2 not valid\n`]);
  assert.deepEqual(
    all.got.map(({ body }) => JSON.parse(body).id),
    ['event-0', 'event-1', 'event-2'],
  );
});

test('what fails is repeated, when the receiver says', MINUTE, async (t) => {
  const times = [];
  const sink = await sinkOf(t, (_, __, number) => {
    times.push(performance.now());
    return number === 0 ? [503, { 'retry-after': '1' }] : number === 1 ? 500 : 202;
  });
  const { status, stdout } = await sending(scratch(t), ['--to', sink.url, '-'], json(release()));
  assert.deepEqual([status, stdout], [0, `1 event sent to ${sink.url}\n`]);
  assert.equal(sink.got.length, 3);
  assert.ok(times[1] - times[0] >= 990, String(times[1] - times[0]));
  assert.equal(new Set(sink.got.map(({ body }) => body)).size, 1);
});

test(
  'a receiver that is not there, or takes nothing, ends it; one that refuses an event does not',
  MINUTE,
  async (t) => {
    const cwd = scratch(t);
    file(cwd, 'events.ndjson', `${json(numbered(0))}\n${json(numbered(1))}\n`);
    const gone = await sinkOf(t);
    gone.close();
    const none = await sending(cwd, ['--to', gone.url, '--retries', '1', 'events.ndjson']);
    assert.deepEqual([none.status, none.stdout], [2, `0 events sent to ${gone.url}; the rest was not sent\n`]);
    assert.equal(none.stderr, 'error: events.ndjson:1: connection refused, after 2 attempts\n');
    const locked = await sinkOf(t, () => [401, {}, '{"detail":"no \\u001b[31msecret"}']);
    const refused = await sending(cwd, ['--to', locked.url, 'events.ndjson']);
    assert.equal(refused.status, 2);
    assert.equal(
      refused.stderr,
      'error: events.ndjson:1: the receiver takes nothing: status 401: no \\u{1b}[31msecret\n',
    );
    assert.equal(locked.got.length, 1);
    for (const mode of ['structured', 'batch']) {
      const choosy = await sinkOf(t, (body) => (body.includes('event-0') ? [422, {}, 'not <this>\none'] : 202));
      const some = await sending(cwd, ['--to', choosy.url, '--mode', mode, 'events.ndjson']);
      assert.deepEqual([some.status, some.stdout], [1, `1 event sent to ${choosy.url}, 1 refused\n`], mode);
      assert.equal(some.stderr, 'error: events.ndjson:1: the receiver does not take it: status 422: not <this> one\n');
    }
    const hangs = await listening(t, (request) => request.socket.destroy());
    assert.equal((await sending(cwd, ['--to', hangs, '--retries', '0', 'events.ndjson'])).status, 2);
  },
);

test('every scheme signs what `handler` takes', MINUTE, async (t) => {
  const cwd = scratch(t);
  for (const [scheme, secret] of [
    ['header', 'abc'],
    ['standard', `whsec_${Buffer.alloc(24, 1).toString('base64')}`],
    ['github', 'abc'],
    ['gitea', 'abc'],
    ['gitlab', 'abc'],
    ['pagerduty', 'abc'],
    ['token', 'Bearer abc'],
  ]) {
    file(cwd, 'secret', secret);
    const receive = cdevents.handler({ secret, scheme });
    const url = await listening(t, receive.node);
    const args = ['--to', url, '--scheme', scheme, '--secret-file', 'secret', '-'];
    assert.equal((await sending(cwd, args, json({ ...release(), customData: 'é😀' }))).status, 0, scheme);
    assert.equal((await sending(cwd, ['--to', url, '-'], json(release()))).status, 2, scheme);
  }
  const own = cdevents.handler({ secret: 'abc', signatureHeader: 'x-mine' });
  const url = await listening(t, own.node);
  file(cwd, 'secret', 'abc');
  const args = ['--to', url, '--secret-file', 'secret', '--signature-header', 'X-Mine', '-'];
  assert.equal((await sending(cwd, args, json(release()))).status, 0);
});

test('bad calls are refused, and no secret is shown', MINUTE, async (t) => {
  const cwd = scratch(t);
  file(cwd, 'secret', 'hunter2!\n');
  const rows = [
    [['-'], /send needs the address of a receiver: --to/],
    [['--to', 'example.com', '-'], /--to must be an address of http or https/],
    [['--to', 'http://127.0.0.1:9'], /send needs the names of files/],
    [['--to', 'http://127.0.0.1:9', '--mode', 'bath', '-'], /did you mean batch\?/],
    [['--to', 'http://127.0.0.1:9', '--scheme', 'github', '-'], /--scheme needs --secret-file/],
    [['--to', 'http://127.0.0.1:9', '--scheme', 'standard', '--secret-file', 'secret', '-'], /is no base64/],
    [['--to', 'http://user:hunter2!@127.0.0.1:9/?key=hunter2!', '--retries', '0', '-'], /connection refused/],
    [['--to', 'http://127.0.0.1:9', 'gone.json'], /gone\.json: cannot be read|no such file/],
  ];
  for (const [args, words] of rows) {
    const { status, stdout, stderr } = await sending(cwd, args, json(release()));
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, words);
    assert.equal((stdout + stderr).includes('hunter2'), false);
  }
});
