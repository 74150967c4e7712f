// The package's data file, imported directly: the main entry also brings the engine's calls, which only the worker needs.
declare module '#rules' {
  import type { RuleInfo } from 'cdevents-wasm';
  /** What the package exports as `rules()`, without the URLs. */
  export const RULES: readonly Omit<RuleInfo, 'url'>[];
}
