/** The entry for hosts that compile .wasm files at deployment and refuse to compile bytes (Cloudflare's workerd). */

import { useModule } from '../engine/instance.js';
import type { ModuleSource } from '../engine/loader.js';
import compiled from './core.wasm';

export * from './public.js';

useModule(compiled);

/** Resolves at once: the host has already compiled the module. It exists so that the same program runs everywhere. */
export function init(_source?: ModuleSource): Promise<void> {
  return Promise.resolve();
}
