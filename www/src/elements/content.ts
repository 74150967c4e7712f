/**
 * A text that stands in the element itself: in a `<pre>` inside it, or as its text. It is there before any script has run, and no
 * policy forbids it. White space around a single element belongs to the page's source, not to the event.
 */
export function contentOf(host: HTMLElement): string {
  const [only, ...more] = host.children;
  const besides = [...host.childNodes].some(
    (node) => node !== only && node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
  );
  return (only !== undefined && more.length === 0 && !besides ? only.textContent : host.textContent) ?? '';
}
