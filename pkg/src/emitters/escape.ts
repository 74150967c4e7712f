/**
 * Shows text that came from somewhere else. Nothing in an event, a file name or a message may steer the terminal or
 * the program that reads the output.
 */

/**
 * What is written out: control, format, line-separating and invisible filler characters, halves of surrogate pairs, and
 * the character that makes a command of what follows. CI runners obey `##[error]`, `##vso[…]` and `##teamcity[…]`
 * anywhere in a line, and `::error` where a line begins, which no text can know of itself.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]|#(?=#[A-Za-z]*\[)|:(?=:[A-Za-z])/gu;

/** One character, written out when it cannot be shown: `\u{202e}`. A tab is four blanks. */
function shown(character: string): string {
  return character === '\t' ? '    ' : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** The text with everything that is not plainly visible written out. */
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

/** A file's name where a line begins with it: a colon there could begin a command together with what follows. */
export function escapeName(name: string): string {
  return escape(name).replace(/^\s*:/, (start) => `${start.slice(0, -1)}${shown(':')}`);
}

/** Characters that take two columns of a terminal: East Asian wide ones and most pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Characters that take none. */
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** Columns that already escaped text takes. */
export function width(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}
