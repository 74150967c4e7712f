import type { Vocabulary, VocabularyInfo } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pageAt } from '../look/home.js';
import { reading as pageStyles } from '../look/page.js';
import { controls } from '../look/styles.js';
import { pack } from '../share/link.js';
import { countWords } from '../words/report.js';
import { type RecordActions, recordPanel, witnessPanel } from './beside.js';
import './causes.js';
import type { Wanted as Only } from './causes.js';
import type { Histories } from './client.js';
import './converting.js';
import { filterBar, isNoFilter } from './filter-bar.js';
import './lanes.js';
import './numbers.js';
import {
  type By,
  type ConvertedHistory,
  type ExportForm,
  type Figures,
  type Filter,
  type Found,
  type Grown,
  type Input,
  type LanesData,
  NO_FILTER,
  type Opened,
  type Row,
  type Whole,
  type Witness,
} from './protocol.js';
import './records.js';
import type { CdRecords } from './records.js';
import { FIRST_RUNS, runsTable } from './runs.js';
import { historyStyles } from './styles.js';
import { tabRow } from './tabs.js';
import { save } from './taking.js';

const TITLES = { records: 'Records', findings: 'Findings', runs: 'Runs', figures: 'Figures', convert: 'Convert' };
export type Tab = keyof typeof TITLES;

/**
 * What a history has, in tabs: its records, what was found in them, its runs and its figures. Fires `cd-said` (what has just
 * happened, in words), `cd-edit` (Opened, for the editor) and `cd-instead` (Input, to be read in the place of this history).
 */
export class CdParts extends LitElement {
  static override properties = {
    vocabularies: { attribute: false },
    isLive: { attribute: false },
    whole: { state: true },
    tab: { state: true },
    filter: { state: true },
    count: { state: true },
    version: { state: true },
    opened: { state: true },
    witness: { state: true },
    figures: { state: true },
    by: { state: true },
    mostRuns: { state: true },
    chosen: { state: true },
    seeking: { state: true },
    converted: { state: true },
    converting: { state: true },
    lanes: { state: true },
  };
  static override styles = [controls, pageStyles, historyStyles];

  /** Gives the answers. It stays the same. */
  declare histories: Histories;
  /** The vocabularies to convert to, the newest first. */
  declare vocabularies: readonly VocabularyInfo[];
  /** The history grows while it is shown. */
  declare isLive: boolean;
  declare tab: Tab;
  /** `null` while it is read for the first time. */
  declare private whole: Whole | null;
  declare private filter: Filter;
  /** Of the records that the filter lets through. */
  declare private count: number;
  /** Another one: the rows are no longer those of before. */
  declare private version: number;
  declare private opened: Opened | null;
  declare private witness: { witness: Witness; link: string | null } | null;
  declare private figures: Figures[] | null;
  declare private by: By;
  declare private mostRuns: number;
  /** What `filter.records` are, in words. */
  declare private chosen: string;
  /** A filter is being applied. */
  declare private seeking: boolean;
  declare private converted: ConvertedHistory | null;
  /** How far a conversion has come; `null`: there is none. */
  declare private converting: { done: number; total: number } | null;
  declare private lanes: LanesData | null;
  /** Of answers that come later only those about the same history count. */
  #turn = 0;
  /** What the figures and the timeline are of. */
  #measured: Whole | null = null;
  #laidOut: Whole | null = null;

  constructor() {
    super();
    this.vocabularies = [];
    this.isLive = false;
    this.tab = 'records';
    this.version = 0;
    this.by = 'pipeline';
    this.seeking = false;
    this.converting = null;
    this.#reset();
  }

  /** Another history is being read: nothing of the one before is shown any more. */
  begin(): void {
    this.#turn += 1;
    this.whole = null;
    this.version += 1;
    this.#reset();
  }

