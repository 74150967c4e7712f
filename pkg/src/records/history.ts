/** The history of all inputs, in the order in which they are read, over all files. */
import {
  type Diagnostic,
  EventStream,
  type FindingItem,
  type Run,
  type StreamItem,
  type StreamOptions,
  type StreamSummary,
} from '../faces/public.js';
import { type Judged, textOf } from './records.js';
import type { Part } from './split.js';

/** Where an input is. */
export interface Place {
  file: string;
  line: number;
  offset: number;
  units: number;
}

/** A finding about a history, with the places of its records. */
export interface HistoryFinding extends Place {
  record: number;
  finding: Diagnostic;
  /** The other records that it mentions. */
  others: { record: number; file: string; line: number }[];
  /** Numbers of the fewest records that alone give the finding. */
  witness: number[];
}

/** Numbers of a place. */
const NUMBERS = 4;

export class History {
  readonly #stream: EventStream;
  readonly #files: string[] = [];
  /** For each input the index of its file, its line, its offset, and the same in UTF-16 units. */
  #places = new Float64Array(NUMBERS * 1024);
  #length = 0;

  constructor(options: StreamOptions) {
    this.#stream = new EventStream({ ...options, records: 'none' });
  }

  /** The next input of a file, with its record: see `lineOf`. Returns what is found now. */
  add(file: string, input: Part, record: string): HistoryFinding[] {
    if (this.#files.at(-1) !== file) this.#files.push(file);
    if (this.#length === this.#places.length) {
      const places = new Float64Array(2 * this.#length);
      places.set(this.#places);
      this.#places = places;
    }
    this.#places.set([this.#files.length - 1, input.line, input.offset, input.units], this.#length);
    this.#length += NUMBERS;
    return this.#found(this.#stream.push(record));
  }

  finish(): { findings: HistoryFinding[]; summary: StreamSummary } {
    // Or an array that is the only input would be read as a list of records.
    const items = this.#length === 0 ? [] : this.#stream.push('0\n');
    const summary = this.#stream.finish();
    return { findings: this.#found([...items, ...summary.items]), summary };
  }

  /** The runs as they are now. */
  runs(): Run[] {
    return this.#stream.runs();
  }

  place(record: number): Place {
    const [file, line, offset, units] = this.#places.subarray(NUMBERS * record, NUMBERS * (record + 1));
    return { file: this.#files[file ?? 0] ?? '', line: line ?? 1, offset: offset ?? 0, units: units ?? 0 };
  }

  #found(items: StreamItem[]): HistoryFinding[] {
    return items
      .filter((item): item is FindingItem => item.kind === 'finding')
      .map(({ record, finding, others, witness }) => ({
        ...this.place(record),
        record,
        finding,
        others: others.map((other) => {
          const { file, line } = this.place(other);
          return { record: other, file, line };
        }),
        witness,
      }));
  }
}

/** The input as one record on one line. What is not JSON is one without an event. */
export function lineOf({ bytes, report }: Judged): string {
  if (report.events.length === 0) return '0\n';
  const text = textOf(bytes).replace(/^\ufeff/, '');
  try {
    const value: unknown = JSON.parse(text);
    return /[\r\n]/.test(text) ? `${JSON.stringify(value)}\n` : `${text}\n`;
  } catch {
    return '0\n';
  }
}
