import { defaultKeymap, history, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import {
  bracketMatching,
  indentUnit,
  StreamLanguage,
  type StreamParser,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Range, Transaction } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Diagnostic, Severity } from 'cdevents-wasm';
import { MAX_TEXT } from '../../json/limits.js';
import type { Edit } from '../../json/patch.js';
import { plain } from '../../words/visible.js';
import { colours, decorations, MARK, message, RANK, setLines, setPointed, specialCharacters } from '../editor.js';
import { theme } from '../theme.js';
import { typingOver } from '../typing.js';

/** Marks a change that the user did not make. */
const ours = Annotation.define<boolean>();

export interface ViewEvents {
  /** The user changed the message. */
  typed(): void;
  caret(offset: number): void;
  fix(finding: Diagnostic): void;
  /** Undo beyond this view's own history. */
  undo(): void;
  redo(): void;
  tooLarge(length: number): void;
}

/** Header lines, then JSON. */
const language: StreamParser<{ body: boolean }> = {
  startState: () => ({ body: false }),
  blankLine: (state) => void (state.body = true),
  token(stream, state) {
    if (!state.body) {
      if (stream.sol() && stream.match(/^[^\s:]+(?=:)/)) return 'propertyName';
      if (stream.sol()) {
        stream.skipToEnd();
        return null;
      }
      if (stream.match(/^:\s*/)) return null;
      stream.skipToEnd();
      return 'string';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
    stream.next();
    stream.match(/^[^"]+/);
    return null;
  },
};

/**
 * The message in CodeMirror. It shares the history of the text, and remembers only changes that have no place in
 * the text, so that nothing typed is lost.
 */
export class MessageView {
  readonly #view: EditorView;
  readonly #history = new Compartment();

  constructor(parent: HTMLElement, root: ShadowRoot, events: ViewEvents) {
    const step =
      (own: typeof undo, depth: typeof undoDepth, other: () => void) =>
      (view: EditorView): boolean => {
        if (depth(view.state) > 0) return own(view);
        other();
        return true;
      };
    const back = step(undo, undoDepth, events.undo);
    const forth = step(redo, redoDepth, events.redo);
    this.#view = new EditorView({
      parent,
      root,
      state: EditorState.create({
        doc: '',
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          lintGutter(),
          specialCharacters,
          this.#history.of(history()),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          indentUnit.of('  '),
          StreamLanguage.define(language),
          syntaxHighlighting(colours),
          decorations(setLines),
          decorations(setPointed),
          EditorView.lineWrapping,
          typingOver,
          EditorView.contentAttributes.of({
            'aria-label': 'Event as an HTTP message',
            tabindex: '0',
            spellcheck: 'false',
            autocorrect: 'off',
            autocapitalize: 'off',
          }),
          keymap.of([
            { key: 'Mod-z', run: back, preventDefault: true },
            { key: 'Mod-y', mac: 'Mod-Shift-z', run: forth, preventDefault: true },
            { linux: 'Ctrl-Shift-z', run: forth, preventDefault: true },
            ...defaultKeymap,
          ]),
          EditorState.transactionFilter.of((transaction) => {
            if (!transaction.docChanged || transaction.newDoc.length <= MAX_TEXT) return transaction;
            queueMicrotask(() => events.tooLarge(transaction.newDoc.length));
            return [];
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              if (update.transactions.some((one) => one.docChanged && one.annotation(ours) !== true)) events.typed();
            } else if (update.transactions.some((one) => one.isUserEvent('select')))
              events.caret(update.state.selection.main.head);
          }),
          theme,
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  get caret(): number {
    return this.#view.state.selection.main.head;
  }

  get canUndo(): boolean {
    return undoDepth(this.#view.state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.#view.state) > 0;
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  /** Updates the message. `remember`: undo can bring back what this removes. */
  apply(edits: readonly Edit[], remember: boolean): void {
    if (edits.length === 0) return;
    this.#view.dispatch({
      changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
      annotations: [
        ours.of(true),
        Transaction.addToHistory.of(remember),
        ...(remember ? [isolateHistory.of('full')] : []),
      ],
    });
  }

  /** Clears the own history: what was typed is now in the text's history. */
  forget(): void {
    if (!this.canUndo && !this.canRedo) return;
    this.#view.dispatch({ effects: this.#history.reconfigure([]) });
    this.#view.dispatch({ effects: this.#history.reconfigure(history()) });
  }

  select(start: number, end: number, focus: boolean): void {
    this.#view.dispatch({
      selection: { anchor: end, head: start },
      effects: EditorView.scrollIntoView(start, { y: 'center', yMargin: 48 }),
    });
    if (focus) this.#view.focus();
  }

  show(
    findings: readonly { finding: Diagnostic; start: number; end: number }[],
    fix: (finding: Diagnostic) => void,
  ): void {
    const { doc } = this.#view.state;
    const worst = new Map<number, Severity>();
    const marks = findings.map(({ finding, start, end }): Mark => {
      const line = doc.lineAt(start).from;
      const known = worst.get(line);
      if (known === undefined || RANK[finding.severity] < RANK[known]) worst.set(line, finding.severity);
      return {
        from: start,
        to: end,
        severity: MARK[finding.severity],
        message: plain(finding.message),
        renderMessage: () => message(finding),
        ...(finding.fix === undefined
          ? {}
          : { actions: [{ name: plain(finding.fix.title), apply: () => fix(finding) }] }),
      };
    });
    const lines: Range<Decoration>[] = [...worst]
      .filter(([, severity]) => severity !== 'note')
      .map(([line, severity]) => Decoration.line({ class: `cm-line-${severity}` }).range(line));
    this.#view.dispatch(setDiagnostics(this.#view.state, marks), { effects: setLines.of(Decoration.set(lines, true)) });
  }

  point(range: { start: number; end: number } | null): void {
    const shown = range !== null && range.start < range.end ? range : null;
    this.#view.dispatch({
      effects: [
        setPointed.of(
          shown === null
            ? Decoration.none
            : Decoration.set(Decoration.mark({ class: 'cm-pointed' }).range(shown.start, shown.end)),
        ),
        ...(shown === null ? [] : [EditorView.scrollIntoView(shown.start, { y: 'nearest', yMargin: 40 })]),
      ],
    });
  }

  remove(): void {
    this.#view.destroy();
  }
}
