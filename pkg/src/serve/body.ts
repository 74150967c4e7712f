/** Reads bodies of requests, with a limit for each and one for all of them together. */
import type { IncomingMessage } from 'node:http';

/**
 * What became of a body: its bytes; `too-large`: longer than the limit; `aborted`: the connection was lost, or the time is over;
 * `busy`: there is no room for it now.
 */
export type Body = Buffer | 'too-large' | 'aborted' | 'busy';

/** Bytes that all requests hold together. */
export class Budget {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#held -= bytes;
  }
}

/** Reads a body. What is not kept of it is read and dropped, so that the sender gets to read the answer. Never rejects. */
export function bodyOf(request: IncomingMessage, limit: number, budget: Budget): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (body: Body): void => {
      request.off('data', data);
      request.off('end', end);
      request.off('close', lost);
      if (!Buffer.isBuffer(body)) {
        budget.give(length);
        request.resume();
      }
      resolve(body);
    };
    const data = (chunk: Buffer): void => {
      if (length + chunk.length > limit) finish('too-large');
      else if (!budget.take(chunk.length)) finish('busy');
      else {
        length += chunk.length;
        chunks.push(chunk);
      }
    };
    const end = (): void => finish(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    const lost = (): void => finish('aborted');
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      finish('too-large');
      return;
    }
    request.on('data', data);
    request.on('end', end);
    request.on('close', lost);
  });
}
