/** How CloudEvents' HTTP binding writes attributes as headers, from the package. */
export { attributeOf, CONTENT_TYPE, essence, isJson, PREFIX } from '../../../pkg/src/http/headers.js';
