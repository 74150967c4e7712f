/** `cdevents-wasm webhook`: says what events saved webhooks stand for. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, Refusal } from '../emitters/output.js';
import { fromWebhook, type Webhook, type WebhookOptions } from '../faces/public.js';
import { PROVIDERS } from '../generated/webhooks.js';
import { splitterFor, textOf } from '../records/records.js';
import { command, type Typed } from './arguments.js';
import { type Delivery, httpMessages, isHttp, jsonMessage } from './deliveries.js';
import { eachFile, STDIN } from './names.js';
import { oneOf, releaseOption } from './options.js';
import { contentOf, inflated, stdin } from './sources.js';

const OPTIONS = {
  provider: { value: 'name', help: 'who has sent the messages, where their headers do not say it: github, gitlab, …' },
  source: { value: 'uri', help: 'the source of the events (default: the repository, project or server)' },
  environment: { value: 'id', help: 'the environment of deployments and incidents that name none' },
  url: { value: 'template', help: 'the page of a run, for Tekton, with {namespace}, {kind}, {name} and {uid}' },
  now: { value: 'time', help: 'the time of what has none in its message, as RFC 3339 (default: now)' },
  release: { value: 'vocabulary', help: 'write events of this vocabulary (default: the newest release)' },
  links: { help: 'link each event to the one before it in its run' },
  format: { value: 'format', help: 'output format: ndjson (default), an event per line; or json: a line per message' },
  quiet: { help: 'print no notes and no reasons' },
} as const;

export const webhookCommand = command({
  operands: '<file, folder, glob or ->…',
  summary: 'map the webhooks of other systems to events',
  options: OPTIONS,
  details: `A message is a request as HTTP writes it (.http), JSON with "headers" and
"body", or a body alone, for which --provider names the sender if its shape does
not. JSON can have several messages, one after the other; in .http files lines
that begin with ### separate them. No signature is checked.
Events go to standard output. Why a message gives none, and what had to be
decided, goes to standard error. Most messages stand for no event: that is no
problem. The exit code is 1 if something required is missing, or a message is
not JSON, of no known system, or an event already.
Systems: ${PROVIDERS.slice(0, 6).join(', ')},
${PROVIDERS.slice(6).join(', ')}.`,
  examples: [
    ['cdevents-wasm webhook delivery.http', 'print the events that a saved request stands for'],
    ['cdevents-wasm webhook --provider github --release 0.4.1 body.json', 'a body alone, as events of 0.4.1'],
    ['cdevents-wasm webhook - < deliveries.ndjson | cdevents-wasm check -', 'map and check many'],
  ],
  run: (typed, context) => new Run(typed, context).all(),
});

/** What is wrong with a message, as opposed to one that stands for nothing. */
const PROBLEMS: readonly Webhook['code'][] = ['lacks-required', 'already-an-event', 'not-json', 'unknown-provider'];

class Run {
  readonly #names: readonly string[];
  readonly #context: Context;
  readonly #options: WebhookOptions;
  readonly #isJson: boolean;
  readonly #isQuiet: boolean;
  #failed = false;
  #problems = false;

  constructor({ values, positionals }: Typed<typeof OPTIONS>, context: Context) {
    const { provider, release, links, format, quiet, now, ...extras } = values;
    this.#names = positionals;
    this.#context = context;
    this.#isJson = oneOf(['ndjson', 'json'])(format ?? 'ndjson', '--format') === 'json';
    this.#isQuiet = quiet === true;
    if (positionals.length === 0) {
      throw new Refusal('webhook needs the names of files or folders, or - for standard input');
    }
    for (const [name, value] of Object.entries(extras)) {
      if (value === '') throw new Refusal(`--${name} must not be empty`);
    }
    if (now !== undefined && !(/^\d{4}-\d\d-\d\dT/i.test(now) && !Number.isNaN(Date.parse(now)))) {
      throw new Refusal(`--now must be a time of RFC 3339, not ${JSON.stringify(now)}`);
    }
    this.#options = {
      ...extras,
      now,
      provider: provider === undefined ? undefined : oneOf(PROVIDERS)(provider, '--provider'),
      release: releaseOption(release),
      links: links === true,
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

  #refuse(argument: string, why: string): void {
    this.#failed = true;
    const { err, colours } = this.#context;
    err(`${colours.err.error('error')}: ${escape(argument)}: ${escape(why)}\n`);
  }

  async #file(name: string): Promise<void> {
    const shown = name === STDIN ? '<stdin>' : name;
    const chunks = inflated(name === STDIN ? stdin() : contentOf(name), () => undefined);
    const splitter = splitterFor({});
    // A message as HTTP writes it has its own end: that of the file.
    let http: Uint8Array[] | undefined;
    let isFirst = true;
    for await (const chunk of chunks) {
      if (this.#context.stopped()) return;
      if (isFirst && isHttp(name, textOf(chunk))) http = [];
      isFirst = false;
      if (http !== undefined) http.push(chunk);
      else await this.#parts(shown, splitter.push(chunk));
      if (splitter.isFull) break;
    }
    if (http === undefined) {
      await this.#parts(shown, splitter.finish());
      return;
    }
    const messages = httpMessages(textOf(Buffer.concat(http)));
    for (const [index, message] of messages.entries()) {
      await this.#message(messages.length > 1 ? `${shown}[${index}]` : shown, message);
    }
  }

  async #parts(name: string, parts: ReturnType<ReturnType<typeof splitterFor>['push']>): Promise<void> {
    for (const { bytes, line } of parts) {
      if (this.#context.stopped()) return;
      await this.#message(line > 1 ? `${name}:${line}` : name, jsonMessage(textOf(bytes)));
    }
  }

  async #message(place: string, message: Delivery): Promise<void> {
    const mapped = fromWebhook(message, this.#options);
    const { out, err } = this.#context;
    const { events, code, reason: why, notes } = mapped;
    if (PROBLEMS.includes(code)) this.#problems = true;
    if (this.#isJson) {
      await out(`${JSON.stringify({ ...mapped, events: events.map(({ event }) => event) })}\n`);
    } else {
      for (const { json } of events) await out(`${json}\n`);
    }
    if (this.#isQuiet) return;
    if (why !== null) err(`${escape(place)}: no event (${code}): ${escape(why)}\n`);
    for (const { pointer, message: words } of notes) {
      if (words === why) continue;
      err(`${escape(place)}: note${pointer === '' ? '' : ` at ${escape(pointer)}`}: ${escape(words)}\n`);
    }
  }
}
