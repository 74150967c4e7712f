/** `cdevents-wasm run`: runs a command, and says in events that it started and how it ended. */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { escape } from '../emitters/escape.js';
import { type Context, Refusal } from '../emitters/output.js';
import { CdEventError, construct, convert, toCloudEvent, type Vocabulary } from '../faces/public.js';
import type { Sink } from '../sink/sink.js';
import { command, type Typed } from './arguments.js';
import { type Ended, runChild } from './child.js';
import { type CiRun, ciRun } from './ci.js';
import { oneOf, releaseOption, wholeNumber } from './options.js';
import { addressOption, loadSink, mode, shownAddress, signingOf } from './receivers.js';
import { reason } from './save.js';

const OPTIONS = {
  kind: { value: 'kind', help: 'what the command is: taskRun (default) or pipelineRun' },
  id: { value: 'id', help: 'the id of the run (default: its page in CI, or a new UUID)' },
  name: { value: 'name', help: 'the name of the task or pipeline (default: that of CI, or of the command)' },
  source: { value: 'uri', help: 'where the events come from (default: the repository in CI, or this host)' },
  url: { value: 'url', help: 'the page of the run (default: that of CI; for a pipelineRun, or this folder)' },
  'pipeline-run': { value: 'id', help: 'the run that a task belongs to (default: that of CI)' },
  release: { value: 'vocabulary', help: 'build the events for this vocabulary (default: the newest release)' },
  errors: { value: 'n', help: 'keep this many of the last lines of output, for a run that fails (default: 20)' },
  to: { value: 'url', help: 'send the events to this address, instead of printing them' },
  append: { value: 'file', help: 'append the events to this file, instead of printing them' },
  mode: { value: 'mode', help: 'send as structured (default), binary or batch CloudEvents' },
  'secret-file': { value: 'file', help: 'sign with the first secret in this file' },
  scheme: {
    value: 'scheme',
    help: 'how: header (default), standard, github, gitea, gitlab, pagerduty or token',
  },
} as const;

export const runCommand = command({
  operands: '-- <command> [argument]…',
  summary: 'run a command, and make events of its start and its end',
  options: OPTIONS,
  details: `The exit code is that of the command: 127 if there is none, and 128 and its
number if a signal has ended it. Trouble with the events is reported, and
changes nothing about the command. In GitHub Actions, GitLab CI and Jenkins the
ids are those of their pages. The last lines of the output are in the event of a
run that fails: --errors 0 leaves them out, and the terminal to the command.`,
  examples: [
    ['cdevents-wasm run --name test -- npm test', 'print taskRun.started and taskRun.finished'],
    [
      'cdevents-wasm run --kind pipelineRun --to http://127.0.0.1:8340 -- ./release.sh',
      'send them to cdevents-wasm serve',
    ],
  ],
  run,
});

const LINES = 20;
const MAX_LINES = 1000;

/** Attempts to send an event, and milliseconds that the end of the command waits for them. */
const ATTEMPTS = 3;
const PATIENCE = 10_000;

