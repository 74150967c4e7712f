// fromWebhook: what the messages of other systems stand for, and that no message harms it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { githubRun, R, repository } from '../support/deliveries.mjs';
import { cdevents, cli, file, require, scratch } from '../support/installed.mjs';

const { CdEventError, construct, fromWebhook, reset, validate } = cdevents;
const json = JSON.stringify;

/** A run of GitHub's Actions with a pull request, and times of other zones. */
const run = (more = {}) =>
  githubRun({ updated_at: '2026-03-02T10:05:00+01:00', pull_requests: [{ number: 3 }], ...more });
const github = (event, body) => ({
  headers: { 'X-GitHub-Event': event, 'X-GitHub-Delivery': 'd-1', 'Content-Type': 'application/json' },
  body: json(body),
});

test('a run that has finished is an event', () => {
  const mapped = fromWebhook(github('workflow_run', run({ conclusion: 'timed_out' })));
  const { provider, delivery, code, reason, notes, events } = mapped;
  assert.deepEqual(
    { provider, delivery, code, reason },
    { provider: 'github', delivery: 'd-1', code: null, reason: null },
  );
  assert.deepEqual(
    notes.map(({ pointer }) => pointer),
    ['/workflow_run/conclusion'],
  );
  const [{ event, json: text, report }] = events;
  assert.deepEqual(JSON.parse(text), event);
  assert.equal(report.outcome, 'valid');
  assert.deepEqual(event, {
    context: {
      specversion: '0.5.1',
      id: event.context.id,
      source: R,
      type: 'dev.cdevents.pipelinerun.finished.0.3.0',
      timestamp: '2026-03-02T09:05:00Z',
    },
    subject: {
      id: `${R}/actions/runs/42/attempts/1`,
      content: { pipelineName: 'build', uri: `${R}/actions/runs/42/attempts/1`, outcome: 'error', errors: 'timed_out' },
    },
    customData: {
      github: { run_id: 42, run_attempt: 1, head_sha: 'abc', conclusion: 'timed_out', pull_requests: [3] },
    },
  });
});

