// The package's own file of data. Through its front door it comes with all of the engine's calls, which only the worker needs.
declare module '#catalog' {
  import type { Catalog } from 'cdevents-wasm';
  /** What `catalog()` gives. */
  export const makeCatalog: () => Catalog;
}
