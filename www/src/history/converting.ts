import type { Vocabulary, VocabularyInfo } from 'cdevents-wasm';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { check } from '../look/icons.js';
import { reading } from '../look/page.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countWords } from '../words/report.js';
import { plain } from '../words/visible.js';
import type { ConvertedHistory } from './protocol.js';
import { historyStyles } from './styles.js';

/**
 * The whole history in another vocabulary. Fires `cd-convert-all` (Vocabulary), `cd-basis` (numbers of records),
 * `cd-stop-converting`, `cd-take-converted` and `cd-open-converted`.
 */
export class CdConverting extends LitElement {
  static override properties = {
    vocabularies: { attribute: false },
    result: { attribute: false },
    working: { attribute: false },
    to: { state: true },
  };
  static override styles = [controls, reading, historyStyles];

  declare vocabularies: readonly VocabularyInfo[];
  declare result: ConvertedHistory | null;
  /** How far it has come, in records; `null`: nothing is being converted. */
  declare working: { done: number; total: number } | null;
  declare private to: Vocabulary | null;

  constructor() {
    super();
    this.vocabularies = [];
    this.result = null;
    this.working = null;
    this.to = null;
  }

  protected override render(): TemplateResult {
    const { vocabularies, working } = this;
    const to = this.to ?? vocabularies.at(0)?.id ?? null;
    return html`<div class="filter"><div><label for="to">Convert all records to</label>
        <select id="to" @change=${(event: Event) => (this.to = (event.currentTarget as HTMLSelectElement).value as Vocabulary)}>
          ${vocabularies.map(({ id, title }) => html`<option value=${id} ?selected=${id === to}>${title}</option>`)}</select></div>
        <button class="button primary" ?disabled=${working !== null || to === null} @click=${() => this.#fire('cd-convert-all', to)}>Convert</button></div>
      ${working === null ? nothing : this.#renderProgress(working)}
      ${this.result === null || working !== null ? html`<p class="quiet measure">Every event is written as one of the other vocabulary. What is lost on the way is listed; your files stay as they are.</p>` : this.#renderResult(this.result)}`;
  }

  #renderProgress({ done, total }: { done: number; total: number }): TemplateResult {
    return html`<div class="verdictline quiet"><strong role="status">Converting…</strong>
      <progress max=${Math.max(1, total)} value=${done} aria-label="Converted so far"></progress>
      <span class="details">${done.toLocaleString('en')} of ${countWords(total, 'record')}</span>
      <button class="button" @click=${() => this.#fire('cd-stop-converting', null)}>Stop here</button></div>`;
  }

  #renderResult({ records, invalid, left, unread, stopped, losses, to }: ConvertedHistory): TemplateResult {
    const isWhole = losses.length === 0 && invalid === 0 && unread === 0;
    const details = [
      ...(left > 0 ? [`${countWords(left, 'record')} left out`] : []),
      ...(invalid > 0 ? [`${countWords(invalid, 'record')} not valid in ${to}`] : []),
      ...(unread > 0
        ? [
            `${countWords(unread, 'record')} not converted, since ${stopped ? 'it was stopped' : 'the result is too large'}`,
          ]
        : []),
      ...(isWhole ? ['nothing is lost'] : []),
    ];
    return html`<p class="verdictline ${isWhole ? 'ok' : 'warning'}"><strong>${check}<span>${countWords(records, 'record')} converted</span></strong><span class="details">${details.join(' · ')}</span></p>
      <p class="actions"><button class="button primary" @click=${() => this.#fire('cd-take-converted', null)}>Download as NDJSON</button>
        <button class="button" @click=${() => this.#fire('cd-open-converted', null)}>Open in the place of this history</button></p>
      ${
        losses.length === 0
          ? nothing
          : html`<h2>What is lost</h2><ul class="subjects">${losses.map(
              ({ message, count, records: at }) =>
                html`<li><span class="name">${prose(message)}</span><button class="link" aria-label="${countWords(count, 'record')}: ${plain(message)}" @click=${() => this.#fire('cd-basis', at)}>${countWords(count, 'record')}</button></li>`,
            )}</ul>`
      }`;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('cd-converting', CdConverting);
