// Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/** Systems whose webhooks are read. */
export type Provider =
  | 'alertmanager'
  | 'argocd'
  | 'azure'
  | 'bitbucket'
  | 'distribution'
  | 'flux'
  | 'forgejo'
  | 'gitea'
  | 'github'
  | 'gitlab'
  | 'harbor'
  | 'jenkins'
  | 'jira'
  | 'pagerduty'
  | 'tekton';

/** The same as a list. */
export const PROVIDERS: readonly Provider[] = ["alertmanager","argocd","azure","bitbucket","distribution","flux","forgejo","gitea","github","gitlab","harbor","jenkins","jira","pagerduty","tekton"];

/** The headers that say something of a webhook, in lower case. */
export const WEBHOOK_HEADERS: readonly string[] = ["ce-id","ce-operator","ce-time","ce-type","content-type","gotk-component","idempotency-key","referrer","webhook-id","x-atlassian-webhook-identifier","x-event-key","x-event-type","x-forgejo-delivery","x-forgejo-event","x-gitea-delivery","x-gitea-event","x-github-delivery","x-github-event","x-gitlab-event","x-gitlab-instance","x-pagerduty-signature","x-request-id","x-request-uuid"];

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
  {"provider":"forgejo","by":["x-forgejo-event"],"scheme":"gitea"},
  {"provider":"gitea","by":["x-gitea-event"],"scheme":"gitea"},
  {"provider":"github","by":["x-github-event"],"scheme":"github"},
  {"provider":"gitlab","by":["x-gitlab-event"],"scheme":"gitlab"},
  {"provider":"bitbucket","by":["x-event-key"],"scheme":"header","header":"x-hub-signature"},
  {"provider":"tekton","by":[],"scheme":"token"},
  {"provider":"harbor","by":[],"scheme":"token"},
  {"provider":"distribution","by":[],"scheme":"token"},
  {"provider":"flux","by":["gotk-component","x-signature"],"scheme":"header","header":"x-signature"},
  {"provider":"jenkins","by":[],"scheme":"token"},
  {"provider":"argocd","by":[],"scheme":"token"},
  {"provider":"alertmanager","by":[],"scheme":"token"},
  {"provider":"pagerduty","by":["x-pagerduty-signature"],"scheme":"pagerduty"},
  {"provider":"jira","by":["x-atlassian-webhook-identifier"],"scheme":"header","header":"x-hub-signature"},
  {"provider":"azure","by":[],"scheme":"token"},
];
