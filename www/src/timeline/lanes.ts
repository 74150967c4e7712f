import { firstAt } from './axis.js';
import type { Mark, Model } from './model.js';

/** What is drawn in one row: items of one name that do not overlap. */
export interface Lane {
  readonly key: string;
  readonly kind: string;
  /** The name that its items share; `null`: they have none. */
  readonly name: string | null;
  /** The how manieth lane of this name it is, from 0. */
  readonly number: number;
  /** Number of lanes that this name has here. */
  readonly of: number;
  /** How deep it is in the tree, from 0. */
  readonly level: number;
  readonly parent: Lane | null;
  /** Items with a time, by begin: it is also their order by end. */
  readonly items: readonly number[];
  /** Items without a time. */
  readonly timeless: readonly number[];
  /** Number of items before each that did not end well, and one more for all. */
  readonly bad: Int32Array;
  /** The findings of its items, by time. */
  readonly marks: readonly Mark[];
  readonly hasChildren: boolean;
}

/** The order of what is not in anything else. Kinds that are not listed come last. */
const RANKS = ['pipelineRun', 'taskRun', 'build', 'testSuiteRun', 'testCaseRun', 'incident', 'service', 'environment'];
const rankOf = (kind: string): number => (RANKS.indexOf(kind) + RANKS.length + 1) % (RANKS.length + 1);

/** Kinds whose id is their name: there is one of each. */
const NAMED_BY_ID = new Set(['service', 'environment', 'repository', 'branch']);

export function nameOf(model: Model, item: number): string | null {
  const { kind, name, id } = model.items[item]!;
  return name ?? (NAMED_BY_ID.has(kind) && id !== '' ? id : null);
}

/** Whether an item ended other than it should. */
export const isBad = (model: Model, item: number): boolean =>
  model.looks[item] === 'failure' || model.looks[item] === 'error';

/** The lanes of a model: those at the top at once, those inside when they are asked for. */
export class Lanes {
  readonly model: Model;
  readonly roots: readonly Lane[];
  readonly #marks = new Map<number, Mark[]>();
  readonly #children = new Map<Lane, readonly Lane[]>();
  /** The lane of each item that has been laid out. */
  readonly #laneOf = new Map<number, Lane>();

  constructor(model: Model) {
    this.model = model;
    for (const mark of model.marks) {
      const known = this.#marks.get(mark.item);
      if (known === undefined) this.#marks.set(mark.item, [mark]);
      else known.push(mark);
    }
    this.roots = this.#layOut(model.roots, null);
  }

  children(lane: Lane): readonly Lane[] {
    let known = this.#children.get(lane);
    if (known === undefined) {
      const inside: number[] = [];
      for (const item of lane.items) for (const child of this.model.children[item] ?? []) inside.push(child);
      for (const item of lane.timeless) for (const child of this.model.children[item] ?? []) inside.push(child);
      known = this.#layOut(inside, lane);
      this.#children.set(lane, known);
    }
    return known;
  }

  /** The lane of an item. Lays out what it is in. */
  laneOf(item: number): Lane | undefined {
    const above: number[] = [];
    for (let at = this.model.parent[item] ?? -1; at >= 0; at = this.model.parent[at] ?? -1) above.push(at);
    for (const ancestor of above.reverse()) {
      const lane = this.#laneOf.get(ancestor);
      if (lane !== undefined) this.children(lane);
    }
    return this.#laneOf.get(item);
  }

