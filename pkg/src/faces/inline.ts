/** The entry that contains the module's bytes: larger, but nothing to fetch, and every call works at once. */
import composer from '../../dist/composer.wasm?base64';
import base64 from '../../dist/core.wasm?base64';
import streams from '../../dist/streams.wasm?base64';
import webhooks from '../../dist/webhooks.wasm?base64';
import { useComposer } from '../engine/composer-module.js';
import { useLoader } from '../engine/instance.js';
import type { ModuleSource } from '../engine/loader.js';
import { useStreams } from '../engine/streams-module.js';
import { useWebhooks } from '../engine/webhooks-module.js';

export * from './public.js';

const compiled = (text: string) =>
  new WebAssembly.Module(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));

useLoader(() => compiled(base64));

useComposer(() => compiled(composer));

useStreams(() => compiled(streams));

useWebhooks(() => compiled(webhooks));

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
