/** The envelope's attributes, taken from an event. Shared by `construct` and `toCloudEvent`. */

import { DATA, DATA_CONTENT_TYPE, draftAttribute, MEMBER_OF, SPEC_VERSION } from '../generated/cloudevents.js';
import { RELEASES } from '../generated/vocabularies.js';

/** Whether events of a vocabulary are the data of an envelope. Events of the draft are the attributes themselves. */
export function isRelease(vocabulary: unknown): boolean {
  return (RELEASES as readonly unknown[]).includes(vocabulary);
}

export type Members = Record<string, unknown>;

/** Whether a value is an object, but not an array. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets an own member, whatever its name: assigning `__proto__` would set the prototype instead. */
export function set(target: Members, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The attributes of the envelope around an event that has a context. */
export function attributesAround(event: Members): Members {
  const attributes: Members = { [SPEC_VERSION]: '1.0' };
  for (const [name, path] of Object.entries(MEMBER_OF)) {
    const value = path.reduce<unknown>((inside, step) => (isMembers(inside) ? inside[step] : undefined), event);
    if (value !== undefined) attributes[name] = value;
  }
  attributes[DATA_CONTENT_TYPE] = 'application/json';
  return attributes;
}

/**
 * The draft's members as CloudEvents attributes: in lower case, and `timestamp` as `time`. An
 * attribute cannot be a list, so a list of strings becomes one string.
 */
export function draftAttributes(event: Members): Members {
  const attributes: Members = { [SPEC_VERSION]: '1.0' };
  for (const name of Object.keys(event)) {
    const value = name === DATA ? event[name] : joined(event[name]);
    if (value !== '' || event[name] === '') set(attributes, draftAttribute(name), value);
  }
  return attributes;
}

function joined(value: unknown): unknown {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join('; ') : value;
}
