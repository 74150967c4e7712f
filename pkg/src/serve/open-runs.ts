/** Which runs have begun and not ended, for the metrics. The history has the verdicts on them. */
import type { EventInfo } from '../faces/public.js';

/** Runs that are remembered. The oldest are forgotten first. */
const MOST = 100_000;

const BEGIN = ['queued', 'started'];
const END = ['finished', 'skipped'];

export class OpenRuns {
  /** When each began, in milliseconds; `null` if it is only queued. */
  readonly #begun = new Map<string, number | null>();

  get size(): number {
    return this.#begun.size;
  }

  /** Takes an event. Returns how many seconds the run took, if it ends one whose start is known. */
  add({ subject, predicate, subjectId, time }: EventInfo): number | undefined {
    if (subject === null || predicate === null || subjectId === null) return undefined;
    const key = `${subject}\0${subjectId}`;
    const at = time === null ? Number.NaN : Date.parse(time);
    const known = this.#begun.get(key);
    if (END.includes(predicate)) {
      this.#begun.delete(key);
      const seconds = known === undefined || known === null ? Number.NaN : (at - known) / 1000;
      return seconds >= 0 ? seconds : undefined;
    }
    if (!BEGIN.includes(predicate)) return undefined;
    if (known === undefined && this.#begun.size >= MOST) this.#begun.delete(this.#begun.keys().next().value!);
    if (predicate === 'started') this.#begun.set(key, Number.isNaN(at) ? null : at);
    else if (known === undefined) this.#begun.set(key, null);
    return undefined;
  }

  /** For `load`. */
  save(): [string, number | null][] {
    return [...this.#begun];
  }

  load(saved: unknown): void {
    for (const each of Array.isArray(saved) ? saved : []) {
      const [key, at] = Array.isArray(each) ? each : [];
      if (typeof key === 'string') this.#begun.set(key, typeof at === 'number' ? at : null);
    }
  }
}
