// The receiver and webhooks of other systems: each verified by its own scheme, mapped, and answered, on both faces.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { cloudEvent, json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';
import { onBothFaces } from '../support/receivers.mjs';

const { fromWebhook, handler, verifyWebhook } = cdevents;

const SECRET = "It's a secret";
const JSON_TYPE = { 'content-type': 'application/json' };
const hmac = (body, { secret = SECRET, hash = 'sha256', encoding = 'hex' } = {}) =>
  createHmac(hash, secret).update(body).digest(encoding);

const R = 'https://github.com/acme/shop';
const repository = { id: 7, name: 'shop', html_url: R, owner: { login: 'acme' }, pushed_at: 1772443000 };
const push = { ref: 'refs/heads/a', created: true, repository };
// None that has its time of the receipt: the faces would differ.
const gitlabRun = {
  object_kind: 'pipeline',
  object_attributes: { id: 1, status: 'pending', created_at: '2026-03-02 09:15:28 UTC' },
  project: { web_url: 'https://gitlab.example.com/a/b', path_with_namespace: 'a/b' },
};
const bitbucketStatus = {
  commit_status: {
    name: 'x',
    state: 'INPROGRESS',
    url: 'https://bitbucket.org/a/b/pipelines/results/1',
    created_on: '2026-03-02T10:00:00.401200+00:00',
  },
  repository: { links: { html: { href: 'https://bitbucket.org/a/b' } } },
};
const flux = {
  involvedObject: { kind: 'HelmRelease', namespace: 'a', name: 'b', uid: 'u', apiVersion: 'helm.toolkit.fluxcd.io/v2' },
  timestamp: '2026-03-02T10:26:19Z',
  message: 'Helm upgrade succeeded for release a/b.v2 with chart b@1.0.0',
  reason: 'UpgradeSucceeded',
};
const pagerduty = {
  event: {
    id: 'e1',
    event_type: 'incident.resolved',
    occurred_at: '2026-03-02T10:00:00Z',
    data: { id: 'Q1', html_url: 'https://acme.pagerduty.com/incidents/Q1' },
  },
};
const jira = {
  webhookEvent: 'jira:issue_created',
  timestamp: 1772449200123,
  issue: {
    key: 'A-1',
    self: 'https://acme.atlassian.net/rest/api/2/issue/1',
    fields: { summary: 'x', creator: { accountId: 'c' } },
  },
};
const alert = {
  version: '4',
  groupKey: '{}',
  externalURL: 'https://am.example.com',
  alerts: [{ status: 'firing', labels: { env: 'a' }, startsAt: '2026-03-02T11:01:30Z', fingerprint: 'f' }],
};
const standard = (body, { secret = SECRET, at = Date.now(), id = 'msg_1' } = {}) => {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};

/** A message of each system, how it is signed, and the id of its delivery. */
const SENDERS = [
  [
    'github',
    push,
    { 'x-github-event': 'push', 'x-github-delivery': 'd1' },
    (body) => ({ 'x-hub-signature-256': `sha256=${hmac(body)}` }),
    'd1',
  ],
  [
    'gitea',
    push,
    { 'x-gitea-event': 'push', 'x-github-event': 'push', 'x-gitea-delivery': 'd2' },
    (body) => ({ 'x-gitea-signature': hmac(body) }),
    'd2',
  ],
  [
    'forgejo',
    push,
    { 'x-forgejo-event': 'push', 'x-gitea-event': 'push', 'x-forgejo-delivery': 'd3' },
    (body) => ({ 'x-forgejo-signature': hmac(body) }),
    'd3',
  ],
  [
    'gitlab',
    gitlabRun,
    { 'x-gitlab-event': 'Pipeline Hook', 'idempotency-key': 'd4' },
    () => ({ 'x-gitlab-token': SECRET }),
    'd4',
  ],
  [
    'bitbucket',
    bitbucketStatus,
    { 'x-event-key': 'repo:commit_status_created', 'x-request-uuid': 'd5' },
    (body) => ({ 'x-hub-signature': `sha256=${hmac(body)}` }),
    'd5',
  ],
  ['flux', flux, { 'gotk-component': 'helm-controller' }, (body) => ({ 'x-signature': `sha256=${hmac(body)}` }), null],
  ['flux', flux, {}, (body) => ({ 'x-signature': `sha512=${hmac(body, { hash: 'sha512' })}` }), null],
  ['pagerduty', pagerduty, {}, (body) => ({ 'x-pagerduty-signature': `v1=${hmac('other')},v1=${hmac(body)}` }), 'e1'],
  [
    'jira',
    jira,
    { 'x-atlassian-webhook-identifier': 'd6' },
    (body) => ({ 'x-hub-signature': `sha256=${hmac(body)}` }),
    'd6',
  ],
  ['alertmanager', alert, {}, () => ({ authorization: SECRET }), null],
];
const webhookOptions = { environment: 'production' };

