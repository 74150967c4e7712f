// `serve`: what it accepts, keeps, shows and refuses.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { cloudEvent, draft, json, release } from '../support/events.mjs';
import { cdevents, cli, file, PACKAGE } from '../support/installed.mjs';
import { raw, send } from '../support/receivers.mjs';
import { folder, post, serving, until } from '../support/serving.mjs';

const { toCloudEvent } = cdevents;
const MINUTE = { timeout: 60_000 };

/** An event with an id and a time of its own. */
function numbered(number, predicate = 'finished') {
  const event = release();
  event.context.id = `event-${number}`;
  event.context.type = `dev.cdevents.pipelinerun.${predicate}.0.3.0`;
  event.context.timestamp = new Date(Date.UTC(2026, 2, 14, 9, 0, number)).toISOString();
  if (predicate !== 'finished') delete event.subject.content.outcome;
  return event;
}

test('other commands load neither the server nor the client', () => {
  const program = readFileSync(join(PACKAGE, 'dist/cli.js'), 'utf8');
  for (const name of ['serve', 'sink']) {
    assert.ok(program.includes(`import("./${name}.js")`), name);
    assert.doesNotMatch(program, new RegExp(`from"\\./${name}\\.js"`));
  }
  assert.doesNotMatch(program, /from"(?:node:)?https?"/);
});

test('events in every form are in the file when they are acknowledged', MINUTE, async (t) => {
  const server = await serving(t, join(folder(t), 'a', 'b'));
  const wanted = [];
  const accept = async (body, headers, ...events) => {
    const { status, text } = await post(`${server.url}/any/path`, body, headers);
    assert.deepEqual([status, text], [202, '']);
    wanted.push(...events);
    assert.deepEqual(server.lines('events'), wanted);
  };
  const binary = toCloudEvent(json(numbered(1)), { mode: 'binary' });
  const sig = {
    specversion: '1.0',
    id: '1',
    source: '/ci',
    type: 'cd.pipelinerun.started.v1',
    pipelinerunid: 'r',
    pipelinerunname: 'n',
    pipelinerunstatus: 'x',
    pipelinerunurl: 'https://example.com',
    data: {},
  };
  await accept(json(release()), undefined, release());
  await accept(json(cloudEvent()), { 'content-type': 'application/cloudevents+json' }, release());
  await accept(binary.body, binary.headers, numbered(1));
  await accept(json([cloudEvent(), numbered(2)]), undefined, release(), numbered(2));
  await accept(json(draft()), undefined, draft());
  await accept(json(sig), { 'content-type': 'application/cloudevents+json' }, sig);
  const { status } = await post(server.url, '[]', { 'content-type': 'application/cloudevents-batch+json' });
  assert.equal(status, 202);
  const found = await server.metrics();
  assert.equal(found['cdevents_accepted_events_total'], wanted.length);
  assert.equal(found['cdevents_ignored_deliveries_total{code="empty-batch"}'], 1);
  assert.equal(found['cdevents_request_duration_seconds_count'], 7);
  assert.equal(found['cdevents_file_bytes'], statSync(join(server.state, 'events.ndjson')).size);
  assert.equal(statSync(server.state).mode & 0o777, 0o700);
  assert.equal(statSync(join(server.state, 'events.ndjson')).mode & 0o777, 0o600);
});

test('numbers keep their digits, wherever the event is', MINUTE, async (t) => {
  const server = await serving(t, folder(t));
  const event = { ...release(), customData: { 'a/b~"]': [1, 'NUMBER', { x: '\\"}' }] } };
  const numbers = ['12345678901234567890', '1e400', '0.12345678901234567890123'];
  const bodies = [event, cloudEvent(event), [cloudEvent(), cloudEvent(event), event]];
  for (const number of numbers) {
    for (const body of bodies) {
      const text = JSON.stringify(body, null, 2).replaceAll('"NUMBER"', number);
      assert.equal((await post(server.url, text)).status, 202, text);
    }
  }
  const lines = readFileSync(join(server.state, 'events.ndjson'), 'utf8').trimEnd().split('\n');
  assert.equal(lines.length, numbers.length * 5);
  for (const number of numbers) {
    const found = lines.filter((line) => line.includes(`${number},`));
    // Infinity has no JSON, so what would be written of it differs from what is compared.
    assert.equal(found.length, number === '1e400' ? found.length : 4, number);
  }
  for (const line of lines) assert.equal(cdevents.validate(line).outcome, 'valid', line);
});

