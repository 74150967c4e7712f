/**
 * Shows text that came from somewhere else. Nothing in an event, a file name or a message may steer the terminal or
 * the program that reads the output.
 */

/** Control, format, line-separating and invisible filler characters, and halves of surrogate pairs. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;

/** CI runners obey these anywhere in a line. */
const RUNNER_COMMAND = /##(?=\[|vso\[)/g;

/** One character, written out when it cannot be shown: `\u{202e}`. A tab is four blanks. */
function shown(character: string): string {
  return character === '\t' ? '    ' : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** The text with everything that is not plainly visible written out. */
export function escape(text: string): string {
  return text.replace(UNSHOWABLE, shown).replace(RUNNER_COMMAND, '#\\u{23}');
}

/** The same for JSON text: what strings hold is written as JSON escapes, so that a reader gets it back as it was. */
export function escapeJson(json: string): string {
  return json
    .replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu, (character) =>
      Array.from({ length: character.length }, (_, index) => jsonEscape(character.charCodeAt(index))).join(''),
    )
    .replace(RUNNER_COMMAND, `#${jsonEscape(0x23)}`);
}

function jsonEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
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
