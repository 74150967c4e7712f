import type { FindingItem, Run, StreamSummary } from 'cdevents-wasm';
import { timeOf } from './time.js';

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

/** How deep runs can be in each other. */
const MAX_DEPTH = 16;
/** How many runs and children are read. */
const MAX_ITEMS = 2_000_000;
/** How many findings are read. */
const MAX_FINDINGS = 100_000;
const MAX_RELATIONS = 5_000_000;
/** The highest number of a record that is looked up. */
const MAX_RECORD = 20_000_000;
/** Items read between two pauses. */
const SLICE = 500;

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
  /** The relations by record, in both directions: see `causesOf`. */
  #relations: { record: number; from: number; by: string }[] = [];
  #before = new Map<number, number[]>();
  #after = new Map<number, number[]>();
  #owner = new Int32Array(0);

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
    const found = eventsOf(this.items[item]?.run).find((event) => event.record === record);
    const time = timeOf(found?.time);
    return Number.isNaN(time) ? (this.begin[item] ?? Number.NaN) : time;
  }

  /** What the records of an item follow directly from (`before`), or what follows from them. */
  related(item: number, direction: 'before' | 'after'): { record: number; from: number; by: string }[] {
    const table = direction === 'before' ? this.#before : this.#after;
    return recordsOf(this.items[item]?.run)
      .flatMap((record) => table.get(record) ?? [])
      .map((at) => this.#relations[at]!);
  }

  /** Reads the data, pausing now and then: see `reading`. */
  static *reading(data: TimelineData): Generator<undefined, Model> {
    const model = new Model();
    yield* model.#readRuns(data.runs);
    yield* model.#readRecords();
    yield* model.#readRelations(data.relations);
    model.#adopt();
    model.#readFindings(data.findings);
    return model;
  }

  *#readRuns(runs: unknown): Generator<undefined, void> {
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
        const children = list((given as Run).children);
        for (let index = children.length - 1; index >= 0; index -= 1)
          waiting.push({ run: children[index], parent: at, depth: depth + 1 });
        if (this.size % SLICE === 0) yield;
      }
    }
    for (let item = 0; item < this.size; item += 1) {
      if (this.isOpen(item) && this.isPlaced(item)) this.end[item] = Math.max(this.last, this.end[item]!);
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
    const finished = timeOf(run.finishedAt);
    let begin = least(least(queued, started), finished);
    let end = most(most(queued, started), finished);
    // What does not last is where its events are; so is what has no time of its own.
    if (Number.isNaN(begin) || !LASTING.has(kind)) {
      for (const event of eventsOf(run)) {
        const time = timeOf(event.time);
        begin = least(begin, time);
        end = most(end, time);
      }
    }
    this.queued.push(queued);
    this.started.push(started);
    this.finished.push(finished);
    this.begin.push(begin);
    this.end.push(end);
    this.last = most(this.last, end);
    this.looks.push(lookOf(run));
    return at;
  }

  *#readRecords(): Generator<undefined, void> {
    let highest = -1;
    for (let item = 0; item < this.size; item += 1) {
      for (const record of recordsOf(this.items[item]!.run)) if (record > highest) highest = record;
      if (item % SLICE === 0) yield;
    }
    this.#owner = new Int32Array(highest + 1);
    // Children come after their parents, so that the innermost one stays.
    for (let item = 0; item < this.size; item += 1) {
      for (const record of recordsOf(this.items[item]!.run)) this.#owner[record] = item + 1;
      if (item % SLICE === 0) yield;
    }
  }

  *#readRelations(relations: unknown): Generator<undefined, void> {
    let read = 0;
    for (const relation of list(relations)) {
      if ((read += 1) > MAX_RELATIONS) break;
      if (read % (SLICE * 8) === 0) yield;
      const { record, from, by } = (relation ?? {}) as { record: unknown; from: unknown; by: unknown };
      if (!isRecord(record) || !isRecord(from) || record === from) continue;
      const at = this.#relations.push({ record, from, by: typeof by === 'string' ? by : '' }) - 1;
      add(this.#before, record, at);
      add(this.#after, from, at);
    }
  }

  /** What is a run of its own, but was started by a record of a task or a pipeline, is drawn inside it. */
  #adopt(): void {
    const before = this.roots.splice(0);
    for (const item of before) {
      const { kind, run } = this.items[item]!;
      const whole = PARTS.has(kind) ? this.#starter(item, run) : -1;
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
        below.push(...(this.children[one] ?? []));
      }
    }
  }

  /** The task or pipeline run whose record the first one of an item follows from, if both were going on then. */
  #starter(item: number, run: Run): number {
    const first = recordsOf(run)[0];
    if (first === undefined) return -1;
    for (const at of this.#before.get(first) ?? []) {
      const owner = this.ownerOf(this.#relations[at]!.from);
      if (owner < 0 || owner === item || !WHOLES.has(this.items[owner]!.kind)) continue;
      if (this.depth[owner]! + 1 >= MAX_DEPTH || this.isBelow(owner, item)) continue;
      const isDuring = this.begin[item]! >= this.begin[owner]! && this.begin[item]! <= this.end[owner]!;
      if (isDuring) return owner;
    }
    return -1;
  }

  isBelow(item: number, ancestor: number): boolean {
    for (let at = item; at >= 0; at = this.parent[at] ?? -1) if (at === ancestor) return true;
    return false;
  }

  #readFindings(findings: unknown): void {
    for (const given of list(findings).slice(0, MAX_FINDINGS)) {
      const { record, finding } = (given ?? {}) as { record: unknown; finding: unknown };
      if (typeof finding !== 'object' || finding === null) continue;
      const item = isRecord(record) ? this.ownerOf(record) : -1;
      if (item < 0) this.unplaced.push(given as FindingItem);
      else this.marks.push({ finding: given as FindingItem, item, time: this.timeIn(item, record as number) });
    }
    this.marks.sort((one, other) => (one.time || 0) - (other.time || 0));
  }
}

/** Reads it all at once. */
export function modelOf(data: TimelineData): Model {
  const reading = Model.reading(data);
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return value;
  }
}

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

/** The records without which there would be no such finding, its own among them. */
export function witnessOf(finding: FindingItem): number[] {
  const found = [...list(finding.witness), ...list(finding.others), finding.record].filter(isRecord);
  const own = list(finding.witness).filter(isRecord);
  return [...new Set(own.length > 0 ? own : found)].sort((one, other) => one - other).slice(0, 1000);
}

function add(table: Map<number, number[]>, key: number, value: number): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [value]);
  else known.push(value);
}

const least = (one: number, other: number): number =>
  Number.isNaN(one) ? other : Number.isNaN(other) ? one : Math.min(one, other);
const most = (one: number, other: number): number =>
  Number.isNaN(one) ? other : Number.isNaN(other) ? one : Math.max(one, other);
