import type { Lane, Lanes } from './lanes.js';
import { finished, type Job, SLICE } from './turns.js';

/** Rows that have been worked out: see `Rows.laying`. */
export interface LaidRows {
  readonly lanes: Lanes;
  readonly isOpen: boolean;
  readonly rows: readonly Lane[];
  readonly places: ReadonlyMap<Lane, number>;
  /** What was opened and closed until then. */
  readonly changes: number;
}

/** Which lanes are rows: those at the top, and those inside of what is open. */
export class Rows {
  #lanes: Lanes | null = null;
  #rows: readonly Lane[] = [];
  #places: ReadonlyMap<Lane, number> = new Map();
  /** Whether all is open that nobody closed. */
  #isOpen = false;
  /** By key, since other data has other lanes. */
  readonly #opened = new Set<string>();
  readonly #closed = new Set<string>();
  /** Counts what is opened and closed. */
  #changes = 0;

  get all(): readonly Lane[] {
    return this.#rows;
  }

  placeOf(lane: Lane): number | undefined {
    return this.#places.get(lane);
  }

  /** Works out the rows of other lanes. `mostOpen`: all of them are open from the start if there are no more. */
  *laying(lanes: Lanes, mostOpen: number): Job<LaidRows> {
    const queue = lanes.roots.slice(0, mostOpen + 1);
    for (const lane of queue) {
      if (queue.length > mostOpen) break;
      if (lane.hasChildren) queue.push(...(yield* lanes.layingInside(lane)).slice(0, mostOpen));
    }
    const isOpen = queue.length <= mostOpen;
    const changes = this.#changes;
    return { lanes, isOpen, changes, ...(yield* this.#flattening(lanes, isOpen)) };
  }

  set({ lanes, isOpen, rows, places, changes }: LaidRows): void {
    this.#lanes = lanes;
    this.#isOpen = isOpen;
    this.#rows = rows;
    this.#places = places;
    if (changes !== this.#changes) this.#flatten();
  }

  isOpen(lane: Lane): boolean {
    return this.#isLaneOpen(lane, this.#isOpen);
  }

  toggle(lane: Lane, isOpen: boolean): void {
    this.#mark(lane, isOpen);
    this.#flatten();
  }

  /** Opens what items are in. Their lanes must be laid out: see `Lanes.reaching`. */
  open(items: readonly number[]): void {
    let isChanged = false;
    for (const item of items) {
      const lane = this.#lanes?.laneOf(item);
      for (let above = lane?.parent; above !== null && above !== undefined; above = above.parent) {
        if (this.isOpen(above)) continue;
        this.#mark(above, true);
        isChanged = true;
      }
    }
    if (isChanged) this.#flatten();
  }

  #isLaneOpen(lane: Lane, isOpen: boolean): boolean {
    if (!lane.hasChildren) return false;
    return this.#opened.has(lane.key) || (isOpen && !this.#closed.has(lane.key));
  }

  #mark(lane: Lane, isOpen: boolean): void {
    this.#changes += 1;
    if (isOpen) this.#opened.add(lane.key);
    else this.#opened.delete(lane.key);
    if (isOpen) this.#closed.delete(lane.key);
    else this.#closed.add(lane.key);
  }

  #flatten(): void {
    if (this.#lanes === null) return;
    const { rows, places } = finished(this.#flattening(this.#lanes, this.#isOpen));
    this.#rows = rows;
    this.#places = places;
  }

  *#flattening(lanes: Lanes, isOpen: boolean): Job<Pick<LaidRows, 'rows' | 'places'>> {
    const rows: Lane[] = [];
    const places = new Map<Lane, number>();
    const waiting = [...lanes.roots].reverse();
    while (waiting.length > 0) {
      const lane = waiting.pop()!;
      places.set(lane, rows.push(lane) - 1);
      if (rows.length % (SLICE * 4) === 0) yield;
      if (!this.#isLaneOpen(lane, isOpen)) continue;
      const inside = yield* lanes.layingInside(lane);
      for (let index = inside.length - 1; index >= 0; index -= 1) waiting.push(inside[index]!);
    }
    return { rows, places };
  }
}
