import type { Diagnostic } from 'cdevents-wasm';
import { html, nothing, render, type TemplateResult } from 'lit';
import { difference } from '../json/patch.js';
import { canDraw, type Line, linesOf, type Mark, marksOf, moved, type Span } from './drawing.js';
import type { FaceEvents, Handover, How } from './face.js';
import { PlainFace } from './plain.js';
import { type Moved, Steps } from './steps.js';

/** Pixels that stay free above and below a highlighted range. */
const MARGIN = 40;
const MARKERS = { error: '●', warning: '▲', note: '○' };

/**
 * Looks like the editor without its code: a textarea with transparent text over a drawing of the same text, which has line
 * numbers, colours and the marks of findings. It can undo, and gives what it has to the editor that replaces it.
 */
export class DrawnFace extends PlainFace {
  readonly #frame: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #drawing: HTMLElement;
  readonly #steps = new Steps();
  readonly #first: string;
  readonly #gone = new AbortController();
  #marks: Mark[] = [];
  #pointed: Span | null = null;
  #isDrawn = false;
  #isHeld = false;
  #isComposing = false;
  #whenFree: (() => void)[] = [];

  constructor(parent: HTMLElement, text: string, events: FaceEvents) {
    const frame = document.createElement('div');
    frame.className = 'drawn';
    const scroller = document.createElement('div');
    scroller.className = 'scroller';
    // Neither read aloud nor found twice: the textarea has the same text.
    const drawing = document.createElement('div');
    drawing.className = 'drawing';
    drawing.inert = true;
    drawing.ariaHidden = 'true';
    scroller.append(drawing);
    frame.append(scroller);
    parent.append(frame);
    super(scroller, text, events);
    this.#frame = frame;
    this.#scroller = scroller;
    this.#drawing = drawing;
    this.#first = this.text;
    // Setting the text moves the caret to its end.
    this.area.setSelectionRange(0, 0);
    this.#listen();
    this.#draw();
  }

