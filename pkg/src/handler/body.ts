/** Collects the bytes of a body up to a limit. */
import { byteLength } from '../base/bytes.js';

/** In bytes. */
const FIRST = 16 * 1024;

/**
 * What became of a body: its bytes; `too-large`: longer than the limit, the rest was not read; `aborted`: it broke off;
 * `consumed`: other code has read it, so that its bytes are gone.
 */
export type Body = Uint8Array | 'too-large' | 'aborted' | 'consumed';

/**
 * One buffer that doubles as it fills. A list of chunks would cost a hundred times the limit if each had one byte, and a buffer
 * of the announced length would cost all of it before anything has arrived.
 */
export class Collector {
  #bytes = new Uint8Array(0);
  #length = 0;
  readonly #limit: number;
  readonly #keep: boolean;

  /** `keep`: false if only the length matters. */
  constructor(limit: number, keep: boolean) {
    this.#limit = limit;
    this.#keep = keep;
  }

  /** Returns false if the chunk exceeds the limit; nothing of it is kept then. */
  add(chunk: Uint8Array): boolean {
    const length = this.#length + byteLength(chunk);
    if (length > this.#limit) return false;
    if (this.#keep) {
      if (length > this.#bytes.length) {
        const larger = new Uint8Array(Math.min(this.#limit, Math.max(FIRST, length, 2 * this.#bytes.length)));
        larger.set(this.#bytes.subarray(0, this.#length));
        this.#bytes = larger;
      }
      this.#bytes.set(chunk, this.#length);
    }
    this.#length = length;
    return true;
  }

  /** What has been kept. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#keep ? this.#length : 0);
  }
}
