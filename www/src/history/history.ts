import type { Vocabulary, VocabularyInfo } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { MARKS } from '../look/line.js';
import { reading as pageStyles } from '../look/page.js';
import { controls } from '../look/styles.js';
import { howToGet } from '../offline/part.js';
import { LinkError, pack, unpack } from '../share/link.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import { type RecordActions, recordPanel, witnessPanel } from './beside.js';
import './borrowed.js';
import type { CdBorrowed } from './borrowed.js';
import './causes.js';
import type { Wanted as Only } from './causes.js';
import { Histories } from './client.js';
import './converting.js';
import './lanes.js';
import './numbers.js';
import {
  type By,
  type ConvertedHistory,
  type ExportForm,
  type Figures,
  type Filter,
  type Found,
  type Input,
  type LanesData,
  NO_FILTER,
  type Opened,
  type Progress,
  type Reading,
  type Row,
  type Wanted,
  type Whole,
  type Witness,
} from './protocol.js';
import './records.js';
import type { CdRecords } from './records.js';
import { FIRST_RUNS, runsTable } from './runs.js';
import { spawn } from './spawn.js';
import { start } from './start.js';
import { historyStyles } from './styles.js';
import { remarksOf, sizeWords, wholeVerdict } from './words.js';

const TABS = ['records', 'findings', 'runs', 'figures', 'convert'] as const;
type Tab = (typeof TABS)[number];

const LABELLED = ['labelled', 'Made with a fault'] as const;
const SEVERITIES: readonly (readonly [Filter['severity'], string])[] = [
  ['', 'All'],
  ['found', 'With findings'],
  ['error', 'With errors'],
  ['warning', 'With warnings'],
  ['note', 'With notes'],
  ['valid', 'Valid by themselves'],
  ['unchecked', 'Not checked'],
];

/** Runs in the choice of one. */
const MAX_CHOICE = 500;

/**
 * The page of histories: reads files, shows their records, what was found in them, their runs and their figures. Fires `cd-open`
 * (the text of a record, for the editor).
 */
export class CdHistory extends LitElement {
  static override properties = {
    place: { attribute: false },
    vocabularies: { attribute: false },
    state: { state: true },
    progress: { state: true },
    whole: { state: true },
    tab: { state: true },
    reading: { state: true },
    filter: { state: true },
    count: { state: true },
    version: { state: true },
    opened: { state: true },
    witness: { state: true },
    figures: { state: true },
    by: { state: true },
    said: { state: true },
    mostRuns: { state: true },
    chosen: { state: true },
    seeking: { state: true },
    converted: { state: true },
    converting: { state: true },
    lanes: { state: true },
  };
  static override styles = [controls, pageStyles, historyStyles];

  /** What the address says after the page's name: a packed history. */
  declare place: string | null;
  /** The vocabularies to convert to, the newest first. */
  declare vocabularies: readonly VocabularyInfo[];
  declare private state: 'empty' | 'reading' | 'read' | 'failed';
  declare private progress: Progress;
  declare private whole: Whole | null;
  declare private tab: Tab;
  declare private reading: Reading;
  declare private filter: Filter;
  /** Of the records that the filter lets through. */
  declare private count: number;
  declare private version: number;
  declare private opened: Opened | null;
  declare private witness: { witness: Witness; link: string | null } | null;
  declare private figures: Figures[] | null;
  declare private by: By;
  /** What has just happened, or why something did not. */
  declare private said: string;
  declare private mostRuns: number;
  /** What `filter.records` are, in words. */
  declare private chosen: string;
  /** A filter is being applied. */
  declare private seeking: boolean;
  declare private converted: ConvertedHistory | null;
  declare private converting: boolean;
  declare private lanes: LanesData | null;
  #turn = 0;

