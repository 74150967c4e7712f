/** Facts of events, and what the facts of one key give. All of them share an instance. */
import { isBytes } from '../base/bytes.js';
import { type Answer, Histories } from '../engine/histories.js';
import type { HistoryPort } from '../engine/port.js';
import { ANY_VOCABULARY } from '../generated/protocol.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { Fact, FoundFact, LifecycleOptions } from '../run-types.js';
import type { Input, ValidateOptions } from '../types.js';
import { historyOf } from './options.js';
import { addressed } from './stream.js';

/** What `Reducer` is made of. */
export interface OpenReducer {
  fold(facts: Iterable<Uint8Array>): void;
  results(): { findings: FoundFact[]; facts: Fact[] };
  snapshot(): Uint8Array;
  free(): void;
}

/** The instance for new reducers. Those that exist keep the one that they are in. */
let shared: Histories | undefined;
let watched = false;

function histories(port: HistoryPort): Histories {
  if (shared === undefined || shared.stopped) shared = new Histories(port);
  if (!watched) {
    watched = true;
    port.whenReset(() => {
      shared = undefined;
    });
  }
  return shared;
}

/** Runs an engine call; an engine failure is a `CdEventError`. */
function guarded<Result>({ CdEventError, EngineFault }: HistoryPort, call: () => Result): Result {
  try {
    return call();
  } catch (thrown) {
    if (!(thrown instanceof EngineFault)) throw thrown;
    throw new CdEventError('init-failed', `the engine stopped: ${thrown.message}`, { cause: thrown });
  }
}

function factsOfAnswer({ json, bytes }: Answer): Fact[] {
  const facts = json['facts'] as (Omit<Fact, 'bytes'> & { bytes: [number, number] })[];
  return facts.map((fact) => ({ ...fact, bytes: bytes.slice(...fact.bytes) }));
}

/** See `factsOf`. */
export function factsIn(input: Input, options: ValidateOptions | undefined, port: HistoryPort): Fact[] {
  const { vocabulary, maxBytes, maxDepth } = port.settingsOf(options);
  port.requireReady();
  const read = port.readable(input);
  if (read.report !== undefined) return [];
  const bytes = typeof read.input === 'string' ? new TextEncoder().encode(read.input) : read.input;
  const release = vocabulary === ANY_VOCABULARY ? undefined : VOCABULARIES[vocabulary];
  const request = { call: 'facts', release, bytes: maxBytes, depth: maxDepth };
  return guarded(port, () => factsOfAnswer(histories(port).ask(request, bytes)));
}

/** Opens a reducer. Throws `CdEventError` (`bad-option`). */
export function openReducer(options: LifecycleOptions | undefined, port: HistoryPort): OpenReducer {
  return new Folded(options, port);
}

/** Continues the reducer of a snapshot. Throws `CdEventError` (`bad-option`), also for bytes that are none. */
export function restoreReducer(
  snapshot: Uint8Array,
  options: LifecycleOptions | undefined,
  port: HistoryPort,
): OpenReducer {
  if (!isBytes(snapshot)) throw port.bad('bytes', snapshot, 'what `snapshot` returned');
  return new Folded(options, port, snapshot);
}

class Folded implements OpenReducer {
  readonly #port: HistoryPort;
  readonly #complete: boolean;
  #histories: Histories;
  #number: number | undefined;
  /** What the last results had, by id. */
  #before = new Map<string, FoundFact>();
  /** Whether the results of the snapshot that this continues are still to be worked out. */
  #restored = false;

  constructor(options: LifecycleOptions | undefined, port: HistoryPort, snapshot?: Uint8Array) {
    this.#port = port;
    this.#complete = historyOf(options, 'options', port).complete;
    this.#histories = guarded(port, () => histories(port));
    this.#number = this.#made(snapshot);
    this.#restored = snapshot !== undefined;
  }

  fold(facts: Iterable<Uint8Array>): void {
    if (this.#restored) this.results();
    if (typeof (facts as Partial<Iterable<unknown>>)?.[Symbol.iterator] !== 'function') {
      throw this.#port.bad('facts', facts, 'a list of the `bytes` of facts');
    }
    for (const bytes of facts) {
      if (!isBytes(bytes)) throw this.#port.bad('facts', bytes, 'a list of the `bytes` of facts');
      const { json } = this.#ask('fold', bytes);
      if ('error' in json)
        throw this.#port.bad('facts', bytes, `facts of one key and of this version: ${json['error']}`);
    }
  }

  results(): { findings: FoundFact[]; facts: Fact[] } {
    const answer = this.#ask('results');
    const given = answer.json['findings'] as Omit<FoundFact, 'retracted'>[];
    const findings = given.map(({ id, finding, events }) => {
      return { id, retracted: false, finding: addressed(finding), events };
    });
    const now = new Map(findings.map((found) => [found.id, found]));
    for (const [id, found] of this.#before) if (!now.has(id)) findings.push({ ...found, retracted: true });
    this.#before = now;
    this.#restored = false;
    return { findings, facts: factsOfAnswer(answer) };
  }

  snapshot(): Uint8Array {
    return this.#ask('save').bytes;
  }

  free(): void {
    if (this.#number === undefined) return;
    const reducer = this.#number;
    this.#number = undefined;
    this.#before.clear();
    // What has stopped has nothing left to free.
    if (!this.#histories.stopped) guarded(this.#port, () => this.#histories.ask({ call: 'free', reducer }));
  }

  #made(snapshot: Uint8Array | undefined): number {
    const { json } = guarded(this.#port, () => {
      return this.#histories.ask({ call: snapshot === undefined ? 'reducer' : 'load' }, snapshot);
    });
    if ('error' in json) throw this.#port.bad('bytes', snapshot, 'what `snapshot` of this version returned');
    return json['reducer'] as number;
  }

  /** Asks. What the instance had when it stopped, another one gets, and is asked again once. */
  #ask(call: string, bytes?: Uint8Array): Answer {
    const port = this.#port;
    if (this.#number === undefined) throw new port.CdEventError('bad-state', `${call}() after free()`);
    const complete = this.#complete;
    return guarded(port, () => {
      if (!this.#histories.stopped) {
        try {
          return this.#histories.ask({ call, reducer: this.#number, complete }, bytes);
        } catch (thrown) {
          if (!(thrown instanceof port.EngineFault)) throw thrown;
        }
      }
      const { bytes: saved } = this.#histories.ask({ call: 'save', reducer: this.#number });
      this.#histories = histories(port);
      this.#number = this.#made(saved);
      return this.#histories.ask({ call, reducer: this.#number, complete }, bytes);
    });
  }
}
