/**
 * The headers of an HTTP message: which of them matter, and how CloudEvents writes an attribute into one. What an
 * attribute must be is not known here.
 */
import type { Diagnostic, HttpInput } from '../types.js';
import { say } from './say.js';

/** What the names of attributes begin with. */
export const PREFIX = 'ce-';

/** The header that says what the body is. */
export const CONTENT_TYPE = 'content-type';

/** The headers that matter, by their names in lower case, with what is to be said of how they are written. */
export interface Headers {
  /** Attributes without their prefix, as they were before they became headers. */
  readonly attributes: Map<string, string>;
  /** As it came; undefined when there is none. */
  readonly contentType: string | undefined;
  readonly findings: Diagnostic[];
}

/** The caller's own code threw, or there are no headers at all; `finding` says it. */
export class Unreadable {
  constructor(readonly finding: Diagnostic) {}
}

/** A JSON Pointer to a header. */
export function pointerTo(name: string): string {
  return `/headers/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const MAX_QUOTED = 60;

/** Text from the message in backticks: cut when long, without what cannot be seen, and without backticks. */
function code(text: string): string {
  const hidden = (letter: string): string => `\\u{${letter.codePointAt(0)!.toString(16).padStart(2, '0')}}`;
  const letters = Array.from(text.slice(0, 2 * MAX_QUOTED + 2));
  const cut = letters
    .slice(0, MAX_QUOTED)
    .join('')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, hidden)
    .replaceAll('`', "'");
  return `\`${cut}${letters.length > MAX_QUOTED ? '…' : ''}\``;
}

/** All values of each header that matters. Throws `Unreadable`. */
function collect(headers: HttpInput['headers']): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const add = (name: unknown, value: unknown): void => {
    if (typeof name !== 'string' || value === undefined) return;
    const lower = name.toLowerCase();
    if (lower !== CONTENT_TYPE && !lower.startsWith(PREFIX)) return;
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (values.length > 0) found.set(lower, [...(found.get(lower) ?? []), ...values]);
  };
  let reading = '';
  try {
    if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
      const what = Array.isArray(headers) ? 'an array' : headers === null ? 'null' : `a ${typeof headers}`;
      throw new Unreadable(
        say(
          'unreadable-object',
          `found ${what.replace('a undefined', 'undefined')}, not headers`,
          'pass a plain object of names and values, or a `Headers`',
          '/headers',
        ),
      );
    }
    if (typeof headers.forEach === 'function') {
      headers.forEach((value, name) => add(name, value));
    } else {
      for (const name of Object.keys(headers)) {
        // A header that does not matter is not read.
        if (!/^(?:ce-|content-type$)/i.test(name)) continue;
        reading = name.toLowerCase();
        add(name, (headers as Record<string, unknown>)[name]);
      }
    }
  } catch (thrown) {
    if (thrown instanceof Unreadable) throw thrown;
    throw new Unreadable(
      say(
        'unreadable-object',
        reading === '' ? 'the headers cannot be read' : `${code(reading)} cannot be read`,
        'pass a plain object of names and values, or a `Headers`',
        reading === '' ? '/headers' : pointerTo(reading),
      ),
    );
  }
  return found;
}

/** Reads the headers that matter. Throws `Unreadable`. */
export function readHeaders(headers: HttpInput['headers']): Headers {
  const attributes = new Map<string, string>();
  const findings: Diagnostic[] = [];
  let contentType: string | undefined;
  for (const [name, values] of collect(headers)) {
    const pointer = pointerTo(name);
    const strange = values.find((value) => typeof value !== 'string');
    if (strange !== undefined) {
      const what = strange === null ? 'null' : Array.isArray(strange) ? 'an array' : `a ${typeof strange}`;
      findings.push(
        say(
          'wrong-type',
          `found ${what.replace('a object', 'an object')} as ${code(name)} where a string must stand`,
          'headers are text',
          pointer,
        ),
      );
    }
    const texts = values.filter((value) => typeof value === 'string').map(trimmed);
    if (texts.length === 0) continue;
    if (texts.length > 1) {
      findings.push(
        say(
          'duplicate-member',
          `found ${code(name)} ${texts.length === 2 ? 'twice' : `${texts.length} times`} in one message`,
          'readers differ in which one they take: send it once',
          pointer,
        ),
      );
    }
    // As `Headers` joins them, so that one message has one report however its headers are kept.
    const text = texts.join(', ');
    if (CONTROL.test(text)) {
      findings.push(
        say(
          'header-encoding',
          `found ${code(CONTROL.exec(text)![0])} in ${code(name)}, which no header can hold`,
          'percent-encode it',
          pointer,
        ),
      );
    }
    if (name === CONTENT_TYPE) {
      contentType = FIRST.exec(text)![0];
      if (texts.length === 1 && text[contentType.length] === ',') {
        findings.push(
          say(
            'duplicate-member',
            `found ${code(text)} as ${code(name)}, which is more than one`,
            'readers differ in which one they take: send it once',
            pointer,
          ),
        );
      }
      continue;
    }
    const attribute = name.slice(PREFIX.length);
    if (RESERVED.has(attribute)) {
      const help = attribute === 'datacontenttype' ? `it is the header \`${CONTENT_TYPE}\`` : 'the data is the body';
      findings.push(say('attribute-name', `found ${code(name)}, which is the header of no attribute`, help, pointer));
      continue;
    }
    attributes.set(
      attribute,
      texts.length > 1 ? texts.map((each) => decode(each, name, findings)).join(', ') : decode(text, name, findings),
    );
  }
  return { attributes, contentType, findings };
}

