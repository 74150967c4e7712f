import type { FindingItem } from 'cdevents-wasm';
import type { Chain } from './chain.js';
import { make } from './dom.js';
import { eventsOf, type Mark, type Model, othersOf, recordsOf, witnessOf } from './model.js';
import { isCritical, severityOf } from './scene.js';
import { stamp, timeOf } from './time.js';
import { counted, itemTitle, itemWords, kindWords, short } from './words.js';

export interface DetailEvents {
  open: (record: number) => void;
  pick: (item: number) => void;
  finding: (mark: Mark) => void;
  clear: () => void;
  /** What leads to it and follows from it is asked for, through any number of others or directly only. */
  reach: (isWhole: boolean) => void;
}

/** What is selected, and what is connected with it. */
export interface Detailed {
  readonly model: Model;
  /** The item; -1: none. */
  readonly item: number;
  readonly finding: FindingItem | null;
  readonly before: Chain;
  readonly after: Chain;
  /** Whether the chains are whole. */
  readonly isWhole: boolean;
  /** Whether records can be opened. */
  readonly canOpen: boolean;
}

/** How many of each list are shown. */
const MOST = 40;

/** What is known of the selected run or finding, below the drawing. */
export class Details {
  readonly element = make('section', {
    className: 'tl-details',
    ariaLabel: 'Selection',
    part: 'details',
    hidden: true,
  });
  readonly #events: DetailEvents;
  /** The records of the chosen finding's witness. */
  witness: readonly number[] = [];

  constructor(events: DetailEvents) {
    this.#events = events;
  }

  show(detailed: Detailed): void {
    const { model, item, finding, canOpen } = detailed;
    this.witness = finding === null ? [] : witnessOf(finding);
    const focused = (this.element.getRootNode() as Document | ShadowRoot).activeElement;
    const hadFocus = this.element.contains(focused);
    const wasReach = focused?.parentElement?.className === 'tl-reach';
    this.element.replaceChildren();
    this.element.hidden = item < 0 && finding === null;
    if (this.element.hidden) return;
    if (item >= 0) {
      const { kind, run } = model.items[item]!;
      this.element.append(
        make('p', {
          className: 'tl-title',
          textContent: `${itemTitle(model, item)}, ${kindWords(kind)}`,
          tabIndex: -1,
        }),
        make('p', { textContent: itemWords(model, item, isCritical(model, item)) }),
      );
      const events = eventsOf(run);
      const records =
        events.length > 0 ? events : recordsOf(run).map((record) => ({ record, predicate: '', time: null }));
      this.#list(
        'Records',
        records.slice(0, MOST).map(({ record, predicate, time }) => {
          const at = timeOf(time);
          const words = [`${record}`, short(predicate, 40), Number.isNaN(at) ? short(time, 40) : stamp(at)];
          return this.#record(record, words.filter((word) => word !== '').join(' · '), canOpen);
        }),
        records.length,
      );
      this.#chain(model, detailed.before, 'Follows from');
      this.#chain(model, detailed.after, 'Led to');
      if (detailed.before.items.size + detailed.after.items.size > 0) this.#reach(detailed.isWhole);
      this.#findings(model, model.marksOf(item), finding, canOpen);
    }
    const clear = make('button', { type: 'button', textContent: 'Clear selection', part: 'button' });
    clear.addEventListener('click', () => this.#events.clear());
    this.element.append(make('p', { className: 'tl-clear' }, clear));
    const place = this.element.querySelector<HTMLElement>(wasReach ? '.tl-reach button' : '.tl-title');
    if (hadFocus) (place ?? clear).focus({ preventScroll: true });
  }

  #record(record: number, words: string, canOpen: boolean): HTMLElement {
    if (!canOpen) return make('span', { textContent: words });
    const button = make('button', { type: 'button', textContent: words, part: 'button' });
    button.addEventListener('click', () => this.#events.open(record));
    return button;
  }

