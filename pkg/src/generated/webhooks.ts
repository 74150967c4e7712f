// Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/** Systems whose webhooks are read. */
export type Provider =
  | 'github';

/** The same as a list. */
export const PROVIDERS: readonly Provider[] = ["github"];

/** The headers that say something of a webhook, in lower case. */
export const WEBHOOK_HEADERS: readonly string[] = ["ce-type","x-github-delivery","x-github-event"];

/** How a system signs what it sends. */
export interface WebhookSignature {
  provider: Provider;
  /** The headers, in lower case, any of which shows that the system has sent a request; none: only the body does. */
  by: readonly string[];
  /** `token`: it does not sign, but can send a fixed header. */
  scheme: 'header' | 'github' | 'gitea' | 'gitlab' | 'pagerduty' | 'token';
  /** The header with the signature, if it is not that of the scheme. */
  header?: string;
}

/** In the order in which systems are recognised. */
export const SIGNATURES: readonly WebhookSignature[] = [
  {"provider":"github","by":["x-github-event"],"scheme":"github"},
];
