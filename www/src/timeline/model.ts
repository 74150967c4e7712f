import type { FindingItem, Run, StreamSummary } from 'cdevents-wasm';
import { timeOf } from './time.js';
import { finished, type Job, SLICE, sorting } from './turns.js';

/** What a timeline shows. Nothing in it is trusted: a host may give anything. */
export interface TimelineData {
  /** The runs, with their children inside. */
  readonly runs: readonly Run[];
  /** Which record follows from which other one. */
  readonly relations?: StreamSummary['relations'] | undefined;
  /** Findings about the history. */
  readonly findings?: readonly FindingItem[] | undefined;
}

/** How a bar is drawn. `success`, `failure`, `error`, `cancel`: how it ended. `ended`: it ended, and no event says how. */
export type Look = 'success' | 'failure' | 'error' | 'cancel' | 'ended' | 'skipped' | 'running' | 'queued' | 'unknown';

/** A place where a finding is: the item, and the time of its record; `NaN`: unknown. */
export interface Mark {
  readonly finding: FindingItem;
  readonly item: number;
  readonly time: number;
}

/** The members of a run that are shown, whatever the host has given. */
export interface Shown {
  readonly run: Run;
  readonly kind: string;
  readonly id: string;
  readonly name: string | null;
  readonly attempts: number;
  readonly findings: number;
}

/** That a record follows from another one, and how that is known. */
export interface Related {
  readonly record: number;
  readonly from: number;
  readonly by: string;
}

/** How deep runs can be in each other. */
const MAX_DEPTH = 16;
/** How many runs and children are read. */
const MAX_ITEMS = 2_000_000;
/** How many findings are read. */
const MAX_FINDINGS = 100_000;
const MAX_RELATIONS = 5_000_000;
/** The highest number of a record that is looked up. */
const MAX_RECORD = 20_000_000;
/** From this many events on, a run has a table of their times. */
const MANY_EVENTS = 32;

/** Subjects that last from a start to an end. Others have events, and between these nothing is known. */
const LASTING = new Set([
  'pipelineRun',
  'taskRun',
  'build',
  'testSuiteRun',
  'testCaseRun',
  'incident',
  'change',
  'ticket',
  'approval',
]);
/** What can be a part of a run if a link leads from it to the part. */
const PARTS = new Set(['build', 'testSuiteRun', 'testCaseRun', 'taskRun']);
const WHOLES = new Set(['pipelineRun', 'taskRun']);

/**
 * The runs as tables: item `i` has its values at `i`. Children come after their parents. Times are milliseconds since 1970,
 * `NaN` if unknown.
 */
export class Model {
  readonly items: Shown[] = [];
  readonly parent: number[] = [];
  readonly depth: number[] = [];
  readonly children: (number[] | null)[] = [];
  readonly queued: number[] = [];
  readonly started: number[] = [];
  readonly finished: number[] = [];
  /** The first known time. */
  readonly begin: number[] = [];
  /** The last known time; of what is open, the last time in the whole history. */
  readonly end: number[] = [];
  readonly looks: Look[] = [];
  /** Whether it is a part by a link: no event says that it is inside. */
  readonly isLinked: boolean[] = [];
  readonly roots: number[] = [];
  readonly marks: Mark[] = [];
  /** The findings whose record no run has. */
  readonly unplaced: FindingItem[] = [];
  /** The last known time of all. */
  last = Number.NaN;
  /** Number of items that were given but not read. */
  omitted = 0;
  /** All items, each before what is in it. */
  order = new Int32Array(0);
  /** By relation: its records, what it is by, and the one before it with the same `record` or the same `from`; -1: none. */
  readonly #record: number[] = [];
  readonly #from: number[] = [];
  readonly #by: string[] = [];
  readonly #nextBefore: number[] = [];
  readonly #nextAfter: number[] = [];
  /** By record: one more than the last relation of which it is the `record`, or the `from`; 0: none. */
  #before = new Int32Array(0);
  #after = new Int32Array(0);
  /** By record: one more than the innermost item that has it. */
  #owner = new Int32Array(0);
  readonly #marks = new Map<number, Mark[]>();
  /** By item and record, the times of events, where there are many. */
  readonly #times = new Map<number, ReadonlyMap<number, unknown>>();

