import 'cdevents-wasm/elements';
import { COMMON, demonstrate, sample } from './demo.js';

const editor = document.createElement('cd-event-editor');
editor.setAttribute('value', await sample());
demonstrate(editor, [
  ...COMMON,
  { name: 'disabled', kind: 'flag' },
  { name: 'required', kind: 'flag' },
  { name: 'valid-only', kind: 'flag' },
  { name: 'plain', kind: 'flag' },
  { name: 'label', kind: 'text' },
  { name: 'placeholder', kind: 'text' },
  { name: 'value', kind: 'long' },
]);