test('the id is the UUID of the facts that the documentation names', async () => {
  const { event } = fromWebhook(github('push', { ref: 'refs/heads/a b', created: true, repository })).events[0];
  const { subtle } = globalThis.crypto;
  const namespace = Uint8Array.from('2c0de0836 5db8362963 4b57b9dc0 8b30'.replaceAll(' ', '').match(/../g), (hex) =>
    Number.parseInt(hex, 16),
  );
  const name = new TextEncoder().encode(json([R, 'branch.created', `${R}/tree/a%20b`, '2026-03-02T09:16:40Z']));
  const hash = new Uint8Array(await subtle.digest('SHA-256', new Uint8Array([...namespace, ...name]))).slice(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x80;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = Buffer.from(hash).toString('hex');
  assert.equal(event.context.id, hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
});

test('options say what the message cannot', () => {
  const pagerduty = {
    headers: {},
    body: json({
      event: {
        id: 'e1',
        event_type: 'incident.resolved',
        occurred_at: '2026-03-02T10:00:00Z',
        data: { id: 'Q1', html_url: 'https://acme.pagerduty.com/incidents/Q1' },
      },
    }),
  };
  const without = fromWebhook(pagerduty);
  assert.deepEqual([without.provider, without.delivery, without.code], ['pagerduty', 'e1', 'lacks-required']);
  assert.match(without.reason, /environment\.id` is missing: it comes from the option `environment`/);
  const [made] = fromWebhook(pagerduty, { environment: 'production', source: '/pd' }).events;
  assert.deepEqual([made.event.subject.content.environment.id, made.event.context.source], ['production', '/pd']);
  assert.notEqual(
    made.event.context.id,
    fromWebhook(pagerduty, { environment: 'production' }).events[0].event.context.id,
  );

  const deleted = github('repository', { action: 'deleted', repository: { ...repository, clone_url: `${R}.git` } });
  for (const now of ['2026-11-29T12:00:00Z', new Date('2026-11-29T12:00:00Z'), '2026-11-29T13:00:00+01:00']) {
    const { events, notes } = fromWebhook(deleted, { now });
    assert.equal(Date.parse(events[0].event.context.timestamp), Date.parse('2026-11-29T12:00:00Z'));
    assert.equal(notes.length, 1);
  }
  const tekton = {
    headers: { 'ce-type': 'dev.tekton.event.taskrun.started.v1' },
    body: json({
      taskRun: {
        metadata: { name: 'a/b', namespace: 'ci', uid: 'u1', labels: { 'tekton.dev/task': 't' } },
        status: { startTime: '2026-03-02T10:00:00Z' },
      },
    }),
  };
  const uri = (url) => fromWebhook(tekton, { url }).events[0].event.subject.content.uri;
  assert.equal(uri('https://dash/{namespace}/{kind}/{name}?{uid}'), 'https://dash/ci/taskruns/a%2Fb?u1');
  assert.equal(uri(undefined), undefined);
  assert.equal(uri('https://dash/{unknown}'), undefined);
});

test('events can be of any release, with the same ids', () => {
  const message = github('workflow_run', run());
  const [{ event }] = fromWebhook(message).events;
  const draft = fromWebhook(message, { release: 'draft' }).events[0];
  assert.deepEqual([draft.event.type, draft.event.id], ['CD.Pipeline.PipelineRun.Finished', event.context.id]);
  assert.equal(draft.report.event.vocabulary, 'draft');
  const old = fromWebhook(message, { release: '0.3.0' }).events[0];
  assert.deepEqual([old.event.context.version, old.event.context.id], ['0.3.0', event.context.id]);
  const opened = github('issues', {
    action: 'opened',
    issue: { html_url: `${R}/issues/1`, title: 'x', created_at: '2026-03-02T10:00:00Z' },
    repository,
  });
  assert.equal(fromWebhook(opened).events[0].event.subject.content.creator, 'ghost');
  const none = fromWebhook(opened, { release: '0.3.0' });
  assert.deepEqual([none.events, none.code], [[], 'no-counterpart']);
  assert.match(none.reason, /ticket\.created.*0\.3\.0/);
});

test('links name the chain and the event before, by ids that can be computed', () => {
  const job = {
    action: 'in_progress',
    workflow_job: { id: 5, run_id: 42, run_attempt: 1, name: 'test', started_at: '2026-03-02T10:01:00Z' },
    repository,
  };
  const at = (event, body) => fromWebhook(github(event, body), { links: true }).events[0].event.context;
  const queued = at('workflow_run', { ...run(), action: 'requested' });
  const started = at('workflow_run', { ...run(), action: 'in_progress' });
  const task = at('workflow_job', job);
  const path = (contextId) => [{ linkType: 'PATH', from: { contextId } }];
  assert.equal(queued.links, undefined);
  assert.deepEqual([started.links, task.links], [path(queued.id), path(started.id)]);
  assert.deepEqual([started.chainId, task.chainId], [queued.chainId, queued.chainId]);
  assert.match(queued.chainId, /^[\da-f]{8}-[\da-f]{4}-8/);
  const without = fromWebhook(github('workflow_job', job)).events[0].event.context;
  assert.deepEqual([without.id, without.links, without.chainId], [task.id, undefined, undefined]);
});

test('what stands for nothing has a code and a reason', () => {
  const bare = (value) => ({ headers: {}, body: typeof value === 'string' ? value : json(value) });
  const event = construct('pipelinerun.finished', { context: { source: '/a' }, subject: { id: '1' } }).event;
  for (const [message, code, words] of [
    [github('ping', {}), 'no-counterpart', /it does/],
    [github('star', { action: 'created' }), 'no-counterpart', /`star`/],
    [github('workflow_run', { repository }), 'lacks-required', /`\/action`/],
    [
      github('workflow_run', { ...run(), repository: {} }),
      'lacks-required',
      /context\.source.*`\/repository\/html_url`/,
    ],
    [github('workflow_run', run({ updated_at: 'soon' })), 'lacks-required', /timestamp.*updated_at/],
    [bare(event), 'already-an-event', /fromHttp/],
    [bare({ type: 'cd.pipelinerun.started.v1', specversion: '1.0' }), 'already-an-event', /convert/],
    [{ headers: { 'ce-type': 'dev.cdevents.change.merged.0.3.0' }, body: '{}' }, 'already-an-event', /fromHttp/],
    [bare({}), 'unknown-provider', /neither/],
    [bare([]), 'unknown-provider', /neither/],
    [bare('null'), 'unknown-provider', /neither/],
    [bare(''), 'not-json', /empty/],
    [bare('{"a":'), 'not-json', /byte 5/],
    [bare('CloudEvent{id=1}'), 'not-json', /Java/],
    [bare('<build/>'), 'not-json', /XML/],
    [github('push', 'x'), 'lacks-required', /`\/ref`/],
  ]) {
    const mapped = fromWebhook(message);
    assert.deepEqual([mapped.events, mapped.code], [[], code], json(message));
    assert.match(mapped.reason, words, json(message));
  }
});

test('one message can stand for several events, and what is missing in one of them is a note', () => {
  const alert = (status, labels) => ({
    status,
    labels: { alertname: 'Slow', ...labels },
    startsAt: '2026-03-02T11:01:30.123Z',
    endsAt: '2026-03-02T11:09:00.123Z',
    fingerprint: status,
  });
  const body = {
    version: '4',
    groupKey: '{}',
    externalURL: 'https://am.example.com',
    alerts: [alert('firing', { env: 'a' }), alert('firing', {}), alert('resolved', { cluster: 'b' })],
  };
  const { events, code, notes } = fromWebhook({ headers: {}, body: json(body) });
  assert.deepEqual(
    events.map(({ event }) => [event.context.type, event.subject.content.environment.id]),
    [
      ['dev.cdevents.incident.detected.0.3.0', 'a'],
      ['dev.cdevents.incident.resolved.0.3.0', 'b'],
    ],
  );
  assert.equal(code, null);
  assert.deepEqual(
    notes.map(({ pointer }) => pointer),
    ['/alerts/1/labels/environment'],
  );
  const many = { ...body, alerts: Array(10_001).fill(alert('other', {})) };
  const none = fromWebhook({ headers: {}, body: json(many) });
  assert.deepEqual([none.events.length, none.code], [0, 'lacks-required']);
});

test('a body can be a form, bytes with a byte order mark, or the parsed value', () => {
  const message = github('workflow_run', run());
  const [{ json: right }] = fromWebhook(message).events;
  const form = { 'x-github-event': 'workflow_run', 'content-type': 'Application/X-WWW-Form-URLEncoded; charset=utf-8' };
  const bodies = [
    [form, `payload=${encodeURIComponent(message.body)}`],
    [form, new TextEncoder().encode(new URLSearchParams({ payload: message.body }).toString())],
    [message.headers, Buffer.concat([Buffer.from('\ufeff'), Buffer.from(message.body)])],
    [message.headers, JSON.parse(message.body)],
    [{ 'X-GITHUB-EVENT': ['workflow_run'] }, message.body],
  ];
  for (const [headers, body] of bodies) assert.equal(fromWebhook({ headers, body }).events[0].json, right);
  assert.equal(fromWebhook({ headers: form, body: 'other=1' }).code, 'not-json');
});

test('no e-mail address, variable or token is taken over', () => {
  const gitlab = {
    headers: { 'x-gitlab-event': 'Pipeline Hook', 'x-gitlab-token': 'SECRET' },
    body: json({
      object_kind: 'pipeline',
      object_attributes: {
        id: 1,
        status: 'failed',
        finished_at: '2026-03-02 09:15:28 UTC',
        variables: [{ key: 'TOKEN', value: 'SECRET' }],
      },
      user: { name: 'SECRET', username: 'SECRET', email: 'SECRET@example.com' },
      project: { web_url: 'https://gitlab.example.com/a/b', path_with_namespace: 'a/b' },
      commit: { message: 'SECRET', author: { email: 'SECRET' } },
    }),
  };
  const { events } = fromWebhook(gitlab);
  assert.equal(events.length, 1);
  assert.doesNotMatch(json(events), /SECRET/);
});

test('hostile messages get an answer', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const throwing = {
    get headers() {
      throw new Error('mine');
    },
    get body() {
      throw new Error('mine');
    },
  };
  const headers = { 'x-github-event': 'workflow_run' };
  const bytes = Buffer.from(json(run()));
  bytes[bytes.indexOf('build')] = 0xff;
  for (const [message, code] of [
    [{ headers, body: deep }, 'not-json'],
    [{ headers, body: `{"a":${deep}}` }, 'not-json'],
    [{ headers, body: bytes }, 'not-json'],
    [{ headers, body: '\0' }, 'not-json'],
    [{ headers, body: '{"\ud800":1}' }, 'lacks-required'],
    [{ headers: { ...headers, 'x-filler': 'x'.repeat(1 << 20) }, body: '{}' }, 'lacks-required'],
    [{ headers: { ...headers, 'content-type': 'x'.repeat(1 << 20) }, body: '{}' }, 'lacks-required'],
    [{ headers: { 'x-github-event': 'x'.repeat(1 << 20) }, body: '{}' }, 'unknown-provider'],
    [
      { headers: Object.fromEntries(Array.from({ length: 1e5 }, (_, index) => [`x-${index}`, 'x'])), body: '{}' },
      'unknown-provider',
    ],
    [throwing, 'not-json'],
    [{ headers: null, body: '{}' }, 'unknown-provider'],
    [{ headers: 7, body: null }, 'not-json'],
    [{ headers, body: '{"__proto__":{"action":"completed"},"constructor":{}}' }, 'lacks-required'],
  ]) {
    const mapped = fromWebhook(message);
    assert.deepEqual([mapped.events, mapped.code], [[], code]);
  }
  assert.equal({}.action, undefined);
  assert.equal(fromWebhook({ headers, body: json(run()) }).events.length, 1, 'the next call works');
});

test('a body of 25 MB is mapped, and a longer one is not read', () => {
  const filler = 'x'.repeat(24_900_000);
  const large = github('workflow_run', { ...run(), filler });
  assert.equal(fromWebhook(large).events.length, 1);
  const list = github('workflow_run', { ...run(), filler: Array(2_000_000).fill({ a: [1] }) });
  assert.equal(fromWebhook(list).events.length, 1);
  const longer = fromWebhook(github('workflow_run', { ...run(), filler: filler + filler }));
  assert.deepEqual([longer.code, longer.provider], ['not-json', 'github']);
  assert.match(longer.reason, /longer than the limit/);
  const limited = fromWebhook(github('workflow_run', run()), { limits: { bytes: 10 } });
  assert.deepEqual([limited.code, limited.events], ['not-json', []]);
  const shallow = fromWebhook(github('workflow_run', run()), { limits: { depth: 2 } });
  assert.match(shallow.reason, /too deep/);
  reset();
  assert.equal(fromWebhook(github('workflow_run', run())).events.length, 1);
});

test('a string with half a surrogate pair is no text', () => {
  const body = json({ ...run(), workflow: { name: 'a\ud800b' } });
  const escaped = body.replace('\ud800', '\\ud800');
  for (const text of [body, escaped]) {
    const { events } = fromWebhook({ headers: { 'x-github-event': 'workflow_run' }, body: text });
    for (const { json: written } of events) assert.equal(validate(written).outcome, 'valid');
  }
});

test('the same message gives the same answer, whatever came before', () => {
  const messages = [
    github('workflow_run', run()),
    github('ping', {}),
    { headers: { 'x-gitlab-event': 'x' }, body: '{}' },
    { headers: {}, body: 'x' },
  ];
  const options = { now: '2026-11-29T12:00:00Z' };
  const first = messages.map((message) => json(fromWebhook(message, options)));
  for (let round = 0; round < 50; round += 1) {
    const index = (round * 7) % messages.length;
    assert.equal(json(fromWebhook(messages[index], options)), first[index]);
  }
});

test('a bad call throws', () => {
  const message = github('ping', {});
  for (const options of [
    { provider: 'sourcehut' },
    { source: '' },
    { source: 7 },
    { environment: null },
    { url: 1 },
    { now: 'yesterday' },
    { now: new Date(Number.NaN) },
    { links: 'yes' },
    { release: '9' },
    { limits: { byte: 1 } },
    { unknown: 1 },
  ]) {
    assert.throws(
      () => fromWebhook(message, options),
      (error) => error instanceof CdEventError && error.code === 'bad-option',
      json(options),
    );
  }
  for (const wrong of [undefined, null, 7, 'x']) assert.throws(() => fromWebhook(wrong), { code: 'bad-option' });
});

test('require has it too', () => {
  assert.equal(require('cdevents-wasm').fromWebhook, fromWebhook);
});

test('the command maps saved deliveries: HTTP, JSON with headers, and bodies alone', (t) => {
  const cwd = scratch(t);
  const { headers, body } = github('workflow_run', run());
  const [{ json: right }] = fromWebhook({ headers, body }).events;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  file(cwd, 'a.http', ['POST /events HTTP/1.1', ...lines, '', body, ''].join('\r\n'));
  file(cwd, 'two.http', `${lines.join('\n')}\n\n${body}\n\n### second\n\n${lines.join('\n')}\n\n${body}\n`);
  file(cwd, 'b.json', json({ headers, body: JSON.parse(body) }, null, 2));
  file(cwd, 'c.ndjson', `${json({ headers, body })}\n${json({ headers, body })}\n`);
  file(cwd, 'd.json', body);
  for (const [args, times] of [
    [['a.http'], 1],
    [['two.http'], 2],
    [['b.json'], 1],
    [['c.ndjson'], 2],
    [['--provider', 'github', 'd.json'], 1],
  ]) {
    const { status, stdout, stderr } = cli(['webhook', ...args], { cwd });
    assert.deepEqual([status, stderr, stdout], [0, '', `${right}\n`.repeat(times)], args.join(' '));
  }
  const piped = cli(['webhook', '--release', '0.3.0', '--format', 'json', '-'], { input: json({ headers, body }) });
  const [line] = piped.stdout.trim().split('\n').map(JSON.parse);
  assert.deepEqual([line.provider, line.code, line.events[0].context.version], ['github', null, '0.3.0']);
});

test('the command says why on standard error, and its exit code', (t) => {
  const cwd = scratch(t);
  const save = (name, message) => file(cwd, name, json(message));
  save('ping.json', github('ping', {}));
  save('broken.json', github('workflow_run', { repository }));
  save('timed-out.json', github('workflow_run', run({ conclusion: 'timed_out' })));
  file(cwd, 'body.json', '{"a":1}');
  file(cwd, 'no.http', 'x-github-event: ping\nno header\n\n{}');
  const at = (...args) => cli(['webhook', ...args], { cwd });
  const ping = at('ping.json');
  assert.deepEqual([ping.status, ping.stdout], [0, '']);
  assert.match(ping.stderr, /^ping\.json: no event \(no-counterpart\): `ping` tests/);
  const broken = at('broken.json', 'ping.json');
  assert.deepEqual([broken.status, broken.stdout], [1, '']);
  assert.match(broken.stderr, /broken\.json: no event \(lacks-required\): `\/action`/);
  const noted = at('timed-out.json');
  assert.equal(noted.status, 0);
  assert.match(noted.stderr, /^timed-out\.json: note at \/workflow_run\/conclusion: `timed_out` becomes `error`/);
  assert.equal(at('--quiet', 'timed-out.json').stderr, '');
  assert.match(at('body.json').stderr, /unknown-provider/);
  for (const [args, words] of [
    [[], /needs the names/],
    [['--provider', 'githb', 'ping.json'], /did you mean github/],
    [['--now', 'soon', 'ping.json'], /--now must be a time/],
    [['--source=', 'ping.json'], /--source must not be empty/],
    [['--release', '9', 'ping.json'], /--release must be one of/],
    [['--format', 'xml', 'ping.json'], /--format must be one of/],
    [['missing.json'], /missing\.json: cannot be read/],
    [['no.http'], /no\.http: has a line that is no header/],
  ]) {
    const { status, stderr } = at(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, words, args.join(' '));
  }
  const help = at('--help');
  assert.equal(help.status, 0);
  assert.match(help.stdout, /--environment <id>/);
});
