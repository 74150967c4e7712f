import { EventStream, type StreamItem, type StreamSummary } from 'cdevents-wasm';
import { chunksOf, partsOf } from './chunks.js';
import type { Input, Label, Progress, Reading } from './protocol.js';
import { bytesOf, looksLikeLog, type Source, sourceOf } from './sources.js';
import { Store } from './store.js';

/** Milliseconds between two reports of how far it has come. */
const PAUSE = 100;

/** A history that was read, or is being read. */
export class Reader {
  readonly sources: Source[] = [];
  readonly problems: string[] = [];
  readonly store: Store;
  readonly reading: Reading;
  isLog = false;
  isStopped = false;
  bytes = 0;
  /** `null` while it is read. */
  summary: StreamSummary | null = null;
  readonly #inputs: readonly Input[];

  constructor(inputs: readonly Input[], reading: Reading, labels: readonly (Label | null)[] = []) {
    this.#inputs = inputs;
    this.reading = reading;
    this.store = new Store(
      inputs.map(({ name }) => name),
      labels,
    );
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Reads all files as one history. `tell` is called ten times a second at most. */
  async run(tell: (progress: Progress) => void): Promise<void> {
    const total = this.#inputs.reduce((sum, { content }) => sum + content.size, 0);
    for (const input of this.#inputs) {
      const source = await sourceOf(input);
      // A source that is refused keeps its number.
      this.sources.push(
        'refused' in source
          ? { ...input, content: new Blob([]), isPacked: false, parts: [], base: 0, lines: 0 }
          : source,
      );
      if ('refused' in source) this.problems.push(source.refused);
    }
    this.isLog = this.reading.from === 'log' || (this.reading.from === 'auto' && (await this.#isAnyLog()));
    const { complete } = this.reading;
    const stream = new EventStream({
      records: 'all',
      from: this.isLog ? 'log' : 'json',
      lifecycle: { complete },
      maxDiagnostics: 50,
    });
    let before = 0;
    let told = Number.NEGATIVE_INFINITY;
    let pushed = 0;
    let lines = 0;
    try {
      for (const [index, source] of this.sources.entries()) {
        if (this.isStopped) break;
        source.base = pushed;
        source.lines = lines;
        const take = (items: StreamItem[]): void => this.#take(items, index, source);
        const step = (bytes: Uint8Array): void => {
          take(stream.push(bytes));
          pushed += bytes.length;
          if (this.sources.length > 1) lines += lineFeeds(bytes);
          const now = performance.now();
          if (now - told < PAUSE) return;
          told = now;
          tell({ done: before + this.#consumed, total, records: this.store.length });
        };
        await this.#each(source, step);
        // What the end of a file cuts off does not go on in the next.
        const end = new TextEncoder().encode(this.isLog ? '\n' : '\n\x1e');
        take(stream.push(end));
        pushed += end.length;
        lines += 1;
        before += source.content.size;
      }
      const summary = stream.finish();
      this.#take(summary.items, this.sources.length - 1, this.sources.at(-1));
      this.bytes = pushed;
      this.summary = { ...summary, items: [] };
    } finally {
      stream.free();
    }
  }

  async #isAnyLog(): Promise<boolean> {
    for (const source of this.sources) if (source.content.size > 0 && (await looksLikeLog(source))) return true;
    return false;
  }

  /** Bytes of the file as it is: of packed data what was unpacked, by share. */
  #consumed = 0;

  async #each(source: Source, step: (bytes: Uint8Array) => void): Promise<void> {
    this.#consumed = 0;
    const count = (bytes: number): void => {
      this.#consumed += bytes;
    };
    const { next, cancel } = source.isPacked ? chunksOf(bytesOf(source, 0, count)) : partsOf(source.content, count);
    for (;;) {
      if (this.isStopped) {
        await cancel();
        return;
      }
      let chunk: Uint8Array | undefined;
      try {
        chunk = await next();
      } catch {
        const { name, isPacked } = source;
        this.problems.push(
          isPacked
            ? `${name}: the gzip data is damaged or ends too early. What was unpacked before is shown.`
            : `${name}: the file could not be read to its end. Has it changed?`,
        );
        return;
      }
      if (chunk === undefined) return;
      step(chunk);
    }
  }

  #take(items: StreamItem[], index: number, source: Source | undefined): void {
    for (const item of items) {
      if (item.kind === 'record') this.store.add(item, index, source?.base ?? 0, source?.lines ?? 0);
      else this.store.addFound(item);
    }
  }
}

function lineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
