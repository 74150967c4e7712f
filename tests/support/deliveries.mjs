// Webhooks of other systems, as they are delivered.
/** The address of the repository. */
export const R = 'https://github.com/acme/shop';

/** The repository in the messages. */
export const repository = { id: 7, name: 'shop', html_url: R, owner: { login: 'acme' }, pushed_at: 1772443000 };

/** A run of GitHub's Actions; `more` changes the run. */
export const githubRun = (more = {}) => ({
  action: 'completed',
  workflow: { name: 'build' },
  workflow_run: {
    id: 42,
    run_attempt: 1,
    conclusion: 'success',
    created_at: '2026-03-02T10:00:00Z',
    updated_at: '2026-03-02T10:05:00Z',
    head_sha: 'abc',
    pull_requests: [],
    ...more,
  },
  repository,
});

/** What GitHub sends when a run has ended, with headers. */
export const delivery = (more = {}) => ({
  headers: {
    'X-GitHub-Event': 'workflow_run',
    'X-GitHub-Delivery': 'd-1',
    'Content-Type': 'application/json',
  },
  body: githubRun(more),
});

/** An incident that PagerDuty reports: its environment is not in the message. */
export const INCIDENT = {
  event: {
    id: 'e1',
    event_type: 'incident.resolved',
    occurred_at: '2026-03-02T10:00:00Z',
    data: { id: 'Q1', html_url: 'https://acme.pagerduty.com/incidents/Q1' },
  },
};

/** A delivery as the text of an HTTP message. */
export const asHttp = ({ headers, body }) =>
  `POST /hook HTTP/1.1\r\nHost: example.com\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${JSON.stringify(body)}`;

/** A delivery as a command. */
export const asCurl = ({ headers, body }) =>
  `curl ${Object.entries(headers)
    .map(([name, value]) => `-H '${name}: ${value}' `)
    .join('')}--data-raw '${JSON.stringify(body)}' https://example.com/hook`;
