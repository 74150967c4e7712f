/** Times as events have them: RFC 3339. `Date` would lose the digits after milliseconds, and hosts differ in what else it takes. */

/** An instant as seconds since 1970 and nanoseconds from 0. */
export interface Instant {
  readonly seconds: number;
  readonly nanos: number;
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** The instant of a date-time, or `null` if it is none. A leap second is the first second of the next minute. */
export function instantOf(text: unknown): Instant | null {
  const found = typeof text === 'string' ? DATE_TIME.exec(text) : null;
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [fraction = '', sign, hours = '0', minutes = '0'] = found.slice(7);
  const date = new Date(0);
  // Unlike `Date.UTC`, this leaves years before 100 as they are.
  date.setUTCFullYear(year, month - 1, day);
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 60 || Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  return { seconds, nanos: Number(fraction.slice(0, 9).padEnd(9, '0')) };
}

/**
 * The same for the time of an event. A time before 1970 is none: programs write the first instant that they know, such as
 * `0001-01-01T00:00:00Z`, if nothing has happened yet.
 */
export function eventInstant(text: unknown): Instant | null {
  const instant = instantOf(text);
  return instant === null || instant.seconds < 0 ? null : instant;
}

/** The time of an event in milliseconds since 1970, with a fraction. */
export function eventTime(text: unknown): number | null {
  const instant = eventInstant(text);
  return instant === null ? null : millisecondsOf(instant);
}

/** The time that an option names, in milliseconds: a date-time, or a date for its midnight in UTC. */
export function optionTime(text: string): number | null {
  const instant = instantOf(DATE.test(text) ? `${text}T00:00:00Z` : text);
  return instant === null ? null : millisecondsOf(instant);
}

/** Milliseconds between two times, to the microsecond: sums of fractions have digits that mean nothing. */
export function between(start: number, end: number): number {
  return Math.round((end - start) * 1000) / 1000;
}

function millisecondsOf({ seconds, nanos }: Instant): number {
  return seconds * 1000 + nanos / 1e6;
}
