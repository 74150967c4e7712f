import type { FindingItem } from 'cdevents-wasm';
import { Axis } from './axis.js';
import { make, put } from './dom.js';
import { type Lane, Lanes } from './lanes.js';
import { type Mark, Model, type Related, witnessOf } from './model.js';
import { Painter, Words } from './paint.js';
import { onPointers } from './pointers.js';
import { type LaidRows, Rows } from './rows.js';
import { hit, isBar, isCritical, ROW, type Scene, sceneOf } from './scene.js';
import { inTurns, type Job } from './turns.js';
import { View } from './view.js';
import { blockWords, itemWords, kindWords, laneTitle, laneWords, messageWords } from './words.js';

export interface GridEvents {
  pick: (item: number) => void;
  pickMarks: (marks: readonly Mark[]) => void;
  clear: () => void;
  /** What the pointer is at, in words; empty: nothing. */
  point: (words: string) => void;
  announce: (words: string) => void;
  /** Another part of the time is in view. */
  moved: () => void;
  /** The next or the previous finding is asked for. */
  step: (step: number) => void;
}

interface RowElement {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly title: HTMLElement;
  readonly cell: HTMLElement;
  lane: Lane | null;
}

const ZOOM = 1.6;
const CHEVRON = 'M3 1l5 5l-5 5';
/** Rows that are in the document, at least. */
const MARGIN = 2;

/** The rows and the drawing behind them: a tree grid whose rows have a name and a time line. */
export class Grid {
  readonly element = make('div', { className: 'tl-grid', role: 'treegrid', part: 'grid' });
  readonly view = new View(new Axis([]));
  readonly #events: GridEvents;
  readonly #scroll = make('div', { className: 'tl-scroll', role: 'rowgroup' });
  readonly #sheet = make('div', { className: 'tl-sheet', role: 'presentation' });
  readonly #window = make('div', { className: 'tl-view', role: 'presentation' });
  readonly #painter = new Painter(document);
  readonly #ticks: Words;
  readonly #head = make('div', { role: 'columnheader' });
  readonly layout = new Rows();
  readonly #drawn = new Map<number, RowElement>();
  readonly #resized = new ResizeObserver(() => this.#resize());
  #spare: RowElement[] = [];
  #lanes = new Lanes(new Model());
  #scene: Scene | null = null;
  #frame = 0;
  #hint = { least: 0 };
  #item = -1;
  #finding: FindingItem | null = null;
  #links: readonly Related[] = [];
  /** Counts what is to be brought into view, so that only the last one is. */
  #reveals = 0;
  /** The row of the keyboard, and the item in it; -1: the row itself. */
  #row = 0;
  #at = -1;

