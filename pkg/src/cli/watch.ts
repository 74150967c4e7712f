/** `cdevents-wasm watch`: follows a file that grows, and reports what is wrong with its events and their history. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { escape } from '../emitters/escape.js';
import { makeFormat } from '../emitters/format.js';
import { type Context, EXIT, type ExitCode, type Format, Refusal } from '../emitters/output.js';
import { CdEventError, EventStream, type RecordItem, type StreamItem, type StreamOptions } from '../faces/public.js';
import { command, type Typed } from './arguments.js';
import { fromOption, oneOf, RELEASE, RULE, releaseOption, ruleOptions, WINDOW, wholeNumber } from './options.js';
import { reason } from './save.js';

const OPTIONS = {
  resume: { value: 'state', help: 'go on where the last watch with this file of its state ended' },
  format: { value: 'format', help: 'output format: text (default) or ndjson' },
  release: RELEASE,
  strict: { help: 'treat warnings as errors' },
  rule: RULE,
  window: WINDOW,
  from: { value: 'form', help: 'json (default), or log: events inside lines of text' },
  quiet: { help: 'hide notes' },
} as const;

export const watchCommand = command({
  operands: '<file>',
  summary: 'follow a growing file and check its events and history',
  options: OPTIONS,
  details: `The file need not exist yet, and may be rotated or truncated. Findings are
printed when they are found; valid events are not. It ends when it is
interrupted.`,
  examples: [
    ['cdevents-wasm watch events.ndjson', 'report what is wrong, as it is written'],
    ['cdevents-wasm watch --from log --resume watch.state app.log', 'follow a log over restarts'],
  ],
  run,
});

const CHUNK = 64 * 1024;

/** Milliseconds between two looks at a file that does not grow. */
const PAUSE = 200;

/** How many records have their lines remembered. */
const REMEMBERED = 100_000;

/** What is kept over restarts. */
interface State {
  version: 1;
  device: number;
  inode: number;
  position: number;
  snapshot: string;
}

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<ExitCode> {
  const [name, another] = positionals;
  if (name === undefined || another !== undefined || name === '-')
    throw new Refusal('watch needs the name of one file');
  const from = values.from === undefined ? 'json' : fromOption(values.from, '--from');
  const format = oneOf(['text', 'ndjson'])(values.format ?? 'text', '--format');
  const options: StreamOptions = {
    release: releaseOption(values.release),
    strict: values.strict === true,
    rules: ruleOptions(values.rule),
    records: 'all',
    lifecycle: { windowMs: wholeNumber('--window', values.window) },
    from,
  };
  const kept = values.resume === undefined ? undefined : readState(values.resume);
  const stream = kept === undefined ? new EventStream(options) : restored(kept, options, values.resume!);
  const look = { ...context, quiet: values.quiet === true };
  const reporter = new Reporter(name, makeFormat(format, look), context);
  try {
    await new Follower(name, from, stream, reporter, values.resume, context).follow(kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Refusal(`${name}: cannot be read: ${reason(error)}`);
  }
  return EXIT.clean;
}

function readState(path: string): State | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Refusal(`${path}: cannot be read: ${reason(error)}`);
  }
  try {
    const state = JSON.parse(text) as State;
    if (state.version === 1 && Number.isSafeInteger(state.position) && typeof state.snapshot === 'string') return state;
  } catch {
    // It is something else.
  }
  throw new Refusal(`${path}: is not the state of a watch of this version`);
}

function restored({ snapshot }: State, options: StreamOptions, path: string): EventStream {
  try {
    return EventStream.restore(Buffer.from(snapshot, 'base64'), options);
  } catch (error) {
    if (!(error instanceof CdEventError) || error.code !== 'bad-option') throw error;
    throw new Refusal(`${path}: is not the state of a watch of this version`);
  }
}

/** Writes the state so that there is always a whole one. */
function writeState(path: string, state: State): void {
  const beside = `${path}.${process.pid}.tmp`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(state));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** What was found, printed. */
class Reporter {
  readonly #name: string;
  readonly #format: Format;
  readonly #context: Context;
  readonly #lines = new Map<number, number>();

  constructor(name: string, format: Format, context: Context) {
    this.#name = name;
    this.#format = format;
    this.#context = context;
  }

