import type { Lane, Lanes } from './lanes.js';

/** Which lanes are rows: those at the top, and those inside of what is open. */
export class Rows {
  #lanes: Lanes | null = null;
  #rows: readonly Lane[] = [];
  #places = new Map<Lane, number>();
  /** Whether all is open that nobody closed. */
  #isOpen = false;
  /** By key, since other data has other lanes. */
  readonly #opened = new Set<string>();
  readonly #closed = new Set<string>();

  get all(): readonly Lane[] {
    return this.#rows;
  }

  placeOf(lane: Lane): number | undefined {
    return this.#places.get(lane);
  }

  set(lanes: Lanes, mostOpen: number): void {
    this.#lanes = lanes;
    let count = 0;
    const queue = lanes.roots.slice(0, mostOpen + 1);
    for (const lane of queue) {
      if ((count += 1) > mostOpen) break;
      if (lane.hasChildren) queue.push(...lanes.children(lane));
    }
    this.#isOpen = count <= mostOpen;
    this.#flatten();
  }

  isOpen(lane: Lane): boolean {
    if (!lane.hasChildren) return false;
    return this.#opened.has(lane.key) || (this.#isOpen && !this.#closed.has(lane.key));
  }

  toggle(lane: Lane, isOpen: boolean): void {
    if (isOpen) {
      this.#opened.add(lane.key);
      this.#closed.delete(lane.key);
    } else {
      this.#opened.delete(lane.key);
      this.#closed.add(lane.key);
    }
    this.#flatten();
  }

  /** Opens what an item is in. */
  open(item: number): void {
    const lane = this.#lanes?.laneOf(item);
    let isChanged = false;
    for (let above = lane?.parent; above !== null && above !== undefined; above = above.parent) {
      if (this.isOpen(above)) continue;
      this.#opened.add(above.key);
      this.#closed.delete(above.key);
      isChanged = true;
    }
    if (isChanged) this.#flatten();
  }

  #flatten(): void {
    const lanes = this.#lanes;
    if (lanes === null) return;
    const rows: Lane[] = [];
    const waiting = [...lanes.roots].reverse();
    while (waiting.length > 0) {
      const lane = waiting.pop()!;
      rows.push(lane);
      if (!this.isOpen(lane)) continue;
      const inside = lanes.children(lane);
      for (let index = inside.length - 1; index >= 0; index -= 1) waiting.push(inside[index]!);
    }
    this.#rows = rows;
    this.#places = new Map(rows.map((lane, index) => [lane, index]));
  }
}
