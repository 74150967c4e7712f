/** `cdevents-wasm check`: judges the events of files, one file after the other, whatever is in them. */
import { escape } from '../emitters/escape.js';
import { type FormatName, makeFormat } from '../emitters/format.js';
import { type Context, EXIT, type ExitCode, type Format, Refusal } from '../emitters/output.js';
import { count, Summary } from '../emitters/summary.js';
import type { ValidateOptions } from '../faces/public.js';
import { History, type HistoryFinding } from '../records/history.js';
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
import { Progress } from './progress.js';
import { NotSaved, read, reason, refuseUnplain, replace, type Snapshot } from './save.js';
import { schemaOptions } from './schemas.js';
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

/** Characters of output that are gathered before they are written. */
const GATHERED = 64 * 1024;

/** Something to be done among the inputs that wait for a thread. */
interface Mark {
  before: number;
  work: () => Promise<void>;
}

class Run {
  readonly #typed: Typed<typeof OPTIONS>;
  readonly #context: Context;
  readonly #summary = new Summary();
  readonly #progress: Progress;
  #format = SILENT;
  #options: ValidateOptions = {};
  #history: History | null = null;
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
  #failed = false;
  #problems = false;
  #gathered = '';

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
    const settings = await this.#settings();
    const context = { ...this.#context, quiet: values.quiet === true };
    if (!values.diff) this.#format = makeFormat(settings.format, context);

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
    if (this.#history !== null) for (const found of this.#history.finish().findings) await this.#found(found);

    const { maxWarnings } = settings;
    const tooMany = this.#summary.warnings > maxWarnings;
    const code = this.#failed ? EXIT.failed : this.#problems || tooMany ? EXIT.problems : EXIT.clean;
    for (const text of this.#format.end(this.#summary, code)) await this.#print(text);
    await this.#flush();
    if (values.diff && !values.quiet) context.err(this.#summary.line());
    if (tooMany) context.err(`found ${count(this.#summary.warnings, 'warning')}, at most ${maxWarnings} allowed\n`);
    return code;
  }

  /** What the command line says; where it is silent, what the configuration says. */
  async #settings(): Promise<{ format: FormatName; maxWarnings: number }> {
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
    if (isHistory && !values.diff) {
      const lifecycle = { complete: values.complete === true, ...(windowMs !== undefined && { windowMs }) };
      this.#history = new History({ ...this.#options, lifecycle, expect });
    }
    const format = asked.format ?? config.format ?? 'text';
    const setup: Setup = {
      options: this.#options,
      schemas: schemaOptions(values.schema),
      folder: config.schemas,
      format: values.diff === true ? null : format,
      isHistory: this.#history !== null,
      columns: this.#context.columns,
      quiet: values.quiet === true,
      terminal: this.#context.terminal,
    };
    // Also with threads: a schema that cannot be used is refused before there are any.
    this.#judges = await judges(setup);
    if (jobs > 1) this.#threads = new Threads(jobs, setup);
    return {
      format,
      maxWarnings: asked.maxWarnings ?? config.maxWarnings ?? Infinity,
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
      const { fixable } = this.#summary;
      await this.#judgeAll(
        file,
        inflated(oneChunk(bytes), () => undefined),
      );
      await this.#settle();
      if (this.#summary.fixable > fixable)
        await this.#refuse(file, `is compressed with gzip, ${notDone(isShown)}`, ' ');
      return;
    }
    const fixed = fixAll(bytes, this.#options);
    if (fixed.fixes > 0) {
      try {
        if (isShown) {
          const text = patch(snapshot, fixed.bytes, this.#context);
          await this.#then(() => this.#print(text));
          this.#problems = true;
        } else {
          replace(snapshot, fixed.bytes);
          this.#summary.fixed += fixed.fixes;
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
      if (this.#threads === undefined) await this.#flush();
      this.#progress.add(chunk.length, this.#summary);
      if (this.#context.stopped()) return;
      if (splitter.isFull) {
        length = undefined;
        break;
      }
    }
    for (const part of splitter.finish()) await this.#judge(name, part);
    await this.#then(async () => {
      this.#format.close(name, length);
      this.#summary.files += 1;
      await this.#flush();
    });
  }

  async #judge(name: string, part: Part): Promise<void> {
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
      await this.#flush();
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
    this.#problems ||= isProblem;
    this.#summary.merge(counts);
    const next = marks.values();
    let mark = next.next().value;
    const doUpTo = async (index: number): Promise<void> => {
      for (; mark !== undefined && mark.before <= index; mark = next.next().value) await mark.work();
    };
    for (const [index, { name, part }] of entries.entries()) {
      await doUpTo(index);
      const input = judged[index];
      await this.#print(input === undefined ? (pieces[index] ?? '') : this.#format.input(name, input));
      const record = lines[index];
      if (record === undefined || this.#history === null) continue;
      for (const found of this.#history.add(name, part, record)) await this.#found(found);
    }
    await doUpTo(entries.length);
  }

  /** Reports a finding about a history. */
  async #found(found: HistoryFinding): Promise<void> {
    const { severity } = found.finding;
    const isProblem = severity === 'error' || (severity === 'warning' && this.#options.strict === true);
    this.#problems ||= isProblem;
    this.#summary.found(severity);
    await this.#print(this.#format.history(found, isProblem));
  }

  async #refuse(name: string, why: string, joint = ': '): Promise<void> {
    this.#failed = true;
    await this.#then(async () => {
      const { err, colours } = this.#context;
      err(`${colours.err.error('error')}: ${escape(name)}${joint}${escape(why)}\n`);
      await this.#print(this.#format.failure(name, why));
    });
  }

  async #print(text: string): Promise<void> {
    this.#gathered += text;
    if (this.#gathered.length >= GATHERED) await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#gathered;
    this.#gathered = '';
    if (text !== '') this.#progress.clear();
    await this.#context.out(text);
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
