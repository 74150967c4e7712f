/**
 * Characters that are invisible or change the direction of a line: controls, zero-width and bidirectional marks, and lone
 * surrogates. In a message they would hide or reorder what it says.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** The text with hidden characters as escapes, such as `\u{202e}`. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** One-line JSON with hidden characters as JSON escapes: equal in value, and harmless in a terminal. */
export const hiddenAsJson = (json: string): string =>
  json.replaceAll(HIDDEN, (char) =>
    [...Array(char.length).keys()]
      .map((index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** A sentence of the engine as plain text, for labels, announcements and tooltips. */
export const plain = (text: string): string => visible(text).replaceAll('`', '');

/** The URL if it may become a link, which http and https URLs may; else `null`. */
export function webAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
