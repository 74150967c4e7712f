import { type Filter, NO_FILTER } from './protocol.js';
import type { Reader } from './reading.js';
import { type Place, recordsOf } from './sources.js';
import { recordsOfRun, type Store } from './store.js';

/** The records that a filter lets through, in order; `null`: all. `isOld`: the answer is not wanted any more. */
export async function filtered(reader: Reader, filter: Filter, isOld: () => boolean): Promise<Uint32Array | null> {
  if (JSON.stringify(filter) === JSON.stringify(NO_FILTER)) return null;
  const { store, summary } = reader;
  const chosen = limitsOf(filter, summary === null ? null : () => recordsOfRun(summary, filter.run));
  const subject = filter.subject.trim().toLowerCase();
  const isWanted = (record: number): boolean => {
    if (record >= store.length) return false;
    const { severity, rule } = filter;
    if (!hasVerdict(store, record, severity)) return false;
    if (rule !== '' && !some(store.marks(record), (mark) => mark.rule === rule)) return false;
    return subject === '' || store.subject(record).toLowerCase().includes(subject);
  };
  const found: number[] = [];
  if (chosen === null) for (let record = 0; record < store.length; record += 1) isWanted(record) && found.push(record);
  else for (const record of chosen) isWanted(record) && found.push(record);
  return Uint32Array.from(filter.text.trim() === '' ? found : await withText(reader, found, filter.text, isOld));
}

function hasVerdict(store: Store, record: number, severity: Filter['severity']): boolean {
  switch (severity) {
    case '':
      return true;
    case 'valid':
    case 'unchecked':
      return store.outcome(record) === severity;
    case 'labelled':
      return store.labels[record] != null;
    case 'found':
      return some(store.marks(record), () => true);
    default:
      return some(store.marks(record), (mark) => mark.severity === severity);
  }
}

/** The records that a list or a run narrows to, in order; `null`: all. */
function limitsOf({ records, run }: Filter, ofRun: (() => number[]) | null): readonly number[] | null {
  const list = records === null ? null : [...records].sort((one, other) => one - other);
  if (run === '' || ofRun === null) return list;
  const inside = ofRun();
  if (list === null) return inside;
  const both = new Set(inside);
  return list.filter((record) => both.has(record));
}

function some<Item>(items: Iterable<Item>, test: (item: Item) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}

/** Reads the files again: the texts of the records are not kept. */
async function withText(reader: Reader, records: number[], text: string, isOld: () => boolean): Promise<number[]> {
  const wanted = text.trim().toLowerCase();
  const found: number[] = [];
  for await (const { record, bytes } of textsOf(reader, records)) {
    if (isOld()) break;
    if (new TextDecoder().decode(bytes).toLowerCase().includes(wanted)) found.push(record);
  }
  return found;
}

/** The bytes of records, which are in ascending order. */
export async function* textsOf(
  { store, sources }: Reader,
  records: readonly number[],
): AsyncIterable<{ record: number; bytes: Uint8Array }> {
  let at = 0;
  while (at < records.length) {
    const index = store.source(records[at] ?? 0);
    const places: (Place & { record: number })[] = [];
    for (; at < records.length && store.source(records[at] ?? 0) === index; at += 1) {
      const record = records[at] ?? 0;
      places.push({ record, ...store.place(record) });
    }
    const source = sources[index];
    if (source === undefined) continue;
    for await (const { at: place, bytes } of recordsOf(source, places)) yield { record: place.record, bytes };
  }
}
