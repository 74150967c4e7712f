/** The entry for the elements: only what they call, so that no data is loaded with it. */
import { loadOnce, type ModuleSource } from '../engine/loader.js';

export { applyFixes } from '../calls/fixes.js';
export { version } from '../calls/is-valid.js';
export { validate } from '../calls/validate.js';

/** Like `init` of the package. */
export function init(source?: ModuleSource): Promise<void> {
  return loadOnce(source ?? new URL('./core.wasm', import.meta.url));
}
