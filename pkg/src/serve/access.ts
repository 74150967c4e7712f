/** Who may ask for what. A server on loopback is reached by every page that a browser here shows. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i;

/** Whether an address, or the name of a host, is of this machine alone. */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || LOOPBACK.test(host.replace(/^\[(.*)\]$/, '$1'));
}

/**
 * Whether a request comes from a program on this machine that means this machine: with another name in `Host` it has come through
 * a tunnel, or from a page whose name was made to lead here.
 */
export function isLocal(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(request.socket.remoteAddress ?? '') && isLoopback(host);
}

/** Whether a page may use the answer; undefined for what is no page. */
export function isAllowedOrigin(request: IncomingMessage, origins: readonly string[]): boolean | undefined {
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  return origins.includes('*') || origins.includes(origin);
}

/** Whether a request has one of the secrets as its bearer token. The time says nothing of how much of it is right. */
export function hasToken(request: IncomingMessage, secrets: readonly string[]): boolean {
  const [, token] = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return false;
  const given = hash(token);
  return secrets.filter((secret) => timingSafeEqual(hash(secret), given)).length > 0;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
