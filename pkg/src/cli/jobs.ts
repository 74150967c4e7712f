/** Judges inputs in threads of their own. What is printed is the same as without them, in the same order. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { palette } from '../emitters/colour.js';
import { type FormatName, makeFormat, printsEach } from '../emitters/format.js';
import { type Counts, Summary } from '../emitters/summary.js';
import { type ValidateOptions, validate } from '../faces/public.js';
import { lineOf } from '../records/history.js';
import { type Judged, judge, totals } from '../records/records.js';
import type { Part } from '../records/split.js';
import { type Source, validatorWith } from './schemas.js';

/** What is the same for all inputs. */
export interface Setup {
  options: ValidateOptions;
  /** Schemas of the user's own, and a folder of them. */
  schemas: readonly Source[];
  folder: string | undefined;
  /** The format to print in; `null`: only counts are wanted. */
  format: FormatName | null;
  /** Whether the history is judged too. */
  isHistory: boolean;
  columns: number;
  quiet: boolean;
  terminal: boolean;
}

/** An input and the file that it is in. */
export interface Entry {
  name: string;
  part: Part;
}

/** What came of some inputs. */
export interface Answer {
  /** What is printed for each, if the format prints them one by one. */
  pieces: string[];
  /** Each with its report, for the other formats. */
  judged: Judged[];
  /** Each as a record of the history. */
  lines: string[];
  counts: Counts;
  /** Whether one is not valid. */
  isProblem: boolean;
}

/** Judges inputs one after the other. */
export type Judges = (entries: readonly Entry[]) => Answer;

/** Throws a `Refusal` for a schema that cannot be used. */
export async function judges(setup: Setup): Promise<Judges> {
  const { options, schemas, folder, format, isHistory, columns, quiet, terminal } = setup;
  const validator = await validatorWith(schemas, folder);
  const validates = validator === undefined ? validate : validator.validate.bind(validator);
  const colours = palette({ isTTY: terminal }, process.env);
  const look = { columns, quiet, terminal, colours: { out: colours, err: colours } };
  const printer = format !== null && printsEach(format) ? makeFormat(format, look) : null;
  return (entries) => {
    const counts = new Summary();
    const answer: Answer = { pieces: [], judged: [], lines: [], counts, isProblem: false };
    for (const { name, part } of entries) {
      const input = judge(part, options, validates);
      answer.isProblem ||= input.report.outcome !== 'valid';
      counts.add(input, totals(input));
      if (printer !== null) answer.pieces.push(printer.input(name, input));
      else if (format !== null) answer.judged.push(input);
      if (isHistory) answer.lines.push(lineOf(input));
    }
    return answer;
  };
}

/** Entries as they are sent: the bytes of all in one buffer, which changes hands. */
interface Message {
  bytes: Uint8Array;
  entries: Entry[];
  /** After the last byte of each. */
  ends: number[];
}

/** Some threads, each with an engine of its own. */
export class Threads {
  readonly #workers: { worker: Worker; waiting: ((answer: Answer) => void)[] }[];
  readonly #failed: Promise<never>;

  constructor(count: number, setup: Setup) {
    let fail: (error: Error) => void;
    this.#failed = new Promise((_, reject) => {
      fail = reject;
    });
    this.#failed.catch(() => undefined);
    this.#workers = Array.from({ length: count }, () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: setup, argv: [], execArgv: [] });
      const waiting: ((answer: Answer) => void)[] = [];
      worker.on('message', (answer: Answer) => waiting.shift()?.(answer));
      worker.on('error', (error: Error) => fail(error));
      return { worker, waiting };
    });
  }

  /** How many may be at work or wait for that. More would only take memory. */
  get room(): number {
    return 2 * this.#workers.length;
  }

  /** Judges inputs in the thread that has the least to do. */
  async judge(entries: readonly Entry[]): Promise<Answer> {
    const [first, ...rest] = this.#workers;
    const { worker, waiting } = rest.reduce(
      (one, other) => (other.waiting.length < one.waiting.length ? other : one),
      first!,
    );
    const answered = new Promise<Answer>((resolve) => waiting.push(resolve));
    const message = packed(entries);
    worker.postMessage(message, [message.bytes.buffer as ArrayBuffer]);
    return await Promise.race([answered, this.#failed]);
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }
}

function packed(entries: readonly Entry[]): Message {
  const bytes = new Uint8Array(entries.reduce((sum, { part }) => sum + part.bytes.length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const { part } of entries) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
    ends.push(at);
  }
  return { bytes, ends, entries: entries.map(({ name, part }) => ({ name, part: { ...part, bytes: NO_BYTES } })) };
}

const NO_BYTES = new Uint8Array(0);

function unpacked({ bytes, entries, ends }: Message): Entry[] {
  return entries.map(({ name, part }, index) => ({
    name,
    part: { ...part, bytes: bytes.subarray(ends[index - 1] ?? 0, ends[index]) },
  }));
}

/** Whether this is one of the threads. */
export const isThread = !isMainThread;

/** The work of a thread. */
export async function work(): Promise<void> {
  const ready = judges(workerData as Setup);
  parentPort?.on('message', async (message: Message) => {
    parentPort?.postMessage((await ready)(unpacked(message)));
  });
  await ready;
}
