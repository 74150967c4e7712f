import type { Diagnostic, HttpMessage } from 'cdevents-wasm';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { JsonDocument, pathOf } from '../../json/document.js';
import { applyEdits, difference, type Edit } from '../../json/patch.js';
import { prose } from '../../look/prose.js';
import { controls } from '../../look/styles.js';
import { type AttributeChange, attributeName, type Mode, NoPlace, Projection } from '../../message/projection.js';
import { broughtTo, composed, type Typed, typedInto } from '../../message/reconcile.js';
import { readHttpText } from '../../message/text.js';
import { faceStyles } from './styles.js';
import { MessageView } from './view.js';

const httpStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  .modes { display: flex; gap: 0; flex: none; }
  .modes button { min-height: 30px; padding: 2px 12px; border: 1px solid var(--edge); background: var(--raised); color: var(--quiet); cursor: pointer; }
  .modes button:first-child { border-radius: var(--corner) 0 0 var(--corner); }
  .modes button:last-child { border-radius: 0 var(--corner) var(--corner) 0; border-left: 0; }
  .modes button[aria-pressed="true"] { background: var(--accent-wash); color: var(--text); font-weight: 600; }
  .modes button:focus-visible { position: relative; }
  .host { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
`;

export type Carry = (text: string, mode: Mode) => Promise<HttpMessage | null>;

const NO_EVENT = 'The text is not an event, so there is no HTTP message.';

/**
 * The event as an editable HTTP message. It stores no event: the JSON text is the source of truth, and changes are
 * edits of it. Fires `cd-edit` (Edit[]), `cd-caret` (offset into the text), `cd-address` (string),
 * `cd-fix`, `cd-too-large`, `cd-undo`, `cd-redo`, and `cd-face` when what can be undone may have changed.
 */
export class CdHttp extends LitElement {
  static override properties = {
    text: { attribute: false },
    active: { attribute: false },
    address: { attribute: false },
    spellings: { attribute: false },
    findings: { attribute: false },
    mode: { state: true },
    words: { state: true },
    problem: { state: true },
    batch: { state: true },
  };
  static override styles = [controls, faceStyles, httpStyles];

  declare text: string;
  /** Whether it is visible. If not, it does not update. */
  declare active: boolean;
  declare address: string;
  declare spellings: readonly string[];
  /** Findings about `text`; `null` while it is being checked. */
  declare findings: readonly Diagnostic[] | null;
  declare carry: Carry;
  /** Returns the current text, even before `text` is updated. */
  declare current: () => string;
  declare private mode: 'binary' | 'structured';
  /** Why there is no message. */
  declare private words: string;
  /** What has no place in the text, in one line. */
  declare private problem: string;
  declare private batch: boolean;

  #view: MessageView | null = null;
  #base: Projection | null = null;
  #json = new JsonDocument('');
  /** Text, mode and address that the shown message was made from. */
  #madeOf = '';
  #turn = 0;
  /** The user typed into an outdated message: the change goes into the text once the message is up to date. */
  #isLate = false;

  constructor() {
    super();
    this.text = '';
    this.active = false;
    this.address = '';
    this.spellings = [];
    this.findings = null;
    this.mode = 'binary';
    this.words = '';
    this.problem = '';
    this.batch = false;
  }

  get canUndo(): boolean {
    return this.#view?.canUndo ?? false;
  }

  get canRedo(): boolean {
    return this.#view?.canRedo ?? false;
  }

  undo(): void {
    this.#view?.undo();
  }

  redo(): void {
    this.#view?.redo();
  }

  /** Selects a range of the text in the message; `false` if the message does not show it. */
  select(start: number, end: number, focus: boolean): boolean {
    const place = this.#placeOf(start, end);
    if (place === null || this.#view === null || this.words !== '') return false;
    this.#view.select(place.start, place.end, focus);
    return true;
  }

  point(range: { start: number; end: number } | null): void {
    this.#view?.point(range === null ? null : this.#placeOf(range.start, range.end));
  }

  protected override firstUpdated(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('.host');
    if (host === null) return;
    this.#view = new MessageView(host, this.renderRoot as ShadowRoot, {
      typed: () => this.#onTyped(),
      caret: (offset) => this.#onCaret(offset),
      fix: (finding) => this.#fire('cd-fix', finding),
      undo: () => this.#fire('cd-undo', null),
      redo: () => this.#fire('cd-redo', null),
      tooLarge: (length) => this.#fire('cd-too-large', length),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.active) return;
    if (this.#madeOf !== this.#key()) void this.#refresh();
    else if (changed.has('findings')) this.#mark();
  }

  #key(): string {
    return `${this.mode}\n${this.address}\n${this.text}`;
  }

  // ---- from the text ----

  /** Makes the message again from the current text. */
  async #refresh(): Promise<void> {
    const turn = ++this.#turn;
    const { text, mode } = this;
    const key = this.#key();
    this.#madeOf = key;
    const json = new JsonDocument(text);
    const carried: Mode = json.root?.type === 'array' ? 'batch' : mode;
    if (!json.sound) {
      this.#end(
        text.trim() === ''
          ? 'There is no event yet: choose or paste one.'
          : json.tooLong
            ? 'The event is too long to be shown as a message. You can still copy it.'
            : 'The text is not valid JSON, so there is no HTTP message. Fix it in the JSON view.',
      );
      return;
    }
    let message: HttpMessage | null;
    try {
      message = await this.carry(text, carried);
    } catch {
      if (turn === this.#turn)
        this.#end('The engine did not answer, so there is no message. Change something to try again.');
      return;
    }
    if (turn !== this.#turn || this.#view === null) return;
    if (message === null) {
      this.#end(NO_EVENT);
      return;
    }
    this.batch = carried === 'batch';
    this.words = '';
    // A text from elsewhere with other headers is written from scratch, unless that would lose what was typed here.
    const isOther = text !== this.#json.text && this.problem === '' && !this.#isLate;
    this.#json = json;
    const next = new Projection(json, message, carried, this.spellings);
    const base = this.#base;
    this.#base = next;
    const names = (projection: Projection): string => projection.headers.map(({ name }) => name).join();
    if (base === null || (isOther && names(base) !== names(next))) this.#replace(next);
    else this.#bring(base, next);
    if (this.#isLate) {
      this.#isLate = false;
      this.#onTyped();
    }
    this.#mark();
    this.#fire('cd-face', null);
  }

  #end(words: string): void {
    this.words = words;
    this.problem = '';
    this.#base = null;
    this.#fire('cd-face', null);
  }

  /** Replaces the whole message. */
  #replace(next: Projection): void {
    const view = this.#view;
    const change = view === null ? null : difference(view.text, composed(next, this.#url));
    if (change !== null) view?.apply([change], false);
    view?.forget();
    this.problem = '';
  }

  #bring(base: Projection, next: Projection): void {
    const view = this.#view;
    if (view === null) return;
    const { edits, lost } = broughtTo(view.text, base, next);
    view.apply(edits, lost);
    if (lost)
      this.problem = 'The event was changed elsewhere, so the message was updated. Undo brings back what you typed.';
    view.apply(this.#addressEdits(view.text), false);
  }

  /** The edits of request line and host after the address was changed elsewhere. */
  #addressEdits(text: string): Edit[] {
    const { request, headers } = readHttpText(text);
    const url = this.#url;
    const host = headers.find(({ name }) => name === 'host');
    const target = url.pathname + url.search;
    return [
      ...(request !== null && request.target !== target && this.problem === ''
        ? [{ start: request.targetStart, end: request.targetEnd, text: target }]
        : []),
      ...(host !== undefined && host.value !== url.host && this.problem === ''
        ? [{ start: host.valueStart, end: host.valueEnd, text: url.host }]
        : []),
    ];
  }

  get #url(): URL {
    return new URL(this.address);
  }

  // ---- back into the text ----

  #onTyped(): void {
    const [view, base] = [this.#view, this.#base];
    if (view === null || base === null) return;
    if (this.current() !== this.#json.text) {
      this.#isLate = true;
      return;
    }
    const typed = typedInto(view.text, base, this.#url, !this.batch && this.mode === 'binary');
    if (typeof typed === 'string') {
      this.problem = typed;
      this.#fire('cd-face', null);
      return;
    }
    const problems = [...typed.problems];
    const attempt = <T>(work: () => T): T | null => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof NoPlace)) throw error;
        problems.push(error.message);
        return null;
      }
    };
    const held: AttributeChange[] = typed.attributes.filter(
      (change) => attempt(() => base.changeAttributes([change])) !== null,
    );
    // A renamed attribute is one change: its removal or addition alone may have no place in the text.
    const renamed =
      typed.attributes.length === 2 && held.length < 2 ? attempt(() => base.changeAttributes(typed.attributes)) : null;
    const first = renamed ?? base.changeAttributes(held);
    const changed = first.length > 0;
    const between = changed ? new JsonDocument(applyEdits(this.#json.text, first)) : this.#json;
    const mode: Mode = this.batch ? 'batch' : this.mode;
    const headers = this.#headersAfter(typed, base, held);
    let second: Edit[] = [];
    let body = base.body;
    if (typed.body !== base.body) {
      const from = changed ? new Projection(between, { headers, body: base.body }, mode, this.spellings) : base;
      const edits = attempt(() => from.changeBody(typed.body));
      if (edits !== null) {
        second = edits;
        body = typed.body;
      }
    }
    const text = applyEdits(between.text, second);
    const json = new JsonDocument(text);
    const edits =
      first.length === 0
        ? second
        : second.length === 0
          ? first
          : [difference(this.#json.text, text)].filter((edit) => edit !== null);
    const next = json.sound ? new Projection(json, { headers, body }, mode, this.spellings) : base;
    this.#json = json;
    this.#base = next;
    this.problem = problems[0] ?? '';
    if (typed.others.length > 0 && problems.length === 0)
      this.problem = `\`${typed.others[0]}\` is not part of the event: it stays in this message only.`;
    if (typed.address !== null) {
      this.address = typed.address.href;
      this.#fire('cd-address', this.address);
    }
    if (edits.length > 0) {
      // Update copies of the value elsewhere in the message at once.
      if (body === typed.body && next.body !== typed.body) {
        const { bodyStart } = readHttpText(view.text);
        const change = difference(typed.body, next.body);
        if (bodyStart !== null && change !== null)
          view.apply([{ start: bodyStart + change.start, end: bodyStart + change.end, text: change.text }], false);
      }
      this.#fire('cd-edit', edits);
    }
    // Changes that did not reach the text stay in this view's own history.
    if (problems.length === 0 && edits.length > 0) view.forget();
    this.#madeOf = '';
    this.requestUpdate();
    this.#fire('cd-face', null);
  }

  /** The headers that match the text now: those that were refused keep their old values. */
  #headersAfter(typed: Typed, base: Projection, held: readonly AttributeChange[]): Record<string, string> {
    const headers = new Map(base.headers.map(({ name, value }) => [name, value]));
    for (const { name, value } of typed.headers) {
      const attribute = attributeName(name);
      if (headers.has(name) || held.some((change) => change.name === attribute)) {
        const isHeld =
          held.some((change) => change.name === attribute) ||
          !typed.attributes.some((change) => change.name === attribute);
        if (isHeld) headers.set(name, value);
      }
    }
    for (const { name, value } of held)
      if (value === null)
        for (const header of [...headers.keys()]) if (attributeName(header) === name) headers.delete(header);
    return Object.fromEntries(headers);
  }

  // ---- places ----

  #onCaret(offset: number): void {
    const [view, base] = [this.#view, this.#base];
    if (view === null || base === null) return;
    const { headers, bodyStart } = readHttpText(view.text);
    const line = headers.find(({ start, end }) => start <= offset && offset <= end);
    const attribute = line === undefined ? null : attributeName(line.name);
    const place =
      attribute !== null
        ? (base.attributeToText(attribute)?.start ?? null)
        : bodyStart !== null && offset >= bodyStart
          ? base.bodyToText(offset - bodyStart)
          : null;
    if (place !== null) this.#fire('cd-caret', place);
  }

  /** Where the message shows a range of the text: in the body, else as a header. */
  #placeOf(start: number, end: number): { start: number; end: number } | null {
    const [view, base] = [this.#view, this.#base];
    if (view === null || base === null) return null;
    const read = readHttpText(view.text);
    const [from, to] = [base.textToBody(start), base.textToBody(end)];
    if (from !== null && to !== null && read.bodyStart !== null && read.body === base.body)
      return { start: read.bodyStart + from, end: read.bodyStart + to };
    const path = this.#json.pathAt(start);
    const name = base.headerOf(path);
    const line = read.headers.find((header) => header.name === name);
    if (line === undefined) return null;
    // A finding at a member's name points at the header's name.
    const isName = end <= (this.#json.at(path)?.offset ?? 0);
    return isName
      ? { start: line.start, end: line.start + line.name.length }
      : { start: line.valueStart, end: line.valueEnd };
  }

  #mark(): void {
    const [view, base] = [this.#view, this.#base];
    if (view === null || base === null || this.findings === null || this.text !== this.#json.text) return;
    const read = readHttpText(view.text);
    const marks = this.findings.flatMap((finding) => {
      if (finding.range === undefined) return [];
      const place = this.#placeOf(finding.range.start.offset, finding.range.end.offset);
      const line = read.headers.find(({ name }) => name === base.headerOf(pathOf(finding.pointer, this.#json)));
      const isThere = place !== null && line !== undefined && place.start >= line.start && place.end <= line.end;
      const inHeader = line === undefined || isThere ? [] : [{ finding, start: line.valueStart, end: line.valueEnd }];
      return place === null ? inHeader : [{ finding, ...place }, ...inHeader];
    });
    view.show(marks, (finding) => this.#fire('cd-fix', finding));
  }

  // ---- drawing ----

  protected override render(): TemplateResult {
    const button = (mode: 'binary' | 'structured', words: string): TemplateResult =>
      html`<button type="button" aria-pressed=${this.mode === mode ? 'true' : 'false'} @click=${() => this.#choose(mode)}>${words}</button>`;
    return html`
      <div class="head">
        ${this.batch && this.words === '' ? nothing : html`<div class="modes" role="group" aria-label="Mode">${button('binary', 'Binary')}${button('structured', 'Structured')}</div>`}
        <p class="line ${this.problem === '' ? '' : 'problem'}" role="status">${this.words !== '' ? nothing : this.problem === '' ? this.#hint() : prose(this.problem)}</p>
      </div>
      ${this.words === '' ? nothing : html`<p class="none">${this.words}</p>`}
      <div class="host" ?hidden=${this.words !== ''}></div>`;
  }

  #hint(): string {
    if (this.batch) return 'A list of events is one message: a batch.';
    return this.mode === 'binary' ? 'Attributes in the headers, data in the body.' : 'Everything in the body.';
  }

  #choose(mode: 'binary' | 'structured'): void {
    if (mode === this.mode) return;
    this.mode = mode;
    this.#base = null;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('cd-http', CdHttp);
