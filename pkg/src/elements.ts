/** The engine's face for the elements: what they call and nothing else, so that no data is loaded beside it. */
import { loadOnce, type ModuleSource } from './init.js';

export { validate } from './api.js';
export { applyFixes } from './fixes.js';
export { version } from './is-valid.js';

/** As the `init` of the package. */
export function init(source?: ModuleSource): Promise<void> {
  return loadOnce(source ?? new URL('./core.wasm', import.meta.url));
}
