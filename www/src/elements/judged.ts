import { applyFixes, type Diagnostic, type Range, type Report, type Vocabulary, version } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { type Job, wordsOf } from '../engine/protocol.js';
import { difference } from '../json/patch.js';
import { findingRow, type RowActions } from '../look/finding.js';
import { verdictLine } from '../look/line.js';
import { Session } from '../session/session.js';
import { announcement, countWords, inReadingOrder, type Verdict, verdictOf } from '../words/report.js';
import { visible, webAddress } from '../words/visible.js';
import { contentOf } from './content.js';
import { fits, givenReport } from './given.js';
import { wrongWith } from './options.js';
import { ENGINE_PLACES, type EnginePlace, NoWay, type Trouble, tryAgain, type Way, wayTo } from './ways.js';

/** Where the report comes from: an engine on the page or in a worker, the host, or nowhere (yet). */
export type EngineName = EnginePlace | 'host' | 'none';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Milliseconds after the last change until a verdict is announced. */
const CALM_MS = 700;

/** The elements without an engine: when one tries again, all do. */
const stuck = new Set<Judged>();

/** The base of both elements: a text, its report, and where the report comes from. */
export abstract class Judged extends LitElement {
  /** The version of the package. */
  static readonly version = version;

  static override properties: PropertyDeclarations = {
    release: { type: String },
    strict: { type: Boolean },
    readOnly: { type: Boolean, attribute: 'readonly' },
    runIn: { type: String, attribute: 'run-in' },
    // Declared here so that Lit keeps a value that was set before the element was defined.
    report: { attribute: false, noAccessor: true },
    shown: { state: true, noAccessor: true },
    trouble: { state: true },
    announced: { state: true },
  };

  /** The vocabulary to validate against; `null` or empty: the one that the event names. */
  declare release: Vocabulary | '' | null;
  declare strict: boolean;
  declare readOnly: boolean;
  /** Where the engine may run, in order of preference: `page`, `worker` or both, separated by a space. */
  declare runIn: string | null;
  declare protected trouble: { words: string; details: readonly Trouble[] } | null;
  declare private announced: string;

