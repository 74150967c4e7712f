/** The names of CloudEvents' attributes, which are the package's. */
export {
  DATA,
  DATA_BASE64,
  DATA_CONTENT_TYPE,
  draftAttribute,
  MEMBER_OF,
  SPEC_VERSION,
} from '../../../pkg/src/generated/cloudevents.js';
