/** `cdevents-wasm convert`: writes events of one vocabulary as events of another. */
import { escape } from '../emitters/escape.js';
import { inReadingOrder } from '../emitters/order.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { type Change, type Converted, type ConvertOptions, convert } from '../faces/public.js';
import { elementsOf, indented } from '../records/json-text.js';
import { splitterFor, textOf } from '../records/records.js';
import type { Part } from '../records/split.js';
import { command, type Typed } from './arguments.js';
import { eachFile, STDIN } from './names.js';
import { oneOf, vocabulary } from './options.js';
import { NotSaved, read, replace, type Snapshot } from './save.js';
import { type Chunks, contentOf, inflated, isGzip, stdin } from './sources.js';

const OPTIONS = {
  to: { value: 'vocabulary', help: 'convert to this vocabulary (required)' },
  keep: { help: 'keep what the target has no place for in the custom data; it comes back on the way home' },
  source: { value: 'uri', help: 'the source of events that have none' },
  now: { value: 'time', help: 'the timestamp of events that have none, as RFC 3339' },
  'fail-on-loss': { help: 'exit with 1 if something is lost' },
  write: { help: 'replace the content of the files' },
  format: { value: 'format', help: 'output format: text (default), or json: the event with its changes' },
  quiet: { help: 'print no changes' },
} as const;

export const convertCommand = command({
  operands: '<file, folder, glob or ->…',
  summary: 'convert events to another vocabulary',
  options: OPTIONS,
  details: `Events go to standard output, one per line if there are several. What changed
goes to standard error: nothing is lost without a line there. A required member
that the input does not have is never invented: the message names the option or
the member that supplies it. The exit code is 1 if an event has no counterpart,
or is not valid after the conversion.`,
  examples: [
    ['cdevents-wasm convert --to 0.5.1 event.json', 'print the event as one of 0.5.1'],
    ['cdevents-wasm convert --to 0.5.1 --keep --write events', 'convert all files of a folder, without loss'],
    ['tail -f events.ndjson | cdevents-wasm convert --to 0.5.1 -', 'convert events as they arrive'],
  ],
  run: (typed, context) => new Run(typed, context).all(),
});

class Run {
  readonly #values: Typed<typeof OPTIONS>['values'];
  readonly #names: readonly string[];
  readonly #context: Context;
  readonly #options: ConvertOptions;
  #failed = false;
  #problems = false;

