// The samples of webhooks, in `../webhooks` from the official files, through the installed package: what they stand for, by the
// official schemas, whatever member is missing or of another type; and their signatures.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ajvWith } from '../support/ajv.mjs';
import { cdevents } from '../support/installed.mjs';

const { catalog, fromWebhook, isValid, verifyWebhook } = cdevents;

assert.ok(process.env.CDEVENTS_CONFORMANCE, 'CDEVENTS_CONFORMANCE names the folder of the official files');
const SAMPLES = join(process.env.CDEVENTS_CONFORMANCE, '../webhooks');
const SCHEMAS = join(process.env.CDEVENTS_CONFORMANCE, 'cdevents-spec/0.5.1/schemas');

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const json = JSON.stringify;

const providers = readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const samples = providers.flatMap(({ name: provider }) =>
  readdirSync(join(SAMPLES, provider))
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => {
      const short = name.slice(0, -'.expected.json'.length);
      const { options, events, code = null } = read(join(SAMPLES, provider, name));
      const { headers, body } = read(join(SAMPLES, provider, `${short}.json`));
      return { name: `${provider}/${short}`, provider, headers, body, options, events, code };
    }),
);

/** The official schema of each type. */
const official = new Map(
  readdirSync(SCHEMAS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => read(join(SCHEMAS, name)))
    .map((schema) => {
      const links = readdirSync(join(SCHEMAS, 'links')).map((name) => read(join(SCHEMAS, 'links', name)));
      const ajv = ajvWith({ strict: false, schemas: links.filter(({ $id }) => $id !== undefined) });
      return [schema.properties.context.properties.type.enum[0], () => ajv.compile(schema)];
    }),
);
const compiled = new Map();
function isOfficial(event) {
  const { type } = event.context;
  if (!compiled.has(type)) compiled.set(type, official.get(type)());
  return compiled.get(type)(event);
}

test('every sample stands for the events that are expected, and they are valid by the official schemas', () => {
  assert.ok(samples.length >= 111, `${samples.length} samples`);
  for (const { name, provider, headers, body, options, events, code } of samples) {
    const text = json(body);
    const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), [value]]));
    for (const message of [
      { headers, body: text },
      { headers: lower, body: new TextEncoder().encode(text) },
      { headers: new Headers(headers), body: json(body, null, 2) },
    ]) {
      const mapped = fromWebhook(message, options);
      assert.deepEqual([mapped.provider, mapped.code], [provider, code], `${name}: ${mapped.reason}`);
      assert.deepEqual(
        mapped.events.map(({ event }) => event),
        events,
        name,
      );
      assert.equal(mapped.reason === null, code === null, name);
      for (const { event, json: written, report } of mapped.events) {
        assert.deepEqual(JSON.parse(written), event, name);
        assert.deepEqual([report.outcome, report.event.id], ['valid', event.context.id], name);
        assert.ok(isOfficial(event), `${name}: ${json(event)}`);
      }
    }
    const named = fromWebhook({ headers, body: text }, { ...options, provider });
    assert.deepEqual(
      named.events.map(({ event }) => event),
      events,
      name,
    );
  }
});

test('in every release an event has the same id and is valid, or there is a reason', () => {
  const seen = new Map();
  for (const { id: release } of catalog().vocabularies) {
    for (const { name, headers, body, options, events } of samples) {
      const mapped = fromWebhook({ headers, body: json(body) }, { ...options, release });
      if (events.length === 0) continue;
      if (mapped.events.length === 0) {
        assert.ok(['no-counterpart', 'lacks-required'].includes(mapped.code), `${name} ${release}`);
        assert.ok(mapped.reason.includes(release), `${name} ${release}: ${mapped.reason}`);
        continue;
      }
      seen.set(release, (seen.get(release) ?? 0) + 1);
      for (const [index, { event, json: text, report }] of mapped.events.entries()) {
        assert.equal(report.event.vocabulary, release, name);
        assert.ok(isValid(text, { release }), `${name} ${release}`);
        assert.equal(event.context?.id ?? event.id, events[index].context.id, `${name} ${release}`);
      }
    }
  }
  for (const { id } of catalog().vocabularies) assert.ok(seen.get(id) > 10, `${id}: ${seen.get(id)}`);
});

const RETYPED = [
  null,
  true,
  0,
  1e300,
  '',
  'x',
  '{/x}',
  '\u0000\ud83d\ude00 %zz',
  '0001-01-01T00:00:00Z',
  [],
  [{}, 'a'],
  {},
];

