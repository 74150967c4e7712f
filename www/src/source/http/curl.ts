import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../../look/styles.js';
import { curlCommand } from '../../message/write.js';
import { visible, webAddress } from '../../words/visible.js';
import type { Carry } from './element.js';
import { faceStyles } from './styles.js';

const curlStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  .head label { flex: none; font-weight: 600; }
  .head input { flex: 1; min-width: 120px; min-height: 32px; padding: 3px 10px; font: 13.5px/1.6 var(--mono); }
  .bad { color: var(--error); font-size: 13px; }
  pre { margin: 0; padding: 12px 20px; overflow: auto; font: 14px/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
  pre:focus-visible { outline-offset: -2px; }
  @media (max-width: 799px) { pre { padding: 12px; } }
`;

/** The event as a `curl` command to copy. Fires `cd-take` with `curl`, and `cd-address` (string). */
export class CdCurl extends LitElement {
  static override properties = {
    text: { attribute: false },
    active: { attribute: false },
    address: { attribute: false },
    command: { state: true },
    typed: { state: true },
  };
  static override styles = [controls, faceStyles, curlStyles];

  declare text: string;
  declare active: boolean;
  declare address: string;
  declare carry: Carry;
  declare private command: string | null;
  /** The address while it is being typed and may not be valid yet. */
  declare private typed: string | null;
  #madeOf = '';
  #turn = 0;
  #words = '';

  constructor() {
    super();
    this.text = '';
    this.active = false;
    this.address = '';
    this.command = null;
    this.typed = null;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const key = `${this.address}\n${this.text}`;
    if (!this.active || this.#madeOf === key) return;
    this.#madeOf = key;
    void this.#make();
  }

  async #make(): Promise<void> {
    const turn = ++this.#turn;
    const { text, address } = this;
    let command: string | null = null;
    try {
      const message =
        text.trim() === '' ? null : ((await this.carry(text, 'structured')) ?? (await this.carry(text, 'batch')));
      command = message === null ? null : curlCommand(message, new URL(address));
      this.#words =
        text.trim() === ''
          ? 'There is no event yet: choose or paste one.'
          : message === null
            ? 'The text is not an event, so there is no curl command.'
            : 'The event is too long for a command: a shell takes 128 KiB.';
    } catch {
      this.#words = 'The engine did not answer, so there is no command. Change something to try again.';
    }
    if (turn !== this.#turn) return;
    this.command = command;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const bad = this.typed !== null && webAddress(this.typed.trim()) === null;
    return html`
      <div class="head">
        <label for="address">Send to</label>
        <input id="address" type="text" inputmode="url" spellcheck="false" autocomplete="off" .value=${live(this.typed ?? this.address)} @input=${this.#onAddress} @blur=${this.#onBlur}
          aria-invalid=${bad ? 'true' : nothing} aria-describedby=${bad ? 'address-help' : nothing}>
        <button type="button" class="button" ?disabled=${this.command === null} @click=${() => this.#fire('cd-take', 'curl')}>Copy command</button>
      </div>
      ${
        this.command === null
          ? html`<p class="none">${this.#words}</p>`
          : html`<div class="body">
        ${bad ? html`<p class="none bad" id="address-help">The address must begin with http:// or https://. The command keeps the last valid one.</p>` : nothing}
        <pre tabindex="0" role="region" aria-label="curl command">${visible(this.command)}</pre></div>`
      }`;
  }

  #onAddress(event: Event): void {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    const address = webAddress(this.typed.trim());
    if (address !== null) this.#fire('cd-address', address);
  }

  /** Normalises a valid address when the field loses the focus. An invalid one stays for the user to fix. */
  #onBlur(): void {
    if (this.typed !== null && webAddress(this.typed.trim()) !== null) this.typed = null;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('cd-curl', CdCurl);
