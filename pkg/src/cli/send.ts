/** `cdevents-wasm send`: posts events to a receiver. */
import { setTimeout as wait } from 'node:timers/promises';
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { count } from '../emitters/summary.js';
import { type HttpMessage, type Report, toCloudEvent, type ValidateOptions } from '../faces/public.js';
import { elementsOf } from '../records/json-text.js';
import { fileLine, type Judged, judge, splitterFor, textOf } from '../records/records.js';
import type { Sink } from '../sink/sink.js';
import { command, type Typed } from './arguments.js';
import { filesOf, STDIN } from './names.js';
import { RELEASE, releaseOption, wholeNumber } from './options.js';
import { addressOption, loadSink, mode, shownAddress, signingOf } from './receivers.js';
import { reason } from './save.js';
import { contentOf, inflated, stdin } from './sources.js';

const OPTIONS = {
  to: { value: 'url', help: 'the address of the receiver' },
  mode: { value: 'mode', help: 'structured (default), binary, or batch: up to 100 events in a request' },
  'secret-file': { value: 'file', help: 'sign with the first secret in this file' },
  scheme: {
    value: 'scheme',
    help: 'how: header (default), standard, github, gitea, gitlab, pagerduty or token',
  },
  'signature-header': { value: 'name', help: 'the header for the signature, if it is not that of the scheme' },
  retries: { value: 'n', help: 'how often a request is repeated that fails (default: 5)' },
  invalid: { help: 'send events that are not valid, too' },
  release: RELEASE,
  strict: { help: 'treat warnings as errors' },
  quiet: { help: 'print nothing but errors' },
} as const;

export const sendCommand = command({
  operands: '<file, folder, glob or ->…',
  summary: 'post events to a receiver, as CloudEvents',
  options: OPTIONS,
  details: `Events are sent one after the other, in their order. What is not valid is not
sent. A request that fails is repeated after a while, or when the receiver says;
if it still fails, the rest is not sent. Exit code 1: some were not sent, since
they are not valid or not wanted; 2: the receiver could not be reached.`,
  examples: [
    ['cdevents-wasm send --to http://127.0.0.1:8340 events.ndjson', 'to cdevents-wasm serve'],
    ['cdevents-wasm send --to http://127.0.0.1:8340 --mode batch --quiet events', 'a folder, in batches'],
    [
      'cdevents-wasm send --to https://events.example.com --mode batch --scheme standard --secret-file secret events',
      'a folder, signed',
    ],
  ],
  run,
});

const RETRIES = 5;

/** Events in a request of mode `batch`, and the characters after which it is sent. */
const BATCH = 100;
const BATCH_LENGTH = 256 * 1024;

/** The receiver took nothing, and will not: the rest need not be tried. */
class GivenUp extends Error {}

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<number> {
  if (values.to === undefined) throw new Refusal('send needs the address of a receiver: --to');
  const url = await addressOption(values.to, '--to');
  if (positionals.length === 0) throw new Refusal('send needs the names of files or folders, or - for standard input');
  const signing = await signingOf({
    file: ['--secret-file', values['secret-file']],
    scheme: ['--scheme', values.scheme],
    header: ['--signature-header', values['signature-header']],
  });
  const { Sink } = await loadSink();
  const sink = new Sink(url, signing);
  const sender = new Sender(sink, values, context);
  try {
    return await sender.send(positionals, shownAddress(url));
  } finally {
    sink.close();
  }
}

/** An event that waits to be sent in a batch, and where it is from. */
interface Item {
  readonly text: string;
  readonly place: string;
}

class Sender {
  readonly #sink: Sink;
  readonly #values: Typed<typeof OPTIONS>['values'];
  readonly #context: Context;
  readonly #mode: 'structured' | 'binary' | 'batch';
  readonly #retries: number;
  readonly #options: ValidateOptions;
  #batch: Item[] = [];
  #length = 0;
  #sent = 0;
  #invalid = 0;
  #refused = 0;
  #failed = false;

  constructor(sink: Sink, values: Typed<typeof OPTIONS>['values'], context: Context) {
    this.#sink = sink;
    this.#values = values;
    this.#context = context;
    this.#mode = mode(values.mode ?? 'structured', '--mode');
    this.#retries = wholeNumber('--retries', values.retries) ?? RETRIES;
    this.#options = { release: releaseOption(values.release), strict: values.strict === true };
  }

