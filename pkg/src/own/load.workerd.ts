/** `schemas.wasm` in hosts that compile .wasm files at deployment. See `load.ts`. */
import type { ModuleSource } from '../engine/loader.js';
import compiled from './schemas.wasm';

export { makeGlue } from '../../core/schemas/schemas.js?glue';

/** The compiled module. */
export function defaultSource(): ModuleSource {
  return compiled;
}
