/** Parses an HTTP message with offsets (UTF-16 code units). Nothing here knows what the headers mean. */

export interface HeaderLine {
  /** In lower case: header names are case-insensitive. */
  name: string;
  /** Without the white space around it. */
  value: string;
  start: number;
  /** After the last character of the line, before the line end. */
  end: number;
  valueStart: number;
  valueEnd: number;
}

export interface HttpText {
  /** The request line, such as `POST / HTTP/1.1`; `null` if the first line is not one. */
  request: { method: string; target: string; targetStart: number; targetEnd: number } | null;
  /** Whether the first line is a status line, such as `HTTP/1.1 200 OK`. */
  isResponse: boolean;
  headers: HeaderLine[];
  /** The lines before the body that are not headers, counted from 1. */
  broken: number[];
  /** Where the body begins: after the first empty line. `null` if there is no empty line. */
  bodyStart: number | null;
  body: string;
}

const REQUEST = /^([A-Z]{1,20}) (\S{1,4000}) HTTP\/\d(?:\.\d)?$/;
const RESPONSE = /^HTTP\/\d(?:\.\d)? \d{3}(?: |$)/;
/** A header name, which is a token of RFC 9110. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Each line may end with CR LF or LF. */
export function readHttpText(text: string): HttpText {
  const found: HttpText = { request: null, isResponse: false, headers: [], broken: [], bodyStart: null, body: '' };
  let at = 0;
  for (let number = 1; at < text.length; number += 1) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? text.length : text[newline - 1] === '\r' && newline > at ? newline - 1 : newline;
    const line = text.slice(at, end);
    if (line === '') {
      found.bodyStart = next;
      found.body = text.slice(next);
      break;
    }
    const request = number === 1 ? REQUEST.exec(line) : null;
    if (request !== null) {
      const targetStart = at + (request[1] ?? '').length + 1;
      const target = request[2] ?? '';
      found.request = { method: request[1] ?? '', target, targetStart, targetEnd: targetStart + target.length };
    } else if (number === 1 && RESPONSE.test(line)) found.isResponse = true;
    else {
      const header = headerOf(line, at);
      if (header === null) found.broken.push(number);
      else found.headers.push(header);
    }
    at = next;
  }
  return found;
}

function headerOf(line: string, start: number): HeaderLine | null {
  const colon = line.indexOf(':');
  const name = line.slice(0, colon);
  // Another parser could take a control character in a value for a line end.
  if (colon < 1 || !NAME.test(name) || /[\0-\x08\x0a-\x1f\x7f]/.test(line)) return null;
  const value = line.slice(colon + 1).replace(/^[ \t]+/, '');
  const valueStart = start + line.length - value.length;
  let length = value.length;
  while (length > 0 && (value[length - 1] === ' ' || value[length - 1] === '\t')) length -= 1;
  return {
    name: name.toLowerCase(),
    value: value.slice(0, length),
    start,
    end: start + line.length,
    valueStart,
    valueEnd: valueStart + length,
  };
}
