/**
 * The one buffer through which input gets into the engine's memory. It is kept between calls: making it, or a view of
 * it, costs more than judging a small event.
 */
import { bufferOf, byteLength, byteOffset, encodeIllFormed, isWellFormed } from '../base/bytes.js';
import { FROM_STRING } from '../generated/protocol.js';
import { EngineFault } from './fault.js';

/** What of an instance's exports has to do with the buffer. */
export interface InputMemory {
  readonly memory: WebAssembly.Memory;
  /** Makes room for so many bytes, and says where; 0 when there is no memory for them. */
  input_reserve(bytes: number): number;
}

/** Bytes past the limit that the engine wants to see, so that it knows that the limit was passed. */
const BEYOND_LIMIT = 4;

/** The engine has so much room from the start. */
const SMALLEST = 16 * 1024;

const encoder = new TextEncoder();

let buffer = new Uint8Array(0);
let reserved = false;

/** What the engine must know of the input that was written last, beside its bytes. */
export let inputFlags = 0;

/** Forgets the buffer, which belongs to an instance that is not used any longer. */
export function forgetBuffer(): void {
  buffer = new Uint8Array(0);
}

/** Whether the memory may have grown since this was asked last: when it grows, all views of it fall to length 0. */
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
 * Copies the input, or as much of it as the limit lets the engine see, into the buffer, and sets `inputFlags`. Gives
 * the number of bytes.
 */
export function write(engine: InputMemory, input: string | Uint8Array, maxBytes: number): number {
  const cap = maxBytes + BEYOND_LIMIT;
  const isText = typeof input === 'string';
  inputFlags = isText ? FROM_STRING : 0;
  return isText ? writeText(engine, input, cap) : writeBytes(engine, input, cap);
}

function writeText(engine: InputMemory, input: string, cap: number): number {
  // Every code unit is at least one byte, so nothing after the first `cap` of them can be seen.
  const text = input.length > cap ? input.slice(0, cap) : input;
  if (!isWellFormed(text)) return writeBytes(engine, encodeIllFormed(text), cap);
  // Most text is ASCII, and three times the room for a large one would cost more than reading it.
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
  // Not `bytes.length`, which an object can have of its own: what is behind it would be read from an earlier input.
  const length = byteLength(bytes);
  const seen = Math.min(length, cap);
  reserve(engine, seen);
  if (seen > 0) buffer.set(seen < length ? new Uint8Array(bufferOf(bytes), byteOffset(bytes), seen) : bytes);
  return seen;
}