test('what is refused is answered as `handler` does it, counted, and kept with why', MINUTE, async (t) => {
  const server = await serving(t, folder(t), ['--max-bytes', '2000']);
  const wrong = json({ ...release(), subject: {} });
  const rows = [
    [wrong, 'application/json', 422, 'invalid'],
    ['{"a":', 'application/json', 400, 'unreadable'],
    [Uint8Array.of(0x22, 0xff, 0x22), 'application/json', 400, 'unreadable'],
    [json(release()), 'text/plain', 415, 'media-type'],
    [' '.repeat(2001), 'application/json', 413, 'too-large'],
  ];
  for (const [body, type, status] of rows) {
    const answer = await post(server.url, body, { 'content-type': type, authorization: 'secret' });
    assert.equal(answer.status, status);
  }
  const put = await fetch(server.url, { method: 'PUT', body: '{}' });
  assert.deepEqual([put.status, put.headers.get('allow')], [405, 'POST, OPTIONS']);
  await until(() => server.lines('rejected').length === rows.length);
  const kept = server.lines('rejected').sort((one, other) => one.status - other.status);
  assert.deepEqual(
    kept.map(({ status }) => status),
    rows.map(([, , status]) => status).sort(),
  );
  const invalid = kept.find(({ status }) => status === 422);
  assert.deepEqual([invalid.body, invalid.answer.outcome], [wrong, 'invalid']);
  assert.ok(kept.some(({ base64 }) => base64 === Buffer.of(0x22, 0xff, 0x22).toString('base64')));
  assert.equal(readFileSync(join(server.state, 'rejected.ndjson'), 'utf8').includes('authorization'), false);
  assert.deepEqual(server.lines('events'), []);
  const found = await server.metrics();
  for (const [, , , reason] of rows) {
    const count = rows.filter(([, , , other]) => other === reason).length;
    assert.equal(found[`cdevents_rejected_deliveries_total{reason="${reason}"}`], count, reason);
  }
  const rules = invalid.answer.diagnostics.filter(({ rule }) => rule === 'missing-field').length;
  assert.equal(found['cdevents_findings_total{rule="missing-field",severity="error"}'], rules);
});

test('signals end it in order: 0 when it is told to, 130 when it is interrupted', MINUTE, async (t) => {
  const state = folder(t);
  for (const [signal, code] of [
    ['SIGTERM', 0],
    ['SIGINT', 130],
  ]) {
    const server = await serving(t, state);
    const stream = await fetch(`${server.url}/events`);
    // A request whose body comes after the signal is answered before it ends.
    const late = request(server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    const answered = new Promise((resolve) => late.on('response', ({ statusCode }) => resolve(statusCode)));
    late.write(' ');
    await server.reached('cdevents_open_requests', 2);
    const ended = server.end(signal);
    await server.printed('stopping');
    late.end(json(release()));
    assert.deepEqual([await answered, await ended], [202, code]);
    await stream.text();
    assert.equal(existsSync(join(state, 'serve.lock')), false);
  }
  assert.equal(serverLines(state), 2);
});

const serverLines = (state) => readFileSync(join(state, 'events.ndjson'), 'utf8').split('\n').length - 1;

test('the history goes on over restarts, ordered or not', MINUTE, async (t) => {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    const state = folder(t);
    const first = await serving(t, state, ['--window', '0']);
    await post(first.url, json(numbered(1, 'started')));
    await post(first.url, json(numbered(2, 'finished')));
    await post(
      first.url,
      json({
        ...numbered(3, 'started'),
        subject: { ...release().subject, id: 'open', content: numbered(3, 'started').subject.content },
      }),
    );
    assert.equal((await first.metrics())['cdevents_open_runs'], 1);
    await first.end(signal);
    const second = await serving(t, state, ['--window', '0']);
    assert.equal((await second.metrics())['cdevents_open_runs'], 1);
    await post(second.url, json(numbered(4, 'started')));
    // Within the window events are put in order first.
    await post(second.url, json({ ...numbered(5), subject: { ...release().subject, id: 'other' } }));
    await second.printed('after-the-end');
    const found = await second.metrics();
    assert.equal(found['cdevents_findings_total{rule="after-the-end",severity="warning"}'], 1, signal);
    const [item] = await until(() => second.lines('findings').length > 0 && second.lines('findings'));
    assert.equal(item.finding.rule, 'after-the-end');
    assert.deepEqual([item.record, item.witness.includes(1)], [3, true]);
    await second.end();
  }
});