  readonly #histories = new Histories(spawn, (progress) => {
    if (this.state !== 'reading') return;
    this.progress = progress;
    this.count = progress.records;
  });

  constructor() {
    super();
    this.place = null;
    this.vocabularies = [];
    this.converted = null;
    this.converting = false;
    this.lanes = null;
    this.state = 'empty';
    this.progress = { done: 0, total: 0, records: 0 };
    this.whole = null;
    this.tab = 'records';
    this.reading = { from: 'auto', complete: false };
    this.filter = NO_FILTER;
    this.count = 0;
    this.version = 0;
    this.opened = null;
    this.witness = null;
    this.figures = null;
    this.by = 'pipeline';
    this.said = '';
    this.mostRuns = FIRST_RUNS;
    this.chosen = '';
    this.seeking = false;
  }

  /** Reads files as one history, in the place of the one before. */
  open(files: readonly File[]): void {
    if (files.length === 0) {
      this.said = 'Nothing came that can be read. Drop files, not a folder.';
      return;
    }
    const inputs = files.map((file): Input => ({ name: file.name, content: file }));
    void this.#read((ask) => ask({ kind: 'open', files: inputs, reading: this.reading }));
  }

  /** Reads a text as a history. */
  paste(text: string, reading = this.reading): void {
    const files = [{ name: 'pasted', content: new Blob([text]) }];
    void this.#read((ask) => ask({ kind: 'open', files, reading }));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('place') && this.place !== null) void this.#openLink(this.place);
    if (this.tab === 'figures' && changed.has('tab')) void this.#measure();
    if (this.tab === 'runs' && changed.has('tab')) void this.#layOut();
  }

  async #openLink(packed: string): Promise<void> {
    this.place = null;
    // Without the link in the address a reload keeps what is there.
    history.replaceState(null, '', '#/history');
    try {
      const { text } = await unpack(packed);
      this.paste(text, { from: 'json', complete: true });
    } catch (error) {
      this.said = error instanceof LinkError ? error.message : 'The link could not be read.';
    }
  }

  /** Reads something as a whole. What is there stays until the new one begins. */
  async #read(
    begin: (ask: (question: Begin) => Promise<{ whole: Whole }>) => Promise<{ whole: Whole }>,
  ): Promise<void> {
    const turn = ++this.#turn;
    this.state = 'reading';
    this.progress = { done: 0, total: 0, records: 0 };
    this.said = '';
    this.#reset();
    try {
      const { whole } = await begin((question) => this.#histories.ask(question, 'whole'));
      // Another one has begun in the meantime.
      if (turn !== this.#turn) return;
      this.whole = whole;
      this.count = whole.records - whole.unlisted;
      this.version += 1;
      this.state = 'read';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.state = 'failed';
      this.said = error instanceof Error ? error.message : String(error);
    }
    if (this.tab === 'figures') void this.#measure();
    if (this.tab === 'runs') void this.#layOut();
  }

  #reset(): void {
    this.filter = NO_FILTER;
    this.chosen = '';
    this.count = 0;
    this.version += 1;
    this.opened = null;
    this.witness = null;
    this.figures = null;
    this.converted = null;
    this.lanes = null;
    this.mostRuns = FIRST_RUNS;
  }

  readonly #stop = (): void => {
    void this.#histories.ask({ kind: 'stop' }, 'stopped').catch(() => undefined);
  };

  /** Back to the start. */
  readonly #leave = (): void => {
    this.#turn += 1;
    this.#histories.end('another history was asked for');
    this.#reset();
    this.whole = null;
    this.state = 'empty';
    this.tab = 'records';
    this.said = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h1')?.focus());
  };

  async #select(change: Partial<Filter>, chosen = this.chosen): Promise<void> {
    const filter = { ...this.filter, ...change };
    this.filter = filter;
    this.chosen = filter.records === null ? '' : chosen;
    this.seeking = true;
    try {
      const { count } = await this.#histories.ask({ kind: 'filter', filter }, 'count');
      if (filter !== this.filter) return;
      this.count = count;
      this.version += 1;
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    } finally {
      if (filter === this.filter) this.seeking = false;
    }
  }

  /** Shows records of one kind in the table. */
  #only(change: Partial<Filter>, chosen = ''): void {
    this.tab = 'records';
    this.opened = null;
    this.witness = null;
    void this.#select({ ...NO_FILTER, ...change }, chosen);
    void this.updateComplete.then(() => this.#table?.focus());
  }

  get #table(): CdRecords | null {
    return this.renderRoot.querySelector<CdRecords>('cd-records');
  }

  async #openRecord(record: number, focus = true): Promise<void> {
    const { opened } = await this.#histories.ask({ kind: 'record', record }, 'record');
    if (opened === null) {
      this.said = 'The record could not be read again: the file has changed or has gone.';
      return;
    }
    this.witness = null;
    this.opened = opened;
    this.tab = 'records';
    if (focus) await this.#focusBeside();
  }

  async #openWitness(finding: number): Promise<void> {
    const { witness } = await this.#histories.ask({ kind: 'witness', finding }, 'witness');
    if (witness === null) return;
    this.opened = null;
    const link = await pack({ text: `${witness.texts.join('\n')}\n`, judgeBy: null }).catch(() => null);
    this.witness = { witness, link: link === null ? null : `#/history/${link}` };
    await this.#focusBeside();
  }

  async #focusBeside(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.beside')?.focus();
  }

  async #measure(): Promise<void> {
    if (this.state !== 'read' || this.figures !== null) return;
    const { by } = this;
    const { figures } = await this.#histories.ask({ kind: 'figures', by }, 'figures');
    if (by === this.by) this.figures = figures;
  }

  async #layOut(): Promise<void> {
    if (this.state === 'read') this.lanes ??= (await this.#histories.ask({ kind: 'lanes' }, 'lanes')).lanes;
  }

  async #export(form: ExportForm): Promise<void> {
    const { name, content, lacking } = await this.#histories.ask({ kind: 'export', form, by: this.by }, 'export');
    this.#save(name, content);
    this.said = `${name} is ready${lacking > 0 ? `; ${countWords(lacking, 'record')} did not fit into it` : ''}.`;
  }

  #save(name: string, content: Blob): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  async #convert(to: Vocabulary): Promise<void> {
    const turn = this.#turn;
    this.converting = true;
    try {
      const { result } = await this.#histories.ask({ kind: 'convert', to }, 'converted');
      if (turn === this.#turn) this.converted = result;
    } catch (error) {
      this.said = `Not converted: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      this.converting = false;
    }
  }

  readonly #openConverted = (): void => {
    if (this.converted === null) return;
    const { content, to } = this.converted;
    this.tab = 'records';
    const files = [{ name: `converted-${to}.ndjson`, content }];
    void this.#read((ask) => ask({ kind: 'open', files, reading: { ...this.reading, from: 'json' } }));
  };

  async #copy(text: string, words = 'Copied'): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = words;
    } catch {
      this.said = 'The browser does not let this page write to the clipboard.';
    }
  }

  readonly #paste = async (): Promise<void> => {
    try {
      const text = await navigator.clipboard.readText();
      if (text.trim() === '') this.said = 'The clipboard has no text.';
      else this.paste(text);
    } catch {
      this.said = 'The browser does not let this page read the clipboard: press Ctrl+V or ⌘V.';
    }
  };

  /** Lends a record to the editor. */
  #edit({ row, text }: Opened): void {
    const borrowed = document.querySelector<CdBorrowed>('cd-borrowed');
    if (borrowed !== null)
      borrowed.borrowed = {
        record: row.record,
        text,
        back: (changed) => {
          borrowed.borrowed = null;
          location.hash = '#/history';
          void this.#putBack(row.record, changed);
        },
      };
    this.dispatchEvent(new CustomEvent('cd-open', { detail: text, bubbles: true, composed: true }));
  }

  async #putBack(record: number, text: string): Promise<void> {
    const { tab } = this;
    await this.#read((ask) => ask({ kind: 'put', record, text }));
    if (this.state !== 'read') return;
    this.tab = tab;
    await this.#openRecord(record);
    this.said = `Record ${record.toLocaleString('en')} was put back, and the history was judged again.`;
  }

  readonly #actions: RecordActions & { share(): void } = {
    close: () => {
      this.opened = null;
      this.witness = null;
      void this.updateComplete.then(() => this.#table?.focus());
    },
    edit: (opened) => this.#edit(opened),
    copy: (text) => void this.#copy(text),
    step: (by) => this.#table?.step(by),
    onlySubject: (subject) => this.#only({ subject }),
    witness: (finding) => void this.#openWitness(finding),
    open: (record) => void this.#openRecord(record),
    share: () => {
      const link = this.witness?.link ?? null;
      if (link === null) this.said = 'The witness is too long for a link: at most 32 kB when compressed.';
      else void this.#copy(new URL(link, location.href).href, 'Link copied');
    },
  };

  readonly #choose = (): void => this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')?.click();

  #onChosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) this.open(files);
  }

  // ---- drawing ----

  protected override render(): TemplateResult {
    return html`<input type="file" multiple hidden tabindex="-1" aria-label="Files of events" @change=${this.#onChosen}>
      <div class="topline"><h1 tabindex="-1">History</h1>${
        this.state === 'read' || this.state === 'failed'
          ? html`<button class="button" @click=${this.#choose}>Open others…</button><button class="button" @click=${this.#leave}>Start over</button>`
          : nothing
      }</div>
      ${this.#renderState()}
      <p class="said small" role="status">${visible(this.said)}</p>`;
  }

  #renderState(): TemplateResult {
    switch (this.state) {
      case 'empty':
        return start(this.reading, {
          choose: this.#choose,
          paste: () => void this.#paste(),
          sample: (wanted: Wanted) => void this.#read((ask) => ask({ kind: 'sample', wanted })),
          reading: (reading) => (this.reading = reading),
        });
      case 'failed':
        return html`<p class="verdictline warning"><strong>${MARKS.question}Not read</strong><span class="details">What reads histories could not be started, or has stopped. ${howToGet()}</span></p>`;
      case 'reading':
        return html`${this.#renderProgress()}${this.#renderTable()}`;
      case 'read':
        return this.#renderWhole();
    }
  }

  #renderProgress(): TemplateResult {
    const { done, total, records } = this.progress;
    return html`<div class="verdictline quiet"><strong>Reading…</strong>
      <progress max=${Math.max(1, total)} value=${done} aria-label="Read so far"></progress>
      <span class="details">${sizeWords(done)} of ${sizeWords(total)}, ${countWords(records, 'record')}</span>
      <button class="button" @click=${this.#stop}>Stop here</button></div>`;
  }

  #renderWhole(): TemplateResult {
    const { whole } = this;
    if (whole === null) return html``;
    const { mark, tone, words } = wholeVerdict(whole);
    const [first = ''] = whole.files;
    const files = whole.files.length === 1 ? visible(first) : countWords(whole.files.length, 'file');
    return html`<p class="verdictline ${tone}" role="status"><strong>${MARKS[mark]}<span>${words}</span></strong>
        <span class="details">${countWords(whole.records, 'record')} · ${countWords(whole.runs.filter(({ depth, run }) => depth === 0 && run.kind === 'pipelineRun').length, 'pipeline run')} · ${files}${whole.isLog ? ', read as a log' : ''} · ${sizeWords(whole.bytes)}</span></p>
      <ul class="remarks">${whole.problems.map((problem) => html`<li class="problem">${visible(problem)}</li>`)}
        ${remarksOf(whole).map((words) => html`<li>${words}</li>`)}
        ${
          whole.labels > 0
            ? html`<li>${countWords(whole.labels, 'record')} of this made-up history ${whole.labels === 1 ? 'has a fault' : 'have faults'} on purpose. <button class="link" @click=${() => this.#only({ severity: 'labelled' })}>Show ${whole.labels === 1 ? 'it' : 'them'}</button></li>`
            : nothing
        }</ul>
      <div role="tablist" aria-label="Parts of the history" @keydown=${this.#onTabKey}>${TABS.map((tab) => this.#renderTab(tab, whole))}</div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}">${this.#renderPanel(whole)}</div>`;
  }

  #renderTab(tab: Tab, whole: Whole): TemplateResult {
    const counts: Record<Tab, number | null> = {
      records: whole.records,
      findings: whole.errors + whole.warnings + whole.notes,
      runs: whole.runs.length,
      figures: null,
      convert: null,
    };
    const titles: Record<Tab, string> = {
      records: 'Records',
      findings: 'Findings',
      runs: 'Runs',
      figures: 'Figures',
      convert: 'Convert',
    };
    const count = counts[tab];
    return html`<button role="tab" id="tab-${tab}" aria-controls="panel" aria-selected=${this.tab === tab ? 'true' : 'false'} tabindex=${this.tab === tab ? 0 : -1}
      @click=${() => this.#show(tab)}>${titles[tab]}${count === null ? nothing : ` ${count.toLocaleString('en')}`}</button>`;
  }

  #show(tab: Tab): void {
    this.tab = tab;
    if (tab !== 'records') this.opened = null;
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.#show(TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length] ?? 'records');
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  };

  #renderPanel(whole: Whole): TemplateResult {
    switch (this.tab) {
      case 'records':
        return html`${this.#renderFilter(whole)}${this.#renderTable()}`;
      case 'findings':
        return html`<div class="split ${this.witness === null ? '' : 'open'}"><cd-causes .causes=${whole.causes} .foundOf=${this.#foundOf}
          @cd-only=${(event: CustomEvent<Only>) => this.#only(event.detail)} @cd-witness=${(event: CustomEvent<number>) => void this.#openWitness(event.detail)}></cd-causes>${this.#renderBeside()}</div>`;
      case 'runs':
        return html`${
          whole.runs.length === 0
            ? nothing
            : html`<cd-lanes .data=${this.lanes} @cd-open-record=${(event: CustomEvent<number>) => void this.#openRecord(event.detail)}
          @cd-save-svg=${(event: CustomEvent<string>) => this.#save('runs.svg', new Blob([event.detail], { type: 'image/svg+xml' }))}></cd-lanes><h2>All runs and subjects</h2>`
        }${runsTable(whole.runs, this.mostRuns, { only: (run) => this.#only({ run }), more: () => (this.mostRuns += FIRST_RUNS) })}`;
      case 'figures':
        return html`<cd-numbers .figures=${this.figures} .by=${this.by} @cd-by=${this.#onBy} @cd-export=${(event: CustomEvent<ExportForm>) => void this.#export(event.detail)}
          @cd-basis=${(event: CustomEvent<number[]>) => this.#only({ records: event.detail }, 'what a figure was made of')}></cd-numbers>`;
      case 'convert':
        return html`<cd-converting .vocabularies=${this.vocabularies} .result=${this.converted} .working=${this.converting} @cd-convert-all=${(event: CustomEvent<Vocabulary>) => void this.#convert(event.detail)}
          @cd-take-converted=${() => this.converted !== null && this.#save('converted.ndjson', this.converted.content)} @cd-open-converted=${this.#openConverted}
          @cd-basis=${(event: CustomEvent<number[]>) => this.#only({ records: event.detail }, 'what loses something')}></cd-converting>`;
    }
  }

  readonly #foundOf = async (rule: string, subject: string): Promise<readonly Found[]> =>
    (await this.#histories.ask({ kind: 'found', rule, subject, from: 0 }, 'found')).found;

  readonly #onBy = (event: CustomEvent<By>): void => {
    this.by = event.detail;
    this.figures = null;
    void this.#measure();
  };

  #renderFilter(whole: Whole): TemplateResult {
    const { causes, runs, records, unlisted } = whole;
    const { filter } = this;
    const value = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
    const all = records - unlisted;
    const isAll = JSON.stringify(filter) === JSON.stringify(NO_FILTER);
    const words = isAll
      ? countWords(all, 'record')
      : `${this.count.toLocaleString('en')} of ${countWords(all, 'record')}`;
    return html`<div class="filter">
        <div class="wide"><label for="text">Text in the record</label><input id="text" type="search" autocomplete="off" spellcheck="false" .value=${live(filter.text)} @input=${(event: Event) => void this.#select({ text: value(event) })}></div>
        <div><label for="subject">Subject</label><input id="subject" type="search" autocomplete="off" spellcheck="false" .value=${live(filter.subject)} @input=${(event: Event) => void this.#select({ subject: value(event) })}></div>
        <div><label for="severity">Verdict</label><select id="severity" .value=${live(filter.severity)} @change=${(event: Event) => void this.#select({ severity: value(event) as Filter['severity'] })}>
          ${[...SEVERITIES, ...(whole.labels > 0 ? [LABELLED] : [])].map(([severity, title]) => html`<option value=${severity} ?selected=${filter.severity === severity}>${title}</option>`)}</select></div>
        <div><label for="rule">Rule</label><select id="rule" .value=${live(filter.rule)} @change=${(event: Event) => void this.#select({ rule: value(event) })}>
          <option value="" ?selected=${filter.rule === ''}>All</option>${causes.map(({ rule, count }) => html`<option value=${rule} ?selected=${filter.rule === rule}>${visible(rule)} (${count.toLocaleString('en')})</option>`)}</select></div>
        <div><label for="run">Run</label><select id="run" .value=${live(filter.run)} @change=${(event: Event) => void this.#select({ run: value(event) })}>
          <option value="" ?selected=${filter.run === ''}>All</option>${runs
            .filter(({ key }, index) => index < MAX_CHOICE || key === filter.run)
            .map(
              ({ key, depth, run }) =>
                html`<option value=${key} ?selected=${filter.run === key}>${'\u00a0\u00a0'.repeat(depth)}${run.kind} ${visible(run.name ?? run.id)}</option>`,
            )}</select></div>
      </div>
      <p class="count" role="status">${this.seeking ? 'Searching…' : words}${this.chosen === '' ? nothing : `: ${this.chosen}`} ${isAll ? nothing : html`<button class="link" @click=${() => void this.#select(NO_FILTER)}>Show all records</button>`}</p>`;
  }

  #renderTable(): TemplateResult {
    if (this.count === 0 && this.state === 'read') {
      const isEmpty = this.whole?.records === 0;
      return html`<p class="none">${isEmpty ? 'Nothing in the files is a record. Are they the right ones, and are they read in the right way?' : this.seeking ? 'Searching…' : 'No record matches.'}</p>`;
    }
    const isOpen = this.opened !== null || this.witness !== null;
    return html`<div class="split ${isOpen ? 'open' : ''}"><cd-records .count=${this.count} .version=${this.version} .opened=${this.opened?.row.record ?? null} .many=${(this.whole?.files.length ?? 1) > 1}
      .rowsOf=${this.#rowsOf} @cd-row=${(event: CustomEvent<Row>) => void this.#openRecord(event.detail.record)}></cd-records>${this.#renderBeside()}</div>`;
  }

  readonly #rowsOf = async (from: number, to: number): Promise<readonly Row[]> =>
    (await this.#histories.ask({ kind: 'rows', from, to }, 'rows')).rows;

  #renderBeside(): TemplateResult | typeof nothing {
    if (this.opened !== null) return recordPanel(this.opened, this.#actions);
    if (this.witness !== null) return witnessPanel(this.witness.witness, this.witness.link, this.#actions);
    return nothing;
  }
}

type Begin =
  | { kind: 'open'; files: readonly Input[]; reading: Reading }
  | { kind: 'sample'; wanted: Wanted }
  | { kind: 'put'; record: number; text: string };

customElements.define('cd-history', CdHistory);
