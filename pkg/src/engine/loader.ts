/** Loads the module asynchronously, or from a file beside the JavaScript. */
import { isBuffer } from '../base/bytes.js';
import { CdEventError } from './errors.js';
import { isReady, useModule } from './instance.js';

/**
 * A source of the WebAssembly module: its URL (a `URL` or a string), its bytes, a compiled
 * `WebAssembly.Module`, or a `Response` with it (or a promise of one).
 */
export type ModuleSource = string | object;

let loading: Promise<void> | undefined;

/** Loads from `source` once. Concurrent calls share the attempt; a call after a failure tries again. */
export function loadOnce(source: ModuleSource): Promise<void> {
  if (isReady()) return Promise.resolve();
  loading ??= load(source)
    .then(useModule)
    .finally(() => {
      loading = undefined;
    });
  return loading;
}

/** The compiled module from a source. Rejects with `CdEventError` (`init-failed`). */
export async function load(source: unknown): Promise<WebAssembly.Module> {
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

/** Whether the value's class has this name, in any realm. */
function is(kind: string, value: unknown): boolean {
  return Object.prototype.toString.call(value) === `[object ${kind}]`;
}

/** Compiles while the bytes arrive if the server sends the right media type; otherwise after all have arrived. */
async function compile(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.url || 'the server'} answered ${response.status}`);
  const type = response.headers.get('content-type') ?? '';
  if (typeof WebAssembly.compileStreaming === 'function' && /^application\/wasm\b/i.test(type)) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The custom section with the id of the build, which must equal that of the JavaScript. */
const SECTION = 'build';

/**
 * Compiles the file `name` beside this one if it exists and belongs to this `build`; otherwise undefined. Never throws.
 *
 * The alternative, decoding the module from base64, takes a third of the time from start to verdict. It is used if there is
 * no such file, as in a bundle, or no way to read it.
 */
export function compiledBeside(name: string, build: string): WebAssembly.Module | undefined {
  // In Deno, reading a file would ask the user for a permission.
  if ('Deno' in globalThis) return undefined;
  try {
    // Not an import: some bundles have neither `require` nor `__dirname`, and must still load.
    const { readFileSync } = require('node:fs') as typeof import('node:fs');
    const compiled = new WebAssembly.Module(readFileSync(`${__dirname}/${name}`));
    // In a bundle the file may belong to another version.
    const [mark] = WebAssembly.Module.customSections(compiled, SECTION);
    return mark !== undefined && Buffer.from(mark).toString() === build ? compiled : undefined;
  } catch {
    return undefined;
  }
}
