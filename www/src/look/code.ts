import { html, type TemplateResult } from 'lit';
import { visible } from '../words/visible.js';

/** A JSON string and the colon behind it, which makes a key of it. A string that does not end is one up to its line's end. */
const STRING = /"(?:[^"\\\n]|\\.)*"?(\s*:)?/g;

/** JSON text in the two colours of the source: keys and strings. It need not be sound: examples of mistakes are not. */
export function code(text: string): TemplateResult {
  const parts: unknown[] = [];
  let at = 0;
  for (const found of text.matchAll(STRING)) {
    const colon = found[1] ?? '';
    const string = found[0].slice(0, found[0].length - colon.length);
    if (found.index > at) parts.push(visible(text.slice(at, found.index)));
    parts.push(html`<span class=${colon === '' ? 'string' : 'key'}>${visible(string)}</span>`);
    at = found.index + string.length;
  }
  parts.push(visible(text.slice(at)));
  return html`${parts}`;
}
