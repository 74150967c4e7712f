import type { HttpMessage } from 'cdevents-wasm';
import { hiddenAsJson } from '../words/visible.js';

/** Writes a message, which the package has made, as text or as a command. */

/** A placeholder: the user replaces it with the address of a receiver. */
const RECEIVER = 'http://localhost:8080/';
/** Linux rejects a single argument of 128 KiB or more. */
const MAX_ARGUMENT = 128 * 1024 - 1;

/** JSON without white space between tokens. Tokens keep their characters, so that no number or name changes. */
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

/** The message as it is sent. */
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

/** Quotes any text as one word for a POSIX shell: between single quotes only the quote itself is special. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A command that sends the message; `null` if it is too long for a command line. `--data-raw`, because `--data` reads a
 * file if the text begins with `@`. Characters that could control a terminal are written as JSON escapes.
 */
export function curlCommand({ headers, body }: HttpMessage, address = new URL(RECEIVER)): string | null {
  const data = hiddenAsJson(inOneLine(body));
  if (new TextEncoder().encode(data).length > MAX_ARGUMENT) return null;
  return `${[
    `curl --request POST ${shellWord(address.href)}`,
    ...Object.entries(headers).map(([name, value]) => `--header ${shellWord(`${name}: ${value}`)}`),
    `--data-raw ${shellWord(data)}`,
  ].join(' \\\n  ')}\n`;
}
