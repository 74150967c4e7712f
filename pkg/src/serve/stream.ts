/** The stream of accepted events: server-sent events, whose ids are places in the file. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppendFile } from './append.js';
import { lineAt, linesFrom } from './lines.js';

/** Clients at a time. */
const MOST = 64;

/** Milliseconds between two signs of life, and how long a client may take to read what it was sent. */
const ALIVE = 15_000;
const PATIENCE = 30_000;

/** A client. No more is kept for it than the lines that are being sent: the rest is in the file. */
interface Client {
  readonly response: ServerResponse;
  wake(): void;
}

export class Streams {
  readonly #events: AppendFile;
  readonly #clients = new Set<Client>();
  #isClosed = false;

  constructor(events: AppendFile) {
    this.#events = events;
    events.onAppended(() => {
      for (const client of this.#clients) client.wake();
    });
  }

  get size(): number {
    return this.#clients.size;
  }

  get isFull(): boolean {
    return this.#clients.size >= MOST;
  }

  /**
   * Sends events to a client until it leaves. `Last-Event-ID` is where it goes on; without it the stream begins with what comes
   * next, or with the first event if the address has `?from=start`.
   */
  async serve(request: IncomingMessage, response: ServerResponse, headers: Record<string, string>): Promise<void> {
    const client: Client = { response, wake: () => undefined };
    this.#clients.add(client);
    response.on('close', () => {
      this.#clients.delete(client);
      client.wake();
    });
    response.on('error', () => undefined);
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    });
    // Browsers wait this long before they connect again.
    response.write('retry: 2000\n\n');
    const alive = setInterval(() => {
      if (!response.writableNeedDrain) response.write(': alive\n\n');
    }, ALIVE).unref();
    try {
      let at = await this.#begin(request);
      while (this.#clients.has(client) && !this.#isClosed) {
        const lines = await linesFrom(this.#events, at);
        if (lines.length === 0) await this.#more(client, at);
        else {
          const text = lines.map((line) => `id: ${line.end}\ndata: ${line.text}\n\n`).join('');
          at = lines.at(-1)!.end;
          if (!response.write(text)) await drained(response);
        }
      }
    } catch {
      // The file cannot be read: the client comes back with the id of the last event.
    } finally {
      clearInterval(alive);
      this.#clients.delete(client);
      response.end();
    }
  }

  /** Ends all streams. */
  close(): void {
    this.#isClosed = true;
    for (const client of this.#clients) {
      client.wake();
      // One that does not read would keep the server.
      client.response.end();
      client.response.socket?.destroySoon();
    }
  }

  async #begin(request: IncomingMessage): Promise<number> {
    const last = request.headers['last-event-id'];
    if (typeof last === 'string' && /^\d{1,15}$/.test(last)) {
      const place = Number(last);
      // The file was put away, and this is a new one.
      return place > this.#events.end ? 0 : lineAt(this.#events, place);
    }
    return /[?&]from=start(?:&|$)/.test(request.url ?? '') ? 0 : this.#events.end;
  }

  #more(client: Client, at: number): Promise<void> {
    return new Promise((resolve) => {
      client.wake = resolve;
      if (this.#events.end > at || this.#isClosed || !this.#clients.has(client)) resolve();
    });
  }
}

/** Resolves when the client has read; a client that reads nothing for long is dropped. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), PATIENCE);
    const end = (): void => {
      clearTimeout(timer);
      response.off('drain', end);
      response.off('close', end);
      resolve();
    };
    response.on('drain', end);
    response.on('close', end);
    if (response.destroyed) end();
  });
}
