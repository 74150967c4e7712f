// The signatures of the receiver. Those of the tests are made by Node's own cryptography and by the Standard Webhooks library.
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';
import { onBothFaces } from '../support/receivers.mjs';

const { handler } = cdevents;

const SECRET = 'It is a secret — über 𝄞';
const OTHER = Uint8Array.of(0, 255, 13, 10, 128);
const JSON_TYPE = { 'content-type': 'application/json' };

/** White space that a parser would drop, and bytes that are not UTF-8 as a decoder would write them: only the raw bytes have this code. */
const BODY = Buffer.from(` ${json(release())}\n\t`);

const hex = (secret, body = BODY) => createHmac('sha256', secret).update(body).digest('hex');
const prefixed = (secret, body) => `sha256=${hex(secret, body)}`;

/** What is signed with the body alone: options, the header, its value for a secret, and the header with the id. */
const SCHEMES = [
  [{}, 'x-hub-signature-256', prefixed, null],
  [{ scheme: 'header' }, 'X-Hub-Signature-256', prefixed, null],
  [{ scheme: 'header', signatureHeader: 'X-Signature' }, 'x-signature', prefixed, null],
  [{ scheme: 'github' }, 'x-hub-signature-256', prefixed, 'x-github-delivery'],
  [{ scheme: 'gitea' }, 'x-gitea-signature', hex, 'x-gitea-delivery'],
  [{ scheme: 'gitea' }, 'x-forgejo-signature', hex, 'x-forgejo-delivery'],
  [{ scheme: 'gitea', signatureHeader: 'x-mine' }, 'x-mine', hex, 'x-gitea-delivery'],
  [{ scheme: 'pagerduty' }, 'x-pagerduty-signature', (...given) => `v1=${hex(...given)}`, null],
];

test('a right signature is accepted, and any other is refused, in every scheme that signs the body', async (t) => {
  for (const [options, name, value, id] of SCHEMES) {
    for (const secret of [SECRET, OTHER]) {
      const post = await onBothFaces(t, { ...options, secret });
      const label = `${json(options)} ${name}`;
      const withIt = (signature, body = BODY) =>
        post({ headers: { ...JSON_TYPE, [name]: signature, ...(id === null ? {} : { [id]: 'delivery-1' }) }, body });
      const { status, taken } = await withIt(value(secret));
      assert.equal(status, 202, label);
      assert.deepEqual([taken[0][0], taken[0][2]], [release(), { id: id === null ? null : 'delivery-1' }], label);
      assert.equal(
        (await withIt(value(secret).replace(/[\da-f]{64}/, (code) => code.toUpperCase()))).status,
        202,
        label,
      );
      const right = value(secret);
      const wrong = [
        value('another'),
        right.slice(0, -1),
        right.slice(0, -2),
        `${right}00`,
        right.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        right.replace(/[\da-f]{64}/, ''),
        right.replace(/[\da-f]{64}/, 'x'.repeat(64)),
        `x${right}`,
        'é'.repeat(64),
      ];
      for (const signature of wrong) {
        const refused = await withIt(signature);
        assert.deepEqual([refused.status, refused.taken], [401, []], `${label}: ${signature}`);
        assert.ok(refused.headers['www-authenticate'].startsWith('Webhook header="'));
        assert.deepEqual(Object.keys(JSON.parse(refused.text)), ['status', 'detail']);
      }
      // One byte more or less, or JSON written in another way.
      for (const body of [BODY.subarray(1), Buffer.concat([BODY, Buffer.from(' ')]), json(release())])
        assert.equal((await withIt(right, body)).status, 401, label);
      assert.equal((await post({ headers: JSON_TYPE, body: BODY })).status, 401, `${label}: no signature`);
    }
  }
});

