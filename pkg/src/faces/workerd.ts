/** The entry for hosts that compile .wasm files at deployment and refuse to compile bytes (Cloudflare's workerd). */

import { useComposer } from '../engine/composer-module.js';
import { useModule } from '../engine/instance.js';
import type { ModuleSource } from '../engine/loader.js';
import { useStreams } from '../engine/streams-module.js';
import { useWebhooks } from '../engine/webhooks-module.js';
import composer from './composer.wasm';
import compiled from './core.wasm';
import streams from './streams.wasm';
import webhooks from './webhooks.wasm';

export * from './public.js';

useModule(compiled);

useComposer(() => composer);

useStreams(() => streams);

useWebhooks(() => webhooks);

/** Resolves at once: the host has already compiled the module. It exists so that the same program runs everywhere. */
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
