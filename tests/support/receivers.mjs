// Servers with a receiver in them, on loopback, and requests to them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { cdevents } from './installed.mjs';

/** Starts a server of `node:http` for a test, and resolves with the address of its events. */
export async function listening(test, listener) {
  const server = createServer(listener);
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/events`;
}

/**
 * Sends a request by `node:http`, which lets it have any headers. An array is sent piece by piece, without a length. Resolves with
 * the status, the headers and the text.
 */
export function send(url, { method = 'POST', headers = {}, body = '' }) {
  const pieces = Array.isArray(body) ? body : undefined;
  return new Promise((resolve, reject) => {
    // Node announces no body of a DELETE by itself.
    const isAnnounced = pieces === undefined && body.length > 0 && headers['transfer-encoding'] === undefined;
    const framing = isAnnounced
      ? { 'content-length': Buffer.byteLength(body) }
      : pieces && { 'transfer-encoding': 'chunked' };
    const all = { ...headers, ...framing };
    const sent = request(url, { method, headers: all, agent: false }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode, headers: response.headers, text });
    });
    sent.on('error', reject);
    for (const piece of pieces ?? []) sent.write(piece);
    sent.end(pieces === undefined ? body : undefined);
  });
}

/** Writes bytes to a server, and resolves with all that it answers before the connection ends. `then` gets the socket. */
export function raw(url, text, then = () => {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(text);
      then(socket);
    });
    socket.setEncoding('latin1').on('data', (chunk) => {
      answer += chunk;
    });
    // A connection that the server resets has ended, too.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** What of the answers must be the same on both faces. */
const OF_THE_HANDLER = [
  'accept',
  'accept-encoding',
  'allow',
  'content-type',
  'webhook-allowed-origin',
  'webhook-allowed-rate',
  'www-authenticate',
  'x-content-type-options',
];

/**
 * A handler behind both of its faces: each request goes to `node:http` and to a `Request`, and both must answer alike and hand over
 * the same events. Resolves with a function that sends a request and resolves with `{ status, headers, text, taken }`.
 */
export async function onBothFaces(test, options = {}) {
  const taken = [];
  const receive = cdevents.handler({
    ...options,
    async onEvent(...given) {
      taken.push(given);
      await options.onEvent?.(...given);
    },
  });
  const url = await listening(test, receive.node);
  const part = (status, headers, text) => ({
    status,
    headers: Object.fromEntries(OF_THE_HANDLER.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
    text,
    taken: taken.splice(0),
  });
  return async ({ method = 'POST', headers = {}, body = '' } = {}) => {
    const { status, headers: had, text } = await send(url, { method, headers, body });
    const byNode = part(status, had, text);
    const hasBody = !['GET', 'HEAD'].includes(method) && body.length > 0;
    const content = Array.isArray(body) ? { body: ReadableStream.from(body), duplex: 'half' } : { body };
    const response = await receive(
      new Request(url, { method, headers: new Headers(Object.entries(headers)), ...(hasBody ? content : {}) }),
    );
    const web = part(
      response.status,
      Object.fromEntries(response.headers),
      method === 'HEAD' ? '' : await response.text(),
    );
    assert.deepEqual(web, byNode, 'the faces differ');
    return byNode;
  };
}
