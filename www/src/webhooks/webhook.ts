import { css, html, nothing, type TemplateResult } from 'lit';
import { format } from '../json/format.js';
import { code } from '../look/code.js';
import { CdDialog, dialogs } from '../look/dialog.js';
import { cross } from '../look/icons.js';
import { prose } from '../look/prose.js';
import { controls } from '../look/styles.js';
import { type Delivery, deliveryOf, recordedDelivery } from '../message/delivery.js';
import { messageOf } from '../message/recognise.js';
import { howToGet } from '../offline/part.js';
import { countWords, verdictOf } from '../words/report.js';
import { visible } from '../words/visible.js';
import type { MappedWebhook, WebhookWanted } from './protocol.js';
import { PROVIDERS, type Provider } from './providers.js';

/** What the dialog needs of the page. */
export interface Webhooks {
  /** The text to begin with. */
  text: string;
  /** Rejects if there is no answer. `null`: what maps messages could not be loaded. */
  ask(wanted: WebhookWanted): Promise<MappedWebhook | null>;
  /** Reads the file that was chosen. */
  read(files: readonly File[]): Promise<{ text: string } | { refused: string }>;
  /** Puts the events into the editor, as one JSON text. */
  take(text: string, provider: string): void;
  /** Reads the events, one on each line, as a history. */
  asHistory(text: string): void;
}

/** Notes that are listed, and events that are shown. */
const MAX_NOTES = 200;
const MAX_EVENTS = 50;

const webhookStyles = css`
  dialog { width: min(1040px, calc(100vw - 24px)); height: min(760px, calc(100dvh - 24px)); }
  dialog[open] { display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); }
  .body { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1fr); gap: 20px; min-height: 0; padding: 8px 20px; border-block: 1px solid var(--line); background: var(--page); }
  .given, .found { display: flex; flex-direction: column; gap: 8px; min-height: 0; }
  .found { overflow-y: auto; padding-bottom: 12px; }
  .found:focus-visible { outline-offset: -2px; }
  .field { display: grid; gap: 2px; min-width: 0; font-size: 14px; font-weight: 600; }
  .text { flex: 1; grid-template-rows: auto minmax(0, 1fr); min-height: 120px; }
  .text textarea { height: 100%; resize: none; }
  .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 8px 12px; }
  .help { color: var(--quiet); font-size: 13px; }
  .answer { padding: 8px 12px; border-radius: var(--corner); font-weight: 600; overflow-wrap: anywhere; }
  .answer.ok { background: var(--ok-wash); color: var(--ok); }
  .answer.warning { background: var(--warning-wash); color: var(--warning); }
  .answer.error { background: var(--error-wash); color: var(--error); }
  .answer.quiet { background: var(--panel); color: var(--quiet); }
  .answer code { background: none; padding: 0; }
  h3 { margin: 8px 0 0; font-size: 14px; font-weight: 600; overflow-wrap: anywhere; }
  li { padding: 4px 0; border-top: 1px solid var(--line); font-size: 14px; line-height: 20px; overflow-wrap: anywhere; }
  .way { display: block; font: 12.5px/18px var(--mono); color: var(--quiet); }
  .verdict { color: var(--quiet); font-weight: 400; }
  pre { margin: 4px 0 0; padding: 8px 12px; border: 1px solid var(--line); border-radius: var(--corner); background: var(--panel); font: 12.5px/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
  .key { color: var(--key); }
  .string { color: var(--string); }
  .foot { flex-wrap: wrap; }
  @media (max-width: 799px) {
    .body { display: block; padding-inline: 12px; overflow-y: auto; }
    .found { margin-top: 12px; overflow: visible; }
    .text { min-height: 0; }
    .text textarea { height: 140px; }
  }
  @media (max-height: 519px) {
    dialog[open] { display: block; overflow-y: auto; }
    .body { display: block; overflow-y: visible; }
  }
  @media (forced-colors: active) { .answer { border: 1px solid; } }
`;

interface Answer {
  tone: 'ok' | 'warning' | 'error' | 'quiet';
  words: string;
}

/** Shows which events a webhook of another system stands for. What was typed stays when it is closed. */
export class CdWebhook extends CdDialog {
  static override properties = {
    from: { state: true },
    text: { state: true },
    provider: { state: true },
    source: { state: true },
    environment: { state: true },
    result: { state: true },
    refused: { state: true },
  };
  static override styles = [controls, dialogs, webhookStyles];

