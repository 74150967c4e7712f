import { html, type TemplateResult } from 'lit';
import { visible } from '../words/visible.js';

/**
 * A sentence of the engine: parts in backticks become code. The parts are text nodes, never markup, whatever stands in
 * them. Input that has backticks of its own only moves where code begins.
 */
export function prose(text: string): TemplateResult {
  const parts = visible(text).split('`');
  // An odd number of backticks leaves the last one as it is.
  if (parts.length % 2 === 0) {
    const tail = parts.pop();
    parts[parts.length - 1] += `\`${tail}`;
  }
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
