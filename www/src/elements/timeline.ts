import { type FindingItem, type Run, type StreamSummary, version } from 'cdevents-wasm';
import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Timeline, TimelineData } from '../timeline/timeline.js';
import { visible } from '../words/visible.js';
import { contentOf } from './content.js';
import { elementStyles } from './styles.js';

const timelineStyles = css`
  .load { padding: 1em; color: var(--quiet); }
  .load button { font: inherit; min-height: 28px; }
`;

/** The runs of pipelines on a time line, and the findings about them. It shows what it is given: it needs no engine. */
export class CdEventTimeline extends LitElement {
  /** The version of the package. */
  static readonly version = version;

  static override properties: PropertyDeclarations = {
    summary: { attribute: false },
    runs: { attribute: false },
    findings: { attribute: false },
    selected: { type: Number },
    label: { type: String },
    table: { type: Boolean },
    unfolded: { type: Boolean },
    trouble: { state: true },
  };
  static override styles = [elementStyles, timelineStyles];

  /** What an `EventStream` returned in the end; `null`: the text inside the element, as JSON. */
  declare summary: StreamSummary | null;
  /** The runs; `null`: those of `summary`. */
  declare runs: readonly Run[] | null;
  /** Findings about the history; `null`: those among the items of `summary`. */
  declare findings: readonly FindingItem[] | null;
  /** The number of a record: the run that has it is selected. */
  declare selected: number | null;
  declare label: string | null;
  /** Shows a table in place of the drawing. */
  declare table: boolean;
  /** Draws long gaps as long as they are. */
  declare unfolded: boolean;
  declare private trouble: string | null;

  #timeline: Timeline | null = null;
  #isLoading = false;
  readonly #content: MutationObserver;

  constructor() {
    super();
    this.summary = null;
    this.runs = null;
    this.findings = null;
    this.selected = null;
    this.label = null;
    this.table = false;
    this.unfolded = false;
    this.trouble = null;
    this.#content = new MutationObserver(() => this.#show());
  }

  /** The drawing as an SVG file; empty until there is one. */
  toSvg(): string {
    return this.#timeline?.svg() ?? '';
  }

  override focus(): void {
    this.#timeline?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#content.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content.disconnect();
    this.#timeline?.remove();
    this.#timeline = null;
  }

  protected override firstUpdated(): void {
    void this.#load();
  }

  /** The drawing is a file of its own, which comes with the first element. */
  async #load(): Promise<void> {
    if (this.#isLoading || this.#timeline !== null) return;
    this.#isLoading = true;
    this.requestUpdate();
    this.trouble = null;
    try {
      const { Timeline } = await import('../timeline/timeline.js');
      const host = this.renderRoot.querySelector<HTMLElement>('.timeline');
      if (host === null || !this.isConnected) return;
      this.#timeline = new Timeline(
        host,
        {
          select: (selection) => this.#fire('cd-select', selection ?? { records: [], run: null, finding: null }),
          open: (record) => this.#fire('cd-open', { record }),
          save: (svg) => {
            if (this.#fire('cd-save', { svg }, true)) save(svg);
          },
          ready: () => this.#fire('cd-ready', {}),
        },
        this.#options,
      );
      this.#show();
    } catch (error) {
      this.trouble = `The timeline could not be loaded: ${visible(error instanceof Error ? error.message : String(error))}`;
    } finally {
      this.#isLoading = false;
      this.requestUpdate();
    }
  }

  get #options(): { label: string; table: boolean; fold: boolean } {
    return { label: this.label ?? 'Timeline', table: this.table, fold: !this.unfolded };
  }

  #show(): void {
    const timeline = this.#timeline;
    if (timeline === null) return;
    const data = this.#data();
    this.trouble = data === null ? 'The text inside the element is not JSON.' : null;
    void timeline.set(data ?? { runs: [] });
    if (this.selected !== null) timeline.select(this.selected);
  }

  /** What is to be shown; `null`: the text inside is not JSON. */
  #data(): TimelineData | null {
    let given: unknown = this.summary;
    if ((given === null || given === undefined) && this.runs == null) {
      const text = contentOf(this).trim();
      try {
        given = text === '' ? null : JSON.parse(text);
      } catch {
        return null;
      }
    }
    const summary = (Array.isArray(given) ? { runs: given } : Object(given)) as Record<string, unknown>;
    const items = Array.isArray(summary['items']) ? (summary['items'] as unknown[]) : [];
    const ofItems = items.filter((item) => (item as { kind?: unknown } | null)?.kind === 'finding');
    // The timeline takes nothing of this on trust.
    return {
      runs: this.runs ?? summary['runs'],
      relations: summary['relations'],
      findings: this.findings ?? summary['findings'] ?? ofItems,
    } as TimelineData;
  }

  protected override updated(changed: PropertyValues): void {
    const timeline = this.#timeline;
    if (timeline === null) return;
    if (['label', 'table', 'unfolded'].some((name) => changed.has(name))) timeline.configure(this.#options);
    if (['summary', 'runs', 'findings'].some((name) => changed.has(name))) this.#show();
    else if (changed.has('selected')) timeline.select(isRecord(this.selected) ? this.selected : null);
  }

  /** Returns `false` if the host cancelled the event. */
  #fire(name: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="base"><div class="frame" part="frame">
      ${
        this.trouble === null
          ? nothing
          : html`<p class="load" part="trouble" role="alert">${this.trouble} ${
              this.#timeline === null
                ? html`<button type="button" class="button" part="button" @click=${() => void this.#load()}>Try again</button>`
                : nothing
            }</p>`
      }
      ${this.#isLoading ? html`<p class="load">Loading the timeline…</p>` : nothing}
      <div class="timeline"></div>
    </div></div>`;
  }
}

const isRecord = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/** Downloads the drawing. The address has the drawing in it, so that no policy has to allow another kind. */
function save(svg: string): void {
  const link = document.createElement('a');
  link.href = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  link.download = 'timeline.svg';
  link.click();
}