/** What both events say. */
interface Described {
  readonly kind: 'pipelinerun' | 'taskrun';
  readonly source: string;
  readonly id: string;
  readonly content: Record<string, unknown>;
  readonly release: Vocabulary | undefined;
}

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<number> {
  if (positionals.length === 0) throw new Refusal('run needs a command: cdevents-wasm run -- make test');
  if (values.to !== undefined && values.append !== undefined)
    throw new Refusal('--to and --append contradict each other');
  const lines = wholeNumber('--errors', values.errors) ?? LINES;
  if (lines > MAX_LINES) throw new Refusal(`--errors must be at most ${MAX_LINES}, not ${lines}`);
  const described = describedBy(values, positionals[0]!, ciRun(process.env));
  // Before the command is run: what is wrong with an option is no trouble on the way.
  const started = eventOf(described, 'started', {});
  const outlet = await outletOf(values, context);
  outlet.put(started);
  const ended = await runChild(positionals, lines, context.onSignal);
  if (ended.trouble !== null) {
    context.err(`${context.colours.err.error('error')}: ${escape(positionals[0]!)}: ${escape(ended.trouble)}\n`);
  }
  // The command is over: nothing keeps its exit code any more.
  context.onSignal(() => process.exit(ended.code));
  if (ended.isLineOpen && values.to === undefined && values.append === undefined) process.stdout.write('\n');
  try {
    outlet.put(eventOf(described, 'finished', outcomeOf(ended)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.err(`${context.colours.err.warning('warning')}: ${escape(error.message)}\n`);
  }
  await outlet.end();
  return ended.code;
}

function describedBy(values: Typed<typeof OPTIONS>['values'], program: string, ci: CiRun): Described {
  const kind = oneOf(['taskRun', 'pipelineRun'])(values.kind ?? 'taskRun', '--kind');
  const isTask = kind === 'taskRun';
  if (!isTask && values['pipeline-run'] !== undefined) throw new Refusal('--pipeline-run needs --kind taskRun');
  const source = values.source ?? ci.source ?? `//${hostname()}`;
  const release = releaseOption(values.release);
  const page = isTask ? ci.task : ci.run;
  const id = values.id ?? page ?? randomUUID();
  const name = values.name ?? (isTask ? ci.taskName : ci.pipeline) ?? basename(program);
  // An event of a pipeline run must have an address.
  const uri = values.url ?? page ?? (isTask ? undefined : here());
  const parent = values['pipeline-run'] ?? ci.run;
  const content = {
    [isTask ? 'taskName' : 'pipelineName']: name,
    ...(uri !== undefined && { uri }),
    ...(isTask && parent !== undefined && { pipelineRun: { id: parent } }),
  };
  return { kind: isTask ? 'taskrun' : 'pipelinerun', source, id, content, release };
}

/** Where the command is run, as an address. */
function here(): string {
  const url = pathToFileURL(process.cwd());
  url.hostname = hostname();
  return url.href;
}

function outcomeOf({ code, signal, trouble, isCancelled, tail }: Ended): Record<string, unknown> {
  if (code === 0) return { outcome: 'success' };
  const outcome = isCancelled ? 'cancel' : signal !== null || trouble !== null ? 'error' : 'failure';
  const how = trouble ?? (signal === null ? `exit code ${code}` : `ended by ${signal}`);
  return { outcome, errors: tail === '' ? how : `${how}\n${tail}` };
}

/** The event as JSON. Throws a `Refusal` if it cannot be valid. */
function eventOf({ kind, source, id, content, release }: Described, predicate: string, more: object): string {
  const event = { context: { source }, subject: { id, content: { ...content, ...more } } };
  try {
    const { json } = construct(`${kind}.${predicate}` as string, event);
    if (release === undefined) return json;
    const converted = convert(json, { to: release });
    if (converted.json !== null && converted.report.outcome === 'valid') return converted.json;
    const [found] = converted.report.diagnostics;
    throw new Refusal(`--release ${release}: ${found?.message ?? 'it has no such event'}`);
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    const [found] = error.report?.diagnostics ?? [];
    throw new Refusal(`the event would not be valid: ${found === undefined ? error.message : found.message}`);
  }
}

/** Where the events go. Nothing here throws or rejects, whatever happens to them. */
interface Outlet {
  put(json: string): void;
  /** Resolves when they have arrived, or when it has been tried for long enough. */
  end(): Promise<void>;
}

async function outletOf(values: Typed<typeof OPTIONS>['values'], { err, colours }: Context): Promise<Outlet> {
  const warn = (text: string): void => err(`${colours.err.warning('warning')}: ${escape(text)}\n`);
  const { to, append } = values;
  const signing = await signingOf({
    file: ['--secret-file', values['secret-file']],
    scheme: ['--scheme', values.scheme],
    header: ['', undefined],
  });
  if (to === undefined && (values.mode ?? values['secret-file']) !== undefined) {
    throw new Refusal(`${values.mode === undefined ? '--secret-file' : '--mode'} needs --to`);
  }
  if (to !== undefined) {
    const url = await addressOption(to, '--to');
    const { Sink } = await loadSink();
    return new Sending(new Sink(url, signing), mode(values.mode ?? 'structured', '--mode'), (why) =>
      warn(`an event was not sent to ${shownAddress(url)}: ${why}`),
    );
  }
  const put = (json: string): void => {
    if (append === undefined) process.stdout.write(`${json}\n`);
    else {
      try {
        appendFileSync(append, `${json}\n`);
      } catch (error) {
        warn(`an event was not appended to ${append}: ${reason(error)}`);
      }
    }
  };
  return { put, end: () => Promise.resolve() };
}

class Sending implements Outlet {
  readonly #sink: Sink;
  readonly #mode: 'structured' | 'binary' | 'batch';
  readonly #warn: (why: string) => void;
  #queue: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(sink: Sink, chosen: 'structured' | 'binary' | 'batch', warn: (why: string) => void) {
    this.#sink = sink;
    this.#mode = chosen;
    this.#warn = warn;
  }

  put(json: string): void {
    this.#queue = this.#queue.then(() => this.#post(json));
  }

  async end(): Promise<void> {
    const limit = wait(PATIENCE, undefined, { ref: false }).then(() => {
      this.#isOver = true;
      this.#sink.close();
    });
    await Promise.race([this.#queue, limit]);
    await this.#queue;
    this.#sink.close();
  }

  async #post(json: string): Promise<void> {
    const { backoff } = await loadSink();
    const message = toCloudEvent(this.#mode === 'batch' ? `[${json}]` : json, { mode: this.#mode });
    if (message === null) return this.#warn('it cannot be sent in this mode');
    for (let failures = 1; ; failures += 1) {
      if (this.#isOver) return this.#warn('there was no more time');
      const outcome = await this.#sink.post(message);
      if (outcome.result === 'taken') return;
      if (outcome.result !== 'later' || failures >= ATTEMPTS) return this.#warn(outcome.why);
      await wait(Math.min(backoff(failures, outcome.retryAfter), PATIENCE / 4));
    }
  }
}
