/**
 * Puts a text on the clipboard that may still be in the making. The promise is handed over as it is where that is possible:
 * some browsers open the clipboard only while the press of the button is being handled.
 */
export async function toClipboard(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'function' && navigator.clipboard?.write !== undefined) {
    const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
    // Its failure is told below; by itself it would be one that nobody heard.
    blob.catch(() => undefined);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } catch (error) {
      // A text that could not be made says so itself; only then is it the clipboard.
      await text;
      throw error;
    }
    return;
  }
  await navigator.clipboard.writeText(await text);
}

/** Gives a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
