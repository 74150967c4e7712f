/**
 * A run of `check` in shares: each judges its share of the inputs and writes what came of them as lines of JSON, and `merge` prints
 * what one run would have printed.
 *
 * Every share reads all files, so that all agree on what the inputs are and how they are numbered, whatever is in the files.
 * Judging is what takes the time. The first line says what was asked for; each further line is a step of the run, numbered
 * over all shares: an input of this share, or what every share has, the end of a file and a file that cannot be read. The last
 * line says that there are no more.
 */
import type { FormatName } from '../emitters/format.js';
import { Refusal } from '../emitters/output.js';
import type { Expectation, LifecycleOptions, ValidateOptions } from '../faces/public.js';
import { version } from '../faces/public.js';
import type { Judged } from '../records/records.js';
import { textOf } from '../records/records.js';
import type { Part } from '../records/split.js';

/** A share: the first is 1. */
export interface Share {
  number: number;
  of: number;
}

const MAX_SHARES = 1024;

/** Reads `2/4`. Throws a `Refusal`. */
export function shareOf(value: string): Share {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(value)?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of || of > MAX_SHARES) {
    throw new Refusal(`--shard takes a share such as 2/4, of at most ${MAX_SHARES}, not ${JSON.stringify(value)}`);
  }
  return { number, of };
}

/** What a run was asked for. */
export interface Terms {
  format: FormatName;
  quiet: boolean;
  options: ValidateOptions;
  /** `null`: the history is not judged. */
  lifecycle: LifecycleOptions | null;
  expect?: Expectation[];
  maxWarnings: number | null;
}

/** The version of the lines. */
const FORM = 1;

/** The first line. */
interface Head extends Terms {
  shard: typeof FORM;
  version: string;
  number: number;
  of: number;
}

/** A step of a run. */
export type Step =
  | { at: number; file: string; input: Judged; record?: string }
  | { at: number; close: string; length: number | null }
  | { at: number; failed: string; why: string; joint: string }
  | { at: number; end: true };

/** An input as it is written. What a valid event without findings has twice is written once, and its text not at all. */
interface Written {
  at: number;
  file: string;
  part: Omit<Part, 'bytes'>;
  report: Judged['report'] | { event: Judged['report']['event'] };
  unread?: number;
  fixable?: number;
  /** The bytes as base64; absent where nothing is shown of them. */
  bytes?: string;
  /** The input as a record of the history; absent if the text of `bytes` and a line feed are it. */
  record?: string;
}

/** Writes the lines of a share. */
export class ShareWriter {
  readonly #share: Share;
  #at = 0;
  #inputs = 0;

  constructor(share: Share) {
    this.#share = share;
  }