  #listen(): void {
    const { area } = this;
    const { signal } = this.#gone;
    area.addEventListener('keydown', (event) => this.#onKey(event));
    area.addEventListener('beforeinput', (event) => {
      if (!/^history(Undo|Redo)$/.test(event.inputType)) return;
      event.preventDefault();
      if (event.inputType === 'historyUndo') this.undo();
      else this.redo();
    });
    area.addEventListener('pointerdown', ({ button }) => {
      this.#isHeld = button === 0;
    });
    for (const name of ['pointerup', 'pointercancel'])
      addEventListener(name, () => this.#released(() => (this.#isHeld = false)), { signal });
    area.addEventListener('compositionstart', () => (this.#isComposing = true));
    area.addEventListener('compositionend', () => this.#released(() => (this.#isComposing = false)));
    for (const name of ['selectionchange', 'keyup', 'click', 'focus']) area.addEventListener(name, () => this.#draw());
  }

  #onKey(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (key === 'z' && !event.shiftKey) this.undo();
    else if (key === 'z' || key === 'y') this.redo();
    else return;
    event.preventDefault();
  }

  /** In a task of its own, so that what the browser does at the end of a click or a word has happened. */
  #released(change: () => void): void {
    setTimeout(() => {
      change();
      if (this.#isBusy) return;
      for (const free of this.#whenFree) free();
      this.#whenFree = [];
    });
  }

  get #isBusy(): boolean {
    return this.#isHeld || this.#isComposing;
  }

  /** Resolves when nobody is in the middle of a click, a selection or a composed word, which replacing the textarea would end. */
  async free(): Promise<void> {
    while (this.#isBusy) await new Promise<void>((done) => this.#whenFree.push(done));
  }

  /** The text is drawn; else it is too long, or has characters that only the editor shows. */
  get isDrawn(): boolean {
    return this.#isDrawn;
  }

  get handover(): Handover {
    const { selectionStart, selectionEnd, selectionDirection } = this.area;
    const selection =
      selectionDirection === 'backward'
        ? { anchor: selectionEnd, head: selectionStart }
        : { anchor: selectionStart, head: selectionEnd };
    return { text: this.#first, ...this.#steps.all, selection, pointed: this.#pointed, top: this.#top() };
  }

  #top(): Handover['top'] {
    if (!this.#isDrawn || this.#scroller.scrollTop === 0) return null;
    const { top } = this.#scroller.getBoundingClientRect();
    let offset = 0;
    for (const [index, line] of this.text.split('\n').entries()) {
      const row = this.#drawing.children[index]?.getBoundingClientRect();
      const box = line !== '' && row !== undefined && row.bottom > top ? this.#boxOf(offset) : null;
      if (box !== null) return { offset, distance: box.top - top };
      offset += line.length + 1;
    }
    return null;
  }

  override get canUndo(): boolean {
    return this.#steps.canUndo;
  }

  override get canRedo(): boolean {
    return this.#steps.canRedo;
  }

  override undo(): void {
    this.#move(this.#steps.undo(this.text));
  }

  override redo(): void {
    this.#move(this.#steps.redo(this.text));
  }

  #move(to: Moved | null): void {
    if (to === null) return;
    const before = this.text;
    this.restore(to.text, to.caret);
    this.#follow(before);
    this.events.changed(true);
  }

  protected override record(before: string, how: How): void {
    const edit = difference(before, this.text);
    if (edit !== null) this.#steps.add(before, edit, how);
    this.#follow(before);
  }

  /** Moves the marks as the text has moved, until there are new ones. */
  #follow(before: string): void {
    const edit = difference(before, this.text);
    if (edit !== null) {
      this.#marks = this.#marks.map((mark) => moved(mark, edit));
      if (this.#pointed !== null) this.#pointed = moved(this.#pointed, edit);
    }
    this.#draw();
  }

  override apply(...[edits, how]: Parameters<PlainFace['apply']>): void {
    const { text } = this;
    const { selectionStart, selectionEnd } = this.area;
    super.apply(edits, how);
    const edit = difference(text, this.text);
    if (edit === null) return;
    const { start, end } = moved({ start: selectionStart, end: selectionEnd }, edit);
    this.area.setSelectionRange(start, end);
    this.#draw();
  }

  override select(start: number, end: number, focus: boolean): void {
    // The caret goes to the beginning of the range.
    this.area.setSelectionRange(start, end, 'backward');
    if (focus) this.area.focus({ preventScroll: this.#isDrawn });
    this.#draw();
    const box = this.#boxOf(start);
    if (box === null) return;
    const { top, height } = this.#scroller.getBoundingClientRect();
    this.#scroller.scrollTop += box.top + box.height / 2 - (top + height / 2);
  }

  override show(findings: readonly Diagnostic[]): void {
    this.#marks = marksOf(findings);
    this.#draw();
  }

  override point(range: Span | null): void {
    const isInside = range !== null && range.start < range.end && range.end <= this.text.length;
    this.#pointed = isInside ? range : null;
    this.#draw();
    const box = isInside ? this.#boxOf(range.start) : null;
    if (box === null) return;
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    if (box.top < top + MARGIN) this.#scroller.scrollTop -= top + MARGIN - box.top;
    else if (box.bottom > bottom - MARGIN) this.#scroller.scrollTop += box.bottom - (bottom - MARGIN);
  }

  /** Where a character is drawn; `null` if it is not. */
  #boxOf(offset: number): DOMRect | null {
    if (!this.#isDrawn) return null;
    const before = this.text.slice(0, offset).split('\n');
    const code = this.#drawing.children[before.length - 1]?.querySelector('.code');
    let rest = before.at(-1)?.length ?? 0;
    if (code === null || code === undefined) return null;
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { length } = node as Text;
      if (rest < length) {
        const range = document.createRange();
        range.setStart(node, rest);
        range.setEnd(node, rest + 1);
        return range.getBoundingClientRect();
      }
      rest -= length;
    }
    return code.getBoundingClientRect();
  }

  #draw(): void {
    const { text } = this;
    this.#isDrawn = canDraw(text);
    this.#frame.classList.toggle('bare', !this.#isDrawn);
    const lines = this.#isDrawn ? linesOf(text, this.#marks, this.#pointed) : [];
    const current = text.slice(0, this.area.selectionStart).split('\n').length - 1;
    render(
      lines.map((line, index) => row(line, index, index === current)),
      this.#drawing,
    );
  }

  override remove(): void {
    this.#gone.abort();
    this.#frame.remove();
  }
}

const row = ({ worst, pieces }: Line, index: number, isCurrent: boolean): TemplateResult =>
  html`<div class="row ${worst ?? ''} ${isCurrent ? 'current' : ''}"><span class="number">${index + 1}</span><span class="marker">${worst === null ? nothing : MARKERS[worst]}</span><div class="code">${pieces.map(
    ({ text, classes }) => (classes === '' ? text : html`<span class=${classes}>${text}</span>`),
  )}</div></div>`;
