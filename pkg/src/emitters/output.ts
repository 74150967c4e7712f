/** The output and the exit codes of the command line. */
import type { HistoryFinding } from '../records/history.js';
import type { Judged } from '../records/records.js';
import type { Palette } from './colour.js';
import type { Summary } from './summary.js';

export const EXIT = {
  /** Everything was checked, and nothing is wrong. */
  clean: 0,
  /** Problems were found. */
  problems: 1,
  /** The command failed: a file does not exist, an option is invalid, the output was cut off. */
  failed: 2,
  /** A user has interrupted it, and it has ended in order. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A bad call, or something around the program that does not work; one line, or a line for each fault. */
export class Refusal extends Error {
  readonly lines: readonly string[];

  constructor(...lines: [string, ...string[]]) {
    super(lines[0]);
    this.lines = lines;
  }
}

/** How output is to look. */
export interface Look {
  terminal: boolean;
  /** Columns that a line of standard output has room for. */
  columns: number;
  /** Leave out what is not an error or a warning. */
  quiet: boolean;
  /** Colours for standard output and for standard error. */
  colours: { out: Palette; err: Palette };
}

/** What a command needs from its environment. */
export interface Context extends Look {
  /** Writes to standard output, and waits if the reader is slow. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  /** Whether standard error is a terminal. */
  isWatched: boolean;
  /** Whether standard output is closed, or a signal has asked the program to stop. */
  stopped(): boolean;
  /** Lets a command end in order when a signal asks for it. Otherwise the signal ends the program. */
  onSignal(take: (signal: NodeJS.Signals) => void): void;
}

/** One run's output: given one input after the other, it says what is to be printed, at once or at the end. */
export interface Format {
  /** The next input of a file. */
  input(name: string, input: Judged): string;
  /** A finding about a history; `isProblem`: it fails the run. */
  history(found: HistoryFinding, isProblem: boolean): string;
  /** After the last input of a file; `length`: the bytes of the file, where they are known. */
  close(name: string, length: number | undefined): void;
  /** A file that could not be read or written. Standard error has said so already. */
  failure(name: string, why: string): string;
  /** After the last file. */
  end(summary: Summary, code: ExitCode): Iterable<string>;
}
