/** How CloudEvents' HTTP binding writes attributes as headers. Media types and names come from the package. */
export { CONTENT_TYPE, essence, isJson, PREFIX } from '../../../pkg/src/http/headers.js';

/**
 * The value of the attribute in a header: unquoted and percent-decoded once (CloudEvents' HTTP binding, 3.1.3.2).
 * `null` when its bytes are not UTF-8.
 */
export function attributeOf(value: string): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(value);
  const plain = quoted === null ? value : (quoted[1] ?? '').replace(/\\(.)/g, '$1');
  try {
    return plain.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
  } catch {
    return null;
  }
}