  #chain(model: Model, { items, isCut }: Chain, title: string): void {
    this.#list(
      title,
      [...items].slice(0, MOST).map(([other, { by, steps }]) => {
        const { kind } = model.items[other]!;
        const how = steps === 1 ? short(by, 20) : `${short(by, 20)}, ${counted(steps, 'step')}`;
        const button = make('button', {
          type: 'button',
          textContent: `${itemTitle(model, other)}, ${kindWords(kind)} (${how})`,
          part: 'button',
        });
        button.addEventListener('click', () => this.#events.pick(other));
        return button;
      }),
      items.size,
      isCut,
    );
  }

  #reach(isWhole: boolean): void {
    const button = make('button', { type: 'button', textContent: 'Whole chain', part: 'button' });
    button.title = 'Everything that led to it and follows from it, however far away';
    button.setAttribute('aria-pressed', String(isWhole));
    button.addEventListener('click', () => this.#events.reach(!isWhole));
    this.element.append(make('p', { className: 'tl-reach' }, button));
  }

  #findings(model: Model, marks: readonly Mark[], chosen: FindingItem | null, canOpen: boolean): void {
    if (marks.length === 0) return;
    this.element.append(make('p', { className: 'tl-sub', textContent: counted(marks.length, 'finding') }));
    for (const mark of marks.slice(0, MOST)) {
      const { finding } = mark.finding;
      const severity = severityOf(mark);
      const isChosen = mark.finding === chosen;
      const line = make(
        'p',
        { className: 'tl-finding', part: 'finding' },
        make('span', { className: `tl-severity ${severity}`, textContent: `${severity}: ` }),
        ...codes(short(finding.message, 500)),
        ' ',
      );
      if (isChosen) {
        const records = witnessOf(mark.finding);
        line.append(
          make('span', {
            textContent: `Witness: ${counted(records.length, 'record')} (${records.slice(0, 20).join(', ')}). `,
          }),
        );
      }
      const button = make('button', {
        type: 'button',
        textContent: isChosen ? 'Witness shown' : 'Show witness',
        part: 'button',
      });
      button.setAttribute('aria-pressed', String(isChosen));
      button.addEventListener('click', () => this.#events.finding(mark));
      line.append(button);
      this.element.append(line);
      if (!isChosen) continue;
      this.#records(model, 'Witness', witnessOf(mark.finding), canOpen);
      this.#records(model, 'Other records of the finding', othersOf(mark.finding), canOpen);
    }
    if (marks.length > MOST)
      this.element.append(
        make('p', { textContent: `${(marks.length - MOST).toLocaleString('en')} more are not listed.` }),
      );
  }

  /** Records, each with the run that it is in. */
  #records(model: Model, title: string, records: readonly number[], canOpen: boolean): void {
    this.#list(
      title,
      records.slice(0, MOST).map((record) => {
        const owner = model.ownerOf(record);
        if (owner < 0) return this.#record(record, `${record} · in no run`, canOpen);
        const time = model.timeIn(owner, record);
        const words = `${record} · ${itemTitle(model, owner)}, ${kindWords(model.items[owner]!.kind)}`;
        return this.#record(record, Number.isNaN(time) ? words : `${words} · ${stamp(time)}`, canOpen);
      }),
      records.length,
    );
  }

  /** `isCut`: there are more than `count`, and nobody knows how many. */
  #list(title: string, entries: readonly HTMLElement[], count: number, isCut = false): void {
    if (entries.length === 0) return;
    const list = make('ul', { ariaLabel: title });
    list.append(...entries.map((entry) => make('li', {}, entry)));
    if (count > entries.length || isCut) {
      const more = (count - entries.length).toLocaleString('en');
      list.append(make('li', { textContent: `and ${isCut ? 'more than ' : ''}${more} more` }));
    }
    this.element.append(make('p', { className: 'tl-sub', textContent: title }), list);
  }
}

/** The words of a message, with its names as code. */
const codes = (message: string): (Node | string)[] =>
  message.split('`').map((part, index) => (index % 2 === 1 ? make('code', { textContent: part }) : part));
