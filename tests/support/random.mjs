// Numbers that look random: the same seed gives the same ones everywhere, so that what failed can be run again.

/** A source of numbers (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  /** A number from 0 up to and without 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number from 0 up to and without `limit`. */
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, of: (list) => list[below(list.length)] };
}

/** A UUID of version 4 from a function like `next`. */
export function uuid(next) {
  const digits = () =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const hex = digits() + digits() + digits() + digits();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
