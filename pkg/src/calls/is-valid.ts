/** The verdict alone. Nothing here needs a report, so that `cdevents-wasm/verdict` can leave that code out. */

import { EngineFault } from '../engine/fault.js';
import { source } from '../engine/input.js';
import { check, dropAll, requireReady } from '../engine/instance.js';
import { settingsOf } from '../engine/settings.js';
import type { Input, ValidateOptions } from '../types.js';

/** The version of this package. */
export const version: string = __VERSION__;

/**
 * Whether the outcome of `validate` is `valid`, but faster: it stops at the first error and makes no report. Throws as
 * `validate` does.
 */
export function isValid(input: Input, options?: ValidateOptions): boolean {
  const settings = settingsOf(options);
  let found: string | Uint8Array | undefined;
  try {
    found = source(input);
  } catch {
    // An input that cannot be read is not valid.
  }
  if (found === undefined) {
    // A call before init() is an error even if the engine is not needed.
    requireReady();
    return false;
  }
  try {
    return check(found, settings);
  } catch (thrown) {
    if (thrown instanceof EngineFault) return false;
    throw thrown;
  }
}

/** Frees all memory that past inputs occupy. Results never depend on it. */
export function reset(): void {
  dropAll();
}
