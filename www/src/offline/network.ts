import { html, LitElement, nothing, type TemplateResult } from 'lit';

/** Shows that there is no network. The page still works. */
export class CdNetwork extends LitElement {
  static override properties = { isOffline: { state: true } };

  declare private isOffline: boolean;

  constructor() {
    super();
    this.isOffline = !navigator.onLine;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#look);
    addEventListener('offline', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#look);
    removeEventListener('offline', this.#look);
  }

  readonly #look = (): void => {
    this.isOffline = !navigator.onLine;
  };

  protected override render(): TemplateResult {
    return html`<span role="status">${this.isOffline ? html`<span class="offline" title="You are offline. What you type is checked all the same.">Offline</span>` : nothing}</span>`;
  }
}
