import type { Vocabulary } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Library } from '../catalogue/catalog.js';
import { reading } from '../look/page.js';
import { moveThrough } from '../look/rove.js';
import { controls } from '../look/styles.js';
import { visible } from '../words/visible.js';
import { renderEvent } from './event.js';
import { renderList } from './list.js';
import { eventsStyles } from './styles.js';
import { Topics } from './topics.js';
import { renderVocabulary } from './vocabulary.js';

/**
 * The catalogue as reading pages: all events, one vocabulary, or one event in all of them. Fires `cd-open` (the example's
 * text) and `cd-title` (the page's title).
 */
export class CdEvents extends LitElement {
  static override properties = {
    library: { attribute: false },
    place: { attribute: false },
    wanted: { state: true },
    openRows: { state: true },
  };
  static override styles = [controls, reading, eventsStyles];

  declare library: Library | null;
  /** The address after `#/events/`; `null` for the list. */
  declare place: string | null;
  declare private wanted: string;
  declare private openRows: ReadonlySet<string>;
  #topics: Topics | null = null;

  constructor() {
    super();
    this.library = null;
    this.place = null;
    this.wanted = '';
    this.openRows = new Set();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('library') && this.library !== null) this.#topics = new Topics(this.library.vocabularies);
    if (changed.has('place') && firstOf(changed.get('place')) !== firstOf(this.place)) this.openRows = new Set();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const drawn = this.#topics !== null && (changed.has('place') || changed.has('library'));
    if (drawn) this.#fire('cd-title', this.renderRoot.querySelector('h1')?.textContent ?? 'Events');
    if (changed.has('library')) this.goToPlace();
    // Move the focus only from one page to another: not on the first render, nor for another vocabulary on the same page.
    const before = changed.get('place');
    if (changed.has('place') && before !== undefined && firstOf(before) !== firstOf(this.place)) {
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }
  }

  protected override render(): TemplateResult {
    const topics = this.#topics;
    if (topics === null) return html`<p class="quiet">Loading the events…</p>`;
    if (this.place === null) {
      return renderList(topics, {
        wanted: this.wanted,
        onInput: (event) => (this.wanted = (event.currentTarget as HTMLInputElement).value),
        onKey: (event) => this.#onKey(event),
      });
    }
    const [first, second = ''] = this.place.split('/');
    const vocabulary = topics.vocabulary(first ?? '');
    if (vocabulary !== undefined) return renderVocabulary(topics, vocabulary, second);
    const topic = topics.get(first ?? '');
    if (topic === undefined || (second !== '' && !topic.events.has(second as Vocabulary)))
      return this.#renderUnknown(topic?.title ?? null);
    return renderEvent(topics, topic, {
      shown: second === '' ? topics.usual(topic) : (second as Vocabulary),
      openRows: this.openRows,
      toggle: (row) => this.#toggle(row),
      open: (text) => this.#fire('cd-open', text),
    });
  }

  /** Scrolls to the part of the page that the address names, if any. */
  goToPlace(): void {
    this.renderRoot.querySelector('.erratum.here')?.scrollIntoView({ block: 'start' });
  }

  #renderUnknown(title: string | null): TemplateResult {
    const name = visible((this.place ?? '').slice(0, 100));
    return html`<a class="back" href="#/events">All events</a><h1 tabindex="-1">${title === null ? 'No event of this name' : `No ${title} there`}</h1>
      <p class="quiet"><code>${name}</code> ${title === null ? 'is neither an event nor a vocabulary of this version.' : 'is in no vocabulary of this version.'}</p>
      ${title === null ? nothing : html`<p><a href="#/events/${this.place?.split('/')[0]}">${title} where it is</a></p>`}`;
  }

  #toggle(row: string): void {
    const open = new Set(this.openRows);
    if (!open.delete(row)) open.add(row);
    this.openRows = open;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.wanted !== '') {
      event.preventDefault();
      this.wanted = '';
      this.renderRoot.querySelector<HTMLElement>('#find')?.focus();
      return;
    }
    moveThrough(event, [...this.renderRoot.querySelectorAll<HTMLElement>('#find, .list tr:not([hidden]) th a')]);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const firstOf = (place: string | null | undefined): string => place?.split('/')[0] ?? '';

customElements.define('cd-events', CdEvents);
