/** The entry for browsers, workers and bundlers: the module is a file beside this one. */
import { EventStream as Stream } from '../calls/streams.js';
import { useComposer } from '../engine/composer-module.js';
import { load, loadOnce, type ModuleSource } from '../engine/loader.js';
import { hasStreams, useStreams } from '../engine/streams-module.js';
import { useWebhooks } from '../engine/webhooks-module.js';

export * from './public.js';

/** The options of `init`. */
export interface InitOptions {
  /**
   * Whether to load `composer.wasm` too, which `construct` and `convert` need (default: true). `false`: `initComposer()` loads
   * it.
   */
  composer?: boolean;
  /** The same for `webhooks.wasm`, which `fromWebhook` needs beside it, and `initWebhooks()` (default: as `composer`). */
  webhooks?: boolean;
}

/**
 * Loads the engine. Await it before the first call; later calls resolve at once.
 *
 * Without `source`, it fetches `core.wasm` from beside this file, and beside it `composer.wasm`, for `construct` and
 * `convert`, and `webhooks.wasm`, for `fromWebhook`. Rejects with `CdEventError` (`init-failed`) if the first cannot be loaded; calls that need another throw it if
 * that one cannot.
 */
export async function init(
  source?: ModuleSource,
  { composer = true, webhooks = composer }: InitOptions = {},
): Promise<void> {
  const core = loadOnce(source ?? new URL('./core.wasm', import.meta.url));
  const mapping = webhooks ? initWebhooks().catch(() => {}) : undefined;
  if (composer) await initComposer().catch(() => {});
  await mapping;
  await core;
}

let composing: Promise<void> | undefined;

/** Loads `composer.wasm` where `init` was told not to. Rejects with `CdEventError` (`init-failed`). */
export function initComposer(source?: ModuleSource): Promise<void> {
  composing ??= load(source ?? new URL('./composer.wasm', import.meta.url)).then(
    (compiled) => useComposer(() => compiled),
    (cause) => {
      composing = undefined;
      throw cause;
    },
  );
  return composing;
}

let mapping: Promise<void> | undefined;

/** Loads `webhooks.wasm`, for `fromWebhook`. Rejects with `CdEventError` (`init-failed`). */
export function initWebhooks(source?: ModuleSource): Promise<void> {
  mapping ??= load(source ?? new URL('./webhooks.wasm', import.meta.url)).then(
    (compiled) => useWebhooks(() => compiled),
    (cause) => {
      mapping = undefined;
      throw cause;
    },
  );
  return mapping;
}

let streaming: Promise<void> | undefined;

/** Here `init()` has something to load. */
export class EventStream extends Stream {
  static override async init(source?: ModuleSource): Promise<void> {
    const core = loadOnce(new URL('./core.wasm', import.meta.url));
    if (!hasStreams()) {
      streaming ??= load(source ?? new URL('./streams.wasm', import.meta.url))
        .then((compiled) => useStreams(() => compiled))
        .finally(() => {
          streaming = undefined;
        });
      await streaming;
    }
    await core;
  }
}
