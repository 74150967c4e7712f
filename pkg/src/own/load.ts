/**
 * `schemas.wasm` where a URL leads to files: browsers, workers and bundlers. A file of its own in the package, imported with the
 * first schema; each face has its own (see tools/faces.mjs).
 */
import type { ModuleSource } from '../engine/loader.js';

export { makeGlue } from '../../core/schemas/schemas.js?glue';

/** Where the module is. */
export function defaultSource(): ModuleSource {
  return new URL('./schemas.wasm', import.meta.url);
}
