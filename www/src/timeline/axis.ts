import { DAY, YEAR } from './time.js';

/** A stretch of time that is drawn in little room since nothing happens in it. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

interface Piece {
  /** Where it begins, in time and on the axis. */
  readonly time: number;
  readonly unit: number;
  readonly timeLength: number;
  readonly unitLength: number;
}

/** A gap is folded if it is longer than this part of the time in which something happens. */
const LONG_GAP = 1 / 12;
/** What all folds may take of the axis, and each of them. */
const FOLDS_SHARE = 0.25;
const FOLD_SHARE = 0.04;
/** More folds than this are not told apart by anybody: then only the longest gaps are folded. */
const MAX_FOLDS = 10_000;
/** How long something may go on without an event. No run takes a year, but ends of year 9999 are written for "never". */
const LONGEST = YEAR;
/** A whole that has no length is drawn as one second. */
const SHORTEST = 1000;

/**
 * From time to places and back. Places grow with time. One millisecond is one unit, except in folds; the first place is 0 and the
 * last one `length`.
 */
export class Axis {
  readonly folds: readonly Fold[];
  readonly length: number;
  readonly begin: number;
  readonly end: number;
  readonly #pieces: Piece[] = [];

  /** `spans`: begins and ends, in pairs, of all that happens, sorted by begin. */
  constructor(spans: ArrayLike<number>, isFolding = true) {
    const gaps: Fold[] = [];
    let covered = 0;
    let begin = spans[0] ?? 0;
    let reach = begin;
    for (let index = 0; index < spans.length; index += 2) {
      const from = spans[index]!;
      const to = spans[index + 1]!;
      if (from > reach) gaps.push({ from: reach, to: from });
      else if (to <= reach) continue;
      covered += to - Math.max(from, reach);
      reach = to;
    }
    let folds: Fold[] = [];
    if (isFolding) {
      const silent = silences(spans, gaps);
      for (const { from, to } of silent) covered -= to - from;
      let long = Math.max(covered * LONG_GAP, SHORTEST);
      let found = gaps.filter(({ from, to }) => to - from > long);
      while (found.length > MAX_FOLDS) {
        long *= 2;
        found = found.filter(({ from, to }) => to - from > long);
      }
      folds = [...found, ...silent].sort((one, other) => one.from - other.from);
    }
    let end = reach;
    if (end - begin < SHORTEST) {
      begin -= (SHORTEST - (end - begin)) / 2;
      end = begin + SHORTEST;
    }
    const rest = end - begin - folds.reduce((sum, { from, to }) => sum + (to - from), 0);
    const room = Math.max(rest, SHORTEST);
    const width = folds.length === 0 ? 0 : Math.min(room * FOLD_SHARE, (room * FOLDS_SHARE) / folds.length);
    let unit = 0;
    let time = begin;
    const put = (to: number, length: number): void => {
      if (to > time) this.#pieces.push({ time, unit, timeLength: to - time, unitLength: length });
      unit += to > time ? length : 0;
      time = Math.max(time, to);
    };
    for (const { from, to } of folds) {
      put(from, from - time);
      put(to, width);
    }
    put(end, end - time);
    this.folds = folds;
    this.begin = begin;
    this.end = end;
    this.length = unit;
  }

  /** Where a time is on the axis. */
  unit(time: number): number {
    const piece = this.#find(time, 'time');
    if (time <= piece.time) return piece.unit;
    return piece.unit + Math.min(1, (time - piece.time) / piece.timeLength) * piece.unitLength;
  }

  /** The time at a place. */
  time(unit: number): number {
    const piece = this.#find(unit, 'unit');
    if (unit <= piece.unit) return piece.time;
    return piece.time + Math.min(1, (unit - piece.unit) / piece.unitLength) * piece.timeLength;
  }

  /** The folds of which something is between two times. */
  foldsIn(from: number, to: number): readonly Fold[] {
    const first = firstAt(this.folds.length, (index) => this.folds[index]!.to >= from);
    const after = firstAt(this.folds.length, (index) => this.folds[index]!.from > to);
    return this.folds.slice(first, after);
  }

  #find(value: number, key: 'time' | 'unit'): Piece {
    const after = firstAt(this.#pieces.length, (index) => this.#pieces[index]![key] > value);
    return this.#pieces[Math.max(0, after - 1)]!;
  }
}

/** Times longer than anything takes, in which something is open but nothing begins or ends. */
function silences(spans: ArrayLike<number>, gaps: readonly Fold[]): Fold[] {
  // The first and the last time in each part of a year: what is longer than a year is between two of these parts.
  const parts = new Map<number, { first: number; last: number }>();
  let part = Number.NaN;
  let known = { first: 0, last: 0 };
  for (let index = 0; index < spans.length; index += 1) {
    const time = spans[index]!;
    const its = Math.floor(time / (LONGEST / 4));
    if (its !== part) {
      part = its;
      known = parts.get(part) ?? { first: time, last: time };
      parts.set(part, known);
    }
    if (time < known.first) known.first = time;
    else if (time > known.last) known.last = time;
  }
  const sorted = [...parts.values()].sort((one, other) => one.first - other.first);
  const isGap = new Set(parts.size > 1 ? gaps.map(({ from }) => from) : []);
  const found: Fold[] = [];
  for (let index = 1; index < sorted.length; index += 1) {
    const from = sorted[index - 1]!.last;
    const to = sorted[index]!.first;
    if (to - from > LONGEST && !isGap.has(from)) found.push({ from: from + DAY, to: to - DAY });
  }
  return found;
}

/** The first index for which something is true, if it is true for all after it; `length` if for none. */
export function firstAt(length: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
