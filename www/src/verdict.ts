import type { Vocabulary } from 'cdevents-wasm';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as icons from './look/icons.js';
import { controls } from './look/styles.js';
import type { Verdict } from './words.js';

const verdictStyles = css`
  .bar {
    display: grid; grid-template: 48px / minmax(0, 1fr) auto; align-items: center; gap: 0 20px; padding: 0 20px;
    border-bottom: 1px solid var(--line); background: var(--panel); transition: background-color 150ms;
  }
  .bar.ok { background: var(--ok-wash); }
  .bar.error { background: var(--error-wash); }
  .bar.warning { background: var(--warning-wash); }
  .verdict { display: flex; align-items: center; gap: 8px; min-width: 0; white-space: nowrap; overflow: hidden; }
  .verdict svg { width: 20px; height: 20px; flex: none; }
  .answer { display: flex; align-items: center; gap: 8px; font-size: 17px; font-weight: 650; letter-spacing: -0.01em; }
  .ok .answer { color: var(--ok); }
  .error .answer { color: var(--error); }
  .warning .answer { color: var(--warning); }
  .details { overflow: hidden; text-overflow: ellipsis; }
  .ok .details { color: var(--ok); }
  .error .details { color: var(--error); }
  .warning .details { color: var(--warning); }
  .quiet .answer { color: var(--text); font-weight: 500; font-size: 15px; }
  .chips { display: flex; align-items: center; gap: 6px; min-width: 0; max-width: 60vw; overflow-x: auto; scrollbar-width: none; padding: 4px 24px 4px 2px; mask-image: linear-gradient(to left, transparent, #000 24px); }
  .chips::-webkit-scrollbar { display: none; }
  .chips > span { flex: none; margin-right: 2px; color: var(--quiet); font-size: 13px; }
  .chip {
    flex: none; min-height: 26px; padding: 1px 10px; border: 1px solid var(--line); border-radius: 13px; background: var(--raised); color: var(--quiet);
    font: 12.5px/1.5 var(--mono); cursor: pointer; white-space: nowrap;
  }
  .chip:hover { border-color: var(--accent); color: var(--accent); }
  .chip[aria-pressed="true"] { border-color: currentColor; color: var(--text); font-weight: 700; box-shadow: inset 0 0 0 1px currentColor; }
  .chip:focus-visible { outline-offset: 1px; border-radius: 13px; }
  @media (max-width: 1099px) {
    .bar { grid-template: 44px 40px / minmax(0, 1fr); }
    .chips { max-width: none; margin: 0 -20px; padding: 4px 24px 8px 20px; }
  }
  @media (max-width: 799px) {
    .bar { padding: 0 12px; }
    .chips { margin: 0 -12px; padding-left: 12px; }
  }
  @media (max-width: 479px) {
    .answer { font-size: 16px; }
    .details { font-size: 14px; }
  }
  @media (prefers-reduced-motion: reduce) { .bar { transition: none; } }
  @media (forced-colors: active) { .chip[aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
`;

/** The answer, always in the same place and of the same height, and the vocabularies it may be asked by. Fires `cd-judge-by`. */
export class CdVerdict extends LitElement {
  static override properties = {
    verdict: { attribute: false },
    vocabularies: { attribute: false },
    judgeBy: { attribute: false },
    found: { attribute: false },
  };
  static override styles = [controls, verdictStyles];

  declare verdict: Verdict;
  declare vocabularies: readonly { id: Vocabulary; title: string }[];
  /** The vocabulary that is forced; `null` finds it in the event. */
  declare judgeBy: Vocabulary | null;
  /** The vocabulary that the event was judged by. */
  declare found: Vocabulary | null;

  constructor() {
    super();
    this.verdict = { tone: 'quiet', mark: 'dash', answer: '', details: [] };
    this.vocabularies = [];
    this.judgeBy = null;
    this.found = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The pressed chip can lie outside the line when it was pressed on an earlier visit.
    if (changed.has('judgeBy') || changed.has('vocabularies')) {
      this.renderRoot.querySelector('.chip[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    const { verdict } = this;
    return html`<div class="bar ${verdict.tone}">
      <p class="verdict" id="verdict">
        <span class="answer">${verdict.tone === 'quiet' ? nothing : icons[verdict.mark]}<span>${verdict.answer}</span></span>
        <span class="details">${verdict.details.map((detail) => html` · ${detail}`)}</span>
      </p>
      ${this.vocabularies.length === 0 ? nothing : html`<div class="chips" role="group" aria-labelledby="by">
        <span id="by">Judge by</span>
        <button class="chip" aria-pressed=${this.judgeBy === null ? 'true' : 'false'} @click=${() => this.#pick(null)}>${
          this.judgeBy === null && this.found !== null ? `auto: ${this.found}` : 'auto'}</button>
        ${this.vocabularies.map(({ id, title }) => html`<button class="chip" title=${title}
          aria-pressed=${this.judgeBy === id ? 'true' : 'false'} @click=${() => this.#pick(this.judgeBy === id ? null : id)}>${id}</button>`)}
      </div>`}
    </div>`;
  }

  #pick(vocabulary: Vocabulary | null): void {
    this.dispatchEvent(new CustomEvent('cd-judge-by', { detail: vocabulary, bubbles: true, composed: true }));
  }
}
