import type { Diagnostic } from 'cdevents-wasm';
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { RowActions } from '../look/finding.js';
import { controls } from '../look/styles.js';
import type { Face, FaceEvents, FaceOptions } from '../source/face.js';
import { PlainFace } from '../source/plain.js';
import { countsOf, tally } from '../words/report.js';
import { textOf } from './content.js';
import { Judged } from './judged.js';
import { editorStyles, elementStyles } from './styles.js';

const NOTHING: ReadonlySet<Diagnostic> = new Set();

/** An editor for one text, with its verdict above and its findings below. A textarea until the editor's file has loaded. */
export class CdEventEditor extends Judged {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = {
    value: { attribute: false, noAccessor: true },
    /** The initial text, which a form reset restores. */
    defaultValue: { type: String, attribute: 'value' },
    label: { type: String },
    placeholder: { type: String },
    disabled: { type: Boolean },
    required: { type: Boolean },
    validOnly: { type: Boolean, attribute: 'valid-only' },
    plain: { type: Boolean },
    current: { state: true },
    isOff: { state: true },
    complaint: { state: true },
  };
  static override styles = [controls, elementStyles, editorStyles];

  declare defaultValue: string | null;
  declare label: string | null;
  declare placeholder: string | null;
  declare disabled: boolean;
  declare required: boolean;
  /** In a form: an event that is not valid blocks submission. */
  declare validOnly: boolean;
  /** Keeps the textarea; the editor's file is not loaded. */
  declare plain: boolean;
  declare private current: ReadonlySet<Diagnostic>;
  /** Disabled by its own attribute or by a fieldset around it. */
  declare private isOff: boolean;
  /** Why the form was not submitted; empty until somebody tries. */
  declare private complaint: string;

  #face: Face | null = null;
  #first: string | null = null;
  #isTouched = false;
  #isOwnChange = false;
  #isLoading = false;
  readonly #internals: ElementInternals | undefined;

  constructor() {
    super();
    this.defaultValue = null;
    this.label = null;
    this.placeholder = null;
    this.disabled = false;
    this.required = false;
    this.validOnly = false;
    this.plain = false;
    this.current = NOTHING;
    this.isOff = false;
    this.complaint = '';
    this.#internals = this.attachInternals?.();
    this.addEventListener('invalid', (event) => {
      // The browser's own bubble needs a host element that is focusable, and then a click beside the text would focus it.
      event.preventDefault();
      this.complaint = this.#internals?.validationMessage ?? '';
    });
  }

  /** The text. Setting it is one undo step and fires no `cd-change`. */
  get value(): string {
    return this.#face?.text ?? withPlainEnds(this.#first ?? this.#default);
  }

  set value(text: unknown) {
    const wanted = withPlainEnds(textOf(text) ?? '');
    this.#isTouched = true;
    if (wanted === this.value) return;
    if (this.#face === null) {
      this.#first = wanted;
      this.#changed();
      return;
    }
    this.#isOwnChange = true;
    this.#face.apply([{ start: 0, end: this.#face.text.length, text: wanted }], 'step');
    this.#isOwnChange = false;
  }

