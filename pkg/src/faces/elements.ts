/** The engine's face for the elements: what they call and nothing else, so that no data is loaded beside it. */
import { loadOnce, type ModuleSource } from '../engine/loader.js';

export { applyFixes } from '../calls/fixes.js';
export { version } from '../calls/is-valid.js';
export { validate } from '../calls/validate.js';

/** As the `init` of the package. */
export function init(source?: ModuleSource): Promise<void> {
  return loadOnce(source ?? new URL('./core.wasm', import.meta.url));
}
