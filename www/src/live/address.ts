/** Where `cdevents-wasm serve` listens by default. */
export const USUAL = 'http://127.0.0.1:8340/events';

/** An address that may be asked, or why not, in words for the user. */
export type Address = { url: string } | { refused: string };

const ELSEWHERE =
  'This page connects to this machine only, 127.0.0.1 or localhost, or to the server that it comes from. Bring the port of another machine here first, such as with: ssh -L 8340:127.0.0.1:8340 host';

/** Reads what somebody has typed. `own`: the origin of the page. */
export function addressOf(typed: string, own: string): Address {
  const text = typed.trim();
  if (text === '') return { refused: 'Type the address of a stream of events.' };
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  } catch {
    return { refused: 'That is no address. One looks like this: http://127.0.0.1:8340/events' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { refused: 'The address has to begin with http:// or https://' };
  if (url.username !== '' || url.password !== '')
    return { refused: 'The address has a name or a password in it, which this page does not send.' };
  const isHere = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  if (!isHere && url.origin !== own) return { refused: ELSEWHERE };
  if (url.pathname === '/' && url.search === '') url.pathname = '/events';
  url.hash = '';
  return { url: url.href };
}

/** The address for the first connection: `serve` then begins with the first event that it has. */
export function fromStart(address: string): string {
  const url = new URL(address);
  url.searchParams.set('from', 'start');
  return url.href;
}
