/** Requests and responses of `node:http` and `node:http2`, and of frameworks on top of them. */
import { isBytes } from '../base/bytes.js';
import { type Body, Collector } from './body.js';
import type { Answer, Incoming } from './exchange.js';

/** What is used of Node's `IncomingMessage`, and what frameworks and platforms add to it. */
export interface NodeRequest {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly headersDistinct?: Readonly<Record<string, string[] | undefined>>;
  readonly httpVersionMajor?: number;
  readonly readableEnded?: boolean;
  readonly readableEncoding?: string | null;
  readonly destroyed?: boolean;
  readonly body?: unknown;
  readonly rawBody?: unknown;
  on(name: string, listener: (value: unknown) => void): unknown;
  off(name: string, listener: (value: unknown) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of Node's `ServerResponse`. */
export interface NodeResponse {
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  write(body: string): unknown;
  end(): unknown;
  once(name: string, listener: () => void): unknown;
}

/**
 * In bytes. A client that is still sending would not read the response if the connection were closed on it, so this much more is
 * read and dropped before that.
 */
const LINGER = 8 * 1024 * 1024;

/** The request as the core reads it. Throws what `bad` makes if it is none. */
export function fromNode(request: NodeRequest, bad: () => Error): Incoming {
  const { method, headers } = request ?? {};
  if (typeof method !== 'string' || typeof headers !== 'object' || headers === null) throw bad();
  // `headers` drops the second of some repeated headers.
  const all = request.headersDistinct ?? headers;
  return {
    method,
    headers: all,
    header(name) {
      const value = Object.hasOwn(all, name) ? all[name] : undefined;
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: (limit, keep) => bodyOf(request, limit, keep),
  };
}

async function bodyOf(request: NodeRequest, limit: number, keep: boolean): Promise<Body> {
  const collector = new Collector(limit, keep);
  const parsed = readBefore(request);
  if (parsed !== undefined) return collector.add(parsed) ? collector.bytes() : 'too-large';
  if (request.readableEnded === true || (request.readableEncoding ?? null) !== null) return 'consumed';
  if (request.destroyed === true) return 'aborted';
  const end = await drain(request, (chunk) => isBytes(chunk) && collector.add(chunk));
  return end === 'end' ? collector.bytes() : end === 'stopped' ? 'too-large' : 'aborted';
}

/** The body's bytes, if a parser of raw bodies has already read them. */
function readBefore(request: NodeRequest): Uint8Array | undefined {
  try {
    return [request.rawBody, request.body].find(isBytes);
  } catch {
    // Some platforms parse the body when the member is read.
    return undefined;
  }
}

/** Reads until the end, until `take` returns false, or until the connection is lost. */
function drain(request: NodeRequest, take: (chunk: unknown) => boolean): Promise<'end' | 'stopped' | 'lost'> {
  return new Promise((resolve) => {
    const finish = (how: 'end' | 'stopped' | 'lost'): void => {
      request.off('data', data);
      request.off('end', end);
      request.off('close', lost);
      request.pause();
      resolve(how);
    };
    const data = (chunk: unknown): void => {
      if (!take(chunk)) finish('stopped');
    };
    const end = (): void => finish('end');
    const lost = (): void => finish('lost');
    request.on('data', data);
    request.on('end', end);
    request.on('close', lost);
    // Stays, since an error without a listener ends the process. `close` follows it.
    request.on('error', () => {});
    request.resume();
  });
}

/** Sends the answer, and resolves when it is sent or the connection is lost. `all`: whether the body has been read to its end. */
export async function send(answer: Answer, request: NodeRequest, response: NodeResponse, all: boolean): Promise<void> {
  // Other code has answered, or no one is there.
  if (response.headersSent || response.writableEnded || response.destroyed) return;
  const { status, headers, body } = answer;
  const length = new TextEncoder().encode(body).length;
  const close = all || (request.httpVersionMajor ?? 1) > 1 ? {} : { connection: 'close' };
  response.writeHead(status, { ...headers, 'content-length': length, ...close });
  if (request.method !== 'HEAD') response.write(body);
  if (!all && !request.destroyed) {
    const rest = new Collector(LINGER, false);
    await drain(request, (chunk) => isBytes(chunk) && rest.add(chunk));
  }
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    response.once('finish', resolve);
    response.once('close', resolve);
    response.end();
  });
}
