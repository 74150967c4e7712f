/** The server: who may ask, what is asked, and the limits on it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { hasToken, isAllowedOrigin, isLocal } from './access.js';
import type { AppendFile } from './append.js';
import { Budget, bodyOf } from './body.js';
import { MEDIA_TYPE, type Metrics } from './metrics.js';
import type { Answered, Receiver } from './receive.js';
import type { Refused } from './refused.js';
import { json, reply } from './reply.js';
import type { Streams } from './stream.js';

/** Bytes of all bodies, and of all lines that wait to be written, together. */
const MAX_HELD = 64 * 1024 * 1024;

const MAX_HEADERS = 16 * 1024;
const MAX_CONNECTIONS = 1024;

/** Milliseconds for the headers, if a whole request may take longer, and for a connection without a request. */
const HEADERS_LIMIT = 10_000;
const IDLE_LIMIT = 65_000;

/** Milliseconds for requests that are under way when the server stops. */
const GRACE = 10_000;

/** Seconds after which a sender may try again: when there is no room, and when the file cannot be written. */
const SOON = { 'retry-after': '1' };
const LATER = { 'retry-after': '5' };

export interface ServerParts {
  readonly receiver: Receiver;
  readonly events: AppendFile;
  readonly streams: Streams;
  readonly refused: Refused;
  readonly metrics: Metrics;
  readonly secrets: readonly string[];
  readonly origins: readonly string[];
  readonly maxBytes: number;
  readonly maxRequests: number;
  /** For a request to arrive. */
  readonly timeoutMs: number;
  /** Gets what was accepted and is in the file. */
  readonly accepted: (answered: Answered) => void;
  /** Gets why a write to the file of events failed, and that it works again. */
  readonly failed: (error: Error | null) => void;
}

