import { readFile } from '../incoming/file.js';
import { mayBeMessage } from '../message/hint.js';
import { recognise } from '../message/recognise.js';
import type { Pages } from './pages.js';
import type { Shell } from './shell.js';

/** Where a whole text is a command or a message, the event in it takes its place; the text is one step back. */
export function takeMessage(text: string, shell: Shell): void {
  const taken = recognise(text);
  if (taken === null || shell.source?.text !== text) return;
  if ('refused' in taken) shell.notice = taken.refused;
  else {
    shell.source.replace(taken.text);
    shell.inform(taken.said);
  }
}

/** Puts the text of a file, or the event of the message in it, into the source. */
export async function openFiles(files: readonly File[], shell: Shell, pages: Pages): Promise<void> {
  const read = await readFile(files);
  await shell.source?.settled;
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
