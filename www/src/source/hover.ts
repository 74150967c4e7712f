import type { Extension } from '@codemirror/state';
import {
  activateHover,
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
} from '@codemirror/view';
import { html, render } from 'lit';
import { JsonDocument } from '../json/document.js';
import { prose } from '../look/prose.js';
import { plain } from '../words/visible.js';
import { fieldAt, type Guide, type Known, wordsOf } from './guide.js';

/**
 * Explains the member under the pointer, or at the caret with Ctrl-Shift-Space. Findings at the same place share the box:
 * the editor's lint marks add them.
 */
export const hover = (guide: Guide): Extension => {
  const about = (view: EditorView, pos: number): { known: Known; start: number; end: number } | null => {
    const json = new JsonDocument(view.state.doc.toString());
    const there = json.memberAt(pos);
    const known = there === null ? null : fieldAt(guide, json, there.path);
    return there === null || known === null ? null : { known, start: there.start, end: there.end };
  };
  const atCaret = (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    const found = about(view, head);
    activateHover(view, head, 1, { until: ({ docChanged, selection }) => docChanged || selection !== undefined });
    if (found !== null) view.dispatch({ effects: EditorView.announce.of(plain(wordsOf(found.known).join('. '))) });
    return true;
  };
  // Accessibility: a box that covers text must be dismissible without moving the pointer.
  const close = (view: EditorView): boolean => {
    if (!hasHoverTooltips(view.state)) return false;
    view.dispatch({ effects: closeHoverTooltips });
    return true;
  };
  return [
    hoverTooltip((view, pos) => {
      const found = about(view, pos);
      return found === null
        ? null
        : { pos: found.start, end: found.end, above: true, create: () => ({ dom: draw(found.known) }) };
    }),
    keymap.of([
      { key: 'Ctrl-Shift-Space', run: atCaret },
      { key: 'Escape', run: close },
    ]),
    look,
  ];
};

function draw(known: Known): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cm-about';
  const [name, shape, ...sentences] = wordsOf(known);
  render(
    html`<p><strong>${name}</strong> <span>${shape}</span></p>${sentences.map((sentence) => html`<p>${prose(sentence)}</p>`)}`,
    box,
  );
  return box;
}

const look = EditorView.theme({
  '.cm-about': { padding: '8px 12px', font: '14px/1.5 var(--sans)' },
  '.cm-about span': { color: 'var(--quiet)', fontSize: '13px' },
});
