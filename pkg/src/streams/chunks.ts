/** Chunks of a stream as bytes. A character may be split over two of them. */
import { encodeIllFormed, isBuffer, isBytes, isWellFormed, plainBytes } from '../base/bytes.js';
import type { HistoryPort } from '../engine/port.js';

const encoder = new TextEncoder();

/** In bytes: a larger chunk is read in pieces, so that the memory of the instance does not grow with it. */
const PIECE = 256 * 1024;

/** Turns text and bytes into pieces of bytes. */
export class Chunks {
  /** The first half of a surrogate pair, at the end of the text before. */
  #half = '';

  /** The next pieces. Throws `CdEventError` (`bad-option`). */
  *pieces(chunk: unknown, { bad }: HistoryPort): Iterable<Uint8Array> {
    if (typeof chunk === 'string') {
      for (let at = 0; at < chunk.length; at += PIECE) yield* this.#text(chunk.slice(at, at + PIECE));
      return;
    }
    if (!isBytes(chunk) && !isBuffer(chunk)) throw bad('chunk', chunk, 'a string or a Uint8Array');
    const bytes = isBytes(chunk) ? plainBytes(chunk) : new Uint8Array(chunk);
    if (bytes.length > 0) yield* this.rest();
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }

  /** What nothing follows that would complete it. */
  *rest(): Iterable<Uint8Array> {
    if (this.#half !== '') yield encodeIllFormed(this.#half);
    this.#half = '';
  }

  /** What is not complete yet, as two bytes. */
  save(): Uint8Array {
    const unit = this.#half === '' ? 0 : this.#half.charCodeAt(0);
    return Uint8Array.of(unit & 0xff, unit >> 8);
  }

  /** Reads what `save` gave. */
  restore([low = 0, high = 0]: Uint8Array): void {
    this.#half = low === 0 && high === 0 ? '' : String.fromCharCode(low | (high << 8));
  }

  *#text(part: string): Iterable<Uint8Array> {
    let text = this.#half + part;
    const last = text.charCodeAt(text.length - 1);
    this.#half = last >= 0xd800 && last < 0xdc00 ? text.slice(-1) : '';
    if (this.#half !== '') text = text.slice(0, -1);
    if (text !== '') yield isWellFormed(text) ? encoder.encode(text) : encodeIllFormed(text);
  }
}
