import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MARKS } from '../look/line.js';
import { controls } from '../look/styles.js';
import { visible } from '../words/visible.js';
import type { Row } from './protocol.js';
import { recordsStyles } from './styles.js';
import { timeWords, verdictOf } from './words.js';

/** Browsers do not draw elements that are much higher, in pixels: beyond it, a pixel of scrolling is more than one of rows. */
const MAX_HEIGHT = 8_000_000;
/** Height of a row in pixels, where it is wide and where it is narrow: as in the style. */
const HEIGHTS = [34, 60] as const;
/** Below this width, in pixels, a row has two lines. */
const NARROW = 640;
/** Rows that are drawn above and below those that are seen. */
const MARGIN = 6;
/** Rows that are asked for beyond those that are drawn. */
const AHEAD = 100;

const COLUMNS = ['Verdict', 'Type', 'Subject', 'Time (UTC)', 'Line'] as const;
/** Of what is in no file. */
const LIVE_COLUMNS = [...COLUMNS.slice(0, -1), 'Event'];

/**
 * A table of any number of rows, of which only those that are seen are there. Fires `cd-row` (Row) when one is opened.
 */
export class CdRecords extends LitElement {
  static override properties = {
    count: { attribute: false },
    version: { attribute: false },
    opened: { attribute: false },
    many: { attribute: false },
    isLive: { attribute: false },
    row: { state: true },
    column: { state: true },
    loaded: { state: true },
    top: { state: true },
    isNarrow: { state: true },
  };
  static override styles = [controls, recordsStyles];

  declare count: number;
  /** Another one: the rows are no longer those of before. */
  declare version: number;
  /** The record that is open beside the table. */
  declare opened: number | null;
  /** Whether there are several files, so that a row says in which it is. */
  declare many: boolean;
  /** Rows come while it is shown: where the end is in view, it stays in view. */
  declare isLive: boolean;
  /** Gives the rows at some places. */
  rowsOf: (from: number, to: number) => Promise<readonly Row[]> = () => Promise.resolve([]);
  /** The row and the column of the keyboard. */
  declare private row: number;
  declare private column: number;
  declare private loaded: { from: number; rows: readonly Row[]; version: number };
  /** The first row that is seen, with its fraction. */
  declare private top: number;
  declare private isNarrow: boolean;
  #asked: string | null = null;
  #observer: ResizeObserver | undefined;
  #height = 400;
  /** The end is to be in view. */
  #follows = false;
  /** What is seen was changed by `stay`, so that the place of scrolling has to follow. */
  #isMoved = false;

