import { css, html, LitElement, type TemplateResult } from 'lit';
import { cross } from './icons.js';
import { controls } from './styles.js';

/** What the keyboard does; of keys with two names the first is the one of macOS. */
const GROUPS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['⌘K or Ctrl+K', 'Examples'],
      ['⌘V or Ctrl+V', 'Check what is on the clipboard (outside a text field)'],
      ['⌘Z or Ctrl+Z', 'Undo; with Shift or Ctrl+Y: redo'],
      ['F8', 'Next finding; with Shift: previous'],
      ['?', 'This list (outside a text field)'],
    ],
  ],
  [
    'Editor',
    [
      ['Ctrl+Space', 'Complete names and values'],
      ['Ctrl+Shift+Space', 'What the field under the cursor means'],
      ['Alt+Shift+F', 'Format the JSON'],
      ['Tab', 'Leave the editor'],
    ],
  ],
  [
    'Table of records',
    [
      ['Arrow keys', 'Move; with Ctrl and Home or End: first or last record'],
      ['Enter', 'Open the record'],
    ],
  ],
  [
    'Rows and panes',
    [
      ['← →', 'Move along the vocabularies, the tabs and the toolbar'],
      ['Enter', 'Check against the vocabulary'],
      ['Arrow keys', 'Resize, on the line between two panes; with Shift: faster; Escape: reset'],
    ],
  ],
];

const keysStyles = css`
  dialog {
    width: min(600px, calc(100vw - 24px)); max-height: calc(100dvh - 48px); padding: 12px 20px 20px; overflow-y: auto;
    border: 1px solid var(--edge); border-radius: var(--corner); background: var(--raised); color: var(--text); box-shadow: 0 4px 20px rgb(0 0 0 / 0.2);
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.4); }
  .head { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
  h2 { font-size: 19px; font-weight: 650; letter-spacing: -0.01em; }
  h3 { margin: 16px 0 4px; color: var(--quiet); font-size: 13px; font-weight: 600; }
  .close { width: 34px; padding: 0; justify-content: center; }
  dl { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 6px 16px; margin: 0; }
  dt { font: 13px/1.6 var(--mono); }
  dd { font-size: 14px; }
  @media (max-width: 479px) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: 8px; } dialog { padding: 12px; } }
`;

/** The list of keyboard shortcuts, over whatever is shown. */
export class CdKeys extends LitElement {
  static override styles = [controls, keysStyles];

  async show(): Promise<void> {
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult {
    const close = (): void => this.#dialog?.close();
    return html`<dialog aria-labelledby="title" @click=${(event: Event) => event.target === this.#dialog && close()}>
      <div class="head"><h2 id="title">Keyboard shortcuts</h2><button class="button plain close" aria-label="Close the keyboard shortcuts" @click=${close}>${cross}</button></div>
      ${GROUPS.map(
        ([title, keys]) =>
          html`<h3>${title}</h3><dl>${keys.map(([key, words]) => html`<dt>${key}</dt><dd>${words}</dd>`)}</dl>`,
      )}
    </dialog>`;
  }
}

customElements.define('cd-keys', CdKeys);
