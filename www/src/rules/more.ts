import type { Severity } from 'cdevents-wasm';

/** What the project's own pages of the rules have beyond `rules()`. */
export interface More {
  /** What the engine says of the rule's example; `null` where the example is no text. */
  said: { severity: Severity; line: number | null; message: string; help: string | null } | null;
  /** A text that the rule leaves alone. */
  right: string | null;
}
