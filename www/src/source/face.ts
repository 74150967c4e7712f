import type { Diagnostic } from 'cdevents-wasm';
import type { Edit } from '../json/patch.js';

/** What a face reports to its owner. */
export interface FaceEvents {
  /** The text is another one. `isTyped`: somebody is typing, and what is around must not move. */
  changed(isTyped: boolean): void;
  /** Something was pasted; the text with it was told before. */
  pasted(): void;
  /** The user moved the caret without changing the text. */
  caret(offset: number): void;
  /** A fix was chosen inside the editor. */
  fix(finding: Diagnostic): void;
  /** A change was rejected, because the text would have had this many UTF-16 code units. */
  tooLarge(length: number): void;
}

export interface FaceOptions {
  /** The accessible name. */
  label: string;
  /** Shown while the text is empty. */
  placeholder: string;
  readOnly: boolean;
}

export const PAGE_FACE: FaceOptions = {
  label: 'Event, JSON',
  placeholder: 'Paste an event here, or choose an example.',
  readOnly: false,
};

/** How a change from outside the editor counts for undo: joined with earlier typing, or a step of its own. */
export type How = 'typing' | 'step';

/** What an editor takes over from the face before it. Offsets are UTF-16 code units. */
export interface Handover {
  /** The text before the first step. */
  text: string;
  /** The changes since then, oldest first. The edits of one step apply one after the other and are undone together. */
  steps: readonly (readonly Edit[])[];
  /** How many of the last steps are undone, and can be redone. */
  undone: number;
  /** The selection; the caret is at `head`. */
  selection: { anchor: number; head: number };
  /** The highlighted range. */
  pointed: { start: number; end: number } | null;
  /** A visible character, and how far below the top of the visible area it is, in pixels. `null`: not scrolled. */
  top: { offset: number; distance: number } | null;
}

/** The text's editor: the textarea that is there from the first paint, or CodeMirror once it has loaded. */
export interface Face {
  readonly text: string;
  readonly caret: number;
  /** Applies edits. Typing in one field of the form is one undo step; any other change is a step of its own. */
  apply(edits: readonly Edit[], how: How): void;
  select(start: number, end: number, focus: boolean): void;
  /** Shows findings, which must be about the current text. */
  show(findings: readonly Diagnostic[]): void;
  /** Highlights a range without moving caret or focus; `null` removes the highlight. */
  point(range: { start: number; end: number } | null): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  readonly focused: boolean;
  set(options: FaceOptions): void;
  remove(): void;
}
