/** The calls for streams. Their implementation in `streams/` is a separate file of the package. */
import { CdEventError } from '../engine/errors.js';
import { EngineFault } from '../engine/fault.js';
import { faultReport, judge, readable } from '../engine/input.js';
import { requireReady, whenReset } from '../engine/instance.js';
import type { ModuleSource } from '../engine/loader.js';
import type { HistoryPort } from '../engine/port.js';
import { bad, known, object, settingsOf } from '../engine/settings.js';
import { streamsModule } from '../engine/streams-module.js';
import type {
  Fact,
  FoundFact,
  ItemStream,
  LifecycleOptions,
  Run,
  StreamItem,
  StreamOptions,
  StreamSummary,
} from '../run-types.js';
import { factsIn, makeTransform, openReducer, openStream, restoreReducer, restoreStream } from '../streams/streams.js';
import type { Input, ValidateOptions } from '../types.js';

// Listed, and not spread from an object that others share: bundlers keep a spread that nobody uses.
const port: HistoryPort = {
  bad,
  CdEventError,
  EngineFault,
  faultReport,
  judge,
  known,
  object,
  readable,
  requireReady,
  settingsOf,
  streamsModule,
  whenReset,
};

/** What the next constructor continues: `restore` makes its object as `new` does, but not its stream. */
let continued: ReturnType<typeof openStream> | undefined;
let loaded: ReturnType<typeof openReducer> | undefined;

/**
 * A stream of events: chunks of bytes or text go in, and records with their reports come out, and with `lifecycle` findings about
 * their history. It takes JSON values on lines, one after the other or in an array, packed with gzip or not, in any chunking, and
 * goes on after what is broken. Memory is bounded, whatever the length of the stream.
 *
 * Throws `CdEventError`: `bad-option`, `bad-state` for calls after `finish()` or `free()`, and `not-initialised` where loading
 * is asynchronous, before `EventStream.init()` has resolved.
 */
export class EventStream {
  readonly #stream: ReturnType<typeof openStream>;

  constructor(options?: StreamOptions) {
    this.#stream = continued ?? openStream(options, port);
    continued = undefined;
  }

  /**
   * Loads what streams need, the engine included. Await it before the first stream where loading is asynchronous, as in browsers;
   * elsewhere it resolves at once. `source`: where `streams.wasm` is, if it is not beside the package's own file. Rejects with
   * `CdEventError` (`init-failed`).
   */
  static init(_source?: ModuleSource): Promise<void> {
    return Promise.resolve();
  }

  /** Continues the stream of a snapshot, with these options. Throws `CdEventError` (`bad-option`) for bytes that are none. */
  static restore(bytes: Uint8Array, options?: StreamOptions): EventStream {
    continued = restoreStream(bytes, options, port);
    return new this();
  }

  /** Reads on. Returns what is known now: records that are complete, and findings. */
  push(chunk: Uint8Array | string): StreamItem[] {
    return this.#stream.push(chunk);
  }

  /** Ends the stream. `items` of the summary are those that were held back. */
  finish(): StreamSummary {
    return this.#stream.finish();
  }

  /** The runs as they are now, the first 1,000 by start. */
  runs(): Run[] {
    return this.#stream.runs();
  }

  /** The stream so far, for `restore`: the same bytes for the same input, however it was chunked. Options are not part of it. */
  snapshot(): Uint8Array {
    return this.#stream.snapshot();
  }

  /** Frees the memory now. Without it, that happens when nothing refers to the stream any more. */
  free(): void {
    this.#stream.free();
  }
}

/**
 * An `EventStream` as a `TransformStream` for `pipeThrough`, from chunks to items: `response.body.pipeThrough(eventStream())`. It
 * takes the next chunk only when the items of the last one were read. Throws as `EventStream` does.
 */
export function eventStream(options?: StreamOptions): ItemStream {
  return makeTransform(options, port);
}

/**
 * What the events of an input say, as facts by key: `EventStream` judges these, and a `Reducer` for each key gives the same
 * findings, on any number of machines. An input that is not an event has none. Throws as `EventStream` does.
 */
export function factsOf(input: Input, options?: ValidateOptions): Fact[] {
  return factsIn(input, options, port);
}

/**
 * The facts of one key. Folded in any order and any number of times, the same facts give the same results. Throws as
 * `EventStream` does.
 */
export class Reducer {
  readonly #reducer: ReturnType<typeof openReducer>;

  constructor(options?: LifecycleOptions) {
    this.#reducer = loaded ?? openReducer(options, port);
    loaded = undefined;
  }

  /** Continues the reducer of a snapshot. Throws `CdEventError` (`bad-option`) for bytes that are none. */
  static restore(bytes: Uint8Array, options?: LifecycleOptions): Reducer {
    loaded = restoreReducer(bytes, options, port);
    return new this();
  }

  /** Adds facts: the `bytes` of each. Throws `CdEventError` (`bad-option`) for one of another key, and what is no fact. */
  fold(facts: Iterable<Uint8Array>): void {
    this.#reducer.fold(facts);
  }

  /**
   * What the facts give now: findings, those of the last call that are no longer true marked as retracted, and facts for other
   * keys, such as those of a task for its run.
   */
  results(): { findings: FoundFact[]; facts: Fact[] } {
    return this.#reducer.results();
  }

  /** The facts as bytes, for `restore`: equal sets give equal bytes. */
  snapshot(): Uint8Array {
    return this.#reducer.snapshot();
  }

  /** Frees the memory. The reducer cannot be used afterwards. */
  free(): void {
    this.#reducer.free();
  }
}
