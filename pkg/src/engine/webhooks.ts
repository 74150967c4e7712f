/** The module that maps the messages of other systems. */
import { Asking } from './asking.js';
import type { WebhookPort } from './port.js';

const asking = new Asking({ file: 'webhooks.wasm', call: 'webhook', place: 'mapped' });

/**
 * What a message stands for: see `Session::webhook`. `body` is its body. Throws `EngineFault`, and `CdEventError` if the module is
 * not there.
 */
export function askWebhooks(request: Record<string, unknown>, body: string | Uint8Array, port: WebhookPort): unknown {
  return asking.ask(request, body, port.webhooksModule, port);
}
