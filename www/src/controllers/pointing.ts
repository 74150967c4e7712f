import type { Diagnostic } from 'cdevents-wasm';
import type { ReactiveController } from 'lit';
import { type Path, pathOf } from '../json/document.js';
import { plain } from '../words/visible.js';
import type { Checking } from './checking.js';
import type { Shell } from './shell.js';

const NOTHING: ReadonlySet<Diagnostic> = new Set();

/** Moves through the findings, and keeps the three panes pointing at the same place. */
export class Pointing implements ReactiveController {
  /** The path at the editor's caret, if the user moved the caret. */
  caretPath: Path | null = null;
  /** The findings at the caret. */
  current = NOTHING;
  readonly #shell: Shell;
  readonly #checking: Checking;

  constructor(shell: Shell, checking: Checking) {
    this.#shell = shell;
    this.#checking = checking;
    shell.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#onKey);
  }

  #set(caretPath: Path | null, current: ReadonlySet<Diagnostic>): void {
    this.caretPath = caretPath;
    this.current = current;
    this.#shell.requestUpdate();
  }

  /** Drops all positions, because the text has changed. */
  forget(): void {
    this.#set(null, NOTHING);
  }

  async go(start: number, end: number): Promise<void> {
    this.#shell.pane = 'source';
    // On a narrow page the editor must be rendered before it can take the focus.
    await this.#shell.updateComplete;
    this.#shell.source?.select(start, end, true);
    this.pointOut(start);
  }

  async goTo(finding: Diagnostic): Promise<void> {
    const { range, pointer } = finding;
    if (range === undefined) return;
    await this.go(range.start.offset, range.end.offset);
    this.#set(pathOf(pointer, this.#checking.json), new Set([finding]));
  }

  /** Shows the editor's caret position in the form and the findings. */
  pointOut(offset: number): void {
    this.#shell.source?.point(null);
    const { isCurrent, report, json } = this.#checking;
    const here = isCurrent ? (report?.diagnostics ?? []) : [];
    this.#set(
      json.pathAt(offset),
      new Set(
        here.filter(({ range }) => range !== undefined && range.start.offset <= offset && offset <= range.end.offset),
      ),
    );
  }

  /** Highlights in the editor the field that is in use in the form. */
  pointAt(path: Path): void {
    const node = this.#checking.json.at(path);
    this.#shell.source?.point(node === undefined ? null : { start: node.offset, end: node.offset + node.length });
  }

  /** F8 goes to the next finding and Shift-F8 to the previous one, as in other editors. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#shell.view !== 'compose' || !this.#checking.isCurrent) return;
    event.preventDefault();
    const placed = (this.#checking.report?.diagnostics ?? []).flatMap((finding) =>
      finding.range === undefined ? [] : [{ finding, start: finding.range.start.offset }],
    );
    if (placed.length === 0) return;
    const offset = this.#shell.source?.caret ?? 0;
    const known = placed.findIndex(
      ({ finding, start }) => this.current.size === 1 && this.current.has(finding) && start === offset,
    );
    const step = event.shiftKey ? -1 : 1;
    let index: number;
    if (known >= 0) index = known + step;
    else if (event.shiftKey) index = placed.findLastIndex(({ start }) => start < offset);
    else index = placed.findIndex(({ start }) => start > offset);
    // Wrap around at both ends.
    index = index < 0 && !event.shiftKey ? 0 : (index + placed.length) % placed.length;
    const finding = placed[index]?.finding;
    if (finding === undefined) return;
    this.#shell.showFindings();
    void this.goTo(finding);
    this.#checking.announce(`${finding.severity} ${index + 1} of ${placed.length}: ${plain(finding.message)}`);
  };
}
