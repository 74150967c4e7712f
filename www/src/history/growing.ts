import { EventStream, type FindingItem, type Run, type StreamItem, type StreamSummary } from 'cdevents-wasm';
import type { Known } from './known.js';
import type { Source } from './sources.js';
import { Store } from './store.js';

/** What is kept at most, in records and in bytes of their texts; with more, the older half is forgotten. */
const MAX_RECORDS = 50_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Records and findings that are not in the table yet. */
const MAX_WAITING = 5_000;
/** In bytes: texts are kept in pieces of at least this length. */
const PIECE = 64 * 1024;
/** Records of a piece that are added at once. */
const PIECE_RECORDS = 500;

/** A whole history is never there: what is missing may have been before. */
const OPTIONS = { records: 'all', lifecycle: { complete: false }, maxDiagnostics: 50 } as const;

/** After each text: a text that is broken must not take the next one with it. */
const END = '\n\x1e';

/** It is in no file. */
const NAME = '';

interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  records: number;
}

/** A history to which events are added. What it keeps is bounded: the newest events. */
export class Growing implements Known {
  readonly isLog = false;
  readonly isStopped = false;
  readonly problems: readonly string[] = [];
  readonly sources: readonly Source[];
  store: Store;
  summary: StreamSummary | null = null;
  #stream = new EventStream(OPTIONS);
  #pieces: Piece[] = [];
  /** What the stream has given, and the table does not have yet. */
  #waiting: StreamItem[] = [];
  #content: Blob | null = null;
  #bytes = 0;
  #isFull = false;

  constructor() {
    this.store = new Store([NAME], []);
    const content = (): Blob => (this.#content ??= new Blob(this.#pieces.map(({ bytes }) => bytes)));
    this.sources = [
      {
        name: NAME,
        get content() {
          return content();
        },
        isPacked: false,
        parts: [],
        base: 0,
        lines: 0,
      },
    ];
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Number of all records that came, with those that are forgotten. */
  get records(): number {
    return this.store.first + this.#pieces.reduce((sum, { records }) => sum + records, 0);
  }

  /** Adds the texts of events. They are in the table after the next `settle`. */
  add(texts: readonly string[]): void {
    for (let at = 0; at < texts.length; at += PIECE_RECORDS) {
      const lines = texts.slice(at, at + PIECE_RECORDS).map((text) => `${text.replaceAll(/[\n\r\x1e]/g, ' ')}${END}`);
      this.#push(new TextEncoder().encode(lines.join('')));
    }
    if (this.#waiting.length > MAX_WAITING) this.#take();
  }

  get #isTooMuch(): boolean {
    return this.#isFull || this.store.length > MAX_RECORDS || this.#bytes > MAX_BYTES;
  }

  #push(bytes: Uint8Array<ArrayBuffer>): void {
    const items = this.#stream.push(bytes);
    const records = items.filter(({ kind }) => kind === 'record').length;
    this.#waiting.push(...items);
    this.#bytes += bytes.length;
    this.#content = null;
    const last = this.#pieces.at(-1);
    if (last === undefined || last.bytes.length >= PIECE) this.#pieces.push({ bytes, records });
    else {
      const joined = new Uint8Array(last.bytes.length + bytes.length);
      joined.set(last.bytes);
      joined.set(bytes, last.bytes.length);
      this.#pieces[this.#pieces.length - 1] = { bytes: joined, records: last.records + records };
    }
  }

  #take(): void {
    this.#apply();
    if (this.#isTooMuch) this.#forget();
  }

  #apply(): void {
    // Before records are added: what can be taken back is at the end.
    this.store.takeBack();
    for (const item of this.#waiting) this.#add(item, false);
    this.#waiting = [];
  }

  #add(item: StreamItem, isOpen: boolean): void {
    // Each event has a line of its own, and is counted with those that were forgotten.
    if (item.kind === 'record') this.store.add(item, 0, 0, -this.store.first);
    else this.store.addFound(moved(item, this.store.first), isOpen);
  }

  /** Puts what has come into the table, and works out what is known of the runs now. */
  settle(): void {
    this.#take();
    const now = EventStream.restore(this.#stream.snapshot(), OPTIONS);
    try {
      const { items, ...summary } = now.finish();
      const { first } = this.store;
      // What comes later can still change these.
      for (const item of items) if (item.kind === 'finding') this.#add(item, true);
      this.summary = {
        ...summary,
        items: [],
        runs: summary.runs.map((run) => movedRun(run, first)),
        relations: (summary.relations ?? []).map(({ record, from, by }) => ({
          record: record + first,
          from: from + first,
          by,
        })),
      };
      this.#isFull = summary.capped.includes('runs') && this.#pieces.length > 1;
    } finally {
      now.free();
    }
  }

  /** Forgets the older half, or more if that is not enough, as if the rest had been all. */
  #forget(): void {
    this.#isFull = false;
    const [bytes, most] = [Math.min(this.#bytes, MAX_BYTES) / 2, Math.min(this.store.length, MAX_RECORDS) / 2];
    const kept: Piece[] = [];
    let [length, count] = [0, 0];
    for (const piece of this.#pieces.toReversed()) {
      length += piece.bytes.length;
      count += piece.records;
      if ((length > bytes || count > most) && kept.length > 0) break;
      kept.unshift(piece);
    }
    const { findings, records } = this.store.counted;
    const rest = kept.reduce((sum, piece) => sum + piece.records, 0);
    this.store = new Store([NAME], [], { records: records - rest, findings });
    this.#stream.free();
    this.#stream = new EventStream(OPTIONS);
    this.#pieces = [];
    this.#bytes = 0;
    for (const { bytes } of kept) this.#push(bytes);
    this.#apply();
  }

  free(): void {
    this.#stream.free();
  }
}

/** The same with the numbers that records have among all that came. */
function moved(item: FindingItem, by: number): FindingItem {
  if (by === 0) return item;
  const { record, finding, witness, others } = item;
  const all = (records: readonly number[]): number[] => records.map((one) => one + by);
  return {
    ...item,
    record: record + by,
    finding: { ...finding, message: movedWords(finding.message, by) },
    witness: all(witness),
    others: all(others),
  };
}

/** A message names records, but not between backticks, where it has what events say. */
function movedWords(message: string, by: number): string {
  const parts = message.split('`');
  return parts
    .map((part, index) =>
      index % 2 === 0 ? part.replaceAll(/\(record (\d+)\)/g, (_, record) => `(record ${Number(record) + by})`) : part,
    )
    .join('`');
}

function movedRun(run: Run, by: number): Run {
  if (by === 0) return run;
  return {
    ...run,
    records: run.records.map((record) => record + by),
    children: run.children.map((child) => movedRun(child, by)),
    ...(run.events !== undefined && {
      events: run.events.map((event) => ({ ...event, record: event.record + by })),
    }),
  };
}
