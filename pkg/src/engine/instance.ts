/**
 * Holds the WebAssembly module and the instance that reads input.
 *
 * What reads input are plain numeric exports that call nothing outside, so an instance is made with imports that
 * throw, and is thrown away after anything unusual: its stack pointer, locks and memory may be in any state then. The
 * module is kept, and a new instance costs well under a millisecond. Nothing here looks into a report.
 */
import type { Settings } from '../base/call.js';
import { LEVELS } from '../generated/protocol.js';
import { forgetBuffer, hasGrown, type InputMemory, inputFlags, write } from './buffer.js';
import { CdEventError } from './errors.js';
import { EngineFault } from './fault.js';

/** The numeric exports of the module. */
export interface Exports extends InputMemory {
  check(
    length: number,
    vocabulary: number,
    maxBytes: number,
    maxDepth: number,
    maxBatch: number,
    flags: number,
  ): number;
  report(
    length: number,
    vocabulary: number,
    maxDiagnostics: number,
    maxBytes: number,
    maxDepth: number,
    maxBatch: number,
    flags: number,
  ): number;
  skeleton(length: number, release: number): number;
  set_levels?(length: number): void;
  set_headers?(length: number): void;
}

/** Memory never shrinks, so an instance that has grown past this is not kept. */
const KEEP_AT_MOST = 32 * 1024 * 1024;

let wasmModule: WebAssembly.Module | undefined;
let loadModule: (() => WebAssembly.Module) | undefined;

let exports: Exports | undefined;

/** Lets go of what was read out of the instance; set by what reads. */
let forget: (() => void) | undefined;

/** What the instance was told of severities last. */
let levelsSet = '';

/** Where the module can be compiled synchronously, says how; it is done at the first call. */
export function useLoader(load: () => WebAssembly.Module): void {
  loadModule = load;
}

/** Makes this the module that all calls use, unless there is one already. */
export function useModule(compiled: WebAssembly.Module): void {
  wasmModule ??= compiled;
}

/** Whether calls work already, or will because loading is synchronous here. */
export function isReady(): boolean {
  return wasmModule !== undefined || loadModule !== undefined;
}

/** Calls this whenever the instance is dropped. */
export function whenDropped(call: () => void): void {
  forget = call;
}

/** Forgets the instance with all that past inputs left in its memory. */
export function dropInstance(): void {
  exports = undefined;
  levelsSet = '';
  forgetBuffer();
  forget?.();
}

/** Throws `CdEventError` (`not-initialised`) as long as calls cannot work. */
export function requireReady(): void {
  if (!isReady()) {
    throw new CdEventError(
      'not-initialised',
      'cdevents-wasm is not loaded yet: await init() once before the first call',
    );
  }
}

function compiledModule(): WebAssembly.Module {
  if (wasmModule !== undefined) return wasmModule;
  requireReady();
  try {
    wasmModule = loadModule!();
  } catch (cause) {
    throw new CdEventError('init-failed', 'the WebAssembly module could not be compiled', { cause });
  }
  return wasmModule;
}

function forbidden(): never {
  throw new EngineFault('the engine called outside');
}

/** The instance, or a new one. Throws `CdEventError` or `EngineFault`. */
export function instance(): Exports {
  return exports ?? start();
}

function start(): Exports {
  const compiled = compiledModule();
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    (imports[module] ??= {})[name] = forbidden;
  }
  try {
    exports = new WebAssembly.Instance(compiled, imports).exports as unknown as Exports;
  } catch (cause) {
    throw fault(cause);
  }
  return exports;
}

/** Whatever is thrown out of an instance costs the instance. */
export function fault(cause: unknown): EngineFault {
  dropInstance();
  return cause instanceof EngineFault ? cause : new EngineFault('the engine stopped', { cause });
}

/** Drops an instance whose memory has grown past what is kept. */
export function dropWhenGrown({ memory }: Exports): void {
  if (hasGrown() && memory.buffer.byteLength > KEEP_AT_MOST) dropInstance();
}

/** Tells the instance of severities, if it has to know and does not. Gives the flag for the call. */
export function tell(engine: Exports, levels: string): number {
  if (levels === '') return 0;
  if (levels !== levelsSet) {
    engine.set_levels!(
      write(
        engine,
        Uint8Array.from(levels, (character) => character.charCodeAt(0)),
        levels.length,
      ),
    );
    levelsSet = levels;
  }
  return LEVELS;
}

/** Whether the outcome is `valid`, stopping at the first error. Throws `EngineFault`. */
export function check(input: string | Uint8Array, settings: Settings): boolean {
  const engine = instance();
  try {
    const { vocabulary, maxBytes, maxDepth, maxBatch } = settings;
    const flags = settings.flags | tell(engine, settings.levels);
    const length = write(engine, input, maxBytes);
    const outcome = engine.check(length, vocabulary, maxBytes, maxDepth, maxBatch, flags | inputFlags);
    dropWhenGrown(engine);
    return outcome === 0;
  } catch (cause) {
    throw fault(cause);
  }
}
