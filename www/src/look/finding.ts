import type { Diagnostic, Range } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { plain, visible } from '../words/visible.js';
import { prose } from './prose.js';

/** What a finding offers where it is shown; `null`: not available here. */
export interface RowActions {
  /** Goes to the location. Without it the sentence is not a button. */
  go: ((finding: Diagnostic) => void) | null;
  /** Goes to a related location. */
  goRelated: ((range: Range | undefined) => void) | null;
  fix: ((finding: Diagnostic) => void) | null;
  /** The URL of the rule's page, already checked to be safe. `away`: it is on another site and opens in a new tab. */
  rule(finding: Diagnostic): { address: string; away: boolean } | null;
}

/** A finding in the style of a compiler: severity, message, help, location, rule, and a button that names the fix. */
export function findingRow(
  finding: Diagnostic,
  current: boolean,
  { go, goRelated, fix, rule }: RowActions,
): TemplateResult {
  const line = finding.range?.start.line;
  const page = rule(finding);
  const name = visible(finding.rule);
  return html`<li class="finding ${current ? 'current' : ''}" part="finding finding-${finding.severity}" aria-current=${current ? 'true' : nothing}>
      <span class="severity ${finding.severity}" part="severity">${finding.severity}</span>
      <div class="words">
        ${
          go === null
            ? html`<p class="sentence" part="message">${prose(finding.message)}</p>`
            : html`<button type="button" class="sentence" part="message" @click=${() => go(finding)}>${prose(finding.message)}</button>`
        }
        <p class="help" part="help">${finding.help === undefined ? nothing : html`${prose(finding.help)} · `}${line === undefined ? nothing : html`line ${line} · `}${
          page === null
            ? name
            : page.away
              ? html`<a href=${page.address} target="_blank" rel="noopener noreferrer">${name}</a>`
              : html`<a href=${page.address}>${name}</a>`
        }</p>
        ${(finding.related ?? []).map((other) =>
          goRelated === null
            ? html`<p class="related">${prose(other.message)}</p>`
            : html`<button type="button" class="link related" @click=${() => goRelated(other.range)}>${prose(other.message)}</button>`,
        )}
      </div>
      ${
        finding.fix === undefined || fix === null
          ? nothing
          : html`<button type="button" class="button fix" part="button fix" aria-label="${plain(finding.fix.title)}, for: ${plain(finding.message)}"
        @click=${() => fix(finding)}><span>${prose(finding.fix.title)}</span></button>`
      }
    </li>`;
}
