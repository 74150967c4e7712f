import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keepText, keptText } from '../session/store.js';

/**
 * Registers the service worker and shows a notice when there is a new version. The new version loads only when its button
 * is pressed, since the user may be typing.
 */
export class CdUpdate extends LitElement {
  static override properties = {
    waitFor: { attribute: false },
    text: { attribute: false },
    isNew: { state: true },
    wouldLose: { state: true },
  };

  /** Delays registration: the service worker fetches every file of the page, which must not delay the first verdict. */
  declare waitFor: Promise<unknown> | null;
  /** The text to restore after the reload. */
  declare text: string;
  declare private isNew: boolean;
  /** The text is too long to be stored in the browser, and the button was pressed once. */
  declare private wouldLose: boolean;
  #registration: ServiceWorkerRegistration | null = null;

  constructor() {
    super();
    this.waitFor = null;
    this.text = '';
    this.isNew = false;
    this.wouldLose = false;
  }

  /** Renders into the page itself, like the other notices. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    // The development server has no service worker.
    if (import.meta.env.PROD) void Promise.resolve(this.waitFor).then(() => this.#register());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.wouldLose = false;
  }

  /** Without a service worker the page still works, but only online. */
  async #register(): Promise<void> {
    // Undefined outside secure contexts.
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (workers === undefined) return;
    const hadOne = workers.controller !== null;
    let registration: ServiceWorkerRegistration;
    try {
      registration = await workers.register('./sw.js', { scope: './', updateViaCache: 'none' });
    } catch {
      return;
    }
    this.#registration = registration;
    const look = (): void => {
      // The first worker ever is not a new version.
      if (registration.waiting !== null && registration.active !== null) this.isNew = true;
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    // It may already be installing.
    registration.installing?.addEventListener('statechange', look);
    look();
    // Another tab has activated the new version: this tab keeps running the old one until the user reloads.
    workers.addEventListener('controllerchange', () => {
      if (hadOne) this.isNew = true;
    });
  }

  #load(): void {
    keepText(this.text);
    if (keptText() !== this.text && !this.wouldLose) {
      this.wouldLose = true;
      return;
    }
    const waiting = this.#registration?.waiting;
    if (waiting == null) {
      location.reload();
      return;
    }
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated' || waiting.state === 'redundant') location.reload();
    });
    waiting.postMessage('take-over');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.isNew) return nothing;
    return html`<p class="notice">
      <span>${this.wouldLose ? 'Your text is not kept when the page reloads: it is too long, or the browser allows no storage. Copy it first.' : 'A new version of this page is available. Your text stays.'}</span>
      <button class="retry" @click=${this.#load}>${this.wouldLose ? 'Reload without the text' : 'Reload'}</button></p>`;
  }
}