  constructor(events: GridEvents) {
    this.#events = events;
    put(this.element, 'aria-colcount', '2');
    const top = make('div', { className: 'tl-head', role: 'row' });
    put(top, 'aria-rowindex', '1');
    const axis = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    put(axis, 'aria-hidden', 'true');
    put(axis, 'class', 'tl-svg');
    this.#ticks = new Words(axis);
    this.#head.append(make('span', { className: 'unseen', textContent: 'Time, UTC' }), axis);
    top.append(make('div', { role: 'columnheader', textContent: 'Name' }), this.#head);
    put(this.#painter.svg, 'aria-hidden', 'true');
    this.#window.append(this.#painter.svg);
    this.#sheet.append(this.#window);
    this.#scroll.append(this.#sheet);
    const body = make('div', { role: 'rowgroup' });
    body.append(top);
    this.element.append(body, this.#scroll);
    this.#scroll.addEventListener('scroll', () => this.#schedule(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('focusin', (event) => this.#onFocus(event));
    this.element.addEventListener('focusout', () => this.#schedule());
    onPointers(this.#window, {
      pan: (x, y) => this.#move(-x, -y),
      zoom: (factor, x) => this.zoom(factor, x),
      press: (x, y) => this.#press(x, y),
      twice: (x, y) => this.#pressTwice(x, y),
      over: (x, y) => this.#over(x, y),
      out: () => this.#events.point(''),
    });
  }

  get rows(): readonly Lane[] {
    return this.layout.all;
  }

  connect(): void {
    this.#resized.observe(this.#window);
    this.#resized.observe(this.#scroll);
  }

  disconnect(): void {
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  label(words: string): void {
    put(this.element, 'aria-label', words);
  }

  isCritical(item: number): boolean {
    return isCritical(this.#lanes.model, item);
  }

  /** Shows other rows. What is in view stays where it is, unless everything was in view. */
  set(rows: LaidRows, axis: Axis): void {
    this.#lanes = rows.lanes;
    this.#at = -1;
    this.layout.set(rows);
    this.fold(axis);
    this.#rowsChanged();
  }

  /** Puts another axis below the rows. */
  fold(axis: Axis): void {
    const { view } = this;
    const { isWhole, left, right } = view;
    view.axis = axis;
    if (isWhole || right < axis.begin || left > axis.end) view.fit();
    else {
      view.from = axis.unit(left);
      view.zoom(1);
    }
    this.#schedule();
  }

  choose(item: number, finding: FindingItem | null, links: readonly Related[]): void {
    this.#item = item;
    this.#finding = finding;
    this.#links = links;
    this.#painter.svg.classList.toggle('witnessed', finding !== null);
    this.#schedule();
  }

  /** Brings an item into view, or the witness of a finding, as soon as what they are in is laid out. */
  reveal(item: number, finding: FindingItem | null): void {
    const { model } = this.#lanes;
    const records = finding === null ? [] : witnessOf(finding).slice(0, 50);
    const placed = records
      .map((record) => ({ record, owner: model.ownerOf(record) }))
      .filter(({ owner }) => owner >= 0);
    const items = placed.map(({ owner }) => owner);
    if (item >= 0) items.push(item);
    const turn = (this.#reveals += 1);
    this.#afterwards(this.#reaching(items), () => {
      if (turn !== this.#reveals) return;
      this.layout.open(items);
      this.#rowsChanged();
      this.#toItem(item);
      this.#toTimes(
        placed.map(({ record, owner }) => model.timeIn(owner, record)),
        item,
      );
      this.#moved();
    });
  }

  *#reaching(items: readonly number[]): Job<void> {
    for (const item of items) yield* this.#lanes.reaching(item);
  }

  #toItem(item: number): void {
    const lane = item < 0 ? undefined : this.#lanes.laneOf(item);
    const row = lane === undefined ? undefined : this.layout.placeOf(lane);
    if (row === undefined) return;
    this.#row = row;
    this.#scrollTo(row);
  }

  /** Shows these times; if there are none, those of an item. */
  #toTimes(records: readonly number[], item: number): void {
    const { model } = this.#lanes;
    const times = records.filter((time) => !Number.isNaN(time));
    if (times.length > 0) {
      const [first, last] = [Math.min(...times), Math.max(...times)];
      if (this.view.x(first) >= 0 && this.view.x(last) <= this.view.width) return;
      if (this.view.x(last) - this.view.x(first) > this.view.width * 0.9) this.view.show(first, last);
      else this.view.reveal(first, last);
    } else if (item >= 0 && model.isPlaced(item)) this.view.reveal(model.begin[item]!, model.end[item]!);
  }

  /** Does something when a job is over, unless there are other rows by then. Most jobs are over at once. */
  #afterwards(job: Job<unknown>, act: () => void): void {
    const lanes = this.#lanes;
    let isOver = false;
    const over = (): void => {
      isOver = true;
      put(this.element, 'aria-busy', null);
    };
    const work = inTurns(
      job,
      () => {
        over();
        act();
      },
      () => lanes === this.#lanes,
    );
    if (isOver) return;
    put(this.element, 'aria-busy', 'true');
    void work.finally(over);
  }

  zoom(factor: number, x = this.#focusX()): void {
    this.view.zoom(factor, x);
    this.#moved();
  }

  fit(): void {
    this.view.fit();
    this.#moved();
  }

  focus(): void {
    this.#drawNow();
    this.#drawn.get(this.#row)?.element.focus();
  }

