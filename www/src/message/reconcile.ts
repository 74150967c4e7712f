import { attributeOf, CONTENT_TYPE, PREFIX } from '../cloudevents/headers.js';
import { DATA_CONTENT_TYPE } from '../cloudevents/names.js';
import { difference, type Edit } from '../json/patch.js';
import { type AttributeChange, attributeName, changesOf, type Header, type Projection, valueOf } from './projection.js';
import { type HttpText, readHttpText } from './text.js';

/** The message as editable text: reads what the user changed in it, and computes the edits that bring it up to date. */

export const composed = (projection: Projection, address: URL): string =>
  [
    `POST ${address.pathname}${address.search} HTTP/1.1`,
    `host: ${address.host}`,
    ...projection.headers.map(({ name, value }) => `${name}: ${value}`),
    '',
    projection.body,
  ].join('\n');

/** The user's changes of the message, as far as it can be read. */
export interface Typed {
  attributes: AttributeChange[];
  body: string;
  /** The headers that can be read, as written. */
  headers: Header[];
  address: URL | null;
  /** What has no place in the text, in sentences for the user. */
  problems: string[];
  /** Headers that are not part of the event. They stay where they are. */
  others: string[];
}

/** Reads the message. Returns a sentence for the user if nothing can be read. */
export function typedInto(text: string, base: Projection, address: URL, isBinary: boolean): Typed | string {
  const read = readHttpText(text);
  const [line] = read.broken;
  if (line !== undefined) return `Line ${line} is not a header like \`name: value\`. Fix it to update the event.`;
  if (read.bodyStart === null && base.body !== '')
    return 'Add an empty line between headers and body to update the event.';
  const problems: string[] = [];
  const before = new Map(base.headers.flatMap((header) => entry(header)));
  const after = new Map<string, string>();
  const headers: Header[] = [];
  const others: string[] = [];
  const keep = (name: string): void => {
    const value = before.get(name);
    if (value !== undefined) after.set(name, value);
    const own = base.headers.find((header) => attributeName(header.name) === name);
    if (own !== undefined) headers.push(own);
  };
  for (const header of read.headers) {
    const attribute = attributeName(header.name);
    if (attribute === null) {
      if (header.name !== 'host' && header.name !== 'content-length') others.push(header.name);
      continue;
    }
    const isTwice = read.headers.filter(({ name }) => name === header.name).length > 1;
    const value = header.name === CONTENT_TYPE ? header.value : attributeOf(header.value);
    const isMode = !isBinary && header.name === CONTENT_TYPE;
    if (
      isTwice ||
      value === null ||
      (isMode && value !== before.get(attribute)) ||
      (!isBinary && !isMode) ||
      attribute === ''
    ) {
      if (!after.has(attribute)) keep(attribute);
      problems.push(
        isTwice
          ? `\`${header.name}\` appears more than once.`
          : value === null
            ? `\`${header.name}\` is not percent-encoded UTF-8.`
            : isMode
              ? 'The mode sets the content-type: choose it above.'
              : `\`${header.name}\` belongs in the body in this mode.`,
      );
      continue;
    }
    after.set(attribute, value);
    headers.push({ name: header.name, value: header.value });
  }
  if (!isBinary && !after.has(DATA_CONTENT_TYPE)) keep(DATA_CONTENT_TYPE);
  return {
    attributes: changesOf(before, after),
    body: read.body,
    headers,
    address: addressIn(read, address, problems),
    problems: [...new Set(problems)],
    others: [...new Set(others)],
  };
}

function entry(header: Header): [string, string][] {
  const attribute = attributeName(header.name);
  return attribute === null ? [] : [[attribute, valueOf(header)]];
}

/** A host name, or an IPv6 address in brackets, with or without a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Reads the receiver's URL, which is part of the page, not of the event. */
function addressIn({ request, headers }: HttpText, address: URL, problems: string[]): URL | null {
  const host = headers.find(({ name }) => name === 'host')?.value ?? address.host;
  const target = request?.target ?? address.pathname + address.search;
  try {
    const wanted = new URL(target.startsWith('/') ? `${address.protocol}//${host}${target}` : target);
    if (/^https?:$/.test(wanted.protocol) && wanted.username === '' && HOST.test(host))
      return wanted.href === address.href ? null : wanted;
  } catch {
    // Reported below.
  }
  problems.push('Request line and host are not an address that a message can be sent to.');
  return null;
}

/**
 * The edits that bring the message from `base` to `next`. What was typed and has no place in the text stays, unless the
 * text has something new in its place: then `lost` is set.
 */
export function broughtTo(text: string, base: Projection, next: Projection): { edits: Edit[]; lost: boolean } {
  const read = readHttpText(text);
  const edits: Edit[] = [];
  let lost = false;
  const was = new Map(base.headers.map(({ name, value }) => [name, value]));
  const is = new Map(next.headers.map(({ name, value }) => [name, value]));
  const newline = (end: number): number => (text[end] === '\n' ? end + 1 : end);
  // After the request line and the host.
  const host = read.headers.find(({ name }) => name === 'host');
  let at = host !== undefined ? newline(host.end) : read.request === null ? 0 : text.indexOf('\n') + 1;
  for (const { name, value } of next.headers) {
    const line = read.headers.find((header) => header.name === name);
    if (line === undefined) {
      if (was.get(name) !== value) edits.push({ start: at, end: at, text: `${name}: ${value}\n` });
      continue;
    }
    at = newline(line.end);
    const before = was.get(name);
    if (
      line.value === value ||
      saysSame(name, line.value, value) ||
      (before !== undefined && saysSame(name, before, value))
    )
      continue;
    lost ||= was.has(name) && line.value !== was.get(name);
    edits.push({ start: line.valueStart, end: line.valueEnd, text: value });
  }
  for (const line of read.headers) {
    const isPart = line.name === CONTENT_TYPE || line.name.startsWith(PREFIX);
    if (isPart && !is.has(line.name) && was.get(line.name) === line.value)
      edits.push({ start: line.start, end: newline(line.end), text: '' });
  }
  if (base.body !== next.body && read.body !== next.body) {
    lost ||= read.body !== base.body;
    if (read.bodyStart === null)
      edits.push({ start: text.length, end: text.length, text: `${text.endsWith('\n') ? '' : '\n'}\n${next.body}` });
    else {
      const change = difference(read.body, next.body);
      if (change !== null)
        edits.push({ start: read.bodyStart + change.start, end: read.bodyStart + change.end, text: change.text });
    }
  }
  return { edits, lost };
}

/** Whether two header values decode to the same attribute. Values that are not UTF-8 must be identical. */
const saysSame = (name: string, one: string, other: string): boolean =>
  one === other || (name !== CONTENT_TYPE && attributeOf(one) !== null && attributeOf(one) === attributeOf(other));
