/** Where finished text waits until what stands before it is known. */
export interface Store {
  /** The position after all that was added. */
  readonly end: number;
  add(text: string): void;
  /** What was added between two positions, in pieces. */
  read(from: number, to: number): Iterable<string>;
}

/** A store that keeps everything in memory. Its positions are numbers of texts. */
export class Memory implements Store {
  readonly #texts: string[] = [];

  get end(): number {
    return this.#texts.length;
  }

  add(text: string): void {
    this.#texts.push(text);
  }

  read(from: number, to: number): string[] {
    return this.#texts.slice(from, to);
  }
}
