/** Where the command line writes to, and how it ends. */
import type { Judged } from '../records/records.js';
import type { Palette } from './colour.js';
import type { Summary } from './summary.js';

/** The program's exit codes. */
export const EXIT = {
  /** Everything was checked and is clean. */
  clean: 0,
  /** Problems were found. */
  problems: 1,
  /** It could not do what was asked: no such file, a bad option, output cut off. */
  failed: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A bad call, or something around the program that does not work; told in one line, or a line for each fault. */
export class Refusal extends Error {
  readonly lines: readonly string[];

  constructor(...lines: [string, ...string[]]) {
    super(lines[0]);
    this.lines = lines;
  }
}

/** What a command needs from the outside. */
export interface Context {
  /** Writes to standard output, and waits while the reader is slow. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  /** Whether standard output is a terminal. */
  terminal: boolean;
  /** Colours for standard output and for standard error. */
  colours: { out: Palette; err: Palette };
  /** Whether nobody reads standard output any longer, or a signal has asked to end. */
  stopped(): boolean;
}

/** One run's output: told of the files in turn, it gives what is to be printed, at once or at the end. */
export interface Format {
  /** All inputs of a file. */
  file(name: string, bytes: Uint8Array, inputs: Judged[]): Iterable<string>;
  /** A file that could not be read or written. Standard error has told of it already. */
  failure(name: string, why: string): string;
  /** After the last file. */
  end(summary: Summary, code: ExitCode): string;
}
