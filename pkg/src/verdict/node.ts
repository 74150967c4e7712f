/** The verdict for Node and what is like it: see `../node.ts`. */

import carried from '../../dist/verdict.wasm?carried';
import { compiledBeside } from '../beside.js';
import { useLoader } from '../engine.js';
import type { ModuleSource } from '../init.js';

export * from './public.js';

useLoader(
  () => compiledBeside('verdict.wasm', carried.build) ?? new WebAssembly.Module(Buffer.from(carried.base64, 'base64')),
);

/** Resolves at once: there is nothing to load here. It exists so that one program runs everywhere. */
export function init(_source?: ModuleSource): Promise<void> {
  return Promise.resolve();
}