  /** Zooms around the place of the keyboard, if it is in view. */
  #focusX(): number {
    const item = this.#at >= 0 ? this.#at : this.#item;
    const begin = item < 0 ? Number.NaN : this.#lanes.model.begin[item]!;
    const x = this.view.x(begin);
    return x >= 0 && x <= this.view.width ? x : this.view.width / 2;
  }

  #moved(): void {
    this.#events.moved();
    this.#schedule();
  }

  #move(x: number, y: number): void {
    this.view.pan(x);
    if (y !== 0) this.#scroll.scrollTop += y;
    this.#moved();
  }

  #resize(): void {
    const width = this.#window.clientWidth;
    if (width === 0) return;
    this.view.resize(width);
    this.#moved();
  }

  #rowsChanged(): void {
    const count = this.layout.all.length;
    this.#sheet.style.height = `${count * ROW}px`;
    put(this.element, 'aria-rowcount', String(count + 1));
    this.#row = Math.max(0, Math.min(this.#row, count - 1));
    this.#schedule();
  }

  #scrollTo(row: number): void {
    const { scrollTop, clientHeight } = this.#scroll;
    const top = row * ROW;
    if (top < scrollTop) this.#scroll.scrollTop = Math.max(0, top - ROW);
    else if (top + ROW > scrollTop + clientHeight) this.#scroll.scrollTop = top + 2 * ROW - clientHeight;
  }

  // ---- drawing ----

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const rows = this.layout.all;
    const { clientHeight, scrollTop } = this.#scroll;
    const height = Math.min(clientHeight, rows.length * ROW);
    const top = Math.max(0, Math.min(scrollTop, rows.length * ROW - height));
    const first = Math.floor(top / ROW);
    const last = Math.min(rows.length, Math.ceil((top + height) / ROW));
    this.#scene = sceneOf({
      lanes: this.#lanes,
      rows: rows.slice(first, last),
      first,
      rowOf: (lane) => this.layout.placeOf(lane),
      view: this.view,
      hint: this.#hint,
      chosen: {
        item: this.#item,
        focus: this.#hasFocus() ? this.#at : -1,
        finding: this.#finding,
        links: this.#links,
      },
      top,
    });
    this.#window.style.height = `${height}px`;
    put(this.#painter.svg, 'width', String(this.view.width));
    put(this.#painter.svg, 'height', String(height));
    this.#painter.paint(this.#scene);
    this.#ticks.show(this.#scene.ticks.map(({ x, text }) => ({ x: x + 3, y: 16, text, role: 'tick' })));
    this.#drawRows(Math.max(0, first - MARGIN), Math.min(rows.length, last + MARGIN));
  }

  #drawRows(from: number, to: number): void {
    for (const [index, row] of this.#drawn) {
      const isKept = index >= from && index < to;
      if (isKept || (index === this.#row && index < this.rows.length && this.#holdsFocus(row))) continue;
      this.#drawn.delete(index);
      if (this.#holdsFocus(row)) row.element.remove();
      else this.#spare.push(row);
    }
    for (let index = from; index < to; index += 1) {
      let row = this.#drawn.get(index);
      if (row === undefined) {
        row = this.#spare.pop() ?? this.#makeRow();
        this.#drawn.set(index, row);
        // A reader goes through the rows in the order of the document.
        const after = this.#drawn.get(index + 1)?.element ?? null;
        this.#sheet.insertBefore(row.element, after ?? this.#followerOf(index));
        row.lane = null;
      }
      this.#bind(row, index);
    }
    const focused = this.#drawn.get(this.#row);
    if (focused !== undefined) this.#bind(focused, this.#row);
    for (const spare of this.#spare) spare.element.remove();
    if (this.#spare.length > 60) this.#spare = this.#spare.slice(0, 60);
  }

  #followerOf(index: number): HTMLElement | null {
    let best = Number.POSITIVE_INFINITY;
    for (const other of this.#drawn.keys()) if (other > index && other < best) best = other;
    return this.#drawn.get(best)?.element ?? null;
  }

  #makeRow(): RowElement {
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    put(icon, 'viewBox', '0 0 12 12');
    const chevron = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    put(chevron, 'd', CHEVRON);
    icon.append(chevron);
    const open = make('span', { className: 'tl-open' }, icon);
    put(open, 'aria-hidden', 'true');
    const title = make('span');
    const name = make('div', { className: 'tl-name', role: 'rowheader', part: 'name' }, open, title);
    const cell = make('div', { className: 'tl-cell', role: 'gridcell', tabIndex: -1 });
    const element = make('div', { className: 'tl-row', role: 'row', part: 'row' }, name, cell);
    const row: RowElement = { element, name, title, cell, lane: null };
    open.addEventListener('click', () => {
      if (row.lane !== null) this.#toggle(row.lane, !this.layout.isOpen(row.lane));
    });
    name.addEventListener('click', () => element.focus());
    name.addEventListener('dblclick', () => {
      if (row.lane !== null) this.#toggle(row.lane, !this.layout.isOpen(row.lane));
    });
    return row;
  }

  #bind(row: RowElement, index: number): void {
    const lane = this.layout.all[index];
    if (lane === undefined) return;
    const { model } = this.#lanes;
    const isHere = index === this.#row;
    row.element.style.transform = `translateY(${index * ROW}px)`;
    put(row.element, 'tabindex', isHere ? '0' : '-1');
    put(row.element, 'aria-expanded', lane.hasChildren ? String(this.layout.isOpen(lane)) : null);
    put(row.element, 'aria-selected', this.#item >= 0 && this.#lanes.laneOf(this.#item) === lane ? 'true' : 'false');
    const words = isHere && this.#at >= 0 ? itemWords(model, this.#at, this.isCritical(this.#at)) : null;
    if (words !== null) put(row.cell, 'aria-label', words);
    if (row.lane === lane && words === null && row.cell.dataset['at'] === undefined) return;
    if (words === null) {
      delete row.cell.dataset['at'];
      put(row.cell, 'aria-label', laneWords(lane, model));
    } else row.cell.dataset['at'] = 'item';
    if (row.lane === lane) return;
    row.lane = lane;
    put(row.element, 'aria-rowindex', String(index + 2));
    put(row.element, 'aria-level', String(lane.level + 1));
    const title = laneTitle(lane, model);
    row.title.textContent = title;
    row.name.title = `${title}, ${kindWords(lane.kind)}`;
    (row.name.firstChild as HTMLElement).style.visibility = lane.hasChildren ? 'visible' : 'hidden';
  }

  // ---- focus and keys ----

  #active(): Element | null {
    return (this.element.getRootNode() as Document | ShadowRoot).activeElement;
  }

  #hasFocus(): boolean {
    return this.element.contains(this.#active());
  }

  #holdsFocus(row: RowElement): boolean {
    return row.element.contains(this.#active());
  }

  #onFocus(event: FocusEvent): void {
    for (const [index, { element, cell }] of this.#drawn) {
      if (!element.contains(event.target as Node)) continue;
      if (index !== this.#row) this.#at = -1;
      this.#row = index;
      if (event.target !== cell) this.#at = -1;
      this.#schedule();
    }
  }

  /** Puts the keyboard on a row, or on an item of it. */
  #go(row: number, at = -1): void {
    const count = this.layout.all.length;
    if (count === 0) return;
    this.#row = Math.max(0, Math.min(count - 1, row));
    this.#at = at;
    this.#scrollTo(this.#row);
    const { model } = this.#lanes;
    if (at >= 0 && model.isPlaced(at)) {
      this.view.reveal(model.begin[at]!, model.end[at]!);
      this.#events.moved();
    }
    this.#drawNow();
    const drawn = this.#drawn.get(this.#row);
    (at >= 0 ? drawn?.cell : drawn?.element)?.focus({ preventScroll: true });
    if (at >= 0) {
      // The focus stays in the cell, so that its words are announced.
      this.#at = at;
      const words = itemWords(model, at, this.isCritical(at));
      this.#events.announce(words);
      this.#events.point(words);
    } else this.#events.point('');
  }

  /** Puts the keyboard on a run, in the order of time, or on its lane if it is before the first. */
  #step(step: number): void {
    const lane = this.layout.all[this.#row];
    if (lane === undefined) return;
    const all = [...lane.items, ...lane.timeless];
    const next = this.#at < 0 ? 0 : all.indexOf(this.#at) + step;
    if (next < 0) this.#go(this.#row);
    else if (next < all.length) this.#go(this.#row, all[next]!);
  }

  #toggle(lane: Lane, isOpen: boolean): void {
    if (!lane.hasChildren) return;
    const { layout } = this;
    const isLaid = function* (lanes: Lanes): Job<void> {
      if (isOpen) yield* lanes.layingInside(lane);
    };
    this.#afterwards(isLaid(this.#lanes), () => {
      layout.toggle(lane, isOpen);
      this.#rowsChanged();
      this.#drawNow();
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      if (!event.ctrlKey || (event.key !== 'Home' && event.key !== 'End')) return;
    }
    const lane = this.layout.all[this.#row];
    if (lane === undefined) return;
    const page = Math.max(1, Math.floor(this.#scroll.clientHeight / ROW) - 1);
    const inCell = this.#at >= 0;
    const ends = (isFirst: boolean): void => {
      const all = [...lane.items, ...lane.timeless];
      if (inCell && !event.ctrlKey) this.#go(this.#row, isFirst ? all[0]! : all.at(-1)!);
      else this.#go(isFirst ? 0 : this.layout.all.length - 1);
    };
    const right = (): void => {
      if (event.shiftKey) this.#move(this.view.width / 4, 0);
      else if (!inCell && lane.hasChildren && !this.layout.isOpen(lane)) this.#toggle(lane, true);
      else this.#step(1);
    };
    const left = (): void => {
      if (event.shiftKey) this.#move(-this.view.width / 4, 0);
      else if (inCell) this.#step(-1);
      else if (this.layout.isOpen(lane)) this.#toggle(lane, false);
      else if (lane.parent !== null) this.#go(this.layout.placeOf(lane.parent) ?? this.#row);
    };
    const act: Record<string, (() => void) | undefined> = {
      ArrowDown: () => this.#go(this.#row + 1),
      ArrowUp: () => this.#go(this.#row - 1),
      PageDown: () => this.#go(this.#row + page),
      PageUp: () => this.#go(this.#row - page),
      ArrowRight: right,
      ArrowLeft: left,
      Home: () => ends(true),
      End: () => ends(false),
      Enter: () => this.#enter(lane),
      ' ': () => this.#enter(lane),
      Escape: () => this.#events.clear(),
      '+': () => this.zoom(ZOOM),
      '=': () => this.zoom(ZOOM),
      '-': () => this.zoom(1 / ZOOM),
      '0': () => this.fit(),
      n: () => this.#events.step(1),
      p: () => this.#events.step(-1),
      z: () => this.#zoomTo(this.#at >= 0 ? this.#at : this.#item),
    };
    const found = Object.hasOwn(act, event.key) ? act[event.key] : undefined;
    if (found === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    found();
  }

  #enter(lane: Lane): void {
    const only = lane.items.length + lane.timeless.length === 1 ? (lane.items[0] ?? lane.timeless[0]!) : -1;
    const item = this.#at >= 0 ? this.#at : only;
    if (item >= 0) this.#events.pick(item);
    else this.#toggle(lane, !this.layout.isOpen(lane));
  }

  #zoomTo(item: number): void {
    const { model } = this.#lanes;
    if (item < 0 || !model.isPlaced(item)) return;
    this.view.show(model.begin[item]!, model.end[item]!);
    this.#moved();
  }

  // ---- the pointer ----

  #find(x: number, y: number): ReturnType<typeof hit> {
    if (this.#frame !== 0) this.#drawNow();
    return this.#scene === null ? null : hit(this.#scene, x, y);
  }

  #press(x: number, y: number): void {
    const found = this.#find(x, y);
    if (found === null) {
      const row = Math.floor((y + this.#scroll.scrollTop) / ROW);
      const timeless = this.layout.all[row]?.timeless[0];
      if (timeless !== undefined && x < 140) this.#pressItem(row, timeless);
      else this.#events.clear();
    } else if (!isBar(found)) this.#events.pickMarks(found.marks);
    else if (found.item >= 0) this.#pressItem(found.row, found.item);
    else {
      const { lane, bar } = found;
      const { begin, end } = this.#lanes.model;
      this.view.show(begin[lane.items[bar.first]!]!, end[lane.items[bar.last]!]!);
      this.#moved();
    }
  }

  #pressItem(row: number, item: number): void {
    this.#row = row;
    this.#events.pick(item);
    this.#drawNow();
    this.#drawn.get(row)?.cell.focus({ preventScroll: true });
    this.#at = item;
    this.#schedule();
  }

  #pressTwice(x: number, y: number): void {
    const found = this.#find(x, y);
    if (found !== null && isBar(found) && found.item >= 0) this.#zoomTo(found.item);
  }

  #over(x: number, y: number): void {
    const found = this.#find(x, y);
    this.#window.classList.toggle('over', found !== null);
    const { model } = this.#lanes;
    if (found === null) this.#events.point('');
    else if (!isBar(found))
      this.#events.point(
        found.marks
          .slice(0, 3)
          .map(({ finding }) => messageWords(finding.finding?.message, 200))
          .join(' · '),
      );
    else if (found.item >= 0) this.#events.point(itemWords(model, found.item, this.isCritical(found.item)));
    else this.#events.point(blockWords(found.lane, model, found.bar.first, found.bar.last));
  }
}
