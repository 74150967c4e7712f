import type { VocabularyInfo } from 'cdevents-wasm';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MARKS } from '../look/line.js';
import { reading as pageStyles } from '../look/page.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { howToGet } from '../offline/part.js';
import { LinkError, unpack } from '../share/link.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import './borrowed.js';
import type { CdBorrowed } from './borrowed.js';
import { Histories } from './client.js';
import './parts.js';
import type { CdParts } from './parts.js';
import type { Begin, Input, Opened, Progress, Reading, Wanted, Whole } from './protocol.js';
import { spawn } from './spawn.js';
import { start } from './start.js';
import { historyStyles } from './styles.js';
import { remarksOf, sizeWords, wholeVerdict } from './words.js';

type Asked = Begin extends infer One
  ? One extends { kind: 'open' | 'sample' | 'put' }
    ? Omit<One, 'id'>
    : never
  : never;

/**
 * The page of histories: takes files, has them read, and says what became of it. What they have is in `cd-parts`. Fires
 * `cd-open` (the text of a record, for the editor).
 */
export class CdHistory extends LitElement {
  static override properties = {
    place: { attribute: false },
    vocabularies: { attribute: false },
    state: { state: true },
    progress: { state: true },
    whole: { state: true },
    reading: { state: true },
    said: { state: true },
  };
  static override styles = [controls, pageStyles, historyStyles];

  /** What the address says after the page's name: a packed history. */
  declare place: string | null;
  /** The vocabularies to convert to, the newest first. */
  declare vocabularies: readonly VocabularyInfo[];
  declare private state: 'empty' | 'reading' | 'read' | 'failed';
  declare private progress: Progress;
  declare private whole: Whole | null;
  declare private reading: Reading;
  /** What has just happened, or why something did not. */
  declare private said: string;
  #turn = 0;

  readonly #histories = new Histories(spawn, (progress) => {
    if (this.state !== 'reading') return;
    this.progress = progress;
    this.#parts?.grow(progress.records);
  });

  constructor() {
    super();
    this.place = null;
    this.vocabularies = [];
    this.state = 'empty';
    this.progress = { done: 0, total: 0, records: 0 };
    this.whole = null;
    this.reading = { from: 'auto', complete: false };
    this.said = '';
  }

  get #parts(): CdParts | null {
    return this.renderRoot.querySelector<CdParts>('cd-parts');
  }

  /** Reads files as one history, in the place of the one before. */
  open(files: readonly File[]): void {
    if (files.length === 0) {
      this.said = 'Nothing came that can be read. Drop files, not a folder.';
      return;
    }
    const inputs = files.map((file): Input => ({ name: file.name, content: file }));
    void this.#read({ kind: 'open', files: inputs, reading: this.reading });
  }

  /** Reads a text as a history. */
  paste(text: string, reading = this.reading): void {
    void this.#read({ kind: 'open', files: [{ name: 'pasted', content: new Blob([text]) }], reading });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('place') && this.place !== null) void this.#openLink(this.place);
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

  /** Has something read as a whole. What is there stays until the new one begins. */
  async #read(question: Asked): Promise<void> {
    const turn = ++this.#turn;
    this.state = 'reading';
    this.progress = { done: 0, total: 0, records: 0 };
    this.said = '';
    this.#parts?.begin();
    try {
      const { whole } = await this.#histories.ask(question, 'whole');
      // Another one has begun in the meantime.
      if (turn !== this.#turn) return;
      this.whole = whole;
      this.state = 'read';
      await this.updateComplete;
      this.#parts?.show(whole);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.state = 'failed';
      this.said = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #stop = (): void => {
    void this.#histories.ask({ kind: 'stop' }, 'stopped').catch(() => undefined);
  };

  /** Back to the start. */
  readonly #leave = (): void => {
    this.#turn += 1;
    this.#histories.end('another history was asked for');
    this.whole = null;
    this.state = 'empty';
    this.said = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h1')?.focus());
  };

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
  readonly #edit = ({ detail: { row, text } }: CustomEvent<Opened>): void => {
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
  };

  async #putBack(record: number, text: string): Promise<void> {
    await this.#read({ kind: 'put', record, text });
    if (this.state !== 'read') return;
    await this.#parts?.openRecord(record);
    this.said = `Record ${record.toLocaleString('en')} was put back, and the history was judged again.`;
  }

  readonly #instead = ({ detail }: CustomEvent<Input>): void => {
    void this.#read({ kind: 'open', files: [detail], reading: { ...this.reading, from: 'json' } });
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
    const { state } = this;
    return html`<input type="file" multiple hidden tabindex="-1" aria-label="Files of events" @change=${this.#onChosen}>
      <div class="topline"><h1 tabindex="-1">History</h1>${
        state === 'read' || state === 'failed'
          ? html`<button class="button" @click=${this.#choose}>Open others…</button><button class="button" @click=${this.#leave}>Start over</button>`
          : nothing
      }</div>
      ${this.#renderState()}
      ${
        state === 'reading' || state === 'read'
          ? html`<cd-parts .histories=${this.#histories} .vocabularies=${this.vocabularies} @cd-said=${(event: CustomEvent<string>) => (this.said = event.detail)}
        @cd-edit=${this.#edit} @cd-instead=${this.#instead}></cd-parts>`
          : nothing
      }
      <p class="said small" role="status">${visible(this.said)}</p>`;
  }

  #renderState(): TemplateResult {
    switch (this.state) {
      case 'empty':
        return start(this.reading, {
          choose: this.#choose,
          paste: () => void this.#paste(),
          sample: (wanted: Wanted) => void this.#read({ kind: 'sample', wanted }),
          reading: (reading) => (this.reading = reading),
        });
      case 'failed':
        return html`<p class="verdictline warning"><strong>${MARKS.question}Not read</strong><span class="details">What reads histories could not be started, or has stopped. ${howToGet()}</span></p>`;
      case 'reading':
        return this.#renderProgress();
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
        <span class="details">${countWords(whole.records, 'record')} · ${countWords(pipelineRuns(whole), 'pipeline run')} · ${files}${whole.isLog ? ', read as a log' : ''} · ${sizeWords(whole.bytes)}</span></p>
      <ul class="remarks">${whole.problems.map((problem) => html`<li class="problem">${visible(problem)}</li>`)}
        ${remarksOf(whole).map((words) => html`<li>${prose(words)}</li>`)}
        ${
          whole.labels > 0
            ? html`<li>${countWords(whole.labels, 'record')} of this made-up history ${whole.labels === 1 ? 'has a fault' : 'have faults'} on purpose. <button class="link" @click=${() => this.#parts?.only({ severity: 'labelled' })}>Show ${whole.labels === 1 ? 'it' : 'them'}</button></li>`
            : nothing
        }</ul>`;
  }
}

const pipelineRuns = ({ runs }: Whole): number =>
  runs.filter(({ depth, run }) => depth === 0 && run.kind === 'pipelineRun').length;

customElements.define('cd-history', CdHistory);
