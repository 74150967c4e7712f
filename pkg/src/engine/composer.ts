/** The second module, which builds and converts events. It is loaded beside the engine, since few programs need it. */
import { Asking } from './asking.js';
import type { ComposerPort } from './port.js';

const asking = new Asking({ file: 'composer.wasm', call: 'compose', place: 'composed' });

/**
 * The answer to a request: see `Session::compose`. `input` is the event that the request is about. Throws `EngineFault`, and
 * `CdEventError` if the module is not there.
 */
export function ask(
  request: Record<string, unknown>,
  input: string | Uint8Array | undefined,
  port: ComposerPort,
): unknown {
  return asking.ask(request, input, port.composerModule, port);
}
