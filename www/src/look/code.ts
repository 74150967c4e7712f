import { html, type TemplateResult } from 'lit';
import { visible } from '../words/visible.js';

/** A JSON string, with the colon that makes it a key. An unterminated string ends at the end of its line. */
const STRING = /"(?:[^"\\\n]|\\.)*"?(\s*:)?/g;

/** Highlights JSON as the editor does. It may be invalid: examples of mistakes often are. */
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
