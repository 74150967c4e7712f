import { firstAt } from './axis.js';
import type { Mark, Model } from './model.js';
import { finished, type Job, SLICE, sorting } from './turns.js';

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

/** The lanes of a model. Those at the top are laid out first, those inside another one when they are asked for. */
export class Lanes {
  readonly model: Model;
  roots: readonly Lane[] = [];
  readonly #children = new Map<Lane, readonly Lane[]>();
  /** By item, its lane if that is laid out. */
  readonly #laneOf: (Lane | undefined)[];

  constructor(model: Model) {
    this.model = model;
    this.#laneOf = new Array<Lane | undefined>(model.size);
  }

  /** Lays out what is at the top: see `inTurns`. */
  static *laying(model: Model): Job<Lanes> {
    const lanes = new Lanes(model);
    lanes.roots = lanes.#keep(yield* lanes.#layOut(model.roots, null));
    return lanes;
  }

  /** The lanes inside another one, laid out at once unless they are already. */
  children(lane: Lane): readonly Lane[] {
    return this.#children.get(lane) ?? finished(this.layingInside(lane));
  }

  /** Lays out what is inside a lane. */
  *layingInside(lane: Lane): Job<readonly Lane[]> {
    const before = this.#children.get(lane);
    if (before !== undefined) return before;
    const inside: number[] = [];
    for (const [index, item] of [...lane.items, ...lane.timeless].entries()) {
      for (const child of this.model.children[item] ?? []) inside.push(child);
      if (index % (SLICE * 4) === 0) yield;
    }
    const made = yield* this.#layOut(inside, lane);
    // Two may have begun it: a lane is there once.
    const known = this.#children.get(lane);
    if (known !== undefined) return known;
    this.#children.set(lane, made);
    return this.#keep(made);
  }

  /** Lays out everything that an item is in. */
  *reaching(item: number): Job<void> {
    const above: number[] = [];
    for (let at = this.model.parent[item] ?? -1; at >= 0; at = this.model.parent[at] ?? -1) above.push(at);
    for (const ancestor of above.reverse()) {
      const lane = this.#laneOf[ancestor];
      if (lane !== undefined) yield* this.layingInside(lane);
    }
  }

  /** The lane of an item; `undefined` if that is not laid out. */
  laneOf(item: number): Lane | undefined {
    return this.#laneOf[item];
  }

  /** The lane of an item, or that of the innermost run around it which is laid out. */
  nearest(item: number): Lane | undefined {
    for (let at = item; at >= 0; at = this.model.parent[at] ?? -1) {
      const lane = this.#laneOf[at];
      if (lane !== undefined) return lane;
    }
    return undefined;
  }

  #keep(lanes: readonly Lane[]): readonly Lane[] {
    for (const lane of lanes) {
      for (const item of lane.items) this.#laneOf[item] = lane;
      for (const item of lane.timeless) this.#laneOf[item] = lane;
    }
    return lanes;
  }

  *#layOut(items: readonly number[], parent: Lane | null): Job<Lane[]> {
    const { model } = this;
    const groups = new Map<string, number[]>();
    for (const [index, item] of items.entries()) {
      if (index % (SLICE * 4) === 0) yield;
      const key = `${model.items[item]!.kind} ${nameOf(model, item) ?? '\u0000'}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [item]);
      else known.push(item);
    }
    const all = [...groups].map(([key, group]) => ({ key, group }));
    for (const [index, { group }] of all.entries()) {
      yield* sorting(group, this.#byBegin);
      if (index % SLICE === 0) yield;
    }
    const first = (group: readonly number[]): number => model.begin[group[0]!] || Number.POSITIVE_INFINITY;
    yield* sorting(all, (one, other) => {
      const rank =
        parent === null ? rankOf(model.items[one.group[0]!]!.kind) - rankOf(model.items[other.group[0]!]!.kind) : 0;
      return rank || compare(first(one.group), first(other.group)) || (one.key < other.key ? -1 : 1);
    });
    const lanes: Lane[] = [];
    for (const [index, { key, group }] of all.entries()) {
      yield* this.#layOutGroup(key, group, parent, lanes);
      if (index % SLICE === 0) yield;
    }
    return lanes;
  }

  readonly #byBegin = (one: number, other: number): number => {
    const { begin, end } = this.model;
    const first = Number.isNaN(begin[one]!) ? Number.POSITIVE_INFINITY : begin[one]!;
    const second = Number.isNaN(begin[other]!) ? Number.POSITIVE_INFINITY : begin[other]!;
    return compare(first, second) || compare(end[one]!, end[other]!) || one - other;
  };

  *#layOutGroup(key: string, group: readonly number[], parent: Lane | null, lanes: Lane[]): Job<void> {
    const { model } = this;
    const placed = group.filter((item) => model.isPlaced(item));
    const timeless = group.filter((item) => !model.isPlaced(item));
    const packed = yield* packing(placed, model.begin, model.end);
    if (packed.length === 0) packed.push([]);
    const { kind } = model.items[group[0]!]!;
    const name = nameOf(model, group[0]!);
    let read = 0;
    for (const [number, items] of packed.entries()) {
      const others = number === 0 ? timeless : NO_ITEMS;
      const bad = new Int32Array(items.length + 1);
      const marks: Mark[] = [];
      let hasChildren = false;
      for (const [index, item] of items.entries()) {
        bad[index + 1] = bad[index]! + (isBad(model, item) ? 1 : 0);
        hasChildren ||= model.children[item] !== null;
        for (const mark of model.marksOf(item)) marks.push(mark);
        if ((read += 1) % (SLICE * 4) === 0) yield;
      }
      for (const item of others) {
        hasChildren ||= model.children[item] !== null;
        for (const mark of model.marksOf(item)) marks.push(mark);
      }
      lanes.push({
        key: `${parent === null ? '' : `${parent.key} / `}${key} ${number}`,
        kind,
        name,
        number,
        of: packed.length,
        level: parent === null ? 0 : parent.level + 1,
        parent,
        items,
        timeless: others,
        bad,
        marks: marks.filter(({ time }) => !Number.isNaN(time)).sort((one, other) => one.time - other.time),
        hasChildren,
      });
    }
  }
}

/** All at once: see `Lanes.laying`. */
export const lanesOf = (model: Model): Lanes => finished(Lanes.laying(model));

const NO_ITEMS: readonly number[] = [];

const compare = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Puts items, sorted by begin, into as few lists as possible so that none overlaps another one in its list. */
export function* packing(items: readonly number[], begin: readonly number[], end: readonly number[]): Job<number[][]> {
  const lanes: number[][] = [];
  const busy = new Heap<{ lane: number; end: number; isPoint: boolean }>(
    (one, other) => one.end - other.end || Number(one.isPoint) - Number(other.isPoint),
  );
  const free = new Heap<number>((one, other) => one - other);
  for (const [index, item] of items.entries()) {
    if (index % (SLICE * 4) === 0) yield;
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
