import type { HttpMessage } from 'cdevents-wasm';
import { hiddenAsJson } from '../words/visible.js';

/** A message as a text to take away. What is in it is the package's; here it is only written down. */

/** An address that reaches nothing by itself: whoever sends puts in their own. */
const RECEIVER = 'http://localhost:8080/';
/** Linux takes no single argument of 128 KiB or more. */
const LONGEST_ARGUMENT = 128 * 1024 - 1;

/** JSON without the white space around its tokens. Every token stays as written, so no number and no name changes. */
export function inOneLine(json: string): string {
  let out = '';
  let at = 0;
  while (at < json.length) {
    const quote = json.indexOf('"', at);
    if (quote < 0) return out + json.slice(at).replace(/[ \t\r\n]+/g, '');
    out += json.slice(at, quote).replace(/[ \t\r\n]+/g, '');
    let end = quote + 1;
    while (end < json.length && json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
    out += json.slice(quote, end + 1);
    at = end + 1;
  }
  return out;
}

/** The message as it goes over the line. */
export function httpText({ headers, body }: HttpMessage, address = new URL(RECEIVER)): string {
  const { length } = new TextEncoder().encode(body);
  const lines = [
    `POST ${address.pathname}${address.search} HTTP/1.1`,
    `host: ${address.host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${length}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** One word for a POSIX shell, whatever is in it: between single quotes nothing has a meaning but the quote itself. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A command that sends the message; `null` when it would be too long for a command. `--data-raw` because `--data` reads a
 * file where the text begins with `@`. What a terminal could take for a command of its own is written as JSON escapes.
 */
export function curlCommand({ headers, body }: HttpMessage, address = new URL(RECEIVER)): string | null {
  const data = hiddenAsJson(inOneLine(body));
  if (new TextEncoder().encode(data).length > LONGEST_ARGUMENT) return null;
  return `${[
    `curl --request POST ${shellWord(address.href)}`,
    ...Object.entries(headers).map(([name, value]) => `--header ${shellWord(`${name}: ${value}`)}`),
    `--data-raw ${shellWord(data)}`,
  ].join(' \\\n  ')}\n`;
}