test('a line that was cut off is removed, and the rest stays', MINUTE, async (t) => {
  const state = folder(t);
  const path = file(state, 'events.ndjson', `${json(numbered(1))}\n{"context":{"specver`);
  const server = await serving(t, state);
  assert.match(server.text(), /20 bytes were cut off/);
  await post(server.url, json(numbered(2)));
  assert.deepEqual(server.lines('events'), [numbered(1), numbered(2)]);
  assert.equal(await server.end(), 0);
  assert.equal(readFileSync(path, 'utf8'), `${json(numbered(1))}\n${json(numbered(2))}\n`);
});

test('a folder has one server; one that was killed leaves it to the next', MINUTE, async (t) => {
  const state = folder(t);
  const first = await serving(t, state);
  const second = cli(['serve', '--port', '0', '--state', state]);
  assert.equal(second.status, 2);
  assert.match(second.stderr, /^error: .* is in use by another server/);
  await first.end('SIGKILL');
  assert.ok(existsSync(join(state, 'serve.lock')));
  assert.equal(await (await serving(t, state)).end(), 0);
});

test('it does not start with damaged state, and says what that would cost', MINUTE, async (t) => {
  for (const name of ['history.json', 'forward.json']) {
    for (const text of ['', '{', '[1]', '{"version":2}', '{"version":1,"offset":-1}']) {
      const state = folder(t);
      file(state, name, text);
      const args = ['serve', '--port', '0', '--state', state, '--forward', 'http://127.0.0.1:9/'];
      const { status, stderr } = cli(args);
      assert.equal(status, 2, `${name} ${text}`);
      assert.match(stderr, new RegExp(`^error: .*${name}.*without it`), `${name} ${text}`);
      assert.equal(existsSync(join(state, 'serve.lock')), false);
    }
  }
});

test('bad calls are refused with a reason', MINUTE, (t) => {
  const cwd = folder(t);
  file(cwd, 'secret', 'abc\n');
  file(cwd, 'empty', '\n');
  file(cwd, 'file', '');
  const rows = [
    [['--host', '0.0.0.0'], /--host 0\.0\.0\.0 can be reached by other machines, so it needs --secret-file/],
    [['--host', '::'], /needs --secret-file/],
    [['--scheme', 'github'], /--scheme needs --secret-file/],
    [['--secret-file', 'gone'], /gone: cannot be read: no such file/],
    [['--secret-file', 'empty'], /empty: has no secret/],
    [['--secret-file', 'secret', '--scheme', 'standart'], /did you mean standard\?/],
    [['--secret-file', 'secret', '--scheme', 'standard', '--signature-header', 'a'], /has its own headers/],
    [['--port', '70000'], /--port must be at most 65535/],
    [['--port', 'x'], /--port must be a whole number/],
    [['--forward', 'ftp://example.com'], /--forward must be an address of http or https/],
    [['--forward-mode', 'batch'], /--forward-mode needs --forward/],
    [['--state', 'file'], /file: cannot be used/],
    [['--source', '/a', '--no-webhooks'], /--source and --no-webhooks contradict each other/],
    [['more'], /serve takes no operand/],
    [['--host', '192.0.2.1', '--secret-file', 'secret'], /192\.0\.2\.1 is no address of this machine/],
  ];
  for (const [args, words] of rows) {
    const { status, stdout, stderr } = cli(['serve', ...(args.includes('--port') ? [] : ['--port', '0']), ...args], {
      cwd,
    });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, words);
  }
});

