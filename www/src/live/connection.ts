import { type Sent, SentEvents, TooLong } from './sent.js';

/** What a connection is doing. Words are for the user. */
export type State =
  | { kind: 'none' }
  | { kind: 'connecting' }
  /** `since`: milliseconds since 1970. */
  | { kind: 'open'; since: number }
  /** It connects again by itself, at `until`, in milliseconds since 1970. */
  | { kind: 'waiting'; why: string; until: number }
  | { kind: 'paused' }
  /** It does not connect again by itself. */
  | { kind: 'failed'; why: string };

export interface ConnectionEvents {
  state(state: State): void;
  /** Gets events. No more are read until it resolves: a server that floods has to wait. */
  take(events: readonly Sent[]): Promise<void>;
}

/** What a connection needs of its surroundings. */
export interface Surroundings {
  fetch(address: string, options: RequestInit): Promise<Response>;
  now(): number;
  /** Calls back after a number of milliseconds. Returns what cancels that. */
  later(ms: number, call: () => void): () => void;
  /** The origin of the page. */
  origin: string;
}

/** Milliseconds before the first and the longest wait until it connects again. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

const OPTIONS = {
  cache: 'no-store',
  credentials: 'omit',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** A reason for not connecting again by itself. */
class Refusal extends Error {}
/** A reason for connecting again later. */
class Lost extends Error {}

/**
 * A stream of events that is read as long as it is wanted: it connects again by itself, from the last event that it had. It reads
 * with `fetch`, since an `EventSource` says nothing of why it fails, and reads on however much has not been taken yet.
 */
export class Connection {
  readonly #events: ConnectionEvents;
  readonly #around: Surroundings;
  readonly #sent = new SentEvents();
  readonly #first: string;
  readonly address: string;
  #state: State = { kind: 'none' };
  #stop: AbortController | null = null;
  #forget: () => void = () => undefined;
  #failures = 0;

  /** `first`: the address for connections that have no event to go on from. */
  constructor(address: string, first: string, events: ConnectionEvents, around: Surroundings) {
    this.address = address;
    this.#first = first;
    this.#events = events;
    this.#around = around;
  }

  get state(): State {
    return this.#state;
  }

  /** Whether the server numbers its events, so that none is missed while nobody reads. */
  get hasIds(): boolean {
    return this.#sent.lastId !== '';
  }

  /** Lines that came and are none of a stream of events. */
  get foreign(): number {
    return this.#sent.foreign;
  }

  /** Connects now, also if it was to wait. */
  start(): void {
    this.#end();
    const stop = new AbortController();
    this.#stop = stop;
    this.#say({ kind: 'connecting' });
    void this.#run(stop.signal);
  }

  /** Reads no more until `start`, which goes on from the last event. */
  pause(): void {
    this.#end();
    this.#say({ kind: 'paused' });
  }

  /** Ends it for good. */
  close(): void {
    this.#end();
    this.#state = { kind: 'none' };
  }

  #end(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.#forget();
  }

  #say(state: State): void {
    this.#state = state;
    this.#events.state(state);
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      await this.#read(signal);
    } catch (error) {
      if (signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof Refusal) this.#say({ kind: 'failed', why });
      else this.#wait(why);
    }
  }

  #wait(why: string): void {
    const asked = this.#sent.retryMs ?? FIRST_WAIT;
    const ms = Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, asked) * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    this.#say({ kind: 'waiting', why, until: this.#around.now() + ms });
    this.#forget = this.#around.later(ms, () => this.start());
  }

  async #read(signal: AbortSignal): Promise<void> {
    const sent = this.#sent;
    const response = await this.#answered(signal);
    const body = streamOf(response);
    sent.begin();
    this.#say({ kind: 'open', since: this.#around.now() });
    const reader = body.getReader();
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { done, value } = await reader.read().catch((error: unknown) => {
          if (signal.aborted) throw error;
          throw new Lost('The connection broke off.');
        });
        if (signal.aborted) return;
        if (done) throw new Lost('The server has ended the stream.');
        const events = sent.push(decoder.decode(value, { stream: true }));
        if (events.length === 0) continue;
        // It has worked: the next failure is the first one.
        this.#failures = 0;
        await this.#events.take(events);
        if (signal.aborted) return;
      }
    } catch (error) {
      if (error instanceof TooLong) throw new Refusal('The server sends an event of more than 4 MiB. It was not read.');
      throw error;
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }

  async #answered(signal: AbortSignal): Promise<Response> {
    const { lastId } = this.#sent;
    const headers: Record<string, string> = { accept: 'text/event-stream' };
    if (lastId !== '') headers['last-event-id'] = lastId;
    const address = lastId === '' ? this.#first : this.address;
    try {
      return await this.#around.fetch(address, { ...OPTIONS, headers, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      if (await this.#isThere(signal))
        throw new Refusal(
          `A server answers there, but it does not let this page read the answer. Start it with: cdevents-wasm serve --allow-origin ${this.#around.origin}`,
        );
      throw new Lost('Nothing answers there.');
    }
  }

  /** Whether a server answers that this page may not read: browsers say the same of both. */
  async #isThere(signal: AbortSignal): Promise<boolean> {
    try {
      const options = { ...OPTIONS, redirect: 'follow', method: 'HEAD', mode: 'no-cors', signal } as const;
      await this.#around.fetch(this.address, options);
      return true;
    } catch (error) {
      if (signal.aborted) throw error;
      return false;
    }
  }
}

/** What is asked of the server again later: it is busy, or about to stop. */
const LATER: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** The body of a response, if it is a stream of events. */
function streamOf(response: Response): ReadableStream<Uint8Array> {
  const { status, type, body } = response;
  const drop = (): void => void body?.cancel().catch(() => undefined);
  if (type === 'opaqueredirect') {
    throw new Refusal('The server sends on to another address, which this page does not follow.');
  }
  if (status !== 200) {
    drop();
    if (LATER.includes(status)) throw new Lost(`The server answers with ${status}.`);
    throw new Refusal(`The server answers with ${status}${MEANINGS[status] ?? '.'}`);
  }
  const media = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (media !== 'text/event-stream' || body === null) {
    drop();
    const what = media === '' ? 'something without a type' : media;
    throw new Refusal(
      `The server answers with ${what}, which is not a stream of events (text/event-stream). cdevents-wasm serve has its stream at /events`,
    );
  }
  return body;
}

const MEANINGS: Readonly<Record<number, string>> = {
  204: ': it has nothing to send, and asks not to be asked again.',
  401: ': it wants a secret, which this page does not send.',
  403: ': it does not let this page read.',
  404: ': it has nothing at this address. cdevents-wasm serve has its stream at /events',
};
