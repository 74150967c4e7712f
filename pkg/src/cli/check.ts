/** `cdevents-wasm check`: judges the events of files, one file after the other, whatever is in them. */
import { makeFormat } from '../emitters/format.js';
import { type Context, EXIT, type ExitCode, type Format, Refusal } from '../emitters/output.js';
import type { LifecycleOptions, ValidateOptions } from '../faces/public.js';
import { History } from '../records/history.js';
import { LogSplitter } from '../records/log.js';
import { exactText, fixAll, splitterFor } from '../records/records.js';
import type { Part } from '../records/split.js';
import { command, type Typed } from './arguments.js';
import { type Config, readConfig } from './config.js';
import { forTerminal, steers, unified } from './diff.js';
import { readExpectations } from './expect.js';
import { type Answer, type Entry, type Judges, judges, type Setup, Threads } from './jobs.js';
import { filesOf, STDIN } from './names.js';
import { formatOption, fromOption, RELEASE, RULE, releaseOption, ruleOptions, WINDOW, wholeNumber } from './options.js';
import { Outcome } from './outcome.js';
import { Progress } from './progress.js';
import { NotSaved, read, reason, refuseUnplain, replace, type Snapshot } from './save.js';
import { schemaOptions } from './schemas.js';
import { ShareWriter, shareOf, type Terms } from './shards.js';
import { type Chunks, contentOf, inflated, isGzip, stdin } from './sources.js';

const OPTIONS = {
  format: { value: 'format', help: 'output format: text (default), json, ndjson, sarif, junit, github or gitlab' },
  release: RELEASE,
  strict: { help: 'treat warnings as errors' },
  'no-strict': { help: 'override "strict": true in the settings' },
  rule: RULE,
  lifecycle: { help: 'check the history of the events too, over all files in the given order' },
  complete: { help: 'the files have the whole history: report what is missing (implies --lifecycle)' },
  window: WINDOW,
  expect: {
    value: 'file',
    help: 'what the runs of your pipelines consist of, as a JSON array (implies --lifecycle)',
  },
  from: { value: 'form', help: 'json (default), or log: events inside lines of text' },
  schema: {
    value: 'type=file',
    isRepeated: true,
    help: 'check the events of a type, or with a schemaUri, by a JSON Schema of your own as well; can be repeated',
  },
  jobs: { value: 'n', help: 'judge in this many threads (default: 1)' },
  shard: { value: 'i/n', help: 'judge share i of n only, and write what merge puts together' },
  'max-warnings': { value: 'n', help: 'exit with 1 if there are more than this many warnings' },
  'max-diagnostics': { value: 'n', help: 'report at most this many findings per input (default: 100)' },
  quiet: { help: 'hide valid events, notes and the summary (text, github, gitlab)' },
  fix: { help: 'apply the safe fixes to the files' },
  diff: { help: 'print what --fix would change, as a patch; write nothing' },
  config: { value: 'file', help: 'read settings from this file instead of cdevents.config.json' },
  'no-config': { help: 'ignore cdevents.config.json' },
} as const;

export const check = command({
  operands: '<file, folder, glob or ->…',
  summary: 'check the events in files, or from standard input (-)',
  options: OPTIONS,
  details: `A file contains one event, an array of events, or one event per line, and may
be compressed with gzip. In a folder, all .json, .ndjson and .jsonl files are
checked. Settings come from the nearest cdevents.config.json, in this folder or
above it, up to the root of the repository; options override them. Each finding
has a code, such as CDE402: cdevents-wasm explain CDE402 explains it.

With --lifecycle, inputs are numbered from 0 over all files: these are the
records that findings about histories name.`,
  examples: [
    ['cdevents-wasm check event.json', 'report what is wrong with an event, and where'],
    ['cdevents-wasm check events "logs/**/*.ndjson"', 'check a folder and all files that a glob matches'],
    ['tail -f events.ndjson | cdevents-wasm check -', 'check events as they arrive'],
    ['cdevents-wasm check --fix events', 'apply the safe fixes'],
    ['cdevents-wasm check --complete events.ndjson', 'check a whole history: what is missing is reported too'],
    ['cdevents-wasm check --rule CDE307=off --format github .', 'annotate a pull request, with one rule off'],
  ],
  run: (typed, context) => new Run(typed, context).all(),
});

const MAX_JOBS = 256;

/** Bytes of inputs that a thread is given at once, and how long it waits for as many, in milliseconds. */
const BATCH = 128 * 1024;
const PATIENCE = 50;

/** With `--diff` standard output is for the patch alone. */
const SILENT: Format = { input: () => '', history: () => '', close: () => undefined, failure: () => '', end: () => [] };

/** Something to be done among the inputs that wait for a thread. */
interface Mark {
  before: number;
  work: () => Promise<void>;
}