test('each sender is verified by its own scheme, and its events are handed over', async (t) => {
  const post = await onBothFaces(t, { webhooks: true, secret: ['old', SECRET], webhookOptions });
  for (const [provider, value, headers, sign, id] of SENDERS) {
    const body = json(value);
    const own = { ...JSON_TYPE, ...headers };
    const { status, text, taken } = await post({ headers: { ...own, ...sign(body) }, body });
    assert.deepEqual([status, text], [202, ''], provider);
    const mapped = fromWebhook({ headers: own, body }, { ...webhookOptions, provider });
    assert.equal(mapped.events.length, 1, provider);
    const [[event, report, delivery]] = taken;
    assert.deepEqual(
      [event.context.id, event.subject],
      [mapped.events[0].event.context.id, mapped.events[0].event.subject],
    );
    assert.deepEqual([report.outcome, report.event.id, delivery], ['valid', event.context.id, { id }], provider);

    for (const [why, forged] of [
      ['no signature', {}],
      ['that of another body', sign(`${body} `)],
      ['an empty one', Object.fromEntries(Object.keys(sign(body)).map((name) => [name, '']))],
      ['that of another sender', { authorization: `Bearer ${hmac(body)}` }],
    ]) {
      // A token says nothing of the body.
      if (why === 'that of another body' && json(forged) === json(sign(body))) continue;
      const refused = await post({ headers: { ...own, ...forged }, body });
      assert.deepEqual([refused.status, refused.taken], [401, []], `${provider}: ${why}`);
    }
  }
});

test("a sender cannot pass by another sender's scheme", async (t) => {
  const post = await onBothFaces(t, { webhooks: true, secret: SECRET });
  const body = json(push);
  for (const headers of [
    { 'x-github-event': 'push', authorization: SECRET },
    { 'x-github-event': 'push', 'x-gitlab-token': SECRET },
    { 'x-github-event': 'push', 'x-gitea-signature': hmac(body) },
    { 'x-github-event': 'push', 'x-gitea-event': 'push', 'x-hub-signature-256': `sha256=${hmac(body)}` },
    { 'x-gitlab-event': 'Pipeline Hook', 'x-hub-signature-256': `sha256=${hmac(body)}` },
    { 'x-github-event': 'push', 'x-hub-signature': `sha256=${hmac(body)}` },
  ]) {
    const { status, taken } = await post({ headers: { ...JSON_TYPE, ...headers }, body });
    assert.deepEqual([status, taken], [401, []], json(headers));
  }
});

