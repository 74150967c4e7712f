import { css, LitElement } from 'lit';

/** What dialogs with a head, a body and buttons below have in common. */
export const dialogs = css`
  dialog {
    max-width: none; max-height: none; padding: 0;
    border: 1px solid var(--edge); border-radius: var(--corner); background: var(--raised); color: var(--text); box-shadow: 0 4px 20px rgb(0 0 0 / 0.2);
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.4); }
  .head { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 12px 12px 0 20px; }
  h2 { font-size: 19px; font-weight: 650; letter-spacing: -0.01em; }
  .close { width: 34px; padding: 0; justify-content: center; }
  .foot { display: flex; align-items: center; justify-content: flex-end; gap: 8px; padding: 10px 20px; }
  .foot .button { min-height: 36px; }
  .foot .apply:not(:disabled) { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
  .foot .apply:not(:disabled):hover { color: var(--on-accent); filter: brightness(1.1); }
  @media (max-width: 799px) { .head { padding-left: 12px; } .foot { padding-inline: 12px; } }
  @media (forced-colors: active) {
    dialog { border: 1px solid; }
    .foot .apply:not(:disabled) { border-color: Highlight; background: Highlight; color: HighlightText; forced-color-adjust: none; }
  }
`;

/** An element that is a dialog. */
export class CdDialog extends LitElement {
  protected get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected async open(): Promise<void> {
    await this.updateComplete;
    const { dialog } = this;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  protected readonly close = (): void => this.dialog?.close();

  /** The page's own keys are not for the time of a dialog; what the browser does with Escape is not affected. */
  protected readonly onKey = (event: KeyboardEvent): void => event.stopPropagation();

  /** A click on the backdrop has the dialog itself as its target. */
  protected readonly onClick = (event: MouseEvent): void => {
    if (event.target !== this.dialog) return;
    const { left, right, top, bottom } = (event.target as HTMLElement).getBoundingClientRect();
    if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) this.close();
  };
}
