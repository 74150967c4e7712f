import type { Vocabulary } from 'cdevents-wasm';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Mark, Matrix } from '../engine/protocol.js';
import { MARKS, verdictLine } from '../look/line.js';
import { controls } from '../look/styles.js';
import { countWords, type Verdict } from '../words/report.js';

const verdictStyles = css`
  .bar {
    display: grid; grid-template: 42px auto / minmax(0, 1fr); align-items: center; padding: 0 20px;
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
  .row { display: flex; align-items: center; min-width: 0; height: 38px; margin: 0 -20px; padding: 0 20px 6px 0; }
  .row > .chip { color: var(--accent); font-size: 13px; }
  .chips {
    position: relative; display: flex; flex: 1; align-items: center; gap: 4px; min-width: 0; height: 38px; margin-bottom: -6px; padding: 0 44px 6px 20px; overflow-x: auto; scrollbar-width: none; scroll-padding-inline: 12px 32px;
    mask-image: linear-gradient(to left, transparent, #000 24px);
  }
  .chips::-webkit-scrollbar { display: none; }
  .chips > span { flex: none; margin-right: 4px; color: var(--quiet); font-size: 13px; }
  .chip {
    display: flex; align-items: center; gap: 6px; flex: none; min-height: 28px; padding: 2px 8px; border: 1px solid var(--line); border-radius: var(--corner);
    background: var(--raised); color: var(--quiet); font-size: 12px; line-height: 17px; text-align: left; cursor: pointer; white-space: nowrap;
  }
  .chip .name { font: 12px/17px var(--mono); letter-spacing: -0.04em; color: var(--text); }
  .chip .mark { display: flex; align-items: center; gap: 3px; min-width: 30px; }
  .chip.auto { min-width: 152px; }
  .chip svg { width: 13px; height: 13px; flex: none; stroke-width: 2.4; }
  .chip .valid { color: var(--ok); }
  .chip .invalid { color: var(--error); }
  .chip .unchecked { color: var(--warning); }
  .chip.claimed .name { text-decoration: underline 2px; text-underline-offset: 2px; font-weight: 700; }
  .chip:hover { border-color: var(--accent); }
  .chip[aria-pressed="true"] { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
  .chip:focus-visible { outline-offset: 1px; }
  .chip.schemas, .chip.webhook { margin-right: 4px; }
  .short { display: none; }
  .chip.rest { border-style: dashed; border-color: var(--edge); background: none; }
  @media (max-width: 799px) {
    .bar { padding: 0 12px; }
    .row { margin: 0 -12px; padding-right: 12px; }
    .chips { padding-left: 12px; }
    .chip .long { display: none; }
    .chip .short { display: inline; }
    .chips > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
  @media (max-width: 479px) {
    .answer { font-size: 16px; }
    .details { font-size: 14px; }
  }
  @media (prefers-reduced-motion: reduce) { .bar { transition: none; } }
  @media (forced-colors: active) {
    .chip[aria-pressed="true"] { border-color: Highlight; background: Highlight; box-shadow: none; forced-color-adjust: none; }
    .chip[aria-pressed="true"], .chip[aria-pressed="true"] :is(.name, .mark) { color: HighlightText; }
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

/** A mark of the matrix in words. */
function markWords({ outcome, errors, foreign }: Mark): string {
  if (foreign) return 'not in it';
  if (outcome === 'invalid') return countWords(errors, 'error');
  return outcome === 'valid' ? 'valid' : 'not checked';
}

/** A mark as it is drawn: a shape, and of errors how many; the rest of the words is for those who do not see it. */
function drawn(mark: Mark): TemplateResult {
  const words = markWords(mark);
  const [, count = '', rest = words] = /^([\d,]+)(.*)$/.exec(words) ?? [];
  return html`${mark.foreign ? MARKS.dash : SHAPES[mark.outcome]}${count}<span class="unseen">${rest}</span>`;
}

const SHAPES = { valid: MARKS.check, invalid: MARKS.cross, unchecked: MARKS.question };

/**
 * The answer, always in the same place; below it what every vocabulary says to the same text. Each is a button that checks
 * against it from then on; those that do not have the event are one button that shows them. The row is one stop of the Tab
 * key, with arrow keys inside. Fires `cd-judge-by`, `cd-convert` (the vocabulary to convert to, or `null`), `cd-schemas` and
 * `cd-webhook`.
 */
export class CdVerdict extends LitElement {
  static override properties = {
    verdict: { attribute: false },
    vocabularies: { attribute: false },
    judgeBy: { attribute: false },
    found: { attribute: false },
    matrix: { attribute: false },
    empty: { attribute: false },
    schemas: { attribute: false },
    unfolded: { state: true },
    stop: { state: true },
  };
  static override styles = [controls, verdictStyles];

  declare verdict: Verdict;
  declare vocabularies: readonly { id: Vocabulary; title: string }[];
  /** The vocabulary to use; `null` detects it from the event. */
  declare judgeBy: Vocabulary | null;
  /** The vocabulary that the event was validated against. */
  declare found: Vocabulary | null;
  declare matrix: Matrix | null;
  /** There is no text: only what is forced has something to say. */
  declare empty: boolean;
  /** How many schemas of the user's own the text is checked by. */
  declare schemas: number;
  /** Those that do not have the event are shown too. */
  declare private unfolded: boolean;
  /** The button of the row that the Tab key goes to. */
  declare private stop: string;
  /** The vocabularies that did not have the event when that was known last: nothing jumps while it is checked anew. */
  #rest: ReadonlySet<Vocabulary> | null = null;

  constructor() {
    super();
    this.verdict = { tone: 'quiet', mark: 'dash', answer: '', details: [] };
    this.vocabularies = [];
    this.judgeBy = null;
    this.found = null;
    this.matrix = null;
    this.empty = true;
    this.schemas = 0;
    this.unfolded = false;
    this.stop = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.empty) {
      this.#rest = null;
      this.unfolded = false;
    } else if (changed.has('matrix') && this.matrix !== null) this.#rest = restOf(this.matrix, this.#rest);
    if (changed.has('judgeBy')) this.stop = this.judgeBy ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The selected chip can be out of view if it was selected on an earlier visit.
    if (changed.has('judgeBy') || changed.has('vocabularies')) {
      const chip = this.renderRoot.querySelector('.chip[aria-pressed="true"]');
      if (chip?.parentElement) bringIn(chip, chip.parentElement);
    }
  }

  protected override render(): TemplateResult {
    const { verdict, judgeBy } = this;
    const isFolded = ({ id }: { id: Vocabulary }): boolean =>
      (id !== judgeBy || this.unfolded) && (this.empty || this.#rest === null || this.#rest.has(id));
    const kept = this.vocabularies.filter((one) => !isFolded(one));
    const folded = this.vocabularies.filter(isFolded);
    const stops = ['', ...kept.map(({ id }) => id), FOLD, ...(this.unfolded ? folded.map(({ id }) => id) : [])];
    const stop = stops.includes(this.stop) ? this.stop : '';
    const known = this.#rest !== null && !this.empty;
    return html`<div class="bar ${verdict.tone}">
      <p class="verdict" id="verdict">
        ${verdictLine(verdict)}
      </p>
      ${
        this.vocabularies.length === 0 || (this.empty && judgeBy === null)
          ? nothing
          : html`<div class="row"><div class="chips" role="group" aria-labelledby="by" @keydown=${this.#onKey}>
        <span id="by">Check against</span>
        ${this.#renderAuto(stop)}
        ${kept.map((vocabulary) => this.#renderChip(vocabulary, stop))}
        ${folded.length > 0 && known ? this.#renderFold(folded.length, kept.length > 0, stop) : nothing}
        ${this.unfolded && known ? folded.map((vocabulary) => this.#renderChip(vocabulary, stop)) : nothing}
      </div>${this.empty ? nothing : html`${this.#renderSchemas()}${this.#renderConvert()}${verdict.mark === 'question' ? this.#renderWebhook() : nothing}`}</div>`
      }
    </div>`;
  }

  /** The way back: judged by what the event says of itself. */
  #renderAuto(stop: string): TemplateResult {
    const { judgeBy, matrix } = this;
    const claims = matrix?.claims ?? [];
    const found = judgeBy === null ? this.found : claims.length === 1 ? (claims[0] ?? null) : null;
    return html`<button class="chip auto" data-stop="" tabindex=${stop === '' ? 0 : -1} aria-pressed=${judgeBy === null ? 'true' : 'false'}
      title="The vocabulary that the event names" @click=${() => this.#pick(null)}>Auto-detect${found === null ? nothing : html` <span class="name">${found}</span>`}</button>`;
  }

  #renderChip({ id, title }: { id: Vocabulary; title: string }, stop: string): TemplateResult {
    const mark = this.matrix?.marks.get(id);
    const claimed = this.matrix?.claims.includes(id) === true;
    const words = mark === undefined ? '' : markWords(mark);
    // The accessible name begins with the visible label, so that voice control finds it.
    const name = [
      `${id} ${words}`.trim(),
      title,
      mark?.foreign === true ? 'which does not have this event' : '',
      claimed ? 'the event names it' : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
    return html`<button class="chip ${claimed ? 'claimed' : ''}" data-stop=${id} tabindex=${stop === id ? 0 : -1} aria-pressed=${this.judgeBy === id ? 'true' : 'false'} aria-label=${name}
      title=${name} @click=${() => this.#pick(this.judgeBy === id ? null : id)}><span class="name">${id}</span> <span class="mark ${
        mark === undefined ? '' : mark.foreign ? 'foreign' : mark.outcome
      }">${mark === undefined ? html`<span aria-hidden="true">…</span>` : drawn(mark)}</span></button>`;
  }

  #renderFold(count: number, hasOthers: boolean, stop: string): TemplateResult {
    const marks = [...(this.matrix?.marks.values() ?? [])];
    const isUnchecked = !hasOthers && marks.length > 0 && marks.every(isUnread);
    const words = isUnchecked
      ? `${count} not checked`
      : hasOthers
        ? `not in ${countWords(count, 'other')}`
        : `not in any of ${count}`;
    return html`<button class="chip rest" data-stop=${FOLD} tabindex=${stop === FOLD ? 0 : -1} aria-expanded=${this.unfolded ? 'true' : 'false'}
      title=${this.unfolded ? 'Hide these vocabularies' : 'Show these vocabularies'} @click=${() => (this.unfolded = !this.unfolded)}>${words}</button>`;
  }

  #renderSchemas(): TemplateResult {
    const words = this.schemas === 0 ? 'Add a schema…' : `${countWords(this.schemas, 'schema')} of yours…`;
    return html`<button class="chip schemas" aria-haspopup="dialog" aria-label=${words} title="Check by a JSON Schema of your own, too"
      @click=${() => this.dispatchEvent(new CustomEvent('cd-schemas', { bubbles: true, composed: true }))}><span class="long">${words}</span><span class="short" aria-hidden="true">${this.schemas === 0 ? '' : this.schemas}{…}</span></button>`;
  }

  /** Where no event was found. */
  #renderWebhook(): TemplateResult {
    return html`<button class="chip webhook" aria-haspopup="dialog" title="Show the events that a webhook of another system stands for"
      @click=${() => this.dispatchEvent(new CustomEvent('cd-webhook', { bubbles: true, composed: true }))}>Webhook…</button>`;
  }

  /** To the vocabulary that was chosen to check against, where the event is not of it. */
  #renderConvert(): TemplateResult {
    const { judgeBy, matrix } = this;
    const to = judgeBy !== null && matrix?.claims.includes(judgeBy) !== true ? judgeBy : null;
    return html`<button class="chip convert" aria-haspopup="dialog" title="Show what becomes of the event in another vocabulary"
      @click=${() => this.dispatchEvent(new CustomEvent('cd-convert', { detail: to, bubbles: true, composed: true }))}>Convert${to === null ? nothing : html` to ${to}`}…</button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const chips = [...this.renderRoot.querySelectorAll<HTMLElement>('.chip[data-stop]')];
    const at = chips.indexOf(event.target as HTMLElement);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = chips.at(step % chips.length);
    this.stop = next?.dataset['stop'] ?? '';
    next?.focus();
  };

  #pick(vocabulary: Vocabulary | null): void {
    this.dispatchEvent(new CustomEvent('cd-judge-by', { detail: vocabulary, bubbles: true, composed: true }));
  }
}

/** The button that shows the others, among the ids of vocabularies. */
const FOLD = '…';

const isUnread = ({ outcome, foreign }: Mark): boolean => foreign || outcome === 'unchecked';

/**
 * The vocabularies that do not have the event. Where no vocabulary can say anything, those that did not have it before:
 * somebody is typing, and nothing is to jump.
 */
function restOf({ marks }: Matrix, before: ReadonlySet<Vocabulary> | null): ReadonlySet<Vocabulary> {
  const all = [...marks];
  if (all.every(([, mark]) => isUnread(mark))) return before ?? new Set(all.map(([id]) => id));
  return new Set(all.flatMap(([id, { foreign }]) => (foreign ? [id] : [])));
}
