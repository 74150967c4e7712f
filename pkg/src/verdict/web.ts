/** The verdict for browsers, workers and bundlers: the module is a file beside this one. */
import { loadOnce, type ModuleSource } from '../engine/loader.js';

export * from './public.js';

/**
 * Loads the engine. Await it before the first call; later calls resolve at once.
 *
 * Without `source`, it fetches `verdict.wasm` from beside this file. Rejects with `CdEventError` (`init-failed`).
 */
export function init(source?: ModuleSource): Promise<void> {
  return loadOnce(source ?? new URL('./verdict.wasm', import.meta.url));
}