test('a port that is in use is said', MINUTE, async (t) => {
  const server = await serving(t, folder(t));
  const { status, stderr } = cli(['serve', '--port', String(server.port), '--state', folder(t)]);
  assert.equal(status, 2);
  assert.match(stderr, /^error: port \d+ is in use; --port 0 takes one that is free\n$/);
});

test(
  'without a secret only programs on this machine may send: no page, and nothing through a tunnel',
  MINUTE,
  async (t) => {
    const server = await serving(t, folder(t), ['--allow-origin', 'https://page.example']);
    const attempt = async (headers, { method = 'POST', path = '/' } = {}) => {
      const body = method === 'POST' ? json(release()) : '';
      const answer = await send(server.url + path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return [answer.status, answer.headers['access-control-allow-origin']];
    };
    assert.deepEqual(await attempt({ origin: 'https://evil.example' }), [403, undefined]);
    assert.deepEqual(await attempt({ origin: 'null' }), [403, undefined]);
    assert.deepEqual(await attempt({ host: 'rebound.example' }), [403, undefined]);
    assert.deepEqual(await attempt({ origin: 'https://page.example' }), [202, 'https://page.example']);
    assert.deepEqual(await attempt({ host: `localhost:${server.port}` }), [202, undefined]);
    for (const path of ['/metrics', '/events']) {
      assert.deepEqual(await attempt({ origin: 'https://evil.example' }, { method: 'GET', path }), [403, undefined]);
      assert.deepEqual(await attempt({ host: 'rebound.example' }, { method: 'GET', path }), [401, undefined]);
    }
    const preflight = { origin: 'https://page.example', 'access-control-request-method': 'POST' };
    assert.deepEqual(await attempt(preflight, { method: 'OPTIONS' }), [204, 'https://page.example']);
    const handshake = await send(server.url, {
      method: 'OPTIONS',
      headers: { 'webhook-request-origin': 'sender.example' },
    });
    assert.equal(handshake.headers['webhook-allowed-origin'], 'sender.example');
    assert.equal(server.lines('events').length, 2);
  },
);

test('with a secret, what is not signed is refused, and figures need it as a token', MINUTE, async (t) => {
  const cwd = folder(t);
  const secret = file(cwd, 'secret', 'old\nnew\n');
  const server = await serving(t, join(cwd, 'state'), ['--secret-file', secret, '--scheme', 'token']);
  const tries = async (headers, path = '/', method = 'POST') =>
    (
      await send(server.url + path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: method === 'POST' ? json(release()) : '',
      })
    ).status;
  assert.equal(await tries({}), 401);
  assert.equal(await tries({ authorization: 'other' }), 401);
  for (const authorization of ['old', 'new']) assert.equal(await tries({ authorization, host: 'any.example' }), 202);
  for (const path of ['/metrics', '/nothing', '/healthz']) {
    const wanted = { '/metrics': [401, 401, 200], '/nothing': [404, 404, 404], '/healthz': [200, 200, 200] }[path];
    const found = [];
    for (const authorization of ['', 'Bearer old2', 'Bearer new']) {
      found.push(await tries({ authorization, host: 'any.example' }, path, 'GET'));
    }
    assert.deepEqual(found, wanted, path);
  }
  assert.equal(server.lines('events').length, 2);
  assert.deepEqual(server.lines('rejected'), []);
});

