// The recipes of README.md behind real servers, with the CloudEvents SDK and the Standard Webhooks library as their clients.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Server } from 'node:http';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { json, release } from '../support/events.mjs';
import { cdevents, file } from '../support/installed.mjs';
import { send } from '../support/receivers.mjs';
import { BLOCKS, kitchen, recipe } from '../support/recipes.mjs';

const SECRET = `whsec_${Buffer.from('an example of a key of 32 bytes!').toString('base64')}`;

// What the recipes read. Each file of tests is a process of its own.
process.env.WEBHOOK_SECRET = SECRET;

const RECIPES = {
  'node:http': ["from 'node:http'", []],
  Express: ["from 'express'", ['express']],
  Fastify: ["from 'fastify'", ['fastify']],
  Hono: ["from '@hono/node-server'", ['hono', '@hono/node-server']],
};

/**
 * Runs a recipe as it is, but for its port, which is any free one of loopback. Resolves with the address of its events and with the
 * lines that it prints.
 */
async function cooked(t, name) {
  const [words, packages] = RECIPES[name];
  const folder = kitchen(t, packages);
  file(folder, 'receive.js', recipe('// receive.js'));
  const program = file(folder, 'server.js', recipe(words));
  const printed = [];
  t.mock.method(console, 'log', (...words) => printed.push(words));
  const { listen } = Server.prototype;
  const servers = [];
  t.mock.method(Server.prototype, 'listen', function listenElsewhere(...given) {
    servers.push(this);
    // What is to be called when it listens, if anything, comes last.
    return listen.call(
      this,
      { port: 0, host: '127.0.0.1' },
      given.at(-1) instanceof Function ? given.at(-1) : undefined,
    );
  });
  t.after(() => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });
  await import(pathToFileURL(program).href);
  const [server] = servers;
  if (!server.listening) await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/events`, printed };
}

const { context, subject } = release();

/** The event as the SDK has it. */
const ofSdk = (data = release()) =>
  new CloudEvent({
    id: context.id,
    source: context.source,
    type: context.type,
    subject: subject.id,
    time: context.timestamp,
    data,
  });

/** The headers of a signed message. */
function signed(message, id = 'msg_1') {
  const now = new Date();
  const body = Buffer.from(message.body);
  return {
    ...message.headers,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign(id, now, body),
  };
}

for (const name of Object.keys(RECIPES)) {
  test(`the recipe for ${name}`, async (t) => {
    const { url, printed } = await cooked(t, name);
    const line = [context.type, context.id, 'msg_1'];
    // The SDK's own transport, in both of its modes.
    for (const mode of [Mode.BINARY, Mode.STRUCTURED]) {
      const message = mode === Mode.BINARY ? HTTP.binary(ofSdk()) : HTTP.structured(ofSdk());
      const emit = emitterFor(httpTransport(url), { mode });
      const answer = await emit(ofSdk(), { headers: signed(message) });
      assert.deepEqual([answer.body, printed.splice(0)], ['', [line]], mode);
    }
    const batch = {
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: `[${HTTP.structured(ofSdk()).body},${HTTP.structured(ofSdk()).body}]`,
    };
    assert.equal((await send(url, { headers: signed(batch), body: batch.body })).status, 202);
    assert.deepEqual(printed.splice(0), [line, line]);
    const bare = { headers: { 'content-type': 'application/json' }, body: ` ${json(release())}\n` };
    assert.equal((await send(url, { headers: signed(bare), body: bare.body })).status, 202);
    assert.deepEqual(printed.splice(0), [line]);

    const wrong = HTTP.structured(ofSdk({ ...release(), subject: { id: subject.id } }));
    const invalid = await send(url, { headers: signed(wrong), body: wrong.body });
    assert.deepEqual([invalid.status, JSON.parse(invalid.text).outcome], [422, 'invalid']);
    assert.equal((await send(url, { headers: signed({ ...bare, body: '{' }), body: '{' })).status, 400);
    assert.equal((await send(url, { headers: signed(bare), body: json(release()) })).status, 401);
    assert.equal((await send(url, bare)).status, 401);
    const text = { headers: { 'content-type': 'text/plain' }, body: 'x' };
    assert.equal((await send(url, { headers: signed(text), body: text.body })).status, 415);
    const long = { headers: bare.headers, body: ' '.repeat(1_000_001) };
    assert.equal((await send(url, { headers: signed(long), body: long.body })).status, 413);
    const chunked = { ...signed(long), 'transfer-encoding': 'chunked' };
    assert.equal((await send(url, { headers: chunked, body: long.body })).status, 413);
    assert.equal((await send(url, { method: 'DELETE' })).status, 405);
    const asked = await send(url, { method: 'OPTIONS', headers: { 'webhook-request-origin': 'sender.example.com' } });
    assert.deepEqual([asked.status, asked.headers['webhook-allowed-origin']], [200, 'sender.example.com']);
    assert.deepEqual(printed, []);
  });
}

test('the recipe for hosts that take a fetch handler', async (t) => {
  const folder = kitchen(t, []);
  file(folder, 'receive.js', recipe('// receive.js'));
  const log = t.mock.method(console, 'log', () => {});
  const program = file(folder, 'worker.js', recipe('export default { fetch: receive }'));
  const { default: worker } = await import(pathToFileURL(program).href);
  const message = HTTP.binary(ofSdk());
  const request = new Request('http://localhost/events', {
    method: 'POST',
    headers: signed(message),
    body: message.body,
  });
  // Such hosts hand over more than the request.
  assert.equal((await worker.fetch(request, {}, {})).status, 202);
  assert.deepEqual(log.mock.calls[0].arguments, [context.type, context.id, 'msg_1']);
});

test('every recipe of the section runs in a test', () => {
  const used = [
    '// receive.js',
    ...Object.values(RECIPES).map(([words]) => words),
    'export default { fetch: receive }',
    'schemaFor(',
  ];
  assert.deepEqual([...new Set(used.map(recipe))].length, BLOCKS.length);
});

test('what parses bodies before the handler: Express with its own parsers', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { default: express } = await import('express');
  const receive = cdevents.handler();
  const parsers = [
    [express.json(), 500],
    [express.text({ type: () => true }), 500],
    [express.raw({ type: () => true }), 202],
  ];
  for (const [parser, status] of parsers) {
    const server = express().use(parser).all('/events', receive.node).listen(0, '127.0.0.1');
    t.after(() => server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}/events`;
    const answer = await send(url, { headers: { 'content-type': 'application/json' }, body: json(release()) });
    assert.equal(answer.status, status);
  }
});
