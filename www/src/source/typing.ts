import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Makes the editor replace a selection itself: if the selection has several colours, the browser would keep the first one
 * with an inline style, which the page's policy blocks with an error in the console.
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
