/** In UTF-16 code units: texts are handed to the browser in pieces of this length, and it keeps large ones outside of this process. */
const PIECE = 1024 * 1024;

/** In UTF-16 code units. A longer file is more than browsers keep. */
export const MAX_COLLECTED = 2 * 1024 * 1024 * 1024;

/** A file that is put together from short texts, of which few are in memory. */
export class Collected {
  readonly #pieces: Blob[] = [];
  #texts: string[] = [];
  #held = 0;
  /** Its length so far, in UTF-16 code units. */
  length = 0;

  add(text: string): void {
    this.#texts.push(text);
    this.#held += text.length;
    this.length += text.length;
    if (this.#held >= PIECE) this.#hand();
  }

  /** The file so far. */
  file(type: string): Blob {
    this.#hand();
    return new Blob(this.#pieces, { type });
  }

  #hand(): void {
    if (this.#texts.length > 0) this.#pieces.push(new Blob(this.#texts));
    this.#texts = [];
    this.#held = 0;
  }
}
