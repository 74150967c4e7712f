/** Cuts a log that arrives in chunks into the events in its lines. */
import { EventStream, type RecordItem, type StreamItem, type ValidateOptions } from '../faces/public.js';
import type { Part } from './split.js';

/** Like `Splitter`, for lines of text with events inside. */
export class LogSplitter {
  readonly isFull = false;
  readonly #stream: EventStream;

  constructor({ limits, release }: ValidateOptions) {
    this.#stream = new EventStream({ limits, release, from: 'log', records: 'all' });
  }

  push(chunk: Uint8Array): Part[] {
    return partsOf(this.#stream.push(chunk));
  }

  finish(): Part[] {
    const { items } = this.#stream.finish();
    this.#stream.free();
    return partsOf(items);
  }
}

function partsOf(items: StreamItem[]): Part[] {
  return items.filter((item): item is RecordItem => item.kind === 'record').map(partOf);
}

function partOf({ text, line, offset, length }: RecordItem): Part {
  return { bytes: new TextEncoder().encode(text), line, offset, units: offset, length, isLine: true };
}
