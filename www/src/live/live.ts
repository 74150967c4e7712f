import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { Histories } from '../history/client.js';
import '../history/parts.js';
import type { CdParts } from '../history/parts.js';
import type { Grown, Opened, Whole } from '../history/protocol.js';
import { spawnGrowing } from '../history/spawn-growing.js';
import { historyStyles } from '../history/styles.js';
import { remarksOf, wholeVerdict } from '../history/words.js';
import { pageAt } from '../look/home.js';
import { MARKS } from '../look/line.js';
import { reading as pageStyles } from '../look/page.js';
import { controls } from '../look/styles.js';
import { pack } from '../share/link.js';
import { countWords } from '../words/report.js';
import { visible } from '../words/visible.js';
import { addressOf, fromStart, USUAL } from './address.js';
import { Connection, type State } from './connection.js';
import type { Sent } from './sent.js';
import { clock, stateWords } from './words.js';

/** Milliseconds between two times that what came is shown, and the share of the time that showing it may take. */
const PAUSE = 400;
const SHARE = 5;

const liveStyles = css`
  form { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin: 16px 0 8px; }
  form > div { flex: 0 1 230px; min-width: 0; }
  form .wide { flex: 1 1 300px; max-width: 560px; }
  form label { display: block; margin-bottom: 4px; font-size: 13px; font-weight: 600; }
  form .button { min-height: 38px; }
  .state { margin-bottom: 8px; }
  .state .button { font-size: 15px; }
  .state .address { overflow-wrap: anywhere; }
  .refused { color: var(--error); }
  .steps { margin: 24px 0; padding: 16px 20px; border: 2px dashed var(--edge); border-radius: 12px; }
  @media (max-width: 799px) { form > div, form .wide { flex: 1 1 100%; max-width: none; } .steps { padding: 12px; } }
`;

/** The surroundings of a connection: the browser. */
const BROWSER = {
  fetch: (address: string, options: RequestInit) => fetch(address, options),
  now: () => Date.now(),
  later: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  origin: location.origin,
};

/** The live view: connects to a stream of events where the user says, and shows what comes. */
export class CdLive extends LitElement {
  static override properties = {
    address: { state: true },
    isFromStart: { state: true },
    refused: { state: true },
    state: { state: true },
    connected: { state: true },
    whole: { state: true },
    records: { state: true },
    forgotten: { state: true },
    lastAt: { state: true },
    said: { state: true },
  };
  static override styles = [controls, pageStyles, historyStyles, liveStyles];

  /** What is in the field. */
  declare private address: string;
  declare private isFromStart: boolean;
  /** Why the address in the field is not asked. */
  declare private refused: string;
  declare private state: State;
  /** The address that is connected to, or was last. */
  declare private connected: string;
  declare private whole: Whole | null;
  /** Of all events that came. */
  declare private records: number;
  /** Of these, the oldest that are not kept any more. */
  declare private forgotten: number;
  /** When the last event came, in milliseconds since 1970. */
  declare private lastAt: number | null;
  declare private said: string;
  #connection: Connection | null = null;
  #refreshing: Promise<void> | null = null;
  #isStale = false;
  /** Counts what was cleared: what was asked before is about what is gone. */
  #turn = 0;

  readonly #histories = new Histories(spawnGrowing, () => undefined);

  constructor() {
    super();
    this.address = USUAL;
    this.isFromStart = false;
    this.refused = '';
    this.state = { kind: 'none' };
    this.connected = '';
    this.whole = null;
    this.records = 0;
    this.forgotten = 0;
    this.lastAt = null;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    this.#onHash();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
    this.#connection?.close();
  }

