/**
 * Escapes untrusted text. Nothing in an event, a file name or a message may control the terminal or
 * the program that reads the output.
 */

/**
 * What is escaped: control, format, line-separating and invisible filler characters, lone surrogates, and
 * the first character of a workflow command. CI runners obey `##[error]`, `##vso[…]` and `##teamcity[…]`
 * anywhere in a line, and `::error` at the start of a line, which this function cannot know.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]|#(?=#[A-Za-z]*\[)|:(?=:[A-Za-z])/gu;

/** A character as it is shown: `\u{202e}` for a hidden one, four spaces for a tab. */
function shown(character: string): string {
  return character === '\t' ? '    ' : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** The text with hidden characters escaped. */
export function escape(text: string): string {
  return text.replace(HIDDEN, shown);
}

/** Each character with what `escape` shows for it where it stands. */
export function escapeEach(text: string): [character: string, shown: string][] {
  const hidden = new Set(Array.from(text.matchAll(HIDDEN), ({ index }) => index));
  let at = 0;
  return Array.from(text, (character) => {
    const isHidden = hidden.has(at);
    at += character.length;
    return [character, isHidden ? shown(character) : character];
  });
}

/** A file name at the start of a line: a leading colon could begin a workflow command. */
export function escapeName(name: string): string {
  return escape(name).replace(/^\s*:/, (start) => `${start.slice(0, -1)}${shown(':')}`);
}

/** Characters that are two terminal columns wide: East Asian wide ones and most emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Characters of width 0. */
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** The width of escaped text in terminal columns. */
export function width(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
