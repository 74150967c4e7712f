// The package's own file of data. Through its front door it comes with all of the engine's calls, which only the worker needs.
declare module '#rules' {
  import type { RuleInfo } from 'cdevents-wasm';
  /** What `rules()` gives, without the addresses. */
  export const RULES: readonly Omit<RuleInfo, 'url'>[];
}
