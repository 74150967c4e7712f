import { MAX_TEXT } from '../json/limits.js';
import { applyEdits, type Edit } from '../json/patch.js';
import { type Face, type FaceEvents, type FaceOptions, type How, PAGE_FACE } from './face.js';

/** The text in a plain textarea: used from the first paint, and if the editor's file does not load. */
export class PlainFace implements Face {
  readonly canUndo = false;
  readonly canRedo = false;
  readonly #area: HTMLTextAreaElement;

  constructor(parent: HTMLElement, text: string, events: FaceEvents, options: FaceOptions = PAGE_FACE) {
    const area = document.createElement('textarea');
    this.#area = area;
    area.value = text;
    area.spellcheck = false;
    this.set(options);
    let before = text;
    area.addEventListener('input', (event) => {
      if (area.value.length > MAX_TEXT) {
        const { length } = area.value;
        area.value = before;
        events.tooLarge(length);
        return;
      }
      before = area.value;
      const { inputType } = event as InputEvent;
      events.changed(!/Paste|Drop/.test(inputType));
      if (inputType === 'insertFromPaste') events.pasted();
    });
    const caret = (): void => events.caret(area.selectionStart);
    area.addEventListener('click', caret);
    area.addEventListener('keyup', (event) => {
      if (/^(Arrow|Home|End|Page)/.test(event.key)) caret();
    });
    parent.append(area);
    this.#changed = (isTyped) => {
      before = area.value;
      events.changed(isTyped);
    };
  }

  readonly #changed: (isTyped: boolean) => void;

  get text(): string {
    return this.#area.value;
  }

  get caret(): number {
    return this.#area.selectionStart;
  }

  get focused(): boolean {
    return this.#area.matches(':focus');
  }

  apply(edits: readonly Edit[], how: How = 'step'): void {
    const { caret } = this;
    this.#area.value = applyEdits(this.text, edits);
    this.#area.setSelectionRange(caret, caret);
    this.#changed(how === 'typing');
  }

  select(start: number, end: number, focus: boolean): void {
    this.#area.setSelectionRange(start, end);
    if (focus) this.#area.focus();
  }

  /** A textarea cannot show marks. */
  show(): void {}
  point(): void {}
  undo(): void {}
  redo(): void {}

  set({ label, placeholder, readOnly }: FaceOptions): void {
    this.#area.setAttribute('aria-label', label);
    this.#area.placeholder = placeholder;
    this.#area.readOnly = readOnly;
  }

  remove(): void {
    this.#area.remove();
  }
}
