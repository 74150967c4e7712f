import type { Change, Diagnostic, Vocabulary } from 'cdevents-wasm';
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversion, Wanted } from '../engine/protocol.js';
import { format } from '../json/format.js';
import { code } from '../look/code.js';
import { CdDialog, dialogs } from '../look/dialog.js';
import { cross } from '../look/icons.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { howToGet } from '../offline/part.js';
import { countWords, inReadingOrder } from '../words/report.js';
import { visible } from '../words/visible.js';
import { differenceOf, type Line } from './lines.js';
import { convertStyles } from './styles.js';

/** An event to convert, and what the dialog needs for it. */
export interface Conversions {
  /** The event as it is in the page's text. */
  text: string;
  /** Which one it is if the text has several, such as `event 2 of 3`; else empty. */
  place: string;
  /** Where it can go. */
  vocabularies: readonly { id: Vocabulary; title: string }[];
  /** The first choice. */
  to: Vocabulary;
  /** Converts. `null`: what converts could not be loaded. Rejects if there is no answer. */
  ask(wanted: Wanted): Promise<Conversion | null>;
  /** Puts the result, JSON with a member on each line, in the event's place. */
  apply(to: Vocabulary, text: string): void;
}

/** What the user can add to the event, which a vocabulary may require and the event may not have. */
const EXTRAS = {
  source: { names: ['source'], label: 'Source of the event', example: '/ci/example' },
  now: { names: ['timestamp', 'time'], label: 'Timestamp of the event', example: '2026-03-14T09:26:53Z' },
} as const;
type Extra = keyof typeof EXTRAS;
const EXTRA_NAMES = Object.keys(EXTRAS) as Extra[];

/** How many changes, and lines of the difference, are shown. */
const MAX_CHANGES = 500;
const MAX_LINES = 2_000;

interface Answer {
  tone: 'ok' | 'warning' | 'error' | 'quiet';
  words: string;
  more?: string | undefined;
  retry?: boolean;
}

/** Shows what becomes of an event in another vocabulary, with all that changes or is lost, before it is applied. */
export class CdConvert extends CdDialog {
  static override properties = {
    from: { state: true },
    to: { state: true },
    keep: { state: true },
    extras: { state: true },
    result: { state: true },
    isAsking: { state: true },
  };
  static override styles = [controls, dialogs, convertStyles];

  declare private from: Conversions | null;
  declare private to: Vocabulary;
  /** What has no place is kept in the custom data. */
  declare private keep: boolean;
  /** What the user adds to the event. Asked for when a result lacks it; the field then stays while the dialog is open. */
  declare private extras: Readonly<Partial<Record<Extra, string>>>;
  declare private result: Conversion | 'pending' | 'not loaded' | 'no answer';
  /** The result is not yet the one of these options: it is shown, but cannot be applied. */
  declare private isAsking: boolean;
  /** Of several questions only the answer to the last counts. */
  #turn = 0;
  /** The difference belongs to a result. */
  #lines: { of: unknown; lines: Line[] } = { of: null, lines: [] };

  constructor() {
    super();
    this.from = null;
    this.to = 'draft';
    this.keep = false;
    this.extras = {};
    this.result = 'pending';
    this.isAsking = false;
  }

  async show(from: Conversions): Promise<void> {
    this.from = from;
    this.to = from.to;
    this.extras = {};
    this.result = 'pending';
    const asked = this.#ask();
    await this.open();
    await asked;
  }

  async #ask(): Promise<void> {
    const { from, to, keep, extras } = this;
    if (from === null) return;
    const turn = ++this.#turn;
    this.isAsking = true;
    const wanted: Wanted = { text: from.text, to, keep };
    for (const name of EXTRA_NAMES) {
      const given = extras[name]?.trim() ?? '';
      if (given !== '') wanted[name] = given;
    }
    const result = await from.ask(wanted).then(
      (conversion) => conversion ?? 'not loaded',
      () => 'no answer' as const,
    );
    if (turn !== this.#turn) return;
    this.result = result;
    this.isAsking = false;
    this.#offerExtras();
  }

