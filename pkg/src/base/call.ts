/** The numeric arguments of a call into the engine. */

/** Validated options as the engine expects them. `vocabulary` is an index or `ANY_VOCABULARY`. */
export interface Settings {
  readonly vocabulary: number;
  /** `STRICT` or 0. */
  readonly flags: number;
  readonly maxDiagnostics: number;
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxBatch: number;
  /** The argument of `set_levels`, one character per byte; empty for the default severities. */
  readonly levels: string;
}

/** The largest value of a limit: the engine counts in 32 bits and has less memory than this. */
export const MAX_LIMIT = 0x7fffffff;