test('any of several secrets is right, and a refused message is not even read', async (t) => {
  for (const [options, name, value] of SCHEMES) {
    const post = await onBothFaces(t, { ...options, secret: ['new', SECRET, OTHER] });
    for (const secret of ['new', SECRET, OTHER]) {
      assert.equal((await post({ headers: { ...JSON_TYPE, [name]: value(secret) }, body: BODY })).status, 202);
      // Signed, but not valid: the sender may see the report.
      assert.equal((await post({ headers: { ...JSON_TYPE, [name]: value(secret, '{') }, body: '{' })).status, 400);
    }
    assert.equal((await post({ headers: { ...JSON_TYPE, [name]: value('old') }, body: BODY })).status, 401);
    const broken = await post({ headers: { ...JSON_TYPE, [name]: value('old') }, body: '{' });
    assert.deepEqual([broken.status, broken.text.includes('diagnostics')], [401, false]);
  }
});

test('PagerDuty sends several signatures, any of which may be right', async (t) => {
  const post = await onBothFaces(t, { scheme: 'pagerduty', secret: SECRET });
  const by = (signatures) => post({ headers: { ...JSON_TYPE, 'x-pagerduty-signature': signatures }, body: BODY });
  assert.equal((await by(`v1=${hex('a')},v1=${hex(SECRET)}`)).status, 202);
  assert.equal((await by(`v1=${hex('a')}, v1=${hex(SECRET)}`)).status, 202);
  assert.equal((await by(`v0=${hex(SECRET)},v1=${hex('a')}`)).status, 401);
  // An endless list costs no endless time.
  assert.equal((await by(`${`v1=${hex('a')},`.repeat(100)}v1=${hex(SECRET)}`)).status, 401);
});

test('secrets that are sent themselves are compared as a whole', async (t) => {
  const rows = [
    [{ scheme: 'gitlab' }, 'x-gitlab-token', SECRET],
    [{ scheme: 'token' }, 'authorization', 'Bearer abc'],
    [{ scheme: 'token', signatureHeader: 'X-Api-Key' }, 'x-api-key', SECRET],
  ];
  for (const [options, name, secret] of rows) {
    const post = await onBothFaces(t, { ...options, secret: ['a first one', secret] });
    // Headers are bytes: a host decodes them as Latin-1.
    const sent = (text) => Buffer.from(text).toString('latin1');
    const by = (value) => post({ headers: { ...JSON_TYPE, [name]: value }, body: BODY });
    assert.equal((await by(sent(secret))).status, 202, name);
    assert.equal((await by('a first one')).status, 202, name);
    for (const wrong of [
      sent(secret).slice(0, -1),
      `${sent(secret)}x`,
      sent(secret).toUpperCase(),
      'x',
      'a first one, x',
    ])
      assert.equal((await by(wrong)).status, 401, `${name}: ${wrong}`);
    assert.equal((await post({ headers: JSON_TYPE, body: BODY })).status, 401, name);
  }
});

const KEY = Buffer.from('an example of a key of 32 bytes!').toString('base64');
const WHSEC = `whsec_${KEY}`;
const NOW = new Date('2026-03-14T09:31:47.900Z');

