import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Library } from '../catalogue/catalog.js';
import { cross } from '../look/icons.js';
import { controls } from '../look/styles.js';
import type { CdGallery } from './gallery.js';
import './gallery.js';

const dialogStyles = css`
  dialog {
    width: min(640px, calc(100vw - 24px)); height: min(640px, calc(100dvh - 48px)); max-width: none; max-height: none; padding: 0;
    border: 1px solid var(--edge); border-radius: var(--corner); background: var(--raised); color: var(--text); box-shadow: 0 4px 20px rgb(0 0 0 / 0.2);
  }
  dialog[open] { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
  dialog::backdrop { background: rgb(0 0 0 / 0.4); }
  .head { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 12px 12px 0 20px; }
  h2 { font-size: 19px; font-weight: 650; letter-spacing: -0.01em; }
  .close { width: 34px; padding: 0; justify-content: center; }
  cd-gallery { padding: 8px 20px 0; }
  @media (max-width: 799px) { .head { padding-left: 12px; } cd-gallery { padding: 8px 12px 0; } }
`;

/** The gallery as a dialog. Closes when an example is chosen; the gallery's `cd-choose` bubbles through. */
export class CdExamples extends LitElement {
  static override properties = { library: { attribute: false } };
  static override styles = [controls, dialogStyles];

  declare library: Library | null;

  constructor() {
    super();
    this.library = null;
  }

  async show(): Promise<void> {
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    this.renderRoot.querySelector<CdGallery>('cd-gallery')?.begin();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @click=${this.#onClick} @cd-choose=${() => this.#dialog?.close()}>
      <div class="head"><h2 id="title">Examples</h2><button class="button plain close" aria-label="Close the examples" @click=${() => this.#dialog?.close()}>${cross}</button></div>
      <cd-gallery .library=${this.library}></cd-gallery>
    </dialog>`;
  }

  /** A click on the backdrop has the dialog itself as its target. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.target !== this.#dialog) return;
    const { left, right, top, bottom } = (event.target as HTMLElement).getBoundingClientRect();
    if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom)
      this.#dialog?.close();
  };
}

customElements.define('cd-examples', CdExamples);
