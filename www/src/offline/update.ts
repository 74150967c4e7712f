import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keepText, keptText } from '../session/store.js';

/**
 * Registers the service worker and tells of a new version among the page's notices. The new one is loaded when its button is
 * pressed and never by itself: somebody may be typing.
 */
export class CdUpdate extends LitElement {
  static override properties = {
    waitFor: { attribute: false },
    text: { attribute: false },
    isNew: { state: true },
    wouldLose: { state: true },
  };

  /** What comes first: the service worker reads every file of the page, and the first verdict must not wait for that. */
  declare waitFor: Promise<unknown> | null;
  /** What was typed: it has to be there again when the page is. */
  declare text: string;
  declare private isNew: boolean;
  /** The text is too long to be kept in the browser, and the button was pressed once. */
  declare private wouldLose: boolean;
  #registration: ServiceWorkerRegistration | null = null;

  constructor() {
    super();
    this.waitFor = null;
    this.text = '';
    this.isNew = false;
    this.wouldLose = false;
  }

  /** Drawn into the page itself, like the other notices. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    // The development server has no such file.
    if (import.meta.env.PROD) void Promise.resolve(this.waitFor).then(() => this.#register());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.wouldLose = false;
  }

  /** Where there are no service workers, or this one does not start, the page works as it did: with a network. */
  async #register(): Promise<void> {
    // Without a secure context there is none.
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
      // The first one of all is no new version.
      if (registration.waiting !== null && registration.active !== null) this.isNew = true;
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    // It may be on its way already.
    registration.installing?.addEventListener('statechange', look);
    look();
    // Another tab has loaded it: this one goes on as it is, until it is asked to.
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
