import { CONTENT_TYPE, PREFIX } from '../cloudevents/headers.js';
import { eventOfCurl, looksLikeCurl, messageOfCurl } from './curl.js';
import { eventOf, type Incoming, type Taken } from './event.js';
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

/** What pages that show deliveries write before the headers. */
const BESIDE = /^request (?:url|method):.*\r?\n/gim;

/** The message in a text; `null` for every other text, which may be a body by itself. Any header makes it a message. */
export function messageOf(text: string): Incoming | { refused: string } | null {
  if (looksLikeCurl(text)) return messageOfCurl(text);
  const trimmed = text.trimStart();
  if (/^[[{"]/.test(trimmed)) return null;
  const message = readHttpText(trimmed.replace(BESIDE, ''));
  const { request, isResponse, headers, broken } = message;
  if (request === null && !isResponse && headers.length === 0) return null;
  const [line] = broken;
  if (line !== undefined) return { refused: `Its line ${line} is not a header: \`name: value\`.` };
  return message;
}
