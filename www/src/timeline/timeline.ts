import type { FindingItem, Run } from 'cdevents-wasm';
import { Axis } from './axis.js';
import { chainOf, linksOf } from './chain.js';
import { Details } from './details.js';
import { make, put } from './dom.js';
import { Grid } from './grid.js';
import { Lanes } from './lanes.js';
import { type Mark, Model, recordsOf, type TimelineData } from './model.js';
import { type Prepared, preparing } from './prepare.js';
import { drawing } from './save.js';
import { adopt } from './styles.js';
import { TableTwin } from './table.js';
import { duration, stamp } from './time.js';
import { inTurns } from './turns.js';
import { counted, itemWords, messageWords } from './words.js';

export type { TimelineData } from './model.js';

/** What is selected: a run with its records, or a finding with its witness. */
export interface Selection {
  /** The numbers of the records: of the run, or of the finding's witness. */
  readonly records: readonly number[];
  /** The run, or `null`. */
  readonly run: Run | null;
  /** The chosen finding, or `null`. */
  readonly finding: FindingItem | null;
}

export interface TimelineEvents {
  /** Somebody selected something, or cleared the selection (`null`). Not for what a program selects. */
  select?: (selection: Selection | null) => void;
  /** Somebody asked for one record, to see it as a whole. */
  open?: (record: number) => void;
  /** Somebody wants the drawing as a file. Without it there is no such button. */
  save?: (svg: string) => void;
  /** The data is drawn. */
  ready?: () => void;
}

export interface TimelineOptions {
  /** The accessible name. Default: `Timeline`. */
  readonly label?: string;
  /** Whether long gaps are folded. Default: true. */
  readonly fold?: boolean;
  /** Whether the table is shown in place of the drawing. Default: false. */
  readonly table?: boolean;
}

/**
 * A timeline of runs in an element of the page. The element needs the colours that `styles.ts` lists; everything else is done
 * here. Nothing that it is given is trusted, and all of it becomes text.
 */
export class Timeline {
  readonly #root: HTMLElement;
  readonly #events: TimelineEvents;
  readonly #grid: Grid;
  readonly #details: Details;
  readonly #table: TableTwin;
  readonly #tools: Tools;
  readonly #words = make('p', { className: 'tl-words', part: 'words' });
  readonly #empty = make('p', { className: 'tl-empty' });
  readonly #status = make('div', { className: 'unseen', role: 'status' });
  readonly #print = make('div', { className: 'tl-print' });
  readonly #legend: HTMLElement;
  #options: Required<TimelineOptions>;
  #model = new Model();
  #lanes = new Lanes(this.#model);
  #spans: ArrayLike<number> = [];
  /** Of a first picture, the number of runs that there will be; `null`: all are there. */
  #total: number | null = null;
  #isReading = false;
  #isRemoved = false;
  /** What was set while other data is read. */
  #next: { data: TimelineData; go: (isNewest: boolean) => void } | null = null;
  #item = -1;
  #finding: FindingItem | null = null;
  /** Whether everything is shown that is connected with the item, however far away. */
  #isWholeChain = false;
  /** What a program selected before its record was there. */
  #wanted: number | null = null;

