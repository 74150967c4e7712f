/** JSON with a member on each line, from the package, where the language server uses it too. */
export { format } from '../../../pkg/src/guide/format.js';
