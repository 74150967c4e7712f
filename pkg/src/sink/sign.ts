/** Signatures of requests that are sent: what `handler` verifies with the scheme of the same name. */
import { createHash, createHmac } from 'node:crypto';
import type { SignatureScheme } from '../faces/public.js';

/** How requests are signed. */
export interface Signing {
  readonly secret: string;
  readonly scheme: SignatureScheme;
  /** In the place of the scheme's own header, for all schemes but `standard`. */
  readonly header?: string | undefined;
}

/** The headers that sign a body. With `standard`, the same body has the same id, so that a receiver can tell a repetition. */
export function signatureOf(
  body: string,
  { secret, scheme, header }: Signing,
  now = Date.now(),
): Record<string, string> {
  const hex = (): string => createHmac('sha256', secret).update(body).digest('hex');
  switch (scheme) {
    case 'standard': {
      const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;
      const timestamp = String(Math.floor(now / 1000));
      const code = createHmac('sha256', standardKey(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
      return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${code}` };
    }
    case 'gitea':
      return { [header ?? 'x-gitea-signature']: hex() };
    case 'gitlab':
      return { [header ?? 'x-gitlab-token']: secret };
    case 'pagerduty':
      return { [header ?? 'x-pagerduty-signature']: `v1=${hex()}` };
    case 'token':
      return { [header ?? 'authorization']: secret };
    default:
      return { [header ?? 'x-hub-signature-256']: `sha256=${hex()}` };
  }
}

/** Why a secret cannot be used with a scheme; undefined if it can. */
export function refusalOf(secret: string, scheme: SignatureScheme): string | undefined {
  if (scheme === 'standard') {
    if (/^wh[ps]k_/.test(secret)) return 'is a key of Ed25519, and only secrets of the kind whsec_ can sign here';
    return standardKey(secret).length > 0 && /^(?:whsec_)?[A-Za-z\d+/]+={0,2}$/.test(secret)
      ? undefined
      : 'is no base64, as the scheme standard needs it';
  }
  const isSent = scheme === 'gitlab' || scheme === 'token';
  return isSent && !/^[\x20-\x7e]+$/.test(secret) ? 'has characters that no header can have' : undefined;
}

function standardKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
