/** Whether an event happens where text is typed: there keys and pastes are the field's own. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'file') ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
