/** The verdict for Node and compatible hosts: see `../faces/node.ts`. */

import carried from '../../dist/verdict.wasm?carried';
import { useLoader } from '../engine/instance.js';
import { compiledBeside, type ModuleSource } from '../engine/loader.js';

export * from './public.js';

useLoader(
  () => compiledBeside('verdict.wasm', carried.build) ?? new WebAssembly.Module(Buffer.from(carried.base64, 'base64')),
);

/** Resolves at once, since nothing has to be loaded here. It exists so that the same program runs everywhere. */
export function init(_source?: ModuleSource): Promise<void> {
  return Promise.resolve();
}
