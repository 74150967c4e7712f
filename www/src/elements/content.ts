/** What a program has set as the text: a value that is not a string is what JSON makes of it. Throws for one that has no JSON. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  const text: string | undefined = JSON.stringify(value, null, 2);
  if (text === undefined) throw new TypeError(`a ${typeof value} cannot be written as JSON`);
  return text;
}

/**
 * The text inside the element: in a `<pre>`, or as its text. It is there before any script runs, and no
 * policy forbids it. White space around a single child element belongs to the page's markup, not to the event.
 */
export function contentOf(host: HTMLElement): string {
  const [only, ...more] = host.children;
  const besides = [...host.childNodes].some(
    (node) => node !== only && node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
  );
  return (only !== undefined && more.length === 0 && !besides ? only.textContent : host.textContent) ?? '';
}
