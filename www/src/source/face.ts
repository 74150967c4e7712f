import type { Diagnostic } from 'cdevents-wasm';
import type { Edit } from '../json/patch.js';

/** What a face tells its owner. */
export interface FaceEvents {
  /** The text is another one. `isTyped`: somebody is typing, and what is around must not move. */
  changed(isTyped: boolean): void;
  /** Something was pasted; the text with it was told before. */
  pasted(): void;
  /** The user put the caret somewhere without changing the text. */
  caret(offset: number): void;
  /** A fix was chosen inside the source. */
  fix(finding: Diagnostic): void;
  /** More was pasted than the page takes; the text is as it was. */
  tooLarge(length: number): void;
}

/** What a face is told of itself. */
export interface FaceOptions {
  /** Its name for those who do not see it. */
  label: string;
  /** What stands in it while it is empty. */
  placeholder: string;
  readOnly: boolean;
}

export const PAGE_FACE: FaceOptions = {
  label: 'Event, JSON',
  placeholder: 'Paste an event here, or choose an example.',
  readOnly: false,
};

/** Where a change comes from, when it does not come from the source itself. */
export type How = 'typing' | 'step';

/** The source as the page sees it: the plain textarea that is there at once, or the editor that takes its place. */
export interface Face {
  readonly text: string;
  readonly caret: number;
  /** Changes the text by edits. Typing in one field of the form is one step for undo, anything else a step of its own. */
  apply(edits: readonly Edit[], how: How): void;
  select(start: number, end: number, focus: boolean): void;
  /** Shows findings about exactly the present text. */
  show(findings: readonly Diagnostic[]): void;
  /** Points out a place without moving caret or focus; `null` takes that back. */
  point(range: { start: number; end: number } | null): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  readonly focused: boolean;
  /** Other words, or another permission to write. */
  set(options: FaceOptions): void;
  remove(): void;
}
