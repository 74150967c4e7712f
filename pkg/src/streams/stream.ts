/** A stream: chunks to items. */
import { isBytes } from '../base/bytes.js';
import { ruleUrl } from '../base/finding.js';
import { type Answer, Histories } from '../engine/histories.js';
import type { HistoryPort } from '../engine/port.js';
import type { FindingItem, Run, StreamItem, StreamOptions, StreamSummary } from '../run-types.js';
import type { Diagnostic } from '../types.js';
import { Chunks } from './chunks.js';
import { type Asked, asked } from './options.js';
import { type Framed, itemOf, type Packed, packedItem } from './reports.js';

/** What `EventStream` is made of. */
export interface OpenStream {
  push(chunk: unknown): StreamItem[];
  finish(): StreamSummary;
  runs(): Run[];
  snapshot(): Uint8Array;
  free(): void;
}

/** Bytes before those of the engine in a snapshot: the first half of a surrogate pair, or zeros. */
const OWN = 2;

/** Opens a stream. Throws `CdEventError`. */
export function openStream(options: StreamOptions | undefined, port: HistoryPort): OpenStream {
  return new Stream(options, port);
}

/** Continues a stream. Throws `CdEventError` (`bad-option`), also for bytes that are no snapshot. */
export function restoreStream(bytes: Uint8Array, options: StreamOptions | undefined, port: HistoryPort): OpenStream {
  if (!isBytes(bytes)) throw port.bad('bytes', bytes, 'what `snapshot` returned');
  return new Stream(options, port, bytes);
}

class Stream implements OpenStream {
  readonly #port: HistoryPort;
  readonly #asked: Asked;
  readonly #chunks = new Chunks();
  #histories: Histories | undefined;
  #ended = false;
  /** How many pieces this instance was given. */
  #given = 0;
  /** Whether the history was lost with an instance. */
  #lost = false;

  constructor(options: StreamOptions | undefined, port: HistoryPort, bytes?: Uint8Array) {
    this.#port = port;
    this.#asked = asked(options, port);
    if (bytes === undefined) {
      this.#histories = this.#opened('open');
      return;
    }
    this.#chunks.restore(bytes.subarray(0, OWN));
    this.#histories = this.#opened('restore', bytes.subarray(OWN));
  }

  push(chunk: unknown): StreamItem[] {
    const items: StreamItem[] = [];
    this.#live('push');
    if (this.#ended) throw this.#refusal('push() after finish(): make a new EventStream');
    for (const piece of this.#chunks.pieces(chunk, this.#port)) this.#ask('push', piece, items);
    return items;
  }

  finish(): StreamSummary {
    this.#live('finish');
    if (this.#ended) throw this.#refusal('finish() was already called');
    const items: StreamItem[] = [];
    for (const piece of this.#chunks.rest()) this.#ask('push', piece, items);
    this.#ended = true;
    const { json } = this.#ask('finish', undefined, items);
    const { relations, ...summary } = json['summary'] as StreamSummary;
    if (this.#lost) summary.capped.push('history');
    return { ...summary, items, relations: relations ?? [] };
  }

  runs(): Run[] {
    this.#live('runs');
    return this.#ask('runs', undefined, []).json['runs'] as Run[];
  }

  snapshot(): Uint8Array {
    this.#live('snapshot');
    const { json, bytes } = this.#ask('snapshot', undefined, []);
    if ('error' in json) throw this.#refusal(`${json['error']}`);
    const whole = new Uint8Array(OWN + bytes.length);
    whole.set(this.#chunks.save());
    whole.set(bytes, OWN);
    return whole;
  }

  free(): void {
    this.#histories = undefined;
    this.#ended = true;
  }

  #live(call: string): void {
    if (this.#histories === undefined) throw this.#refusal(`${call}() after free()`);
  }

  #refusal(message: string): Error {
    return new this.#port.CdEventError('bad-state', message);
  }

  /** A new instance with a stream. */
  #opened(call: 'open' | 'restore', bytes?: Uint8Array): Histories {
    const port = this.#port;
    this.#given = 0;
    try {
      const histories = new Histories(port);
      const { json } = histories.ask({ ...this.#asked.request, call }, bytes);
      if ('error' in json) throw port.bad('bytes', bytes, 'what `snapshot` of this version returned');
      return histories;
    } catch (thrown) {
      if (!(thrown instanceof port.EngineFault)) throw thrown;
      throw new port.CdEventError('init-failed', thrown.message, { cause: thrown });
    }
  }

  /** Asks, and adds the items of the answer. If the instance stops, another one goes on where it was. */
  #ask(call: string, bytes: Uint8Array | undefined, items: StreamItem[]): Answer {
    let given = bytes;
    let before = Number.POSITIVE_INFINITY;
    while (true) {
      try {
        if (call === 'push') this.#given += 1;
        const answer = this.#histories!.ask({ call }, given);
        this.#add(answer, items);
        return answer;
      } catch (thrown) {
        if (!(thrown instanceof this.#port.EngineFault)) throw thrown;
        const { taken, waiting } = this.#rescue(thrown, items);
        // Once more for what was not read, and then as long as there are fewer records each time.
        if (waiting >= before) throw this.#failed(thrown);
        before = waiting;
        if (taken && call === 'push') given = new Uint8Array(0);
      }
    }
  }

  /** Reads what is left out of an instance that has stopped, and puts another in its place. */
  #rescue(fault: Error, items: StreamItem[]): { taken: boolean; waiting: number } {
    const dead = this.#histories!;
    for (const history of [true, false]) {
      try {
        const answer = dead.ask({ call: 'rescue', history });
        if ('error' in answer.json) break;
        const { pushes, waiting, snapshot } = answer.json as { pushes: number; waiting: number; snapshot: number[] };
        const taken = pushes === this.#given;
        this.#histories = this.#opened('restore', answer.bytes.subarray(...snapshot));
        this.#add(answer, items);
        this.#lost ||= !history;
        return { taken, waiting };
      } catch (thrown) {
        if (!(thrown instanceof this.#port.EngineFault)) throw thrown;
      }
    }
    throw this.#failed(fault);
  }

  #failed(cause: unknown): Error {
    this.free();
    return new this.#port.CdEventError('init-failed', 'the engine stopped, and the stream cannot go on', { cause });
  }

  #add({ json, bytes }: Answer, items: StreamItem[]): void {
    for (const item of (json['items'] ?? []) as (Framed | Packed | FindingItem)[]) {
      if (item.kind === 'record') items.push(itemOf(item, bytes, this.#asked.settings, this.#port));
      else items.push(item.kind === 'packed' ? packedItem(item) : found(item));
    }
  }
}

/** Adds the address of the rule's page. */
function found(item: FindingItem): FindingItem {
  // A batch is one record, whichever of its events are meant.
  const others = item.others.filter((other) => other !== item.record);
  return { ...item, finding: addressed(item.finding), others };
}

/** The same for a finding alone. */
export function addressed(finding: Diagnostic): Diagnostic {
  return { ...finding, url: ruleUrl(finding.rule) };
}
