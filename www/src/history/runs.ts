import { html, nothing, type TemplateResult } from 'lit';
import { visible } from '../words/visible.js';
import type { RunRow } from './protocol.js';
import { durationWords } from './words.js';

/** Runs that are drawn before somebody asks for more. */
export const FIRST_RUNS = 200;

const VERDICTS: Record<string, string> = { kept: 'kept', broken: 'broken', open: 'open' };
const time = (text: string | null): string => (text === null ? '' : text.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ''));

/** The runs as a table, each with what is inside it below. */
export function runsTable(
  runs: readonly RunRow[],
  most: number,
  actions: { only(key: string): void; more(): void },
): TemplateResult {
  if (runs.length === 0) return html`<p class="none">The history has no runs: no event in it is about one.</p>`;
  return html`<div class="scroller" tabindex="0" role="region" aria-label="Runs"><table>
    <thead><tr><th scope="col">Run</th><th scope="col">State</th><th scope="col">Outcome</th><th scope="col">Rules</th><th scope="col">Started (UTC)</th><th scope="col">Duration</th><th scope="col">Attempts</th></tr></thead>
    <tbody>${runs.slice(0, most).map(
      ({
        key,
        depth,
        run,
      }) => html`<tr><th scope="row">${depth > 0 ? html`<span aria-hidden="true">${'\u00a0\u00a0\u00a0'.repeat(depth)}└ </span>` : nothing}<span class="tag">${run.kind}</span>
      <button class="link" title="Show its records" @click=${() => actions.only(key)}>${visible(run.name ?? run.id)}</button>${run.name === null || run.name === run.id ? nothing : html` <code>${visible(run.id)}</code>`}</th>
      <td>${run.state}</td><td>${run.outcome ?? '–'}</td><td class=${run.verdict === 'broken' ? 'broken' : ''}>${VERDICTS[run.verdict] ?? run.verdict}${run.findings > 0 ? `: ${run.findings.toLocaleString('en')}` : ''}</td>
      <td>${time(run.startedAt)}</td><td>${run.durationMs === null ? '–' : durationWords(run.durationMs)}</td><td>${run.attempts}</td></tr>`,
    )}</tbody></table></div>
    ${runs.length > most ? html`<p class="actions"><button class="button" @click=${actions.more}>Show ${Math.min(FIRST_RUNS, runs.length - most).toLocaleString('en')} more of ${runs.length.toLocaleString('en')}</button></p>` : nothing}`;
}
