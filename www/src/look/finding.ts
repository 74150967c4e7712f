import type { Diagnostic, Range } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import { isFar, placeWords } from '../words/report.js';
import { plain, visible } from '../words/visible.js';
import { prose } from './prose.js';

/** What a finding offers where it is shown; `null`: not available here. */
export interface RowActions {
  /** Goes to the location. Without it the sentence is not a button. */
  go: ((finding: Diagnostic) => void) | null;
  /** Goes to a related location. */
  goRelated: ((range: Range | undefined) => void) | null;
  fix: ((finding: Diagnostic) => void) | null;
  /** For a finding without a fix: the name of the member that can be added, and what adds it. */
  add?: { name(finding: Diagnostic): string | null; run(finding: Diagnostic): void };
  /** The address of the rule's page, already known to be harmless. `away`: not on this page, so it opens beside it. */
  rule(finding: Diagnostic): { address: string; away: boolean } | null;
}

/** Where it is: the line, and what leads to the place where the line alone does not. */
function placeOf({ range, pointer }: Diagnostic): TemplateResult | typeof nothing {
  const path =
    pointer !== '' && (range === undefined || isFar(range.start.column))
      ? html`<code>${visible(pointer)}</code> · `
      : nothing;
  return html`${range === undefined ? nothing : `${placeWords(range)} · `}${path}`;
}

/** A finding like a compiler's: severity, one sentence, its remedy, its place, its rule, and a button that says what it does. */
export function findingRow(
  finding: Diagnostic,
  current: boolean,
  { go, goRelated, fix, add, rule }: RowActions,
): TemplateResult {
  const page = rule(finding);
  const name = visible(finding.rule);
  const addable = finding.fix === undefined ? (add?.name(finding) ?? null) : null;
  const remedy =
    finding.fix !== undefined && fix !== null
      ? { title: finding.fix.title, run: fix }
      : addable !== null && add !== undefined
        ? { title: `Add \`${addable}\``, run: add.run }
        : null;
  return html`<li class="finding ${current ? 'current' : ''}" part="finding finding-${finding.severity}" aria-current=${current ? 'true' : nothing}>
      <span class="severity ${finding.severity}" part="severity">${finding.severity}</span>
      <div class="words">
        ${
          go === null
            ? html`<p class="sentence" part="message">${prose(finding.message)}</p>`
            : html`<button type="button" class="sentence" part="message" @click=${() => go(finding)}>${prose(finding.message)}</button>`
        }
        <p class="help" part="help">${finding.help === undefined ? nothing : html`${prose(finding.help)} · `}${placeOf(finding)}${
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
        remedy === null
          ? nothing
          : html`<button type="button" class="button fix" part="button fix" aria-label="${plain(remedy.title)}, for: ${plain(finding.message)}"
        @click=${() => remedy.run(finding)}><span>${prose(remedy.title)}</span></button>`
      }
    </li>`;
}
