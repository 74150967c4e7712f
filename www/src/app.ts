import type { Diagnostic, EventInfo, HttpMessage, Report, Vocabulary } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Library } from './catalogue/catalog.js';
import { exampleText } from './catalogue/fields.js';
import type { Choice, Shown } from './catalogue/shown.js';
import { SPECVERSION } from './cloudevents/names.js';
import { Engine, type EngineState } from './engine/client.js';
import type { Matrix } from './engine/protocol.js';
import { spawn } from './engine/spawn.js';
import type { CdEvents } from './events/events.js';
import type { CdForm } from './form/form.js';
import type { CdExamples } from './gallery/dialog.js';
import type { CdIncoming } from './incoming/incoming.js';
import { JsonDocument, type Path, pathOf, stepsOf } from './json/document.js';
import type { Edit } from './json/patch.js';
import { cross, examples, logo, moon, sun } from './look/icons.js';
import { prose } from './look/prose.js';
import { Scrolls } from './look/scrolls.js';
import { mayBeMessage } from './message/hint.js';
import { howToGet, MissingPart, part } from './offline/part.js';
import { keepJudgeBy, keepText, keepTheme, keptJudgeBy, keptText, type Theme } from './session/store.js';
import type { Guide } from './source/guide.js';
import type { CdSource } from './source/source.js';
import type { Form } from './take/menu.js';
import { announcement, countsOf, type Verdict, verdictOf } from './words/report.js';
import { plain } from './words/visible.js';

type Pane = 'form' | 'source' | 'findings';
const PANES: readonly Pane[] = ['form', 'source', 'findings'];

/** What can be at the place of the workbench, and where its code is. */
const PAGES = { rules: () => import('./rules/rules.js'), events: () => import('./events/events.js') };
type View = 'compose' | keyof typeof PAGES;
const TITLES: Record<View, string> = {
  compose: 'cdevents: compose and check continuous-delivery events',
  rules: 'Rules',
  events: 'Events',
};

const NOTHING: ReadonlySet<Diagnostic> = new Set();
/** So long after the last change a verdict is read out and the text is kept. */
const CALM_MS = 700;
/** So long editor and catalogue wait for the engine at most. */
const LONGEST_WAIT_MS = 2_000;
/** So long the marks of the text before stay while those of the new one are made: nothing flickers while somebody types. */
const STALE_MS = 400;

/** The shell: holds the state, hands it down, and is the only one that knows engine, source and form together. */
export class CdApp extends LitElement {
  static override properties = {
    view: { reflect: true },
    place: { state: true },
    failed: { state: true },
    json: { state: true },
    report: { state: true },
    matrix: { state: true },
    judgeBy: { state: true },
    engineState: { state: true },
    library: { state: true },
    picked: { state: true },
    caretPath: { state: true },
    current: { state: true },
    pane: { state: true },
    notice: { state: true },
    announced: { state: true },
    dark: { state: true },
  };

  declare view: View;
  /** What the address says behind the view: a rule, an event, a vocabulary. */
  declare private place: string | null;
  /** The view whose file did not come. */
  declare private failed: View | null;
  declare private json: JsonDocument;
  /** About exactly `json.text`, or `null` while that is being checked for the first time. */
  declare private report: Report | null;
  /** The last one that came; `null` when there is none or it is too old to stand. */
  declare private matrix: Matrix | null;
  declare private judgeBy: Vocabulary | null;
  declare private engineState: EngineState;
  declare private library: Library | null;
  declare private picked: number;
  declare private caretPath: Path | null;
  declare private current: ReadonlySet<Diagnostic>;
  declare private pane: Pane;
  declare private notice: string;
  declare private announced: string;
  declare private dark: boolean;

