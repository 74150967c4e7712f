/** How the HTTP binding of CloudEvents writes attributes as headers. Media types and names are the package's own code. */
export { CONTENT_TYPE, essence, isJson, PREFIX } from '../../../pkg/src/http/headers.js';

/**
 * The attribute that a header's value stands for: unquoted and percent-decoded once (CloudEvents' HTTP binding, 3.1.3.2).
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
