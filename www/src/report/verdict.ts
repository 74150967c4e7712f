import type { Vocabulary } from 'cdevents-wasm';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Mark, Matrix } from '../engine/protocol.js';
import { MARKS, verdictLine } from '../look/line.js';
import { controls } from '../look/styles.js';
import { countWords, type Verdict } from '../words/report.js';

const verdictStyles = css`
  .bar {
    display: grid; grid-template: 44px 50px / minmax(0, 1fr); align-items: center; padding: 0 20px;
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
  .chips {
    display: flex; align-items: stretch; gap: 4px; min-width: 0; margin: 0 -20px; padding: 2px 44px 10px 20px; overflow-x: auto; scrollbar-width: none; scroll-padding-inline: 12px 32px;
    mask-image: linear-gradient(to left, transparent, #000 24px);
  }
  .chips::-webkit-scrollbar { display: none; }
  .chips > span { flex: none; align-self: center; margin-right: 2px; color: var(--quiet); font-size: 13px; }
  .chip {
    display: grid; grid-template: 17px 17px / minmax(0, 1fr); flex: none; width: 92px; padding: 2px 6px; border: 1px solid var(--line); border-radius: var(--corner);
    background: var(--raised); color: var(--quiet); font-size: 12px; line-height: 17px; text-align: left; cursor: pointer; white-space: nowrap;
  }
  .chip > span { overflow: hidden; text-overflow: ellipsis; }
  .chip .name { font: 12px/17px var(--mono); letter-spacing: -0.04em; color: var(--text); }
  .chip .mark { display: flex; align-items: center; gap: 4px; }
  .chip svg { width: 13px; height: 13px; flex: none; stroke-width: 2.4; }
  .chip .valid { color: var(--ok); }
  .chip .invalid { color: var(--error); }
  .chip .unchecked { color: var(--warning); }
  .chip.claimed .name { text-decoration: underline 2px; text-underline-offset: 2px; font-weight: 700; }
  .chip:hover { border-color: var(--accent); }
  .chip[aria-pressed="true"] { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
  .chip:focus-visible { outline-offset: 1px; }
  @media (max-width: 1399px) { .chips > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
  @media (max-width: 799px) {
    .bar { padding: 0 12px; }
    .chips { margin: 0 -12px; padding-left: 12px; }
  }
  @media (max-width: 479px) {
    .answer { font-size: 16px; }
    .details { font-size: 14px; }
  }
  @media (prefers-reduced-motion: reduce) { .bar { transition: none; } }
  @media (forced-colors: active) {
    .chip[aria-pressed="true"] { border-color: Highlight; background: Highlight; box-shadow: none; forced-color-adjust: none; }
    .chip[aria-pressed="true"] :is(.name, .mark) { color: HighlightText; }
  }
`;

/** Pixels that are covered at the ends of the row of chips, equal to its `scroll-padding-inline`. */
const [BEFORE, BEHIND] = [12, 32];

/**
 * Scrolls the row until the chip is visible. Not with `scrollIntoView`: while nothing has the focus, Chromium then moves the
 * starting point of the Tab key there, and everything before it would be skipped.
 */
function bringIn(chip: Element, line: Element): void {
  const [inner, outer] = [chip.getBoundingClientRect(), line.getBoundingClientRect()];
  const before = inner.left - outer.left - BEFORE;
  const behind = inner.right - outer.right + BEHIND;
  line.scrollLeft += before < 0 ? before : Math.max(0, behind);
}

/** A mark of the matrix in words, short enough for a chip. */
function markWords({ outcome, errors, more, foreign }: Mark): string {
  if (foreign) return 'no event';
  switch (outcome) {
    case 'valid':
      return 'valid';
    case 'invalid':
      if (errors > 99) return '99+ errors';
      return more ? `${errors}+ errors` : countWords(errors, 'error');
    case 'unchecked':
      return 'not checked';
  }
}

