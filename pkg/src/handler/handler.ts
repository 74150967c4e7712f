/** The call that makes a receiver. Its implementation is a separate file of the package. */
import { receiveHttp } from '../calls/http.js';
import { fromWebhook } from '../calls/webhook.js';
import { CdEventError } from '../engine/errors.js';
import { requireReady } from '../engine/instance.js';
import type { ReceivePort } from '../engine/port.js';
import { bad, settingsOf } from '../engine/settings.js';
import type { Handler, HandlerOptions, HttpInput, WebResponse } from '../types.js';
import type { Verified, VerifyOptions } from '../webhook-types.js';
import { makeHandler, verifyMessage } from './receive.js';

const port: ReceivePort = { bad, CdEventError, receive: receiveHttp, requireReady, settingsOf, webhook: fromWebhook };

/**
 * Makes a receiver of events over HTTP: a function from `Request` to a promise of a `Response`, and `node(req, res)` for Node. It
 * takes CloudEvents in binary, structured and batch mode and bare events as JSON, and validates them as `fromHttp` does.
 *
 * It answers `202` after `onEvent` has taken every event, and otherwise: `400` if the body is not JSON, `401` for a wrong or missing
 * signature, `405` for other methods, `413` for a body that is too long, `415` for another media type, charset or coding, `422` for
 * what is not valid, and `500` if `onEvent` throws. `400` and `422` have the report as JSON. Nothing of a message that is not valid
 * as a whole is handed over. `OPTIONS` is answered as CloudEvents' webhooks ask for.
 *
 * With `webhooks` it also takes what other systems send, as `fromWebhook` does. A webhook that stands for no event is answered with
 * `202` and `{ code, reason }`, so that its sender does not send it again.
 *
 * Throws `CdEventError` (`bad-option`) for invalid options. The receiver never throws or rejects because of what a request
 * contains; before `init()` has resolved it rejects with `not-initialised`.
 */
export function handler(options: HandlerOptions = {}): Handler {
  const { node, web } = makeHandler(options, port);
  return Object.assign((request: unknown) => web(request) as Promise<WebResponse>, { node });
}

/**
 * Whether a webhook is signed with a secret, as the system that sends it signs: for those who call `fromWebhook` by themselves.
 *
 * `body` is the raw body: JSON that was parsed and written again is another text. GitHub, Bitbucket, Jira and Flux sign it with
 * HMAC in a header of theirs, Gitea and Forgejo too, PagerDuty with `v1=`. GitLab signs by Standard Webhooks where the hook has a
 * signing token, and otherwise sends the secret as `x-gitlab-token`. The others sign nothing, but can send a fixed header: the
 * secret is then the value of `authorization`. Secrets are compared in constant time. Only Standard Webhooks has a time: a request
 * of another scheme that somebody has recorded passes again, and gives the event that it gave before.
 *
 * Throws (rejects with) `CdEventError` (`bad-option`) for a bad call, never for what a message says.
 */
export function verifyWebhook(message: HttpInput, options: VerifyOptions): Promise<Verified> {
  return verifyMessage(message, options, port);
}
