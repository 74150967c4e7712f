import type { Diagnostic, Report } from 'cdevents-wasm';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { findingRow, type RowActions } from '../look/finding.js';
import { check } from '../look/icons.js';
import { controls } from '../look/styles.js';
import { countsOf, countWords, tally } from '../words/report.js';

const findingsStyles = css`
  :host { container-type: inline-size; }
  .head { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: 12px; min-height: 44px; padding: 4px 20px; border-bottom: 1px solid var(--line); background: var(--panel); }
  h2 { font-size: 15px; font-weight: 600; }
  .head .sum { color: var(--quiet); font-size: 13px; }
  .space { flex: 1; }
  .none { display: flex; align-items: center; gap: 8px; padding: 16px 20px; color: var(--quiet); }
  .none svg { width: 20px; height: 20px; flex: none; }
  .none.ok { color: var(--ok); }
  .finding { position: relative; display: grid; grid-template: auto auto / 64px minmax(0, 1fr) auto; gap: 0 12px; padding: 10px 20px; border-bottom: 1px solid var(--line); }
  .finding:hover { background: var(--panel); }
  .finding.current { background: var(--accent-wash); }
  .words { display: contents; }
  .severity { padding-top: 2px; font-weight: 650; font-size: 13px; }
  .severity.error { color: var(--error); }
  .severity.warning { color: var(--warning); }
  .severity.note { color: var(--note); }
  .sentence { padding: 0; border: 0; background: none; color: var(--text); text-align: left; cursor: pointer; overflow-wrap: anywhere; }
  /* The whole row is clickable; its links and buttons are on top. */
  .sentence::after { content: ""; position: absolute; inset: 0; }
  .sentence:focus-visible { outline: none; }
  .finding:has(.sentence:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: var(--corner); }
  .help { grid-column: 2; color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
  .help a, .related { position: relative; z-index: 1; }
  .help a { white-space: nowrap; }
  .related { grid-column: 2; font-size: 13px; }
  .fix { grid-area: 1 / 3 / 4; position: relative; z-index: 1; align-self: start; }
  .fix code { background: none; padding: 0; }
  @media (forced-colors: active) {
    .finding.current { border-left: 4px solid Highlight; padding-left: 16px; }
  }
  @media (max-width: 479px) { .head .sum { display: none; } }
  @media (max-width: 799px) {
    .head, .finding, .none { padding-left: 12px; padding-right: 12px; }
    .head { position: static; }
    .head .button { flex: none; }
  }
  @container (max-width: 560px) {
    .finding { grid-template-columns: minmax(0, 1fr); }
    .help, .related { grid-column: 1; }
    .fix { grid-area: auto; margin-top: 8px; justify-self: start; }
  }
`;

/** The list of findings. Fires `cd-go` (Diagnostic), `cd-go-related` (start and end offsets), `cd-fix` and `cd-fix-all`. */
export class CdFindings extends LitElement {
  static override properties = {
    report: { attribute: false },
    current: { attribute: false },
    empty: { attribute: false },
    down: { attribute: false },
  };
  static override styles = [controls, findingsStyles];

  declare report: Report | null;
  /** The findings at the caret. */
  declare current: ReadonlySet<Diagnostic>;
  declare empty: boolean;
  /** The engine is down, so that there will be no findings. */
  declare down: boolean;

  constructor() {
    super();
    this.report = null;
    this.current = new Set();
    this.empty = true;
    this.down = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current') && this.current.size > 0) {
      this.renderRoot.querySelector('.finding.current')?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    // The last report before the engine went down is about another text.
    const report = this.down ? null : this.report;
    const findings = report?.diagnostics ?? [];
    const safe = findings.filter((finding) => finding.fix?.safe === true).length;
    return html`
      <div class="head">
        <h2>Findings</h2>
        <span class="sum">${tally(countsOf(report))}</span>
        <span class="space"></span>
        ${
          safe > 0
            ? html`<button class="button" title="Only changes that have one answer and lose nothing"
          @click=${() => this.#fire('cd-fix-all', null)}>Fix all safe · ${safe}</button>`
            : nothing
        }
      </div>
      ${findings.length > 0 ? html`<ul>${findings.map((finding) => findingRow(finding, this.current.has(finding), this.#actions))}</ul>` : this.#renderNone()}
      ${report !== null && report.omitted > 0 ? html`<p class="none">${countWords(report.omitted, 'more finding')} not listed: mend some of these first.</p>` : nothing}`;
  }

  #renderNone(): TemplateResult {
    if (this.down) return html`<p class="none">The engine does not start, so nothing is checked.</p>`;
    if (this.report !== null) return html`<p class="none ok">${check}Nothing to mend.</p>`;
    return html`<p class="none">${this.empty ? 'What is wrong will be listed here, with its place and its remedy.' : 'Checking…'}</p>`;
  }

  readonly #actions: RowActions = {
    go: (finding) => this.#fire('cd-go', finding),
    goRelated: (range) => this.#fire('cd-go-related', range),
    fix: (finding) => this.#fire('cd-fix', finding),
    rule: ({ rule }) => ({ address: `#/rules/${encodeURIComponent(rule)}`, away: false }),
  };

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
