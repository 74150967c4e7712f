import type { Diagnostic, Report, Severity } from 'cdevents-wasm';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { findingRow, type RowActions } from '../look/finding.js';
import { check } from '../look/icons.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countsOf, countWords, inReadingOrder, tally } from '../words/report.js';
import { visible } from '../words/visible.js';

const findingsStyles = css`
  :host { container-type: inline-size; }
  .head { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: 12px; min-height: 38px; padding: 2px 20px; border-bottom: 1px solid var(--line); background: var(--panel); }
  .head select { width: auto; min-height: 30px; max-width: 180px; padding: 2px 6px; font-size: 13px; }
  .head .button { min-height: 30px; padding: 2px 12px; }
  h2 { font-size: 15px; font-weight: 600; }
  .head .sum { color: var(--quiet); font-size: 13px; white-space: nowrap; }
  .space { flex: 1; }
  .first { flex: 1; min-width: 0; overflow: hidden; font-size: 13px; text-overflow: ellipsis; white-space: nowrap; }
  .none { display: flex; align-items: center; gap: 6px; padding: 12px 20px; color: var(--quiet); font-size: 13px; }
  .head .none { padding: 0; }
  .none svg { width: 16px; height: 16px; flex: none; }
  .none.ok { color: var(--ok); }
  .finding { position: relative; display: grid; grid-template: auto auto / 64px minmax(0, 1fr) auto; gap: 0 12px; padding: 8px 20px; border-bottom: 1px solid var(--line); }
  .finding:hover { background: var(--panel); }
  .finding.current { background: var(--accent-wash); }
  .words { display: contents; }
  .severity { padding-top: 2px; font-weight: 650; font-size: 13px; }
  .severity.error { color: var(--error); }
  .severity.warning { color: var(--warning); }
  .severity.note { color: var(--note); }
  .sentence { min-height: 24px; padding: 0; border: 0; background: none; color: var(--text); text-align: left; cursor: pointer; overflow-wrap: anywhere; }
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
  @container (max-width: 430px) { .head { flex-wrap: wrap; } }
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

/** From this many findings on there is a choice of which are shown. */
const WORTH_A_CHOICE = 6;

const SEVERITIES: readonly [Severity, string][] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['note', 'Notes'],
];

/**
 * The findings as a list. Fires `cd-go` (Diagnostic), `cd-go-related` (start and end offsets), `cd-fix` and `cd-add`
 * (Diagnostic), `cd-fix-all`, and `cd-open-findings` when the list is asked for.
 */
export class CdFindings extends LitElement {
  static override properties = {
    report: { attribute: false },
    current: { attribute: false },
    empty: { attribute: false },
    down: { attribute: false },
    addable: { attribute: false },
    open: { attribute: false },
    shown: { state: true },
  };
  static override styles = [controls, findingsStyles];

  declare report: Report | null;
  /** The findings at the caret. */
  declare current: ReadonlySet<Diagnostic>;
  declare empty: boolean;
  /** The engine is down, so that there will be no findings. */
  declare down: boolean;
  /** The name of the member that a finding misses and the page can add; `null` where it cannot. */
  declare addable: (finding: Diagnostic) => string | null;
  /** A severity or a rule's name; empty shows all. */
  declare private shown: string;
  /** The list is shown; else the first finding in a line, so that nothing moves while somebody types. */
  declare open: boolean;
  /** The row whose button was pressed last: when it goes, the focus goes to the one in its place. */
  #pressed: number | null = null;

  constructor() {
    super();
    this.report = null;
    this.current = new Set();
    this.empty = true;
    this.down = false;
    this.addable = () => null;
    this.shown = '';
    this.open = true;
  }

  protected override willUpdate(): void {
    if (this.shown !== '' && !this.#all.some((finding) => this.#isShown(finding))) this.shown = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current') && this.current.size > 0) {
      this.renderRoot.querySelector('.finding.current')?.scrollIntoView({ block: 'nearest' });
    }
    if (!changed.has('report') || this.#pressed === null) return;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.sentence')];
    const next = rows[Math.min(this.#pressed, rows.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('h2');
    this.#pressed = null;
    // Only where the button is gone: who has gone elsewhere in the meantime stays there.
    if ((this.renderRoot as ShadowRoot).activeElement === null && document.activeElement === document.body)
      next?.focus();
  }

  /** What was found before the engine went is about another text. */
  get #all(): readonly Diagnostic[] {
    return this.down ? [] : (this.report?.diagnostics ?? []);
  }

  #isShown({ severity, rule }: Diagnostic): boolean {
    return this.shown === '' || this.shown === severity || this.shown === rule;
  }

  protected override render(): TemplateResult {
    const report = this.down ? null : this.report;
    const findings = this.#all;
    const safe = findings.filter((finding) => finding.fix?.safe === true).length;
    const omitted = report?.omitted ?? 0;
    const shown = inReadingOrder(findings.filter((finding) => this.#isShown(finding)));
    const isFolded = !this.open && findings.length > 0;
    return html`
      <div class="head">
        <h2 tabindex="-1">Findings</h2>
        ${findings.length > 0 ? html`<span class="sum">${tally(countsOf(report))}</span>` : this.#renderNone()}
        ${isFolded ? html`<span class="first">${prose(shown[0]?.message ?? '')}</span>` : html`<span class="space"></span>`}
        ${isFolded ? html`<button class="button" aria-expanded="false" @click=${() => this.#fire('cd-open-findings', null)}>Show</button>` : nothing}
        ${findings.length >= WORTH_A_CHOICE && !isFolded ? this.#renderChoice(findings) : nothing}
        ${
          safe > 0 && !isFolded
            ? html`<button class="button" title="Apply every fix that has one answer and loses nothing"
          @click=${() => this.#fire('cd-fix-all', null)}>Fix all safe${omitted > 0 ? nothing : ` · ${safe}`}</button>`
            : nothing
        }
      </div>
      ${shown.length > 0 && !isFolded ? html`<ul>${shown.map((finding) => findingRow(finding, this.current.has(finding), this.#actions))}</ul>` : nothing}
      ${omitted > 0 && !isFolded ? html`<p class="none">${countWords(omitted, 'more finding')} not listed: fix some of these first.</p>` : nothing}`;
  }

  #renderChoice(findings: readonly Diagnostic[]): TemplateResult {
    const count = (word: string): number =>
      findings.filter(({ severity, rule }) => severity === word || rule === word).length;
    const option = (value: string, words: string): TemplateResult =>
      html`<option value=${value} ?selected=${this.shown === value}>${words} (${count(value)})</option>`;
    const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
    return html`<select aria-label="Show" .value=${live(this.shown)} @change=${(event: Event) => (this.shown = (event.currentTarget as HTMLSelectElement).value)}>
      <option value="" ?selected=${this.shown === ''}>All findings</option>
      ${SEVERITIES.filter(([severity]) => count(severity) > 0).map(([severity, words]) => option(severity, words))}
      <optgroup label="Rules">${rules.map((rule) => option(rule, visible(rule)))}</optgroup>
    </select>`;
  }

  #renderNone(): TemplateResult {
    if (this.down) return html`<p class="none">The engine does not start, so nothing is checked.</p>`;
    if (this.report !== null) return html`<p class="none ok">${check}No problems found</p>`;
    return html`<p class="none">${this.empty ? 'Problems are listed here, each with its place and how to fix it' : 'Checking…'}</p>`;
  }

  #press(name: string, finding: Diagnostic): void {
    this.#pressed = inReadingOrder(this.#all.filter((one) => this.#isShown(one))).indexOf(finding);
    this.#fire(name, finding);
  }

  readonly #actions: RowActions = {
    go: (finding) => this.#fire('cd-go', finding),
    goRelated: (range) => this.#fire('cd-go-related', range),
    fix: (finding) => this.#press('cd-fix', finding),
    add: { name: (finding) => this.addable(finding), run: (finding) => this.#fire('cd-add', finding) },
    rule: ({ rule }) => ({ address: `#/rules/${encodeURIComponent(rule)}`, away: false }),
  };

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
