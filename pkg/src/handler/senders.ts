/** Who should have signed a request: the system that has sent it, which its headers say. No body is read before it is verified. */
import { plainBytes } from '../base/bytes.js';
import type { ReceivePort } from '../engine/port.js';
import { PROVIDERS, SIGNATURES, type WebhookSignature } from '../generated/webhooks.js';
import type { HandlerOptions, HttpInput, Provider } from '../types.js';
import type { Verified, VerifyOptions } from '../webhook-types.js';
import { utf8 } from './crypto.js';
import type { Header } from './exchange.js';
import { type Verifier, verifierOf } from './signature.js';

const AUTHORIZATION = 'authorization';

/** Chooses the verifier for a request. */
export type Choice = (header: Header) => Verifier;

/** What signs a request of no system that is known: `handler`'s own scheme. */
const OWN: Pick<WebhookSignature, 'scheme' | 'header'> = { scheme: 'header' };

/**
 * Verifiers for the systems that are listed. A request that none of them shows in its headers is verified by
 * `x-hub-signature-256`, or by `authorization` if it has that and one of the systems signs nothing. Throws `CdEventError`
 * (`bad-option`) for a bad secret.
 */
export function verifierForSenders(
  options: Pick<HandlerOptions, 'secret' | 'toleranceSeconds'>,
  providers: readonly Provider[],
  engine: ReceivePort,
): Choice {
  const senders = SIGNATURES.filter(({ provider }) => providers.includes(provider));
  const made = new Map<string, Verifier>();
  const verifier = ({ scheme, header }: Pick<WebhookSignature, 'scheme' | 'header'>): Verifier => {
    const key = `${scheme} ${header}`;
    let known = made.get(key);
    if (known === undefined) {
      const { secret, toleranceSeconds } = options;
      known = verifierOf(
        {
          scheme,
          ...('secret' in options && { secret: secret! }),
          ...(header !== undefined && { signatureHeader: header }),
          ...(scheme === 'gitlab' && toleranceSeconds !== undefined && { toleranceSeconds }),
        },
        engine,
      )!;
      made.set(key, known);
    }
    return known;
  };
  // Bad options are errors now, not with the first request.
  for (const each of [OWN, ...senders]) verifier(each);
  const isAnyUnsigned = senders.some(({ scheme }) => scheme === 'token');
  return (header) => {
    const sender = senders.find(({ by }) => by.some((name) => header(name) !== undefined));
    if (sender !== undefined) return verifier(sender);
    const isSigned = verifier(OWN).isSigned(header);
    return verifier(!isSigned && isAnyUnsigned && header(AUTHORIZATION) !== undefined ? { scheme: 'token' } : OWN);
  };
}

/** The systems that an option names. Throws `CdEventError` (`bad-option`). */
export function providersOf(name: string, value: unknown, engine: ReceivePort): readonly Provider[] {
  if (value === undefined || value === false) return [];
  if (value === true) return PROVIDERS;
  const isKnown = (each: unknown) => (PROVIDERS as readonly unknown[]).includes(each);
  if (Array.isArray(value) && value.length > 0 && value.every(isKnown)) return value as Provider[];
  throw engine.bad(name, value, `true, false or a list of ${PROVIDERS.join(', ')}`);
}

/** See `verifyWebhook`. */
export async function verifyMessage(
  message: HttpInput,
  options: VerifyOptions,
  engine: ReceivePort,
): Promise<Verified> {
  const { provider, toleranceSeconds, ...rest } = options ?? {};
  const other = Object.keys(rest).find((name) => name !== 'secret');
  if (other !== undefined) throw engine.bad(other, (rest as Record<string, unknown>)[other], 'no such option');
  const providers = provider === undefined ? PROVIDERS : providersOf('provider', [provider], engine);
  if (rest.secret === undefined) throw engine.bad('secret', rest.secret, 'a secret');
  const choice = verifierForSenders(
    { ...rest, ...(toleranceSeconds !== undefined && { toleranceSeconds }) },
    providers,
    engine,
  );
  const { headers, body } = message ?? {};
  const isBody = typeof body === 'string' || ArrayBuffer.isView(body);
  if (typeof headers !== 'object' || headers === null || !isBody) {
    throw engine.bad('message', message, 'an object with `headers` and the raw `body`: a string or a `Uint8Array`');
  }
  const header = headerOf(headers);
  const one = SIGNATURES.find((known) => known.provider === provider);
  const verifier = one === undefined ? choice(header) : only(one, options, engine);
  if (!verifier.isSigned(header)) return { ok: false, reason: `\`${verifier.name}\` is missing` };
  const wrong = await verifier.refusal(header, typeof body === 'string' ? utf8(body) : plainBytes(body));
  return wrong === undefined ? { ok: true, delivery: verifier.delivery(header) } : { ok: false, reason: wrong };
}

/** The verifier of a system that is named, whatever the headers show. */
function only({ scheme, header }: WebhookSignature, options: VerifyOptions, engine: ReceivePort): Verifier {
  const { secret, toleranceSeconds } = options;
  const more = scheme === 'gitlab' && toleranceSeconds !== undefined ? { toleranceSeconds } : {};
  return verifierOf({ secret, scheme, ...(header !== undefined && { signatureHeader: header }), ...more }, engine)!;
}

/** Reads headers of any shape by name. */
function headerOf(headers: HttpInput['headers']): Header {
  const values = new Map<string, string>();
  const add = (name: string, value: unknown): void => {
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (typeof text === 'string') values.set(name.toLowerCase(), text);
  };
  if (typeof headers.forEach === 'function') headers.forEach((value, name) => add(name, value));
  else for (const [name, value] of Object.entries(headers)) add(name, value);
  return (name) => values.get(name);
}
