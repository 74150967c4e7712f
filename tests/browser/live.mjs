// The live view: a server of events that the test writes, and what the tests of the view share.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { RELEASE } from '../support/texts.mjs';

/** An event of a release on one line, of a run of its own. */
export const eventOf = (number, change = (text) => text) =>
  change(
    JSON.stringify(JSON.parse(RELEASE))
      .replaceAll('run-42', `run-${number}`)
      .replace(/"id":"[^"]{8}/, `"id":"${10_000_000 + number}`),
  );

/**
 * A server of a stream on loopback, or of what `answer(request, response)` does. `send` writes to those that listen, `requests` has
 * the headers of each, and `drop` ends all connections.
 */
export async function streamOf(test, { port = 0, answer } = {}) {
  const requests = [];
  const open = new Set();
  let heard = () => undefined;
  const server = createServer((request, response) => {
    const cors = { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-headers': '*' };
    if (request.method === 'OPTIONS') {
      response.writeHead(204, cors).end();
      return;
    }
    requests.push(request.headers);
    if (answer !== undefined) answer(request, response, cors);
    else {
      response.writeHead(200, { 'content-type': 'text/event-stream', ...cors });
      response.write(': hello\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    }
    heard();
  });
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((done) => server.close(done));
  };
  test.after(close);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const own = server.address().port;
  return {
    port: own,
    address: `http://127.0.0.1:${own}/events`,
    requests,
    close,
    send: (text) => {
      for (const response of open) response.write(text);
    },
    /** Sends these events, each with the id of its place. */
    sendEvents: (events, first = 1) => {
      const text = events.map((data, index) => `id: ${first + index}\ndata: ${data}\n\n`).join('');
      for (const response of open) response.write(text);
    },
    drop: () => server.closeAllConnections(),
    /** Resolves when there have been this number of requests. */
    asked: async (count) => {
      while (requests.length < count) {
        await new Promise((done) => {
          heard = done;
        });
      }
    },
  };
}

/** Opens the live view; with an address it connects. */
export async function live(page, home, address) {
  await page.goto(`${home}live.html${address === undefined ? '' : `#${address}`}`);
  await page.getByRole('heading', { name: 'Live', level: 1 }).waitFor();
}

/** Waits for the words of the connection's state. */
export const stateIs = (page, words) => page.locator('cd-live .state', { hasText: words }).waitFor();

/** Waits until this number of events is shown. */
export const events = (page, count) =>
  page.locator('cd-live .details', { hasText: new RegExp(`^${count.toLocaleString('en')} events? ·`) }).waitFor();