  readonly #source = createRef<CdSource>();
  readonly #form = createRef<CdForm>();
  readonly #examples = createRef<CdExamples>();
  readonly #scrolls = new Scrolls();
  readonly #incoming = createRef<CdIncoming>();
  readonly #engine = new Engine(
    {
      report: (text, judgeBy, report) => this.#hear(text, judgeBy, report),
      matrix: (text, matrix) => {
        if (text !== this.json.text) return;
        this.matrix = matrix;
        this.#matrixText = text;
      },
      state: (state, message) => this.#engineChanged(state, message),
    },
    spawn,
  );
  /** The event the form showed last: it stays while the text is broken or its type is being typed. */
  #shown: Shown | null = null;
  #reportText: string | null = null;
  #matrixText: string | null = null;
  #stale: ReturnType<typeof setTimeout> | undefined;
  #focusForm = false;
  #settled: () => void = () => undefined;
  /** What is large waits for the engine, so that on a slow line the verdict does not wait for what is large. */
  readonly #firstVerdict = Promise.race([
    new Promise<void>((done) => (this.#settled = done)),
    new Promise<void>((done) => setTimeout(done, LONGEST_WAIT_MS)),
  ]);
  /** When everything has come that the page loads by itself. */
  readonly #loaded = this.#firstVerdict.then(async () => {
    await this.#loadLibrary();
    await this.#source.value?.settled;
  });
  #calm: ReturnType<typeof setTimeout> | undefined;
  #engineMessage = '';
  #links = 0;

  constructor() {
    super();
    this.view = 'compose';
    this.place = null;
    this.failed = null;
    this.json = new JsonDocument(keptText());
    this.report = null;
    this.matrix = null;
    this.judgeBy = keptJudgeBy() as Vocabulary | null;
    this.engineState = 'starting';
    this.library = null;
    this.picked = 0;
    this.caretPath = null;
    this.current = NOTHING;
    this.pane = this.json.text === '' ? 'form' : 'source';
    this.notice = '';
    this.announced = '';
    this.dark = isDark();
  }

  /** Drawn into the page itself, so that the page's style sheet and landmarks hold. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#route);
    addEventListener('keydown', this.#onKey);
    addEventListener('pagehide', this.#keep);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => (this.dark = isDark()));
    this.#route();
    this.#engine.start();
    this.#check();
  }

  async #loadLibrary(): Promise<void> {
    if (this.library !== null) return;
    try {
      const [{ Library }] = await Promise.all([import('./catalogue/catalog.js'), import('./gallery/dialog.js')]);
      // Another asked for it in the meantime.
      if (this.library !== null) return;
      this.library = new Library();
      this.#engine.survey(this.library.vocabularies.map(({ id }) => id));
      if (this.judgeBy !== null && this.library.vocabulary(this.judgeBy) === undefined) this.#judge(null);
    } catch {
      this.failed = 'events';
      this.notice = `The catalogue of events could not be loaded; checking works without it. ${howToGet()}`;
    }
  }

  // ---- the text and its verdict ----

  #onText(text: string): void {
    this.json = new JsonDocument(text);
    this.caretPath = null;
    this.current = NOTHING;
    if (text.trim() === '') this.report = null;
    this.#check();
    clearTimeout(this.#calm);
    this.#calm = setTimeout(this.#settle, CALM_MS);
  }

  #check(): void {
    if (this.json.text.trim() === '') {
      this.report = null;
      this.#reportText = null;
      this.matrix = null;
      this.#matrixText = null;
      this.#shown = null;
      this.#source.value?.show([]);
      return;
    }
    this.#engine.check(this.json.text, this.judgeBy);
    this.#stale ??= setTimeout(() => {
      this.#stale = undefined;
      if (this.#matrixText !== this.json.text) this.matrix = null;
    }, STALE_MS);
  }

  #hear(text: string, judgeBy: Vocabulary | null, report: Report): void {
    // A verdict on what stands there no more would point at the wrong places.
    if (text !== this.json.text || judgeBy !== this.judgeBy) return;
    this.report = report;
    this.#reportText = text;
    if (this.picked >= report.events.length) this.picked = 0;
    this.#source.value?.show(report.diagnostics);
    if (this.#calm === undefined) this.#calm = setTimeout(this.#settle, CALM_MS);
  }

  readonly #settle = (): void => {
    this.#calm = undefined;
    this.#keep();
    this.announced = this.report === null ? '' : announcement(this.report);
  };

  readonly #keep = (): void => keepText(this.json.text);

  #engineChanged(state: EngineState, message: string): void {
    this.#settled();
    this.engineState = state;
    this.#engineMessage = message;
    if (state === 'restarted') this.notice = 'The engine had stopped and was started again. Your text is as it was.';
  }

  #retry(): void {
    this.engineState = 'starting';
    this.#engine.start();
    this.#check();
  }

  #judge(vocabulary: Vocabulary | null): void {
    this.judgeBy = vocabulary;
    keepJudgeBy(vocabulary);
    this.#check();
  }

  /** Whether the findings are about the text as it is: only then may their places be used. */
  get #isCurrent(): boolean {
    return this.report !== null && this.#reportText === this.#source.value?.text;
  }

  #fix(finding: Diagnostic): void {
    if (finding.fix !== undefined && this.#isCurrent) this.#source.value?.apply(finding.fix.edits);
  }

  async #fixAll(): Promise<void> {
    const { report } = this;
    if (report === null || !this.#isCurrent) return;
    try {
      const { fixAll } = await part(import('./session/fixes.js'));
      if (report === this.report && this.#isCurrent) this.#source.value?.apply(fixAll(this.json.text, report));
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      this.notice = error.message;
    }
  }

  // ---- taking it away, and links ----

  async #take(form: Form): Promise<void> {
    const source = this.#source.value;
    try {
      const { take } = await part(import('./take/take.js'));
      const said = await take(form, {
        text: this.json.text,
        sound: this.json.sound,
        report: this.#isCurrent ? this.report : null,
        receiver: source?.receiver,
        carry: this.#carrySource,
      });
      if (said !== null) source?.say(said);
    } catch (error) {
      if (error instanceof Error && (error.name === 'Refusal' || error instanceof MissingPart))
        this.notice = error.message;
      else if (form === 'text') {
        source?.selectAll();
        source?.say('Selected: copy it with the keyboard');
      } else this.notice = 'It could not be copied: the browser does not open the clipboard to this page.';
    }
  }

  async #share(): Promise<void> {
    let packed: string;
    try {
      const { pack } = await part(import('./share/link.js'));
      packed = await pack({ text: this.json.text, judgeBy: this.judgeBy });
    } catch (error) {
      this.notice = error instanceof Error ? error.message : String(error);
      return;
    }
    const address = new URL(`#/share/${packed}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      this.#source.value?.say('Link copied');
    } catch {
      history.replaceState(null, '', address);
      this.#source.value?.say('The link is in the address bar');
    }
  }

  /** Puts the text of a link into the source, and does nothing else with it. What stood there is one step back. */
  async #open(packed: string): Promise<void> {
    // The address goes, so that loading the page again keeps what was typed since.
    history.replaceState(null, '', '#/');
    const turn = ++this.#links;
    try {
      const { unpack } = await part(import('./share/link.js'));
      const { text, judgeBy } = await unpack(packed);
      await this.updateComplete;
      const hadText = this.json.text.trim() !== '';
      await this.#source.value?.settled;
      const known = judgeBy === null || (await this.#knows(judgeBy));
      // A newer link was opened in between, and the newest is the one that is wanted.
      if (turn !== this.#links) return;
      this.#source.value?.replace(text);
      this.#judge(known ? (judgeBy as Vocabulary | null) : null);
      this.picked = 0;
      this.pane = 'source';
      if (!known)
        this.notice =
          'The link asks for a vocabulary that this page does not know. The event is judged by what it says of itself.';
      else if (hadText) this.notice = 'The source is the one of the link. Undo brings back what stood there.';
    } catch (error) {
      const why =
        error instanceof MissingPart || (error instanceof Error && error.name === 'LinkError')
          ? error.message
          : 'The link could not be read.';
      this.notice = `${why} Your text is as it was.`;
    }
  }

  async #knows(vocabulary: string): Promise<boolean> {
    const { Library } = await part(import('./catalogue/catalog.js'));
    return new Library().vocabularies.some(({ id }) => id === vocabulary);
  }

  // ---- the three panes point at each other ----

  async #go(start: number, end: number): Promise<void> {
    this.pane = 'source';
    // On a narrow page the source must be drawn before it can have the focus.
    await this.updateComplete;
    this.#source.value?.select(start, end, true);
    this.#pointOut(start);
  }

  #goTo(finding: Diagnostic): void {
    if (finding.range === undefined) return;
    void this.#go(finding.range.start.offset, finding.range.end.offset).then(() => {
      this.caretPath = pathOf(finding.pointer, this.json);
      this.current = new Set([finding]);
    });
  }

  /** Shows form and findings where the source's caret is. */
  #pointOut(offset: number): void {
    this.#source.value?.point(null);
    this.caretPath = this.json.pathAt(offset);
    const here = this.#isCurrent ? (this.report?.diagnostics ?? []) : [];
    this.current = new Set(
      here.filter(({ range }) => range !== undefined && range.start.offset <= offset && offset <= range.end.offset),
    );
  }

  #onPoint(path: Path): void {
    const node = this.json.at(path);
    this.#source.value?.point(node === undefined ? null : { start: node.offset, end: node.offset + node.length });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      this.#showExamples();
      return;
    }
    if (
      event.key !== 'F8' ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      this.view !== 'compose' ||
      !this.#isCurrent
    )
      return;
    event.preventDefault();
    const placed = (this.report?.diagnostics ?? []).filter((finding) => finding.range !== undefined);
    if (placed.length === 0) return;
    const offset = this.#source.value?.caret ?? 0;
    const known = placed.findIndex(
      (finding) => this.current.size === 1 && this.current.has(finding) && finding.range?.start.offset === offset,
    );
    const step = event.shiftKey ? -1 : 1;
    let index: number;
    if (known >= 0) index = known + step;
    else if (event.shiftKey) index = placed.findLastIndex((finding) => (finding.range?.start.offset ?? 0) < offset);
    else index = placed.findIndex((finding) => (finding.range?.start.offset ?? 0) > offset);
    if (index >= placed.length || (index < 0 && !event.shiftKey)) index = 0;
    if (index < 0) index = placed.length - 1;
    const finding = placed[index];
    if (finding === undefined) return;
    this.#goTo(finding);
    this.announced = `${finding.severity} ${index + 1} of ${placed.length}: ${plain(finding.message)}`;
  };

  readonly #carrySource = (text: string, mode: 'structured' | 'binary' | 'batch'): Promise<HttpMessage | null> =>
    this.#engine.carry(text, mode);

  /** Names of the event's own members, for a header that has none yet. */
  #spellings(): readonly string[] {
    return this.#shown?.info.fields.map(({ path }) => path) ?? [];
  }

  // ---- what comes in ----

  /** Where a whole text is a command or a message, the event in it takes its place, one step behind it. */
  async #recognise(text: string): Promise<void> {
    if (!mayBeMessage(text)) return;
    try {
      const { recognise } = await import('./message/recognise.js');
      const taken = recognise(text);
      if (taken === null || this.#source.value?.text !== text) return;
      if ('refused' in taken) this.notice = taken.refused;
      else {
        this.#source.value.replace(taken.text);
        this.notice = taken.said;
      }
    } catch {
      this.notice =
        'What was pasted could not be read as a message: a part of the page did not load. The text stands as it came.';
    }
  }

  async #openFiles(files: readonly File[]): Promise<void> {
    try {
      const { readFile } = await import('./incoming/file.js');
      const read = await readFile(files);
      await this.#source.value?.settled;
      if ('refused' in read) {
        this.notice = read.refused;
        return;
      }
      if (this.view !== 'compose') location.hash = '#/';
      this.notice = '';
      this.picked = 0;
      this.#source.value?.replace(read.text);
      this.pane = 'source';
      await this.#recognise(this.#source.value?.text ?? '');
    } catch {
      this.notice = 'The file could not be read: a part of the page did not load. Your text is as it was.';
    }
  }

  // ---- composing ----

  #choose({ vocabulary, type }: Choice): void {
    const info = this.library?.event(vocabulary, type);
    if (info === undefined) return;
    if (this.view !== 'compose') location.hash = '#/';
    if (this.judgeBy !== null && this.judgeBy !== vocabulary) this.#judge(null);
    this.#focusForm = true;
    this.#source.value?.replace(exampleText(info));
    this.picked = 0;
  }

  /** Puts an example into the source. It says itself by which vocabulary it is to be judged. What stood there is one step back. */
  async #try(example: string): Promise<void> {
    location.hash = '#/';
    await this.#source.value?.settled;
    const hadText = this.json.text.trim() !== '' && this.json.text !== example;
    if (this.judgeBy !== null) this.#judge(null);
    this.#source.value?.replace(example);
    this.picked = 0;
    this.pane = 'source';
    if (hadText) this.#source.value?.say('Undo brings back what stood here');
    await this.updateComplete;
    this.#source.value?.select(0, 0, true);
  }

  #showExamples(): void {
    void this.#loadLibrary().then(() => this.#examples.value?.show?.());
  }

  /** What the editor completes from. */
  readonly #guide: Guide = {
    library: () => this.library,
    judgeBy: () => this.judgeBy,
    shownAt: (path) => {
      const around = (this.report?.events ?? []).filter(({ pointer }) =>
        stepsOf(pointer).every((step, index) => step === String(path[index])),
      );
      return this.#whatIsShown(around.sort((one, other) => other.pointer.length - one.pointer.length)[0]);
    },
  };

  /** What the form shows of an event: as the report found it; where it cannot say, what was shown before. */
  #whatIsShown(event: EventInfo | undefined): Shown | null {
    const { library } = this;
    if (this.json.tooLong) return null;
    if (library === null || event?.vocabulary == null) return this.#shown;
    if (event.custom) return null;
    const info =
      (event.type === null ? undefined : library.event(event.vocabulary, event.type)) ??
      (event.subject === null || event.predicate === null
        ? undefined
        : library.counterpart(event.vocabulary, event.subject, event.predicate));
    if (info === undefined) return this.#shown?.vocabulary === event.vocabulary ? this.#shown : null;
    const place = {
      path: pathOf(event.pointer, this.json),
      // The event's own attributes are the envelope's: that is how the draft stands in CloudEvents.
      asAttributes:
        event.envelope !== 'none' && this.json.at([...pathOf(event.pointer, this.json), SPECVERSION]) !== undefined,
    };
    return { vocabulary: event.vocabulary, info, place };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('report') || changed.has('library') || changed.has('picked'))
      this.#shown = this.#whatIsShown(this.report?.events[this.picked]);
  }

  protected override updated(): void {
    if (this.#focusForm && this.report !== null && this.#isCurrent) {
      this.#focusForm = false;
      this.#form.value?.focusFirst();
    }
  }

  // ---- where in the page ----

  readonly #route = (): void => {
    const [, place, name] = /^#\/([a-z]*)\/?(.*)$/.exec(location.hash) ?? [];
    if (place === 'share') void this.#open(name ?? '');
    this.view = place === 'rules' || place === 'events' ? place : 'compose';
    this.place = this.view !== 'compose' && name !== undefined && name !== '' ? decode(name) : null;
    document.title = this.view === 'compose' ? TITLES.compose : `${TITLES[this.view]} · cdevents`;
    if (this.view !== 'compose') void this.#loadPage(this.view);
    else void this.updateComplete.then(() => this.#scrolls.arrive());
  };

  async #loadPage(view: keyof typeof PAGES): Promise<void> {
    try {
      if (view === 'events') void this.#loadLibrary();
      await PAGES[view]();
      if (this.failed === view) this.failed = null;
      await this.updateComplete;
      this.#scrolls.arrive();
      this.querySelector<CdEvents>('cd-events')?.goToPlace();
    } catch {
      this.failed = view;
    }
  }

  /** What stands where a page will be, until its file has come: an element that is defined does not show its children. */
  #renderAwaited(view: View): TemplateResult {
    return html`<p class="awaited" role="status">${this.failed === view ? `The ${view} could not be loaded. ${howToGet()}` : `Loading the ${view}…`}</p>`;
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('main:not([hidden])')?.focus();
  }

  #toggleTheme(): void {
    const theme: Theme = this.dark ? 'light' : 'dark';
    const system: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    // Back to what the system says is back to following it.
    if (theme === system) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    keepTheme(theme === system ? null : theme);
    this.dark = isDark();
  }

  #onTabKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.pane = PANES[(PANES.indexOf(this.pane) + step + PANES.length) % PANES.length] ?? 'form';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.switch [aria-selected="true"]')?.focus());
  }

  // ---- drawing ----

  #verdict(): Verdict {
    if (this.engineState === 'down')
      return {
        tone: 'warning',
        mark: 'question',
        answer: 'Not checked',
        details: [`the engine does not start: ${this.#engineMessage}`],
      };
    if (this.json.text.trim() === '')
      return { tone: 'quiet', mark: 'dash', answer: 'Choose an event, or paste one', details: [] };
    if (this.report === null)
      return {
        tone: 'quiet',
        mark: 'dash',
        answer: this.engineState === 'starting' ? 'Starting the engine…' : 'Checking…',
        details: [],
      };
    return verdictOf(this.report);
  }

  protected override render(): TemplateResult {
    const composing = this.view === 'compose';
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      <header class="top">
        <a class="brand" href="#/" aria-label="cdevents, start">${logo}<span>cdevents</span></a>
        <nav aria-label="Views">
          <a href="#/" aria-current=${composing ? 'page' : nothing}>Compose</a>
          <a href="#/rules" aria-current=${this.view === 'rules' ? 'page' : nothing}>Rules</a>
          <a href="#/events" aria-current=${this.view === 'events' ? 'page' : nothing}>Events</a>
        </nav>
        <span class="space"></span>
        <button class="examples" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" title="Examples (Ctrl+K or ⌘K)" @click=${this.#showExamples}>${examples}<span>Examples</span></button>
        <cd-network></cd-network>
        <button class="icon" @click=${this.#toggleTheme} aria-label=${this.dark ? 'Use light colours' : 'Use dark colours'}
          title=${this.dark ? 'Use light colours' : 'Use dark colours'}>${this.dark ? sun : moon}</button>
      </header>
      <section class="bar" ?hidden=${!composing} aria-label="Verdict">
        <cd-verdict .verdict=${this.#verdict()} .vocabularies=${this.library?.vocabularies ?? []} .judgeBy=${this.judgeBy} .matrix=${this.matrix}
          .found=${this.report?.events[this.picked]?.vocabulary ?? null} @cd-judge-by=${(event: CustomEvent<Vocabulary | null>) => this.#judge(event.detail)}></cd-verdict>
        ${this.#renderSwitch()}
      </section>
      ${this.#renderWorkbench()}
      <main class="pages" data-view=${this.view} tabindex="-1" ?hidden=${composing} aria-label=${composing ? nothing : TITLES[this.view]}
        @cd-open=${(event: CustomEvent<string>) => void this.#try(event.detail)} @cd-title=${(event: CustomEvent<string>) => (document.title = `${event.detail.slice(0, 60)} · cdevents`)}>
        ${this.view === this.failed ? this.#renderAwaited(this.view) : nothing}
        ${this.view === 'rules' && this.failed !== 'rules' ? html`<cd-rules .rule=${this.place}>${this.#renderAwaited(this.view)}</cd-rules>` : nothing}
        ${this.view === 'events' && this.failed !== 'events' ? html`<cd-events .library=${this.library} .place=${this.place}>${this.#renderAwaited(this.view)}</cd-events>` : nothing}
      </main>
      <cd-examples ${ref(this.#examples)} .library=${this.library} @cd-choose=${(event: CustomEvent<Choice>) => this.#choose(event.detail)}></cd-examples>
      <cd-incoming ${ref(this.#incoming)} @cd-files=${(event: CustomEvent<File[]>) => void this.#openFiles(event.detail)}></cd-incoming>
      <div class="notices" role="status">
        ${this.notice === '' ? nothing : html`<p class="notice"><span>${prose(this.notice)}</span><button class="icon" aria-label="Close this notice" @click=${() => (this.notice = '')}>${cross}</button></p>`}
        ${this.engineState === 'down' ? html`<p class="notice"><span>The engine does not start. Your text is kept.</span><button class="retry" @click=${this.#retry}>Try again</button></p>` : nothing}
        <cd-update .waitFor=${this.#loaded} .text=${this.json.text}></cd-update>
      </div>
      <div class="unseen" role="status" aria-live="polite">${this.announced}</div>`;
  }

  #renderSwitch(): TemplateResult {
    const { errors, warnings, notes } = countsOf(this.report);
    const count = errors + warnings + notes;
    const titles: Record<Pane, string> = {
      form: 'Form',
      source: 'Source',
      findings: count === 0 ? 'Findings' : `Findings ${count}`,
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
    const { report } = this;
    return html`<main id="main" class="workbench" tabindex="-1" data-pane=${this.pane} ?hidden=${this.view !== 'compose'} aria-label="Compose and check"
      @cd-go=${(event: CustomEvent<Diagnostic>) => this.#goTo(event.detail)}
      @cd-go-related=${(event: CustomEvent<Diagnostic['range']>) => event.detail !== undefined && void this.#go(event.detail.start.offset, event.detail.end.offset)}
      @cd-fix=${(event: CustomEvent<Diagnostic>) => this.#fix(event.detail)}
      @cd-fix-all=${() => void this.#fixAll()}>
      <h1 class="unseen">Compose and check an event</h1>
      <section class="form" aria-label="Form">
        <cd-form ${ref(this.#form)} .library=${this.library} .shown=${this.#shown} .json=${this.json} .findings=${report?.diagnostics ?? []}
          .caretPath=${this.caretPath} .picked=${this.picked} .own=${report?.events[this.picked]?.custom ?? false}
          .batch=${(report?.events.length ?? 0) > 1 ? (report?.events ?? []).slice(0, 1000).map((event) => plain(event.type ?? 'no event')) : []}
          @cd-choose=${(event: CustomEvent<Choice>) => this.#choose(event.detail)}
          @cd-edit=${(event: CustomEvent<Edit[]>) => this.#source.value?.apply(event.detail, 'typing')}
          @cd-point=${(event: CustomEvent<Path>) => this.#onPoint(event.detail)}
          @cd-pick=${(event: CustomEvent<number>) => (this.picked = event.detail)}></cd-form>
      </section>
      <div class="right">
        <section class="source" aria-label="Source">
          <cd-source ${ref(this.#source)} .initial=${this.json.text} .waitFor=${this.#firstVerdict} .guide=${this.#guide} .carry=${this.#carrySource} .spellings=${this.#spellings()}
            @cd-text=${(event: CustomEvent<string>) => this.#onText(event.detail)}
            @cd-caret=${(event: CustomEvent<number>) => this.#pointOut(event.detail)}
            @cd-take=${(event: CustomEvent<Form>) => void this.#take(event.detail)} @cd-share=${() => void this.#share()}
            @cd-open=${() => this.#incoming.value?.choose()} @cd-pasted=${(event: CustomEvent<string>) => void this.#recognise(event.detail)}
            @cd-too-large=${(event: CustomEvent<number>) => this.#tooLarge(event.detail)}></cd-source>
        </section>
        <section class="findings" aria-label="Findings">
          <cd-findings .report=${report} .current=${this.current} .empty=${this.json.text.trim() === ''} .down=${this.engineState === 'down'}></cd-findings>
        </section>
      </div>
    </main>`;
  }

  #tooLarge(length: number): void {
    const size = (length / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
    this.notice = `That is ${size} MiB of text; this page takes 16 MiB. Your text is as it was. For long files: npx cdevents-wasm check <file>`;
  }
}

function isDark(): boolean {
  const theme = document.documentElement.dataset['theme'];
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