  get #default(): string {
    return this.defaultValue ?? this.content;
  }

  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  get type(): string {
    return 'cd-event-editor';
  }

  checkValidity(): boolean {
    return this.#internals?.checkValidity() ?? true;
  }

  reportValidity(): boolean {
    return this.#internals?.reportValidity() ?? true;
  }

  /** Selects a range of the text. Offsets are UTF-16 code units. */
  select(start: number, end: number = start): void {
    this.#face?.select(start, end, true);
  }

  override focus(): void {
    const caret = this.#face?.caret ?? 0;
    this.#face?.select(caret, caret, true);
  }

  // ---- as part of a form ----

  formResetCallback(): void {
    this.value = this.#default;
    this.#isTouched = false;
  }

  formDisabledCallback(isOff: boolean): void {
    this.isOff = isOff;
  }

  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.value = state;
  }

  #tellForm(): void {
    const { value } = this;
    this.#internals?.setFormValue(value);
    if (this.required && value.trim() === '') this.#internals?.setValidity({ valueMissing: true }, 'Enter an event.');
    else if (this.validOnly && value.trim() !== '' && this.outcome !== 'valid') {
      const found = tally(countsOf(this.shown));
      const words =
        this.outcome === null
          ? 'The event is being checked.'
          : `The event is not valid${found === '' ? '' : `: ${found}`}.`;
      this.#internals?.setValidity({ customError: true }, words);
    } else {
      this.#internals?.setValidity({});
      this.complaint = '';
    }
  }

  // ---- the text and its face ----

  protected override get judged(): string {
    return this.value;
  }

  override setReport(report: unknown, text: string): boolean {
    return super.setReport(report, withPlainEnds(text));
  }

  protected override contentChanged(): void {
    if (!this.#isTouched && this.defaultValue === null) this.#begin();
  }

  /** Shows a changed initial text, if nobody has edited the text yet. */
  #begin(): void {
    this.value = this.#default;
    this.#isTouched = false;
  }

  #changed(): void {
    this.outdate();
    this.current = NOTHING;
    this.judge();
    this.#tellForm();
  }

  readonly #events: FaceEvents = {
    changed: () => {
      this.#isTouched = true;
      this.#changed();
      if (!this.#isOwnChange) this.fire('cd-change', { value: this.value });
    },
    // The host decides what a pasted message means.
    pasted: () => undefined,
    caret: (offset) => {
      const here = (this.shown?.diagnostics ?? []).filter(
        ({ range }) => range !== undefined && range.start.offset <= offset && offset <= range.end.offset,
      );
      this.current = here.length === 0 ? NOTHING : new Set(here);
    },
    fix: (finding) => this.fix(finding),
    tooLarge: (length) => this.fire('cd-too-large', { length }),
  };

  get #faceOptions(): FaceOptions {
    return {
      label: this.label ?? 'Event, JSON',
      placeholder: this.placeholder ?? 'Type or paste an event here.',
      readOnly: this.readOnly || this.disabled || this.isOff,
    };
  }

  protected override firstUpdated(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('.source');
    if (host === null) return;
    this.#face = new PlainFace(host, this.value, this.#events, this.#faceOptions);
    void this.#loadEditor(host);
  }

  async #loadEditor(host: HTMLElement): Promise<void> {
    if (this.plain || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { EditorFace } = await import('../source/editor.js');
      const before = this.#face;
      if (before === null || this.plain) return;
      const { text, caret, focused } = before;
      const face = new EditorFace(host, this.renderRoot as ShadowRoot, text, this.#events, this.#faceOptions);
      before.remove();
      this.#face = face;
      face.show(this.shown?.diagnostics ?? []);
      if (focused) face.select(caret, caret, true);
      this.#tellForm();
    } catch {
      // The textarea does the same, but cannot show marks.
      this.#isLoading = false;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('defaultValue') && this.hasUpdated && !this.#isTouched) this.#begin();
    super.willUpdate(changed);
  }

  protected override updated(changed?: PropertyValues): void {
    super.updated();
    if (['readOnly', 'disabled', 'isOff', 'label', 'placeholder'].some((name) => changed?.has(name) === true))
      this.#face?.set(this.#faceOptions);
    if (changed?.has('shown') === true || changed?.has('readOnly') === true)
      this.#face?.show(this.shown?.diagnostics ?? []);
    this.#tellForm();
  }

  protected override applyEdits(edits: readonly { start: number; end: number; text: string }[]): void {
    this.#face?.apply(edits, 'step');
  }

  protected override get canFix(): boolean {
    return super.canFix && !this.disabled && !this.isOff;
  }

  protected override get actions(): Omit<RowActions, 'fix' | 'rule'> {
    const show = (finding: Diagnostic, range: Diagnostic['range']): void => {
      if (range === undefined) return;
      this.select(range.start.offset, range.end.offset);
      this.current = new Set([finding]);
      this.go(finding, range);
    };
    return {
      go: (finding) => show(finding, finding.range),
      goRelated: (range) => {
        const finding = this.shown?.diagnostics.find(({ related }) => related?.some((other) => other.range === range));
        if (finding !== undefined) show(finding, range);
      },
    };
  }

  protected override get emptyWords(): string {
    return 'No event yet';
  }

  /** F8 goes to the next finding and Shift-F8 to the previous one, as in other editors. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
    const placed = (this.shown?.diagnostics ?? []).filter(({ range }) => range !== undefined);
    if (placed.length === 0) return;
    event.preventDefault();
    const [only] = this.current;
    const known = this.current.size === 1 && only !== undefined ? placed.indexOf(only) : -1;
    const step = event.shiftKey ? -1 : 1;
    const next = known < 0 ? (event.shiftKey ? placed.length - 1 : 0) : (known + step + placed.length) % placed.length;
    const finding = placed[next];
    if (finding !== undefined) this.actions.go?.(finding);
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="base" @keydown=${this.#onKey}><div class="frame" part="frame">
      ${this.renderVerdict()}
      <p class="complaint" part="complaint" role="alert" ?hidden=${this.complaint === ''}>${this.complaint}</p>
      <div class="source" part="source"></div>
      ${this.renderFindings(this.current)}
    </div></div>`;
  }
}

/** Line ends as editors store them, so that the report's offsets are offsets in the editor. */
const withPlainEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
