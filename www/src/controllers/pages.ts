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
  /** Pages that were opened: they keep what they show while another one is there. */
  readonly opened = new Set<Page>();
  /** The rest of the address after each page's name, as it was last: a packed history, an event or a vocabulary, a rule. */
  readonly places: Record<Page, string | null> = { history: null, events: null, rules: null };
  /** The addresses that lead back to the pages as they are. */
  readonly #addresses = new Map<View, string>();
  readonly #titles = new Map<View, string>();
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

  /** The address of a view: where it was left or, if it is there now, its beginning. */
  addressOf(view: View): string {
    const beginning = view === 'compose' ? '#/' : `#/${view}`;
    return this.#shell.view === view ? beginning : (this.#addresses.get(view) ?? beginning);
  }

  /** A page says what it shows. */
  setTitle(view: View, words: string): void {
    this.#titles.set(view, `${words.slice(0, 60)} · cdevents`);
    if (this.#shell.view === view) document.title = this.#titles.get(view) ?? '';
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
    const isMoved = view !== 'compose' && this.#move(view, name ?? '');
    this.#shell.requestUpdate();
    document.title = view === 'compose' ? TITLES.compose : (this.#titles.get(view) ?? `${TITLES[view]} · cdevents`);
    if (view !== 'compose') void this.#load(view, isMoved);
    else void this.#shell.updateComplete.then(() => this.#scrolls.arrive());
  };

  /** Notes where a page is. Whether it was elsewhere before. */
  #move(page: Page, name: string): boolean {
    const place = name === '' ? null : decode(name);
    const isMoved = place !== this.places[page] || !this.opened.has(page);
    this.opened.add(page);
    this.places[page] = place;
    // A packed history is not read again.
    if (page !== 'history') this.#addresses.set(page, location.hash);
    return isMoved;
  }

  async #load(view: Page, isMoved: boolean): Promise<void> {
    try {
      if (view === 'events') this.#events.catalogue();
      await PAGES[view]();
      if (this.failed === view) this.fail(null);
      await this.#shell.updateComplete;
      this.#scrolls.arrive();
      if (view === 'events' && isMoved) this.#shell.querySelector<CdEvents>('cd-events')?.goToPlace();
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