  #reset(): void {
    this.whole = null;
    this.filter = NO_FILTER;
    this.chosen = '';
    this.count = 0;
    this.opened = null;
    this.witness = null;
    this.figures = null;
    this.converted = null;
    this.lanes = null;
    this.mostRuns = FIRST_RUNS;
  }

  /** So many records can be shown while the history is still read. */
  grow(records: number): void {
    if (this.whole === null) this.count = records;
  }

  /** The history was read. */
  show(whole: Whole): void {
    this.whole = whole;
    this.count = whole.records - whole.unlisted;
    this.version += 1;
  }

  /** Records whose places `renew` is to know: those that are seen stay where they are. */
  get anchors(): readonly number[] {
    return this.#table?.anchors ?? [];
  }

  /** The history has grown since `anchors` were read. What is read, chosen and filtered stays. */
  renew({ whole, count, places }: Grown): void {
    this.#table?.stay(places);
    this.whole = whole;
    this.count = count;
    this.version += 1;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('tab') && !changed.has('whole')) return;
    if (this.tab === 'figures') void this.#measure();
    if (this.tab === 'runs') void this.#layOut();
  }

  #say(words: string): void {
    this.#fire('cd-said', words);
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  // ---- what is asked of the worker ----

  async #select(change: Partial<Filter>, chosen = this.chosen): Promise<void> {
    const filter = { ...this.filter, ...change };
    this.filter = filter;
    this.chosen = filter.records === null ? '' : chosen;
    this.seeking = true;
    try {
      const { count } = await this.histories.ask({ kind: 'filter', filter }, 'count');
      if (filter !== this.filter) return;
      this.count = count;
      this.version += 1;
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    } finally {
      if (filter === this.filter) this.seeking = false;
    }
  }

  /** Shows records of one kind in the table. */
  only(change: Partial<Filter>, chosen = ''): void {
    this.tab = 'records';
    this.opened = null;
    this.witness = null;
    void this.#select({ ...NO_FILTER, ...change }, chosen);
    void this.updateComplete.then(() => this.#table?.focus());
  }

  get #table(): CdRecords | null {
    return this.renderRoot.querySelector<CdRecords>('cd-records');
  }

  async openRecord(record: number): Promise<void> {
    const { opened } = await this.histories.ask({ kind: 'record', record }, 'record');
    if (opened === null) {
      this.#say('The record could not be read again: the file has changed or has gone.');
      return;
    }
    this.witness = null;
    this.opened = opened;
    this.tab = 'records';
    await this.#focusBeside();
  }

  async #openWitness(finding: number): Promise<void> {
    const { witness } = await this.histories.ask({ kind: 'witness', finding }, 'witness');
    if (witness === null) return;
    this.opened = null;
    const link = await pack({ text: `${witness.texts.join('\n')}\n`, judgeBy: null }).catch(() => null);
    this.witness = { witness, link: link === null ? null : pageAt(`history/${link}`) };
    await this.#focusBeside();
  }

  async #focusBeside(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.beside')?.focus();
  }

  async #measure(): Promise<void> {
    const { by, whole } = this;
    if (whole === null || this.#measured === whole) return;
    this.#measured = whole;
    const turn = this.#turn;
    const { figures } = await this.histories.ask({ kind: 'figures', by }, 'figures');
    if (by === this.by && turn === this.#turn) this.figures = figures;
  }

  async #layOut(): Promise<void> {
    if (this.whole === null || this.#laidOut === this.whole) return;
    this.#laidOut = this.whole;
    const turn = this.#turn;
    const { lanes } = await this.histories.ask({ kind: 'lanes' }, 'lanes');
    if (turn === this.#turn) this.lanes = lanes;
  }

  async #export(form: ExportForm): Promise<void> {
    const { name, content, lacking } = await this.histories.ask({ kind: 'export', form, by: this.by }, 'export');
    save(name, content);
    this.#say(`${name} is ready${lacking > 0 ? `; ${countWords(lacking, 'record')} did not fit into it` : ''}.`);
  }

  async #convert(to: Vocabulary): Promise<void> {
    const turn = this.#turn;
    this.converting = { done: 0, total: this.whole?.records ?? 0 };
    this.histories.converting = (progress) => (this.converting = progress);
    try {
      const { result } = await this.histories.ask({ kind: 'convert', to }, 'converted');
      if (turn === this.#turn) this.converted = result;
    } catch (error) {
      this.#say(`Not converted: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.histories.converting = () => undefined;
      this.converting = null;
    }
  }

  readonly #openConverted = (): void => {
    if (this.converted === null) return;
    const { content, to } = this.converted;
    this.tab = 'records';
    this.#fire('cd-instead', { name: `converted-${to}.ndjson`, content } satisfies Input);
  };

  async #copy(text: string, words = 'Copied'): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say(words);
    } catch {
      this.#say('The browser does not let this page write to the clipboard.');
    }
  }

  readonly #actions: RecordActions & { share(): void } = {
    close: () => {
      this.opened = null;
      this.witness = null;
      void this.updateComplete.then(() => this.#table?.focus());
    },
    edit: (opened) => this.#fire('cd-edit', opened),
    copy: (text) => void this.#copy(text),
    step: (by) => this.#table?.step(by),
    onlySubject: (subject) => this.only({ subject }),
    witness: (finding) => void this.#openWitness(finding),
    open: (record) => void this.openRecord(record),
    share: () => {
      const link = this.witness?.link ?? null;
      if (link === null) this.#say('The witness is too long for a link: at most 32 kB when compressed.');
      else void this.#copy(new URL(link, location.href).href, 'Link copied');
    },
  };

  // ---- drawing ----

  protected override render(): TemplateResult {
    const { whole } = this;
    if (whole === null) return this.#renderTable();
    const counts: Record<Tab, number | null> = {
      records: whole.records,
      findings: whole.errors + whole.warnings + whole.notes,
      runs: whole.runs.length,
      figures: null,
      convert: null,
    };
    // What grows would have to be converted again and again.
    const names = (Object.keys(TITLES) as Tab[]).filter((name) => !this.isLive || name !== 'convert');
    const tabs = names.map((name) => ({ name, title: TITLES[name], count: counts[name] }));
    return html`${tabRow<Tab>({ label: 'Parts of the history', tabs, chosen: this.tab, choose: (tab) => this.#show(tab) })}
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}">${this.#renderPanel(whole)}</div>`;
  }

  #show(tab: Tab): void {
    this.tab = tab;
    if (tab !== 'records') this.opened = null;
  }

  #renderPanel(whole: Whole): TemplateResult {
    switch (this.tab) {
      case 'records': {
        const { filter, count, chosen, seeking } = this;
        const select = (change: Partial<Filter>): void => void this.#select(change);
        return html`${filterBar(whole, { filter, count, chosen, seeking, isLive: this.isLive, select })}${this.#renderTable()}`;
      }
      case 'findings':
        return html`<div class="split ${this.witness === null ? '' : 'open'}"><cd-causes .causes=${whole.causes} .isLive=${this.isLive} .foundOf=${this.#foundOf}
          @cd-only=${(event: CustomEvent<Only>) => this.only(event.detail)} @cd-witness=${(event: CustomEvent<number>) => void this.#openWitness(event.detail)}></cd-causes>${this.#renderBeside()}</div>`;
      case 'runs':
        return html`${
          whole.runs.length === 0
            ? nothing
            : html`<cd-lanes .data=${this.lanes} @cd-open-record=${(event: CustomEvent<number>) => void this.openRecord(event.detail)}
          @cd-save-svg=${(event: CustomEvent<string>) => save('runs.svg', new Blob([event.detail], { type: 'image/svg+xml' }))}></cd-lanes><h2>All runs and subjects</h2>`
        }${runsTable(whole.runs, this.mostRuns, { only: (run) => this.only({ run }), more: () => (this.mostRuns += FIRST_RUNS) })}`;
      case 'figures':
        return html`<cd-numbers .figures=${this.figures} .by=${this.by} @cd-by=${this.#onBy} @cd-export=${(event: CustomEvent<ExportForm>) => void this.#export(event.detail)}
          @cd-basis=${(event: CustomEvent<number[]>) => this.only({ records: event.detail }, 'what a figure was made of')}></cd-numbers>`;
      case 'convert':
        return html`<cd-converting .vocabularies=${this.vocabularies} .result=${this.converted} .working=${this.converting} @cd-convert-all=${(event: CustomEvent<Vocabulary>) => void this.#convert(event.detail)}
          @cd-stop-converting=${() => void this.histories.ask({ kind: 'stop-converting' }, 'stopped')}
          @cd-take-converted=${() => this.converted !== null && save('converted.ndjson', this.converted.content)} @cd-open-converted=${this.#openConverted}
          @cd-basis=${(event: CustomEvent<number[]>) => this.only({ records: event.detail }, 'what loses something')}></cd-converting>`;
    }
  }

  readonly #foundOf = async (rule: string, subject: string): Promise<readonly Found[]> =>
    (await this.histories.ask({ kind: 'found', rule, subject, from: 0 }, 'found')).found;

  readonly #onBy = (event: CustomEvent<By>): void => {
    this.by = event.detail;
    this.figures = null;
    this.#measured = null;
    void this.#measure();
  };

  #renderTable(): TemplateResult {
    const { whole, count, seeking } = this;
    if (count === 0 && whole !== null) {
      const words = isNoFilter(this.filter)
        ? this.isLive
          ? 'No event has come yet.'
          : 'Nothing in the files is a record. Are they the right ones, and are they read in the right way?'
        : 'No record matches.';
      return html`<p class="none">${seeking ? 'Searching…' : words}</p>`;
    }
    const isOpen = this.opened !== null || this.witness !== null;
    return html`<div class="split ${isOpen ? 'open' : ''}"><cd-records .count=${count} .version=${this.version} .opened=${this.opened?.row.record ?? null} .many=${(whole?.files.length ?? 1) > 1} .isLive=${this.isLive}
      .rowsOf=${this.#rowsOf} @cd-row=${(event: CustomEvent<Row>) => void this.openRecord(event.detail.record)}></cd-records>${this.#renderBeside()}</div>`;
  }

  readonly #rowsOf = async (from: number, to: number): Promise<readonly Row[]> =>
    (await this.histories.ask({ kind: 'rows', from, to }, 'rows')).rows;

  #renderBeside(): TemplateResult | typeof nothing {
    if (this.opened !== null) return recordPanel(this.opened, this.#actions);
    if (this.witness !== null) return witnessPanel(this.witness.witness, this.witness.link, this.#actions);
    return nothing;
  }
}

customElements.define('cd-parts', CdParts);
