/** The envelope's attributes, taken from an event. Shared by `construct` and `toCloudEvent`. */

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
export function attributesAround({ context, subject }: Members): Members {
  const inside = isMembers(context) ? context : {};
  return {
    specversion: '1.0',
    id: inside['id'],
    source: inside['source'],
    type: inside['type'],
    ...(isMembers(subject) ? { subject: subject['id'] } : {}),
    time: inside['timestamp'],
    datacontenttype: 'application/json',
  };
}

/**
 * The draft's members as CloudEvents attributes: in lower case, and `timestamp` as `time`. An
 * attribute cannot be a list, so a list of strings becomes one string.
 */
export function draftAttributes(event: Members): Members {
  const attributes: Members = { specversion: '1.0' };
  for (const name of Object.keys(event)) {
    const value = name === 'data' ? event[name] : joined(event[name]);
    if (value !== '' || event[name] === '') set(attributes, name === 'timestamp' ? 'time' : name.toLowerCase(), value);
  }
  return attributes;
}

function joined(value: unknown): unknown {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join('; ') : value;
}
