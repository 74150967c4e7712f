/**
 * The second module, which builds and converts events. It is loaded beside the engine, since few programs need it, and its
 * answers are JSON: calls are rare.
 */
import { encodeIllFormed, isWellFormed } from '../base/bytes.js';
import type { ComposerPort } from './port.js';

interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Reserves this many bytes and returns their address; 0 if memory is exhausted. */
  input_reserve(bytes: number): number;
  /** Answers the request in the first `length` bytes. Returns the answer's length. */
  compose(length: number): number;
  /** The address of the last answer. */
  composed(): number;
}

/** In bytes. Memory never shrinks, so an instance that has grown beyond this is dropped. */
const KEEP_AT_MOST = 32 * 1024 * 1024;

let exports: Exports | undefined;
let wasmModule: WebAssembly.Module | undefined;

function instance({ CdEventError, composerModule, EngineFault, requireReady, whenReset }: ComposerPort): Exports {
  if (exports !== undefined) return exports;
  requireReady();
  if (wasmModule === undefined) {
    try {
      wasmModule = composerModule();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CdEventError('init-failed', `composer.wasm could not be loaded: ${why}`, { cause });
    }
    whenReset(() => {
      exports = undefined;
    });
  }
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module, name } of WebAssembly.Module.imports(wasmModule)) {
    (imports[module] ??= {})[name] = () => {
      throw new EngineFault('the engine called outside');
    };
  }
  exports = new WebAssembly.Instance(wasmModule, imports).exports as unknown as Exports;
  return exports;
}

/**
 * The answer to a request: see `Session::compose`. `input` is the event that the request is about. Throws `EngineFault`, and
 * `CdEventError` if the module is not there.
 */
export function ask(
  request: Record<string, unknown>,
  input: string | Uint8Array | undefined,
  port: ComposerPort,
): unknown {
  const engine = instance(port);
  try {
    const illFormed = typeof input === 'string' && !isWellFormed(input);
    const asked = encoder.encode(JSON.stringify(illFormed ? { ...request, surrogates: true } : request));
    const event = typeof input === 'string' ? (illFormed ? encodeIllFormed(input) : encoder.encode(input)) : input;
    const length = asked.length + 1 + (event?.length ?? 0);
    const at = engine.input_reserve(length) >>> 0;
    if (at === 0) throw new port.EngineFault(`there is no memory for an input of ${length} bytes`);
    const buffer = new Uint8Array(engine.memory.buffer, at, length);
    buffer.set(asked);
    buffer[asked.length] = 0;
    if (event !== undefined) buffer.set(event, asked.length + 1);
    const answered = engine.compose(length) >>> 0;
    const answer = decoder.decode(new Uint8Array(engine.memory.buffer, engine.composed() >>> 0, answered));
    if (engine.memory.buffer.byteLength > KEEP_AT_MOST) exports = undefined;
    return JSON.parse(answer);
  } catch (cause) {
    exports = undefined;
    throw cause instanceof port.EngineFault ? cause : new port.EngineFault('the engine stopped', { cause });
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
