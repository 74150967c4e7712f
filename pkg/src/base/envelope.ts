/** What the envelope of an event says, out of the event: one home for `construct` and `toCloudEvent`. */

import { RELEASES } from '../generated/vocabularies.js';

/** Whether events of a vocabulary have an envelope around them. Those of the others are their attributes. */
export function isRelease(vocabulary: unknown): boolean {
  return (RELEASES as readonly unknown[]).includes(vocabulary);
}

/** The members of a JSON object. */
export type Members = Record<string, unknown>;

/** Whether a value is a JSON object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a member as data, whatever its name: assigning `__proto__` would set a prototype instead. */
export function set(target: Members, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The attributes around an event that has a context of its own. Its data is the event. */
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
 * The draft's attributes as CloudEvents attributes: all in lower case, and the time under CloudEvents' name for it. An
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
