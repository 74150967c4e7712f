import { html, LitElement, nothing, type TemplateResult } from 'lit';

/** A record that is in the editor. */
export interface Borrowed {
  record: number;
  /** As it was when it went there. */
  text: string;
  /** Puts the text back. */
  back(text: string): void;
}

/** Says on the workbench that a record of the history is in the editor, and puts it back. */
export class CdBorrowed extends LitElement {
  static override properties = { text: { attribute: false }, borrowed: { attribute: false } };

  /** The text in the editor. */
  declare text: string;
  declare borrowed: Borrowed | null;

  constructor() {
    super();
    this.text ??= '';
    this.borrowed ??= null;
  }

  /** Renders into the page itself, so that it looks like the other notices. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { borrowed, text } = this;
    if (borrowed === null) return nothing;
    const isChanged = text.trim() !== '' && text !== borrowed.text;
    return html`<p class="notice"><span>Record ${borrowed.record.toLocaleString('en')} of the history is in the editor.</span>
      <button class="retry" @click=${() => (isChanged ? borrowed.back(text) : this.#leave())}>${isChanged ? 'Put it back and judge again' : 'Back to the history'}</button>
      <button class="icon" aria-label="Keep it here only" title="Keep it here only" @click=${() => (this.borrowed = null)}>×</button></p>`;
  }

  #leave(): void {
    this.borrowed = null;
    location.hash = '#/history';
  }
}

customElements.define('cd-borrowed', CdBorrowed);
