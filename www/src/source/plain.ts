import { MAX_TEXT } from '../json/limits.js';
import { applyEdits, type Edit } from '../json/patch.js';
import { type Face, type FaceEvents, type FaceOptions, type How, PAGE_FACE } from './face.js';

/** The text in a plain textarea: used from the first paint, and if the editor's file does not load. */
export class PlainFace implements Face {
  protected readonly area: HTMLTextAreaElement;
  protected readonly events: FaceEvents;
  /** The text at the last change. */
  #before: string;

  constructor(parent: HTMLElement, text: string, events: FaceEvents, options: FaceOptions = PAGE_FACE) {
    const area = document.createElement('textarea');
    this.area = area;
    this.events = events;
    area.value = text;
    area.spellcheck = false;
    this.set(options);
    this.#before = text;
    area.addEventListener('input', (event) => this.#onInput((event as InputEvent).inputType));
    const caret = (): void => events.caret(area.selectionStart);
    area.addEventListener('click', caret);
    area.addEventListener('keyup', (event) => {
      if (/^(Arrow|Home|End|Page)/.test(event.key)) caret();
    });
    parent.append(area);
  }

  #onInput(inputType: string): void {
    const { area, events } = this;
    if (area.value.length > MAX_TEXT) {
      const { length } = area.value;
      area.value = this.#before;
      events.tooLarge(length);
      return;
    }
    const isTyped = !/Paste|Drop/.test(inputType);
    this.#changed(isTyped, isTyped ? 'typing' : 'step');
    if (inputType === 'insertFromPaste') events.pasted();
  }

  #changed(isTyped: boolean, how: How): void {
    const before = this.#before;
    this.#before = this.text;
    this.record(before, how);
    this.events.changed(isTyped);
  }

  /** Called for each change of the text `before`, before it is reported. Here it does nothing: the browser can undo typing. */
  protected record(_before: string, _how: How): void {}

  /** Replaces the text without recording a change. */
  protected restore(text: string, caret: number): void {
    this.area.value = text;
    this.area.setSelectionRange(caret, caret);
    this.#before = this.text;
  }

  get text(): string {
    return this.area.value;
  }

  get caret(): number {
    return this.area.selectionStart;
  }

  get focused(): boolean {
    return this.area.matches(':focus');
  }

  get canUndo(): boolean {
    return false;
  }

  get canRedo(): boolean {
    return false;
  }

  apply(edits: readonly Edit[], how: How = 'step'): void {
    const { caret } = this;
    this.area.value = applyEdits(this.text, edits);
    this.area.setSelectionRange(caret, caret);
    this.#changed(how === 'typing', how);
  }

  select(start: number, end: number, focus: boolean): void {
    this.area.setSelectionRange(start, end);
    if (focus) this.area.focus();
  }

  /** A textarea cannot show marks. */
  show(_findings: Parameters<Face['show']>[0]): void {}
  point(_range: Parameters<Face['point']>[0]): void {}
  undo(): void {}
  redo(): void {}

  set({ label, placeholder, readOnly }: FaceOptions): void {
    this.area.setAttribute('aria-label', label);
    this.area.placeholder = placeholder;
    this.area.readOnly = readOnly;
  }

  remove(): void {
    this.area.remove();
  }
}
