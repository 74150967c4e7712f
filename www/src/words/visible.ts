/**
 * Characters that cannot be seen or that turn the line around: controls, zero-width and bidirectional marks, and halves of
 * surrogate pairs. In a message they would hide or swap what the reader is told about.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** The same text with hidden characters written out, as `\u{202e}`. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Valid JSON in one line with hidden characters as JSON escapes: it says the same, and no terminal obeys it. */
export const hiddenAsJson = (json: string): string =>
  json.replaceAll(HIDDEN, (char) =>
    [...Array(char.length).keys()]
      .map((index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** A sentence of the engine where only plain text can stand: a label, an announcement, a tooltip. */
export const plain = (text: string): string => visible(text).replaceAll('`', '');

/** An address that may become a link: http and https alone. */
export function webAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
