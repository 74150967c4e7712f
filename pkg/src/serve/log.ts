/** What the server says while it runs. A reader that is slow, or reads nothing, costs lines and never time. */

export interface Log {
  /** What happens: it started, a finding, the receiver is there again. */
  say(line: string): void;
  /** What an operator has to look at. */
  warn(line: string): void;
}

/** Lines of one kind in a second. */
const MOST = 20;

/** A log that says at most some lines a second, and how many it has left out. */
export class Limited {
  readonly #write: (line: string) => void;
  #second = 0;
  #said = 0;
  #left = 0;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  say(line: string, now = Date.now()): void {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      if (this.#left > 0) this.#write(`… and ${this.#left} more`);
      [this.#second, this.#said, this.#left] = [second, 0, 0];
    }
    if (this.#said >= MOST) {
      this.#left += 1;
      return;
    }
    this.#said += 1;
    this.#write(line);
  }
}