  head(terms: Terms): string {
    return line({ shard: FORM, version, ...this.#share, ...terms } satisfies Head);
  }

  /** Whether the next input is one of this share. Counts it. */
  takesNext(): { isOurs: boolean; at: number } {
    const isOurs = this.#inputs % this.#share.of === this.#share.number - 1;
    this.#inputs += 1;
    return { isOurs, at: this.next() };
  }

  input(at: number, file: string, input: Judged, record: string | undefined): string {
    const { bytes, report, unread, fixable, ...part } = input;
    const { event, diagnostics, omitted } = report;
    const isClean = event !== null && report.events.length === 1 && diagnostics.length === 0 && omitted === 0;
    const isShort = isClean && report.outcome === 'valid';
    const written: Written = {
      at,
      file,
      part,
      report: isShort ? { event } : report,
      ...(unread > 0 && { unread }),
      ...(fixable > 0 && { fixable }),
      ...(!isShort && { bytes: Buffer.from(bytes).toString('base64') }),
      ...(record !== undefined && (isShort || record !== `${textOf(bytes)}\n`) && { record }),
    };
    return line(written);
  }

  close(at: number, file: string, length: number | undefined): string {
    return line({ at, close: file, length: length ?? null });
  }

  failure(at: number, file: string, why: string, joint: string): string {
    return line({ at, failed: file, why, joint });
  }

  end(): string {
    return line({ at: this.next(), end: true });
  }

  /** Counts a step: as soon as it is known, which is before those in front of it have been judged. */
  next(): number {
    this.#at += 1;
    return this.#at;
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Reads the lines of a share one after the other. */
export class ShareReader {
  readonly name: string;
  readonly head: Head;
  readonly #lines: AsyncIterator<string>;
  readonly #hasRecords: boolean;

  private constructor(name: string, head: Head, lines: AsyncIterator<string>) {
    this.name = name;
    this.head = head;
    this.#lines = lines;
    this.#hasRecords = head.lifecycle !== null;
  }

  /** Reads the first line. Throws a `Refusal` for what is no share of this version. */
  static async open(name: string, lines: AsyncIterator<string>): Promise<ShareReader> {
    const first = await lines.next();
    const head = first.done === true ? undefined : (parsed(first.value) as Head | undefined);
    if (head?.shard === undefined || typeof head.of !== 'number') {
      throw new Refusal(`${name} is not what check --shard has written`);
    }
    if (head.shard !== FORM || head.version !== version) {
      throw new Refusal(`${name} was written by cdevents-wasm ${head.version}, and this is ${version}`);
    }
    return new ShareReader(name, head, lines);
  }

  /** The next step. Throws a `Refusal` if the share breaks off. */
  async next(): Promise<Step> {
    const next = await this.#lines.next();
    const value = next.done === true ? undefined : (parsed(next.value) as Step | Written | undefined);
    if (value?.at === undefined) throw new Refusal(`${this.name} is not whole: run its check --shard again`);
    if (!('part' in value)) return value as Step;
    return this.#restored(value);
  }

  #restored({ at, file, part, report, unread = 0, fixable = 0, bytes, record }: Written): Step {
    const text = bytes === undefined ? new Uint8Array(0) : Buffer.from(bytes, 'base64');
    const whole: Judged['report'] =
      'outcome' in report
        ? report
        : {
            outcome: 'valid',
            event: report.event,
            events: [report.event!],
            diagnostics: [],
            omitted: 0,
            omittedBySeverity: { error: 0, warning: 0, note: 0 },
          };
    const input: Judged = { ...part, bytes: text, report: whole, unread, fixable };
    if (!this.#hasRecords) return { at, file, input };
    return { at, file, input, record: record ?? `${textOf(text)}\n` };
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Throws a `Refusal` unless these are all shares of one run. Returns them in their order. */
export function ofOneRun(readers: readonly ShareReader[]): ShareReader[] {
  const [first] = readers;
  const { of } = first!.head;
  const terms = ({ number: _, ...rest }: Head): string => JSON.stringify(rest);
  const other = readers.find(({ head }) => terms(head) !== terms(first!.head));
  if (other !== undefined) throw new Refusal(`${first!.name} and ${other.name} are of runs with other options`);
  const sorted = readers.toSorted((one, next) => one.head.number - next.head.number);
  for (let number = 1; number <= of; number += 1) {
    const found = sorted.filter(({ head }) => head.number === number);
    if (found.length === 0) throw new Refusal(`share ${number}/${of} is missing`);
    if (found.length > 1) throw new Refusal(`${found[0]!.name} and ${found[1]!.name} are both share ${number}/${of}`);
  }
  return sorted;
}

/** All steps of a run in their order. Throws a `Refusal` if the shares were not made of the same files. */
export async function* steps(readers: readonly ShareReader[]): AsyncGenerator<Step> {
  const next = await Promise.all(readers.map((reader) => reader.next()));
  for (let at = 1; ; at += 1) {
    const with_ = readers.flatMap((_, index) => (next[index]!.at === at ? [index] : []));
    const step = with_.length === 0 ? undefined : next[with_[0]!]!;
    const isShared = step !== undefined && !('input' in step);
    const same = isShared ? JSON.stringify(step) : '';
    const agree = isShared
      ? with_.length === readers.length && next.every((each) => JSON.stringify(each) === same)
      : with_.length === 1;
    if (step === undefined || !agree) {
      throw new Refusal('the shares were not made of the same files: did a file change in between?');
    }
    yield step;
    if ('end' in step) return;
    for (const index of with_) next[index] = await readers[index]!.next();
  }
}
