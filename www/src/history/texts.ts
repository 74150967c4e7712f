import { format } from '../json/format.js';

/** A longer text is cut where it is shown, in UTF-16 code units. */
export const MAX_SHOWN = 20_000;

/** A string with its quotes, or white space outside of strings. */
const TOKENS = /"(?:[^"\\]|\\.)*"?|\s+/g;

/** Sound JSON without white space between its tokens. Every token keeps its characters. */
const compact = (text: string): string => text.replaceAll(TOKENS, (token) => (token.startsWith('"') ? token : ''));

/** A text on one line. In broken JSON only the ends of lines change: without a space two tokens could become one. */
export function inOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  return format(text) === null ? text.replaceAll(/[\r\n]+/g, ' ') : compact(text);
}

/** JSON with the usual line breaks, where it is sound and short. */
export function laidOut(text: string): string {
  return text.length > MAX_SHOWN || /[\n\r]/.test(text) ? text : (format(text) ?? text);
}
