/** What both sides of the engine's numeric exports have to agree on, beside the numbers in `generated/`. */

/** A call's options as the engine takes them: numbers in their ranges, `vocabulary` an index or `ANY_VOCABULARY`. */
export interface Settings {
  readonly vocabulary: number;
  /** `STRICT` or 0. */
  readonly flags: number;
  readonly maxDiagnostics: number;
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxBatch: number;
  /** What `set_levels` takes, a character for each byte; empty: the rules' own severities. */
  readonly levels: string;
}

/** Find the vocabulary in the event. */
export const ANY_VOCABULARY = 0xffffffff;

/** The most that a limit can be set to: the engine counts in 32 bits and has less memory than this. */
export const LARGEST = 0x7fffffff;

/** The flag by which warnings make an event invalid. */
export const STRICT = 1;

/** The flag that says that the input was a string, so that halves of surrogate pairs are in it as three bytes each. */
export const FROM_STRING = 2;

/** The flag that asks for all words of a report, also where the short form would do. */
export const WHOLE = 8;

/** The flag that says that strings of the short form can be cut out of the input: it was a string, and all of it is ASCII. */
export const IN_PLACE = 16;

/** The flag that asks for the severities that were set last. */
export const LEVELS = 32;
