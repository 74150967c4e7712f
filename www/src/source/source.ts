import type { Diagnostic } from 'cdevents-wasm';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { Edit } from '../json/patch.js';
import { redo, share, undo } from '../look/icons.js';
import { controls } from '../look/styles.js';
import { PAGE_FACE, type Face, type FaceEvents, type How } from './face.js';
import type { Guide } from './guide.js';
import { PlainFace } from './plain.js';

const sourceStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  .tools { display: flex; align-items: center; gap: 4px; min-height: 44px; padding: 4px 12px 4px 20px; border-bottom: 1px solid var(--line); background: var(--panel); }
  h2 { font-size: 15px; font-weight: 600; }
  .said { flex: 1; min-width: 0; margin-left: 8px; overflow: hidden; color: var(--quiet); font-size: 13px; text-overflow: ellipsis; white-space: nowrap; }
  .square { width: 34px; padding: 0; justify-content: center; }
  .host { min-height: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
  .host > textarea { height: 100%; border: 0; border-radius: 0; resize: none; padding: 12px 20px; background: var(--page); font-size: 14px; }
  .host > textarea:focus-visible { outline-offset: -2px; }
  @media (max-width: 799px) { .tools { padding-left: 12px; } }
  @media (max-width: 479px) {
    .tools { gap: 0; }
    h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .said { margin-left: 0; }
    .share svg { display: none; }
  }
`;

/**
 * The source: a textarea at once, the editor when its file has come. Holds the one text of the page.
 * Fires `cd-text`, `cd-caret` (offset), `cd-fix` (Diagnostic), `cd-too-large` (length), `cd-share` and, from its menu, `cd-take`.
 */
export class CdSource extends LitElement {
  static override properties = { said: { state: true }, editor: { state: true } };
  static override styles = [controls, sourceStyles];

  declare private said: string;
  declare private editor: 'loading' | 'there' | 'failed';
  #face: Face | null = null;
  #first = '';
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #settle: () => void = () => undefined;
  /** When the text has its final face, so that a change of it can be undone. */
  readonly settled = new Promise<void>((done) => (this.#settle = done));
  #waitFor: Promise<void> = Promise.resolve();
  /** What the editor completes from and explains; set before the element is first drawn. */
  guide: Guide = { library: () => null, shownAt: () => null, judgeBy: () => null };
  #findings: readonly Diagnostic[] = [];

  constructor() {
    super();
    this.said = '';
    this.editor = 'loading';
  }

  /** The text to begin with: before the element is first drawn. */
  set initial(text: string) {
    this.#first = text;
  }

  /** What the editor's file waits for. */
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

  /** Another text as a whole, which undo takes back. */
  replace(text: string): void {
    this.apply([{ start: 0, end: this.text.length, text }]);
  }

  select(start: number, end: number, focus: boolean): void {
    this.#face?.select(start, end, focus);
  }

  show(findings: readonly Diagnostic[]): void {
    this.#findings = findings;
    this.#face?.show(findings);
  }

  point(range: { start: number; end: number } | null): void {
    this.#face?.point(range);
  }

  protected override firstUpdated(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('.host');
    if (host === null) return;
    this.#face = new PlainFace(host, this.#first, this.#events);
    void this.#loadEditor(host);
  }

  readonly #events: FaceEvents = {
    changed: () => {
      this.requestUpdate();
      this.#fire('cd-text', this.text);
    },
    caret: (offset) => this.#fire('cd-caret', offset),
    fix: (finding) => this.#fire('cd-fix', finding),
    tooLarge: (length) => this.#fire('cd-too-large', length),
  };

  async #loadEditor(host: HTMLElement): Promise<void> {
    await this.#waitFor;
    try {
      const [{ EditorFace }, { help }] = await Promise.all([import('./editor.js'), import('./help.js')]);
      const before = this.#face;
      if (before === null) return;
      const { text, caret, focused } = before;
      const face = new EditorFace(host, this.renderRoot as ShadowRoot, text, this.#events, PAGE_FACE, help(this.guide));
      before.remove();
      this.#face = face;
      face.show(this.#findings);
      if (focused) face.select(caret, caret, true);
      this.editor = 'there';
    } catch {
      this.editor = 'failed';
    } finally {
      this.#settle();
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="tools">
        <h2>Source</h2>
        <span class="said" role="status">${this.said === '' && this.editor === 'failed' ? 'The editor could not be loaded; this plain one does the same.' : this.said}</span>
        ${this.editor === 'there' ? html`
          <button class="button plain square" aria-label="Undo" title="Undo" ?disabled=${this.#face?.canUndo !== true} @click=${() => this.#face?.undo()}>${undo}</button>
          <button class="button plain square" aria-label="Redo" title="Redo" ?disabled=${this.#face?.canRedo !== true} @click=${() => this.#face?.redo()}>${redo}</button>` : nothing}
        <button class="button plain share" title="Copy a link to this source" ?disabled=${this.text === ''} @click=${() => this.#fire('cd-share', undefined)}>${share}Share</button>
        <cd-take .disabled=${this.text === ''}></cd-take>
      </div>
      <div class="host"></div>`;
  }

  /** Says so beside the buttons, for a moment. */
  say(words: string): void {
    this.said = words;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => (this.said = ''), 4_000);
  }

  /** For a clipboard that is closed: everything is selected, so that the keyboard can copy it. */
  selectAll(): void {
    this.#face?.select(0, this.text.length, true);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
