// Random requests to random receivers, by both faces. What must come of each is worked out here from `fromHttp`, `parse` and Node's
// own cryptography. `CASES` asks for another number of requests than 2,000, `SEED` for others; a failure prints the request.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { json } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';
import { mutant } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';
import { onBothFaces } from '../support/receivers.mjs';
import { STRINGS, written } from '../support/written.mjs';

const { catalog, fromHttp, parse, toCloudEvent } = cdevents;

const CASES = Number(process.env.CASES ?? 2_000);
if (!(CASES > 0)) throw new Error('CASES is a number above 0');
const SEED = Number(process.env.SEED ?? 20_261_129);
if (!Number.isSafeInteger(SEED)) throw new Error('SEED is a whole number');

const { vocabularies } = catalog();
const EXAMPLES = vocabularies.flatMap(({ events }) => events.map(({ example }) => example));
const KNOWN = {
  types: [...new Set(vocabularies.flatMap(({ events }) => events.map(({ type }) => type)))],
  releases: vocabularies.map(({ id }) => id).filter((id) => /^\d/.test(id)),
};

/** Few, since each has a server. A cap that some bodies exceed, and secrets for some. */
const RECEIVERS = [
  {},
  { maxBytes: 600 },
  { strict: true, maxDiagnostics: 2 },
  { release: '0.5.1', limits: { depth: 4, batch: 2 } },
  { secret: 'a', scheme: 'github' },
  { secret: ['a', 'b'], scheme: 'gitea', maxBytes: 2_000 },
  { secret: 'a', scheme: 'token', rules: { 'content-type': 'off', 'known-defect': 'error' } },
];

const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=iso-8859-1',
  'application/json; charset=utf-32',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'application/cloudevents+xml',
  'Application/JSON ; x="\\""',
  'text/plain',
  ';',
];

/** A request, as `onBothFaces` sends it. */
function randomRequest({ below, of, next }) {
  const event = below(3) === 0 ? of(EXAMPLES) : mutant(of(EXAMPLES), 1 + below(2), { below, of, next }, KNOWN);
  let { headers, body } = toCloudEvent(event, { mode: of(['binary', 'structured', 'batch']) }) ?? {
    headers: {},
    body: json(event),
  };
  if (below(4) === 0) ({ headers, body } = { headers: { 'content-type': of(TYPES) }, body: json(event) });
  if (below(5) === 0) headers['content-type'] = of(TYPES);
  if (below(12) === 0) delete headers['content-type'];
  if (below(10) === 0) headers['content-encoding'] = of(['gzip', 'identity', '', 'x, y']);
  if (below(6) === 0)
    headers[`ce-${of(['id', 'type', 'source', 'time', 'x', 'a.b'])}`] = of([
      ...STRINGS.map(encodeURIComponent),
      '%',
      '%ff',
      '"\\"',
    ]);
  if (below(5) === 0) {
    try {
      body = written(JSON.parse(body), { below, of, next });
    } catch {
      // A body that is no JSON stays as it is.
    }
  }
  if (below(8) === 0) body = body.slice(0, below(body.length + 1));
  if (below(10) === 0) body = `[${Array.from({ length: below(4) }, () => body)}]`;
  let content = Buffer.from(body, below(12) === 0 ? 'latin1' : 'utf8');
  if (below(12) === 0 && content.length > 0) content[below(content.length)] = below(256);
  if (below(40) === 0) content = Buffer.from(Array.from({ length: below(50) }, () => below(256)));
  // `Headers` sorts names, and findings come in the order of the headers.
  const sorted = Object.fromEntries(Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1)));
  return { method: below(25) === 0 ? of(['PUT', 'OPTIONS', 'DELETE']) : 'POST', headers: sorted, content };
}

const hex = (secret, content) => createHmac('sha256', secret).update(content).digest('hex');

/** Signs some requests rightly, some not. Returns whether the receiver must take it. */
function signature(headers, content, { secret, scheme }, { below, of }) {
  if (secret === undefined) return true;
  const chance = below(6);
  if (chance === 0) return false;
  const by = chance === 1 ? 'another' : of([secret].flat());
  const signed = chance === 2 ? Buffer.concat([content, Buffer.of(0x20)]) : content;
  if (scheme === 'token') headers['authorization'] = by;
  if (scheme === 'github') headers['x-hub-signature-256'] = `sha256=${hex(by, signed)}`;
  if (scheme === 'gitea') headers['x-gitea-signature'] = hex(by, signed);
  return chance > 2 || (chance === 2 && scheme === 'token');
}