  get size(): number {
    return this.items.length;
  }

  isOpen(item: number): boolean {
    const look = this.looks[item];
    return (look === 'running' || look === 'queued') && this.isLasting(item);
  }

  /** The last time that an item itself has: of what is open, its start. */
  heard(item: number): number {
    return this.isOpen(item) ? most(most(this.queued[item]!, this.started[item]!), this.begin[item]!) : this.end[item]!;
  }

  isLasting(item: number): boolean {
    return LASTING.has(this.items[item]?.kind ?? '');
  }

  isPlaced(item: number): boolean {
    return !Number.isNaN(this.begin[item]);
  }

  /** The innermost item that has a record; -1: none. */
  ownerOf(record: number): number {
    return (this.#owner[record] ?? 0) - 1;
  }

  /** The time of a record in an item; if no event says, the item's own. */
  timeIn(item: number, record: number): number {
    const time = timeOf(this.#written(item, record));
    return Number.isNaN(time) ? (this.begin[item] ?? Number.NaN) : time;
  }

  /** The time of a record as it is written. */
  #written(item: number, record: number): unknown {
    const run = this.items[item]?.run;
    if (list(run?.events).length < MANY_EVENTS) return eventsOf(run).find((event) => event.record === record)?.time;
    let known = this.#times.get(item);
    if (known === undefined) {
      // Of several events in a record the first one counts, as above.
      const times = new Map<number, unknown>();
      for (const event of eventsOf(run)) if (!times.has(event.record)) times.set(event.record, event.time);
      this.#times.set(item, (known = times));
    }
    return known.get(record);
  }

  /** The findings about an item, by time. */
  marksOf(item: number): readonly Mark[] {
    return this.#marks.get(item) ?? NO_MARKS;
  }

  /** What the records of an item follow directly from (`before`), or what follows from them. */
  related(item: number, direction: 'before' | 'after'): Related[] {
    const isBefore = direction === 'before';
    const next = isBefore ? this.#nextBefore : this.#nextAfter;
    const found: Related[] = [];
    for (const record of recordsOf(this.items[item]?.run)) {
      const ofRecord: Related[] = [];
      for (let at = ((isBefore ? this.#before : this.#after)[record] ?? 0) - 1; at >= 0; at = next[at]!)
        ofRecord.push({ record: this.#record[at]!, from: this.#from[at]!, by: this.#by[at]! });
      found.push(...ofRecord.reverse());
    }
    return found;
  }

  /** Reads the data: see `inTurns`. */
  static *reading(data: TimelineData): Job<Model> {
    const model = new Model();
    yield* model.#readRuns(data.runs);
    yield* model.#readRecords();
    yield* model.#readRelations(data.relations);
    yield* model.#adopt();
    yield* model.#readFindings(data.findings);
    yield* model.#putInOrder();
    return model;
  }

  *#readRuns(runs: unknown): Job<void> {
    const waiting: { run: unknown; parent: number; depth: number }[] = [];
    for (const run of list(runs)) {
      waiting.push({ run, parent: -1, depth: 0 });
      while (waiting.length > 0) {
        const { run: given, parent, depth } = waiting.pop()!;
        if (typeof given !== 'object' || given === null) continue;
        if (this.size >= MAX_ITEMS || depth >= MAX_DEPTH) {
          this.omitted += 1;
          continue;
        }
        const at = this.#add(given as Run, parent, depth);
        // What does not last is where its events are; so is what has no time of its own.
        if (Number.isNaN(this.begin[at]!) || !this.isLasting(at)) yield* this.#readTimes(at);
        this.last = most(this.last, this.end[at]!);
        const children = list((given as Run).children);
        for (let index = children.length - 1; index >= 0; index -= 1)
          waiting.push({ run: children[index], parent: at, depth: depth + 1 });
        if (this.size % SLICE === 0) yield;
      }
    }
    for (let item = 0; item < this.size; item += 1) {
      if (this.isOpen(item) && this.isPlaced(item)) this.end[item] = Math.max(this.last, this.end[item]!);
      if (item % (SLICE * 16) === 0) yield;
    }
  }

  #add(run: Run, parent: number, depth: number): number {
    const at = this.size;
    const kind = typeof run.kind === 'string' ? run.kind : '';
    const name = typeof run.name === 'string' && run.name !== '' ? run.name : null;
    this.items.push({
      run,
      kind,
      id: typeof run.id === 'string' ? run.id : '',
      name,
      attempts: count(run.attempts),
      findings: count(run.findings),
    });
    this.parent.push(parent);
    this.depth.push(depth);
    this.children.push(null);
    this.isLinked.push(false);
    if (parent < 0) this.roots.push(at);
    else (this.children[parent] ??= []).push(at);
    const queued = timeOf(run.queuedAt);
    const started = timeOf(run.startedAt);
    const ended = timeOf(run.finishedAt);
    this.queued.push(queued);
    this.started.push(started);
    this.finished.push(ended);
    this.begin.push(least(least(queued, started), ended));
    this.end.push(most(most(queued, started), ended));
    this.looks.push(lookOf(run));
    return at;
  }

  *#readTimes(item: number): Job<void> {
    let read = 0;
    for (const event of list(this.items[item]!.run.events)) {
      if ((read += 1) % SLICE === 0) yield;
      if (!isEvent(event)) continue;
      const time = timeOf(event.time);
      this.begin[item] = least(this.begin[item]!, time);
      this.end[item] = most(this.end[item]!, time);
    }
  }

  *#readRecords(): Job<void> {
    let owner = new Int32Array(1024);
    let read = 0;
    let highest = -1;
    // Children come after their parents, so that the innermost one stays.
    for (const [item, { run }] of this.items.entries()) {
      for (const record of list(run.records)) {
        if ((read += 1) % (SLICE * 8) === 0) yield;
        if (!isRecord(record)) continue;
        if (record >= owner.length) {
          const more = new Int32Array(Math.max(record + 1, owner.length * 2));
          more.set(owner);
          owner = more;
        }
        owner[record] = item + 1;
        highest = Math.max(highest, record);
      }
      if (item % SLICE === 0) yield;
    }
    this.#owner = owner.subarray(0, highest + 1);
  }

  *#readRelations(relations: unknown): Job<void> {
    this.#before = new Int32Array(this.#owner.length);
    this.#after = new Int32Array(this.#owner.length);
    let read = 0;
    for (const relation of list(relations)) {
      if ((read += 1) > MAX_RELATIONS) break;
      if (read % (SLICE * 8) === 0) yield;
      const { record, from, by } = (relation ?? {}) as { record: unknown; from: unknown; by: unknown };
      if (!isRecord(record) || !isRecord(from) || record === from) continue;
      // Where one of them is in no run, there is nothing to show.
      if (this.ownerOf(record) < 0 || this.ownerOf(from) < 0) continue;
      const at = this.#record.push(record) - 1;
      this.#from.push(from);
      this.#by.push(typeof by === 'string' ? by : '');
      this.#nextBefore.push(this.#before[record]! - 1);
      this.#nextAfter.push(this.#after[from]! - 1);
      this.#before[record] = at + 1;
      this.#after[from] = at + 1;
    }
  }

  /** What is a run of its own, but was started by a record of a task or a pipeline, is drawn inside it. */
  *#adopt(): Job<void> {
    const before = this.roots.splice(0);
    for (const [index, item] of before.entries()) {
      if (index % SLICE === 0) yield;
      const { kind } = this.items[item]!;
      const whole = PARTS.has(kind) ? this.#starter(item) : -1;
      if (whole < 0) {
        this.roots.push(item);
        continue;
      }
      this.parent[item] = whole;
      this.isLinked[item] = true;
      (this.children[whole] ??= []).push(item);
      const below = [item];
      for (const one of below) {
        this.depth[one] = this.depth[this.parent[one]!]! + 1;
        for (const child of this.children[one] ?? []) below.push(child);
      }
    }
  }

