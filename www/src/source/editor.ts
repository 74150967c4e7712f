import {
  defaultKeymap,
  history,
  historyKeymap,
  isolateHistory,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import {
  ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Diagnostic, Severity } from 'cdevents-wasm';
import { render } from 'lit';
import { MAX_TEXT } from '../json/limits.js';
import type { Edit } from '../json/patch.js';
import { prose } from '../look/prose.js';
import { plain, visible } from '../words/visible.js';
import { type Face, type FaceEvents, type FaceOptions, type Handover, type How, PAGE_FACE } from './face.js';
import { theme } from './theme.js';
import { typingOver } from './typing.js';

export const MARK: Record<Severity, Mark['severity']> = { error: 'error', warning: 'warning', note: 'info' };
export const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

export const setLines = StateEffect.define<DecorationSet>();
export const setPointed = StateEffect.define<DecorationSet>();

/** Decorations that an effect replaces. Edits move them. */
export const decorations = (effect: typeof setLines): StateField<DecorationSet> =>
  StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (set, transaction) =>
      transaction.effects.reduce((result, one) => (one.is(effect) ? one.value : result), set.map(transaction.changes)),
    provide: (field) => EditorView.decorations.from(field),
  });

/** Changes that are not typing: what is around may move. */
const FRESH = ['input.paste', 'input.drop', 'input.step'];

/** Two colours: keys and strings; the rest is plain. */
export const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 'tok-key' },
  { tag: tags.string, class: 'tok-string' },
]);

const BIDI = /[\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]/g;

/** Shows hidden characters as visible escapes. */
export const specialCharacters = highlightSpecialChars({
  addSpecialChars: BIDI,
  render: (code) => {
    const span = document.createElement('span');
    span.className = 'cm-hidden-char';
    span.textContent = visible(String.fromCodePoint(code));
    if (span.textContent.length === 1) span.textContent = `\\u{${code.toString(16)}}`;
    return span;
  },
});

/** The JSON editor in CodeMirror. Knows text, offsets and findings, but nothing of events. */
export class EditorFace implements Face {
  readonly #view: EditorView;
  readonly #events: FaceEvents;
  /** Whether the last change came from typing in the form. */
  #typedInForm = false;

  readonly #settings = new Compartment();
  #options: FaceOptions;

