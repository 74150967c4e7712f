/** The host's WebCrypto, and what is decoded for it. Nothing here computes a digest or compares secrets by itself. */

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/** The hashes that a sender can choose. */
export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A copy in memory of its own, as WebCrypto's types ask for. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The text as UTF-8. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** The bytes that a host has decoded as a header's text: each character is one. */
export function latin1(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The bytes of hexadecimal digits; undefined if there are others, or if they are no whole bytes. */
export function fromHex(text: string): Bytes | undefined {
  if (!/^(?:[\da-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

/** The bytes of base64; undefined if it is none. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    return latin1(atob(text));
  } catch {
    return undefined;
  }
}

/** HMAC with a hash. */
export async function hmac(hash: Hash, key: Bytes, ...parts: Uint8Array[]): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(HMAC, imported, joined(parts)));
}

/** Whether an Ed25519 signature of the parts is valid. */
export async function isSignedBy(publicKey: Bytes, signature: Bytes, ...parts: Uint8Array[]): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, joined(parts));
}

/**
 * Whether both are equal. WebCrypto compares two codes of them, made with a key that no one knows: the time says nothing of how much
 * is equal, whatever the lengths are.
 */
export async function areEqual(one: Bytes, other: Bytes): Promise<boolean> {
  const key = (await crypto.subtle.generateKey(HMAC, false, ['sign', 'verify'])) as CryptoKey;
  return crypto.subtle.verify(HMAC, key, await crypto.subtle.sign(HMAC, key, one), other);
}

function joined(parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