  #offerExtras(): void {
    const lacks = this.#findings.flatMap(({ rule, expected }) => (rule === 'missing-field' ? [expected] : []));
    const offered = EXTRA_NAMES.filter(
      (name) => this.extras[name] === undefined && EXTRAS[name].names.some((field) => lacks.includes(field)),
    );
    if (offered.length > 0) this.extras = { ...this.extras, ...Object.fromEntries(offered.map((name) => [name, ''])) };
  }

  get #choice(): HTMLSelectElement | null {
    return this.renderRoot.querySelector('select');
  }

  get #done(): Conversion | null {
    return typeof this.result === 'string' || this.result.json === null ? null : this.result;
  }

  /** What is wrong with the result, or with the event that cannot be converted. */
  get #findings(): Diagnostic[] {
    if (typeof this.result === 'string') return [];
    return inReadingOrder(this.result.report.diagnostics).filter(({ severity }) => severity !== 'note');
  }

  /** The result with a member on each line. */
  get #pretty(): string | null {
    const { json } = this.#done ?? { json: null };
    return json === null ? null : (format(json) ?? json).trimEnd();
  }

  get #difference(): Line[] {
    const { result } = this;
    if (this.#lines.of !== result) {
      const text = this.from?.text ?? '';
      const before = (format(text) ?? text).trimEnd();
      const after = this.#pretty;
      this.#lines = { of: result, lines: after === null ? [] : differenceOf(before, after) };
    }
    return this.#lines.lines;
  }

  get #isSame(): boolean {
    return this.#done !== null && this.#difference.every(({ mark }) => mark === ' ');
  }

  get #answer(): Answer {
    const { result, to } = this;
    if (result === 'pending') return { tone: 'quiet', words: 'Converting…' };
    if (result === 'not loaded')
      return { tone: 'error', words: `What converts events could not be loaded. ${howToGet()}`, retry: true };
    if (result === 'no answer') return { tone: 'error', words: 'The engine did not answer.', retry: true };
    const [first] = this.#findings;
    if (result.json === null) {
      const words = first === undefined ? 'The event cannot be converted' : `Not converted: ${first.message}`;
      return { tone: 'error', words, more: first?.help };
    }
    if (this.#isSame) return { tone: 'quiet', words: `The event is the same in ${to}: there is nothing to convert` };
    const lost = result.changes.filter(({ lossy }) => lossy).length;
    const assumed = result.changes.filter(({ kind }) => kind === 'assumed').length;
    const loss = lost === 0 ? 'Nothing is lost' : `${countWords(lost, 'value')} ${lost === 1 ? 'is' : 'are'} lost`;
    const more = assumed === 0 ? undefined : `${countWords(assumed, 'value')} ${assumed === 1 ? 'is' : 'are'} assumed`;
    const errors = this.#findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
      return { tone: 'error', words: `The result is not valid: ${countWords(errors, 'error')}`, more: loss };
    return { tone: lost === 0 ? 'ok' : 'warning', words: loss, more };
  }

  protected override updated(): void {
    const choice = this.#choice;
    if (choice !== null) choice.value = this.to;
  }

  protected override render(): TemplateResult {
    const { from, to } = this;
    if (from === null) return html``;
    const place = from.place === '' ? '' : `, ${from.place}`;
    return html`<dialog aria-labelledby="title" @keydown=${this.onKey} @click=${this.onClick}>
      <div class="head"><h2 id="title">Convert the event${place}</h2>
        <button class="button plain close" aria-label="Cancel the conversion" @click=${this.close}>${cross}</button></div>
      ${this.#renderOptions(from)}
      ${this.#renderBody()}
      <div class="foot">
        <button class="button" @click=${this.close}>Cancel</button>
        <button class="button apply" ?disabled=${this.#done === null || this.#isSame || this.isAsking} @click=${this.#apply}>Convert to ${to}</button>
      </div>
    </dialog>`;
  }

  #renderOptions({ vocabularies }: Conversions): TemplateResult {
    const set = (change: () => void): void => {
      change();
      void this.#ask();
    };
    return html`<div class="options">
      <label class="field"><span>Convert to</span><select id="to" autofocus @change=${(event: Event) => set(() => (this.to = (event.currentTarget as HTMLSelectElement).value as Vocabulary))}>
        ${vocabularies.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
      </select></label>
      <label><input type="checkbox" .checked=${this.keep} @change=${(event: Event) => set(() => (this.keep = (event.currentTarget as HTMLInputElement).checked))}>
        <span>Keep what has no place in the custom data</span></label>
      ${EXTRA_NAMES.filter((name) => this.extras[name] !== undefined).map((name) => {
        const { label, example } = EXTRAS[name];
        const take = (event: Event): void => {
          const { value } = event.currentTarget as HTMLInputElement;
          set(() => (this.extras = { ...this.extras, [name]: value }));
        };
        return html`<label class="field"><span>${label}</span><input type="text" autocomplete="off" spellcheck="false" placeholder=${example} .value=${this.extras[name] ?? ''} @input=${take}></label>`;
      })}
    </div>`;
  }

  #renderBody(): TemplateResult {
    const { tone, words, more, retry } = this.#answer;
    const done = this.#done;
    return html`<div class="body">
      <div class="answer ${tone}"><span role="status">${prose(words)}${more === undefined ? nothing : html` <span class="more">· ${prose(more)}</span>`}</span>${
        retry === true ? html`<button class="button" @click=${this.#retry}>Try again</button>` : nothing
      }</div>
      ${
        done === null
          ? nothing
          : html`<div class="changes" role="region" aria-label="Changes" tabindex="0">${this.#renderFindings()}${this.#renderChanges(done.changes)}</div>
        <div class="difference" role="region" aria-label="Difference" tabindex="0">${this.#renderDifference()}</div>`
      }
    </div>`;
  }

  #renderFindings(): TemplateResult | typeof nothing {
    const findings = this.#findings;
    if (findings.length === 0) return nothing;
    return html`<h3>Wrong or missing in the result</h3><ul>${findings.map(
      ({
        severity,
        message,
        help,
        pointer,
      }) => html`<li><span class="severity ${severity}">${severity}</span> ${prose(message)}
      ${pointer === '' ? nothing : html`<span class="way">${visible(pointer)}</span>`}
      ${help === undefined ? nothing : html`<p class="help">${prose(help)}</p>`}</li>`,
    )}</ul>`;
  }

  #renderChanges(changes: readonly Change[]): TemplateResult {
    const lost = changes.filter(({ lossy }) => lossy);
    const others = changes.filter(({ lossy }) => !lossy);
    if (changes.length === 0) return html`<p class="same">No value changes.</p>`;
    return html`${this.#renderList('Lost', lost)}${this.#renderList(lost.length === 0 ? 'Changes' : 'Other changes', others)}`;
  }

  #renderList(title: string, changes: readonly Change[]): TemplateResult | typeof nothing {
    if (changes.length === 0) return nothing;
    const left = changes.length - MAX_CHANGES;
    return html`<h3>${title} · ${changes.length.toLocaleString('en')}</h3><ul>${changes.slice(0, MAX_CHANGES).map(renderChange)}</ul>
      ${left > 0 ? html`<p class="help">${countWords(left, 'more change')}, not listed</p>` : nothing}`;
  }

  #renderDifference(): TemplateResult {
    if (this.#isSame) return html`<p class="same">Both texts are the same.</p>`;
    const lines = this.#difference;
    const left = lines.length - MAX_LINES;
    return html`<div class="lines">${lines.slice(0, MAX_LINES).map(renderLine)}</div>
      ${left > 0 ? html`<p class="same">${countWords(left, 'more line')}, not shown</p>` : nothing}`;
  }

  /** The button goes with the answer, and must not take the focus with it. */
  readonly #retry = (): void => {
    this.#choice?.focus();
    this.result = 'pending';
    void this.#ask();
  };

  readonly #apply = (): void => {
    const pretty = this.#pretty;
    this.close();
    if (pretty !== null) this.from?.apply(this.to, pretty);
  };
}

/** The root of the event has an empty pointer. */
const pointerOf = (pointer: string): string => (pointer === '' ? 'the event' : visible(pointer));

function renderChange({ kind, from, to, message, lossy }: Change): TemplateResult {
  const places = [from, to].filter((pointer) => pointer !== null).map(pointerOf);
  const arrow = html`<span class="arrow"> → </span>`;
  return html`<li class=${lossy ? 'lossy' : ''}><span class="kind">${kind}</span> ${lossy ? html`<span class="kind lost">lossy</span> ` : nothing}${prose(message)}
    <span class="way">${places[0]}${places[1] === undefined || places[1] === places[0] ? nothing : html`${arrow}${places[1]}`}</span></li>`;
}

function renderLine({ mark, text }: Line): TemplateResult {
  const content = code(text);
  if (mark === '+') return html`<ins><span class="sign">+</span>${content}</ins>`;
  if (mark === '-') return html`<del><span class="sign">−</span>${content}</del>`;
  return html`<div><span class="sign"> </span>${content}</div>`;
}

customElements.define('cd-convert', CdConvert);
