import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { check } from '../look/icons.js';
import { reading } from '../look/page.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countWords } from '../words/report.js';
import { plain, visible } from '../words/visible.js';
import { ruleLink } from './beside.js';
import type { Cause, Found, Subject } from './protocol.js';
import { historyStyles } from './styles.js';

/** From this many causes on they are folded. */
const MANY = 12;

/** What leads from a cause to its records. */
export interface Wanted {
  rule: string;
  subject: string;
}

/**
 * What was found, by cause: rule, then subject. Fires `cd-only` (Wanted) for the records of a cause and `cd-witness` (number of
 * a finding).
 */
export class CdCauses extends LitElement {
  static override properties = { causes: { attribute: false }, isLive: { attribute: false }, lists: { state: true } };
  static override styles = [controls, reading, historyStyles];

  declare causes: readonly Cause[];
  /** The causes change while they are shown: each stays at its place, and new ones come after it. */
  declare isLive: boolean;
  /** Gives the findings of a rule about a subject. */
  foundOf: (rule: string, subject: string) => Promise<readonly Found[]> = () => Promise.resolve([]);
  /** What was asked for, by rule and subject. */
  declare private lists: ReadonlyMap<string, readonly Found[]>;
  /** Of what is live, in which order it came. */
  readonly #places = new Map<string, number>();

  constructor() {
    super();
    this.causes = [];
    this.isLive = false;
    this.lists = new Map();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('causes')) return;
    if (!this.isLive) this.lists = new Map();
    else for (const name of this.lists.keys()) void this.#ask(name);
  }

  protected override render(): TemplateResult {
    const causes = this.#inOrder(this.causes, ({ rule }) => rule);
    const ofHistory = causes.filter((cause) => cause.ofHistory);
    const ofRecords = causes.filter((cause) => !cause.ofHistory);
    if (this.causes.length === 0)
      return html`<p class="verdictline ok"><strong>${check}No problems found</strong><span class="details">Every record is valid, and the history keeps its rules.</span></p>`;
    return html`<h2>About the history</h2>
      ${ofHistory.length === 0 ? html`<p class="quiet">Nothing: the events follow each other as they should.</p>` : this.#renderCauses(ofHistory)}
      <h2>About single records</h2>
      ${ofRecords.length === 0 ? html`<p class="quiet">Nothing: every record is valid by itself.</p>` : this.#renderCauses(ofRecords)}`;
  }

  #renderCauses(causes: readonly Cause[]): unknown {
    return repeat(
      causes,
      ({ rule }) => rule,
      (cause) => this.#renderCause(cause),
    );
  }

  #renderCause({ rule, severity, count, ofHistory, subjects, subjectCount }: Cause): TemplateResult {
    const only = (subject: string, words: string): TemplateResult =>
      html`<button class="link" aria-label="${words}: ${visible(rule)}${subject === '' ? '' : `, ${visible(subject)}`}" @click=${() => this.#fire('cd-only', { rule, subject } satisfies Wanted)}>${words}</button>`;
    const head = html`<span class="severity ${severity}">${severity}</span><span class="name">${visible(rule)}</span><span class="times">${countWords(count, 'finding')}${ofHistory ? ` about ${countWords(subjectCount, 'subject')}` : ''}</span>`;
    return html`<details class="cause" ?open=${this.causes.length <= MANY}><summary>${head}</summary><div class="inside">
      <p class="small">${ruleLink(rule)} · ${only('', 'Show the records')}</p>
      ${
        ofHistory
          ? html`<ul class="subjects">${repeat(
              this.#inOrder(subjects, ({ subject }) => key(rule, subject)),
              ({ subject }) => subject,
              (one) => this.#renderSubject(rule, one, only),
            )}</ul>
          ${subjectCount > subjects.length ? html`<p class="small quiet">${(subjectCount - subjects.length).toLocaleString('en')} more subjects have fewer findings.</p>` : nothing}`
          : nothing
      }</div></details>`;
  }

  #renderSubject(
    rule: string,
    { subject, count, first }: Subject,
    only: (subject: string, words: string) => TemplateResult,
  ): TemplateResult {
    const isOpen = this.lists.has(key(rule, subject));
    const words = html`${subject === '' ? 'no subject' : html`<code>${visible(subject)}</code>`}${first === null ? nothing : html`: ${prose(first.message)}`}`;
    return html`<li><span class="name">${words}</span>
      ${first === null ? nothing : this.#witnessButton(first.finding, first.message, first.witness)} ${only(subject, 'Records')}
      ${
        count === 1
          ? nothing
          : html`<button class="link" aria-label="Findings: ${visible(rule)}, ${visible(subject)}" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => void this.#list(rule, subject)}>${countWords(count, 'finding')}</button>
          ${this.#renderList(rule, subject, count)}`
      }</li>`;
  }

  #renderList(rule: string, subject: string, times: number): TemplateResult | typeof nothing {
    const list = this.lists.get(key(rule, subject));
    if (list === undefined) return nothing;
    return html`<ul>${list.map(
      ({ diagnostic, witness, finding }) => html`<li class="finding"><p>${prose(diagnostic.message)}</p>
      <p class="help">${diagnostic.help === undefined ? nothing : prose(diagnostic.help)}</p>
      <p>${this.#witnessButton(finding, diagnostic.message, witness.length)}</p></li>`,
    )}${times > list.length ? html`<li class="finding help">${(times - list.length).toLocaleString('en')} more like these.</li>` : nothing}</ul>`;
  }

  #witnessButton(finding: number, message: string, length: number): TemplateResult {
    return html`<button class="link" aria-label="Witness: ${countWords(length, 'record')}, of: ${plain(message)}" @click=${() => this.#fire('cd-witness', finding)}>Witness: ${countWords(length, 'record')}</button>`;
  }

  async #list(rule: string, subject: string): Promise<void> {
    const name = key(rule, subject);
    if (!this.lists.has(name)) {
      await this.#ask(name);
      return;
    }
    const lists = new Map(this.lists);
    lists.delete(name);
    this.lists = lists;
  }

  /** Asks for the findings of a rule about a subject. */
  async #ask(name: string): Promise<void> {
    const end = name.indexOf('\n');
    const found = await this.foundOf(name.slice(0, end), name.slice(end + 1));
    this.lists = new Map(this.lists).set(name, found);
  }

  /** In the order in which they are shown, where that may not change. */
  #inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
    if (!this.isLive) return items;
    for (const item of items) if (!this.#places.has(keyOf(item))) this.#places.set(keyOf(item), this.#places.size);
    const place = (item: Item): number => this.#places.get(keyOf(item)) ?? 0;
    return [...items].sort((one, other) => place(one) - place(other));
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const key = (rule: string, subject: string): string => `${rule}\n${subject}`;

customElements.define('cd-causes', CdCauses);
