import { CONTENT_TYPE, PREFIX } from '../cloudevents/headers.js';
import { eventOfCurl, looksLikeCurl } from './curl.js';
import { eventOf, type Taken } from './event.js';
import { readHttpText } from './text.js';

/**
 * The event in a text that is a `curl` command or an HTTP message; `null` for every other text, which goes to the
 * engine. Only whole texts are recognised, not parts.
 */
export function recognise(text: string): Taken | null {
  if (looksLikeCurl(text)) return named('curl command', eventOfCurl(text));
  const trimmed = text.trimStart();
  if (/^[[{"]/.test(trimmed)) return null;
  const message = readHttpText(trimmed);
  const { request, isResponse, headers, broken } = message;
  const isMessage =
    request !== null || isResponse || headers.some(({ name }) => name === CONTENT_TYPE || name.startsWith(PREFIX));
  if (!isMessage) return null;
  const [line] = broken;
  if (line !== undefined)
    return named('HTTP message', { refused: `Its line ${line} is not a header: \`name: value\`.` });
  return named('HTTP message', eventOf(message));
}

function named(what: string, taken: Taken): Taken {
  if ('refused' in taken) return { refused: `This is ${article(what)} ${what}. ${taken.refused}` };
  return { ...taken, said: `Read from ${article(what)} ${what}: ${taken.said}. Undo brings back the pasted text.` };
}

const article = (what: string): string => (what.startsWith('H') ? 'an' : 'a');
