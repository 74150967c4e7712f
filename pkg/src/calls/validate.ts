/** The calls that judge, and those that say what there is. What an event must be is the engine's knowledge alone. */

import { textOf } from '../base/text.js';
import { EngineFault } from '../engine/fault.js';
import { faultReport, judge, readable } from '../engine/input.js';
import { settingsOf } from '../engine/settings.js';
import type { AnyEvent, Events } from '../generated/events.js';
import type { Input, Report, ValidateOptions } from '../types.js';

/**
 * Judges an event, or an array of events, and says everything that was found.
 *
 * Never throws for bad input, whatever it is: the report says what is wrong, and where. Throws `CdEventError` for bad
 * options (`bad-option`) and, where loading takes time, before `init()` has resolved (`not-initialised`).
 */
export function validate(input: Input, options?: ValidateOptions): Report {
  const settings = settingsOf(options);
  if (typeof input === 'string') return judge(input, settings);
  const read = readable(input);
  return read.report ?? judge(read.input, settings);
}

/** What `parse` gives: the event when the input is valid, and the report in any case. */
export type Parsed = { ok: true; event: AnyEvent; report: Report } | { ok: false; event: null; report: Report };

/**
 * Judges the input and, when it is one valid event, gives it as a plain object; out of an envelope comes the event
 * inside. Narrow it with `is`. A batch is never taken as its first event: `ok` is false.
 */
export function parse(input: Input, options?: ValidateOptions): Parsed {
  const settings = settingsOf(options);
  const read = readable(input);
  if (read.report !== undefined) return { ok: false, event: null, report: read.report };
  const report = judge(read.input, settings);
  if (report.outcome !== 'valid' || report.event === null) return { ok: false, event: null, report };
  try {
    const found = valueAt(JSON.parse(textOf(read.input)), report.event.pointer);
    return { ok: true, event: (typeof found === 'string' ? decoded(found) : found) as AnyEvent, report };
  } catch (cause) {
    return { ok: false, event: null, report: faultReport(new EngineFault('the event could not be read', { cause })) };
  }
}

/** What base64 text stands for, which the engine has read as JSON. */
function decoded(base64: string): unknown {
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))));
}

/** The value at a JSON Pointer. */
function valueAt(root: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce((value, name) => {
    return (value as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  }, root);
}

/**
 * Whether the value is a valid event of this type, and by that its shape. The value is the bare event itself: what
 * `parse` gives, not an envelope around it.
 */
export function is<T extends keyof Events>(type: T, value: unknown): value is Events[T];
export function is(type: string, value: unknown): value is object;
export function is(type: string, value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const { outcome, event } = validate(value);
  return outcome === 'valid' && event !== null && event.pointer === '' && event.type === type;
}
