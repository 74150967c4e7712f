import { type Change, convert, initComposer, type Vocabulary } from 'cdevents-wasm';
import { textsOf } from './filtering.js';
import type { ConvertedHistory, Loss } from './protocol.js';
import type { Reader } from './reading.js';
import { textOf } from './record-text.js';
import { inOneLine } from './texts.js';

/** In bytes: the result is put together in the browser's memory. */
const MAX_RESULT = 256 * 1024 * 1024;
/** Losses that are told apart. */
const MAX_LOSSES = 500;
/** Records that a loss lists. */
const MAX_LISTED = 1000;

/** The same loss in other elements of an array is one. */
const wordsOf = ({ from, to, message }: Change): string =>
  `\`${(from ?? to ?? '').replaceAll(/\/\d+(?=\/|$)/g, '/…')}\`: ${message}`;

/** All records of a history in another vocabulary. Those that have no counterpart there are left out and listed. */
export async function converted(reader: Reader, to: Vocabulary): Promise<ConvertedHistory> {
  await initComposer();
  const { store, isLog } = reader;
  const losses = new Map<string, Loss>();
  const add = (message: string, record: number): void => {
    const loss = losses.get(message) ?? { message, count: 0, records: [] };
    if (losses.size < MAX_LOSSES) losses.set(message, loss);
    loss.count += 1;
    if (loss.records.length < MAX_LISTED) loss.records.push(record);
  };
  const lines: string[] = [];
  let size = 0;
  let invalid = 0;
  let read = 0;
  const all = Array.from({ length: store.length }, (_, index) => index);
  for await (const { record, bytes } of textsOf(reader, all)) {
    if (size > MAX_RESULT) break;
    read += 1;
    const { json, report, changes } = convert(textOf(bytes, isLog), { to });
    if (json === null) {
      add(`left out: ${report.diagnostics[0]?.message ?? 'not one event'}`, record);
      continue;
    }
    if (report.outcome !== 'valid') invalid += 1;
    for (const change of changes) if (change.lossy) add(wordsOf(change), record);
    const line = inOneLine(json);
    lines.push(`${line}\n`);
    size += line.length;
  }
  return {
    to,
    records: lines.length,
    invalid,
    left: read - lines.length,
    unread: store.length - read,
    losses: [...losses.values()].sort((one, other) => other.count - one.count),
    content: new Blob(lines, { type: 'application/x-ndjson' }),
  };
}