  async send(operands: readonly string[], address: string): Promise<ExitCode> {
    let rest = '';
    try {
      for (const operand of operands) await this.#operand(operand);
      await this.#flush();
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      this.#failed = true;
      this.#error(error.message);
      rest = '; the rest was not sent';
    }
    const parts = [`${count(this.#sent, 'event')} sent to ${address}`];
    if (this.#invalid > 0) parts.push(`${this.#invalid} not valid`);
    if (this.#refused > 0) parts.push(`${this.#refused} refused`);
    if (!this.#values.quiet) await this.#context.out(`${escape(parts.join(', '))}${rest}\n`);
    const wrong = this.#invalid + this.#refused > 0;
    return this.#failed ? EXIT.failed : wrong ? EXIT.problems : EXIT.clean;
  }

  async #operand(operand: string): Promise<void> {
    try {
      for (const name of operand === STDIN ? [STDIN] : await filesOf(operand)) await this.#file(name);
    } catch (error) {
      if (error instanceof GivenUp) throw error;
      if (!(error instanceof Refusal) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      this.#failed = true;
      this.#error(`${operand}: ${error instanceof Refusal ? error.message : `cannot be read: ${reason(error)}`}`);
    }
  }

  async #file(name: string): Promise<void> {
    const splitter = splitterFor(this.#options);
    const shown = name === STDIN ? '<stdin>' : name;
    const chunks = inflated(name === STDIN ? stdin() : contentOf(name), () => undefined);
    for await (const chunk of chunks) {
      for (const part of splitter.push(chunk)) await this.#input(shown, judge(part, this.#options));
    }
    for (const part of splitter.finish()) await this.#input(shown, judge(part, this.#options));
  }

  /** An event, or an array of them: each element stands for itself. */
  async #input(name: string, input: Judged): Promise<void> {
    const { report } = input;
    const text = textOf(input.bytes).replace(/^\ufeff/, '');
    const elements = report.events.length > 0 && report.event === null ? elementsOf(text) : null;
    if (elements === null) return this.#event(text, report, `${name}:${input.line}`, input);
    for (const [index, element] of elements.entries()) {
      const part = judge({ ...input, bytes: Buffer.from(element) }, this.#options);
      await this.#event(element, part.report, `${name}:${input.line}: element ${index}`, input);
    }
  }

  async #event(text: string, report: Report, place: string, input: Judged): Promise<void> {
    const isWanted = report.outcome === 'valid' || (this.#values.invalid && report.event !== null);
    const item = { text, place };
    const message = isWanted && this.#mode !== 'batch' ? toCloudEvent(text, { mode: this.#mode }) : null;
    if (!isWanted || (message === null && this.#mode !== 'batch')) return this.#notValid(report, place, input);
    if (message !== null) return this.#post(message, [item]);
    this.#batch.push(item);
    this.#length += text.length;
    if (this.#batch.length >= BATCH || this.#length >= BATCH_LENGTH) await this.#flush();
  }

  #notValid(report: Report, place: string, input: Judged): void {
    this.#invalid += 1;
    const found = report.diagnostics.find(({ severity }) => severity === 'error') ?? report.diagnostics[0];
    const range = found?.range;
    const where = range === undefined || place.includes(': element') ? place : at(place, fileLine(input, range), range);
    const why = found === undefined ? 'it cannot be sent in this mode' : `${found.message} (${found.rule})`;
    this.#error(`${where}: not sent: ${why}`);
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    [this.#batch, this.#length] = [[], 0];
    if (batch.length === 0) return;
    const message = toCloudEvent(`[${batch.map(({ text }) => text).join(',')}]`, { mode: 'batch' });
    if (message !== null) return this.#post(message, batch);
    for (const item of batch) {
      this.#invalid += 1;
      this.#error(`${item.place}: not sent: it cannot be sent in this mode`);
    }
  }

  /** Posts until it is taken or refused. Throws `GivenUp` if neither happens. */
  async #post(message: HttpMessage, items: readonly Item[]): Promise<void> {
    const { backoff } = await loadSink();
    for (let failures = 1; ; failures += 1) {
      const outcome = await this.#sink.post(message);
      if (outcome.result === 'taken') {
        this.#sent += items.length;
        return;
      }
      if (outcome.result === 'refused') {
        if (items.length > 1) return this.#each(items);
        this.#refused += 1;
        this.#error(`${items[0]!.place}: the receiver does not take it: ${outcome.why}${answer(outcome.text)}`);
        return;
      }
      const place = items[0]!.place;
      if (outcome.result === 'blocked') {
        throw new GivenUp(`${place}: the receiver takes nothing: ${outcome.why}${answer(outcome.text)}`);
      }
      if (failures > this.#retries) {
        throw new GivenUp(`${place}: ${outcome.why}${this.#retries === 0 ? '' : `, after ${failures} attempts`}`);
      }
      await wait(backoff(failures, outcome.retryAfter));
    }
  }

  /** A batch that is refused is sent again one by one: nothing of it was taken. */
  async #each(items: readonly Item[]): Promise<void> {
    for (const item of items) {
      const message = toCloudEvent(`[${item.text}]`, { mode: 'batch' });
      if (message !== null) await this.#post(message, [item]);
    }
  }

  #error(text: string): void {
    const { err, colours } = this.#context;
    err(`${colours.err.error('error')}: ${escape(text)}\n`);
  }
}

function at(place: string, line: number, { start }: NonNullable<Report['diagnostics'][number]['range']>): string {
  return place.replace(/:\d+$/, `:${line}:${start.column}`);
}

/** What a receiver says, for people: the detail of its problem, or the beginning of its text. */
function answer(text: string): string {
  if (text.trim() === '') return '';
  try {
    const { detail, diagnostics } = JSON.parse(text) as { detail?: string; diagnostics?: { message: string }[] };
    const said = detail ?? diagnostics?.[0]?.message;
    if (typeof said === 'string') return `: ${said.slice(0, 200)}`;
  } catch {
    // Any text.
  }
  return `: ${text.trim().replace(/\s+/g, ' ').slice(0, 200)}`;
}
