/**
 * Owns the WebAssembly module and its instance.
 *
 * The exports take and return numbers and never call out, so an instance gets imports that
 * throw. It is dropped after any failure, since its stack pointer, locks and memory may then be in any state. The
 * module is kept: a new instance takes well under a millisecond. Nothing here looks into a report.
 */
import type { Settings } from '../base/call.js';
import { LEVELS } from '../generated/protocol.js';
import { forgetBuffer, hasGrown, type InputMemory, inputFlags, write } from './buffer.js';
import { CdEventError } from './errors.js';
import { EngineFault } from './fault.js';

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
  set_levels?(length: number): void;
  set_headers?(length: number): void;
}

/** In bytes. Memory never shrinks, so an instance that has grown beyond this is dropped. */
const KEEP_AT_MOST = 32 * 1024 * 1024;

let wasmModule: WebAssembly.Module | undefined;
let loadModule: (() => WebAssembly.Module) | undefined;

let exports: Exports | undefined;

/** Drops what was read from the instance. Set by the reader. */
let forget: (() => void) | undefined;

/** The severities that the instance has now. */
let levelsSet = '';

/** Sets how to compile the module synchronously, at the first call. */
export function useLoader(load: () => WebAssembly.Module): void {
  loadModule = load;
}

/** Sets the module that all calls use, unless there is one already. */
export function useModule(compiled: WebAssembly.Module): void {
  wasmModule ??= compiled;
}

/** Whether calls work: the module is there, or can be compiled synchronously. */
export function isReady(): boolean {
  return wasmModule !== undefined || loadModule !== undefined;
}

/** Registers the callback for when the instance is dropped. */
export function whenDropped(call: () => void): void {
  forget = call;
}

/** Drops the instance with everything that past inputs left in its memory. */
export function dropInstance(): void {
  exports = undefined;
  levelsSet = '';
  forgetBuffer();
  forget?.();
}

const others: (() => void)[] = [];

/** Registers a further module's way to forget past input. */
export function whenReset(call: () => void): void {
  others.push(call);
}

/** Drops every instance. */
export function dropAll(): void {
  dropInstance();
  for (const call of others) call();
}

/** Throws `CdEventError` (`not-initialised`) if the engine is not ready. */
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

/** Returns the instance, or creates one. Throws `CdEventError` or `EngineFault`. */
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

/** Drops the instance, because something was thrown out of it. */
export function fault(cause: unknown): EngineFault {
  dropInstance();
  return cause instanceof EngineFault ? cause : new EngineFault('the engine stopped', { cause });
}

/** Drops the instance if its memory has grown beyond the limit. */
export function dropWhenGrown({ memory }: Exports): void {
  if (hasGrown() && memory.buffer.byteLength > KEEP_AT_MOST) dropInstance();
}

/** Sends the severities to the instance if they have changed. Returns the flag for the call. */
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

/** Whether the outcome is `valid`. Stops at the first error. Throws `EngineFault`. */
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
