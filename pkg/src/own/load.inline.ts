/** `schemas.wasm` in the file itself, for the entry with nothing to fetch. See `load.ts`. */
import base64 from '../../dist/schemas.wasm?base64';
import type { ModuleSource } from '../engine/loader.js';

export { makeGlue } from '../../core/schemas/schemas.js?glue';

/** The module's bytes. */
export function defaultSource(): ModuleSource {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
