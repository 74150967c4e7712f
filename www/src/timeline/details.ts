import type { FindingItem } from 'cdevents-wasm';
import { make } from './dom.js';
import type { Lanes } from './lanes.js';
import { eventsOf, type Mark, recordsOf, witnessOf } from './model.js';
import { isCritical, severityOf } from './scene.js';
import { stamp, timeOf } from './time.js';
import { counted, itemTitle, itemWords, kindWords, short } from './words.js';

export interface DetailEvents {
  open: (record: number) => void;
  pick: (item: number) => void;
  finding: (mark: Mark) => void;
  clear: () => void;
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

  show(lanes: Lanes, item: number, finding: FindingItem | null, canOpen: boolean): void {
    const { model } = lanes;
    this.witness = finding === null ? [] : witnessOf(finding);
    const focused = (this.element.getRootNode() as Document | ShadowRoot).activeElement;
    const hadFocus = this.element.contains(focused);
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
      this.#related(lanes, item, 'before', 'Follows from');
      this.#related(lanes, item, 'after', 'Led to');
    }
    const marks = item < 0 ? [] : model.marks.filter((mark) => mark.item === item);
    this.#findings(marks, finding);
    const clear = make('button', { type: 'button', textContent: 'Clear selection', part: 'button' });
    clear.addEventListener('click', () => this.#events.clear());
    this.element.append(make('p', { className: 'tl-clear' }, clear));
    if (hadFocus) (this.element.querySelector<HTMLElement>('.tl-title') ?? clear).focus({ preventScroll: true });
  }

  #record(record: number, words: string, canOpen: boolean): HTMLElement {
    if (!canOpen) return make('span', { textContent: words });
    const button = make('button', { type: 'button', textContent: words, part: 'button' });
    button.addEventListener('click', () => this.#events.open(record));
    return button;
  }

  #related(lanes: Lanes, item: number, direction: 'before' | 'after', title: string): void {
    const { model } = lanes;
    const seen = new Map<number, string>();
    for (const { record, from, by } of model.related(item, direction)) {
      const other = model.ownerOf(direction === 'before' ? from : record);
      if (other >= 0 && other !== item && !seen.has(other)) seen.set(other, by);
    }
    this.#list(
      title,
      [...seen].slice(0, MOST).map(([other, by]) => {
        const { kind } = model.items[other]!;
        const button = make('button', {
          type: 'button',
          textContent: `${itemTitle(model, other)}, ${kindWords(kind)} (${short(by, 20)})`,
          part: 'button',
        });
        button.addEventListener('click', () => this.#events.pick(other));
        return button;
      }),
      seen.size,
    );
  }

  #findings(marks: readonly Mark[], chosen: FindingItem | null): void {
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
    }
    if (marks.length > MOST)
      this.element.append(make('p', { textContent: `${marks.length - MOST} more are not listed.` }));
  }

  #list(title: string, entries: readonly HTMLElement[], count: number): void {
    if (entries.length === 0) return;
    const list = make('ul', { ariaLabel: title });
    list.append(...entries.map((entry) => make('li', {}, entry)));
    if (count > entries.length)
      list.append(make('li', { textContent: `and ${(count - entries.length).toLocaleString('en')} more` }));
    this.element.append(make('p', { className: 'tl-sub', textContent: title }), list);
  }
}

/** The words of a message, with its names as code. */
const codes = (message: string): (Node | string)[] =>
  message.split('`').map((part, index) => (index % 2 === 1 ? make('code', { textContent: part }) : part));
