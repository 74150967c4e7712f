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
