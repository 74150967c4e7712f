import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, type Rect } from '@codemirror/view';
import { render } from 'lit';
import { type Proposal, proposalsAt, type Token, WORD } from '../../../pkg/src/guide/proposals.js';
import { prose } from '../look/prose.js';
import { visible } from '../words/visible.js';
import type { Guide } from './guide.js';

/**
 * Completion from the catalogue: the members that are allowed here and missing, and enumerated values. Works on broken
 * text too. It only suggests; the engine decides what is valid.
 */
export const completion = (guide: Guide): Extension => [
  autocompletion({
    override: [(context) => complete(guide, context)],
    icons: false,
    maxRenderedOptions: 200,
    interactionDelay: 0,
    positionInfo: beside,
  }),
  look,
];

function complete(guide: Guide, { state, pos, explicit }: CompletionContext): CompletionResult | null {
  const text = state.doc.toString();
  const found = proposalsAt(guide, text, pos);
  if (found === null) return null;
  const { token, items } = found;
  const options = items.map((item, index) => optionOf(item, text, token, rank(index)));
  if (text.trim() === '') return explicit ? { from: 0, options, validFor: /^[\w.]*$/ } : null;
  return !explicit && token.from === pos ? null : { from: token.inner, to: pos, options, validFor: WORD };
}

function optionOf(item: Proposal, before: string, token: Token, boost: number): Completion {
  const { kind, label, detail, about: sentences } = item;
  return {
    label,
    ...(detail === '' ? {} : { detail: visible(detail) }),
    ...(sentences === '' ? {} : { info: () => about(sentences) }),
    boost,
    apply: (view, picked) => {
      const text = view.state.doc.toString();
      const to = kind === 'event' ? text.length : endNow(view, before, token);
      const { before: head, after } = item.written(text, token.from, to);
      put(view, picked, token.from, to, head + after, head.length);
      // Offer enumerated values at once.
      if (after.startsWith('"')) startCompletion(view);
    },
  };
}

/** Keeps the catalogue's order among equal matches. The editor allows -99 to 99. */
const rank = (index: number): number => Math.max(-99, 50 - index);

/** The token's end now, after what was typed since the list was made for the text `before`. */
const endNow = ({ state }: EditorView, before: string, { to }: Token): number =>
  Math.min(Math.max(to + state.doc.length - before.length, state.selection.main.head), state.doc.length);

function put(view: EditorView, picked: Completion, from: number, to: number, insert: string, caret: number): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + caret },
    scrollIntoView: true,
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(picked),
  });
}

function about(sentences: string): HTMLElement {
  const box = document.createElement('div');
  render(prose(sentences), box);
  return box;
}

/** Places the info box right of the list if there is room, else below, so that it never covers the options. */
function beside(
  _view: EditorView,
  list: Rect,
  option: Rect,
  _info: Rect,
  space: Rect,
): { style: string; class: string } {
  if (space.right - list.right >= 240)
    return {
      style: `top: ${option.top - list.top}px; left: 100%; max-width: ${Math.min(300, space.right - list.right)}px`,
      class: '',
    };
  const where = space.bottom - list.bottom >= 80 ? 'top: 100%' : 'bottom: 100%';
  return { style: `${where}; left: 0; right: 0; width: auto; max-width: none`, class: '' };
}

const look = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: '15em', fontFamily: 'var(--mono)', fontSize: '13px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 12px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': {
    marginLeft: '12px',
    color: 'var(--quiet)',
    fontFamily: 'var(--sans)',
    fontStyle: 'normal',
    fontSize: '12.5px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': {
    textDecoration: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', font: '13.5px/1.5 var(--sans)' },
  '@media (forced-colors: active)': {
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      background: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
    },
  },
});
