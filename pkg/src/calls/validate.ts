/** The calls that validate. The engine alone knows what an event must be. */

import { eventAt } from '../base/event-at.js';
import { textOf } from '../base/text.js';
import { EngineFault } from '../engine/fault.js';
import { faultReport, judge, readable } from '../engine/input.js';
import { settingsOf } from '../engine/settings.js';
import type { AnyEvent, Events } from '../generated/events.js';
import type { Input, Report, ValidateOptions } from '../types.js';

/**
 * Validates an event, or an array of events, and reports all findings.
 *
 * Never throws for bad input: the report says what is wrong, and where. Throws `CdEventError` for invalid
 * options (`bad-option`) and, where loading is asynchronous, before `init()` has resolved (`not-initialised`).
 */
export function validate(input: Input, options?: ValidateOptions): Report {
  const settings = settingsOf(options);
  if (typeof input === 'string') return judge(input, settings);
  const read = readable(input);
  return read.report ?? judge(read.input, settings);
}

/** The result of `parse`: the event if the input is valid, and always the report. */
export type Parsed = { ok: true; event: AnyEvent; report: Report } | { ok: false; event: null; report: Report };

/**
 * Validates the input and, if it is one valid event, returns it as a plain object; for an envelope, the event
 * inside. Narrow it with `is`. For a batch `ok` is always false.
 */
export function parse(input: Input, options?: ValidateOptions): Parsed {
  const settings = settingsOf(options);
  const read = readable(input);
  if (read.report !== undefined) return { ok: false, event: null, report: read.report };
  const report = judge(read.input, settings);
  if (report.outcome !== 'valid' || report.event === null) return { ok: false, event: null, report };
  try {
    return { ok: true, event: eventAt(textOf(read.input), report.event.pointer) as AnyEvent, report };
  } catch (cause) {
    return { ok: false, event: null, report: faultReport(new EngineFault('the event could not be read', { cause })) };
  }
}

/**
 * Whether the value is a valid event of this type; narrows its type. The value must be the bare event that
 * `parse` returns, not an envelope around it.
 */
export function is<T extends keyof Events>(type: T, value: unknown): value is Events[T];
export function is(type: string, value: unknown): value is object;
export function is(type: string, value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const { outcome, event } = validate(value);
  return outcome === 'valid' && event !== null && event.pointer === '' && event.type === type;
}
