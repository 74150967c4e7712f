/** The names of the CloudEvents attributes that the page needs, from the package, where the language server uses them too. */
export {
  asAttribute,
  DATA,
  DATA_BASE64,
  DATA_CONTENT_TYPE,
  MEMBER_OF,
  SPECVERSION,
} from '../../../pkg/src/guide/names.js';
