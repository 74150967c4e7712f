import type { Report } from '../types.js';

/**
 * The codes:
 *
 * - `not-initialised`: called before `init()` has resolved (only where loading cannot be synchronous);
 * - `init-failed`: the WebAssembly module could not be loaded or compiled; see `cause`;
 * - `bad-option`: an option, or an argument other than the input, has an invalid value;
 * - `unknown-type`: no vocabulary, or not the requested one, has an event of that type;
 * - `invalid-event`: `construct` could not build a valid event; see `report`;
 * - `bad-schema`: a schema of your own cannot be used; `report` has the place in it;
 * - `bad-state`: an `EventStream` or a `Reducer` was used after `finish()` or `free()`, or a packed stream was to be saved.
 */
export type CdEventErrorCode =
  | 'not-initialised'
  | 'init-failed'
  | 'bad-option'
  | 'unknown-type'
  | 'invalid-event'
  | 'bad-schema'
  | 'bad-state';

/** Thrown for a bad call, never for bad input. */
export class CdEventError extends Error {
  readonly code: CdEventErrorCode;
  readonly report?: Report;

  constructor(code: CdEventErrorCode, message: string, details?: { report?: Report; cause?: unknown }) {
    super(message, details !== undefined && 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'CdEventError';
    this.code = code;
    if (details?.report !== undefined) this.report = details.report;
  }
}