test('GitLab: a signature must be right and recent, and the token does not help it', async (t) => {
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
  const post = await onBothFaces(t, { webhooks: ['gitlab'], secret });
  const body = json(gitlabRun);
  const own = { ...JSON_TYPE, 'x-gitlab-event': 'Pipeline Hook' };
  const right = await post({ headers: { ...own, ...standard(body, { secret }) }, body });
  assert.deepEqual([right.status, right.taken[0][2]], [202, { id: 'msg_1' }]);
  const again = await post({ headers: { ...own, ...standard(body, { secret }) }, body });
  assert.equal(again.taken[0][0].context.id, right.taken[0][0].context.id, 'a replay is the same event');
  for (const wrong of [
    standard(body, { secret, at: Date.now() - 400_000 }),
    standard(body, { secret, at: Date.now() + 400_000 }),
    standard(`${body} `, { secret }),
    { ...standard(`${body} `, { secret }), 'x-gitlab-token': secret },
  ]) {
    const { status, taken } = await post({ headers: { ...own, ...wrong }, body });
    assert.deepEqual([status, taken], [401, []]);
  }
});

test('a webhook that stands for no event is answered with the reason', async (t) => {
  const post = await onBothFaces(t, { webhooks: true });
  const github = (event, body) => ({ headers: { ...JSON_TYPE, 'x-github-event': event }, body });
  for (const [message, status, code] of [
    [github('ping', '{}'), 202, 'no-counterpart'],
    [github('workflow_run', '{"action":"completed"}'), 202, 'lacks-required'],
    [github('push', '{"ref":'), 400, 'not-json'],
  ]) {
    const answer = await post(message);
    assert.deepEqual([answer.status, answer.taken], [status, []]);
    const { code: found, reason, ...rest } = JSON.parse(answer.text);
    assert.deepEqual([found, rest], [code, {}]);
    assert.ok(reason.length > 10);
    assert.equal(answer.headers['content-type'], 'application/json');
  }
});

test('events that come by themselves are taken as before, with their own signature', async (t) => {
  for (const secret of [undefined, SECRET]) {
    const post = await onBothFaces(t, { webhooks: true, ...(secret && { secret }) });
    const event = release();
    for (const [headers, body] of [
      [JSON_TYPE, json(event)],
      [{ 'content-type': 'application/cloudevents+json' }, json(cloudEvent(event))],
      [{ 'content-type': 'application/cloudevents-batch+json' }, json([cloudEvent(event)])],
    ]) {
      const signature = secret && { 'x-hub-signature-256': `sha256=${hmac(body)}` };
      const { status, taken } = await post({ headers: { ...headers, ...signature }, body });
      assert.deepEqual([status, taken.map(([each]) => each)], [202, [event]]);
      if (secret === undefined) continue;
      assert.equal((await post({ headers, body })).status, 401);
      assert.equal((await post({ headers: { ...headers, authorization: 'wrong' }, body })).status, 401);
    }
  }
});

test('of systems that are not listed nothing is taken', async (t) => {
  const post = await onBothFaces(t, { webhooks: ['gitlab'] });
  const { status, taken } = await post({ headers: { ...JSON_TYPE, 'x-github-event': 'push' }, body: json(push) });
  assert.deepEqual([status, taken], [422, []]);
  const none = await onBothFaces(t);
  assert.equal((await none({ headers: { ...JSON_TYPE, 'x-github-event': 'push' }, body: json(push) })).status, 422);
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'push' };
  assert.equal((await none({ headers: form, body: 'payload=1' })).status, 415);
});