test('webhooks of other systems become events, signed as their sender does it', MINUTE, async (t) => {
  const cwd = folder(t);
  const secret = file(cwd, 'secret', 'abc\n');
  const url = 'https://github.com/acme/shop';
  const repository = { id: 7, name: 'shop', html_url: url, owner: { login: 'acme' }, pushed_at: 1772443000 };
  const body = json({ ref: 'refs/heads/a', created: true, repository });
  const hook = (event, text = body) => ({
    'content-type': 'application/json',
    'x-github-event': event,
    'x-hub-signature-256': `sha256=${createHmac('sha256', 'abc').update(text).digest('hex')}`,
  });
  const server = await serving(t, join(cwd, 'state'), ['--secret-file', secret, '--source', '/mine']);
  // A delivery that is repeated is the same event.
  for (let round = 0; round < 2; round += 1) assert.equal((await post(server.url, body, hook('push'))).status, 202);
  const [first, second, ...more] = server.lines('events');
  assert.deepEqual(
    [first.context.type, first.context.source, more],
    ['dev.cdevents.branch.created.0.3.0', '/mine', []],
  );
  assert.deepEqual(second, first);
  const ping = await post(server.url, '{"zen":"x"}', hook('ping', '{"zen":"x"}'));
  assert.deepEqual([ping.status, JSON.parse(ping.text).code], [202, 'no-counterpart']);
  assert.equal((await post(server.url, body, { ...hook('push'), 'x-hub-signature-256': 'sha256=00' })).status, 401);
  const signed = {
    'content-type': 'application/json',
    'x-hub-signature-256': hook('', json(release()))['x-hub-signature-256'],
  };
  assert.equal((await post(server.url, json(release()), signed)).status, 202);
  const found = await server.metrics();
  assert.equal(found['cdevents_accepted_events_total'], 3);
  assert.equal(found['cdevents_ignored_deliveries_total{code="no-counterpart"}'], 1);
  await server.end();
  const plain = await serving(t, join(cwd, 'other'), ['--no-webhooks']);
  assert.equal((await post(plain.url, body, hook('push'))).status, 422);
});

