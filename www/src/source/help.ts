import { Compartment, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Guide } from './guide.js';

/**
 * Completion and hover, loaded when the editor is first used, so that pasting does not wait for them. If their
 * file does not load, the editor works without them.
 */
export function help(guide: Guide): Extension {
  const place = new Compartment();
  let isAsked = false;
  const load = (_event: Event, view: EditorView): void => {
    if (isAsked) return;
    isAsked = true;
    import('./helpers.js').then(
      ({ helpers }) => view.dispatch({ effects: place.reconfigure(helpers(guide)) }),
      () => (isAsked = false),
    );
  };
  return [place.of([]), EditorView.domEventHandlers({ focus: load, pointerenter: load, pointermove: load })];
}
