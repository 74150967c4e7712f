import type { Diagnostic } from 'cdevents-wasm';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Edit } from '../json/patch.js';
import { lines, open, redo, share, undo } from '../look/icons.js';
import { controls } from '../look/styles.js';
import { keepAddress, keptAddress } from '../session/store.js';
import { webAddress } from '../words/visible.js';
import { DrawnFace } from './drawn.js';
import { drawnStyles } from './drawn-styles.js';
import { type Face, type FaceEvents, type How, PAGE_FACE } from './face.js';
import type { Guide } from './guide.js';
import type { Carry, CdHttp } from './http/element.js';

type Tab = 'json' | 'http' | 'curl';
const TABS: readonly (readonly [Tab, string])[] = [
  ['json', 'JSON'],
  ['http', 'HTTP'],
  ['curl', 'curl'],
];
/** A placeholder: the user replaces it with the address of a receiver. */
const NOWHERE = 'http://localhost:8080/';

const sourceStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0 4px; min-height: 38px; padding: 2px 12px 2px 20px; border-bottom: 1px solid var(--line); background: var(--panel); }
  .tabs { display: flex; gap: 2px; margin-left: -8px; }
  .tabs button { min-height: 32px; padding: 4px 10px; border: 0; border-radius: var(--corner); background: none; color: var(--quiet); cursor: pointer; }
  .tabs button:hover { background: var(--sunken); color: var(--text); }
  .tabs button[aria-selected="true"] { background: var(--sunken); color: var(--text); font-weight: 600; }
  .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 4px; }
  .said { flex: 1 1 0; min-width: 0; margin-left: 8px; overflow: hidden; color: var(--quiet); font-size: 13px; text-overflow: ellipsis; white-space: nowrap; }
  .square { width: 34px; padding: 0; justify-content: center; }
  .panel { min-height: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
  .host { min-height: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
  @media (forced-colors: active) { .tabs button[aria-selected="true"] { outline: 1px solid ButtonText; outline-offset: -1px; } }
  @media (max-width: 899px) { .share svg, .open svg { display: none; } }
  @media (max-width: 799px) { .tools { padding-left: 12px; } }
  @media (max-width: 479px) {
    .buttons { flex-wrap: nowrap; gap: 0; }
    .tabs { flex: 1 0 100%; }
    .said { margin-left: 0; }
    .square, .tools .button { min-height: 34px; padding: 4px 6px; }
  }
`;

/**
 * The source: the text at once, in a textarea; the editor when somebody is about to use it and its file has come. Holds the
 * one text of the page.
 * Fires `cd-text` (text and whether it was typed), `cd-caret` (offset), `cd-fix` (Diagnostic), `cd-too-large` (length), `cd-share`, `cd-open`, `cd-format`,
 * `cd-pasted` (the whole text) and, from its menu, `cd-take`.
 */
export class CdSource extends LitElement {
  static override properties = {
    said: { state: true },
    isPlain: { state: true },
    tab: { state: true },
    loaded: { state: true },
    address: { state: true },
    spellings: { attribute: false },
    tool: { state: true },
  };
  static override styles = [controls, drawnStyles, sourceStyles];

  declare private said: string;
  /** The editor's file could not be loaded. */
  declare private isPlain: boolean;
  declare private tab: Tab;
  /** The faces whose files have loaded. */
  declare private loaded: ReadonlySet<Tab>;
  declare private address: string;
  /** The button of the bar that the Tab key goes to; arrow keys go on from it. */
  declare private tool: string;
  /** Names of the event's attributes, as its vocabulary spells them. */
  declare spellings: readonly string[];
  /** Asks the engine for the event as an HTTP message. */
  declare carry: Carry;
  #face: Face | null = null;
  #first = '';
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;
  #waitFor: Promise<void> = Promise.resolve();
  /** For completion and hover. Must be set before the first render. */
  guide: Guide = { library: () => null, shownAt: () => null, judgeBy: () => null };
  #findings: readonly Diagnostic[] = [];
  #foundIn = '';

  constructor() {
    super();
    this.said = '';
    this.isPlain = false;
    this.tab = 'json';
    this.loaded = new Set();
    this.address = webAddress(keptAddress() ?? '') ?? NOWHERE;
    this.spellings = [];
    this.tool = 'open';
  }

  /** The initial text. Must be set before the first render. */
  set initial(text: string) {
    this.#first = text;
  }

  /** Delays loading the editor's file. */
  set waitFor(promise: Promise<void>) {
    this.#waitFor = promise;
  }

  get text(): string {
    return this.#face?.text ?? this.#first;
  }

  get caret(): number {
    return this.#face?.caret ?? 0;
  }

  apply(edits: readonly Edit[], how: How = 'step'): void {
    this.#face?.apply(edits, how);
  }

  /** Replaces the whole text. Undo reverts it. */
  replace(text: string): void {
    this.apply([{ start: 0, end: this.text.length, text }]);
  }

  /** Puts the focus where text is typed. */
  override focus(): void {
    this.select(this.caret, this.caret, true);
  }

  /** Where the message shows the place it is selected there, else in the JSON. */
  select(start: number, end: number, focus: boolean): void {
    if (this.tab === 'http' && this.#http?.select(start, end, focus) === true) return;
    if (this.tab !== 'json' && focus) {
      this.tab = 'json';
      void this.updateComplete.then(() => this.#face?.select(start, end, focus));
    } else this.#face?.select(start, end, focus);
  }

  show(findings: readonly Diagnostic[]): void {
    this.#findings = findings;
    this.#foundIn = this.text;
    this.#face?.show(findings);
    this.requestUpdate();
  }

  point(range: { start: number; end: number } | null): void {
    this.#face?.point(range);
    this.#http?.point(range);
  }

  readonly #current = (): string => this.text;

  get #http(): CdHttp | null {
    return this.tab === 'http' ? this.renderRoot.querySelector('cd-http') : null;
  }

  async #choose(tab: Tab): Promise<void> {
    this.tab = tab;
    if (tab === 'json' || this.loaded.has(tab)) return;
    try {
      await (tab === 'http' ? import('./http/element.js') : import('./http/curl.js'));
      this.loaded = new Set([...this.loaded, tab]);
    } catch {
      if (this.tab === tab) this.tab = 'json';
      this.say('This view could not be loaded; use JSON.');
    }
  }

  #onTabKey(event: KeyboardEvent): void {
    const order = TABS.map(([tab]) => tab);
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? order.length - 1
          : step === undefined
            ? -1
            : (order.indexOf(this.tab) + step + order.length) % order.length;
    const tab = order[next];
    if (tab === undefined) return;
    event.preventDefault();
    void this.#choose(tab);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }

  readonly #onToolKey = (event: KeyboardEvent): void => {
    const tools = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-tool]:not(:disabled)')];
    const at = tools.indexOf(event.target as HTMLElement);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    const isInMenu = (event.composedPath()[0] as Element).role === 'menuitem';
    if (step === undefined || isInMenu || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = tools.at(step % tools.length);
    this.tool = next?.dataset['tool'] ?? '';
    next?.focus();
  };

  /** One step back, as the button does it. */
  undo(): void {
    const http = this.#http;
    if (http?.canUndo === true) http.undo();
    else this.#face?.undo();
  }

  redo(): void {
    const http = this.#http;
    if (http?.canRedo === true) http.redo();
    else this.#face?.redo();
  }

  #onAddress(address: string): void {
    this.address = address;
    keepAddress(address);
  }

  protected override firstUpdated(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('.host');
    if (host === null) return;
    const face = new DrawnFace(host, this.#first, this.#events);
    this.#face = face;
    const want = (): void => void this.#loadEditor(face, host);
    for (const name of ['pointerenter', 'focusin', 'dragenter']) host.addEventListener(name, want);
    this.#check = () => face.isDrawn || want();
    this.#check();
  }

  /** Loads the editor for a text that needs it. */
  #check: () => void = () => undefined;

  readonly #events: FaceEvents = {
    changed: (isTyped) => {
      this.requestUpdate();
      this.#fire('cd-text', { text: this.text, isTyped });
      this.#check();
    },
    pasted: () => this.#fire('cd-pasted', this.text),
    caret: (offset) => this.#fire('cd-caret', offset),
    fix: (finding) => this.#fire('cd-fix', finding),
    tooLarge: (length) => this.#fire('cd-too-large', length),
  };

  /** Replaces the textarea by the editor, with all that was typed, selected and done until then. */
  async #loadEditor(before: DrawnFace, host: HTMLElement): Promise<void> {
    if (this.#isWanted) return;
    this.#isWanted = true;
    await this.#waitFor;
    try {
      const [{ EditorFace }, { help }] = await Promise.all([import('./editor.js'), import('./help.js')]);
      await before.free();
      const { handover, focused } = before;
      const root = this.renderRoot as ShadowRoot;
      const face = new EditorFace(host, root, handover, this.#events, PAGE_FACE, help(this.guide));
      before.remove();
      this.#face = face;
      this.#check = () => undefined;
      face.show(this.#foundIn === this.text ? this.#findings : []);
      if (focused) face.focus();
    } catch {
      this.isPlain = true;
    }
  }

  protected override render(): TemplateResult {
    const isEmpty = this.text === '';
    const canUndo = this.#face?.canUndo === true || this.#http?.canUndo === true;
    const canRedo = this.#face?.canRedo === true || this.#http?.canRedo === true;
    const isThere: Record<string, boolean> = {
      undo: canUndo,
      redo: canRedo,
      format: !isEmpty,
      share: !isEmpty,
      copy: !isEmpty,
    };
    const current = isThere[this.tool] === true ? this.tool : 'open';
    const stop = (tool: string): number => (tool === current ? 0 : -1);
    return html`
      <div class="tools">
        <h2 class="unseen">Editor</h2>
        <div class="tabs" role="tablist" aria-label="Views of the event" @keydown=${this.#onTabKey}>${TABS.map(
          ([tab, words]) => html`<button id="tab-${tab}" role="tab"
          aria-selected=${this.tab === tab ? 'true' : 'false'} aria-controls="panel-${tab}" tabindex=${this.tab === tab ? 0 : -1} @click=${() => void this.#choose(tab)}>${words}</button>`,
        )}</div>
        <span class="said" role="status">${this.said === '' && this.isPlain ? 'The full editor could not be loaded; this plain one works too.' : this.said}</span>
        <div class="buttons" role="toolbar" aria-label="Actions" @keydown=${this.#onToolKey}>
        ${
          !isEmpty || canUndo || canRedo
            ? html`
          <button class="button plain square" data-tool="undo" tabindex=${stop('undo')} aria-label="Undo" title="Undo" ?disabled=${!canUndo} @click=${this.undo}>${undo}</button>
          <button class="button plain square" data-tool="redo" tabindex=${stop('redo')} aria-label="Redo" title="Redo" ?disabled=${!canRedo} @click=${this.redo}>${redo}</button>`
            : nothing
        }
        ${isEmpty ? nothing : html`<button class="button plain square" data-tool="format" tabindex=${stop('format')} aria-label="Format" title="Format the JSON (Alt+Shift+F)" @click=${() => this.#fire('cd-format', undefined)}>${lines}</button>`}
        <button class="button plain open" data-tool="open" tabindex=${stop('open')} title="Open a file: JSON, a curl command or an HTTP message" @click=${() => this.#fire('cd-open', undefined)}>${open}Open</button>
        ${
          isEmpty
            ? nothing
            : html`<button class="button plain share" data-tool="share" tabindex=${stop('share')} title="Copy a link to this text" @click=${() => this.#fire('cd-share', undefined)}>${share}Share</button>
        <cd-take data-tool="copy" .stop=${current === 'copy'}></cd-take>`
        }
        </div>
      </div>
      <div class="panel" id="panel-json" role="tabpanel" aria-labelledby="tab-json" ?hidden=${this.tab !== 'json'}><div class="host"></div></div>
      <div class="panel" id="panel-http" role="tabpanel" aria-labelledby="tab-http" ?hidden=${this.tab !== 'http'}
        @cd-edit=${(event: CustomEvent<Edit[]>) => {
          event.stopPropagation();
          this.#face?.apply(event.detail, 'typing');
        }}
        @cd-address=${(event: CustomEvent<string>) => this.#onAddress(event.detail)} @cd-undo=${() => this.#face?.undo()} @cd-redo=${() => this.#face?.redo()}
        @cd-face=${() => this.requestUpdate()}>${
          this.loaded.has('http')
            ? html`<cd-http .text=${this.text} .active=${this.tab === 'http'} .address=${this.address}
          .spellings=${this.spellings} .findings=${this.#foundIn === this.text ? this.#findings : null} .carry=${this.carry} .current=${this.#current}></cd-http>`
            : nothing
        }</div>
      <div class="panel" id="panel-curl" role="tabpanel" aria-labelledby="tab-curl" ?hidden=${this.tab !== 'curl'}
        @cd-address=${(event: CustomEvent<string>) => this.#onAddress(event.detail)}>${
          this.loaded.has('curl')
            ? html`<cd-curl .text=${this.text} .active=${this.tab === 'curl'}
          .address=${this.address} .carry=${this.carry}></cd-curl>`
            : nothing
        }</div>`;
  }

  /** Shows a short message beside the buttons. */
  say(words: string): void {
    this.said = words;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => (this.said = ''), 4_000);
  }

  /** Selects everything, so that the keyboard can copy it when the clipboard is blocked. */
  selectAll(): void {
    this.tab = 'json';
    void this.updateComplete.then(() => this.#face?.select(0, this.text.length, true));
  }

  /** The address that messages and commands are sent to. */
  get receiver(): URL {
    return new URL(this.address);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
