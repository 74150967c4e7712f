import { applyEdits, type Edit } from '../json/patch.js';
import type { How } from './face.js';

/** An edit and the text that it removed, so that it can be undone. */
type Change = Edit & { removed: string };

interface Step {
  how: How;
  changes: Change[];
}

/** A text after an undo or redo, and where the caret goes. */
export interface Moved {
  text: string;
  caret: number;
}

/** Undo and redo for a plain text. Typing in one place is one step; any other change is a step of its own. */
export class Steps {
  readonly #done: Step[] = [];
  #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** All steps in the order in which they were first made, oldest first; the last `undone` of them are undone. */
  get all(): { steps: Change[][]; undone: number } {
    const steps = [...this.#done, ...[...this.#undone].reverse()].map(({ changes }) => changes);
    return { steps, undone: this.#undone.length };
  }

  /** Records an edit of the text `before`. */
  add(before: string, edit: Edit, how: How): void {
    const change = { ...edit, removed: before.slice(edit.start, edit.end) };
    const last = this.#undone.length === 0 ? this.#done.at(-1) : undefined;
    this.#undone = [];
    if (last !== undefined && how === 'typing' && last.how === 'typing' && touches(last.changes.at(-1), change))
      last.changes.push(change);
    else this.#done.push({ how, changes: [change] });
  }

  undo(text: string): Moved | null {
    const step = this.#done.pop();
    if (step === undefined) return null;
    this.#undone.push(step);
    return [...step.changes].reverse().reduce<Moved>((moved, change) => revert(moved.text, change), { text, caret: 0 });
  }

  redo(text: string): Moved | null {
    const step = this.#undone.pop();
    if (step === undefined) return null;
    this.#done.push(step);
    return step.changes.reduce<Moved>(
      (moved, change) => ({ text: applyEdits(moved.text, [change]), caret: change.start + change.text.length }),
      { text, caret: 0 },
    );
  }
}

/** Whether a change begins or ends in what the previous one has written. */
const touches = (previous: Change | undefined, { start, end }: Change): boolean =>
  previous !== undefined && start <= previous.start + previous.text.length && end >= previous.start;

const revert = (text: string, { start, text: written, removed }: Change): Moved => ({
  text: applyEdits(text, [{ start, end: start + written.length, text: removed }]),
  caret: start + removed.length,
});