test('bodies that are too long, or never end, and headers of a megabyte are refused', MINUTE, async (t) => {
  const server = await serving(t, folder(t), ['--max-bytes', '1000', '--timeout', '1']);
  const head = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
  const endless = await raw(server.url, `${head}transfer-encoding: chunked\r\n\r\n`, (socket) => {
    const chunk = `1000\r\n${' '.repeat(4096)}\r\n`;
    const more = () => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('drain', more);
    more();
  });
  assert.match(endless, /^HTTP\/1\.1 413 /);
  const slow = await raw(server.url, `${head}content-length: 500\r\n\r\n{`);
  assert.match(slow, /^HTTP\/1\.1 408 /);
  const headers = await raw(server.url, `${head}x: ${'y'.repeat(1_000_000)}\r\n\r\n`);
  assert.match(headers, /^HTTP\/1\.1 431 /);
  assert.match(await raw(server.url, 'no HTTP\r\n\r\n'), /^HTTP\/1\.1 400 /);
  const cut = request(server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  cut.on('error', () => undefined);
  cut.write('{');
  await server.reached('cdevents_open_requests', 2);
  cut.destroy();
  await server.reached('cdevents_rejected_deliveries_total{reason="lost"}', 1);
  assert.equal((await post(server.url, json(release()))).status, 202);
  const found = await server.metrics();
  for (const reason of ['too-large', 'headers-too-large', 'unreadable', 'timeout', 'lost']) {
    assert.equal(found[`cdevents_rejected_deliveries_total{reason="${reason}"}`], 1, reason);
  }
  assert.equal(await server.end(), 0);
});

test('more requests than are allowed at a time are asked to come back', MINUTE, async (t) => {
  const server = await serving(t, folder(t), ['--max-requests', '2']);
  const open = [];
  for (let index = 0; index < 2; index += 1) {
    const held = request(server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    open.push({
      held,
      answered: new Promise((resolve) => held.on('response', ({ statusCode }) => resolve(statusCode))),
    });
    held.write(' ');
  }
  await server.reached('cdevents_open_requests', 3);
  const { status, headers } = await post(server.url, json(release()));
  assert.deepEqual([status, headers.get('retry-after')], [429, '1']);
  for (const { held } of open) held.end(json(release()));
  assert.deepEqual(await Promise.all(open.map(({ answered }) => answered)), [202, 202]);
  assert.equal((await post(server.url, json(release()))).status, 202);
  assert.equal((await server.metrics())['cdevents_rejected_deliveries_total{reason="busy"}'], 1);
});

test(
  'a disk that is full is answered with 503, nothing is torn, and it goes on when there is room',
  MINUTE,
  async (t) => {
    const cwd = folder(t);
    const full = join(cwd, 'full');
    const shim = file(
      cwd,
      'shim.mjs',
      `import { existsSync } from 'node:fs';
     import { open } from 'node:fs/promises';
     const file = await open(process.execPath);
     const { prototype } = file.constructor;
     await file.close();
     const { write, truncate } = prototype;
     const error = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
     prototype.write = async function (bytes, at, length, place) {
       if (!existsSync(${json(full)})) return write.call(this, bytes, at, length, place);
       // Half of it fits, as on a real disk.
       if (length > 1) await write.call(this, bytes, at, length >> 1, place);
       throw error();
     };
     prototype.truncate = function (...given) {
       return existsSync(${json(`${full}2`)}) ? Promise.reject(error()) : truncate.apply(this, given);
     };`,
    );
    const server = await serving(t, join(cwd, 'state'), [], { shim });
    assert.equal((await post(server.url, json(numbered(1)))).status, 202);
    writeFileSync(full, '');
    for (let round = 0; round < 3; round += 1) {
      // The third time not even what was torn can be removed.
      if (round === 2) writeFileSync(`${full}2`, '');
      const { status, headers, text } = await post(server.url, json([numbered(2), numbered(3)]));
      assert.deepEqual([status, headers.get('retry-after')], [503, '5']);
      assert.match(JSON.parse(text).detail, /cannot be written/);
      const size = statSync(join(server.state, 'events.ndjson')).size;
      assert.equal(size === json(numbered(1)).length + 1, round < 2);
    }
    const health = await fetch(`${server.url}/healthz`);
    assert.deepEqual([health.status, await health.json()], [503, { status: 'the events cannot be written' }]);
    assert.match(server.text(), /events\.ndjson cannot be written: ENOSPC.*answered with 503/);
    rmSync(full);
    rmSync(`${full}2`);
    assert.equal((await post(server.url, json(numbered(4)))).status, 202);
    assert.deepEqual(server.lines('events'), [numbered(1), numbered(4)]);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    const found = await server.metrics();
    assert.equal(found['cdevents_write_failures_total{file="events"}'], 3);
    assert.equal(found['cdevents_rejected_deliveries_total{reason="unavailable"}'], 3);
    assert.equal(await server.end(), 0);
    assert.equal(server.lines('events').length, 2);
  },
);

test('a reader of its output that reads nothing does not stop it', MINUTE, async (t) => {
  const server = await serving(t, folder(t), ['--window', '0']);
  server.child.stdout.pause();
  // Each of them is a finding about the history.
  const long = 'x'.repeat(900);
  for (let round = 0; round < 40; round += 1) {
    const events = Array.from({ length: 50 }, (_, index) => {
      const event = numbered(round * 50 + index, index % 2 === 0 ? 'finished' : 'started');
      event.subject.id = `${long}-${round}-${index >> 1}`;
      return event;
    });
    assert.equal((await post(server.url, json(events))).status, 202);
  }
  assert.equal(server.lines('events').length, 2000);
  assert.equal(await server.end(), 0);
});

test('it goes on without a reader of its output', MINUTE, async (t) => {
  const server = await serving(t, folder(t), ['--window', '0']);
  for (const stream of [server.child.stdout, server.child.stderr]) stream.destroy();
  for (let number = 0; number < 20; number += 1) {
    assert.equal(
      (await post(server.url, json(numbered(number, number % 2 === 0 ? 'finished' : 'started')))).status,
      202,
    );
  }
  await server.reached('cdevents_accepted_events_total', 20);
  assert.ok((await server.metrics())['cdevents_findings_total{rule="after-the-end",severity="warning"}'] > 0);
  assert.equal(await server.end(), 0);
});

test('the folder can be read by the other commands', MINUTE, async (t) => {
  const state = folder(t);
  mkdirSync(state, { recursive: true });
  const server = await serving(t, state);
  for (const [number, predicate] of ['queued', 'started', 'finished'].entries()) {
    await post(server.url, json(numbered(number, predicate)));
  }
  const runs = cli(['runs', '--format', 'json', join(state, 'events.ndjson')]);
  assert.deepEqual(
    JSON.parse(runs.stdout).runs.map(({ id, outcome }) => [id, outcome]),
    [['run-42', 'success']],
  );
  assert.equal(cli(['check', '--complete', join(state, 'events.ndjson')]).status, 0);
  appendFileSync(join(state, 'note.txt'), '');
  assert.equal(await server.end(), 0);
});
