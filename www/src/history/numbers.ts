import type { Percentiles } from 'cdevents-wasm';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { reading } from '../look/page.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import type { By, ExportForm, Figures } from './protocol.js';
import { historyStyles } from './styles.js';
import { durationWords, timeWords } from './words.js';

const share = (value: unknown): string =>
  `${((value as number) * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
const span = (value: unknown): string => durationWords((value as Percentiles).p50);
/** Of a duration: what most of them do not exceed. */
const more = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? html`<span class="more">95 % within ${durationWords((value as Percentiles).p95)}</span>`
    : nothing;
const number = (value: unknown): string => (value as number).toLocaleString('en', { maximumFractionDigits: 2 });

/** Name, title and words of each figure; the last five are DORA's. */
const FIGURES: readonly (readonly [
  Exclude<keyof Figures, 'key' | 'missing' | 'basis' | 'lines' | 'period'>,
  string,
  (value: unknown) => string,
])[] = [
  ['runs', 'Runs', number],
  ['successRate', 'Success rate', share],
  ['durationMs', 'Duration (median)', span],
  ['deploymentsPerDay', 'Deployments per day', number],
  ['leadTimeMs', 'Change lead time (median)', span],
  ['changeFailureRate', 'Change failure rate', share],
  ['timeToRestoreMs', 'Time to restore (median)', span],
  ['reworkRate', 'Deployment rework rate', share],
];

const BY: readonly (readonly [By, string])[] = [
  ['pipeline', 'pipeline'],
  ['service', 'service'],
  ['environment', 'environment'],
];

const EXPORTS: readonly (readonly [ExportForm, string])[] = [
  ['csv', 'Figures as CSV'],
  ['json', 'Figures as JSON'],
  ['otlp', 'Runs as OTLP/JSON'],
  ['ndjson', 'Records as NDJSON'],
];

/**
 * The figures of each pipeline, service or environment. Fires `cd-by` (By), `cd-basis` (numbers of records) and `cd-export`
 * (ExportForm).
 */
export class CdNumbers extends LitElement {
  static override properties = { figures: { attribute: false }, by: { attribute: false } };
  static override styles = [controls, reading, historyStyles];

  /** `null` while they are worked out. */
  declare figures: readonly Figures[] | null;
  declare by: By;

  constructor() {
    super();
    this.figures = null;
    this.by = 'pipeline';
  }

  protected override render(): TemplateResult {
    const { figures, by } = this;
    return html`<div class="filter"><div><label for="by">Figures of each</label>
        <select id="by" .value=${live(by)} @change=${(event: Event) => this.#fire('cd-by', (event.currentTarget as HTMLSelectElement).value)}>
          ${BY.map(([value, words]) => html`<option value=${value} ?selected=${by === value}>${words}</option>`)}</select></div></div>
      ${periodWords(figures?.[0]?.period ?? null)}
      <p class="actions" role="group" aria-label="Take away">${EXPORTS.map(([form, words]) => html`<button class="button" @click=${() => this.#fire('cd-export', form)}>${words}</button>`)}</p>
      ${
        figures === null
          ? html`<p class="quiet" role="status">Working out the figures…</p>`
          : figures.length === 0
            ? html`<p class="none">The history has no ${by} that figures could be about.</p>`
            : figures.map((one) => this.#renderKey(one))
      }`;
  }

  #renderKey(one: Figures): TemplateResult {
    const name = one.key.trim() === '' ? 'without a name' : visible(one.key);
    return html`<h2>${name}</h2><dl class="figures">${FIGURES.map(([figure, title, words]) => {
      const value = one[figure];
      const records = one.basis[figure] ?? [];
      return html`<div class="figure"><dt>${title}</dt>
        <dd>${value === null ? html`<span class="unknown">${this.#unknown(one, figure)}</span>` : html`<span class="value">${words(value)}</span>${more(value)}`}
        ${sparkline(title, one.lines[figure] ?? [], words)}
        ${value === null || records.length === 0 ? nothing : html`<button class="link" aria-label="${title} of ${name}: show ${countWords(records.length, 'record')}" @click=${() => this.#fire('cd-basis', records)}>${countWords(records.length, 'record')}</button>`}</dd></div>`;
    })}</dl>`;
  }

  /** Each text of `missing` begins with the name of its figure. */
  #unknown({ missing }: Figures, figure: string): unknown {
    const why = missing.find((words) => words.startsWith(`${figure}:`));
    return why === undefined ? 'unknown' : html`unknown, because of: ${prose(why.slice(figure.length + 1).trim())}`;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function periodWords(period: Figures['period']): TemplateResult | typeof nothing {
  if (period === null) return nothing;
  return html`<p class="count">The bars are the values in equal parts of the time from ${timeWords(period[0])} to ${timeWords(period[1])} UTC.</p>`;
}

const WIDTH = 160;
const HEIGHT = 28;

/** The value in each part of the time, as a bar; a gap where it is unknown. Shares go up to 100 %, all else to the largest value. */
function sparkline(
  title: string,
  line: readonly (number | null)[],
  words: (value: unknown) => string,
): TemplateResult | typeof nothing {
  const known = line.filter((value) => value !== null);
  if (known.length === 0) return nothing;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const top = words === share ? 1 : most;
  const step = WIDTH / line.length;
  const said = (value: number): string => (words === span ? durationWords(value) : words(value));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title} over time: ${said(least)} to ${said(most)}">
    ${line.map((value, index) => {
      if (value === null) return nothing;
      const height = Math.max(1, top === 0 ? 0 : (value / top) * (HEIGHT - 1));
      return svg`<rect x=${index * step + 0.5} y=${HEIGHT - height} width=${step - 1} height=${height} fill="currentColor"></rect>`;
    })}</svg>`;
}

customElements.define('cd-numbers', CdNumbers);
