/** Loads the module where loading takes time: pages, workers, edges. */
import { isBuffer } from './buffer.js';
import { isReady, useModule } from './engine.js';
import { CdEventError } from './errors.js';

/**
 * Where the WebAssembly module can come from: its address (a `URL` or a string), its bytes, a compiled
 * `WebAssembly.Module`, or a `Response` (or the promise of one) with it.
 */
export type ModuleSource = string | object;

let loading: Promise<void> | undefined;

/** Loads from `source` once; calls while it is under way wait for it, calls after a failure try again. */
export function loadOnce(source: ModuleSource): Promise<void> {
  if (isReady()) return Promise.resolve();
  loading ??= load(source)
    .then(useModule)
    .finally(() => {
      loading = undefined;
    });
  return loading;
}

async function load(source: ModuleSource): Promise<WebAssembly.Module> {
  try {
    const found = await source;
    if (is('WebAssembly.Module', found)) return found as WebAssembly.Module;
    if (isBuffer(found) || ArrayBuffer.isView(found)) return await WebAssembly.compile(found as BufferSource);
    return await compile((is('Response', found) ? found : await fetch(String(found))) as Response);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CdEventError('init-failed', `the WebAssembly module could not be loaded: ${why}`, { cause });
  }
}

/** Whether the value says that it is of this kind, in whatever realm it was made. */
function is(kind: string, value: unknown): boolean {
  return Object.prototype.toString.call(value) === `[object ${kind}]`;
}

/** Compiles while the bytes arrive, which needs a server that names the media type; others are waited for. */
async function compile(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.url || 'the server'} answered ${response.status}`);
  const type = response.headers.get('content-type') ?? '';
  if (typeof WebAssembly.compileStreaming === 'function' && /^application\/wasm\b/i.test(type)) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