  constructor() {
    super();
    this.count = 0;
    this.version = 0;
    this.opened = null;
    this.many = false;
    this.isLive = false;
    this.row = 0;
    this.column = 0;
    this.loaded = { from: 0, rows: [], version: -1 };
    this.top = 0;
    this.isNarrow = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(() => {
      this.isNarrow = this.clientWidth < NARROW;
      this.#height = this.#grid?.clientHeight ?? this.#height;
      this.requestUpdate();
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override focus(): void {
    this.#grid?.focus();
  }

  /** The records of the first row that is seen and of the row of the keyboard, as far as they are known. */
  get anchors(): readonly number[] {
    const records = [this.#at(Math.floor(this.top)), this.#at(this.row)].map((row) => row?.record);
    return records.every((record) => record !== undefined) ? (records as number[]) : [];
  }

  /** Other rows will come, in which the records of `anchors` are at these places: what is seen stays where it is. */
  stay([top, row]: readonly number[]): void {
    const grid = this.#grid;
    const isAtEnd = grid !== null && grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 2;
    this.#follows = this.isLive && this.opened === null && isAtEnd;
    if (top === undefined || row === undefined) return;
    const by = top - Math.floor(this.top);
    this.top += by;
    this.row = row;
    this.loaded = { ...this.loaded, from: this.loaded.from + by };
    this.#isMoved = true;
  }

  /** Moves to another row and opens it. */
  step(by: number): void {
    this.#moveTo(this.row + by, this.column);
    this.#open();
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[role="grid"]');
  }

  get #rowHeight(): number {
    return HEIGHTS[this.isNarrow ? 1 : 0];
  }

  /** Height of what is scrolled, in pixels. */
  get #space(): number {
    return Math.min(MAX_HEIGHT, this.count * this.#rowHeight);
  }

  /** Pixels of rows in one pixel of scrolling. */
  get #scale(): number {
    const room = this.#space - this.#height;
    return room <= 0 ? 1 : Math.max(1, (this.count * this.#rowHeight - this.#height) / room);
  }

  get #seen(): number {
    return Math.ceil(this.#height / this.#rowHeight);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('version') && changed.get('version') !== undefined) {
      this.row = Math.min(this.row, Math.max(0, this.count - 1));
    }
    if (this.isLive && !this.hasUpdated) this.#follows = true;
    if (this.#follows && changed.has('count')) {
      this.top = Math.max(0, this.count - this.#fits);
      this.#isMoved = true;
    }
    this.top = Math.max(0, Math.min(this.top, this.count - 1));
  }

  /** Whole rows that are seen. Where it is wide, the head covers the height of one. */
  get #fits(): number {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight) - (this.isNarrow ? 0 : 1));
  }

  protected override updated(): void {
    const grid = this.#grid;
    const body = this.renderRoot.querySelector<HTMLElement>('.body');
    const rows = this.renderRoot.querySelector<HTMLElement>('.rows');
    if (grid === null || body === null || rows === null) return;
    this.#height = grid.clientHeight;
    body.style.height = `${this.#space}px`;
    if (this.#isMoved) {
      this.#isMoved = false;
      // Beyond the end, where there is less than a row left.
      grid.scrollTop = this.#follows ? this.#space : (this.top * this.#rowHeight) / this.#scale;
    }
    const first = this.#first;
    rows.style.transform = `translateY(${Math.max(0, grid.scrollTop - (this.top - first) * this.#rowHeight)}px)`;
    this.#load();
  }

  get #first(): number {
    return Math.max(0, Math.floor(this.top) - MARGIN);
  }

  get #last(): number {
    return Math.min(this.count, Math.ceil(this.top) + this.#seen + MARGIN);
  }

  /** Asks for what is to be drawn and not there. One question is open at a time. */
  #load(): void {
    const [from, to] = [this.#first, this.#last];
    const { loaded, version } = this;
    const isThere = loaded.version === version && loaded.from <= from && loaded.from + loaded.rows.length >= to;
    if (isThere || to <= from || this.#asked !== null) return;
    const first = Math.max(0, from - AHEAD);
    this.#asked = `${version} ${first}`;
    this.rowsOf(first, to + AHEAD).then(
      (rows) => {
        this.#asked = null;
        // What is there does not go for an answer to an old question.
        if (version === this.version) this.loaded = { from: first, rows, version };
        else this.requestUpdate();
      },
      () => {
        this.#asked = null;
      },
    );
  }

  readonly #onScroll = (): void => {
    this.top = ((this.#grid?.scrollTop ?? 0) * this.#scale) / this.#rowHeight;
  };

  #at(index: number): Row | undefined {
    return this.loaded.rows[index - this.loaded.from];
  }

  protected override render(): TemplateResult {
    const [first, last] = [this.#first, this.#last];
    const places = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    const active = this.row >= first && this.row < last ? `cell-${this.row}-${this.column}` : nothing;
    return html`<div role="grid" tabindex="0" class=${this.isNarrow ? 'narrow' : ''} aria-label="Records" aria-rowcount=${this.count + 1} aria-colcount=${COLUMNS.length}
        aria-activedescendant=${active} aria-describedby="keys" @scroll=${this.#onScroll} @keydown=${this.#onKey}>
        <div role="row" class="head" aria-rowindex="1">${(this.isLive ? LIVE_COLUMNS : COLUMNS).map((title, index) => html`<span role="columnheader" aria-colindex=${index + 1}>${title}</span>`)}</div>
        <div class="body" role="rowgroup"><div class="rows" role="presentation">${places.map((place) => this.#renderRow(place))}</div></div>
      </div>
      <p class="unseen" id="keys">Arrow keys move, Enter opens the record.</p>`;
  }

  #renderRow(place: number): TemplateResult {
    const row = this.#at(place);
    const classes = [
      'row',
      place === this.row ? 'at' : '',
      row !== undefined && row.record === this.opened ? 'opened' : '',
    ];
    const cells = row === undefined ? ['…', '', '', '', ''] : this.#cells(row);
    return html`<div role="row" class=${classes.filter(Boolean).join(' ')} aria-rowindex=${place + 2} aria-selected=${row !== undefined && row.record === this.opened ? 'true' : 'false'}
      @click=${() => this.#click(place)}>${cells.map(
        (cell, index) =>
          html`<span role="gridcell" class="cell ${index === this.column ? 'here' : ''}" aria-colindex=${index + 1} id="cell-${place}-${index}">${cell}</span>`,
      )}</div>`;
  }

  #cells(row: Row): unknown[] {
    const { mark, tone, words } = verdictOf(row);
    const place = this.many ? `${row.file}:${row.line}` : row.line.toLocaleString('en');
    const label =
      row.label === null
        ? nothing
        : html`<span class="label"><span class="unseen">made with the fault </span>${row.label.kind}</span>`;
    return [
      html`<span class="verdict ${tone}">${MARKS[mark]}<span>${words}</span></span>`,
      html`<span class="text">${row.title === '' ? 'not an event' : visible(row.title)}</span>${label}`,
      html`<code class="text">${visible(row.subject)}</code>`,
      timeWords(row.time),
      html`<span class="text">${visible(place)}</span>`,
    ];
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, altKey, shiftKey } = event;
    const far = event.ctrlKey || event.metaKey;
    if (altKey || shiftKey) return;
    const page = Math.max(1, this.#seen - 2);
    const rows: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const by = rows[key];
    if (by !== undefined && !far) this.#moveTo(this.row + by, this.column);
    else if (key === 'ArrowRight' && !far) this.#moveTo(this.row, this.column + 1);
    else if (key === 'ArrowLeft' && !far) this.#moveTo(this.row, this.column - 1);
    else if (key === 'Home') this.#moveTo(far ? 0 : this.row, 0);
    else if (key === 'End') this.#moveTo(far ? this.count - 1 : this.row, COLUMNS.length - 1);
    else if ((key === 'Enter' || key === ' ') && !far) this.#open();
    else return;
    event.preventDefault();
  };

  #click(place: number): void {
    this.#moveTo(place, this.column);
    this.#open();
  }

  #moveTo(row: number, column: number): void {
    this.row = Math.max(0, Math.min(this.count - 1, row));
    this.column = Math.max(0, Math.min(COLUMNS.length - 1, column));
    const grid = this.#grid;
    if (grid === null) return;
    const fits = this.#fits;
    const top = this.row < this.top ? this.row : this.row >= this.top + fits ? this.row - fits + 1 : null;
    if (top === null) return;
    grid.scrollTop = (top * this.#rowHeight) / this.#scale;
    this.top = (grid.scrollTop * this.#scale) / this.#rowHeight;
  }

  #open(): void {
    const row = this.#at(this.row);
    if (row !== undefined)
      this.dispatchEvent(new CustomEvent<Row>('cd-row', { detail: row, bubbles: true, composed: true }));
  }
}

customElements.define('cd-records', CdRecords);
