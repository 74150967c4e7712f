import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict } from '../words/report.js';
import * as icons from './icons.js';

/** The verdict in one line: its mark, its answer and what belongs to it. */
export function verdictLine(verdict: Verdict): TemplateResult {
  return html`<span class="answer">${verdict.tone === 'quiet' ? nothing : icons[verdict.mark]}<span>${verdict.answer}</span></span>
        <span class="details">${verdict.details.map((detail) => html` · ${detail}`)}</span>`;
}
