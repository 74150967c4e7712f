import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict } from '../words/report.js';
import { check, cross, dash, question } from './icons.js';

export const MARKS = { check, cross, dash, question };

/** The verdict in one line: icon, answer and details. */
export function verdictLine(verdict: Verdict): TemplateResult {
  return html`<span class="answer">${verdict.tone === 'quiet' ? nothing : MARKS[verdict.mark]}<span>${verdict.answer}</span></span>
        <span class="details">${verdict.details.map((detail) => html` · ${detail}`)}</span>`;
}