/** The three headers, as the library signs them. */
function signed(secret, { id = 'msg_1', at = NOW, body = BODY } = {}) {
  return {
    ...JSON_TYPE,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

const seconds = (count) => new Date(NOW.getTime() + count * 1000);

test('Standard Webhooks as its library signs them, within the tolerance', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  for (const secret of [WHSEC, KEY, Buffer.from(KEY, 'base64'), ['whsec_AAAA', WHSEC]]) {
    const post = await onBothFaces(t, { scheme: 'standard', secret });
    const { status, taken } = await post({ headers: signed(WHSEC), body: BODY });
    assert.deepEqual([status, taken[0][2]], [202, { id: 'msg_1' }]);
    assert.equal((await post({ headers: signed('whsec_AAAB'), body: BODY })).status, 401);
  }
  for (const [toleranceSeconds, inside] of [
    [undefined, 300],
    [0, 0],
    [10, 10],
  ]) {
    const post = await onBothFaces(t, {
      scheme: 'standard',
      secret: WHSEC,
      ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
    });
    for (const sign of [1, -1]) {
      assert.equal((await post({ headers: signed(WHSEC, { at: seconds(sign * inside) }), body: BODY })).status, 202);
      const late = await post({ headers: signed(WHSEC, { at: seconds(sign * (inside + 1)) }), body: BODY });
      assert.deepEqual([late.status, late.text.includes(`more than ${inside} seconds`)], [401, true]);
    }
  }
});

test('what Standard Webhooks signs is the id, the time and the raw body together', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  const post = await onBothFaces(t, { scheme: 'standard', secret: WHSEC });
  const right = signed(WHSEC);
  const changes = [
    { 'webhook-id': 'msg_2' },
    { 'webhook-id': '' },
    { 'webhook-id': 'msg_1 ' + 'é' },
    { 'webhook-timestamp': String(Number(right['webhook-timestamp']) + 1) },
    { 'webhook-timestamp': `${right['webhook-timestamp']}.0` },
    { 'webhook-timestamp': `0${right['webhook-timestamp']}` },
    { 'webhook-timestamp': 'NaN' },
    { 'webhook-timestamp': '' },
    { 'webhook-timestamp': '9'.repeat(400) },
    { 'webhook-signature': '' },
    { 'webhook-signature': right['webhook-signature'].slice(3) },
    { 'webhook-signature': right['webhook-signature'].replace('v1,', 'v2,') },
    { 'webhook-signature': right['webhook-signature'].replace('v1,', 'v1a,') },
    { 'webhook-signature': right['webhook-signature'].replace('v1,', 'v1, ') },
    { 'webhook-signature': 'v1,' },
    { 'webhook-signature': 'v1,%%%' },
  ];
  for (const change of changes) {
    const { status } = await post({ headers: { ...right, ...change }, body: BODY });
    assert.equal(status, 401, json(change));
  }
  for (const name of Object.keys(right).slice(1)) {
    const { [name]: _, ...rest } = right;
    assert.equal((await post({ headers: rest, body: BODY })).status, 401, name);
  }
  assert.equal((await post({ headers: right, body: json(release()) })).status, 401);
  // The dots between id, time and body cannot be moved.
  assert.equal(
    (await post({ headers: { ...right, 'webhook-id': `msg_1.${right['webhook-timestamp']}` }, body: BODY })).status,
    401,
  );
});

test('one of several signatures may be right, for one of several secrets', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  const post = await onBothFaces(t, { scheme: 'standard', secret: ['whsec_AAAB', WHSEC] });
  const right = signed(WHSEC);
  const other = signed('whsec_AAAA')['webhook-signature'];
  const by = async (signature) =>
    (await post({ headers: { ...right, 'webhook-signature': signature }, body: BODY })).status;
  const own = right['webhook-signature'];
  assert.equal(await by(`${other} ${own}`), 202);
  assert.equal(await by(`${own} ${other} v9,abc`), 202);
  assert.equal(await by(`v1a,${'A'.repeat(88)} nonsense ${own}`), 202);
  assert.equal(await by(`${other} ${other}`), 401);
  assert.equal(await by(`${other} `.repeat(200) + own), 401);
});

test('Ed25519 signatures of Standard Webhooks', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const whpk = `whpk_${publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`;
  const at = String(Math.floor(NOW.getTime() / 1000));
  const content = (id, body) => Buffer.concat([Buffer.from(`${id}.${at}.`), body]);
  const v1a = (id = 'msg_1', body = BODY) => `v1a,${sign(null, content(id, body), privateKey).toString('base64')}`;
  const headers = (signature) => ({
    ...JSON_TYPE,
    'webhook-id': 'msg_1',
    'webhook-timestamp': at,
    'webhook-signature': signature,
  });
  const post = await onBothFaces(t, { scheme: 'standard', secret: whpk });
  const by = async (signature, body = BODY) => (await post({ headers: headers(signature), body })).status;
  assert.equal(await by(v1a()), 202);
  assert.equal(await by(`v1,AAAA ${v1a('x')} ${v1a()}`), 202);
  assert.equal(await by(v1a('msg_2')), 401);
  assert.equal(await by(v1a(), Buffer.from('{}')), 401);
  assert.equal(await by(v1a().replace('v1a', 'v1')), 401);
  assert.equal(await by('v1a,'), 401);
  assert.equal(await by(`v1a,${Buffer.alloc(64).toString('base64')}`), 401);
  assert.equal(await by('v1a,AAAA'), 401);
  // The public key is no secret: no one may use it as one.
  assert.equal(await by(new Webhook(whpk.slice(5)).sign('msg_1', NOW, BODY)), 401);
  const both = await onBothFaces(t, { scheme: 'standard', secret: [WHSEC, whpk] });
  assert.equal((await both({ headers: headers(v1a()), body: BODY })).status, 202);
  assert.equal((await both({ headers: signed(WHSEC), body: BODY })).status, 202);
});

