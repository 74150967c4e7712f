import { html, type TemplateResult } from 'lit';
import { visible } from '../words/visible.js';

/**
 * A sentence of the engine: parts in backticks become code. All parts are text nodes, never markup, whatever they
 * contain. Backticks in the input only change where code begins.
 */
export function prose(text: string): TemplateResult {
  const parts = visible(text).split('`');
  // With an odd number of backticks, the last one is literal.
  if (parts.length % 2 === 0) {
    const tail = parts.pop();
    parts[parts.length - 1] += `\`${tail}`;
  }
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
