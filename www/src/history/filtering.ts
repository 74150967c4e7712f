import type { Known } from './known.js';
import { type Filter, NO_FILTER } from './protocol.js';
import { type Place, recordsOf } from './sources.js';
import { recordsOfRun, type Store } from './store.js';

/** The records that a filter lets through, in order; `null`: all. `isOld`: the answer is not wanted any more. */
export async function filtered(known: Known, filter: Filter, isOld: () => boolean): Promise<Uint32Array | null> {
  if (JSON.stringify(filter) === JSON.stringify(NO_FILTER)) return null;
  const { store, summary } = known;
  const chosen = limitsOf(filter, summary === null ? null : () => recordsOfRun(summary, filter.run));
  const subject = filter.subject.trim().toLowerCase();
  const isWanted = (record: number): boolean => {
    if (!store.has(record)) return false;
    const { severity, rule } = filter;
    if (!hasVerdict(store, record, severity)) return false;
    if (rule !== '' && !some(store.marks(record), (mark) => mark.rule === rule)) return false;
    return subject === '' || store.subject(record).toLowerCase().includes(subject);
  };
  const found: number[] = [];
  if (chosen === null) for (const record of everyRecord(store)) isWanted(record) && found.push(record);
  else for (const record of chosen) isWanted(record) && found.push(record);
  return Uint32Array.from(filter.text.trim() === '' ? found : await withText(known, found, filter.text, isOld));
}

function hasVerdict(store: Store, record: number, severity: Filter['severity']): boolean {
  switch (severity) {
    case '':
      return true;
    case 'valid':
    case 'unchecked':
      return store.outcome(record) === severity;
    case 'labelled':
      return store.label(record) !== null;
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
async function withText(known: Known, records: number[], text: string, isOld: () => boolean): Promise<number[]> {
  const wanted = text.trim().toLowerCase();
  const found: number[] = [];
  for await (const { record, bytes } of textsOf(known, records)) {
    if (isOld()) break;
    if (new TextDecoder().decode(bytes).toLowerCase().includes(wanted)) found.push(record);
  }
  return found;
}

/** All records of a history, in order. */
export const everyRecord = ({ first, length }: Store): Uint32Array =>
  Uint32Array.from({ length }, (_, index) => first + index);

/** The bytes of records, which are in ascending order. */
export async function* textsOf(
  { store, sources }: Known,
  records: ArrayLike<number>,
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