  #engine: EngineName = 'none';
  #isGiven = false;
  #calm: ReturnType<typeof setTimeout> | undefined;
  #isFirst = true;
  #isReady = false;
  readonly #content: MutationObserver;
  readonly #session = new Session<Way>(() => wayTo(this.#places), {
    judged: (report, { place }) => {
      this.trouble = null;
      stuck.delete(this);
      this.#tell(report, place);
    },
    failed: (error, way) => this.#failed(error, way?.place ?? 'none'),
  });

  constructor() {
    super();
    this.release = null;
    this.strict = false;
    this.readOnly = false;
    this.runIn = null;
    this.trouble = null;
    this.announced = '';
    this.#content = new MutationObserver(() => this.contentChanged());
  }

  /** The text to validate. */
  protected abstract get judged(): string;
  /** Called when the text inside the element has changed. */
  protected abstract contentChanged(): void;
  /** Applies the edits of a chosen fix. */
  protected abstract applyEdits(edits: readonly Edit[]): void;
  protected abstract get actions(): Omit<RowActions, 'fix' | 'rule'>;
  protected abstract get emptyWords(): string;

  /** The report on the current text, or `null`. */
  protected get shown(): Report | null {
    return this.#session.report;
  }

  get engine(): EngineName {
    return this.#engine;
  }

  /** The verdict on the current text; `null` while there is none. */
  get outcome(): Report['outcome'] | null {
    return this.shown?.outcome ?? null;
  }

  /** The report on the current text; `null` while there is none. */
  get report(): Report | null {
    return this.shown;
  }

  /** Shows a report made elsewhere; `null` lets the element make its own again. */
  set report(value: unknown) {
    if (value === null || value === undefined) {
      if (!this.#isGiven) return;
      this.#isGiven = false;
      this.outdate();
      this.judge();
      return;
    }
    const report = givenReport(value);
    this.#isGiven = true;
    const isMeant = report !== null && (this.judged === '' || fits(report, this.judged));
    this.trouble = isMeant
      ? null
      : {
          words: report === null ? 'the value of `report` is not a report' : 'the report is about another text',
          details: [],
        };
    this.#put(isMeant ? report : null, 'host');
  }

  /** Shows a report made elsewhere, if it is about the current text. Returns whether it was accepted. */
  setReport(report: unknown, text: string): boolean {
    if (text !== this.judged) return false;
    this.report = report;
    return true;
  }

  /** Tries again to start an engine. */
  retry(): void {
    tryAgain();
    for (const one of new Set([...stuck, this])) one.judge();
  }

  /** The text inside the element. */
  protected get content(): string {
    return contentOf(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#content.observe(this, { childList: true, characterData: true, subtree: true });
    this.contentChanged();
    if (this.hasUpdated) this.judge();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content.disconnect();
    clearTimeout(this.#calm);
    this.#session.cancel();
    stuck.delete(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isFirst = !this.#isReady;
    this.#isReady = true;
    if (isFirst || changed.has('release') || changed.has('strict') || changed.has('runIn')) this.judge();
  }

  protected override updated(): void {
    // For the page's style sheets. Output only: setting these attributes has no effect.
    this.setAttribute('engine', this.#engine);
    if (this.outcome === null) this.removeAttribute('outcome');
    else this.setAttribute('outcome', this.outcome);
  }

  /** Requests a report on the current text. Of the texts that wait, only the newest is sent. */
  protected judge(): void {
    // Everything that is set before the first render makes one request.
    if (!this.isConnected || !this.#isReady || this.#isGiven) return;
    const job = this.#job;
    if (job.text.trim() === '') {
      this.trouble = null;
      this.#put(null, this.#engine === 'host' ? 'none' : this.#engine);
      return;
    }
    const wrong = wrongWith(job);
    if (wrong === null) this.#session.judge(job);
    else {
      this.trouble = { words: visible(wrong.replaceAll('`', '')), details: [] };
      this.#put(null, this.#engine);
    }
  }

  get #job(): Job {
    return { text: this.judged, judgeBy: this.release === '' ? null : this.release, strict: this.strict };
  }

  /** The present text is another one than the report is about. */
  protected outdate(): void {
    const before = this.shown;
    this.#session.put(null, null);
    this.requestUpdate('shown', before);
  }

  get #places(): EnginePlace[] {
    const words = (this.runIn ?? 'page worker').split(/\s+/);
    return words.filter(
      (word, index): word is EnginePlace =>
        (ENGINE_PLACES as readonly string[]).includes(word) && words.indexOf(word) === index,
    );
  }

  #failed(error: unknown, engine: EngineName): void {
    if (!(error instanceof NoWay))
      this.trouble = { words: `the engine did not answer: ${visible(wordsOf(error))}`, details: [] };
    else {
      const words = this.#places.length === 0 ? 'a report is awaited' : 'the engine does not run here';
      this.trouble = { words, details: error.troubles };
    }
    if (engine === 'none') stuck.add(this);
    else stuck.delete(this);
    this.#put(null, engine);
  }

  /** Puts a report into the session that did not come from an engine; `null` for none. */
  #put(report: Report | null, engine: EngineName): void {
    this.#session.put(report, this.judged);
    this.#tell(report, engine);
  }

  /** Shows a new report, tells the page, and announces the verdict once the text is stable. */
  #tell(report: Report | null, engine: EngineName): void {
    const before = this.#engine;
    this.#engine = engine;
    this.requestUpdate('shown');
    if (before !== engine || (this.trouble?.details.length ?? 0) > 0)
      this.fire('cd-engine', { engine, troubles: this.trouble?.details ?? [] });
    if (report !== null) this.fire('cd-report', { report, text: this.judged, engine });
    // A screen reader reads the first verdict with the page; later ones are announced once the text is stable.
    clearTimeout(this.#calm);
    if (report === null) return;
    if (this.#isFirst) this.#isFirst = false;
    else this.#calm = setTimeout(() => (this.announced = this.shown === null ? '' : announcement(this.shown)), CALM_MS);
  }

  /** Applies a fix, unless the host handles the event. */
  protected fix(finding: Diagnostic): void {
    if (finding.fix !== undefined) this.#offer([finding], finding.fix.edits);
  }

  /** All safe fixes of the whole text, also of findings that the list leaves out. */
  protected async fixSafe(): Promise<void> {
    const { shown, judged } = this;
    if (shown === null) return;
    let fixed: string;
    try {
      if (this.#isGiven) fixed = applyFixes(judged, shown);
      else fixed = (await (await wayTo(this.#places)).fix(this.#job)).text;
    } catch {
      // A report that was handed over can be about another text, and an engine can go.
      return;
    }
    const edit = difference(judged, fixed);
    if (edit === null || this.judged !== judged) return;
    this.#offer(
      shown.diagnostics.filter(({ fix }) => fix?.safe === true),
      [edit],
    );
  }

  #offer(diagnostics: Diagnostic[], edits: readonly Edit[]): void {
    if (edits.length === 0 || this.readOnly) return;
    const text = replaced(this.judged, edits);
    if (this.fire('cd-fix', { diagnostics, edits, text }, true)) this.applyEdits(edits);
  }

  protected go(finding: Diagnostic, range: Range | undefined): void {
    if (range !== undefined) this.fire('cd-go', { diagnostic: finding, range });
  }

  /** Returns `false` if the host cancelled the event. */
  protected fire(name: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  // ---- drawing ----

  #verdict(): Verdict {
    if (this.trouble !== null)
      return { tone: 'warning', mark: 'question', answer: 'Not checked', details: [this.trouble.words] };
    if (this.shown !== null) return verdictOf(this.shown);
    if (this.judged.trim() === '') return { tone: 'quiet', mark: 'dash', answer: this.emptyWords, details: [] };
    return { tone: 'quiet', mark: 'dash', answer: 'Checking…', details: [] };
  }

  protected renderVerdict(): TemplateResult {
    const verdict = this.#verdict();
    const findings = this.shown?.diagnostics ?? [];
    const omitted = this.shown?.omitted ?? 0;
    const safe = this.canFix ? findings.filter(({ fix }) => fix?.safe === true).length : 0;
    return html`<div class="verdict ${verdict.tone}" part="verdict">
      <p class="line">${verdictLine(verdict)}</p>
      ${
        safe > 0
          ? html`<button type="button" class="button all" part="button fix-all" title="Only changes that have one answer and lose nothing"
        @click=${() => void this.fixSafe()}>Fix all safe${omitted > 0 ? nothing : ` · ${safe}`}</button>`
          : nothing
      }
    </div>`;
  }

  /** Whether the element can apply fixes to its text. */
  protected get canFix(): boolean {
    return !this.readOnly && this.judged !== '';
  }

  protected renderFindings(current: ReadonlySet<Diagnostic>): TemplateResult {
    const findings = this.shown?.diagnostics ?? [];
    const omitted = this.shown?.omitted ?? 0;
    const actions: RowActions = {
      ...this.actions,
      fix: this.canFix ? (finding) => this.fix(finding) : null,
      // The engine gives a path in the package, which is nowhere on the host's site. A host's own report can have an address.
      rule: ({ url }) => {
        const address = webAddress(url);
        return address === null ? null : { address, away: true };
      },
    };
    return html`${this.#renderTrouble()}
      ${findings.length === 0 ? nothing : html`<ul part="findings" aria-label="Findings">${inReadingOrder(findings).map((finding) => findingRow(finding, current.has(finding), actions))}</ul>`}
      ${omitted === 0 ? nothing : html`<p class="omitted" part="omitted">${countWords(omitted, 'more finding')} not listed: fix some of these first.</p>`}
      <div class="unseen" role="status">${this.announced}</div>`;
  }

  /** Tells an administrator what to do, and readers of the page that it is not their fault. */
  #renderTrouble(): TemplateResult | typeof nothing {
    const details = this.trouble?.details ?? [];
    if (details.length === 0) return nothing;
    const isRefused = details.some(({ refused }) => refused);
    return html`<div class="trouble" part="trouble">
      ${
        isRefused
          ? html`<p>For whoever runs this page: its content security policy has to allow <code>'wasm-unsafe-eval'</code> in <code>script-src</code>, or
        <code>elements.worker.js</code> has to come from the page’s own origin without a policy. Or the page hands over a report of its own.</p>`
          : html`<p>For whoever runs this page: the files beside <code>elements.js</code> have to be reachable.</p>`
      }
      <p>${details.map(({ place, message }, index) => html`${index > 0 ? '; ' : nothing}${place === 'page' ? 'on the page' : 'in a worker'}: ${visible(message)}`)}</p>
      <button type="button" class="button" part="button" @click=${() => this.retry()}>Try again</button>
    </div>`;
  }
}

/** Applies edits that are sorted and do not overlap. */
function replaced(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
