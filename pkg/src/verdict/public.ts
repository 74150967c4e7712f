/** What every face of `cdevents-wasm/verdict` exports but `init`, which each has its own way of doing. */

import { isValid as answer } from '../calls/is-valid.js';
import { bad, settingsOf } from '../engine/settings.js';
import { STRICT } from '../generated/protocol.js';
import type { Input, ValidateOptions } from '../types.js';

export { reset, version } from '../calls/is-valid.js';
export { CdEventError, type CdEventErrorCode } from '../engine/errors.js';

/** `ValidateOptions` as far as they concern a verdict without a report: `strict` and `rules` ask for warnings, which are not here. */
export type VerdictOptions = Omit<ValidateOptions, 'strict' | 'maxDiagnostics' | 'rules'>;

/**
 * Whether the input is a valid event, or an array of valid ones: what `validate(input, options).outcome === 'valid'`
 * says in the whole package. Never throws for bad input. Throws `CdEventError` for bad options (`bad-option`), `strict`
 * among them, and, where loading takes time, before `init()` has resolved (`not-initialised`).
 */
export function isValid(input: Input, options?: VerdictOptions): boolean {
  if (options !== undefined) {
    const { flags, levels } = settingsOf(options);
    if ((flags & STRICT) !== 0) throw bad('strict', true, 'false: a verdict without a report knows no warnings');
    if (levels !== '') throw bad('rules', options, 'left out: a verdict without a report knows no warnings');
  }
  return answer(input, options);
}
