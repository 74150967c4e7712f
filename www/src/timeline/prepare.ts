import { Lanes } from './lanes.js';
import { list, Model, type TimelineData } from './model.js';
import type { LaidRows, Rows } from './rows.js';
import { YEAR } from './time.js';
import { type Job, SLICE, sorting } from './turns.js';

/** Data that has been read and laid out, but for its place on the screen. */
export interface Prepared {
  readonly model: Model;
  readonly rows: LaidRows;
  /** Begins and ends of what happens, in pairs, by begin: see `Axis`. */
  readonly spans: Float64Array;
  /** Of a first picture, the number of runs that there will be; `null`: these are all. */
  readonly total: number | null;
}

/** All rows are open from the start if there are no more than this. */
const MOST_OPEN = 100;
/** Runs in a first picture, and how many there must be for it to be worth its time. */
const FIRST = 1000;
const WORTH_A_FIRST = 4 * FIRST;

/**
 * Reads data and lays it out: see `inTurns`. `first` is given a picture of the first runs early, if there are many; `null`: there is
 * something to see already.
 */
export function* preparing(
  data: TimelineData,
  rows: Rows,
  first: ((prepared: Prepared) => void) | null,
): Job<Prepared> {
  const runs = list(data.runs) as TimelineData['runs'];
  if (first !== null && runs.length > WORTH_A_FIRST)
    first(yield* prepared({ runs: runs.slice(0, FIRST) }, rows, runs.length));
  return yield* prepared(data, rows, null);
}

function* prepared(data: TimelineData, rows: Rows, total: number | null): Job<Prepared> {
  const model = yield* Model.reading(data);
  const lanes = yield* Lanes.laying(model);
  const laid = yield* rows.laying(lanes, MOST_OPEN);
  return { model, rows: laid, spans: yield* spanning(model), total };
}

/**
 * Begins and ends of what happens. What is open is where it was last heard of: a run that never ended keeps no gap open. What is
 * within what it is a part of adds nothing.
 */
function* spanning(model: Model): Job<Float64Array> {
  const placed: number[] = [];
  for (let item = 0; item < model.size; item += 1) {
    if (item % (SLICE * 4) === 0) yield;
    const parent = model.parent[item]!;
    // In a whole of more than a year even silence is folded, so its parts count.
    const isWithin =
      parent >= 0 &&
      model.heard(parent) - model.begin[parent]! < YEAR &&
      model.begin[item]! >= model.begin[parent]! &&
      model.heard(item) <= model.heard(parent);
    if (model.isPlaced(item) && !isWithin) placed.push(item);
  }
  yield* sorting(placed, (one, other) => model.begin[one]! - model.begin[other]!);
  const spans = new Float64Array(placed.length * 2);
  for (const [index, item] of placed.entries()) {
    spans[index * 2] = model.begin[item]!;
    spans[index * 2 + 1] = model.heard(item);
    if (index % (SLICE * 4) === 0) yield;
  }
  return spans;
}