  /** The task or pipeline run whose record the first one of an item follows from, if both were going on then. */
  #starter(item: number): number {
    const first = list(this.items[item]!.run.records).find(isRecord);
    if (first === undefined) return -1;
    let found = -1;
    // The last one in this order was given first.
    for (let at = (this.#before[first] ?? 0) - 1; at >= 0; at = this.#nextBefore[at]!) {
      const owner = this.ownerOf(this.#from[at]!);
      if (owner < 0 || owner === item || !WHOLES.has(this.items[owner]!.kind)) continue;
      if (this.depth[owner]! + 1 >= MAX_DEPTH || this.isBelow(owner, item)) continue;
      if (this.begin[item]! >= this.begin[owner]! && this.begin[item]! <= this.end[owner]!) found = owner;
    }
    return found;
  }

  isBelow(item: number, ancestor: number): boolean {
    for (let at = item; at >= 0; at = this.parent[at] ?? -1) if (at === ancestor) return true;
    return false;
  }

  *#readFindings(findings: unknown): Job<void> {
    for (const [index, given] of list(findings).slice(0, MAX_FINDINGS).entries()) {
      if (index % SLICE === 0) yield;
      const { record, finding } = (given ?? {}) as { record: unknown; finding: unknown };
      if (typeof finding !== 'object' || finding === null) continue;
      const item = isRecord(record) ? this.ownerOf(record) : -1;
      if (item < 0) this.unplaced.push(given as FindingItem);
      else this.marks.push({ finding: given as FindingItem, item, time: this.timeIn(item, record as number) });
    }
    yield* sorting(this.marks, (one, other) => (one.time || 0) - (other.time || 0));
    for (const [index, mark] of this.marks.entries()) {
      if (index % SLICE === 0) yield;
      const known = this.#marks.get(mark.item);
      if (known === undefined) this.#marks.set(mark.item, [mark]);
      else known.push(mark);
    }
  }

