/** The call that makes a receiver. Its implementation is a separate file of the package. */
import { receiveHttp } from '../calls/http.js';
import { CdEventError } from '../engine/errors.js';
import { requireReady } from '../engine/instance.js';
import type { ReceivePort } from '../engine/port.js';
import { bad, settingsOf } from '../engine/settings.js';
import type { Handler, HandlerOptions, WebResponse } from '../types.js';
import { makeHandler } from './receive.js';

const port: ReceivePort = { bad, CdEventError, receive: receiveHttp, requireReady, settingsOf };

/**
 * Makes a receiver of events over HTTP: a function from `Request` to a promise of a `Response`, and `node(req, res)` for Node. It
 * takes CloudEvents in binary, structured and batch mode and bare events as JSON, and validates them as `fromHttp` does.
 *
 * It answers `202` after `onEvent` has taken every event, and otherwise: `400` if the body is not JSON, `401` for a wrong or missing
 * signature, `405` for other methods, `413` for a body that is too long, `415` for another media type, charset or coding, `422` for
 * what is not valid, and `500` if `onEvent` throws. `400` and `422` have the report as JSON. Nothing of a message that is not valid
 * as a whole is handed over. `OPTIONS` is answered as CloudEvents' webhooks ask for.
 *
 * Throws `CdEventError` (`bad-option`) for invalid options. The receiver never throws or rejects because of what a request
 * contains; before `init()` has resolved it rejects with `not-initialised`.
 */
export function handler(options: HandlerOptions = {}): Handler {
  const { node, web } = makeHandler(options, port);
  return Object.assign((request: unknown) => web(request) as Promise<WebResponse>, { node });
}
