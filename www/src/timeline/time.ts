/** Times of events as numbers, and numbers as words. All times are shown in UTC. */

const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.(\d+))?(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * An RFC 3339 date-time in milliseconds since 1970, with a fraction; `NaN` if it is none. A time before 1970 is none either:
 * programs write `0001-01-01T00:00:00Z` for something that has not happened.
 */
export function timeOf(text: unknown): number {
  if (typeof text !== 'string' || text.length > 64) return Number.NaN;
  const usual = usualTime(text);
  if (usual >= 0) return usual;
  const found = DATE_TIME.exec(text);
  if (found === null || !isDay(text) || text.startsWith('24', 11)) return Number.NaN;
  let time = Date.parse(text.toUpperCase());
  // A leap second is the first second of the next minute.
  if (Number.isNaN(time) && text.slice(17, 19) === '60')
    time = Date.parse(`${text.slice(0, 17)}59${text.slice(19)}`.toUpperCase()) + 1000;
  const beyond = found[1]?.slice(3) ?? '';
  if (beyond !== '') time += Number(`0.${beyond}`);
  return time >= 0 ? time : Number.NaN;
}

/** What a text like `2026-03-01T12:00:00.250Z` says, in a fraction of the time; -1: it is not quite like that. */
function usualTime(text: string): number {
  const { length } = text;
  if ((length !== 20 && length !== 24) || text[length - 1] !== 'Z' || text[10] !== 'T') return -1;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return -1;
  if (length === 24 && text[19] !== '.') return -1;
  const part = (from: number, to: number): number => {
    let value = 0;
    for (let at = from; at < to; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
    }
    return value;
  };
  const [year, month, day] = [part(0, 4), part(5, 7), part(8, 10)];
  const [hour, minute, second] = [part(11, 13), part(14, 16), part(17, 19)];
  const isPlain = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  if (!isPlain || !(hour < 24 && minute < 60 && second < 60)) return -1;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, length === 24 ? part(20, 23) : 0);
  return Number.isNaN(time) ? -1 : time;
}

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return (
    day <= 28 ||
    day <= new Date(Date.UTC(2000 + (Number(text.slice(0, 4)) % 400), Number(text.slice(5, 7)), 0)).getUTCDate()
  );
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365.25 * DAY;

/** `2026-03-01 12:00:00.250`, with milliseconds only if there are some. */
export function stamp(time: number): string {
  if (!isShown(time)) return 'unknown';
  const text = new Date(time).toISOString();
  return text.replace('T', ' ').replace(/(?:\.000)?Z$/, '');
}

/** The largest time that `Date` can write with four digits of the year, and a day for zones. */
const isShown = (time: number): boolean => time >= 0 && time <= 253_402_300_799_999 + DAY;

const UNITS = [
  [YEAR, 'y', DAY, 'd'],
  [DAY, 'd', HOUR, 'h'],
  [HOUR, 'h', MINUTE, 'min'],
  [MINUTE, 'min', SECOND, 's'],
] as const;

/** `2 h 5 min`, `1.25 s`, `30 ms`: the two largest units, exact below a minute. */
export function duration(span: number): string {
  if (Number.isNaN(span)) return 'unknown';
  const size = Math.abs(span);
  const sign = span < 0 ? '−' : '';
  if (size < SECOND) return `${sign}${trimmed(size, 3)} ms`;
  if (size < MINUTE) return `${sign}${trimmed(size / SECOND, 3)} s`;
  for (const [unit, name, part, partName] of UNITS) {
    // Rounded in the smaller unit first, so that it never says 60 s.
    const parts = Math.round(size / part);
    const per = Math.round(unit / part);
    if (parts < per) continue;
    const rest = parts % per;
    const whole = `${sign}${Math.floor(parts / per)} ${name}`;
    return rest === 0 ? whole : `${whole} ${rest} ${partName}`;
  }
  return `${sign}${size} ms`;
}

const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((step) => step),
  ...[1, 2, 5, 10, 15, 30].map((step) => step * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((step) => step * MINUTE),
  ...[1, 2, 3, 6, 12].map((step) => step * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000].map(
    (step) => step * DAY,
  ),
];

/** The distance between two marks of the axis that is at least `least` milliseconds. */
export function stepOf(least: number): number {
  return STEPS.find((step) => step >= least) ?? (STEPS.at(-1) as number);
}

/** What is written at a mark of the axis: what changes from one to the next, and the date where a day begins. */
export function tickWords(time: number, step: number): string {
  if (!isShown(time)) return '';
  const text = new Date(time).toISOString();
  if (step >= DAY || time % DAY === 0) return text.slice(0, 10);
  if (step >= MINUTE) return text.slice(11, 16);
  return step >= SECOND ? text.slice(11, 19) : text.slice(14, 23);
}
