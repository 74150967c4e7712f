import type { Outcome, Report, Vocabulary } from 'cdevents-wasm';

/**
 * What the page asks of the worker. `id` comes back with the answer; the page has one question open at a time. `check` is
 * about a text of its own, `mark` about the text of the last `check`, so that a long one crosses once for all its marks.
 */
export type Question =
  | { id: number; kind: 'check'; text: string; judgeBy: Vocabulary | null }
  | { id: number; kind: 'mark'; judgeBy: Vocabulary | null };

/** A verdict in short: what the matrix shows of one vocabulary. */
export interface Mark {
  outcome: Outcome;
  errors: number;
  /** Whether there may be more errors than were counted. */
  more: boolean;
}

/** The text against every vocabulary. */
export interface Matrix {
  marks: ReadonlyMap<Vocabulary, Mark>;
  /** The vocabularies that the events name themselves. */
  claims: readonly Vocabulary[];
}

/** What the worker says. `ready` or `failed` comes once, before any answer. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { id: number; kind: 'report'; report: Report }
  | { id: number; kind: 'mark'; mark: Mark; claims: Vocabulary[] }
  | { id: number; kind: 'error'; message: string };
