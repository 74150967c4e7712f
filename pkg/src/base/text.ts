/** The input as a string without a byte order mark, which `JSON.parse` rejects. */
export function textOf(input: string | Uint8Array): string {
  if (typeof input !== 'string') return new TextDecoder().decode(input);
  return input.startsWith('\ufeff') ? input.slice(1) : input;
}

/** The input as a string with its byte order mark, which counts in positions. */
export function textWithMark(input: string | Uint8Array): string {
  return typeof input === 'string' ? input : new TextDecoder('utf-8', { ignoreBOM: true }).decode(input);
}
