import type { CloudEventOptions, HttpMessage, Outcome, Report, ValidateOptions, Vocabulary } from 'cdevents-wasm';

/** A text and how it is to be checked. */
export interface Job {
  text: string;
  /** The vocabulary to use; `null` detects it from the event. */
  judgeBy: Vocabulary | null;
  strict: boolean;
}

export const optionsOf = ({ judgeBy, strict }: Omit<Job, 'text'>): ValidateOptions => ({
  release: judgeBy ?? undefined,
  strict,
});

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * A question to the worker. The answer has the same `id`; one question is open at a time. `check` carries its own text,
 * `mark` is about the text of the last `check`, so that a long text is copied once for all its marks.
 */
export type Question =
  | ({ id: number; kind: 'check' } & Job)
  | { id: number; kind: 'mark'; judgeBy: Vocabulary | null }
  | Carry;

/** Asks for the event as an HTTP message. Independent of the other questions, with ids of its own. */
export interface Carry {
  id: number;
  kind: 'carry';
  text: string;
  mode: CloudEventOptions['mode'];
}

/** What the matrix shows for one vocabulary. */
export interface Mark {
  outcome: Outcome;
  errors: number;
  /** Whether there may be more errors than `errors`. */
  more: boolean;
  /** The event belongs to another kind of vocabulary, so that its errors by this one mean nothing. */
  foreign: boolean;
}

/** The verdict on the text by every vocabulary. */
export interface Matrix {
  marks: ReadonlyMap<Vocabulary, Mark>;
  /** The vocabularies that the events name. */
  claims: readonly Vocabulary[];
}

/** A message from the worker. `ready` or `failed` comes once, before any answer. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { id: number; kind: 'report'; report: Report }
  | { id: number; kind: 'mark'; mark: Mark; claims: Vocabulary[] }
  | { id: number; kind: 'carried'; message: HttpMessage | null }
  | { id: number; kind: 'error'; message: string };
