/** Finished text that has to wait for what stands before it: in memory while it is little, then in a temporary file. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../sarif/store.js';
import { Refusal } from './output.js';

/** Bytes that are kept in memory at most. */
const IN_MEMORY = 4 * 1024 * 1024;

const READ = 64 * 1024;

/** Positions are bytes. */
export class Spool implements Store {
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #file: number | undefined;
  /** Bytes in the file. */
  #written = 0;

  get end(): number {
    return this.#written + this.#pendingBytes;
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes > IN_MEMORY) attempt(() => this.#flush());
  }

  *read(from: number, to: number): Generator<string> {
    if (this.#file !== undefined) attempt(() => this.#flush());
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let at = from; at < to; ) {
      const bytes = this.#bytes(at, Math.min(at + READ, to));
      yield decoder.decode(bytes, { stream: true });
      at += bytes.length;
    }
  }

  #bytes(from: number, to: number): Uint8Array {
    const file = this.#file;
    if (file === undefined) {
      if (this.#pending.length > 1) this.#pending = [Buffer.concat(this.#pending)];
      return this.#pending[0]!.subarray(from, to);
    }
    return attempt(() => {
      const bytes = Buffer.allocUnsafe(to - from);
      const length = readSync(file, bytes, 0, bytes.length, from);
      if (length === 0) throw new Error('it ends too early');
      return bytes.subarray(0, length);
    });
  }

  #flush(): void {
    this.#file ??= unnamedFile();
    const bytes = Buffer.concat(this.#pending);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at);
    this.#written += bytes.length;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

/** A new file for reading and writing that is gone when the program ends, however it ends. */
function unnamedFile(): number {
  const path = join(tmpdir(), `cdevents-wasm-${process.pid}-${randomBytes(8).toString('hex')}`);
  const file = openSync(path, 'wx+', 0o600);
  try {
    unlinkSync(path);
  } catch {
    // Systems that do not remove open files get it removed at the end.
    process.once('exit', () => {
      closeSync(file);
      unlinkSync(path);
    });
  }
  return file;
}

function attempt<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refusal(`the temporary file for the output in ${tmpdir()} does not work: ${code ?? message}`);
  }
}
