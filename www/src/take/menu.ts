import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { copy } from '../look/icons.js';
import { controls } from '../look/styles.js';

/** The form in which the event is copied or downloaded. */
export type Form = 'text' | 'json' | 'structured' | 'http' | 'curl' | 'report-md' | 'report-sarif' | 'report-json';

const GROUPS: readonly { title: string; items: readonly [Form, string][] }[] = [
  {
    title: 'Copy as',
    items: [
      ['text', 'Text as it is'],
      ['json', 'JSON in one line'],
      ['structured', 'CloudEvent, structured JSON'],
      ['http', 'HTTP message, binary'],
      ['curl', 'curl command'],
    ],
  },
  {
    title: 'Download the report',
    items: [
      ['report-md', 'Report as Markdown'],
      ['report-sarif', 'Report as SARIF'],
      ['report-json', 'Report as JSON'],
    ],
  },
];

export const titleOf = (form: Form): string =>
  GROUPS.flatMap(({ items }) => items).find(([name]) => name === form)?.[1] ?? form;

const menuStyles = css`
  :host { position: relative; }
  [role="menu"] {
    position: absolute; top: calc(100% + 2px); right: 0; z-index: 7; width: max-content; max-width: calc(100vw - 24px); padding: 4px;
    border: 1px solid var(--edge); border-radius: var(--corner); background: var(--raised); box-shadow: 0 4px 20px rgb(0 0 0 / 0.2);
  }
  .title { padding: 6px 12px 2px; color: var(--quiet); font-size: 12.5px; }
  [role="group"] + [role="group"] { margin-top: 4px; padding-top: 4px; border-top: 1px solid var(--line); }
  [role="menuitem"] { display: block; width: 100%; min-height: 34px; padding: 6px 12px; border: 0; border-radius: 4px; background: none; color: var(--text); text-align: left; cursor: pointer; }
  [role="menuitem"]:hover, [role="menuitem"]:focus { background: var(--accent-wash); }
  [role="menuitem"]:focus-visible { outline-offset: -2px; }
  .arrow { width: 0; height: 0; border: 4px solid transparent; border-top-color: currentColor; transform: translateY(2px); }
  @media (max-width: 479px) { .button { padding: 4px 6px; } .button svg { display: none; } }
  @media (forced-colors: active) {
    .arrow { forced-color-adjust: none; border-top-color: ButtonText; }
    [role="menuitem"]:focus { outline: 2px solid Highlight; outline-offset: -2px; }
  }
`;

/** The `Copy` button and its menu. Fires `cd-take` with the chosen form. */
export class CdTake extends LitElement {
  static override properties = { stop: { attribute: false }, open: { state: true } };
  static override styles = [controls, menuStyles];

  /** The Tab key goes to it; otherwise the arrow keys of the bar that it is in do. */
  declare stop: boolean;
  declare private open: boolean;

  constructor() {
    super();
    this.stop = true;
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#outside);
  }

  protected override render(): TemplateResult {
    return html`<button id="copy-menu" class="button plain" aria-haspopup="menu" aria-expanded=${this.open ? 'true' : 'false'} tabindex=${this.stop ? 0 : -1}
        @click=${() => (this.open ? this.#close() : void this.#show(0))} @keydown=${this.#onButtonKey}>${copy}Copy<span class="arrow" aria-hidden="true"></span></button>
      ${
        this.open
          ? html`<div role="menu" aria-labelledby="copy-menu" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
        ${GROUPS.map(
          ({ title, items }) => html`<div role="group" aria-label=${title}>
          <div class="title" aria-hidden="true">${title}</div>
          ${items.map(([form, words]) => html`<button role="menuitem" tabindex="-1" @click=${() => this.#take(form)}>${words}</button>`)}
        </div>`,
        )}
      </div>`
          : nothing
      }`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#copy-menu')?.focus();
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  async #show(index: number): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.#items.at(index)?.focus();
  }

  #close(): void {
    this.open = false;
  }

  #take(form: Form): void {
    this.#back();
    this.dispatchEvent(new CustomEvent<Form>('cd-take', { detail: form, bubbles: true, composed: true }));
  }

  /** Closes the menu and returns the focus. */
  #back(): void {
    this.focus();
    this.#close();
  }

  readonly #outside = (event: Event): void => {
    if (this.open && !event.composedPath().includes(this)) this.#close();
  };

  #onFocusOut(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (next === null || !this.renderRoot.contains(next)) this.#close();
  }

  #onButtonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#show(event.key === 'ArrowDown' ? 0 : -1);
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items;
    const index = items.indexOf(event.target as HTMLElement);
    const next: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
    const step = next[event.key];
    if (step !== undefined) items.at(step % items.length)?.focus();
    else if (event.key === 'Escape') this.#back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('cd-take', CdTake);
