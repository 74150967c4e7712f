// The package's own files of data. Through its front door they come with all of the engine's calls, which only the worker needs.
declare module '#catalog' {
  import type { Catalog } from 'cdevents-wasm';
  /** What `catalog()` gives. */
  export const makeCatalog: () => Catalog;
}
declare module '#rules' {
  import type { RuleInfo } from 'cdevents-wasm';
  /** What `rules()` gives, without the addresses. */
  export const RULES: readonly Omit<RuleInfo, 'url'>[];
}