  #layOut(items: readonly number[], parent: Lane | null): Lane[] {
    const { model } = this;
    const groups = new Map<string, number[]>();
    for (const item of items) {
      const key = `${model.items[item]!.kind} ${nameOf(model, item) ?? '\u0000'}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [item]);
      else known.push(item);
    }
    const first = (group: readonly number[]): number => model.begin[group[0]!] || Number.POSITIVE_INFINITY;
    const sorted = [...groups].map(([key, group]) => ({ key, group: group.sort(this.#byBegin) }));
    sorted.sort((one, other) => {
      const rank =
        parent === null ? rankOf(model.items[one.group[0]!]!.kind) - rankOf(model.items[other.group[0]!]!.kind) : 0;
      return rank || compare(first(one.group), first(other.group)) || (one.key < other.key ? -1 : 1);
    });
    return sorted.flatMap(({ key, group }) => this.#lanesOf(key, group, parent));
  }

  readonly #byBegin = (one: number, other: number): number => {
    const { begin, end } = this.model;
    const first = Number.isNaN(begin[one]!) ? Number.POSITIVE_INFINITY : begin[one]!;
    const second = Number.isNaN(begin[other]!) ? Number.POSITIVE_INFINITY : begin[other]!;
    return compare(first, second) || compare(end[one]!, end[other]!) || one - other;
  };

  #lanesOf(key: string, group: readonly number[], parent: Lane | null): Lane[] {
    const { model } = this;
    const placed = group.filter((item) => model.isPlaced(item));
    const timeless = group.filter((item) => !model.isPlaced(item));
    const packed = pack(placed, model.begin, model.end);
    if (packed.length === 0) packed.push([]);
    const { kind } = model.items[group[0]!]!;
    return packed.map((items, number) => {
      const bad = new Int32Array(items.length + 1);
      for (const [index, item] of items.entries()) bad[index + 1] = bad[index]! + (isBad(model, item) ? 1 : 0);
      const others = number === 0 ? timeless : [];
      const lane: Lane = {
        key: `${parent === null ? '' : `${parent.key} / `}${key} ${number}`,
        kind,
        name: nameOf(model, group[0]!),
        number,
        of: packed.length,
        level: parent === null ? 0 : parent.level + 1,
        parent,
        items,
        timeless: others,
        bad,
        marks: this.#marks.size === 0 ? [] : this.#marksOf([...items, ...others]),
        hasChildren:
          items.some((item) => model.children[item] !== null) || others.some((item) => model.children[item] !== null),
      };
      for (const item of items) this.#laneOf.set(item, lane);
      for (const item of others) this.#laneOf.set(item, lane);
      return lane;
    });
  }

  #marksOf(items: readonly number[]): Mark[] {
    const found = items.flatMap((item) => this.#marks.get(item) ?? []);
    return found.filter(({ time }) => !Number.isNaN(time)).sort((one, other) => one.time - other.time);
  }
}

const compare = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Puts items, sorted by begin, into as few lists as possible so that none overlaps another one in its list. */
export function pack(items: readonly number[], begin: readonly number[], end: readonly number[]): number[][] {
  const lanes: number[][] = [];
  const busy = new Heap<{ lane: number; end: number; isPoint: boolean }>(
    (one, other) => one.end - other.end || Number(one.isPoint) - Number(other.isPoint),
  );
  const free = new Heap<number>((one, other) => one - other);
  for (const item of items) {
    const from = begin[item]!;
    const to = Math.max(from, end[item]!);
    // Two that have no length overlap if they are at the same time.
    for (let next = busy.top; next !== undefined; next = busy.top) {
      if (next.end > from || (next.end === from && next.isPoint)) break;
      free.push(busy.pop()!.lane);
    }
    const lane = free.pop() ?? lanes.push([]) - 1;
    lanes[lane]!.push(item);
    busy.push({ lane, end: to, isPoint: to === from });
  }
  return lanes;
}

/** The least of many, again and again. */
class Heap<Value> {
  readonly #values: Value[] = [];
  readonly #compare: (one: Value, other: Value) => number;

  constructor(compareValues: (one: Value, other: Value) => number) {
    this.#compare = compareValues;
  }

  get top(): Value | undefined {
    return this.#values[0];
  }

  push(value: Value): void {
    const values = this.#values;
    let at = values.push(value) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#compare(values[above]!, values[at]!) <= 0) return;
      [values[above], values[at]] = [values[at]!, values[above]!];
      at = above;
    }
  }

  pop(): Value | undefined {
    const values = this.#values;
    const top = values[0];
    const last = values.pop();
    if (values.length === 0 || last === undefined) return top;
    values[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < values.length && this.#compare(values[left]!, values[least]!) < 0) least = left;
      if (right < values.length && this.#compare(values[right]!, values[least]!) < 0) least = right;
      if (least === at) return top;
      [values[least], values[at]] = [values[at]!, values[least]!];
      at = least;
    }
  }
}

/** Where an item with a time is in its lane; -1: it has none. */
export function indexIn({ items }: Lane, model: Model, item: number): number {
  const begin = model.begin[item]!;
  for (let at = firstAt(items.length, (index) => model.begin[items[index]!]! >= begin); at < items.length; at += 1) {
    if (items[at] === item) return at;
    if (model.begin[items[at]!]! > begin) break;
  }
  return -1;
}

/** A bar, or a block of several items that are too small to be told apart. */
export interface Bar {
  /** Items `first` to `last` of the lane, both included. */
  readonly first: number;
  readonly last: number;
  /** In the unit of `place`. */
  readonly from: number;
  readonly to: number;
}

/**
 * The bars of a lane between two times. Items that are smaller than `least` and would be within it of the one before become
 * blocks. `place`: where a time is drawn. It takes as long as there are bars, times the logarithm of the items.
 */
export function barsOf(
  lane: Lane,
  model: Model,
  from: number,
  to: number,
  place: (time: number) => number,
  timeAt: (place: number) => number,
  least: number,
): Bar[] {
  const { items } = lane;
  const { begin, end } = model;
  const bars: Bar[] = [];
  let at = firstOf(items, end, from, 0);
  while (at < items.length) {
    const item = items[at]!;
    if (begin[item]! > to) break;
    const start = place(begin[item]!);
    const stop = place(end[item]!);
    if (stop - start >= least) {
      bars.push({ first: at, last: at, from: start, to: stop });
      at += 1;
      continue;
    }
    const limit = Math.min(timeAt(start + least), to);
    let next = Math.max(at + 1, firstOf(items, begin, limit, at));
    let close = stop;
    if (next - 1 > at) {
      // Only the last one can be long.
      const last = items[next - 1]!;
      close = place(end[last]!);
      if (close - place(begin[last]!) >= least) {
        next -= 1;
        close = place(end[items[next - 1]!]!);
      }
    }
    bars.push({ first: at, last: next - 1, from: start, to: close });
    at = next;
  }
  return bars;
}

/** The first item from `start` on whose value is at least `limit`: near to `start` it is found at once. */
function firstOf(items: readonly number[], values: readonly number[], limit: number, start: number): number {
  let low = start;
  let step = 1;
  while (low + step < items.length && values[items[low + step]!]! < limit) {
    low += step;
    step *= 2;
  }
  let high = Math.min(items.length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[items[middle]!]! >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
