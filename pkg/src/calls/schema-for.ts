/** The call that makes a schema for other libraries. Its implementation in `schema/` is a separate file of the package. */
import { bad, settingsOf } from '../engine/settings.js';
import type { AnyEvent, Events } from '../generated/events.js';
import { makeSchema } from '../schema/standard.js';
import type { EventSchema, ValidateOptions } from '../types.js';
import { parse } from './validate.js';

/**
 * Makes a Standard Schema (version 1) for events of a type, or of any type. It accepts what `parse` accepts, and its value is the
 * event that `parse` returns. Issues are the diagnostics that make the value invalid, each with its `path`.
 *
 * Can be called before `init()`. Throws `CdEventError` (`bad-option`) for invalid options.
 */
export function schemaFor<T extends keyof Events>(type: T, options?: ValidateOptions): EventSchema<Events[T]>;
export function schemaFor(type?: string, options?: ValidateOptions): EventSchema<AnyEvent>;
export function schemaFor(type?: string, options?: ValidateOptions): EventSchema<AnyEvent> {
  if (type !== undefined && typeof type !== 'string') throw bad('type', type, 'a string');
  settingsOf(options);
  return makeSchema(type, options?.strict === true, (value) => parse(value as object, options));
}
