import { type FindingItem, metrics, validate } from 'cdevents-wasm';
import { converted } from './conversion.js';
import { exported } from './exporting.js';
import { figuresOf } from './figures.js';
import { everyRecord, filtered, textsOf } from './filtering.js';
import type { Known } from './known.js';
import {
  type AboutHistory,
  type Answer,
  type Filter,
  type LanesData,
  NO_FILTER,
  type Opened,
  type Witness,
} from './protocol.js';
import { onOneLine, textOf } from './record-text.js';
import { laidOut } from './texts.js';

/** Findings in one answer. */
const FOUND = 50;
/** Rows in one answer. */
const MAX_ROWS = 500;
/** Records of a witness that are shown. */
const MAX_WITNESS = 200;

/** Answers what is asked about a history, and knows which of its records are shown. */
export class Answers {
  readonly #known: () => Known;
  /** The records that the filter lets through; `null`: all. */
  #shown: Uint32Array | null = null;
  #filter: Filter = NO_FILTER;
  /** Of filters that are asked for one after the other only the last counts. */
  #turn = 0;
  /** The last conversion: one is under way at a time. */
  #converting = { isStopped: false };

  /** `known` gives the history as it is now. */
  constructor(known: () => Known) {
    this.#known = known;
  }

  /** Another history: all of its records are shown. */
  reset(): void {
    this.#turn += 1;
    this.#shown = null;
    this.#filter = NO_FILTER;
    this.#converting.isStopped = true;
  }

  /** Applies the filter again, after the history has changed. */
  async refilter(): Promise<void> {
    const own = this.#turn;
    const found = await filtered(this.#known(), this.#filter, () => own !== this.#turn);
    if (own === this.#turn) this.#shown = found;
  }

  /** The place of a record among those that are shown, or that of the next one. */
  placeOf(record: number): number {
    const shown = this.#shown;
    if (shown === null) return Math.max(0, Math.min(this.count, record - this.#known().store.first));
    let [low, high] = [0, shown.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shown[middle] ?? 0) < record) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of the records that are shown. */
  get count(): number {
    return this.#shown?.length ?? this.#known().store.length;
  }

  async answer(question: AboutHistory): Promise<Answer> {
    const known = this.#known();
    const { store, summary } = known;
    const { id } = question;
    switch (question.kind) {
      case 'filter': {
        this.#turn += 1;
        this.#filter = question.filter;
        const own = this.#turn;
        const found = await filtered(known, question.filter, () => own !== this.#turn);
        if (own === this.#turn) this.#shown = found;
        return { id, kind: 'count', count: this.count };
      }
      case 'rows': {
        const { from } = question;
        const shown = this.#shown;
        const to = Math.min(question.to, this.count, from + MAX_ROWS);
        const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) =>
          store.row(shown === null ? store.first + from + index : (shown[from + index] ?? 0)),
        );
        return { id, kind: 'rows', rows };
      }
      case 'record':
        return { id, kind: 'record', opened: await opened(known, question.record) };
      case 'found': {
        const { rule, subject, from } = question;
        const found = store.found.filter(
          (one) => one.diagnostic.rule === rule && (subject === null || one.subject === subject),
        );
        return { id, kind: 'found', found: found.slice(from, from + FOUND) };
      }
      case 'witness':
        return { id, kind: 'witness', witness: await witnessOf(known, question.finding) };
      case 'figures':
        return { id, kind: 'figures', figures: summary === null ? [] : figuresOf(summary, question.by, store) };
      case 'lanes':
        return { id, kind: 'lanes', lanes: lanesOf(known) };
      case 'convert': {
        const own = { isStopped: false };
        this.#converting.isStopped = true;
        this.#converting = own;
        const result = await converted(known, question.to, {
          tell: (done, total) => postMessage({ kind: 'converting', done, total } satisfies Answer),
          isStopped: () => own.isStopped,
        });
        return { id, kind: 'converted', result };
      }
      case 'stop-converting':
        this.#converting.isStopped = true;
        return { id, kind: 'stopped' };
      case 'export': {
        const { form, by } = question;
        const figures = summary === null ? [] : metrics(summary, { by });
        const records = this.#shown ?? everyRecord(store);
        return { id, kind: 'export', ...(await exported(form, known, { figures, records })) };
      }
    }
  }
}

async function opened(known: Known, record: number): Promise<Opened | null> {
  const { store, isLog } = known;
  if (!store.has(record)) return null;
  for await (const { bytes } of textsOf(known, [record])) {
    // As the editor will show it, so that the places are those that are seen.
    const text = laidOut(textOf(bytes, isLog));
    const found = store.found.filter((one) => one.record === record).slice(0, FOUND);
    return { row: store.row(record), text, report: validate(text), found };
  }
  return null;
}

async function witnessOf(known: Known, finding: number): Promise<Witness | null> {
  const { store, isLog } = known;
  const found = store.finding(finding);
  if (found === undefined) return null;
  const records = [...found.witness].sort((one, other) => one - other).slice(0, MAX_WITNESS);
  const texts: string[] = [];
  for await (const { bytes } of textsOf(known, records)) texts.push(onOneLine(bytes, isLog));
  return {
    found,
    rows: records.filter((record) => store.has(record)).map((record) => store.row(record)),
    texts,
  };
}

/** The findings of the timeline are those that are kept. */
function lanesOf({ summary, store }: Known): LanesData {
  const findings = store.found.map(
    ({ record, diagnostic, witness, others }): FindingItem => ({
      kind: 'finding',
      record,
      finding: { ...diagnostic, url: '' },
      others,
      witness,
    }),
  );
  return { runs: summary?.runs ?? [], relations: summary?.relations, findings };
}
