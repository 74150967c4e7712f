/**
 * The entry for Node and compatible hosts. The module is read at the first call, from the file beside this one or from the
 * base64 copy in the package, so every call works right after import.
 */

import carriedComposer from '../../dist/composer.wasm?carried';
import carried from '../../dist/core.wasm?carried';
import carriedStreams from '../../dist/streams.wasm?carried';
import carriedWebhooks from '../../dist/webhooks.wasm?carried';
import { useComposer } from '../engine/composer-module.js';
import { useLoader } from '../engine/instance.js';
import { compiledBeside, type ModuleSource } from '../engine/loader.js';
import { useStreams } from '../engine/streams-module.js';
import { useWebhooks } from '../engine/webhooks-module.js';

export * from './public.js';

useLoader(
  () => compiledBeside('core.wasm', carried.build) ?? new WebAssembly.Module(Buffer.from(carried.base64, 'base64')),
);

useComposer(
  () =>
    compiledBeside('composer.wasm', carriedComposer.build) ??
    new WebAssembly.Module(Buffer.from(carriedComposer.base64, 'base64')),
);

useStreams(
  () =>
    compiledBeside('streams.wasm', carriedStreams.build) ??
    new WebAssembly.Module(Buffer.from(carriedStreams.base64, 'base64')),
);

useWebhooks(
  () =>
    compiledBeside('webhooks.wasm', carriedWebhooks.build) ??
    new WebAssembly.Module(Buffer.from(carriedWebhooks.base64, 'base64')),
);

/** Resolves at once, since nothing has to be loaded here. It exists so that the same program runs everywhere. */
export function init(_source?: ModuleSource, _options?: { composer?: boolean; webhooks?: boolean }): Promise<void> {
  return Promise.resolve();
}

/** Resolves at once, like `init`. */
export function initComposer(_source?: ModuleSource): Promise<void> {
  return Promise.resolve();
}

/** Resolves at once, like `init`. */
export function initWebhooks(_source?: ModuleSource): Promise<void> {
  return Promise.resolve();
}
