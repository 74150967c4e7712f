import type { Report, Vocabulary } from 'cdevents-wasm';

/** What the page asks of the worker. `id` comes back with the answer; the page has one question open at a time. */
export interface Question { id: number; text: string; judgeBy: Vocabulary | null }

/** What the worker says. `ready` or `failed` comes once, before any answer. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { id: number; kind: 'report'; report: Report }
  | { id: number; kind: 'error'; message: string };