/** The content in pieces of any length, or as a whole. */
function pieces(content, { below }) {
  if (below(3) > 0 || content.length === 0) return content;
  const found = [];
  for (let at = 0; at < content.length; ) {
    const length = 1 + below(below(3) === 0 ? 3 : 400);
    found.push(content.subarray(at, at + length));
    at += length;
  }
  return found;
}

const isJson = (content, latin) => {
  try {
    JSON.parse(new TextDecoder(latin ? 'latin1' : 'utf-8', { fatal: true }).decode(content));
    return true;
  } catch {
    return false;
  }
};

/** The statuses that a request may get: one, but where a finding says why there is no verdict. */
function wanted({ method, headers, content }, options, isSigned, report) {
  if (method === 'OPTIONS') return [200];
  if (method !== 'POST') return [405];
  // A wrong signature is seen only after the body has been read.
  const hasSignature = ['authorization', 'x-hub-signature-256', 'x-gitea-signature'].some((name) => name in headers);
  if (options.secret !== undefined && !hasSignature) return [401];
  const isBinary = ['ce-type', 'ce-specversion', 'ce-id', 'ce-source'].some((name) => name in headers);
  const type = headers['content-type'];
  if (!isBinary && type !== undefined && !/^[^;]*[/+]json\s*(?:;|$)/i.test(type)) return [415];
  if (!['identity', undefined].includes(headers['content-encoding'])) return [415];
  if (content.length > (options.maxBytes ?? Infinity)) return [413];
  if (!isSigned) return [401];
  if (report.outcome === 'valid') return [202];
  if (report.outcome === 'invalid') return [422];
  // Nothing of the body is read then.
  if (/charset=utf-32/.test(type) || /xml/.test(type)) return [415];
  if (isJson(content, /8859/.test(type))) return [422];
  // Of a limit that comes before what is broken the text alone says nothing.
  return [400, 422];
}

test('every request gets the answer that it should, by both faces', async (context) => {
  const random = numbers(SEED);
  const receivers = [];
  for (const options of RECEIVERS) receivers.push({ options, post: await onBothFaces(context, options) });
  const statuses = new Map();
  for (let count = 0; count < CASES; count += 1) {
    const { options, post } = random.of(receivers);
    const request = randomRequest(random);
    const isSigned = signature(request.headers, request.content, options, random);
    const body = pieces(request.content, random);
    const { secret: _secret, scheme: _scheme, maxBytes: _maxBytes, ...validation } = options;
    const message = { headers: request.headers, body: request.content };
    const report = fromHttp(message, validation);
    const label = `SEED=${SEED}, request ${count}: ${json([options, request.method, request.headers, request.content.toString('latin1')])}`;
    try {
      const { status, taken, text } = await post({ ...request, body });
      const all = fromHttp(message, { ...validation, maxDiagnostics: 100_000 });
      assert.ok(
        wanted(request, options, isSigned, all).includes(status),
        `${status}, expected ${wanted(request, options, isSigned, all)}`,
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 202) assert.deepEqual(taken, []);
      if (status === 422) assert.deepEqual(JSON.parse(text), JSON.parse(json(report)));
      if (status !== 202) continue;
      assert.deepEqual(
        taken.map(([, { event }]) => event),
        report.events,
      );
      // What is handed over is valid by itself, with the same identity.
      for (const [event, { event: info }] of taken) {
        const again = parse(event, validation);
        assert.deepEqual([again.report.event?.id, again.report.event?.type], [info.id, info.type]);
      }
    } catch (error) {
      throw new Error(label, { cause: error });
    }
  }
  context.diagnostic(`SEED=${SEED}: ${json([...statuses].sort())}`);
  // What is sent is as various as it should be, whatever the seed.
  if (CASES < 2_000) return;
  for (const status of [200, 202, 400, 401, 405, 413, 415, 422])
    assert.ok(statuses.get(status) > CASES / 200, `${status}`);
});