test('a form of GitHub is verified as it was sent', async (t) => {
  const post = await onBothFaces(t, { webhooks: true, secret: SECRET });
  const body = new URLSearchParams({ payload: json(push) }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-github-event': 'push' };
  const right = await post({ headers: { ...headers, 'x-hub-signature-256': `sha256=${hmac(body)}` }, body });
  assert.deepEqual([right.status, right.taken.length], [202, 1]);
  const decoded = await post({ headers: { ...headers, 'x-hub-signature-256': `sha256=${hmac(json(push))}` }, body });
  assert.deepEqual([decoded.status, decoded.taken], [401, []]);
});

test('a scheme that is named counts for every request', async (t) => {
  const post = await onBothFaces(t, { webhooks: true, secret: SECRET, scheme: 'token' });
  const body = json(push);
  const headers = { ...JSON_TYPE, 'x-github-event': 'push' };
  assert.equal((await post({ headers: { ...headers, authorization: SECRET }, body })).status, 202);
  const own = await post({ headers: { ...headers, 'x-hub-signature-256': `sha256=${hmac(body)}` }, body });
  assert.equal(own.status, 401);
});

test('events of a release, limits, and an error of the caller', async (t) => {
  const post = await onBothFaces(t, { webhooks: true, release: '0.3.0', maxBytes: 2_000 });
  const headers = { ...JSON_TYPE, 'x-github-event': 'push' };
  const { taken } = await post({ headers, body: json(push) });
  assert.equal(taken[0][0].context.version, '0.3.0');
  assert.equal((await post({ headers, body: json({ ...push, filler: 'x'.repeat(3_000) }) })).status, 413);
  t.mock.method(console, 'error', () => {});
  const throwing = await onBothFaces(t, {
    webhooks: true,
    onEvent() {
      throw new Error('mine');
    },
  });
  assert.equal((await throwing({ headers, body: json(push) })).status, 500);
});

test('invalid options throw when the handler is made', () => {
  for (const [options, named] of [
    [{ webhooks: 'github' }, 'webhooks'],
    [{ webhooks: [] }, 'webhooks'],
    [{ webhooks: ['sourcehut'] }, 'webhooks'],
    [{ webhooks: 1 }, 'webhooks'],
    [{ webhooks: true, secret: undefined }, 'secret'],
    [{ webhooks: true, secret: '' }, 'secret'],
    [{ webhooks: true, toleranceSeconds: 5 }, 'secret'],
    [{ webhooks: true, secret: 'x', toleranceSeconds: -1 }, 'toleranceSeconds'],
    [{ webhooks: true, webhookOptions: { provider: 'github' } }, 'webhookOptions'],
    [{ webhooks: true, webhookOptions: { source: '' } }, 'webhookOptions'],
    [{ webhooks: true, webhookOptions: null }, 'webhookOptions'],
  ]) {
    assert.throws(
      () => handler(options),
      (error) => error.code === 'bad-option' && error.message.includes(named),
      json(options),
    );
  }
});

test('verifyWebhook says the same by hand, and why not', async () => {
  const body = json(push);
  const headers = {
    'X-GitHub-Event': 'push',
    'X-GitHub-Delivery': 'd1',
    'X-Hub-Signature-256': `sha256=${hmac(body)}`,
  };
  for (const message of [
    { headers, body },
    { headers, body: new TextEncoder().encode(body) },
    { headers: new Headers(headers), body },
  ]) {
    assert.deepEqual(await verifyWebhook(message, { secret: SECRET }), { ok: true, delivery: 'd1' });
    assert.equal((await verifyWebhook(message, { secret: SECRET, provider: 'github' })).ok, true);
  }
  const refused = async (message, options, words) => {
    const { ok, reason } = await verifyWebhook(message, options);
    assert.equal(ok, false);
    assert.match(reason, words);
  };
  await refused({ headers, body: `${body} ` }, { secret: SECRET }, /not right/);
  await refused(
    { headers: { 'x-github-event': 'push' }, body },
    { secret: SECRET },
    /`x-hub-signature-256` is missing/,
  );
  await refused({ headers, body }, { secret: SECRET, provider: 'gitlab' }, /`x-gitlab-token` is missing/);
  for (const [message, options] of [
    [undefined, { secret: SECRET }],
    [{ headers, body: push }, { secret: SECRET }],
    [{ headers, body }, {}],
    [{ headers, body }, undefined],
    [
      { headers, body },
      { secret: SECRET, scheme: 'github' },
    ],
    [
      { headers, body },
      { secret: SECRET, provider: 'sourcehut' },
    ],
  ]) {
    await assert.rejects(async () => verifyWebhook(message, options), { code: 'bad-option' });
  }
});