export class Receiving {
  readonly #parts: ServerParts;
  readonly #server: Server;
  /** Connections whose request could not be read. */
  readonly #gone = new WeakSet<Socket>();
  readonly #budget = new Budget(MAX_HELD);
  #open = 0;
  #trouble: Error | null = null;
  #isStopping = false;
  #idle: () => void = () => undefined;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    parts.metrics.gauges.requests = () => this.#open;
    this.#server = createServer(
      {
        maxHeaderSize: MAX_HEADERS,
        headersTimeout: Math.min(HEADERS_LIMIT, parts.timeoutMs),
        requestTimeout: parts.timeoutMs,
        keepAliveTimeout: IDLE_LIMIT,
        connectionsCheckingInterval: 1000,
      },
      (request, response) => void this.#answer(request, response),
    );
    this.#server.maxConnections = MAX_CONNECTIONS;
    this.#server.on('clientError', (error, socket) => this.#broken(error, socket as Socket));
  }

  /** Resolves with the port when the server listens. Rejects with the system's error. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  /** Takes nothing new, and resolves when what is under way is answered. */
  async close(): Promise<void> {
    this.#isStopping = true;
    this.#server.close();
    this.#parts.streams.close();
    this.#server.closeIdleConnections();
    const limit = setTimeout(() => this.#idle(), GRACE);
    await new Promise<void>((resolve) => {
      this.#idle = resolve;
      if (this.#open === 0) resolve();
    });
    clearTimeout(limit);
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    this.#open += 1;
    try {
      const origin = isAllowedOrigin(request, this.#parts.origins);
      if (origin === false)
        return this.#refuse(request, response, 403, 'this page may not use the server (--allow-origin)');
      const cors =
        origin === undefined ? {} : { 'access-control-allow-origin': request.headers.origin!, vary: 'origin' };
      const { method } = request;
      if (method === 'GET' || method === 'HEAD') return await this.#show(request, response, cors);
      if (method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
        const allowed = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': '*' };
        return reply(request, response, 204, { ...cors, ...allowed }, '');
      }
      await this.#take(request, response, cors);
      this.#parts.metrics.seconds.observe((performance.now() - began) / 1000);
    } finally {
      this.#open -= 1;
      if (this.#open === 0 && this.#isStopping) this.#idle();
    }
  }

  /** A delivery. */
  async #take(request: IncomingMessage, response: ServerResponse, cors: Record<string, string>): Promise<void> {
    const { secrets, events, maxBytes, maxRequests, receiver, refused } = this.#parts;
    if (this.#isStopping) return this.#refuse(request, response, 503, 'the server is about to stop', LATER);
    if (secrets.length === 0 && !isLocal(request)) {
      return this.#refuse(
        request,
        response,
        403,
        'without a secret, only programs on this machine may send (--secret-file)',
      );
    }
    if (this.#open > maxRequests || events.waiting > MAX_HELD) {
      return this.#refuse(request, response, 429, 'too many requests at a time', SOON);
    }
    const body = await bodyOf(request, maxBytes, this.#budget);
    if (body === 'aborted') {
      if (!this.#gone.has(request.socket)) refused.count(499);
      return;
    }
    if (body === 'busy') return this.#refuse(request, response, 429, 'too many requests at a time', SOON);
    const isRead = typeof body !== 'string';
    // The handler says of a longer one that it is too long.
    const bytes = isRead ? body : new Uint8Array(maxBytes + 1);
    try {
      const answered = await receiver.receive({
        method: request.method ?? '',
        headers: request.headersDistinct,
        body: bytes,
      });
      if (answered.lines !== '') {
        try {
          await events.append(answered.lines);
        } catch (error) {
          return this.#unwritten(request, response, error as Error);
        }
        this.#works();
        this.#parts.accepted(answered);
      } else if (answered.status === 202) {
        this.#parts.metrics.ignored.add({ code: codeOf(answered.text) });
      } else if (answered.status >= 400) {
        refused.add(request, isRead ? bytes : new Uint8Array(0), answered);
      }
      reply(request, response, answered.status, { ...answered.headers, ...cors }, answered.text);
    } finally {
      if (isRead) this.#budget.give(bytes.length);
    }
  }

  #unwritten(request: IncomingMessage, response: ServerResponse, error: Error): void {
    if (this.#trouble === null) this.#parts.failed(error);
    this.#trouble = error;
    this.#parts.metrics.failures.add({ file: 'events' });
    this.#refuse(request, response, 503, 'the events cannot be written to the disk', LATER);
  }

  #works(): void {
    if (this.#trouble !== null) this.#parts.failed(null);
    this.#trouble = null;
  }

  /** What can be looked at. */
  async #show(request: IncomingMessage, response: ServerResponse, cors: Record<string, string>): Promise<void> {
    const { secrets, metrics, streams } = this.#parts;
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    if (path === '/healthz') {
      const isWell = this.#trouble === null && !this.#isStopping;
      const status = this.#isStopping ? 'stopping' : isWell ? 'ok' : 'the events cannot be written';
      return json(request, response, isWell ? 200 : 503, { status }, cors);
    }
    if (path !== '/metrics' && path !== '/events') {
      const detail = 'send events with POST; there are /healthz, /metrics and /events to look at';
      return json(request, response, path === '/' ? 200 : 404, { status: path === '/' ? 200 : 404, detail }, cors);
    }
    // Events and their names are for whoever may send them.
    if (!isLocal(request) && !hasToken(request, secrets)) {
      const ask = { ...cors, 'www-authenticate': 'Bearer' };
      return json(request, response, 401, { status: 401, detail: 'this needs the secret as its bearer token' }, ask);
    }
    if (path === '/metrics')
      return reply(request, response, 200, { ...cors, 'content-type': MEDIA_TYPE }, metrics.text());
    if (request.method === 'HEAD')
      return reply(request, response, 200, { ...cors, 'content-type': 'text/event-stream' }, '');
    if (streams.isFull || this.#isStopping) {
      return json(request, response, 503, { status: 503, detail: 'too many clients' }, { ...cors, ...LATER });
    }
    this.#open -= 1;
    await streams.serve(request, response, cors);
    this.#open += 1;
  }

  #refuse(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    detail: string,
    headers: Record<string, string> = {},
  ): void {
    this.#parts.refused.count(status);
    json(request, response, status, { status, detail }, headers);
  }

  /** A request that Node cannot read: too many headers, too slow, or not HTTP. */
  #broken(error: NodeJS.ErrnoException, socket: Socket): void {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
    // A lost connection is no request, and the rest of what could not be read is none, either.
    if (LOST.includes(error.code ?? '')) {
      socket.destroy();
      return;
    }
    if (this.#gone.has(socket)) return;
    this.#gone.add(socket);
    this.#parts.refused.count(status);
    if (!socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const text = JSON.stringify({ status, detail: DETAILS[status] });
    socket.end(
      `HTTP/1.1 ${status} ${DETAILS[status]}\r\ncontent-type: application/problem+json\r\n` +
        `content-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`,
    );
  }
}

/** What Node says of connections that have ended within a request. */
const LOST = ['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE'];

const DETAILS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function codeOf(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : 'empty-batch';
  } catch {
    return 'empty-batch';
  }
}
