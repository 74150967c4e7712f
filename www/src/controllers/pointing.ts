import type { Diagnostic } from 'cdevents-wasm';
import type { ReactiveController } from 'lit';
import { type Path, pathOf } from '../json/document.js';
import { plain } from '../words/visible.js';
import type { Checking } from './checking.js';
import type { Shell } from './shell.js';

const NOTHING: ReadonlySet<Diagnostic> = new Set();

/** The way through the findings, and the three panes pointing at each other. */
export class Pointing implements ReactiveController {
  /** Where the caret is in the source, when the user put it there. */
  caretPath: Path | null = null;
  /** Findings at the place of the caret. */
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

  /** The text is another one: its places are no longer known. */
  forget(): void {
    this.#set(null, NOTHING);
  }

  /** Selects a place in the source. */
  async go(start: number, end: number): Promise<void> {
    this.#shell.pane = 'source';
    // On a narrow page the source must be drawn before it can have the focus.
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

  /** Shows form and findings where the source's caret is. */
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

  /** Points out in the source what is in use in the form. */
  pointAt(path: Path): void {
    const node = this.#checking.json.at(path);
    this.#shell.source?.point(node === undefined ? null : { start: node.offset, end: node.offset + node.length });
  }

  /** F8 goes to the next finding, with Shift to the one before, as in other editors. */
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
    // Past the last one the first follows, and the other way round.
    index = index < 0 && !event.shiftKey ? 0 : (index + placed.length) % placed.length;
    const finding = placed[index]?.finding;
    if (finding === undefined) return;
    this.#shell.showFindings();
    void this.goTo(finding);
    this.#checking.announce(`${finding.severity} ${index + 1} of ${placed.length}: ${plain(finding.message)}`);
  };
}