  constructor(host: HTMLElement, events: TimelineEvents = {}, options: TimelineOptions = {}) {
    this.#events = events;
    this.#options = { label: 'Timeline', fold: true, table: false, ...options };
    const root = host.getRootNode();
    adopt(root instanceof ShadowRoot ? root : document);
    this.#grid = new Grid({
      pick: (item) => this.#pick(item),
      pickMarks: (marks) => this.#pickMark(marks),
      clear: () => this.#clear(),
      point: (words) => this.#say(words),
      announce: (words) => this.#announce(words),
      moved: () => this.#showRange(),
      step: (step) => this.#stepFinding(step),
    });
    this.#details = new Details({
      open: (record) => this.#openRecord(record),
      pick: (item) => this.#pick(item, true),
      finding: (mark) => this.#pickFinding(mark.finding, mark.item),
      clear: () => this.#clear(),
      reach: (isWhole) => this.#reach(isWhole),
    });
    this.#table = new TableTwin((item) => this.#pick(item));
    this.#tools = this.#makeTools();
    this.#legend = makeLegend();
    this.#root = make('div', { className: 'tl', part: 'timeline' });
    this.#root.append(
      this.#tools.element,
      this.#empty,
      this.#grid.element,
      this.#table.element,
      this.#words,
      this.#legend,
      this.#details.element,
      this.#status,
      this.#print,
    );
    host.append(this.#root);
    this.#grid.connect();
    addEventListener('beforeprint', this.#beforePrint);
    addEventListener('afterprint', this.#afterPrint);
    this.#layOut();
  }

  /**
   * Shows other data. What is selected stays selected if it is still there. What is set while other data is read waits until that is
   * drawn, and of all that waits only the newest is read. Resolves when it is drawn, or is out of date.
   */
  async set(data: TimelineData): Promise<void> {
    if (this.#isReading) {
      this.#next?.go(false);
      const isNewest = await new Promise<boolean>((go) => (this.#next = { data, go }));
      if (!isNewest) return;
    }
    this.#isReading = true;
    try {
      const isEmpty = this.#model.size === 0;
      if (isEmpty) this.#emptyWords('Reading the runs…');
      put(this.#root, 'aria-busy', 'true');
      const job = preparing(data, this.#grid.layout, isEmpty ? (first) => this.#show(first) : null);
      await inTurns(
        job,
        (prepared) => {
          put(this.#root, 'aria-busy', null);
          this.#show(prepared);
          this.#events.ready?.();
        },
        () => !this.#isRemoved,
      );
    } finally {
      this.#isReading = false;
      const next = this.#next;
      this.#next = null;
      next?.go(!this.#isRemoved);
    }
  }

  /** Selects the run that has a record, or nothing. Fires no event. */
  select(record: number | null): void {
    this.#wanted = record;
    this.#finding = null;
    this.#item = record === null ? -1 : this.#model.ownerOf(record);
    this.#reveal();
  }

  /** Shows the witness of a finding. Fires no event. */
  choose(finding: FindingItem | null): void {
    this.#finding = finding;
    this.#item = finding === null ? -1 : this.#model.ownerOf(finding.record);
    this.#reveal();
  }

  /** Changes options. */
  configure(options: TimelineOptions): void {
    const { fold } = this.#options;
    this.#options = { ...this.#options, ...options };
    if (fold !== this.#options.fold) this.#grid.fold(new Axis(this.#spans, this.#options.fold));
    this.#layOut();
  }

  /** The drawing as an SVG file of its own: what is in view now, with the first rows. */
  svg(): string {
    return drawing(this.#lanes, this.#grid.rows, this.#grid.view, this.#options.label, this.#finding);
  }

  focus(): void {
    this.#grid.focus();
  }

  /** Takes everything out of the host and stops listening. */
  remove(): void {
    this.#isRemoved = true;
    this.#grid.disconnect();
    removeEventListener('beforeprint', this.#beforePrint);
    removeEventListener('afterprint', this.#afterPrint);
    this.#root.remove();
  }

  // ---- data ----

  #show({ model, rows, spans, total }: Prepared): void {
    const wasSelected = this.#item >= 0;
    const selected = wasSelected ? this.#model.items[this.#item] : undefined;
    const record = this.#wanted ?? recordsOf(selected?.run)[0] ?? null;
    this.#model = model;
    this.#lanes = rows.lanes;
    this.#spans = spans;
    this.#total = total;
    this.#item = record === null ? -1 : model.ownerOf(record);
    // The same number can be of something else in other data.
    if (this.#wanted === null && model.items[this.#item]?.id !== selected?.id) this.#item = -1;
    if (this.#finding !== null) {
      const { record: at } = this.#finding;
      this.#finding = model.marks.find(({ finding }) => finding.record === at)?.finding ?? null;
    }
    this.#grid.set(rows, new Axis(spans, this.#options.fold));
    this.#layOut();
    if (!wasSelected && this.#item >= 0) this.#reveal();
  }

  #layOut(): void {
    const { label, fold, table } = this.#options;
    const isEmpty = this.#model.size === 0;
    this.#empty.hidden = !isEmpty;
    if (isEmpty) this.#emptyWords('No runs to show.');
    this.#grid.element.hidden = isEmpty || table;
    this.#table.element.hidden = isEmpty || !table;
    this.#words.hidden = isEmpty || table;
    this.#legend.hidden = isEmpty || table;
    this.#tools.element.hidden = isEmpty;
    this.#grid.label(label);
    if (table) this.#table.show(this.#model, label, this.#item);
    this.#tools.update({ fold, table, findings: this.#model.marks.length });
    this.#showChosen();
    this.#say('');
    this.#showRange();
  }

  #emptyWords(words: string): void {
    if (this.#empty.textContent !== words) this.#empty.textContent = words;
  }

  // ---- what is selected ----

  #pick(item: number, isFar = false): void {
    this.#wanted = null;
    this.#finding = null;
    this.#item = item;
    if (isFar) this.#reveal();
    else this.#showChosen();
    this.#announce(`Selected: ${this.#itemWords(item)}`);
    const { run } = this.#model.items[item]!;
    this.#events.select?.({ records: recordsOf(run), run, finding: null });
  }

  #pickMark(marks: readonly Mark[]): void {
    const at = marks.findIndex(({ finding }) => finding === this.#finding);
    const mark = marks[(at + 1) % marks.length];
    if (mark !== undefined) this.#pickFinding(mark.finding, mark.item);
  }

  #pickFinding(finding: FindingItem, item: number): void {
    this.#wanted = null;
    this.#finding = finding;
    this.#item = item;
    this.#reveal();
    const records = this.#details.witness;
    const message = messageWords(finding.finding?.message, 300);
    this.#announce(`Finding: ${message}. ${counted(records.length, 'record')} in its witness.`);
    this.#events.select?.({ records, run: this.#model.items[item]?.run ?? null, finding });
  }

  #stepFinding(step: number): void {
    const { marks } = this.#model;
    if (marks.length === 0) return;
    const at = marks.findIndex(({ finding }) => finding === this.#finding);
    const next = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
    const mark = marks[next]!;
    this.#pickFinding(mark.finding, mark.item);
  }

  #clear(): void {
    if (this.#item < 0 && this.#finding === null) return;
    this.#wanted = null;
    this.#item = -1;
    this.#finding = null;
    this.#showChosen();
    this.#announce('Nothing selected');
    this.#events.select?.(null);
  }

  #openRecord(record: number): void {
    this.#events.open?.(record);
  }

  /** Brings what is selected into view. */
  #reveal(): void {
    this.#showChosen();
    this.#grid.reveal(this.#item, this.#finding);
  }

  #showChosen(): void {
    const [model, item, finding, isWhole] = [this.#model, this.#item, this.#finding, this.#isWholeChain];
    const before = chainOf(model, item, 'before', isWhole);
    const after = chainOf(model, item, 'after', isWhole);
    this.#grid.choose(item, finding, linksOf(before, after));
    this.#details.show({ model, item, finding, before, after, isWhole, canOpen: this.#events.open !== undefined });
    if (this.#options.table) this.#table.choose(item);
  }

  #reach(isWhole: boolean): void {
    this.#isWholeChain = isWhole;
    this.#showChosen();
  }

  #itemWords(item: number): string {
    return itemWords(this.#model, item, this.#grid.isCritical(item));
  }

  // ---- words ----

  #say(words: string): void {
    const { model } = this.#lanes;
    const first =
      this.#total === null
        ? ''
        : `These are the first runs of ${this.#total.toLocaleString('en')}, the others are being read. `;
    const whole = `${first}${counted(model.roots.length, 'run')} in ${counted(this.#grid.rows.length, 'row')}${
      model.omitted > 0 ? `, ${model.omitted.toLocaleString('en')} not read` : ''
    }. Arrow keys move, Enter selects, + and − zoom, Shift with arrows pans.`;
    const now = words === '' ? whole : words;
    if (this.#words.textContent !== now) this.#words.textContent = now;
  }

  #announce(words: string): void {
    this.#status.textContent = words;
  }

  #showRange(): void {
    const { view } = this.#grid;
    const folded = view.axis.foldsIn(view.left, view.right);
    const silent = folded.reduce((sum, { from, to }) => sum + to - from, 0);
    const words = folded.length === 0 ? '' : `, ${counted(folded.length, 'gap')} folded (${duration(silent)})`;
    this.#tools.range(`${stamp(view.left)} to ${stamp(view.right)} UTC${words}`, view.isWhole);
  }

  #makeTools(): Tools {
    return new Tools({
      zoom: (factor) => this.#grid.zoom(factor),
      fit: () => this.#grid.fit(),
      fold: () => this.configure({ fold: !this.#options.fold }),
      table: () => this.configure({ table: !this.#options.table }),
      step: (step) => this.#stepFinding(step),
      save: this.#events.save === undefined ? null : () => this.#events.save?.(this.svg()),
    });
  }

  // ---- paper ----

  readonly #beforePrint = (): void => {
    if (this.#model.size === 0) return;
    const { view, rows } = this.#grid;
    // A policy may forbid the file's own style sheet, and the page's says the same.
    const text = drawing(this.#lanes, rows, view, this.#options.label, this.#finding, false);
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    this.#print.replaceChildren(document.importNode(parsed.documentElement, true));
  };

  readonly #afterPrint = (): void => this.#print.replaceChildren();
}

interface ToolEvents {
  zoom: (factor: number) => void;
  fit: () => void;
  fold: () => void;
  table: () => void;
  step: (step: number) => void;
  save: (() => void) | null;
}

/** The buttons above the drawing. */
class Tools {
  readonly element = make('div', { className: 'tl-tools', role: 'group', ariaLabel: 'View', part: 'tools' });
  readonly #range = make('p', { className: 'tl-range' });
  readonly #out: HTMLButtonElement;
  readonly #fold: HTMLButtonElement;
  readonly #table: HTMLButtonElement;
  readonly #ofDrawing: HTMLElement[];
  readonly #ofFindings: HTMLElement[];

  constructor(events: ToolEvents) {
    const button = (words: string, name: string | null, act: () => void): HTMLButtonElement => {
      const made = make('button', { type: 'button', textContent: words, part: 'button' });
      if (name !== null) made.ariaLabel = name;
      made.addEventListener('click', act);
      return made;
    };
    this.#out = button('−', 'Zoom out', () => events.zoom(1 / 1.6));
    const closer = button('+', 'Zoom in', () => events.zoom(1.6));
    const fit = button('Fit', 'Fit everything', events.fit);
    this.#fold = button('Fold gaps', null, events.fold);
    this.#table = button('Table', null, events.table);
    const before = button('↑', 'Previous finding', () => events.step(-1));
    const after = button('Next finding', null, () => events.step(1));
    this.#ofDrawing = [this.#out, closer, fit, this.#fold, this.#range];
    this.#ofFindings = [before, after];
    this.element.append(this.#out, closer, fit, this.#fold, this.#range, before, after, this.#table);
    if (events.save !== null) this.element.append(button('Save as SVG', null, events.save));
  }

  update({ fold, table, findings }: { fold: boolean; table: boolean; findings: number }): void {
    put(this.#fold, 'aria-pressed', String(fold));
    put(this.#table, 'aria-pressed', String(table));
    for (const element of this.#ofDrawing) element.hidden = table;
    for (const element of this.#ofFindings) element.hidden = findings === 0;
  }

  range(words: string, isWhole: boolean): void {
    if (this.#range.textContent !== words) this.#range.textContent = words;
    // A button that has the focus would lose it if it were disabled.
    put(this.#out, 'aria-disabled', isWhole ? 'true' : null);
  }
}

/** What the shapes mean. */
function makeLegend(): HTMLElement {
  const entries: readonly (readonly [string, string])[] = [
    ['succeeded', 'M1 6l3 3l6 -7'],
    ['failed', 'M2 2l8 8m0 -8l-8 8'],
    ['error', 'M6 1v6m0 3v.8'],
    ['cancelled', 'M1 6a5 5 0 1 1 10 0a5 5 0 1 1 -10 0m1.6 3.4l7 -7'],
    ['skipped', 'M1 2l4 4l-4 4m5 -8l4 4l-4 4'],
    ['running', 'M3 1l7 5l-7 5z'],
    ['waiting', 'M0 4h12v4h-12z'],
    ['critical path', 'M0 10h12'],
    ['part by a link', 'M0 10h2m3 0h2m3 0h2'],
    ['finding', 'M6 1l5 9h-10z'],
  ];
  const items = entries.map(([words, path]) => {
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('viewBox', '0 0 12 12');
    icon.setAttribute('aria-hidden', 'true');
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    shape.setAttribute('d', path);
    icon.append(shape);
    return make('li', {}, icon, words);
  });
  const legend = make('ul', { className: 'tl-legend', ariaLabel: 'Legend', part: 'legend' });
  legend.append(...items);
  return legend;
}
