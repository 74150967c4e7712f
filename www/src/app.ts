import type { Diagnostic, Vocabulary } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Choice } from './catalogue/shown.js';
import { Actions } from './controllers/actions.js';
import { Checking } from './controllers/checking.js';
import { Composing } from './controllers/composing.js';
import { Pages, TITLES } from './controllers/pages.js';
import { Pointing } from './controllers/pointing.js';
import { PAGES, type Pane, type Shell, type View } from './controllers/shell.js';
import { ThemeChoice } from './controllers/theme.js';
import type { CdForm } from './form/form.js';
import type { CdExamples } from './gallery/dialog.js';
import type { CdHistory } from './history/history.js';
import type { CdIncoming } from './incoming/incoming.js';
import type { Path } from './json/document.js';
import type { Edit } from './json/patch.js';
import { isTyping } from './look/editable.js';
import { cross, examples, keyboard, logo, moon, sun } from './look/icons.js';
import { prose } from './look/prose.js';
import { howToGet } from './offline/part.js';
import { keepShare, keptShares } from './session/store.js';
import type { CdSource } from './source/source.js';
import type { Form } from './take/menu.js';
import { plain } from './words/visible.js';

const VIEWS = ['history', 'events', 'rules'] as const;
const PANES: readonly Pane[] = ['form', 'source', 'findings'];
/** As the page was divided on an earlier visit. */
const SHARES = keptShares();
/** How long what has just happened is said. */
const NOTICE_MS = 10_000;

/** The shell: lays out the panes and pages, and passes the controllers' state to them. */
export class CdApp extends LitElement implements Shell {
  static override properties = {
    view: { reflect: true },
    picked: { state: true },
    pane: { state: true },
    notice: { state: true },
    isOpen: { state: true },
    fresh: { state: true },
  };

  declare view: View;
  declare picked: number;
  declare pane: Pane;
  declare notice: string;
  /** The list of findings has its room; else there is a line of it. Typing neither opens nor closes it. */
  declare private isOpen: boolean;
  /** Counts the texts that came as a whole and were checked: with them what is drawn may take another place. */
  declare private fresh: number;
  #isFresh = true;
  #fade: ReturnType<typeof setTimeout> | undefined;

