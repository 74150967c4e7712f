/** Up and Down move the focus from stop to stop, for example from a search box into its results and back. */
export function moveThrough(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const at = stops.indexOf(event.composedPath()[0] as HTMLElement);
  const next = stops[at + step];
  if (step === 0 || at < 0 || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  next.focus();
}
