/** The call that maps messages of other systems. Its implementation in `webhooks/` is a separate file of the package. */
import { composerModule } from '../engine/composer-module.js';
import { CdEventError } from '../engine/errors.js';
import { EngineFault } from '../engine/fault.js';
import { faultReport, judge, readable } from '../engine/input.js';
import { requireReady, whenReset } from '../engine/instance.js';
import type { WebhookPort } from '../engine/port.js';
import { bad, known, object, settingsOf } from '../engine/settings.js';
import { webhooksModule } from '../engine/webhooks-module.js';
import type { HttpInput } from '../types.js';
import type { Webhook, WebhookOptions } from '../webhook-types.js';
import { mapMessage } from '../webhooks/map.js';

// Listed, as for the composer: bundlers keep a spread that nobody uses.
const port: WebhookPort = {
  bad,
  CdEventError,
  composerModule,
  EngineFault,
  faultReport,
  judge,
  known,
  object,
  readable,
  requireReady,
  settingsOf,
  webhooksModule,
  whenReset,
};

/**
 * The events that a webhook of another system stands for: of GitHub, GitLab, Gitea, Forgejo, Bitbucket, Azure DevOps, Tekton,
 * Jenkins, Argo CD, Flux, Harbor, container registries (`distribution`), Jira, PagerDuty or Prometheus' Alertmanager.
 *
 * The sender is found in the headers and in the shape of the body. Nothing is invented: what the message does not say is not in
 * the event, and where an event must have it there is none. Most messages stand for no event; `code` and `reason` say why. The ids
 * are made of what happened, so that another delivery gives the same event, whatever the release.
 *
 * The events are of the newest released release, or of `options.release`, and valid. `body` is the body as it was received, also of
 * a form, and at most 25 MiB long unless `limits.bytes` says otherwise.
 *
 * It checks no signature: `verifyWebhook` and `handler` do. Never throws for a bad message. Throws `CdEventError`: `bad-option`, and
 * where loading is asynchronous `not-initialised` before `init()`, or `init-failed` if `webhooks.wasm` or `composer.wasm` could not
 * be loaded.
 */
export function fromWebhook(message: HttpInput, options?: WebhookOptions): Webhook {
  return mapMessage(message, options, port);
}