  declare private from: Webhooks | null;
  declare private text: string;
  /** Empty: as the message says. */
  declare private provider: Provider | '';
  declare private source: string;
  declare private environment: string;
  declare private result: MappedWebhook | 'pending' | 'not loaded' | 'no answer' | null;
  /** Why the text is no message; empty if it is. */
  declare private refused: string;
  /** Of several questions only the answer to the last counts. */
  #turn = 0;

  constructor() {
    super();
    this.from = null;
    this.text = '';
    this.provider = '';
    this.source = '';
    this.environment = '';
    this.result = null;
    this.refused = '';
  }

  get isOpen(): boolean {
    return this.dialog?.open === true;
  }

  /** An empty text leaves what was typed before. */
  async show(from: Webhooks): Promise<void> {
    this.from = from;
    if (from.text !== '') this.text = from.text;
    const asked = this.#ask();
    await this.open();
    await asked;
  }

  /** Takes a file in the place of the text. */
  async readFiles(files: readonly File[]): Promise<void> {
    const read = await this.from?.read(files);
    if (read === undefined) return;
    if ('refused' in read) {
      this.refused = read.refused;
      return;
    }
    this.text = read.text;
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const { from, text, provider } = this;
    const turn = ++this.#turn;
    this.refused = '';
    if (from === null || text.trim() === '') {
      this.result = null;
      return;
    }
    const delivery = readDelivery(text);
    if ('refused' in delivery) {
      this.refused = delivery.refused;
      this.result = null;
      return;
    }
    const options: WebhookWanted['options'] = {};
    if (provider !== '') options.provider = provider;
    for (const name of ['source', 'environment'] as const) {
      const given = this[name].trim();
      if (given !== '') options[name] = given;
    }
    if (this.result === null) this.result = 'pending';
    const result = await from.ask({ message: delivery, options }).then(
      (mapped) => mapped ?? 'not loaded',
      () => 'no answer' as const,
    );
    if (turn === this.#turn) this.result = result;
  }

  get #mapped(): MappedWebhook | null {
    return typeof this.result === 'string' ? null : this.result;
  }