/** Calls back with the value changed in one place at a time; it is as it was afterwards. */
function eachChange(holder, name, call) {
  const before = holder[name];
  if (Array.isArray(holder)) holder.splice(name, 1);
  else delete holder[name];
  call();
  if (Array.isArray(holder)) holder.splice(name, 0, before);
  // One type for each place in turn, so that each is in every kind of place.
  for (const [index, other] of RETYPED.entries()) {
    if (index % 6 !== turn % 6) continue;
    holder[name] = other;
    call();
  }
  turn += 1;
  holder[name] = before;
  if (typeof before !== 'object' || before === null) return;
  const names = Array.isArray(before) ? [...before.keys()].slice(0, 2) : Object.keys(before);
  for (const inner of names) eachChange(before, inner, call);
}
let turn = 0;

test('with any member missing or of another type nothing throws, and what comes out is valid', () => {
  let count = 0;
  let events = 0;
  for (const { name, headers, body, options } of samples) {
    const holder = { body: structuredClone(body) };
    eachChange(holder, 'body', () => {
      count += 1;
      const text = json(holder.body ?? null);
      const mapped = fromWebhook({ headers, body: text }, options);
      assert.equal(mapped.events.length === 0, mapped.code !== null && mapped.reason !== null, `${name}: ${text}`);
      for (const { event, report } of mapped.events) {
        events += 1;
        assert.equal(report.outcome, 'valid', `${name}: ${text}`);
        assert.ok(isOfficial(event), `${name}: ${json(event)}`);
      }
      for (const { pointer, message } of mapped.notes) {
        assert.ok(/^(?:\/|$)/.test(pointer) && message.length > 0, `${name}: ${pointer}: ${message}`);
      }
    });
  }
  assert.ok(count > 20_000 && events > 8_000, `${count} messages, ${events} events`);
});

test('the same with any header missing or of another type', () => {
  for (const { name, headers, body, options } of samples) {
    for (const key of Object.keys(headers)) {
      for (const value of [
        undefined,
        '',
        'x',
        ['a', 'b'],
        7,
        null,
        {},
        'push',
        'dev.tekton.event.x',
        'x'.repeat(1e5),
      ]) {
        const mapped = fromWebhook({ headers: { ...headers, [key]: value }, body: json(body) }, options);
        assert.equal(mapped.events.length === 0, mapped.code !== null, `${name}: ${key}`);
        for (const { event } of mapped.events) assert.ok(isOfficial(event), `${name}: ${json(event)}`);
      }
    }
  }
});

/** What signs the samples. */
const SECRET = "It's a Secret to Everybody";
const SIGNING_TOKEN = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const SIGNED = /^(?:x-hub-signature(?:-256)?|x-signature|x-pagerduty-signature|x-gitlab-token|webhook-signature)$/i;

test('the signatures of the samples are right, and wrong for another body or secret', async () => {
  let count = 0;
  for (const { name, headers, body } of samples) {
    if (!Object.keys(headers).some((key) => SIGNED.test(key))) continue;
    count += 1;
    const hasToken = Object.keys(headers).some((key) => key.toLowerCase() === 'x-gitlab-token');
    const message = { headers, body: json(body) };
    const secret = name === 'gitlab/pipeline.pending' ? SIGNING_TOKEN : SECRET;
    // The sample that has a time was signed at it.
    const options = { secret: ['another', secret], toleranceSeconds: 1e12 };
    const verified = await verifyWebhook(message, options);
    assert.equal(verified.ok, true, `${name}: ${verified.reason}`);
    assert.equal((await verifyWebhook(message, { ...options, secret: 'another' })).ok, false, name);
    // A token says nothing of the body.
    const changed = await verifyWebhook({ headers, body: `${json(body)} ` }, options);
    assert.equal(changed.ok, hasToken, name);
    if (secret !== SIGNING_TOKEN) continue;
    assert.match((await verifyWebhook(message, { secret })).reason, /300 seconds/);
    const withToken = {
      headers: { ...headers, 'X-Gitlab-Token': 'token', 'webhook-signature': 'v1,AAAA' },
      body: json(body),
    };
    assert.equal((await verifyWebhook(withToken, { ...options, secret: ['token', secret] })).ok, false);
  }
  assert.ok(count >= 75, `${count} signatures`);
});
