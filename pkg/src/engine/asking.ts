/**
 * A module beside the engine whose calls take and give JSON, since they are rare. It is loaded at its first call, and an instance
 * that stopped is replaced by the next call.
 */
import { encodeIllFormed, isWellFormed } from '../base/bytes.js';
import type { AskPort } from './port.js';

interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Reserves this many bytes and returns their address; 0 if memory is exhausted. */
  input_reserve(bytes: number): number;
  /** By the names that the module has: answers the request in the first `length` bytes, and where the answer is. */
  [name: string]: unknown;
}

/** In bytes. Memory never shrinks, so an instance that has grown beyond this is dropped. */
const KEEP_AT_MOST = 32 * 1024 * 1024;

/** The names of a module's file and exports. */
interface Names {
  file: string;
  /** Answers a request. Returns the answer's length. */
  call: string;
  /** The address of the last answer. */
  place: string;
}

export class Asking {
  readonly #names: Names;
  #exports: Exports | undefined;
  #module: WebAssembly.Module | undefined;

  constructor(names: Names) {
    this.#names = names;
  }

  #instance(load: () => WebAssembly.Module, port: AskPort): Exports {
    if (this.#exports !== undefined) return this.#exports;
    port.requireReady();
    if (this.#module === undefined) {
      try {
        this.#module = load();
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new port.CdEventError('init-failed', `${this.#names.file} could not be loaded: ${why}`, { cause });
      }
      port.whenReset(() => {
        this.#exports = undefined;
      });
    }
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module, name } of WebAssembly.Module.imports(this.#module)) {
      (imports[module] ??= {})[name] = () => {
        throw new port.EngineFault('the engine called outside');
      };
    }
    this.#exports = new WebAssembly.Instance(this.#module, imports).exports as unknown as Exports;
    return this.#exports;
  }

  /**
   * The answer to a request. `input` is the text that the request is about. Throws `EngineFault`, and `CdEventError` if the module
   * is not there.
   */
  ask(
    request: Record<string, unknown>,
    input: string | Uint8Array | undefined,
    load: () => WebAssembly.Module,
    port: AskPort,
  ): unknown {
    const engine = this.#instance(load, port);
    try {
      const illFormed = typeof input === 'string' && !isWellFormed(input);
      const asked = encoder.encode(JSON.stringify(illFormed ? { ...request, surrogates: true } : request));
      const given = typeof input === 'string' ? (illFormed ? encodeIllFormed(input) : encoder.encode(input)) : input;
      const length = asked.length + 1 + (given?.length ?? 0);
      const at = engine.input_reserve(length) >>> 0;
      if (at === 0) throw new port.EngineFault(`there is no memory for an input of ${length} bytes`);
      const buffer = new Uint8Array(engine.memory.buffer, at, length);
      buffer.set(asked);
      buffer[asked.length] = 0;
      if (given !== undefined) buffer.set(given, asked.length + 1);
      const answered = (engine[this.#names.call] as (length: number) => number)(length) >>> 0;
      const place = (engine[this.#names.place] as () => number)() >>> 0;
      const answer = decoder.decode(new Uint8Array(engine.memory.buffer, place, answered));
      if (engine.memory.buffer.byteLength > KEEP_AT_MOST) this.#exports = undefined;
      return JSON.parse(answer);
    } catch (cause) {
      this.#exports = undefined;
      throw cause instanceof port.EngineFault ? cause : new port.EngineFault('the engine stopped', { cause });
    }
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
