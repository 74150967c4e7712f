/** The entry that contains the module's bytes: larger, but nothing to fetch, and every call works at once. */
import composer from '../../dist/composer.wasm?base64';
import base64 from '../../dist/core.wasm?base64';
import { useComposer } from '../engine/composer-module.js';
import { useLoader } from '../engine/instance.js';
import type { ModuleSource } from '../engine/loader.js';

export * from './public.js';

useLoader(() => new WebAssembly.Module(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))));

useComposer(() => new WebAssembly.Module(Uint8Array.from(atob(composer), (character) => character.charCodeAt(0))));

/** Resolves at once, since nothing has to be loaded here. It exists so that the same program runs everywhere. */
export function init(_source?: ModuleSource, _options?: { composer?: boolean }): Promise<void> {
  return Promise.resolve();
}

/** Resolves at once, like `init`. */
export function initComposer(_source?: ModuleSource): Promise<void> {
  return Promise.resolve();
}
