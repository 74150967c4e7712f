/** The signatures of webhooks: who may send events. */
import { isBytes, plainBytes } from '../base/bytes.js';
import type { ReceivePort } from '../engine/port.js';
import type { HandlerOptions, SignatureScheme } from '../types.js';
import { areEqual, type Bytes, fromBase64, fromHex, type Hash, hmac, isSignedBy, latin1, utf8 } from './crypto.js';
import type { Header } from './exchange.js';

/** Verifies requests. */
export interface Verifier {
  /** The header with the signature, for messages. */
  readonly name: string;
  /** Whether the request has a signature at all. If not, its body need not be kept. */
  isSigned(header: Header): boolean;
  /** Why the request is refused; undefined if its signature is right. Rejects if the host has no such algorithm. */
  refusal(header: Header, body: Uint8Array): Promise<string | undefined>;
  /** The sender's id of the delivery, the same when it is sent again; `null` if the scheme has none. */
  delivery(header: Header): string | null;
}

interface Secret {
  /** As given: the bytes, or a string as UTF-8. */
  readonly raw: Bytes;
  /** The key for HMAC in Standard Webhooks, or undefined. */
  readonly symmetric?: Bytes | undefined;
  /** The key for Ed25519 in Standard Webhooks, or undefined. */
  readonly asymmetric?: Bytes | undefined;
}

/** What differs between the schemes that sign the body alone with HMAC, or only send the secret. */
interface Scheme {
  /** The headers that may have the signature; the first that the request has counts. */
  readonly headers: readonly string[];
  /** The headers that may have the id of the delivery. */
  readonly ids: readonly string[];
  /** The signatures in a header's value; undefined for a scheme that sends the secret itself. */
  readonly signatures?: (value: string) => (Bytes | undefined)[];
  /** The hash that a header's value names. Default: SHA-256. */
  readonly hash?: (value: string) => Hash;
}

/** More signatures than this in a request are not looked at: senders have one for each secret that is in use. */
const MAX_SIGNATURES = 16;

/** In bytes: of SHA-256, and of an Ed25519 key. */
const DIGEST = 32;

const prefixed = (value: string): (Bytes | undefined)[] => {
  const [, hex] = /^sha256=(.*)$/s.exec(value) ?? [];
  return hex === undefined ? [] : [fromHex(hex)];
};

/** The same with a longer hash, if the sender says so. */
const anyPrefixed = (value: string): (Bytes | undefined)[] => prefixed(value.replace(/^sha(?:384|512)=/, 'sha256='));
const namedHash = (value: string): Hash => {
  const [, bits] = /^sha(384|512)=/.exec(value) ?? [];
  return bits === '384' ? 'SHA-384' : bits === '512' ? 'SHA-512' : 'SHA-256';
};