  get #parts(): CdParts | null {
    return this.renderRoot.querySelector<CdParts>('cd-parts');
  }

  /** An address after the `#` is one that the user has said. */
  readonly #onHash = (): void => {
    const typed = decoded(location.hash.slice(1));
    if (typed === '' || typed === this.connected) return;
    this.address = typed.slice(0, 2000);
    this.#connect();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#connect();
  };

  #connect(): void {
    const found = addressOf(this.address, location.origin);
    this.said = '';
    this.refused = 'refused' in found ? found.refused : '';
    if ('refused' in found) return;
    const { url } = found;
    this.#connection?.close();
    // What is there would come again, or is of another server.
    if (this.records > 0 && (this.isFromStart || url !== this.connected)) void this.#clear();
    this.connected = url;
    this.address = url;
    history.replaceState(null, '', `#${url}`);
    const connection = new Connection(
      url,
      this.isFromStart ? fromStart(url) : url,
      {
        state: (state) => {
          if (connection === this.#connection) this.state = state;
        },
        take: (events) => this.#take(events, connection),
      },
      BROWSER,
    );
    this.#connection = connection;
    connection.start();
  }

  readonly #disconnect = (): void => {
    this.#connection?.close();
    this.#connection = null;
    this.state = { kind: 'none' };
    history.replaceState(null, '', location.pathname);
  };

  async #take(events: readonly Sent[], connection: Connection): Promise<void> {
    if (connection !== this.#connection) return;
    try {
      const texts = events.map(({ data }) => data);
      const { records } = await this.#histories.ask({ kind: 'add', texts }, 'added');
      this.records = records;
      this.lastAt = Date.now();
      this.#refresh();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Shows what is known now; soon, if that was done a moment ago. */
  #refresh(): void {
    this.#isStale = true;
    this.#refreshing ??= this.#renew().finally(() => {
      this.#refreshing = null;
      if (this.#isStale) this.#refresh();
    });
  }

  async #renew(): Promise<void> {
    this.#isStale = false;
    const turn = this.#turn;
    const began = performance.now();
    try {
      const anchors = this.#parts?.anchors ?? [];
      const grown = await this.#histories.ask({ kind: 'refresh', anchors }, 'grown');
      if (turn === this.#turn) await this.#show(grown);
    } catch (error) {
      this.#fail(error);
    }
    const took = performance.now() - began;
    await new Promise((done) => setTimeout(done, Math.max(PAUSE, took * SHARE)));
  }

  async #show(grown: Grown): Promise<void> {
    this.whole = grown.whole;
    this.forgotten = grown.forgotten;
    await this.updateComplete;
    this.#parts?.renew(grown);
    await this.#parts?.updateComplete;
  }

  #fail(error: unknown): void {
    this.#connection?.pause();
    this.whole = null;
    this.records = 0;
    this.said = `What judges the events has stopped: ${error instanceof Error ? error.message : String(error)}. Press Resume to begin anew.`;
  }

  readonly #clear = async (): Promise<void> => {
    this.#turn += 1;
    this.records = 0;
    this.lastAt = null;
    this.#parts?.begin();
    try {
      await this.#show(await this.#histories.ask({ kind: 'clear' }, 'grown'));
    } catch (error) {
      this.#fail(error);
    }
  };

  /** The editor is on another page, which opens beside this one. */
  readonly #edit = async ({ detail: { text } }: CustomEvent<Opened>): Promise<void> => {
    try {
      open(pageAt(`share/${await pack({ text, judgeBy: null })}`), '_blank', 'noopener');
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    }
  };

  // ---- drawing ----

  protected override render(): TemplateResult {
    return html`<div class="topline"><h1 tabindex="-1">Live</h1></div>
      ${this.#renderForm()}
      ${this.state.kind === 'none' && this.records === 0 ? this.#renderSteps() : this.#renderState()}
      ${this.whole === null ? nothing : this.#renderWhole(this.whole)}
      ${
        this.whole === null
          ? nothing
          : html`<cd-parts .histories=${this.#histories} .isLive=${true} @cd-said=${(event: CustomEvent<string>) => (this.said = event.detail)} @cd-edit=${this.#edit}></cd-parts>`
      }
      <p class="said small" role="status">${visible(this.said)}</p>`;
  }

  #renderForm(): TemplateResult {
    const isOn = this.state.kind !== 'none';
    return html`<form @submit=${this.#submit}>
      <div class="wide"><label for="address">Address of a stream of events</label>
        <input id="address" type="text" inputmode="url" autocomplete="off" spellcheck="false" maxlength="2000" .value=${this.address} aria-invalid=${this.refused === '' ? 'false' : 'true'} aria-describedby="refused"
          @input=${(event: Event) => (this.address = (event.currentTarget as HTMLInputElement).value)}></div>
      <div><label for="begin">Begin with</label>
        <select id="begin" @change=${(event: Event) => (this.isFromStart = (event.currentTarget as HTMLSelectElement).value === 'start')}>
          <option value="next">the next event</option><option value="start">all that the server has</option></select></div>
      <button class="button primary" type="submit">Connect</button>
      ${isOn ? html`<button class="button" type="button" @click=${this.#disconnect}>Disconnect</button>` : nothing}
    </form>
    <p class="refused small" id="refused" role="alert">${this.refused}</p>`;
  }

  #renderSteps(): TemplateResult {
    return html`<div class="steps">
      <p>Watch events as they come: the runs, and what is wrong with them. Start what receives them, and let this page read:</p>
      <pre class="code" tabindex="0" role="region" aria-label="the command">npx cdevents-wasm serve --allow-origin ${location.origin}</pre>
      <p class="quiet small">This page is the only one that connects, and only to the address above, on this machine. What comes stays in this tab.
        Chromium may ask whether the page may reach this machine. The other pages open in tabs of their own, so that this one goes on.</p></div>`;
  }

  #renderState(): TemplateResult {
    const { state, lastAt } = this;
    const { mark, tone, words, details } = stateWords(state, this.#connection?.hasIds ?? false);
    const foreign = this.#connection?.foreign ?? 0;
    return html`<div class="verdictline state ${tone}"><strong role="status">${MARKS[mark]}<span>${words}</span></strong>
        <span class="details"><span class="address">${state.kind === 'open' ? 'to ' : ''}${visible(this.connected)}</span>${details === '' ? nothing : html` · ${details}`}${lastAt === null ? nothing : ` · last event at ${clock(lastAt)}`}</span>
        ${this.#renderButtons()}</div>
      ${foreign > 0 ? html`<p class="remarks"><span class="problem">${countWords(foreign, 'line')} that ${foreign === 1 ? 'is' : 'are'} not part of a stream of events came too, and ${foreign === 1 ? 'was' : 'were'} ignored.</span></p>` : nothing}
      ${state.kind === 'open' && this.records === 0 ? html`<p class="none" role="status">No event has come yet. Send one to the server, and it is here at once.</p>` : nothing}`;
  }

  #renderButtons(): TemplateResult {
    const { kind } = this.state;
    const button = (words: string, run: () => void): TemplateResult =>
      html`<button class="button" @click=${run}>${words}</button>`;
    return html`${kind === 'open' || kind === 'connecting' || kind === 'waiting' ? button('Pause', () => this.#connection?.pause()) : nothing}
      ${kind === 'paused' ? button('Resume', () => this.#connection?.start()) : nothing}
      ${kind === 'waiting' || kind === 'failed' ? button('Try now', () => this.#connection?.start()) : nothing}
      ${this.records > 0 ? button('Clear', () => void this.#clear()) : nothing}`;
  }

  #renderWhole(whole: Whole): TemplateResult {
    const { mark, tone, words } = wholeVerdict(whole);
    const runs = whole.runs.filter(({ depth, run }) => depth === 0 && run.kind === 'pipelineRun').length;
    const older =
      this.forgotten > 0
        ? ` · ${countWords(this.forgotten, 'older event')} came and ${this.forgotten === 1 ? 'is' : 'are'} not kept`
        : '';
    return html`<p class="verdictline ${tone}"><strong>${MARKS[mark]}<span>${words}</span></strong>
        <span class="details">${countWords(whole.records, 'event')} · ${countWords(runs, 'pipeline run')}${older} · findings about the last five minutes can still change</span></p>
      <ul class="remarks">${remarksOf(whole).map((remark) => html`<li>${remark}</li>`)}</ul>`;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

customElements.define('cd-live', CdLive);
