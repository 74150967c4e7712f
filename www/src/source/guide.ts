/** What the catalogue knows of a place in a text, from the package, where the language server uses it too. */
export {
  fieldAt,
  type Guide,
  type Known,
  membersAt,
  rootsOf,
  shapeOf,
  type Value,
  valuesAt,
  wordsOf,
  wordsOfValues,
} from '../../../pkg/src/guide/guide.js';
