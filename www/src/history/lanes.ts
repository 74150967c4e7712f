import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { howToGet } from '../offline/part.js';
import type { Timeline, TimelineData } from '../timeline/timeline.js';

/** The runs on a timeline, whose code is loaded with the first one. Fires `cd-open-record` (number of a record). */
export class CdLanes extends LitElement {
  static override properties = { data: { attribute: false }, failed: { state: true } };

  /** `null` until it is known. */
  declare data: TimelineData | null;
  declare private failed: boolean;
  #timeline: Timeline | null = null;

  constructor() {
    super();
    this.data = null;
    this.failed = false;
  }

  protected override render(): TemplateResult {
    const words = this.failed ? `The timeline could not be loaded. ${howToGet()}` : 'Drawing the runs…';
    const isDrawn = this.#timeline !== null;
    return html`<p role="status" ?hidden=${isDrawn}>${words}</p><div class="host"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('data') && this.data !== null) void this.#draw(this.data);
  }

  async #draw(data: TimelineData): Promise<void> {
    try {
      const { Timeline } = await import('../timeline/timeline.js');
      const host = this.renderRoot.querySelector<HTMLElement>('.host');
      if (host === null || data !== this.data) return;
      this.#timeline ??= new Timeline(host, {
        open: (record) =>
          this.dispatchEvent(new CustomEvent('cd-open-record', { detail: record, bubbles: true, composed: true })),
        save: (svg) =>
          this.dispatchEvent(new CustomEvent('cd-save-svg', { detail: svg, bubbles: true, composed: true })),
      });
      this.requestUpdate();
      await this.#timeline.set(data);
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('cd-lanes', CdLanes);