  async items(items: readonly StreamItem[]): Promise<void> {
    let text = '';
    for (const item of items) {
      if (item.kind === 'record') {
        this.#remember(item);
        if (item.report.diagnostics.length > 0) text += this.#format.input(this.#name, judged(item));
      } else {
        const { record, finding, others, witness } = item;
        const place = (of: number) => ({ file: this.#name, line: this.#lines.get(of) ?? 0 });
        const found = {
          ...place(record),
          offset: 0,
          units: 0,
          record,
          finding,
          others: others.map((other) => ({ record: other, ...place(other) })).filter(({ line }) => line > 0),
          witness,
        };
        text += this.#format.history(found, false);
      }
    }
    await this.#context.out(text);
  }

  #remember({ record, line }: RecordItem): void {
    this.#lines.set(record, line);
    if (this.#lines.size > REMEMBERED) this.#lines.delete(this.#lines.keys().next().value!);
  }
}

function judged({ text, line, offset, length, report }: RecordItem): Parameters<Format['input']>[1] {
  // Valid events are not printed.
  const events = report.events.filter(({ outcome }) => outcome !== 'valid');
  const bytes = new TextEncoder().encode(text);
  return {
    bytes,
    line,
    offset,
    units: offset,
    length,
    isLine: true,
    report: { ...report, events },
    unread: 0,
    fixable: 0,
  };
}

/** A file that grows. */
class Follower {
  readonly #name: string;
  readonly #between: string;
  readonly #stream: EventStream;
  readonly #reporter: Reporter;
  readonly #state: string | undefined;
  readonly #context: Context;
  #file: FileHandle | undefined;
  #device = 0;
  #inode = 0;
  #position = 0;

  constructor(
    name: string,
    from: 'json' | 'log',
    stream: EventStream,
    reporter: Reporter,
    state: string | undefined,
    context: Context,
  ) {
    this.#name = name;
    // What the end of a file cuts off does not go on in the next.
    this.#between = from === 'log' ? '\n' : '\n\x1e';
    this.#stream = stream;
    this.#reporter = reporter;
    this.#state = state;
    this.#context = context;
  }

  async follow(kept: State | undefined): Promise<void> {
    await this.#open(kept);
    while (!this.#context.stopped()) {
      const grown = await this.#read();
      const replaced = await this.#isReplaced();
      if (replaced && !(await this.#read())) {
        await this.#file?.close();
        this.#file = undefined;
        await this.#begin();
        await this.#open(undefined);
      } else if (!grown) {
        await wait(PAUSE);
        if (this.#file === undefined) await this.#open(undefined);
      }
    }
    await this.#file?.close();
  }

  async #open(kept: State | undefined): Promise<void> {
    try {
      const file = await open(this.#name, 'r');
      const { dev, ino, size } = await file.stat();
      this.#file = file;
      const isSame = kept !== undefined && kept.device === dev && kept.inode === ino && kept.position <= size;
      if (kept !== undefined && !isSame) {
        this.#context.err(
          `${escape(this.#name)} is another file than before: what was written in between is not known\n`,
        );
        await this.#begin();
      }
      [this.#device, this.#inode, this.#position] = [dev, ino, isSame ? kept.position : 0];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw new Refusal(`${this.#name}: cannot be read: ${reason(error)}`);
      }
    }
  }

  /** Another file begins, or the same one anew. */
  async #begin(): Promise<void> {
    this.#position = 0;
    await this.#reporter.items(this.#stream.push(this.#between));
  }

  /** Reads what there is. Returns whether there was something. */
  async #read(): Promise<boolean> {
    const file = this.#file;
    if (file === undefined) return false;
    const { size } = await file.stat();
    if (size < this.#position) await this.#begin();
    let grown = false;
    while (!this.#context.stopped()) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, this.#position);
      if (bytesRead === 0) break;
      this.#position += bytesRead;
      grown = true;
      await this.#reporter.items(this.#stream.push(buffer.subarray(0, bytesRead)));
      this.#save();
    }
    return grown;
  }

  /** Whether the name is another file's now. A name without a file keeps the one that it had. */
  async #isReplaced(): Promise<boolean> {
    if (this.#file === undefined) return false;
    try {
      const { dev, ino } = await stat(this.#name);
      return dev !== this.#device || ino !== this.#inode;
    } catch {
      return false;
    }
  }

  #save(): void {
    if (this.#state === undefined) return;
    const snapshot = Buffer.from(this.#stream.snapshot()).toString('base64');
    const state: State = { version: 1, device: this.#device, inode: this.#inode, position: this.#position, snapshot };
    try {
      writeState(this.#state, state);
    } catch (error) {
      throw new Refusal(`${this.#state}: cannot be written: ${reason(error)}`);
    }
  }
}
