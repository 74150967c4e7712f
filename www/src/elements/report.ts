import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { RowActions } from '../look/finding.js';
import { controls } from '../look/styles.js';
import { textOf } from './content.js';
import { Judged } from './judged.js';
import { elementStyles } from './styles.js';

const NOTHING: ReadonlySet<never> = new Set();

/** The verdict, the findings and the fixes for one text. The text itself is not shown. */
export class CdEventReport extends Judged {
  static override properties: PropertyDeclarations = {
    text: { noAccessor: true },
    selectable: { type: Boolean },
  };
  static override styles = [controls, elementStyles];

  /** The text; `null`: the one inside the element. */
  get text(): string | null {
    return this.#text;
  }

  /** A value that is not a string is written as JSON. */
  set text(value: unknown) {
    const before = this.#text;
    this.#text = textOf(value);
    this.requestUpdate('text', before);
  }

  /** Whether findings are buttons that fire `cd-go`. */
  declare selectable: boolean;

  #text: string | null = null;

  constructor() {
    super();
    this.selectable = false;
  }

  protected override get judged(): string {
    // A program can set any value: convert it to a string.
    return this.text ?? this.content;
  }

  protected override contentChanged(): void {
    if (this.text === null) this.#changed();
  }

  #changed(): void {
    this.outdate();
    this.judge();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('text') && this.hasUpdated) this.#changed();
    super.willUpdate(changed);
  }

  protected override applyEdits(edits: readonly { start: number; end: number; text: string }[]): void {
    let text = this.judged;
    for (const { start, end, text: put } of [...edits].reverse()) text = text.slice(0, start) + put + text.slice(end);
    this.text = text;
  }

  protected override get actions(): Omit<RowActions, 'fix' | 'rule'> {
    if (!this.selectable) return { go: null, goRelated: null };
    return {
      go: (finding) => this.go(finding, finding.range),
      goRelated: (range) => {
        const finding = this.shown?.diagnostics.find(({ related }) => related?.some((other) => other.range === range));
        if (finding !== undefined) this.go(finding, range);
      },
    };
  }

  protected override get emptyWords(): string {
    return 'No event to check';
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="base"><div class="frame" part="frame">${this.renderVerdict()}${this.renderFindings(NOTHING)}</div></div>`;
  }
}
