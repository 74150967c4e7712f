import type { ReactiveController } from 'lit';
import type { CdEvents } from '../events/events.js';
import { Scrolls } from '../look/scrolls.js';
import { PAGES, type Page, type Shell, type View } from './shell.js';

export const TITLES: Record<View, string> = {
  compose: 'cdevents: compose and check continuous-delivery events',
  history: 'History',
  events: 'Events',
  rules: 'Rules',
};

export interface PagesEvents {
  /** A share link was opened. */
  link(packed: string): void;
  /** A page that needs the catalogue was opened. */
  catalogue(): void;
}

/** Routes the address: the workbench, or a reading page, whose file is loaded when it is opened. */
export class Pages implements ReactiveController {
  /** The rest of the address after the view: a rule, an event or a vocabulary. */
  place: string | null = null;
  /** The view whose file could not be loaded. */
  failed: View | null = null;
  readonly #shell: Shell & HTMLElement;
  readonly #events: PagesEvents;
  readonly #scrolls = new Scrolls();

  constructor(shell: Shell & HTMLElement, events: PagesEvents) {
    this.#shell = shell;
    this.#events = events;
    shell.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#route);
    this.#route();
  }

  /** Returns to the workbench if another page is open. */
  compose(): void {
    if (this.#shell.view !== 'compose') location.hash = '#/';
  }

  fail(view: View | null): void {
    this.failed = view;
    this.#shell.requestUpdate();
  }

  readonly #route = (): void => {
    const [, place, name] = /^#\/([a-z]*)\/?(.*)$/.exec(location.hash) ?? [];
    if (place === 'share') {
      // Remove the link from the address, so that a reload keeps what was typed since.
      history.replaceState(null, '', '#/');
      this.#events.link(name ?? '');
    }
    const view = place !== undefined && Object.hasOwn(PAGES, place) ? (place as Page) : 'compose';
    this.#shell.view = view;
    this.place = view !== 'compose' && name !== undefined && name !== '' ? decode(name) : null;
    this.#shell.requestUpdate();
    document.title = view === 'compose' ? TITLES.compose : `${TITLES[view]} · cdevents`;
    if (view !== 'compose') void this.#load(view);
    else void this.#shell.updateComplete.then(() => this.#scrolls.arrive());
  };

  async #load(view: Page): Promise<void> {
    try {
      if (view === 'events') this.#events.catalogue();
      await PAGES[view]();
      if (this.failed === view) this.fail(null);
      await this.#shell.updateComplete;
      this.#scrolls.arrive();
      this.#shell.querySelector<CdEvents>('cd-events')?.goToPlace();
    } catch {
      this.fail(view);
    }
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
