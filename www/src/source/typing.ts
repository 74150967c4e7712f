import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Typing over a selection is done by the editor: where it goes over several colours the browser would keep the first one's
 * look with a style of its own, which the page's policy refuses with an error in the console.
 */
export const typingOver: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (
      event.inputType !== 'insertText' ||
      event.data === null ||
      view.composing ||
      view.state.readOnly ||
      view.state.selection.main.empty
    )
      return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});