/** What stands elsewhere in an HTTP message than in a header with the prefix. */
const RESERVED: ReadonlySet<string> = /* @__PURE__ */ new Set(['data', 'data_base64', 'datacontenttype']);

/** Up to the first comma that stands in no quotes. */
const FIRST = /^(?:"(?:[^"\\]|\\.)*"|[^,"])*/s;

const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/;

/** Without the blanks around it that belong to no header's value; a loop, since a pattern would be slow on many blanks. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end).replace(/^[ \t]+/, '');
}

/** The attribute that a header is: unquoted, then percent-decoded once, as section 3.1.3.2 of the HTTP binding says. */
function decode(text: string, name: string, findings: Diagnostic[]): string {
  const pointer = pointerTo(name);
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(text);
  const plain = quoted === null ? text : quoted[1]!.replace(/\\(.)/gs, '$1');
  try {
    const decoded = plain.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
    if (/%(?![0-9a-f]{2})/i.test(plain)) {
      findings.push(
        say(
          'header-encoding',
          `found a \`%\` in ${code(name)} that begins no byte`,
          'write `%` itself as `%25`',
          pointer,
          'warning',
        ),
      );
    } else if (quoted === null && /[^\x21\x23-\x7e]/.test(plain) && !CONTROL.test(plain)) {
      const joined = plain.includes(', ');
      findings.push(
        say(
          'header-encoding',
          `found ${code(plain)} as ${code(name)}, which is ${joined ? 'two headers joined, or ' : ''}not percent-encoded`,
          joined ? 'send it once; a space is `%20`' : `write it as ${code(encode(plain))}`,
          pointer,
          'warning',
        ),
      );
    }
    return decoded;
  } catch {
    findings.push(
      say(
        'header-encoding',
        `found ${code(plain)} as ${code(name)}, whose bytes are no UTF-8`,
        'percent-encode the bytes of its UTF-8',
        pointer,
      ),
    );
    return plain;
  }
}

/** A surrogate without its other half has no UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** An attribute as a header holds it. */
export function encode(text: string): string {
  return wellFormed(text).replace(/[^\x21\x23\x24\x26-\x7e]+/g, encodeURIComponent);
}

/** A media type as a header holds it: it may have spaces and quotes, but nothing that ends the header. */
export function encodeMediaType(text: string): string {
  return wellFormed(text).replace(/[^\x20-\x7e]+/g, encodeURIComponent);
}

/** An attribute's name as a header has it. What no name can hold is encoded, so that it cannot end the header. */
export function encodeName(name: string): string {
  return (
    PREFIX +
    wellFormed(name)
      .toLowerCase()
      .replace(/[^\w!#$&'*+.^`|~-]+/g, (part) => encodeURIComponent(part).replace(/[()]/g, '_'))
  );
}

/** A media type without its parameters, in lower case. */
export function essence(contentType: string): string {
  return contentType.split(';')[0]!.trim().toLowerCase();
}

/** Whether a media type is JSON. */
export function isJson(contentType: string): boolean {
  return /[/+]json$/.test(essence(contentType));
}

/** The charset that a media type names, in lower case. */
export function charset(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]*))/i
    .exec(contentType)
    ?.slice(1)
    .find((each) => each !== undefined)
    ?.toLowerCase();
}
