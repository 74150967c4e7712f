/** A text parsed as JSON with offsets, from the package, where the language server uses it too. */
export {
  isWithin,
  JsonDocument,
  MAX_FORM_TEXT,
  member,
  type Path,
  pathOf,
  stepsOf,
} from '../../../pkg/src/guide/document.js';
