import type { Severity } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { code } from '../look/code.js';
import { reading } from '../look/page.js';
import { prose } from '../look/prose.js';
import { moveThrough } from '../look/rove.js';
import { controls } from '../look/styles.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import { book, type Family, type Rule } from './book.js';
import { rulesStyles } from './styles.js';

const FIXABLE: Record<Rule['fixable'], string> = {
  always: 'a fix is always offered',
  sometimes: 'a fix is sometimes offered',
  never: 'no fix: only you know the answer',
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The pages of the rules: a list, or one rule. Fires `cd-open` (a text) and `cd-title` (the page's title). */
export class CdRules extends LitElement {
  static override properties = {
    rule: { attribute: false },
    wanted: { state: true },
    severity: { state: true },
    family: { state: true },
  };
  static override styles = [controls, reading, rulesStyles];

  /** The rule to show; `null` shows the list. */
  declare rule: string | null;
  declare private wanted: string;
  /** Empty means all, as for `family`. */
  declare private severity: string;
  declare private family: string;
  readonly #families: readonly Family[] = book();

  constructor() {
    super();
    this.rule = null;
    this.wanted = '';
    this.severity = '';
    this.family = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('rule')) return;
    this.#fire('cd-title', this.renderRoot.querySelector('h1')?.textContent ?? 'Rules');
    // Move the focus only from one page to another, not on the first render.
    if (changed.get('rule') !== undefined)
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    if (this.rule === null) return this.#renderList();
    const rule = this.#all.find((one) => one.rule === this.rule);
    return rule === undefined ? this.#renderUnknown(this.rule) : this.#renderRule(rule);
  }

  get #all(): Rule[] {
    return this.#families.flatMap(({ rules }) => rules);
  }

  #renderList(): TemplateResult {
    const shown = this.#families
      .map(({ title, rules }) => ({ title, rules: rules.filter((rule) => this.#isWanted(rule, title)) }))
      .filter(({ rules }) => rules.length > 0);
    const all = this.#all.length;
    const count = shown.reduce((sum, { rules }) => sum + rules.length, 0);
    return html`<h1 tabindex="-1">Rules</h1>
      <p class="lead quiet">What each rule finds, why it matters, and how to fix it.</p>
      <div class="filter" @keydown=${this.#onKey}>
        <div class="wide"><label for="find">Find a rule</label>
          <input id="find" type="search" autocomplete="off" spellcheck="false" .value=${live(this.wanted)} @input=${(event: Event) => (this.wanted = valueOf(event))}></div>
        <div><label for="severity">Severity</label>
          <select id="severity" .value=${live(this.severity)} @change=${(event: Event) => (this.severity = valueOf(event))}>
            <option value="" ?selected=${this.severity === ''}>All</option>
            ${SEVERITIES.map((severity) => html`<option value=${severity} ?selected=${this.severity === severity}>${severity}</option>`)}
          </select></div>
        <div><label for="family">Family</label>
          <select id="family" .value=${live(this.family)} @change=${(event: Event) => (this.family = valueOf(event))}>
            <option value="" ?selected=${this.family === ''}>All</option>
            ${this.#families.map(({ title }) => html`<option value=${title} ?selected=${this.family === title}>${title}</option>`)}
          </select></div>
      </div>
      <p class="count" role="status">${count === all ? countWords(all, 'rule') : `${count} of ${countWords(all, 'rule')}`}</p>
      ${count === 0 ? html`<p class="none">No rule matches. <button class="link" @click=${this.#clear}>Show all rules</button></p>` : nothing}
      <div class="list" @keydown=${this.#onKey}>${shown.map(
        ({ title, rules }) =>
          html`<h2>${title}</h2><ul>${rules.map(
            (rule) => html`<li>
        <p class="head"><a href="#/rules/${rule.rule}">${rule.rule}</a><span class="severity ${rule.severity}">${rule.severity}</span><span class="code-number">${rule.code}</span></p>
        <p>${prose(rule.what)}</p></li>`,
          )}</ul>`,
      )}</div>`;
  }

  #isWanted(rule: Rule, family: string): boolean {
    if (this.severity !== '' && rule.severity !== this.severity) return false;
    if (this.family !== '' && family !== this.family) return false;
    const text = [rule.rule, rule.code, rule.what, rule.why, rule.source].join('\n').toLowerCase();
    return this.wanted
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
  }

  readonly #clear = (): void => {
    this.wanted = '';
    this.severity = '';
    this.family = '';
    this.renderRoot.querySelector<HTMLElement>('#find')?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.wanted !== '') {
      event.preventDefault();
      this.wanted = '';
      this.renderRoot.querySelector<HTMLElement>('#find')?.focus();
      return;
    }
    moveThrough(event, [...this.renderRoot.querySelectorAll<HTMLElement>('#find, .list a')]);
  };

  #renderRule(rule: Rule): TemplateResult {
    const all = this.#all;
    const index = all.indexOf(rule);
    const [before, after] = [all[index - 1], all[index + 1]];
    const family = this.#families.find(({ rules }) => rules.includes(rule));
    return html`<a class="back" href="#/rules">All rules</a>
      <h1 tabindex="-1">${rule.rule}</h1>
      <p class="facts"><span class="severity ${rule.severity}">${rule.severity}</span><span>${rule.code}</span><span>${family?.title}</span><span>${FIXABLE[rule.fixable]}</span></p>
      <h2>What it finds</h2><p class="measure">${prose(rule.what)}</p>
      <h2>Why it matters</h2><p class="measure">${prose(rule.why)}</p>
      ${
        rule.example === ''
          ? html`<h2>Example</h2><p class="quiet measure">No text can show it: it is about bytes, limits or the engine itself.</p>`
          : html`<h2>Example</h2>
        ${this.#renderText(rule.example, 'the example', isOfHistories(rule))}
        ${rule.printed === null ? nothing : html`<h3>Report</h3><pre class="code" tabindex="0" role="region" aria-label="the report">${visible(rule.printed.trimEnd())}</pre>`}`
      }
      ${rule.right === null ? nothing : html`<h2>Correct</h2>${this.#renderText(rule.right, 'the correct example', isOfHistories(rule))}`}
      <h2>Source</h2><p class="quiet measure">${prose(rule.source)}</p>
      <nav class="pager" aria-label="Other rules">
        ${before === undefined ? html`<span></span>` : html`<a href="#/rules/${before.rule}">Previous: ${before.rule}</a>`}
        ${after === undefined ? nothing : html`<a href="#/rules/${after.rule}">Next: ${after.rule}</a>`}
      </nav>`;
  }

  /** A history has an event on each line: the playground, which has one event, cannot open it. */
  #renderText(text: string, name: string, isHistory: boolean): TemplateResult {
    const shown = html`<pre class="code" tabindex="0" role="region" aria-label=${name}>${code(text)}</pre>`;
    if (isHistory) return shown;
    return html`${shown}
      <p class="actions"><button class="button" aria-label="Open in the playground: ${name}" @click=${() => this.#fire('cd-open', text)}>Open in the playground</button></p>`;
  }

  #renderUnknown(name: string): TemplateResult {
    return html`<a class="back" href="#/rules">All rules</a><h1 tabindex="-1">No such rule</h1>
      <p class="quiet"><code>${visible(name.slice(0, 100))}</code> is not a rule of this version.</p>`;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** Whether a rule is about several events: the family of its code. */
const isOfHistories = ({ code }: Rule): boolean => code.startsWith('CDE8');

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

customElements.define('cd-rules', CdRules);
