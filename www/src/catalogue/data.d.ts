// The package's data file, imported directly: the main entry also brings the engine's calls, which only the worker needs.
declare module '#catalog' {
  import type { Catalog } from 'cdevents-wasm';
  /** What the package exports as `catalog()`. */
  export const makeCatalog: () => Catalog;
}
