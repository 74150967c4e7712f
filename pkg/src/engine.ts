/**
 * Holds the WebAssembly module and the instance that reads input.
 *
 * What reads input are plain numeric exports that call nothing outside, so an instance is made with imports that
 * throw, and is thrown away after anything unusual: its stack pointer, locks and memory may be in any state then. The
 * module is kept, and a new instance costs well under a millisecond. Nothing here looks into a report.
 */
import { forgetBuffer, hasGrown, inputFlags, write, type InputMemory } from './buffer.js';
import { CdEventError } from './errors.js';
import { EngineFault } from './fault.js';
import { forgetViews, kindAt, learnKind, readReport, readSkeleton, type Skeleton } from './wire.js';
import type { Report } from './types.js';

/** The numeric exports of the module. */
interface Exports extends InputMemory {
  check(length: number, vocabulary: number, maxBytes: number, maxDepth: number, maxBatch: number, flags: number): number;
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
}

/** A call's options as the engine takes them: numbers in their ranges, `vocabulary` an index or `ANY_VOCABULARY`. */
export interface Settings {
  readonly vocabulary: number;
  /** `STRICT` or 0. */
  readonly flags: number;
  readonly maxDiagnostics: number;
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxBatch: number;
  /** What `set_levels` takes, a character for each byte; empty: the rules' own severities. */
  readonly levels: string;
}

/** The flag by which warnings make an event invalid. */
export const STRICT = 1;

/** The flag that asks for all words of a report, also where the short form would do. */
const WHOLE = 8;

/** The flag that says that strings of the short form can be cut out of the input: it was a string, and all of it is ASCII. */
const IN_PLACE = 16;

/** A string that is cut out of another one keeps that alive, so it is done with short ones only. */
const LONGEST_IN_PLACE = 4096;

/** The flag that asks for the severities that were set last. */
const LEVELS = 32;

/** Find the vocabulary in the event. */
export const ANY_VOCABULARY = 0xffffffff;

/** Memory never shrinks, so an instance that has grown past this is not kept. */
const KEEP_AT_MOST = 32 * 1024 * 1024;

let wasmModule: WebAssembly.Module | undefined;
let loadModule: (() => WebAssembly.Module) | undefined;

let exports: Exports | undefined;

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

/** Forgets the instance with all that past inputs left in its memory. */
export function dropInstance(): void {
  exports = undefined;
  levelsSet = '';
  forgetBuffer();
  forgetViews();
}

/** Throws `CdEventError` (`not-initialised`) as long as calls cannot work. */
export function requireReady(): void {
  if (!isReady()) {
    throw new CdEventError('not-initialised', 'cdevents-wasm is not loaded yet: await init() once before the first call');
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

/** A new instance. */
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
function fault(cause: unknown): EngineFault {
  dropInstance();
  return cause instanceof EngineFault ? cause : new EngineFault('the engine stopped', { cause });
}

function dropWhenGrown({ memory }: Exports): void {
  if (hasGrown() && memory.buffer.byteLength > KEEP_AT_MOST) dropInstance();
}

/** Tells the instance of severities, if it has to know and does not. Gives the flag for the call. */
function tell(engine: Exports, levels: string): number {
  if (levels === '') return 0;
  if (levels !== levelsSet) {
    engine.set_levels!(write(engine, Uint8Array.from(levels, (character) => character.charCodeAt(0)), levels.length));
    levelsSet = levels;
  }
  return LEVELS;
}

/** Whether the outcome is `valid`, stopping at the first error. Throws `EngineFault`. */
export function check(input: string | Uint8Array, settings: Settings): boolean {
  const engine = exports ?? start();
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

/** The whole report. Throws `EngineFault`. */
export function report(input: string | Uint8Array, settings: Settings): Report {
  const engine = exports ?? start();
  try {
    const { vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch } = settings;
    const flags = settings.flags | tell(engine, settings.levels);
    const length = write(engine, input, maxBytes);
    const marks = flags | inputFlags;
    const from = vocabulary === ANY_VOCABULARY ? 'event' : 'option';
    const inPlace = typeof input === 'string' && length === input.length && length <= LONGEST_IN_PLACE;
    const short = inPlace ? marks | IN_PLACE : marks;
    const at = engine.report(length, vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch, short) >>> 0;
    let found = readReport(engine.memory, at, from, inPlace ? input : undefined);
    if (found === undefined) {
      const kind = kindAt(engine.memory, at);
      const whole = engine.report(length, vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch, marks | WHOLE) >>> 0;
      found = readReport(engine.memory, whole, from)!;
      learnKind(kind, found);
    }
    dropWhenGrown(engine);
    return found;
  } catch (cause) {
    throw fault(cause);
  }
}

/** No type is nearly as long. */
const TYPE_BYTES = 64 * 1024;

/** The frame of an event of this type, in the given vocabulary or the newest that knows it. Throws `EngineFault`. */
export function skeleton(type: string, vocabulary: number): Skeleton {
  const engine = exports ?? start();
  try {
    const length = write(engine, type, TYPE_BYTES);
    return readSkeleton(engine.memory, engine.skeleton(length, vocabulary) >>> 0);
  } catch (cause) {
    throw fault(cause);
  }
}
