import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { isTyping } from '../look/editable.js';
import { controls } from '../look/styles.js';

const dropStyles = css`
  :host { display: contents; }
  .zone {
    position: fixed; inset: 12px; z-index: 20; display: grid; place-content: center; gap: 4px; padding: 24px; text-align: center; pointer-events: none;
    border: 2px dashed var(--accent); border-radius: 12px; background: color-mix(in srgb, var(--accent-wash) 94%, transparent); color: var(--text);
  }
  .zone strong { font-size: 19px; font-weight: 650; }
  .zone span { color: var(--quiet); }
`;

/**
 * What comes in as files: by the picker, dropped anywhere, or pasted, and text that is pasted outside of every text field.
 * Fires `cd-files` (File[]) and `cd-pasted-outside` (string) and reads no file itself.
 */
export class CdIncoming extends LitElement {
  static override properties = { many: { attribute: false }, over: { state: true } };
  static override styles = [controls, dropStyles];

  /** What comes is a history, of any number of files and any size. */
  declare many: boolean;
  declare private over: boolean;

  constructor() {
    super();
    this.many = false;
    this.over = false;
  }

  /** Listens in the capture phase: an editable element would insert a dropped file as text. */
  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('dragenter', this.#onDrag, true);
    addEventListener('dragover', this.#onDrag, true);
    addEventListener('dragleave', this.#onLeave, true);
    addEventListener('drop', this.#onDrop, true);
    addEventListener('paste', this.#onPaste, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('dragenter', this.#onDrag, true);
    removeEventListener('dragover', this.#onDrag, true);
    removeEventListener('dragleave', this.#onLeave, true);
    removeEventListener('drop', this.#onDrop, true);
    removeEventListener('paste', this.#onPaste, true);
  }

  /** Opens the browser's file picker. */
  choose(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input')?.click();
  }

  protected override render(): TemplateResult {
    return html`
      <input type="file" hidden tabindex="-1" aria-label="File with an event" accept=".json,.txt,.http,.sh,application/json,text/*" @change=${this.#onChosen}>
      ${
        this.over
          ? html`<div class="zone" aria-hidden="true">${
              this.many
                ? html`<strong>Drop the files to read them as one history</strong><span>NDJSON, JSON, logs, gzip, of any size</span>`
                : html`<strong>Drop the file to check it</strong><span>An event as JSON, a curl command or an HTTP message, up to 16 MiB</span>`
            }</div>`
          : nothing
      }`;
  }

  readonly #onDrag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.over = true;
  };

  readonly #onLeave = (event: DragEvent): void => {
    // Only when the pointer leaves the window, not on the way from one element to the next.
    if (event.relatedTarget === null) this.over = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.over = false;
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.stopPropagation();
    this.#give([...event.dataTransfer.files]);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() !== '' && !isTyping(event)) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent<string>('cd-pasted-outside', { detail: text, bubbles: true, composed: true }));
      return;
    }
    const files = [...(event.clipboardData?.files ?? [])];
    // If the clipboard has text too, the user means the text.
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain') === true) return;
    event.preventDefault();
    event.stopPropagation();
    this.#give(files);
  };

  #onChosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.#give([...(input.files ?? [])]);
    // Reset, so that choosing the same file again fires a change.
    input.value = '';
  }

  #give(files: File[]): void {
    this.dispatchEvent(new CustomEvent<File[]>('cd-files', { detail: files, bubbles: true, composed: true }));
  }
}
