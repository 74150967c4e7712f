import type { Severity } from 'cdevents-wasm';

/** What the rules' pages show beyond `rules()`. */
export interface More {
  /** The engine's finding on the rule's example; `null` if the example is not a text. */
  said: { severity: Severity; line: number | null; message: string; help: string | null } | null;
  /** A text that the rule accepts. */
  right: string | null;
}
