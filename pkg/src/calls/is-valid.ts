/** Yes or no. Nothing here needs the words of a report, so that `cdevents-wasm/verdict` can do without them. */

import { EngineFault } from '../engine/fault.js';
import { source } from '../engine/input.js';
import { check, dropInstance, requireReady } from '../engine/instance.js';
import { settingsOf } from '../engine/settings.js';
import type { Input, ValidateOptions } from '../types.js';

/** The version of this package. */
export const version: string = __VERSION__;

/**
 * Whether the outcome of `validate` is `valid`, at full speed: the first error ends it, and no report is made.
 */
export function isValid(input: Input, options?: ValidateOptions): boolean {
  const settings = settingsOf(options);
  let found: string | Uint8Array | undefined;
  try {
    found = source(input);
  } catch {
    // What cannot be read is not valid.
  }
  if (found === undefined) {
    // Also where the engine is not asked, a call before init() is a bad call.
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

/** Forgets everything that is kept from past input. Answers never depend on it, only what is in memory does. */
export function reset(): void {
  dropInstance();
}
