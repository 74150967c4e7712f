import type {
  CloudEventOptions,
  Converted,
  HttpMessage,
  Outcome,
  Report,
  ValidateOptions,
  Vocabulary,
} from 'cdevents-wasm';

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
 * What is asked of the worker. `id` comes back with the answer; one question is open at a time. `check` is about a text of
 * its own, `mark` about the text of the last `check`, so that a long one crosses once for all its marks. `fix`, `carry`,
 * `convert` and `schemas` are asked beside the others and have ids of their own.
 */
export type Question =
  | ({ id: number; kind: 'check' } & Job)
  | { id: number; kind: 'mark'; judgeBy: Vocabulary | null }
  | ({ id: number; kind: 'fix' } & Job)
  | Carry
  | ({ id: number; kind: 'convert' } & Wanted)
  | { id: number; kind: 'schemas'; schemas: readonly OwnSchema[] };

/** A schema of the user's own. */
export interface OwnSchema {
  /** The type of the events that it is for, or a URI. */
  name: string;
  /** The schema, as JSON. */
  text: string;
  /** Whether `format` is an assertion. */
  formats: boolean;
}

/** Why a schema cannot be used. */
export interface SchemaProblem {
  /** The schema's type or URI. */
  name: string;
  message: string;
  help?: string | undefined;
  /** The place, as a JSON Pointer into the schema. */
  pointer: string;
  /** The place in the text, in UTF-16 units, if it is no JSON. */
  range?: { start: number; end: number } | undefined;
}

/** What the event looks like as an HTTP message. */
export interface Carry {
  id: number;
  kind: 'carry';
  text: string;
  mode: CloudEventOptions['mode'];
}

/** One event, and what to convert it to. */
export interface Wanted {
  text: string;
  to: Vocabulary;
  /** What the vocabulary has no place for is kept in the custom data. */
  keep: boolean;
  /** The source of an event that has none. */
  source?: string;
  /** The timestamp of an event that has none, as RFC 3339. */
  now?: string;
}

/** What became of the event; without the object, which would only be copied for nothing. */
export type Conversion = Omit<Converted, 'event'>;

/** A text after all its safe fixes, and how many findings they removed. */
export interface Fixed {
  text: string;
  fixes: number;
}

/** A verdict in short: what the matrix shows of one vocabulary. */
export interface Mark {
  outcome: Outcome;
  errors: number;
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
  | ({ id: number; kind: 'fixed' } & Fixed)
  /** `null`: the module that converts could not be loaded. */
  | { id: number; kind: 'converted'; conversion: Conversion | null }
  /** `null`: the schemas are in use. Otherwise nothing has changed. */
  | { id: number; kind: 'schemas'; problem: SchemaProblem | 'not loaded' | null }
  | { id: number; kind: 'error'; message: string };
