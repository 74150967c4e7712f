/** Where the module for streams comes from. What uses it is a separate file of the package. */
import { CdEventError } from './errors.js';

let load: (() => WebAssembly.Module) | undefined;
let compiled: WebAssembly.Module | undefined;

/** Sets how to get the module, at the first call that needs it. */
export function useStreams(how: () => WebAssembly.Module): void {
  load ??= how;
}

/** Whether the module is there, or can be compiled synchronously. */
export function hasStreams(): boolean {
  return load !== undefined;
}

/** The module. Throws `CdEventError` (`not-initialised`, `init-failed`). */
export function streamsModule(): WebAssembly.Module {
  if (load === undefined) {
    throw new CdEventError(
      'not-initialised',
      'streams are not loaded yet: await EventStream.init() once before the first call',
    );
  }
  try {
    compiled ??= load();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CdEventError('init-failed', `streams.wasm could not be loaded: ${why}`, { cause });
  }
  return compiled;
}
