/** The progress of a long run: one line of standard error that is overwritten, for people only. */
import type { Summary } from '../emitters/summary.js';

/** Milliseconds until the first line, so that short runs show none, and between two of them. */
const DELAY = 1000;
const INTERVAL = 200;

/** Returns to the start of the line and clears it. */
const CLEAR = '\r\u001b[K';

export class Progress {
  readonly #write: ((text: string) => void) | null;
  #next = performance.now() + DELAY;
  #bytes = 0;
  #isShown = false;

  /** `write` writes to a terminal; without it nothing is shown. */
  constructor(write: ((text: string) => void) | null) {
    this.#write = write;
  }

  /** Counts bytes that have been read, and shows where the run is if it takes long. */
  add(bytes: number, { events, invalid, unchecked }: Summary): void {
    if (this.#write === null) return;
    this.#bytes += bytes;
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + INTERVAL;
    this.#isShown = true;
    const read = (this.#bytes / 1e6).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const counts = `${number(events)} events checked, ${number(invalid)} invalid`;
    this.#write(`${CLEAR}${counts}${unchecked > 0 ? `, ${number(unchecked)} unchecked` : ''} (${read} MB read)`);
  }

  /** Removes the line, before anything else is written and at the end. */
  clear(): void {
    if (this.#isShown) this.#write?.(CLEAR);
    this.#isShown = false;
  }
}

function number(count: number): string {
  return count.toLocaleString('en');
}
