import type { Constructed, Webhook, WebhookOptions } from 'cdevents-wasm';
import type { Delivery } from '../message/delivery.js';
import type { Provider } from './providers.js';

/** A message of another system, and what is known of it beside. */
export interface WebhookWanted {
  message: Delivery;
  options: Pick<WebhookOptions, 'provider' | 'source' | 'environment'>;
}

/** What a message stands for; without the objects, which would only be copied for nothing. */
export type MappedWebhook = Omit<Webhook, 'events'> & {
  events: Omit<Constructed, 'event'>[];
  /** Where it does not say who has sent it: of whom it could be. */
  candidates: Provider[];
};

/** What is asked of the worker. `id` comes back with the answer. */
export type Question = { id: number } & WebhookWanted;

/** A message from the worker. `ready` or `failed` comes once, before any answer. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { id: number; kind: 'mapped'; mapped: MappedWebhook }
  | { id: number; kind: 'error'; message: string };
