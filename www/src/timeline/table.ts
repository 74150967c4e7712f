import { make, put } from './dom.js';
import type { Model } from './model.js';
import { isCritical, severityOf } from './scene.js';
import { duration, stamp } from './time.js';
import { itemTitle, kindWords, LOOKS, messageWords, ran, recordWords, short, waited } from './words.js';

/** Rows on one page. */
const PAGE = 100;
const HEADS = [
  'Name',
  'What',
  'Id',
  'State',
  'Queued',
  'Started',
  'Finished',
  'Waited',
  'Ran',
  'Attempts',
  'Critical path',
  'Findings',
  'Records',
] as const;

/** The same as the drawing, as a table: every run, with what is in it below it. */
export class TableTwin {
  readonly element = make('div', { className: 'tl-twin', part: 'table', hidden: true });
  readonly #pick: (item: number) => void;
  readonly #body = make('tbody');
  readonly #table = make('table');
  readonly #words = make('span');
  readonly #back = make('button', { type: 'button', textContent: 'Previous page', part: 'button' });
  readonly #on = make('button', { type: 'button', textContent: 'Next page', part: 'button' });
  readonly #scroll = make('div', { className: 'tl-table', tabIndex: 0, role: 'region' });
  #model: Model | null = null;
  #page = 0;
  #item = -1;

  constructor(pick: (item: number) => void) {
    this.#pick = pick;
    const head = make('tr', {}, ...HEADS.map((words) => make('th', { scope: 'col', textContent: words })));
    this.#table.append(make('thead', {}, head), this.#body);
    this.#scroll.append(this.#table);
    this.#back.addEventListener('click', () => this.#turn(-1));
    this.#on.addEventListener('click', () => this.#turn(1));
    this.element.append(this.#scroll, make('div', { className: 'tl-pages' }, this.#back, this.#words, this.#on));
  }

  show(model: Model, label: string, item: number): void {
    this.#model = model;
    this.#item = item;
    put(this.#table, 'aria-label', label);
    put(this.#scroll, 'aria-label', label);
    const at = model.order.indexOf(item);
    const last = Math.max(0, Math.ceil(model.size / PAGE) - 1);
    this.#page = at < 0 ? Math.min(this.#page, last) : Math.floor(at / PAGE);
    this.#draw();
  }

  choose(item: number): void {
    this.#item = item;
    for (const row of this.#body.rows) row.classList.toggle('chosen', row.dataset['item'] === String(item));
  }

  #turn(step: number): void {
    const last = Math.ceil((this.#model?.size ?? 0) / PAGE) - 1;
    this.#page = Math.max(0, Math.min(last, this.#page + step));
    this.#draw();
    this.#scroll.scrollTop = 0;
  }

  #draw(): void {
    const model = this.#model;
    if (model === null) return;
    const from = this.#page * PAGE;
    const shown = [...model.order.subarray(from, from + PAGE)];
    this.#body.replaceChildren(...shown.map((item) => this.#row(model, item)));
    this.#words.textContent = `${(from + 1).toLocaleString('en')} to ${(from + shown.length).toLocaleString('en')} of ${model.size.toLocaleString('en')}`;
    put(this.#back, 'aria-disabled', this.#page === 0 ? 'true' : null);
    put(this.#on, 'aria-disabled', from + PAGE >= model.size ? 'true' : null);
  }

  #row(model: Model, item: number): HTMLElement {
    const { kind, id, attempts, run } = model.items[item]!;
    const select = make('button', { type: 'button', textContent: itemTitle(model, item), part: 'button' });
    select.addEventListener('click', () => this.#pick(item));
    const name = make('th', { scope: 'row' }, '\u2003'.repeat(model.depth[item]!), select);
    const marks = model.marksOf(item);
    const backward = model.finished[item]! < model.started[item]!;
    const cells = [
      `${kindWords(kind)}${model.isLinked[item] ? ', linked' : ''}`,
      short(id),
      LOOKS[model.looks[item]!],
      timeWords(model.queued[item]!, run.queuedAt),
      timeWords(model.started[item]!, run.startedAt),
      timeWords(model.finished[item]!, run.finishedAt),
      spanWords(waited(model, item)),
      backward ? 'its end is before its start' : `${spanWords(ran(model, item))}${model.isOpen(item) ? ' so far' : ''}`,
      attempts === 0 ? '' : String(attempts),
      isCritical(model, item) ? 'yes' : '',
      marks.length > 0
        ? marks.map((mark) => `${severityOf(mark)}: ${messageWords(mark.finding.finding?.message, 300)}`).join(' · ')
        : String(model.items[item]!.findings || ''),
      recordWords(model, item),
    ];
    const row = make('tr', {}, name, ...cells.map((textContent) => make('td', { textContent })));
    row.dataset['item'] = String(item);
    row.classList.toggle('chosen', item === this.#item);
    return row;
  }
}

/** A time, or what is written there if that is none. */
const timeWords = (time: number, written: unknown): string => (Number.isNaN(time) ? short(written, 40) : stamp(time));
const spanWords = (span: number): string => (Number.isNaN(span) ? '' : duration(span));
