import { readFile } from '../incoming/file.js';
import { mayBeMessage } from '../message/hint.js';
import { recognise } from '../message/recognise.js';
import type { Pages } from './pages.js';
import type { Shell } from './shell.js';

/** If the whole text is a curl command or an HTTP message, replaces it with its event. Undo brings the text back. */
export function takeMessage(text: string, shell: Shell): void {
  const taken = recognise(text);
  if (taken === null || shell.source?.text !== text) return;
  if ('refused' in taken) shell.notice = taken.refused;
  else {
    shell.source.replace(taken.text);
    shell.inform(taken.said);
  }
}

/** Opens a file in the editor. If it holds an HTTP message, opens the message's event. */
export async function openFiles(files: readonly File[], shell: Shell, pages: Pages): Promise<void> {
  const read = await readFile(files);
  if ('refused' in read) {
    shell.notice = read.refused;
    return;
  }
  pages.compose();
  shell.notice = '';
  shell.picked = 0;
  shell.source?.replace(read.text);
  shell.pane = 'source';
  const text = shell.source?.text ?? '';
  if (mayBeMessage(text)) takeMessage(text, shell);
}
