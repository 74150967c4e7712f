/** The text without its byte order mark, which `JSON.parse` does not take. */
export function textOf(input: string | Uint8Array): string {
  if (typeof input !== 'string') return new TextDecoder().decode(input);
  return input.startsWith('\ufeff') ? input.slice(1) : input;
}