  constructor({ values, positionals }: Typed<typeof OPTIONS>, context: Context) {
    this.#values = values;
    this.#names = positionals;
    this.#context = context;
    if (values.to === undefined) throw new Refusal('convert needs --to with a vocabulary, such as --to 0.5.1');
    const format = oneOf(['text', 'json'])(values.format ?? 'text', '--format');
    if (positionals.length === 0) {
      throw new Refusal('convert needs the names of files or folders, or - for standard input');
    }
    if (values.write && positionals.includes(STDIN)) {
      throw new Refusal('--write needs files; it cannot change standard input');
    }
    if (values.write && format === 'json') {
      throw new Refusal('--write replaces events by events, so it takes no --format json');
    }
    this.#options = {
      to: vocabulary(values.to, '--to'),
      source: values.source,
      now: values.now,
      keep: values.keep ? 'customData' : undefined,
    };
  }

  async all(): Promise<ExitCode> {
    const { stopped } = this.#context;
    const isDone = await eachFile(
      this.#names,
      stopped,
      (name) => this.#file(name),
      (argument, why) => this.#refuse(argument, why),
    );
    if (!isDone) return EXIT.failed;
    return this.#failed ? EXIT.failed : this.#problems ? EXIT.problems : EXIT.clean;
  }

  async #file(name: string): Promise<void> {
    if (this.#values.write) {
      this.#rewrite(await read(name));
      return;
    }
    const chunks = inflated(name === STDIN ? stdin() : contentOf(name), () => undefined);
    const shown = name === STDIN ? '<stdin>' : name;
    // The first event is held back until it is known whether there are more: one alone is printed with indentation.
    let first: string | null = null;
    let count = 0;
    for await (const part of partsOf(chunks)) {
      const text = this.#part(shown, part);
      if (text === null) continue;
      count += 1;
      if (count === 1) first = text;
      else {
        if (first !== null) await this.#context.out(`${first}\n`);
        first = null;
        await this.#context.out(`${text}\n`);
      }
      if (this.#context.stopped()) return;
    }
    if (first !== null) await this.#context.out(`${indented(first)}\n`);
  }

  /** The result for one input of a file as JSON text; `null` if there is none. */
  #part(name: string, part: Part): string | null {
    const text = textOf(part.bytes);
    const place = part.line > 1 ? `${name}:${part.line}` : name;
    const elements = batchOf(text);
    if (elements === null) return this.#event(place, text);
    const all = elements.map((element, index) => this.#event(`${place}[${index}]`, element));
    const found = all.filter((each) => each !== null);
    return this.#values.write && found.length < all.length ? null : `[${found.join(',')}]`;
  }

  #event(place: string, text: string): string | null {
    const converted = convert(text, this.#options);
    const { json, report, changes, lossy } = converted;
    if (report.outcome !== 'valid' || (lossy && this.#values['fail-on-loss'])) this.#problems = true;
    this.#explain(place, converted);
    if (this.#values.format === 'json') return `{"event":${json ?? 'null'},"changes":${JSON.stringify(changes)}}`;
    return json;
  }

  /** Says what changed, and what is wrong with the result. */
  #explain(place: string, { json, report, changes }: Converted): void {
    const { err, colours } = this.#context;
    const lines = this.#values.quiet ? [] : changes.map(lineOf);
    const problems = inReadingOrder(report.diagnostics).filter(({ severity }) => severity === 'error');
    for (const { severity, code, rule, message, pointer, help } of problems) {
      const where = pointer === '' ? '' : ` at ${escape(pointer)}`;
      lines.push(`${colours.err[severity](`${severity}[${code}]`)} ${escape(message)}${where} (${rule})`);
      if (help !== undefined) lines.push(`  = help: ${escape(help)}`);
    }
    if (lines.length === 0) return;
    const what = json === null ? 'not converted' : `converted to ${this.#options.to}`;
    err(`${escape(place)}: ${what}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  }

  /** Replaces the events of a file, if all of them can be converted. */
  #rewrite(snapshot: Snapshot): void {
    const { bytes, path } = snapshot;
    if (isGzip(bytes)) {
      this.#refuse(path, 'is compressed with gzip, not converted', ' ');
      return;
    }
    const splitter = splitterFor({});
    const parts = [...splitter.push(bytes), ...splitter.finish()];
    const pieces: Uint8Array[] = [];
    let at = 0;
    for (const part of parts) {
      const text = this.#part(path, part);
      if (text === null) {
        this.#refuse(path, 'is left as it is, since not all of it can be converted', ' ');
        return;
      }
      const whole = parts.length === 1 ? indented(text) : text;
      pieces.push(bytes.subarray(at, part.offset), new TextEncoder().encode(whole));
      at = part.offset + part.length;
    }
    pieces.push(bytes.subarray(at));
    try {
      replace(snapshot, Buffer.concat(pieces));
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      this.#refuse(path, `${error.message}, not converted`, ' ');
    }
  }

  #refuse(name: string, why: string, joint = ': '): void {
    this.#failed = true;
    const { err, colours } = this.#context;
    err(`${colours.err.error('error')}: ${escape(name)}${joint}${escape(why)}\n`);
  }
}

async function* partsOf(chunks: Chunks): AsyncGenerator<Part> {
  const splitter = splitterFor({});
  for await (const chunk of chunks) {
    yield* splitter.push(chunk);
    if (splitter.isFull) break;
  }
  yield* splitter.finish();
}

/** The elements of an input that is an array; `null` for anything else, also for what is not JSON. */
function batchOf(text: string): string[] | null {
  if (!/^\s*\[/.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return elementsOf(text);
}

function lineOf({ kind, from, to, message, lossy }: Change): string {
  const way = [from, to].filter((pointer) => pointer !== null).map((pointer) => escape(pointer));
  const places = way[0] === way[1] ? way[0]! : way.join(' -> ');
  return `${kind} ${places}: ${escape(message)}${lossy ? ' (lossy)' : ''}`;
}
