/** How long to wait before something is tried again. */

/** Milliseconds: about the first wait, and the longest. */
const FIRST = 250;
const LONGEST = 30_000;

/** The longest wait that a receiver can ask for, in milliseconds. */
const MAX_ASKED = 15 * 60_000;

/**
 * Milliseconds before the attempt after `failures` failed ones. They double with each failure, and vary by half, so that senders
 * that failed together do not come back together. `asked`: what the receiver asks for, which is the least.
 */
export function backoff(failures: number, asked = 0, random = Math.random()): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  return Math.max(Math.min(asked, MAX_ASKED), most / 2 + (random * most) / 2);
}

/** The value of `Retry-After` in milliseconds: seconds or a date; 0 if it is neither. */
export function retryAfter(value: string | undefined, now = Date.now()): number {
  if (value === undefined) return 0;
  if (/^\d{1,9}$/.test(value.trim())) return 1000 * Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