const HUB = 'x-hub-signature-256';
const STANDARD = { id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature' } as const;

const SCHEMES: Record<Exclude<SignatureScheme, 'standard'>, Scheme> = {
  header: { headers: [HUB], ids: [], signatures: anyPrefixed, hash: namedHash },
  github: { headers: [HUB], ids: ['x-github-delivery'], signatures: prefixed },
  gitea: {
    headers: ['x-gitea-signature', 'x-forgejo-signature'],
    ids: ['x-gitea-delivery', 'x-forgejo-delivery'],
    signatures: (value) => [fromHex(value)],
  },
  gitlab: { headers: ['x-gitlab-token'], ids: [STANDARD.id, 'idempotency-key'] },
  pagerduty: {
    headers: ['x-pagerduty-signature'],
    ids: [],
    signatures: (value) =>
      value.split(',', MAX_SIGNATURES).map((part) => {
        const [version, hex] = part.trim().split('=', 2);
        return version === 'v1' && hex !== undefined ? fromHex(hex) : undefined;
      }),
  },
  token: { headers: ['authorization'], ids: [] },
};

const NAMES = ['header', 'standard', 'github', 'gitea', 'gitlab', 'pagerduty', 'token'];

/** The verifier that the options ask for; undefined without a `secret`. Throws `CdEventError` (`bad-option`). */
export function verifierOf(options: HandlerOptions, engine: ReceivePort): Verifier | undefined {
  const { secret, scheme = 'header', signatureHeader, toleranceSeconds = 300 } = options;
  if (!NAMES.includes(scheme)) throw engine.bad('scheme', scheme, `one of ${NAMES.join(', ')}`);
  if (
    signatureHeader !== undefined &&
    !(typeof signatureHeader === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(signatureHeader))
  )
    throw engine.bad('signatureHeader', signatureHeader, 'the name of a header');
  if (!(typeof toleranceSeconds === 'number' && toleranceSeconds >= 0))
    throw engine.bad('toleranceSeconds', toleranceSeconds, 'a number of 0 or more');
  const hasTime = scheme === 'standard' || scheme === 'gitlab';
  if (options.toleranceSeconds !== undefined && !hasTime)
    throw engine.bad(
      'toleranceSeconds',
      toleranceSeconds,
      `no value: requests of the scheme \`${scheme}\` have no time`,
    );
  if (signatureHeader !== undefined && scheme === 'standard')
    throw engine.bad('signatureHeader', signatureHeader, 'no value: the scheme `standard` has its own headers');
  if (secret === undefined) {
    // An unset variable of the environment must not turn verification off.
    const meant = (['secret', 'scheme', 'signatureHeader', 'toleranceSeconds'] as const).find(
      (name) => name in options,
    );
    if (meant === undefined) return undefined;
    throw engine.bad(
      'secret',
      secret,
      `a secret${meant === 'secret' ? '' : `, since there is a \`${meant}\``}; leave it out to take requests of anyone`,
    );
  }
  const secrets = (Array.isArray(secret) ? secret : [secret]).map((each) => secretOf(each, scheme, engine));
  if (secrets.length === 0) throw engine.bad('secret', 'an empty array', 'at least one secret');
  const standard = standardVerifier(secrets, toleranceSeconds);
  if (scheme === 'standard') return standard;
  const own = SCHEMES[scheme];
  const plain = plainVerifier(
    signatureHeader === undefined ? own : { ...own, headers: [signatureHeader.toLowerCase()] },
    secrets,
  );
  if (scheme !== 'gitlab') return plain;
  // GitLab sends Standard Webhooks where a hook has a signing token. Whoever has a signature must pass it.
  const isStandard = (header: Header): boolean => header(STANDARD.signature) !== undefined;
  return {
    ...plain,
    isSigned: (header) => isStandard(header) || plain.isSigned(header),
    refusal: (header, body) => (isStandard(header) ? standard : plain).refusal(header, body),
  };
}

/** Checks a secret. No message has any of it. */
function secretOf(value: unknown, scheme: SignatureScheme, engine: ReceivePort): Secret {
  const bad = (why: string) => new engine.CdEventError('bad-option', `\`secret\` ${why}`);
  const isText = typeof value === 'string';
  if (!isText && !isBytes(value)) throw bad('has a value that is neither a string nor a `Uint8Array`');
  const raw = isText ? utf8(value) : plainBytes(value).slice();
  if (raw.length === 0) throw bad('is empty');
  if (scheme !== 'standard' && scheme !== 'gitlab') return { raw };
  if (!isText) return { raw, symmetric: scheme === 'standard' ? raw : undefined };
  const [, kind, base64] = /^(whsec_|whpk_|whsk_)?(.*)$/s.exec(value)!;
  const decoded = fromBase64(base64!);
  const isKey = decoded !== undefined && decoded.length > 0;
  // Any string may be GitLab's token.
  if (scheme === 'gitlab') return { raw, symmetric: kind === 'whsec_' && isKey ? decoded : undefined };
  if (kind === 'whsk_') throw bad('is a private key, expected the public one, `whpk_…`');
  if (!isKey) throw bad('is not base64, expected `whsec_` or `whpk_` and base64');
  if (kind !== 'whpk_') return { raw, symmetric: decoded };
  if (decoded.length !== DIGEST) throw bad(`is a key of ${decoded.length} bytes, expected ${DIGEST}`);
  return { raw, asymmetric: decoded };
}

/** Whether one of the candidates is the expected code. */
async function anyEqual(expected: Bytes, candidates: readonly (Bytes | undefined)[]): Promise<boolean> {
  let found = false;
  for (const candidate of candidates) {
    // The length of a code is no secret.
    if (candidate?.length === expected.length && (await areEqual(expected, candidate))) found = true;
  }
  return found;
}

function first(header: Header, names: readonly string[]): string | undefined {
  return names.map(header).find((value) => value !== undefined);
}

function plainVerifier({ headers, ids, signatures, hash }: Scheme, secrets: readonly Secret[]): Verifier {
  return {
    name: headers[0]!,
    isSigned: (header) => first(header, headers) !== undefined,
    async refusal(header, body) {
      const value = first(header, headers)!;
      let found = false;
      for (const { raw } of secrets) {
        const isRight =
          signatures === undefined
            ? await areEqual(raw, latin1(value))
            : await anyEqual(await hmac(hash?.(value) ?? 'SHA-256', raw, body), signatures(value));
        if (isRight) found = true;
      }
      return found ? undefined : `\`${headers[0]}\` is not right for any secret`;
    },
    delivery: (header) => first(header, ids) ?? null,
  };
}

/** Standard Webhooks 1.0: HMAC-SHA-256 (`v1`) or Ed25519 (`v1a`) of `<id>.<seconds>.<body>`. */
function standardVerifier(secrets: readonly Secret[], toleranceSeconds: number): Verifier {
  return {
    name: STANDARD.signature,
    isSigned: (header) => header(STANDARD.signature) !== undefined,
    async refusal(header, body) {
      const id = header(STANDARD.id) ?? '';
      const timestamp = header(STANDARD.timestamp) ?? '';
      // Other characters have no one encoding in headers.
      if (!/^[\x21-\x7e]+$/.test(id)) return `\`${STANDARD.id}\` is missing, or no visible ASCII`;
      if (!/^\d{1,15}$/.test(timestamp)) return `\`${STANDARD.timestamp}\` is missing, or no number of seconds`;
      if (Math.abs(Math.floor(Date.now() / 1000) - Number(timestamp)) > toleranceSeconds)
        return `\`${STANDARD.timestamp}\` is more than ${toleranceSeconds} seconds away from the time here`;
      const candidates = (header(STANDARD.signature) ?? '')
        .split(' ', MAX_SIGNATURES)
        .map((part) => part.split(',', 2));
      const of = (version: string): (Bytes | undefined)[] =>
        candidates.filter(([name]) => name === version).map(([, base64]) => fromBase64(base64 ?? ''));
      const [codes, signatures] = [of('v1'), of('v1a')];
      const start = utf8(`${id}.${timestamp}.`);
      let found = false;
      for (const { symmetric, asymmetric } of secrets) {
        if (
          symmetric !== undefined &&
          codes.length > 0 &&
          (await anyEqual(await hmac('SHA-256', symmetric, start, body), codes))
        )
          found = true;
        for (const signature of asymmetric === undefined ? [] : signatures) {
          if (signature !== undefined && (await isSignedBy(asymmetric!, signature, start, body))) found = true;
        }
      }
      return found ? undefined : `\`${STANDARD.signature}\` is not right for any secret`;
    },
    delivery: (header) => header(STANDARD.id) ?? null,
  };
}
