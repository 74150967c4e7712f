import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { prose, visible } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countWords } from '../words.js';
import type { Rule } from './book.js';

const rulesStyles = css`
  h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; }
  h2 { margin: 28px 0 6px; font-size: 17px; font-weight: 650; letter-spacing: -0.01em; }
  .quiet { color: var(--quiet); }
  .back { display: inline-block; margin-bottom: 16px; }
  .facts { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--quiet); font-size: 13.5px; }
  .severity { font-weight: 650; }
  .severity.error { color: var(--error); }
  .severity.warning { color: var(--warning); }
  .severity.note { color: var(--note); }
  pre { margin: 8px 0 12px; padding: 12px 16px; border: 1px solid var(--line); border-radius: var(--corner); background: var(--panel); font: 13.5px/1.6 var(--mono); overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  ul { margin-top: 20px; }
  li { padding: 12px 0; border-top: 1px solid var(--line); }
  li a { font-weight: 600; }
  li p { color: var(--quiet); font-size: 14px; }
  li .severity { margin-left: 8px; font-size: 13px; }
`;

const FIXABLE: Record<Rule['fixable'], string> = {
  always: 'a fix is always offered',
  sometimes: 'a fix is sometimes offered',
  never: 'no fix: only you know the answer',
};

/** The rules' pages: a list, or one rule. Fires `cd-try` (the example's text). */
export class CdRules extends LitElement {
  static override properties = { rules: { attribute: false }, rule: { attribute: false } };
  static override styles = [controls, rulesStyles];

  declare rules: readonly Rule[] | null;
  /** The rule that is shown; `null` shows the list. */
  declare rule: string | null;

  constructor() {
    super();
    this.rules = null;
    this.rule = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Only a walk from page to page moves the focus, never the first drawing.
    if (changed.has('rule') && changed.get('rule') !== undefined) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override render(): TemplateResult {
    if (this.rules === null) return html`<p class="quiet">Loading the rules…</p>`;
    if (this.rule === null) return this.#renderList(this.rules);
    const rule = this.rules.find((one) => one.rule === this.rule);
    return rule === undefined ? this.#renderUnknown(this.rule) : this.#renderRule(rule);
  }

  #renderList(rules: readonly Rule[]): TemplateResult {
    return html`<h1 tabindex="-1">Rules</h1>
      <p class="quiet">${countWords(rules.length, 'rule')}: what each finds and why it matters.</p>
      <ul>${rules.map((rule) => html`<li>
        <a href="#/rules/${rule.rule}">${rule.rule}</a><span class="severity ${rule.severity}">${rule.severity}</span>
        <p>${prose(rule.what)}</p></li>`)}</ul>`;
  }

  #renderRule(rule: Rule): TemplateResult {
    return html`<a class="back" href="#/rules">All rules</a>
      <h1 tabindex="-1">${rule.rule}</h1>
      <p class="facts"><span class="severity ${rule.severity}">${rule.severity}</span><span>${rule.code}</span><span>${FIXABLE[rule.fixable]}</span></p>
      <h2>What it finds</h2><p>${prose(rule.what)}</p>
      <h2>Why it matters</h2><p>${prose(rule.why)}</p>
      ${rule.example === '' ? nothing : html`<h2>Example</h2><pre tabindex="0" aria-label="Example">${visible(rule.example)}</pre>
        <button class="button" @click=${() => this.#try(rule.example)}>Try it</button>`}
      <h2>Source</h2><p class="quiet">${prose(rule.source)}</p>`;
  }

  #renderUnknown(name: string): TemplateResult {
    return html`<a class="back" href="#/rules">All rules</a><h1 tabindex="-1">No rule of this name</h1>
      <p class="quiet"><code>${visible(name.slice(0, 100))}</code> is not a rule of this version.</p>`;
  }

  #try(example: string): void {
    this.dispatchEvent(new CustomEvent('cd-try', { detail: example, bubbles: true, composed: true }));
  }
}