  /** `from`: the text, or what the face before had. `more`: extensions that only some hosts use, such as completion. */
  constructor(
    parent: HTMLElement,
    root: ShadowRoot,
    from: string | Handover,
    events: FaceEvents,
    options: FaceOptions = PAGE_FACE,
    more: Extension = [],
  ) {
    this.#events = events;
    this.#options = options;
    const extensions = [this.#extensions(), more];
    const isText = typeof from === 'string';
    const top = isText ? null : from.top;
    this.#view = new EditorView({
      parent,
      root,
      state: isText ? EditorState.create({ doc: from, extensions }) : continued(from, extensions),
      ...(top === null
        ? {}
        : { scrollTo: EditorView.scrollIntoView(top.offset, { y: 'start', yMargin: top.distance }) }),
    });
    if (!isText) this.#view.dispatch({ effects: this.#pointed(from.pointed) });
  }

  #extensions(): Extension[] {
    return [
      lineNumbers(),
      highlightActiveLineGutter(),
      lintGutter(),
      specialCharacters,
      history(),
      // A blinking caret is motion too.
      drawSelection(matchMedia('(prefers-reduced-motion: reduce)').matches ? { cursorBlinkRate: 0 } : {}),
      bracketMatching(),
      highlightActiveLine(),
      indentUnit.of('  '),
      json(),
      syntaxHighlighting(colours),
      decorations(setLines),
      decorations(setPointed),
      this.#settings.of(this.#set()),
      EditorView.lineWrapping,
      typingOver,
      // Tab keeps its default, so that keyboard users can leave the editor.
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorState.transactionFilter.of((transaction) => this.#guard(transaction)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          this.#typedInForm = update.transactions.some((one) => one.isUserEvent('input.type.form'));
          const isFresh = update.transactions.some((one) => FRESH.some((name) => one.isUserEvent(name)));
          this.#events.changed(!isFresh);
          if (update.transactions.some((one) => one.isUserEvent('input.paste'))) this.#events.pasted();
        } else if (update.transactions.some((one) => one.isUserEvent('select')))
          this.#events.caret(update.state.selection.main.head);
      }),
      theme,
    ];
  }

  #set(): Extension[] {
    const { label, placeholder: words, readOnly } = this.#options;
    return [
      placeholder(words),
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({
        'aria-label': label,
        tabindex: '0',
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        ...(readOnly ? { 'aria-readonly': 'true' } : {}),
      }),
    ];
  }

  set(options: FaceOptions): void {
    this.#options = options;
    this.#view.dispatch({ effects: this.#settings.reconfigure(this.#set()) });
  }

  /** Rejects any change that would make the text too long. */
  #guard(transaction: Transaction): Transaction | readonly [] {
    if (
      !transaction.docChanged ||
      transaction.newDoc.length <= MAX_TEXT ||
      transaction.newDoc.length < transaction.startState.doc.length
    )
      return transaction;
    const { length } = transaction.newDoc;
    queueMicrotask(() => this.#events.tooLarge(length));
    return [];
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  get caret(): number {
    return this.#view.state.selection.main.head;
  }

  get focused(): boolean {
    return this.#view.hasFocus;
  }

  get canUndo(): boolean {
    return undoDepth(this.#view.state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.#view.state) > 0;
  }

  apply(edits: readonly Edit[], how: How): void {
    const changes = edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
    // The editor's history joins adjacent `input.type` changes, also with a recent paste: the first
    // letter typed in the form starts a new step, so that undo reverts only what the form did.
    if (how === 'step')
      this.#view.dispatch({ changes, userEvent: 'input.step', annotations: isolateHistory.of('full') });
    else
      this.#view.dispatch({
        changes,
        userEvent: 'input.type.form',
        ...(this.#typedInForm ? {} : { annotations: isolateHistory.of('before') }),
      });
  }

  /** Takes the focus; selection and scroll position stay. */
  focus(): void {
    this.#view.focus();
  }

  select(start: number, end: number, focus: boolean): void {
    const { length } = this.#view.state.doc;
    const anchor = Math.min(start, length);
    const head = Math.min(end, length);
    this.#view.dispatch({
      // The caret goes to the beginning of the range.
      selection: { anchor: head, head: anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center', yMargin: 48 }),
    });
    if (focus) this.#view.focus();
  }

  show(findings: readonly Diagnostic[]): void {
    const { doc } = this.#view.state;
    const marks: Mark[] = [];
    const worst = new Map<number, Severity>();
    for (const finding of findings) {
      if (finding.range === undefined) continue;
      const from = Math.min(finding.range.start.offset, doc.length);
      const to = Math.min(finding.range.end.offset, doc.length);
      marks.push({
        from,
        to,
        severity: MARK[finding.severity],
        message: plain(finding.message),
        renderMessage: () => message(finding),
        ...(finding.fix === undefined || this.#options.readOnly
          ? {}
          : { actions: [{ name: plain(finding.fix.title), apply: () => this.#events.fix(finding) }] }),
      });
      const line = doc.lineAt(from).from;
      const known = worst.get(line);
      if (known === undefined || RANK[finding.severity] < RANK[known]) worst.set(line, finding.severity);
    }
    const lines: Range<Decoration>[] = [...worst]
      .filter(([, severity]) => severity !== 'note')
      .map(([line, severity]) => Decoration.line({ class: `cm-line-${severity}` }).range(line));
    this.#view.dispatch(setDiagnostics(this.#view.state, marks), { effects: setLines.of(Decoration.set(lines, true)) });
  }

  point(range: { start: number; end: number } | null): void {
    this.#view.dispatch({
      effects: [
        this.#pointed(range),
        ...(range === null || !this.#isInside(range)
          ? []
          : [EditorView.scrollIntoView(range.start, { y: 'nearest', yMargin: 40 })]),
      ],
    });
  }

  #isInside({ start, end }: { start: number; end: number }): boolean {
    return start < end && end <= this.#view.state.doc.length;
  }

  #pointed(range: { start: number; end: number } | null): StateEffect<DecorationSet> {
    return setPointed.of(
      range === null || !this.#isInside(range)
        ? Decoration.none
        : Decoration.set(Decoration.mark({ class: 'cm-pointed' }).range(range.start, range.end)),
    );
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  remove(): void {
    this.#view.destroy();
  }
}

/** The state after the steps of a handover: undo and redo go through them. */
function continued({ text, steps, undone, selection }: Handover, extensions: Extension): EditorState {
  let state = EditorState.create({ doc: text, extensions });
  for (const edits of steps) {
    const changes = edits.reduce(
      (set, { start, end, text: insert }) => set.compose(ChangeSet.of({ from: start, to: end, insert }, set.newLength)),
      ChangeSet.empty(state.doc.length),
    );
    // Undo puts the caret where it was before the step.
    state = state.update({ selection: { anchor: edits[0]?.start ?? 0 } }).state;
    state = state.update({ changes, annotations: isolateHistory.of('full') }).state;
  }
  for (let count = 0; count < undone; count += 1)
    undo({
      state,
      dispatch: (transaction) => {
        state = transaction.state;
      },
    });
  return state.update({ selection }).state;
}

export function message(finding: Diagnostic): HTMLElement {
  const span = document.createElement('span');
  render(prose(finding.message), span);
  if (finding.help !== undefined) {
    const help = document.createElement('span');
    help.className = 'cm-help';
    render(prose(finding.help), help);
    span.append(help);
  }
  return span;
}