  readonly #source = createRef<CdSource>();
  readonly #form = createRef<CdForm>();
  readonly #examples = createRef<CdExamples>();
  readonly #incoming = createRef<CdIncoming>();
  readonly #history = createRef<CdHistory>();
  readonly #narrow = matchMedia('(max-width: 799px)');
  readonly #theme = new ThemeChoice(this);
  readonly #checking = new Checking(this);
  readonly #pointing = new Pointing(this, this.#checking);
  readonly #pages = new Pages(this, {
    link: (packed) => void this.#actions.openLink(packed),
    catalogue: () => void this.#composing.load(),
  });
  readonly #composing = new Composing(this, this.#checking, this.#pages);
  readonly #actions = new Actions(this, this.#checking, this.#pages);
  /** The text that is shown, as JSON. */
  get json(): Checking['json'] {
    return this.#checking.json;
  }

  /** The newest report on the text; `null` before the first. */
  get report(): Checking['report'] {
    return this.#checking.report;
  }

  /** The verdict by every vocabulary; `null` while unknown. */
  get matrix(): Checking['matrix'] {
    return this.#checking.matrix;
  }

  /** When everything has come that the page loads by itself. */
  readonly #loaded = this.#checking.firstVerdict.then(() => this.#composing.load());

  constructor() {
    super();
    this.view = 'compose';
    this.picked = 0;
    this.pane = this.#checking.json.text === '' ? 'form' : 'source';
    this.notice = '';
    this.isOpen = false;
    this.fresh = 0;
  }

  get source(): CdSource | undefined {
    return this.#source.value;
  }

  get form(): CdForm | undefined {
    return this.#form.value;
  }

  /** Renders into the page itself, so that the page's style sheet and landmarks apply. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    this.#narrow.addEventListener('change', () => this.requestUpdate());
  }

  /** One pane at a time is there, and the findings' has all of the room. */
  get #isNarrow(): boolean {
    return this.#narrow.matches;
  }

  /** Keys that mean the same on the whole page. Where text is typed they are the field's own, but for the examples'. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    const isComposing = this.view === 'compose';
    if (command && !event.shiftKey && key === 'k') this.#showExamples();
    else if (event.altKey && event.shiftKey && event.code === 'KeyF' && isComposing) void this.#actions.format();
    else if (event.defaultPrevented || isTyping(event)) return;
    else if (key === '?' && !command && !event.altKey) void this.#actions.showKeys();
    else if (command && isComposing && key === 'z' && !event.shiftKey) this.source?.undo();
    else if (command && isComposing && (key === 'y' || key === 'z')) this.source?.redo();
    else return;
    event.preventDefault();
  };

  showFindings(): void {
    this.isOpen = true;
  }

  inform(words: string): void {
    this.notice = words;
    const fade = (): void => {
      if (this.querySelector('.notice')?.matches(':hover, :focus-within') === true)
        this.#fade = setTimeout(fade, NOTICE_MS);
      else if (this.notice === words) this.notice = '';
    };
    this.#fade = setTimeout(fade, NOTICE_MS);
  }

  #showExamples(): void {
    void this.#composing.load().then(() => this.#examples.value?.show?.());
  }

  readAsHistory(lines: string): void {
    location.hash = '#/history';
    this.view = 'history';
    this.#open(lines);
  }

  /** What is dropped or pasted goes to the page that is open. */
  #open(came: File[] | string): void {
    if (this.view !== 'history') {
      if (typeof came === 'string') void this.#actions.pasteOutside(came);
      else void this.#actions.openFiles(came);
    } else
      void PAGES.history().then(
        () => (typeof came === 'string' ? this.#history.value?.paste(came) : this.#history.value?.open(came)),
        () => this.#pages.fail('history'),
      );
  }

  readonly #convert = ({ detail }: CustomEvent<Vocabulary | null>): void => {
    void this.#actions.convert(detail, this.#composing.library);
  };

  #onText({ text, isTyped }: { text: string; isTyped: boolean }): void {
    this.notice = '';
    this.#isFresh ||= !isTyped;
    this.#checking.change(text);
    this.#pointing.forget();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A notice is about the workbench, not about the pages to read.
    if (changed.has('view') && this.view !== 'compose') this.notice = '';
    if (changed.has('notice') && this.notice === '') clearTimeout(this.#fade);
    // The menu of what can be copied, for which there has to be something.
    if (!this.#checking.isEmpty) void import('./take/menu.js').catch(() => undefined);
    if (this.#checking.isEmpty) this.isOpen = false;
    else if (this.#isFresh && this.#checking.isCurrent) {
      this.#isFresh = false;
      this.isOpen = (this.#checking.report?.diagnostics.length ?? 0) > 0;
      this.fresh += 1;
    }
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('main:not([hidden])')?.focus();
  }

  async #skipToEditor(event: Event): Promise<void> {
    event.preventDefault();
    this.pane = 'source';
    await this.updateComplete;
    this.source?.focus();
  }

  #onTabKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.pane = PANES[(PANES.indexOf(this.pane) + step + PANES.length) % PANES.length] ?? 'form';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.switch [aria-selected="true"]')?.focus());
  }

  // ---- drawing ----

  /** Shown until the file of a page has loaded. Once the element is defined, it no longer shows its children. */
  #renderAwaited(): TemplateResult {
    const { view } = this;
    return html`<p class="awaited" role="status">${this.#pages.failed === view ? `The ${view} could not be loaded. ${howToGet()}` : `Loading the ${view}…`}</p>`;
  }

  protected override render(): TemplateResult {
    const composing = this.view === 'compose';
    const { report, matrix, judgeBy, json, engineState } = this.#checking;
    const { library } = this.#composing;
    const { failed, opened, places } = this.#pages;
    const { isDark } = this.#theme;
    const theme = isDark ? 'Use light colours' : 'Use dark colours';
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      ${composing ? html`<a class="skip" href="#main" @click=${this.#skipToEditor}>Skip to the editor</a>` : nothing}
      <header class="top">
        <a class="brand" href="#/" aria-label="cdevents, start">${logo}<span>cdevents</span></a>
        <nav aria-label="Views">
          <a href="#/" data-back aria-current=${composing ? 'page' : nothing}>Compose</a>
          ${VIEWS.map((view) => html`<a href=${this.#pages.addressOf(view)} data-back aria-current=${this.view === view ? 'page' : nothing}>${TITLES[view]}</a>`)}
        </nav>
        <span class="space"></span>
        <button class="examples" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" title="Examples (Ctrl+K or ⌘K)" @click=${this.#showExamples}>${examples}<span>Examples</span></button>
        <cd-network></cd-network>
        <button class="icon keys" aria-haspopup="dialog" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => void this.#actions.showKeys()}>${keyboard}</button>
        <button class="icon" @click=${() => this.#theme.toggle()} aria-label=${theme}
          title=${theme}>${isDark ? sun : moon}</button>
      </header>
      <section class="bar" ?hidden=${!composing} aria-label="Verdict" @cd-convert=${this.#convert} @cd-schemas=${() => void this.#actions.schemas()} @cd-webhook=${() => void this.#actions.webhook()}>
        <cd-verdict .verdict=${this.#checking.verdict} .vocabularies=${library?.vocabularies ?? []} .judgeBy=${judgeBy} .matrix=${matrix} .empty=${this.#checking.isEmpty} .schemas=${this.#checking.schemas.length}
          .found=${report?.events[this.picked]?.vocabulary ?? null} @cd-judge-by=${(event: CustomEvent<Vocabulary | null>) => this.#checking.judgeAs(event.detail)}></cd-verdict>
        ${this.#renderSwitch()}
      </section>
      ${this.#renderWorkbench()}
      <main class="pages" data-view=${this.view} tabindex="-1" ?hidden=${composing} aria-label=${composing ? nothing : TITLES[this.view]}
        @cd-open=${(event: CustomEvent<string>) => void this.#composing.try(event.detail)} @cd-title=${(event: CustomEvent<string>) => this.#pages.setTitle((event.target as Element).localName === 'cd-rules' ? 'rules' : 'events', event.detail)}>
        ${this.view === failed ? this.#renderAwaited() : nothing}
        ${opened.has('history') && failed !== 'history' ? html`<cd-history ${ref(this.#history)} .place=${this.view === 'history' ? places.history : null} .vocabularies=${library?.vocabularies ?? []} ?hidden=${this.view !== 'history'}>${this.#renderAwaited()}</cd-history>` : nothing}
        ${opened.has('rules') && failed !== 'rules' ? html`<cd-rules .rule=${places.rules} ?hidden=${this.view !== 'rules'}>${this.#renderAwaited()}</cd-rules>` : nothing}
        ${opened.has('events') && failed !== 'events' ? html`<cd-events .library=${library} .place=${places.events} ?hidden=${this.view !== 'events'}>${this.#renderAwaited()}</cd-events>` : nothing}
      </main>
      <cd-examples ${ref(this.#examples)} .library=${library} @cd-choose=${(event: CustomEvent<Choice>) => void this.#composing.choose(event.detail)}></cd-examples>
      <cd-incoming ${ref(this.#incoming)} .many=${this.view === 'history'} @cd-files=${(event: CustomEvent<File[]>) => this.#open(event.detail)}
        @cd-pasted-outside=${(event: CustomEvent<string>) => this.#open(event.detail)}></cd-incoming>
      <div class="notices" role="status">
        ${this.notice === '' ? nothing : html`<p class="notice"><span>${prose(this.notice)}</span><button class="icon" aria-label="Close this notice" @click=${() => (this.notice = '')}>${cross}</button></p>`}
        ${engineState === 'down' ? html`<p class="notice"><span>The engine does not start. Your text is kept.</span><button class="retry" @click=${this.#checking.retry}>Try again</button></p>` : nothing}
        <cd-borrowed .text=${json.text} ?hidden=${!composing}></cd-borrowed>
        <cd-update .waitFor=${this.#loaded} .text=${json.text}></cd-update>
      </div>
      <div class="unseen" role="status" aria-live="polite">${this.#checking.announced}</div>`;
  }

  #renderSwitch(): TemplateResult {
    const { report } = this.#checking;
    const count = (report?.diagnostics.length ?? 0) + (report?.omitted ?? 0);
    const titles: Record<Pane, string> = {
      form: 'Form',
      source: 'Editor',
      findings: count === 0 ? 'Findings' : `Findings ${count.toLocaleString('en')}`,
    };
    return html`<div class="switch" role="tablist" aria-label="Panes" @keydown=${this.#onTabKey}>
      ${PANES.map(
        (
          pane,
        ) => html`<button role="tab" aria-selected=${this.pane === pane ? 'true' : 'false'} tabindex=${this.pane === pane ? 0 : -1}
        @click=${() => (this.pane = pane)}>${titles[pane]}</button>`,
      )}
    </div>`;
  }

  #renderWorkbench(): TemplateResult {
    const { report, json, carry } = this.#checking;
    const { library, shown, guide, spellings } = this.#composing;
    const { caretPath, current } = this.#pointing;
    return html`<main id="main" class="workbench" tabindex="-1" data-pane=${this.pane} ?hidden=${this.view !== 'compose'} aria-label="Compose and check"
      @cd-go=${(event: CustomEvent<Diagnostic>) => void this.#pointing.goTo(event.detail)}
      @cd-go-related=${(event: CustomEvent<Diagnostic['range']>) => event.detail !== undefined && void this.#pointing.go(event.detail.start.offset, event.detail.end.offset)}
      @cd-convert=${this.#convert}
      @cd-divide=${(event: CustomEvent<{ part: string; share: number | null }>) => keepShare(event.detail.part, event.detail.share)}
      @cd-add=${(event: CustomEvent<Diagnostic>) => void this.#actions.add(event.detail, this.#composing.shown)}
      @cd-fix=${(event: CustomEvent<Diagnostic>) => this.#checking.fix(event.detail)}
      @cd-fix-all=${() => void this.#actions.fixAll()}>
      <h1 class="unseen">Compose and check an event</h1>
      <section class="form" aria-label="Form">
        <cd-form ${ref(this.#form)} .fresh=${this.fresh} .library=${library} .shown=${shown} .json=${json} .findings=${report?.diagnostics ?? []}
          .caretPath=${caretPath} .picked=${this.picked} .own=${report?.events[this.picked]?.custom ?? false}
          .batch=${(report?.events.length ?? 0) > 1 ? (report?.events ?? []).slice(0, 1000).map((event) => plain(event.type ?? 'not an event')) : []}
          @cd-choose=${(event: CustomEvent<Choice>) => void this.#composing.choose(event.detail)}
          @cd-edit=${(event: CustomEvent<Edit[]>) => this.source?.apply(event.detail, 'typing')}
          @cd-point=${(event: CustomEvent<Path>) => this.#pointing.pointAt(event.detail)}
          @cd-wrong=${() => void this.#composing.chooseWrong()}
          @cd-pick=${(event: CustomEvent<number>) => (this.picked = event.detail)}></cd-form>
      </section>
      <cd-divider axis="x" part="form" aria-label="Width of the form" title="Drag, or use the arrow keys; double-click to reset" .share=${SHARES['form'] ?? null}></cd-divider>
      <div class="right" data-quiet=${this.isOpen ? nothing : ''}>
        <section class="source" aria-label="Editor">
          <cd-source ${ref(this.#source)} .initial=${json.text} .waitFor=${this.#checking.firstVerdict} .guide=${guide} .carry=${carry} .spellings=${spellings}
            @cd-text=${(event: CustomEvent<{ text: string; isTyped: boolean }>) => this.#onText(event.detail)}
            @cd-caret=${(event: CustomEvent<number>) => this.#pointing.pointOut(event.detail)}
            @cd-take=${(event: CustomEvent<Form>) => void this.#actions.take(event.detail)} @cd-share=${() => void this.#actions.share()}
            @cd-format=${() => void this.#actions.format()}
            @cd-open=${() => this.#incoming.value?.choose()} @cd-pasted=${(event: CustomEvent<string>) => void this.#actions.paste(event.detail)}
            @cd-too-large=${(event: CustomEvent<number>) => this.#actions.tooLarge(event.detail)}></cd-source>
        </section>
        <cd-divider axis="y" part="findings" aria-label="Height of the findings" title="Drag, or use the arrow keys; double-click to reset" .share=${SHARES['findings'] ?? null} ?hidden=${!this.isOpen}></cd-divider>
        <section class="findings" aria-label="Findings">
          <cd-findings .open=${this.isOpen || this.#isNarrow} @cd-open-findings=${this.showFindings} .addable=${this.#composing.addable} .report=${report} .current=${current} .empty=${this.#checking.isEmpty} .down=${this.#checking.engineState === 'down'}></cd-findings>
        </section>
      </div>
    </main>`;
  }
}
