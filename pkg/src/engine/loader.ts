/** Where the module comes from: the network and whatever else takes time, or a file beside the JavaScript. */
import { isBuffer } from '../base/bytes.js';
import { CdEventError } from './errors.js';
import { isReady, useModule } from './instance.js';

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

/** The custom section by which a module and the JavaScript that was built with it know each other. */
const SECTION = 'build';

/**
 * Compiles the file `name` beside this one, if it is there and of this very `build`; otherwise undefined. Never throws.
 *
 * A third of the time from start to verdict goes into the text that carries the module otherwise. Where there is no such
 * file, as behind a bundler, or no way to read one, that text is still there.
 */
export function compiledBeside(name: string, build: string): WebAssembly.Module | undefined {
  // There a program that reads a file needs a permission, for which a user would be asked.
  if ('Deno' in globalThis) return undefined;
  try {
    // Not imported: some bundles have neither `require` nor `__dirname`, and must still load.
    const { readFileSync } = require('node:fs') as typeof import('node:fs');
    const compiled = new WebAssembly.Module(readFileSync(`${__dirname}/${name}`));
    // Behind a bundler it may be the file of another version.
    const [mark] = WebAssembly.Module.customSections(compiled, SECTION);
    return mark !== undefined && Buffer.from(mark).toString() === build ? compiled : undefined;
  } catch {
    return undefined;
  }
}
