/** Options about receivers and senders over HTTP, which several commands take. */
import { readFileSync } from 'node:fs';
import { Refusal } from '../emitters/output.js';
import type { SignatureScheme } from '../faces/public.js';
import type { Signing } from '../sink/sink.js';
import { oneOf } from './options.js';
import { reason } from './save.js';

/** What loads when a command sends. */
export const loadSink = () => import('../sink/sink.js');

/** Here and not in `sink`, which the help must not load. */
const SCHEMES: readonly SignatureScheme[] = ['header', 'standard', 'github', 'gitea', 'gitlab', 'pagerduty', 'token'];

export const MODES = ['structured', 'binary', 'batch'] as const;

export const mode = oneOf(MODES);

/** The scheme that an option names. */
export function schemeOption(value: string | undefined, name = '--scheme'): SignatureScheme | undefined {
  return value === undefined ? undefined : oneOf(SCHEMES)(value, name);
}

/** The secrets in a file, one a line; none without a file. Throws a `Refusal`, which has nothing of them. */
export function secretsIn(file: string | undefined): string[] {
  if (file === undefined) return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`${file}: cannot be read: ${reason(error)}`);
  }
  const secrets = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (secrets.length === 0) throw new Refusal(`${file}: has no secret`);
  return secrets;
}

/** The options that say how what is sent is signed, with the name of each. */
export interface SigningOptions {
  file: [name: string, value: string | undefined];
  scheme: [name: string, value: string | undefined];
  header: [name: string, value: string | undefined];
}

/** How requests are signed: with the first secret of the file. Throws a `Refusal`. */
export async function signingOf({ file, scheme, header }: SigningOptions): Promise<Signing | undefined> {
  const chosen = schemeOption(scheme[1], scheme[0]) ?? 'header';
  const alone = [scheme, header].find(([, value]) => value !== undefined);
  if (file[1] === undefined) {
    if (alone !== undefined) throw new Refusal(`${alone[0]} needs ${file[0]}`);
    return undefined;
  }
  if (header[1] !== undefined) {
    if (chosen === 'standard')
      throw new Refusal(`${header[0]} contradicts the scheme standard, which has its own headers`);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header[1])) throw new Refusal(`${header[0]} must be the name of a header`);
  }
  const [secret] = secretsIn(file[1]);
  const { refusalOf } = await loadSink();
  const why = refusalOf(secret!, chosen);
  if (why !== undefined) throw new Refusal(`${file[1]}: the first secret ${why}`);
  return { secret: secret!, scheme: chosen, header: header[1]?.toLowerCase() };
}

/** The address that an option names. Throws a `Refusal`. */
export async function addressOption(value: string, name: string): Promise<URL> {
  const { addressOf } = await loadSink();
  const url = addressOf(value);
  if (url === undefined) throw new Refusal(`${name} must be an address of http or https, not ${JSON.stringify(value)}`);
  return url;
}

/** An address for people, without the password that may be in it. */
export function shownAddress(url: URL): string {
  const shown = new URL(url);
  shown.password = '';
  shown.username = '';
  shown.search = shown.search === '' ? '' : '?…';
  return shown.href.replace('%E2%80%A6', '…');
}