  get #answer(): Answer {
    const { result, refused } = this;
    if (refused !== '') return { tone: 'error', words: refused };
    if (result === null)
      return { tone: 'quiet', words: 'Paste a delivery, and see here the events that it stands for.' };
    if (result === 'pending') return { tone: 'quiet', words: 'Reading the delivery…' };
    if (result === 'not loaded')
      return { tone: 'error', words: `What reads webhooks could not be loaded. ${howToGet()}` };
    if (result === 'no answer')
      return { tone: 'error', words: 'What reads webhooks has stopped. Change the delivery to try again.' };
    const { provider, events, code: why, reason } = result;
    const of = provider === null ? '' : ` · ${provider}`;
    if (result.candidates.length > 0)
      return { tone: 'warning', words: 'The delivery does not say who has sent it: its headers are missing.' };
    if (events.length > 0) return { tone: 'ok', words: `${countWords(events.length, 'event')}${of}` };
    const tone = why === 'no-counterpart' || why === 'already-an-event' ? 'warning' : 'error';
    return { tone, words: `No event${of}: ${reason ?? 'the message stands for none'}` };
  }

  protected override render(): TemplateResult {
    if (this.from === null) return html``;
    const count = this.#mapped?.events.length ?? 0;
    return html`<dialog aria-labelledby="title" @keydown=${this.onKey} @click=${this.onClick}>
      <div class="head"><h2 id="title">From a webhook</h2>
        <button class="button plain close" aria-label="Close the webhook" @click=${this.close}>${cross}</button></div>
      <div class="body">${this.#renderGiven()}${this.#renderFound()}</div>
      <div class="foot">
        <button class="button" ?disabled=${count === 0} @click=${this.#asHistory}>Open as a history</button>
        <button class="button apply" ?disabled=${count === 0} @click=${this.#take}>Take into the editor</button>
      </div>
    </dialog>`;
  }

  #renderGiven(): TemplateResult {
    const field = (name: 'source' | 'environment', title: string, example: string): TemplateResult =>
      html`<label class="field"><span>${title}</span><input id=${name} type="text" autocomplete="off" spellcheck="false" placeholder=${example} .value=${this[name]}
        @input=${(event: Event) => this.#set(() => (this[name] = (event.currentTarget as HTMLInputElement).value))}></label>`;
    return html`<div class="given">
      <label class="field text"><span>Delivery</span><textarea id="text" autofocus autocomplete="off" spellcheck="false" placeholder=${EXAMPLE} .value=${this.text}
        @input=${(event: Event) => this.#set(() => (this.text = (event.currentTarget as HTMLTextAreaElement).value))}></textarea></label>
      <input type="file" hidden tabindex="-1" aria-label="File with a delivery" @change=${this.#onFile}>
      <p><button class="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('[type="file"]')?.click()}>Choose a file…</button></p>
      <p class="help">An HTTP message with its headers, a curl command, a JSON body, or <code>{"headers": …, "body": …}</code>. Nothing leaves this page.</p>
      <div class="fields">
        <label class="field"><span>Sent by</span><select id="provider" @change=${(event: Event) => this.#set(() => (this.provider = (event.currentTarget as HTMLSelectElement).value as Provider | ''))}>
          <option value="" ?selected=${this.provider === ''}>Auto-detect</option>${PROVIDERS.map((one) => html`<option value=${one} ?selected=${this.provider === one}>${one}</option>`)}</select></label>
        ${field('source', 'Source', 'as it says')}${field('environment', 'Environment', 'as it says')}
      </div></div>`;
  }

  #set(change: () => void): void {
    change();
    void this.#ask();
  }

  #renderFound(): TemplateResult {
    const { tone, words } = this.#answer;
    const mapped = this.#mapped;
    return html`<div class="found" tabindex="0" role="region" aria-label="Events"><p class="answer ${tone}" role="status">${prose(words)}</p>
      ${mapped === null || mapped.candidates.length === 0 ? nothing : this.#renderCandidates(mapped)}
      ${mapped === null ? nothing : html`${mapped.notes.length === 0 ? nothing : this.#renderNotes(mapped)}${mapped.events.slice(0, MAX_EVENTS).map(renderEvent)}`}
      ${(mapped?.events.length ?? 0) > MAX_EVENTS ? html`<p class="help">The editor and the history have the others, too.</p>` : nothing}</div>`;
  }

  #renderCandidates({ candidates }: MappedWebhook): TemplateResult {
    return html`<p class="help">It could be of one of these:</p><p class="fields">${candidates.map(
      (one) => html`<button class="button" @click=${() => this.#set(() => (this.provider = one))}>${one}</button>`,
    )}</p>`;
  }

  #renderNotes({ notes }: MappedWebhook): TemplateResult {
    const left = notes.length - MAX_NOTES;
    return html`<h3>Notes</h3><ul>${notes
      .slice(0, MAX_NOTES)
      .map(
        ({ pointer, message }) =>
          html`<li>${prose(message)}${pointer === '' ? nothing : html`<span class="way">${visible(pointer)}</span>`}</li>`,
      )}</ul>${left > 0 ? html`<p class="help">${countWords(left, 'more note')}, not listed</p>` : nothing}`;
  }

  readonly #onFile = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) void this.readFiles(files);
  };

  readonly #take = (): void => {
    const mapped = this.#mapped;
    if (mapped === null) return;
    const texts = mapped.events.map(({ json }) => json);
    const text = texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`;
    this.close();
    this.from?.take(`${(format(text) ?? text).trimEnd()}\n`, mapped.provider ?? 'webhook');
  };

  readonly #asHistory = (): void => {
    const mapped = this.#mapped;
    if (mapped === null) return;
    this.close();
    this.from?.asHistory(`${mapped.events.map(({ json }) => json).join('\n')}\n`);
  };
}

const EXAMPLE =
  'POST /hook HTTP/1.1\nx-github-event: workflow_run\ncontent-type: application/json\n\n{"action": "completed", …}';

/** Reads a text as a message, in any of the ways in which somebody has one. */
function readDelivery(text: string): Delivery | { refused: string } {
  const message = messageOf(text);
  if (message === null) return recordedDelivery(text);
  return 'refused' in message ? message : deliveryOf(message);
}

function renderEvent({ json, report }: MappedWebhook['events'][number]): TemplateResult {
  const type = report.event?.type ?? 'event';
  return html`<h3>${visible(type)} <span class="verdict">${verdictOf(report).answer}</span></h3><pre tabindex="0" role="region" aria-label=${visible(type)}>${code((format(json) ?? json).trimEnd())}</pre>`;
}

customElements.define('cd-webhook', CdWebhook);
