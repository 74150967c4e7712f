/** The names of headers, and how CloudEvents writes an attribute into one. What an attribute must be is not known here. */

/** What the names of attributes begin with. */
export const PREFIX = 'ce-';

/** The header that says what the body is. */
export const CONTENT_TYPE = 'content-type';

/** A surrogate without its other half has no UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** An attribute as a header holds it. */
export function encode(text: string): string {
  return wellFormed(text).replace(/[^\x21\x23\x24\x26-\x7e]+/g, encodeURIComponent);
}

/**
 * The value of the attribute in a header: percent-encoded, and with escapes if it is in quotes (CloudEvents' HTTP binding,
 * section 3.1.3.2). `null` if its bytes are not UTF-8.
 */
export function attributeOf(value: string): string | null {
  // Without its escapes, a quoted string has no quote or backslash inside.
  const isQuoted = /^".*"$/s.test(value) && !/["\\]/.test(value.slice(1, -1).replace(/\\./gs, ''));
  try {
    if (!isQuoted) return value.replace(/(?:%[\da-f]{2})+/gi, decodeURIComponent);
    const part = /\\(.)|(?:%[\da-f]{2})+/gis;
    return value.slice(1, -1).replace(part, (found, escaped?: string) => escaped ?? decodeURIComponent(found));
  } catch {
    return null;
  }
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
