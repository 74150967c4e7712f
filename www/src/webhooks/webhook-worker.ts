import { fromWebhook, init, initComposer, initWebhooks } from 'cdevents-wasm';
import { serve } from '../engine/serve.js';
import type { Answer, MappedWebhook, Question, WebhookWanted } from './protocol.js';
import { PROVIDERS } from './providers.js';

/** Maps webhooks in a worker of their own, which few visitors need: the page's worker stays small. */

function mapped({ message, options }: WebhookWanted): MappedWebhook {
  const { events, ...found } = fromWebhook(message, options);
  const isUnknown = found.code === 'unknown-provider' && options.provider === undefined;
  const candidates = isUnknown
    ? PROVIDERS.filter((provider) => fromWebhook(message, { ...options, provider }).events.length > 0)
    : [];
  return { ...found, candidates, events: events.map(({ json, report }) => ({ json, report })) };
}

serve(
  // `init` by itself says nothing of modules that do not come.
  () => Promise.all([init(undefined, { composer: false }), initComposer(), initWebhooks()]).then(() => undefined),
  ({ id, ...wanted }: Question): Answer => ({ id, kind: 'mapped', mapped: mapped(wanted) }),
);
