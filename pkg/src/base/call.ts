/** One call of the engine, in numbers. */

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

/** The most that a limit can be set to: the engine counts in 32 bits and has less memory than this. */
export const LARGEST = 0x7fffffff;
