/** What comes of a run of `check`, as it is printed and counted: one input after the other, wherever they were judged. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, type ExitCode, type Format } from '../emitters/output.js';
import { type Counts, count, Summary } from '../emitters/summary.js';
import type { History, HistoryFinding } from '../records/history.js';
import type { Part } from '../records/split.js';

/** Characters of output that are gathered before they are written. */
const GATHERED = 64 * 1024;

/** What is the same for all inputs of a run. */
export interface Terms {
  format: Format;
  /** `null`: the history is not judged. */
  history: History | null;
  strict: boolean;
  /** More warnings than these fail the run. */
  maxWarnings: number;
}

export class Outcome {
  readonly summary = new Summary();
  readonly #terms: Terms;
  readonly #context: Context;
  /** Called before anything is printed. */
  readonly #before: () => void;
  #failed = false;
  #problems = false;
  #gathered = '';

  constructor(terms: Terms, context: Context, before: () => void = () => undefined) {
    this.#terms = terms;
    this.#context = context;
    this.#before = before;
  }

  /** Takes what was counted of some inputs; `isProblem`: one of them is not valid. */
  counted(counts: Readonly<Counts>, isProblem: boolean): void {
    this.#problems ||= isProblem;
    this.summary.merge(counts);
  }

  /** Takes what is printed of an input, and the input as a record of the history. */
  async input(name: string, part: Part, printed: string, record: string | undefined): Promise<void> {
    await this.print(printed);
    const { history } = this.#terms;
    if (record === undefined || history === null) return;
    for (const found of history.add(name, part, record)) await this.#found(found);
  }

  /** After the last input of a file. */
  async close(name: string, length: number | undefined): Promise<void> {
    this.#terms.format.close(name, length);
    this.summary.files += 1;
    await this.flush();
  }

  /** Says at once that the run fails, whenever that is printed. */
  fail(): void {
    this.#failed = true;
  }

  /** Something to be seen that is not as it should be, such as a patch. */
  problem(): void {
    this.#problems = true;
  }

  /** A file that could not be read or written. */
  async failure(name: string, why: string, joint: string): Promise<void> {
    this.#failed = true;
    const { err, colours } = this.#context;
    err(`${colours.err.error('error')}: ${escape(name)}${joint}${escape(why)}\n`);
    await this.print(this.#terms.format.failure(name, why));
  }

  /** After the last file. */
  async end(): Promise<ExitCode> {
    const { format, history, maxWarnings } = this.#terms;
    if (history !== null) for (const found of history.finish().findings) await this.#found(found);
    const tooMany = this.summary.warnings > maxWarnings;
    const code = this.#failed ? EXIT.failed : this.#problems || tooMany ? EXIT.problems : EXIT.clean;
    for (const text of format.end(this.summary, code)) await this.print(text);
    await this.flush();
    return code;
  }

  /** Says why a run with no other problem is not clean. */
  sayLimit(): void {
    const { warnings } = this.summary;
    const { maxWarnings } = this.#terms;
    if (warnings > maxWarnings) {
      this.#context.err(`found ${count(warnings, 'warning')}, at most ${maxWarnings} allowed\n`);
    }
  }

  async print(text: string): Promise<void> {
    this.#gathered += text;
    if (this.#gathered.length >= GATHERED) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#gathered;
    this.#gathered = '';
    if (text !== '') this.#before();
    await this.#context.out(text);
  }

  /** Reports a finding about the history. */
  async #found(found: HistoryFinding): Promise<void> {
    const { severity } = found.finding;
    const isProblem = severity === 'error' || (severity === 'warning' && this.#terms.strict);
    this.#problems ||= isProblem;
    this.summary.found(severity);
    await this.print(this.#terms.format.history(found, isProblem));
  }
}
