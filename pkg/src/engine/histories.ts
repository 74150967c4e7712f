/**
 * Instances of the module for streams. Unlike the engine's they have state that must outlive a call, so each stream has one
 * of its own, and what can still be read is read out of an instance that has stopped.
 */
import type { HistoryPort } from './port.js';

interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Reserves this many bytes and returns their address; 0 if memory is exhausted. */
  input_reserve(bytes: number): number;
  /** Answers the request in the first `length` bytes. Returns the answer's length. */
  history(length: number): number;
  history_answer(): number;
  history_bytes(): number;
  history_bytes_length(): number;
}

/** An answer: its JSON, and the bytes beside it, which are the caller's own. */
export interface Answer {
  json: Record<string, unknown>;
  bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An instance. */
export class Histories {
  readonly #exports: Exports;
  readonly #port: HistoryPort;
  /** Whether a call did not return. */
  stopped = false;

  constructor(port: HistoryPort) {
    port.requireReady();
    const compiled = port.streamsModule();
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module, name } of WebAssembly.Module.imports(compiled)) {
      (imports[module] ??= {})[name] = () => {
        throw new port.EngineFault('the engine called outside');
      };
    }
    this.#port = port;
    try {
      this.#exports = new WebAssembly.Instance(compiled, imports).exports as unknown as Exports;
    } catch (cause) {
      throw new port.EngineFault('the engine could not be started', { cause });
    }
  }

  /** Answers a request: see `Session::history`. Throws `EngineFault`. */
  ask(request: Record<string, unknown>, given?: Uint8Array): Answer {
    const { memory, input_reserve, history, history_answer, history_bytes, history_bytes_length } = this.#exports;
    const { EngineFault } = this.#port;
    try {
      const asked = encoder.encode(JSON.stringify(request));
      const length = asked.length + 1 + (given?.length ?? 0);
      const at = input_reserve(length) >>> 0;
      if (at === 0) throw new EngineFault(`there is no memory for an input of ${length} bytes`);
      const buffer = new Uint8Array(memory.buffer, at, length);
      buffer.set(asked);
      buffer[asked.length] = 0;
      if (given !== undefined) buffer.set(given, asked.length + 1);
      const answered = history(length) >>> 0;
      const text = new Uint8Array(memory.buffer, history_answer() >>> 0, answered);
      const beside = history_bytes_length() >>> 0;
      const bytes = new Uint8Array(memory.buffer, history_bytes() >>> 0, beside).slice();
      return { json: JSON.parse(decoder.decode(text)) as Record<string, unknown>, bytes };
    } catch (cause) {
      this.stopped = true;
      throw cause instanceof EngineFault ? cause : new EngineFault('the engine stopped', { cause });
    }
  }
}