test('GitLab: whoever has a signature must pass it', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  const post = await onBothFaces(t, { scheme: 'gitlab', secret: ['token', WHSEC], toleranceSeconds: 60 });
  const token = { 'x-gitlab-token': 'token' };
  const by = async (headers) => {
    const { status, taken } = await post({ headers: { ...JSON_TYPE, ...headers }, body: BODY });
    return [status, taken[0]?.[2].id];
  };
  assert.deepEqual(await by({ ...token, 'idempotency-key': 'k' }), [202, 'k']);
  assert.deepEqual(await by(signed(WHSEC)), [202, 'msg_1']);
  assert.deepEqual(await by({ ...token, ...signed(WHSEC) }), [202, 'msg_1']);
  assert.deepEqual(await by({ ...token, ...signed('whsec_AAAA') }), [401, undefined]);
  assert.deepEqual(await by({ ...token, ...signed(WHSEC, { at: seconds(61) }) }), [401, undefined]);
  assert.deepEqual(await by({ ...token, 'webhook-signature': '' }), [401, undefined]);
  // Only a signing secret signs: the token is known to whoever has seen a request.
  for (const secret of [KEY, Buffer.from(KEY, 'base64')]) {
    const plain = await onBothFaces(t, { scheme: 'gitlab', secret });
    assert.equal((await plain({ headers: signed(KEY), body: BODY })).status, 401);
  }
});

test('a secret that is not there, or that no one could use, is noticed when the handler is made', () => {
  const rows = [
    { secret: undefined },
    { secret: '' },
    { secret: [] },
    { secret: ['x', ''] },
    { secret: new Uint8Array() },
    { secret: 7 },
    { secret: null },
    { secret: [null] },
    { scheme: 'github' },
    { signatureHeader: 'x-signature' },
    { toleranceSeconds: 10 },
    { secret: 'x', scheme: 'svix' },
    { secret: 'x', scheme: 'toString' },
    { secret: 'x', signatureHeader: 'a b' },
    { secret: 'x', signatureHeader: '' },
    { secret: 'x', signatureHeader: 7 },
    { secret: 'x', toleranceSeconds: 10 },
    { secret: WHSEC, scheme: 'standard', signatureHeader: 'x' },
    { secret: WHSEC, scheme: 'standard', toleranceSeconds: -1 },
    { secret: WHSEC, scheme: 'standard', toleranceSeconds: Number.NaN },
    { secret: 'whsec_', scheme: 'standard' },
    { secret: 'whsec_%', scheme: 'standard' },
    { secret: 'not base64!', scheme: 'standard' },
    { secret: 'whpk_AAAA', scheme: 'standard' },
    { secret: `whsk_${KEY}`, scheme: 'standard' },
  ];
  for (const options of rows) {
    assert.throws(
      () => handler(options),
      ({ code, message }) => code === 'bad-option' && !/whsec_%|base64!|AAAA|an example/.test(message),
      json(options),
    );
  }
});

test('a secret is copied: what is written into its array later does not count', async (t) => {
  const secret = Uint8Array.of(1, 2, 3);
  const post = await onBothFaces(t, { secret });
  const headers = { ...JSON_TYPE, 'x-hub-signature-256': prefixed(Uint8Array.of(1, 2, 3)) };
  secret.fill(0);
  assert.equal((await post({ headers, body: BODY })).status, 202);
});

test('a host without an algorithm is an error of the server, not of the request', async (t) => {
  t.mock.method(console, 'error', () => {});
  t.mock.method(crypto.subtle, 'importKey', () => Promise.reject(new DOMException('no', 'NotSupportedError')));
  const post = await onBothFaces(t, { secret: SECRET });
  const { status, taken } = await post({
    headers: { ...JSON_TYPE, 'x-hub-signature-256': prefixed(SECRET) },
    body: BODY,
  });
  assert.deepEqual([status, taken], [500, []]);
});
