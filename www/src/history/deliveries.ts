import { EventStream, fromWebhook, initComposer, initWebhooks } from 'cdevents-wasm';
import { recordedDelivery } from '../message/delivery.js';
import type { Provider } from '../webhooks/providers.js';
import { Collected } from './collected.js';
import type { Deliveries, Input } from './protocol.js';
import { bytesOf, type Source, sourceOf } from './sources.js';

/** Reasons, and notes, that are told apart. */
const MAX_WORDS = 100;

/** In bytes: the longest delivery that is read, with its headers. */
const MAX_DELIVERY = 32 * 1024 * 1024;

/** What a file of deliveries begins with, as `{"headers": {…}, "body": …}`: no event has these members. */
const RECORDED = /^\ufeff?\s*(?:\[\s*)?\{\s*"(?:headers|body)"\s*:/;

/** Whether the beginning of a file is that of recorded deliveries. */
export const looksLikeDeliveries = (head: string): boolean => RECORDED.test(head);

/** How often something was said. */
class Counted {
  readonly #counts = new Map<string, number>();

  add(words: string): void {
    const count = this.#counts.get(words);
    if (count === undefined && this.#counts.size >= MAX_WORDS) return;
    this.#counts.set(words, (count ?? 0) + 1);
  }

  /** The most frequent first. */
  get list(): [string, number][] {
    return [...this.#counts].sort(([, one], [, other]) => other - one);
  }
}

/** Files of deliveries as files of the events that they stand for, one on each line. */
export class Mapping {
  #deliveries = 0;
  #events = 0;
  readonly #senders = new Counted();
  readonly #reasons = new Counted();
  readonly #notes = new Counted();
  readonly #provider: Provider | undefined;

  private constructor(provider: Provider | undefined) {
    this.#provider = provider;
  }

  /** Loads what maps messages. `provider`: who has sent all of them. Rejects if it cannot be loaded. */
  static async begin(provider?: Provider): Promise<Mapping> {
    await Promise.all([initComposer(), initWebhooks()]);
    return new Mapping(provider);
  }

  /**
   * The events of a file. `tell` is called with the bytes that were read, `isStopped` asked whether the rest is not wanted. A file
   * that cannot be read stays as it is: who reads it next says why.
   */
  async events(input: Input, tell: (bytes: number) => void, isStopped: () => boolean): Promise<Input> {
    const source = await sourceOf(input);
    if ('refused' in source) return input;
    const events = new Collected();
    const stream = new EventStream({ records: 'all', maxDiagnostics: 0, limits: { bytes: MAX_DELIVERY } });
    try {
      for await (const chunk of chunksOf(source, tell)) {
        if (isStopped()) break;
        for (const item of stream.push(chunk)) if (item.kind === 'record') this.#map(item.text, events);
      }
      for (const item of stream.finish().items) if (item.kind === 'record') this.#map(item.text, events);
    } finally {
      stream.free();
    }
    // A file without events is no reason to look for other faults in it.
    if (events.length === 0) events.add('\n');
    return { name: input.name, content: events.file('application/x-ndjson') };
  }

  /** What became of the deliveries. */
  get result(): Deliveries {
    return {
      deliveries: this.#deliveries,
      events: this.#events,
      senders: this.#senders.list.map(([provider, count]) => ({ provider, count })),
      reasons: this.#reasons.list.map(([reason, count]) => ({ reason, count })),
      notes: this.#notes.list.map(([message, count]) => ({ message, count })),
    };
  }

  #map(text: string, events: Collected): void {
    this.#deliveries += 1;
    const mapped = fromWebhook(recordedDelivery(text), { provider: this.#provider });
    if (mapped.provider !== null) this.#senders.add(mapped.provider);
    if (mapped.events.length === 0) this.#reasons.add(mapped.reason ?? 'it stands for none');
    else for (const { message } of mapped.notes) this.#notes.add(message);
    for (const { json } of mapped.events) {
      events.add(`${json}\n`);
      this.#events += 1;
    }
  }
}

/** What comes before damaged data is read; whoever reads the file says what is wrong with it. */
async function* chunksOf(source: Source, tell: (bytes: number) => void): AsyncIterable<Uint8Array> {
  const reader = bytesOf(source, 0).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      tell(value.length);
      yield value;
    }
  } catch {
    return;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
