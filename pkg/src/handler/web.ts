/** Requests and responses of `fetch`, as browsers, Deno, Bun, workers and many frameworks have them. */
import { isBytes } from '../base/bytes.js';
import { type Body, Collector } from './body.js';
import type { Answer, Incoming } from './exchange.js';

/** The request as the core reads it. Throws what `bad` makes if it is none. */
export function fromRequest(request: unknown, bad: () => Error): Incoming {
  const { method, headers } = (request ?? {}) as Request;
  if (typeof method !== 'string' || typeof headers?.get !== 'function') throw bad();
  return {
    method,
    headers,
    header: (name) => headers.get(name) ?? undefined,
    body: (limit, keep) => bodyOf(request as Request, limit, keep),
  };
}

async function bodyOf(request: Request, limit: number, keep: boolean): Promise<Body> {
  const collector = new Collector(limit, keep);
  if (request.bodyUsed) return 'consumed';
  if (request.body === null) return collector.bytes();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    // Some browsers have no `body` yet.
    if (request.body === undefined) {
      return collector.add(new Uint8Array(await request.arrayBuffer())) ? collector.bytes() : 'too-large';
    }
    if (request.body.locked) return 'consumed';
    reader = request.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return collector.bytes();
      if (!isBytes(value)) return 'aborted';
      if (!collector.add(value)) return 'too-large';
    }
  } catch {
    return 'aborted';
  } finally {
    // Not cancelled: some hosts would close the connection before the response is sent.
    reader?.releaseLock();
  }
}

/** The response of an answer. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body === '' ? null : body, { status, headers });
}