class Run {
  readonly #typed: Typed<typeof OPTIONS>;
  readonly #context: Context;
  readonly #progress: Progress;
  #format = SILENT;
  #outcome: Outcome;
  #options: ValidateOptions = {};
  /** Writes a share, instead of what is printed otherwise. */
  #share: ShareWriter | undefined;
  #asksRecords = false;
  /** The steps at which the inputs of a share are. */
  readonly #numbers = new Map<Part, number>();
  #isLog = false;
  #judges: Judges | undefined;
  #threads: Threads | undefined;
  /** Inputs that are to be judged. */
  #entries: Entry[] = [];
  /** What is to be done among them: each before the input with this index. */
  #marks: Mark[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  /** The answers of threads, in the order in which they are printed; each is done when those before it are. */
  #pending: Promise<void>[] = [];

  constructor(typed: Typed<typeof OPTIONS>, context: Context) {
    this.#typed = typed;
    const isWatched = context.isWatched && typed.values.quiet !== true;
    const progress = new Progress(isWatched ? (text) => context.err(text) : null);
    this.#progress = progress;
    this.#context = {
      ...context,
      // A terminal may show both streams.
      err(text) {
        progress.clear();
        context.err(text);
      },
    };
    this.#outcome = this.#made({ history: null, maxWarnings: Infinity });
  }

  #made({ history, maxWarnings }: { history: History | null; maxWarnings: number }): Outcome {
    const terms = { format: this.#format, history, strict: this.#options.strict === true, maxWarnings };
    return new Outcome(terms, this.#context, () => this.#progress.clear());
  }

  /** Judges every file, goes on after those that cannot be read, and says at the end what there was. */
  async all(): Promise<ExitCode> {
    try {
      return await this.#all();
    } finally {
      this.#progress.clear();
      clearTimeout(this.#timer);
      await this.#threads?.end();
    }
  }

  async #all(): Promise<ExitCode> {
    const { values, positionals } = this.#typed;
    const terms = await this.#settings();
    const context = { ...this.#context, quiet: values.quiet === true };
    if (!values.diff && this.#share === undefined) this.#format = makeFormat(terms.format, context);
    const { options, lifecycle, expect } = terms;
    const isJudged = lifecycle !== null && this.#share === undefined;
    const history = isJudged ? new History({ ...options, lifecycle, expect }) : null;
    this.#outcome = this.#made({ history, maxWarnings: terms.maxWarnings ?? Infinity });
    if (this.#share !== undefined) await this.#outcome.print(this.#share.head(terms));

    for (const argument of positionals) {
      let names = [argument];
      try {
        if (argument !== STDIN) names = await filesOf(argument);
      } catch (error) {
        await this.#refuse(argument, error instanceof Refusal ? error.message : `cannot be read: ${reason(error)}`);
        continue;
      }
      for (const name of names) {
        if (context.stopped()) return EXIT.failed;
        await this.#file(name);
      }
    }

    await this.#settle();
    if (this.#share !== undefined) await this.#outcome.print(this.#share.end());
    const code = await this.#outcome.end();
    if (values.diff && !values.quiet) context.err(this.#outcome.summary.line());
    // What is wrong with a share is the business of `merge`.
    if (this.#share !== undefined) return code === EXIT.failed ? code : EXIT.clean;
    this.#outcome.sayLimit();
    return code;
  }

  /** What the command line says; where it is silent, what the configuration says. */
  async #settings(): Promise<Terms> {
    const { values, positionals } = this.#typed;
    const asked: Config = {
      format: formatOption(values.format),
      release: releaseOption(values.release),
      strict: values['no-strict'] ? false : values.strict,
      rules: ruleOptions(values.rule),
      maxWarnings: wholeNumber('--max-warnings', values['max-warnings']),
      maxDiagnostics: wholeNumber('--max-diagnostics', values['max-diagnostics']),
    };
    if (values.strict && values['no-strict']) throw new Refusal('--strict and --no-strict contradict each other');
    if (values.config !== undefined && values['no-config'])
      throw new Refusal('--config and --no-config contradict each other');
    if (values.fix && values.diff) throw new Refusal('--fix and --diff contradict each other');
    if (values.diff && asked.format !== undefined)
      throw new Refusal('--diff prints a patch and nothing else, so it takes no --format');
    if (positionals.length === 0)
      throw new Refusal('check needs the names of files or folders, or - for standard input');
    if ((values.fix || values.diff) && positionals.includes(STDIN))
      throw new Refusal(`--${values.fix ? 'fix' : 'diff'} needs files; it cannot change standard input`);

    const jobs = wholeNumber('--jobs', values.jobs) ?? 1;
    if (jobs < 1 || jobs > MAX_JOBS) throw new Refusal(`--jobs takes a number from 1 to ${MAX_JOBS}, not ${jobs}`);
    if (values.shard !== undefined) this.#share = new ShareWriter(shareOf(values.shard));
    if (values.shard !== undefined && (values.fix || values.diff)) {
      throw new Refusal(`--${values.fix ? 'fix' : 'diff'} takes no --shard`);
    }
    const windowMs = wholeNumber('--window', values.window);
    this.#isLog = values.from !== undefined && fromOption(values.from, '--from') === 'log';
    if (this.#isLog && (values.fix || values.diff)) throw new Refusal('--fix and --diff cannot change logs');

    const config = values['no-config'] ? {} : await readConfig(values.config);
    this.#options = {
      release: asked.release ?? config.release,
      strict: asked.strict ?? config.strict,
      maxDiagnostics: asked.maxDiagnostics ?? config.maxDiagnostics,
      limits: config.limits,
      rules: { ...config.rules, ...asked.rules },
    };
    const expect = values.expect === undefined ? config.expect : await readExpectations(values.expect);
    const isHistory = values.lifecycle === true || values.complete === true || expect !== undefined;
    if (windowMs !== undefined && !isHistory) throw new Refusal('--window needs --lifecycle');
    if (values.diff && (values.lifecycle || values.complete || values.expect !== undefined)) {
      throw new Refusal('--diff prints a patch and nothing else, so it takes no --lifecycle');
    }
    const lifecycle: LifecycleOptions = {
      complete: values.complete === true,
      ...(windowMs !== undefined && { windowMs }),
    };
    this.#asksRecords = isHistory && !values.diff;
    const format = asked.format ?? config.format ?? 'text';
    const setup: Setup = {
      options: this.#options,
      schemas: schemaOptions(values.schema),
      folder: config.schemas,
      // A share has what every format is made of.
      format: values.diff === true ? null : this.#share === undefined ? format : 'json',
      isHistory: this.#asksRecords,
      columns: this.#context.columns,
      quiet: values.quiet === true,
      terminal: this.#context.terminal,
    };
    // Also with threads: a schema that cannot be used is refused before there are any.
    this.#judges = await judges(setup);
    if (jobs > 1) this.#threads = new Threads(jobs, setup);
    return {
      format,
      quiet: values.quiet === true,
      options: this.#options,
      lifecycle: this.#asksRecords ? lifecycle : null,
      ...(expect !== undefined && { expect }),
      maxWarnings: asked.maxWarnings ?? config.maxWarnings ?? null,
    };
  }

  async #file(file: string): Promise<void> {
    const name = file === STDIN ? '<stdin>' : file;
    try {
      if (file === STDIN)
        await this.#judgeAll(
          name,
          inflated(stdin(), () => undefined),
        );
      else if (this.#typed.values.fix || this.#typed.values.diff) await this.#change(file);
      else
        await this.#judgeAll(
          name,
          inflated(contentOf(file), () => undefined),
        );
    } catch (error) {
      if (error instanceof Refusal || (error as NodeJS.ErrnoException).code === undefined) throw error;
      await this.#refuse(name, `cannot be read: ${reason(error)}${notUtf8(file)}`);
    }
  }

  /** Fixes a file, or shows how; then judges what is in it. */
  async #change(file: string): Promise<void> {
    const snapshot = await read(file);
    let { bytes } = snapshot;
    const isShown = this.#typed.values.diff === true;
    if (isGzip(bytes)) {
      await this.#settle();
      const { fixable } = this.#outcome.summary;
      await this.#judgeAll(
        file,
        inflated(oneChunk(bytes), () => undefined),
      );
      await this.#settle();
      if (this.#outcome.summary.fixable > fixable)
        await this.#refuse(file, `is compressed with gzip, ${notDone(isShown)}`, ' ');
      return;
    }
    const fixed = fixAll(bytes, this.#options);
    if (fixed.fixes > 0) {
      try {
        if (isShown) {
          const text = patch(snapshot, fixed.bytes, this.#context);
          await this.#then(() => this.#outcome.print(text));
          this.#outcome.problem();
        } else {
          replace(snapshot, fixed.bytes);
          this.#outcome.summary.fixed += fixed.fixes;
          bytes = fixed.bytes;
        }
      } catch (error) {
        if (!(error instanceof NotSaved)) throw error;
        await this.#refuse(file, `${error.message}, ${notDone(isShown)}`, ' ');
      }
    }
    await this.#judgeAll(file, oneChunk(bytes));
  }

  /** Judges the inputs of a file one after the other, as they arrive. */
  async #judgeAll(name: string, chunks: Chunks): Promise<void> {
    const splitter = this.#isLog ? new LogSplitter(this.#options) : splitterFor(this.#options);
    let length: number | undefined = 0;
    for await (const chunk of chunks) {
      length += chunk.length;
      for (const part of splitter.push(chunk)) await this.#judge(name, part);
      if (this.#threads === undefined) await this.#outcome.flush();
      this.#progress.add(chunk.length, this.#outcome.summary);
      if (this.#context.stopped()) return;
      if (splitter.isFull) {
        length = undefined;
        break;
      }
    }
    for (const part of splitter.finish()) await this.#judge(name, part);
    const at = this.#share?.next() ?? 0;
    await this.#then(async () => {
      if (this.#share !== undefined) await this.#outcome.print(this.#share.close(at, name, length));
      await this.#outcome.close(name, length);
    });
  }

  async #judge(name: string, part: Part): Promise<void> {
    if (this.#share !== undefined) {
      const { isOurs, at } = this.#share.takesNext();
      if (!isOurs) return;
      this.#numbers.set(part, at);
    }
    const entry = { name, part };
    if (this.#threads === undefined) {
      await this.#take([entry], this.#judges!([entry]));
      return;
    }
    this.#entries.push(entry);
    this.#bytes += part.bytes.length;
    if (this.#bytes >= BATCH) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), PATIENCE);
    if (this.#pending.length >= this.#threads.room) await this.#pending[0];
  }

  /** Gives a thread what has gathered. */
  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [entries, marks] = [this.#entries, this.#marks];
    if (this.#threads === undefined || entries.length === 0) return;
    [this.#entries, this.#marks, this.#bytes] = [[], [], 0];
    const answer = this.#threads.judge(entries);
    // It is awaited below, and until then no failure of it is unheard.
    answer.catch(() => undefined);
    this.#after(async () => {
      await this.#take(entries, await answer, marks);
      await this.#outcome.flush();
    });
  }

  /** Does something after all that is pending. */
  #after(work: () => Promise<void>): void {
    const before = this.#pending.at(-1) ?? Promise.resolve();
    const done = before.then(work);
    this.#pending.push(done);
    done.then(
      () => this.#pending.shift(),
      () => undefined,
    );
  }

  /** Does something after what was read before it has been judged and printed. */
  async #then(work: () => Promise<void>): Promise<void> {
    if (this.#entries.length > 0) this.#marks.push({ before: this.#entries.length, work });
    else if (this.#pending.length > 0) this.#after(work);
    else await work();
  }

  /** Waits for all that is pending. */
  async #settle(): Promise<void> {
    this.#send();
    await this.#pending.at(-1);
  }

  /** Takes what came of inputs. */
  async #take(entries: readonly Entry[], answer: Answer, marks: Mark[] = []): Promise<void> {
    const { pieces, judged, lines, counts, isProblem } = answer;
    this.#outcome.counted(counts, isProblem);
    const next = marks.values();
    let mark = next.next().value;
    const doUpTo = async (index: number): Promise<void> => {
      for (; mark !== undefined && mark.before <= index; mark = next.next().value) await mark.work();
    };
    for (const [index, { name, part }] of entries.entries()) {
      await doUpTo(index);
      const input = judged[index];
      const record = lines[index];
      if (this.#share !== undefined) {
        const at = this.#numbers.get(part)!;
        this.#numbers.delete(part);
        await this.#outcome.print(this.#share.input(at, name, input!, record));
        continue;
      }
      const printed = input === undefined ? (pieces[index] ?? '') : this.#format.input(name, input);
      await this.#outcome.input(name, part, printed, record);
    }
    await doUpTo(entries.length);
  }

  async #refuse(name: string, why: string, joint = ': '): Promise<void> {
    this.#outcome.fail();
    const at = this.#share?.next() ?? 0;
    await this.#then(async () => {
      if (this.#share !== undefined) await this.#outcome.print(this.#share.failure(at, name, why, joint));
      await this.#outcome.failure(name, why, joint);
    });
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function notDone(isShown: boolean): string {
  return isShown ? 'not shown' : 'not fixed';
}

/** What `--fix` would do to a file that it would touch. */
function patch(snapshot: Snapshot, bytes: Uint8Array, { terminal, colours }: Context): string {
  refuseUnplain(snapshot);
  const before = exactText(snapshot.bytes);
  const after = exactText(bytes);
  if (before === null || after === null) throw new NotSaved('is not valid UTF-8, so only --fix can change it');
  const text = unified(snapshot.path, before, after);
  if (terminal) return forTerminal(text, colours.out);
  if (steers(text)) {
    throw new NotSaved(
      'needs a patch with characters that could control a terminal or a CI runner, so only --fix can change it',
    );
  }
  return text;
}

/** Node hands over names that are not UTF-8 in a form under which no file is found. */
function notUtf8(name: string): string {
  return name.includes('\ufffd') ? ' (names that are not UTF-8 cannot be passed here)' : '';
}
