/** `cdevents-wasm check`: judges the events of files, one file after the other, whatever is in them. */
import { escape } from '../emitters/escape.js';
import { type FormatName, makeFormat } from '../emitters/format.js';
import { type Context, EXIT, type ExitCode, type Format, Refusal } from '../emitters/output.js';
import { count, Summary } from '../emitters/summary.js';
import { type ValidateOptions, validate } from '../faces/public.js';
import { History, type HistoryFinding } from '../records/history.js';
import { LogSplitter } from '../records/log.js';
import { exactText, fixAll, type Judged, judge, splitterFor, totals, type Validates } from '../records/records.js';
import type { Part } from '../records/split.js';
import { command, type Typed } from './arguments.js';
import { type Config, readConfig } from './config.js';
import { forTerminal, steers, unified } from './diff.js';
import { readExpectations } from './expect.js';
import { filesOf } from './names.js';
import { formatOption, fromOption, releaseOption, ruleOptions, wholeNumber } from './options.js';
import { Progress } from './progress.js';
import { NotSaved, read, reason, refuseUnplain, replace, type Snapshot } from './save.js';
import { schemaOptions, validatorWith } from './schemas.js';
import { type Chunks, contentOf, inflated, isGzip, stdin } from './sources.js';

const OPTIONS = {
  format: { value: 'format', help: 'output format: text (default), json, ndjson, sarif, junit, github or gitlab' },
  release: { value: 'vocabulary', help: 'validate against this vocabulary, whatever the events say' },
  strict: { help: 'treat warnings as errors' },
  'no-strict': { help: 'override "strict": true in the settings' },
  rule: {
    value: 'name=level',
    isRepeated: true,
    help: 'set the severity of a rule, by name or code: off, note, warning or error; can be repeated',
  },
  lifecycle: { help: 'check the history of the events too, over all files in the given order' },
  complete: { help: 'the files have the whole history: report what is missing (implies --lifecycle)' },
  window: {
    value: 'ms',
    help: 'how much earlier than the latest event another one may arrive (default: 300000)',
  },
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

const STDIN = '-';

/** With `--diff` standard output is for the patch alone. */
const SILENT: Format = { input: () => '', history: () => '', close: () => undefined, failure: () => '', end: () => [] };

/** Characters of output that are gathered before they are written. */
const GATHERED = 64 * 1024;

class Run {
  readonly #typed: Typed<typeof OPTIONS>;
  readonly #context: Context;
  readonly #summary = new Summary();
  readonly #progress: Progress;
  #format = SILENT;
  #options: ValidateOptions = {};
  #history: History | null = null;
  #isLog = false;
  #validates: Validates = validate;
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
    const validator = await validatorWith(schemaOptions(values.schema), config.schemas);
    if (validator !== undefined) this.#validates = (input, options) => validator.validate(input, options);
    return {
      format: asked.format ?? config.format ?? 'text',
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
      const { fixable } = this.#summary;
      await this.#judgeAll(
        file,
        inflated(oneChunk(bytes), () => undefined),
      );
      if (this.#summary.fixable > fixable)
        await this.#refuse(file, `is compressed with gzip, ${notDone(isShown)}`, ' ');
      return;
    }
    const fixed = fixAll(bytes, this.#options);
    if (fixed.fixes > 0) {
      try {
        if (isShown) {
          await this.#print(patch(snapshot, fixed.bytes, this.#context));
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
      await this.#flush();
      this.#progress.add(chunk.length, this.#summary);
      if (this.#context.stopped()) return;
      if (splitter.isFull) {
        length = undefined;
        break;
      }
    }
    for (const part of splitter.finish()) await this.#judge(name, part);
    this.#format.close(name, length);
    this.#summary.files += 1;
    await this.#flush();
  }

  async #judge(name: string, part: Part): Promise<void> {
    const input: Judged = judge(part, this.#options, this.#validates);
    this.#problems ||= input.report.outcome !== 'valid';
    this.#summary.add(input, totals(input));
    await this.#print(this.#format.input(name, input));
    for (const found of this.#history?.add(name, input) ?? []) await this.#found(found);
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
    const { err, colours } = this.#context;
    err(`${colours.err.error('error')}: ${escape(name)}${joint}${escape(why)}\n`);
    await this.#print(this.#format.failure(name, why));
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
