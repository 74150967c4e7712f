import type { EventTypeInfo, VocabularyInfo } from 'cdevents-wasm';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Library } from '../catalogue/catalog.js';
import type { Choice } from '../catalogue/shown.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { countWords, eventTitle } from '../words/report.js';

const galleryStyles = css`
  :host { display: grid; grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  label { display: block; margin-bottom: 4px; font-size: 13px; font-weight: 600; }
  .count { min-height: 20px; margin: 4px 0; color: var(--quiet); font-size: 13px; line-height: 20px; }
  .list { min-height: 0; overflow-y: auto; border-top: 1px solid var(--line); }
  .title { padding: 12px 8px 4px; color: var(--quiet); font-size: 13px; font-weight: 600; }
  .option { padding: 6px 8px; border-radius: var(--corner); cursor: pointer; content-visibility: auto; contain-intrinsic-size: auto 48px; scroll-margin: 8px; }
  .option:hover { background: var(--sunken); }
  .option[aria-selected="true"] { background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
  .option strong { font-weight: 600; }
  .option .id { margin-left: 8px; color: var(--quiet); font: 12px/18px var(--mono); }
  .option .summary { display: block; color: var(--quiet); font-size: 13px; line-height: 18px; }
  :host([folded]) .list { max-height: 420px; }
  .none { padding: 16px 8px; color: var(--quiet); }
  @media (forced-colors: active) {
    .option[aria-selected="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; box-shadow: none; }
    .option[aria-selected="true"] :is(.summary, .id) { color: HighlightText; }
    .option[aria-selected="true"] code { background: none; }
  }
`;

interface Entry extends Choice {
  id: string;
  info: EventTypeInfo;
  text: string;
}

/** How many entries Page Up and Page Down skip. */
const PAGE = 8;

/**
 * Searches all events of all vocabularies. The focus stays in the search box: arrow keys select, Enter chooses.
 * Fires `cd-choose` (Choice).
 */
export class CdGallery extends LitElement {
  static override properties = {
    library: { attribute: false },
    folded: { type: Boolean, reflect: true },
    wanted: { state: true },
    active: { state: true },
  };
  static override styles = [controls, galleryStyles];

  declare library: Library | null;
  /** Shows nothing until something is typed. */
  declare folded: boolean;
  declare private wanted: string;
  /** Index of the selected entry among the results. */
  declare private active: number;
  #groups: { vocabulary: VocabularyInfo; entries: Entry[] }[] = [];
  #found: Entry[] = [];

  constructor() {
    super();
    this.library = null;
    this.folded = false;
    this.wanted = '';
    this.active = 0;
  }

  /** Clears the search and focuses the search box. */
  begin(): void {
    this.wanted = '';
    this.active = 0;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('input')?.focus();
      const list = this.renderRoot.querySelector('.list');
      if (list !== null) list.scrollTop = 0;
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('library')) {
      this.#groups = (this.library?.vocabularies ?? []).map((vocabulary, group) => ({
        vocabulary,
        entries: vocabulary.events.map(
          (info, index): Entry => ({
            id: `example-${group}-${index}`,
            vocabulary: vocabulary.id,
            type: info.type,
            info,
            text: [
              eventTitle(info),
              `${info.subject}.${info.predicate}`,
              info.type,
              info.summary,
              vocabulary.id,
              vocabulary.title,
            ]
              .join('\n')
              .toLowerCase(),
          }),
        ),
      }));
    }
    const words = this.wanted
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    this.#found = this.#groups.flatMap(({ entries }) =>
      entries.filter(({ text }) => words.every((word) => text.includes(word))),
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active'))
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    if (this.library === null) return html`<p class="none">Loading the examples…</p>`;
    const isOpen = !this.folded || this.wanted.trim() !== '';
    const found = this.#found;
    const isFound = new Set(found);
    const active = isOpen ? found[this.active] : undefined;
    const all = this.#groups.reduce((sum, { entries }) => sum + entries.length, 0);
    return html`<div><label for="find">Find an example</label>
        <input id="find" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-controls="list"
          aria-expanded=${isOpen && found.length > 0 ? 'true' : 'false'} aria-activedescendant=${active?.id ?? nothing}
          .value=${this.wanted} @input=${this.#onInput} @keydown=${this.#onKey}></div>
      <p class="count" role="status">${
        this.wanted.trim() === ''
          ? `${countWords(all, 'example')} in ${this.#groups.length} vocabularies`
          : found.length === 0
            ? 'No example matches.'
            : `${found.length.toLocaleString('en')} of ${countWords(all, 'example')}`
      }</p>
      <div class="list" id="list" role="listbox" aria-label="Examples" ?hidden=${!isOpen || found.length === 0}>
        ${
          isOpen
            ? this.#groups.map(({ vocabulary, entries }) =>
                this.#renderGroup(
                  vocabulary,
                  entries.filter((entry) => isFound.has(entry)),
                  active,
                ),
              )
            : nothing
        }
      </div>`;
  }

  #renderGroup(
    { id, title }: VocabularyInfo,
    entries: readonly Entry[],
    active: Entry | undefined,
  ): TemplateResult | typeof nothing {
    if (entries.length === 0) return nothing;
    return html`<div role="group" aria-label=${title}>
      <p class="title" aria-hidden="true">${title}</p>
      ${entries.map(
        (
          entry,
        ) => html`<div class="option" role="option" id=${entry.id} aria-selected=${entry === active ? 'true' : 'false'} @click=${() => this.#take(entry)}>
        <strong>${eventTitle(entry.info)}</strong><span class="id">${id}</span><span class="summary">${prose(entry.info.summary)}</span></div>`,
      )}
    </div>`;
  }

  readonly #onInput = (event: Event): void => {
    this.wanted = (event.currentTarget as HTMLInputElement).value;
    this.active = 0;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const step = steps[event.key];
    const last = this.#found.length - 1;
    if (step !== undefined) this.active = Math.max(0, Math.min(last, this.active + step));
    else if (event.key === 'Enter' && (!this.folded || this.wanted.trim() !== '')) {
      const entry = this.#found[this.active];
      if (entry !== undefined) this.#take(entry);
    } else if (event.key === 'Escape' && this.folded && this.wanted !== '') this.wanted = '';
    else return;
    event.preventDefault();
  };

  #take({ vocabulary, type }: Entry): void {
    this.wanted = '';
    this.dispatchEvent(
      new CustomEvent<Choice>('cd-choose', { detail: { vocabulary, type }, bubbles: true, composed: true }),
    );
  }
}

customElements.define('cd-gallery', CdGallery);
