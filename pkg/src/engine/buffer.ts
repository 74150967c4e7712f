/**
 * The buffer for input in the engine's memory. It is kept between calls: creating it, or a view of
 * it, costs more than validating a small event.
 */
import { bufferOf, byteLength, byteOffset, encodeIllFormed, isWellFormed } from '../base/bytes.js';
import { FROM_STRING } from '../generated/protocol.js';
import { EngineFault } from './fault.js';

/** The exports of an instance that concern the buffer. */
export interface InputMemory {
  readonly memory: WebAssembly.Memory;
  /** Reserves this many bytes and returns their address; 0 if memory is exhausted. */
  input_reserve(bytes: number): number;
}

/** Bytes after the limit that the engine gets too, so that it sees that the limit is exceeded. */
const BEYOND_LIMIT = 4;

/** The initial size in bytes. */
const SMALLEST = 16 * 1024;

const encoder = new TextEncoder();

let buffer = new Uint8Array(0);
let reserved = false;

/** The flags of the input that was written last. */
export let inputFlags = 0;

/** Drops the buffer when its instance is dropped. */
export function forgetBuffer(): void {
  buffer = new Uint8Array(0);
}

/** Whether the memory may have grown since the last call. Growing detaches all views. */
export function hasGrown(): boolean {
  const grown = reserved || buffer.length === 0;
  reserved = false;
  return grown;
}

function reserve(engine: InputMemory, bytes: number): void {
  if (buffer.length >= bytes && buffer.length > 0) return;
  const size = Math.max(bytes, SMALLEST);
  const at = engine.input_reserve(size) >>> 0;
  if (at === 0) throw new EngineFault(`there is no memory for an input of ${bytes} bytes`);
  buffer = new Uint8Array(engine.memory.buffer, at, size);
  reserved = true;
}

/**
 * Copies the input, up to the limit, into the buffer, and sets `inputFlags`. Returns
 * the number of bytes. Throws `EngineFault` if memory is exhausted.
 */
export function write(engine: InputMemory, input: string | Uint8Array, maxBytes: number): number {
  const cap = maxBytes + BEYOND_LIMIT;
  const isText = typeof input === 'string';
  inputFlags = isText ? FROM_STRING : 0;
  return isText ? writeText(engine, input, cap) : writeBytes(engine, input, cap);
}

function writeText(engine: InputMemory, input: string, cap: number): number {
  // Every code unit is at least one byte in UTF-8, so the first `cap` units are enough.
  const text = input.length > cap ? input.slice(0, cap) : input;
  if (!isWellFormed(text)) return writeBytes(engine, encodeIllFormed(text), cap);
  // Most text is ASCII. Reserving three bytes per unit of a large text would cost more than validating it.
  reserve(engine, Math.min(text.length, cap));
  let { read, written } = encoder.encodeInto(text, buffer);
  const most = Math.min(3 * text.length, cap);
  if (read < text.length && buffer.length < most) {
    reserve(engine, most);
    ({ read, written } = encoder.encodeInto(text, buffer));
  }
  return Math.min(written, cap);
}

function writeBytes(engine: InputMemory, bytes: Uint8Array, cap: number): number {
  // Not `bytes.length`, which the object can override: the engine would then read bytes of an earlier input.
  const length = byteLength(bytes);
  const seen = Math.min(length, cap);
  reserve(engine, seen);
  if (seen > 0) buffer.set(seen < length ? new Uint8Array(bufferOf(bytes), byteOffset(bytes), seen) : bytes);
  return seen;
}