  *#putInOrder(): Job<void> {
    this.order = new Int32Array(this.size);
    const waiting: number[] = [];
    let at = 0;
    for (const root of this.roots) {
      waiting.push(root);
      while (waiting.length > 0) {
        const item = waiting.pop()!;
        this.order[at] = item;
        if ((at += 1) % (SLICE * 8) === 0) yield;
        const inside = this.children[item] ?? NO_ITEMS;
        for (let index = inside.length - 1; index >= 0; index -= 1) waiting.push(inside[index]!);
      }
    }
  }
}

const NO_MARKS: readonly Mark[] = [];
const NO_ITEMS: readonly number[] = [];

/** Reads it all at once. */
export const modelOf = (data: TimelineData): Model => finished(Model.reading(data));

const OUTCOMES = new Set(['success', 'failure', 'error', 'cancel']);

function lookOf({ state, outcome }: Run): Look {
  if (state === 'skipped') return 'skipped';
  if (typeof outcome === 'string' && OUTCOMES.has(outcome)) return outcome;
  if (state === 'finished') return 'ended';
  return state === 'running' || state === 'queued' ? state : 'unknown';
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
const isRecord = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_RECORD;

/** An event of a run as it is shown. */
interface ShownEvent {
  readonly record: number;
  readonly predicate: string;
  readonly time: unknown;
}

const isEvent = (value: unknown): value is ShownEvent =>
  typeof value === 'object' && value !== null && isRecord((value as ShownEvent).record);

/** The events of a run that have a record. */
export const eventsOf = (run: Run | undefined): readonly ShownEvent[] => list(run?.events).filter(isEvent);

/** The numbers of the records of a run. */
export const recordsOf = (run: Run | undefined): readonly number[] => list(run?.records).filter(isRecord);

/** How many records of a finding are read. */
const MAX_WITNESS = 1000;

/** The records that a finding names beside those of its witness. */
export function othersOf(finding: FindingItem): number[] {
  const witness = new Set(witnessOf(finding));
  const others = list(finding.others).filter((record) => isRecord(record) && !witness.has(record)) as number[];
  return [...new Set(others)].sort((one, other) => one - other).slice(0, MAX_WITNESS);
}

/** The records without which there would be no such finding, its own among them. */
export function witnessOf(finding: FindingItem): number[] {
  const found = [...list(finding.witness), ...list(finding.others), finding.record].filter(isRecord);
  const own = list(finding.witness).filter(isRecord);
  return [...new Set(own.length > 0 ? own : found)].sort((one, other) => one - other).slice(0, MAX_WITNESS);
}

const least = (one: number, other: number): number =>
  Number.isNaN(one) ? other : Number.isNaN(other) ? one : Math.min(one, other);
const most = (one: number, other: number): number =>
  Number.isNaN(one) ? other : Number.isNaN(other) ? one : Math.max(one, other);
