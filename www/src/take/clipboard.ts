/**
 * Copies a text that may not be ready yet. Passes the promise itself to the clipboard where possible:
 * some browsers allow the clipboard only while a click is being handled.
 */
export async function toClipboard(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'function' && navigator.clipboard?.write !== undefined) {
    const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
    // Reported below. Without this it would be an unhandled rejection.
    blob.catch(() => undefined);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } catch (error) {
      // If making the text failed, throw that error; otherwise the clipboard is at fault.
      await text;
      throw error;
    }
    return;
  }
  await navigator.clipboard.writeText(await text);
}

/** Downloads a text as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
