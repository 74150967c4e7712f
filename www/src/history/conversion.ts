import { type Change, convert, initComposer, type Vocabulary } from 'cdevents-wasm';
import { Collected, MAX_COLLECTED } from './collected.js';
import { everyRecord, textsOf } from './filtering.js';
import type { Known } from './known.js';
import type { ConvertedHistory, Loss } from './protocol.js';
import { textOf } from './record-text.js';
import { inOneLine } from './texts.js';

/** Losses that are told apart. */
const MAX_LOSSES = 500;
/** Records that a loss lists. */
const MAX_LISTED = 1000;
/** Milliseconds between two reports of how far it has come. */
const PAUSE = 100;

/** The same loss in other elements of an array is one. */
const wordsOf = ({ from, to, message }: Change): string =>
  `\`${(from ?? to ?? '').replaceAll(/\/\d+(?=\/|$)/g, '/…')}\`: ${message}`;

/** What the losses are, and which records have them. */
class Losses {
  readonly #known = new Map<string, Loss>();

  add(message: string, record: number): void {
    const loss = this.#known.get(message) ?? { message, count: 0, records: [] };
    if (this.#known.size < MAX_LOSSES) this.#known.set(message, loss);
    loss.count += 1;
    if (loss.records.length < MAX_LISTED) loss.records.push(record);
  }

  /** The most frequent first. */
  get list(): Loss[] {
    return [...this.#known.values()].sort((one, other) => other.count - one.count);
  }
}

export interface Converting {
  /** Called ten times a second at most, with the number of records that were read. */
  tell(done: number, total: number): void;
  /** Whether the rest is not wanted any more. */
  isStopped(): boolean;
}

/** All records of a history in another vocabulary. Those that have no counterpart there are left out and listed. */
export async function converted(known: Known, to: Vocabulary, converting: Converting): Promise<ConvertedHistory> {
  await initComposer();
  const { store, isLog } = known;
  const losses = new Losses();
  const result = new Collected();
  let records = 0;
  let invalid = 0;
  let read = 0;
  let told = performance.now();
  for await (const { record, bytes } of textsOf(known, everyRecord(store))) {
    if (converting.isStopped() || result.length > MAX_COLLECTED) break;
    const { json, report, changes } = convert(textOf(bytes, isLog), { to });
    read += 1;
    if (json === null) losses.add(`left out: ${report.diagnostics[0]?.message ?? 'not one event'}`, record);
    else {
      if (report.outcome !== 'valid') invalid += 1;
      for (const change of changes) if (change.lossy) losses.add(wordsOf(change), record);
      result.add(`${inOneLine(json)}\n`);
      records += 1;
    }
    const now = performance.now();
    if (now - told < PAUSE) continue;
    told = now;
    converting.tell(read, store.length);
    // What is read from a file in memory may never wait by itself: a question to stop must be heard.
    await new Promise((done) => setTimeout(done));
  }
  return {
    to,
    records,
    invalid,
    left: read - records,
    unread: store.length - read,
    stopped: converting.isStopped(),
    losses: losses.list,
    content: result.file('application/x-ndjson'),
  };
}
