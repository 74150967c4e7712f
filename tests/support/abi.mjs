// A host of `abi.wasm` in plain JavaScript: what any host has to do, by `abi/cdevents_wasm.h` alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from './installed.mjs';

export const ABI = readFileSync(join(PACKAGE, 'dist/abi.wasm'));

const module = new WebAssembly.Module(ABI);
export const DECLARED = { imports: WebAssembly.Module.imports(module), exports: WebAssembly.Module.exports(module) };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const FLAGS = { one: 1, frames: 2, complete: 1, all: 2, run: 4, settled: 8, results: 16, end: 32 };
export const SCOPES = [undefined, 'subject', 'context-id', 'chain', 'name'];

/** Text or a value as bytes. */
export const bytesOf = (value) => {
  if (value instanceof Uint8Array) return value;
  return encoder.encode(typeof value === 'string' ? value : JSON.stringify(value));
};

/** Frames: a length of 32 bits, and the bytes. */
export function framesOf(values) {
  const parts = values.map(bytesOf);
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 4, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    out.set(part, at + 4);
    at += part.length + 4;
  }
  return out;
}

/** Reads numbers and bytes one after the other. */
export class Cursor {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.at = 0;
  }
  get isDone() {
    return this.at === this.bytes.length;
  }
  u8() {
    return this.view.getUint8(this.at++);
  }
  u32() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  u64() {
    this.at += 8;
    return this.view.getBigUint64(this.at - 8, true);
  }
  i64() {
    this.at += 8;
    return this.view.getBigInt64(this.at - 8, true);
  }
  frame() {
    const length = this.u32();
    if (this.at + length > this.bytes.length) throw new RangeError('a frame leads beyond the end');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text() {
    return decoder.decode(this.frame());
  }
}

/** One instance. */
export class Host {
  constructor() {
    this.calls = new WebAssembly.Instance(module, {}).exports;
  }
  get memory() {
    return new Uint8Array(this.calls.memory.buffer);
  }
  /** Calls with buffers of their own for the inputs. `undefined`: refused; `error` says why. */
  raw(name, ...values) {
    const buffers = [];
    const numbers = values.flatMap((value) => {
      if (typeof value === 'number') return [value];
      const bytes = bytesOf(value);
      const at = this.calls.cde_alloc(bytes.length) >>> 0;
      if (at === 0 && bytes.length > 0) throw new Error('there is no memory');
      this.memory.set(bytes, at);
      buffers.push([at, bytes.length]);
      return [at, bytes.length];
    });
    const answer = this.calls[name](...numbers);
    for (const buffer of buffers) this.calls.cde_free(...buffer);
    return answer;
  }
  call(name, ...values) {
    return this.taken(this.raw(name, ...values));
  }
  /** A result as bytes, which the module gets back. */
  taken(answer) {
    const number = BigInt.asUintN(64, answer);
    const [at, length] = [Number(number >> 32n), Number(number & 0xffffffffn)];
    const bytes = this.memory.slice(at, at + length);
    if (length > 0) this.calls.cde_free(at, length);
    return bytes;
  }
  text(name, ...values) {
    return decoder.decode(this.call(name, ...values));
  }
  get error() {
    return decoder.decode(this.taken(this.calls.cde_error()));
  }
}

/** The answer of `cde_facts`. */
export function readFacts(bytes) {
  const cursor = new Cursor(bytes);
  const values = [];
  while (!cursor.isDone) {
    const value = new Cursor(cursor.frame());
    const outcome = ['valid', 'invalid', 'unchecked'][value.u8()];
    value.at += 3;
    values.push({ outcome, latest: value.i64(), report: value.text(), facts: factsAt(value) });
  }
  return values;
}

/** `sends`: facts for other keys can follow from it. */
function factsAt(cursor) {
  const facts = [];
  while (!cursor.isDone) {
    const scope = SCOPES[cursor.u8()];
    const sends = cursor.u8() === 1;
    const id = cursor.u64().toString(16).padStart(16, '0');
    facts.push({ scope, sends, key: cursor.text(), id, bytes: cursor.frame() });
  }
  return facts;
}

/** The answer of `cde_fold`. */
export function readFolded(bytes) {
  const cursor = new Cursor(bytes);
  const keys = [];
  while (!cursor.isDone) {
    const key = new Cursor(cursor.frame());
    const [status, marks] = [key.u8(), key.u8()];
    key.at += 2;
    const [refused, latest, snapshot] = [key.u32(), key.i64(), key.frame()];
    const findings = key.text().split('\n').slice(0, -1);
    const run = key.text();
    keys.push({ status, marks, refused, latest, snapshot, findings, run, facts: factsAt(key) });
  }
  return keys;
}
