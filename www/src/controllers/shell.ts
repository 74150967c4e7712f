import type { ReactiveControllerHost } from 'lit';
import type { CdForm } from '../form/form.js';
import type { CdSource } from '../source/source.js';

/** The parts of the workbench. A narrow page shows one at a time. */
export type Pane = 'form' | 'source' | 'findings';

/** The pages that can replace the workbench, and how to load their code. */
export const PAGES = {
  history: () => import('../history/history.js'),
  events: () => import('../events/events.js'),
  rules: () => import('../rules/rules.js'),
};
export type Page = keyof typeof PAGES;
export type View = 'compose' | Page;

/** What the controllers see of their host element and its panes. */
export interface Shell extends ReactiveControllerHost {
  readonly source: CdSource | undefined;
  readonly form: CdForm | undefined;
  view: View;
  pane: Pane;
  /** The index of the event in a batch that the form shows. */
  picked: number;
  /** Gives the list of findings its room. */
  showFindings(): void;
  /** Opens the page of histories and reads events there, one on each line. */
  readAsHistory(lines: string): void;
  /** What the user has to know: it goes with the next change of the text, on another view, or when it is closed. */
  notice: string;
  /** Says what has just happened: a notice that also goes by itself. */
  inform(words: string): void;
}