const SHAPES = { valid: MARKS.check, invalid: MARKS.cross, unchecked: MARKS.question };

/**
 * The verdict, always in the same place and of the same height. Below it is the verdict by every vocabulary, each a
 * button that selects that vocabulary. Fires `cd-judge-by`.
 */
export class CdVerdict extends LitElement {
  static override properties = {
    verdict: { attribute: false },
    vocabularies: { attribute: false },
    judgeBy: { attribute: false },
    found: { attribute: false },
    matrix: { attribute: false },
  };
  static override styles = [controls, verdictStyles];

  declare verdict: Verdict;
  declare vocabularies: readonly { id: Vocabulary; title: string }[];
  /** The vocabulary to use; `null` detects it from the event. */
  declare judgeBy: Vocabulary | null;
  /** The vocabulary that the event was validated against. */
  declare found: Vocabulary | null;
  declare matrix: Matrix | null;

  constructor() {
    super();
    this.verdict = { tone: 'quiet', mark: 'dash', answer: '', details: [] };
    this.vocabularies = [];
    this.judgeBy = null;
    this.found = null;
    this.matrix = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The selected chip can be out of view if it was selected on an earlier visit.
    if (changed.has('judgeBy') || changed.has('vocabularies')) {
      const chip = this.renderRoot.querySelector('.chip[aria-pressed="true"]');
      if (chip?.parentElement) bringIn(chip, chip.parentElement);
    }
  }

  protected override render(): TemplateResult {
    const { verdict } = this;
    return html`<div class="bar ${verdict.tone}">
      <p class="verdict" id="verdict">
        ${verdictLine(verdict)}
      </p>
      ${
        this.vocabularies.length === 0
          ? html`<div class="chips"></div>`
          : html`<div class="chips" role="group" aria-labelledby="by">
        <span id="by">Judge by</span>
        ${this.#renderAuto()}
        ${this.vocabularies.map((vocabulary) => this.#renderChip(vocabulary))}
      </div>`
      }
    </div>`;
  }

  /** The button that returns to automatic detection. */
  #renderAuto(): TemplateResult {
    const { judgeBy, matrix } = this;
    const claims = matrix?.claims ?? [];
    const found = judgeBy === null ? this.found : claims.length === 1 ? (claims[0] ?? null) : null;
    return html`<button class="chip" aria-pressed=${judgeBy === null ? 'true' : 'false'} aria-label=${`auto ${found === null ? 'as it says' : `${found}, as the event says`}`}
      title="As the event says" @click=${() => this.#pick(null)}><span class="name">auto</span> <span class="mark">${found ?? 'as it says'}</span></button>`;
  }

  #renderChip({ id, title }: { id: Vocabulary; title: string }): TemplateResult {
    const mark = this.matrix?.marks.get(id);
    const claimed = this.matrix?.claims.includes(id) === true;
    const words = mark === undefined ? '' : markWords(mark);
    // The accessible name begins with the visible label, so that voice control finds it.
    const name = [
      `${id} ${words}`.trim(),
      title,
      mark?.foreign === true ? 'which has no such events' : '',
      claimed ? 'the event names it' : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
    return html`<button class="chip ${claimed ? 'claimed' : ''}" aria-pressed=${this.judgeBy === id ? 'true' : 'false'} aria-label=${name}
      title=${name} @click=${() => this.#pick(this.judgeBy === id ? null : id)}><span class="name">${id}</span> <span class="mark ${
        mark === undefined ? '' : mark.foreign ? 'foreign' : mark.outcome
      }">${mark === undefined ? html`<span aria-hidden="true">…</span>` : html`${mark.foreign ? MARKS.dash : SHAPES[mark.outcome]}${words}`}</span></button>`;
  }

  #pick(vocabulary: Vocabulary | null): void {
    this.dispatchEvent(new CustomEvent('cd-judge-by', { detail: vocabulary, bubbles: true, composed: true }));
  }
}
