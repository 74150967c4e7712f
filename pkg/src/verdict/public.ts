/** The exports that all entries of `cdevents-wasm/verdict` share. Each entry has its own `init`. */

import { isValid as answer } from '../calls/is-valid.js';
import { bad, settingsOf } from '../engine/settings.js';
import { STRICT } from '../generated/protocol.js';
import type { Input, ValidateOptions } from '../types.js';

export { reset, version } from '../calls/is-valid.js';
export { CdEventError, type CdEventErrorCode } from '../engine/errors.js';

/** The options that affect a verdict without warnings, which is why `strict` and `rules` are left out. */
export type VerdictOptions = Omit<ValidateOptions, 'strict' | 'maxDiagnostics' | 'rules'>;

/**
 * Whether the input is a valid event, or an array of valid events. Equals `validate(input, options).outcome === 'valid'`
 * of the main entry. Never throws for bad input. Throws `CdEventError` for invalid options (`bad-option`), including `strict`,
 * and, where loading is asynchronous, before `init()` has resolved (`not-initialised`).
 */
export function isValid(input: Input, options?: VerdictOptions): boolean {
  if (options !== undefined) {
    const { flags, levels } = settingsOf(options);
    if ((flags & STRICT) !== 0) throw bad('strict', true, 'false: this entry has no warnings');
    if (levels !== '') throw bad('rules', options, 'no setting: this entry has no warnings');
  }
  return answer(input, options);
}
