/** The output and the exit codes of the command line. */
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
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A usage error or a failure of the environment. The message has a line per problem. */
export class Refusal extends Error {
  readonly lines: readonly string[];

  constructor(...lines: [string, ...string[]]) {
    super(lines[0]);
    this.lines = lines;
  }
}

/** What a command needs from its environment. */
export interface Context {
  /** Writes to standard output, and waits if the reader is slow. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  terminal: boolean;
  colours: { out: Palette; err: Palette };
  /** Whether standard output is closed, or a signal has asked the program to stop. */
  stopped(): boolean;
}

/** The output format of one run. Called for each file in turn, it returns the text to print. */
export interface Format {
  /** The output for all inputs of a file. */
  file(name: string, bytes: Uint8Array, inputs: Judged[]): Iterable<string>;
  /** The output for a file that could not be read or written, which standard error has already reported. */
  failure(name: string, why: string): string;
  /** The output after the last file. */
  end(summary: Summary, code: ExitCode): string;
}
