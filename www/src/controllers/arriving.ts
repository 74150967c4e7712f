import { readFile } from '../incoming/file.js';
import { deliveryOf } from '../message/delivery.js';
import type { Incoming } from '../message/event.js';
import { mayBeMessage } from '../message/hint.js';
import { recognise } from '../message/recognise.js';
import type { Pages } from './pages.js';
import type { Shell } from './shell.js';

/** Headers that every client sends, so that they say nothing of a webhook. */
const USUAL = /^(?:accept.*|cache-control|connection|content-.*|date|host|origin|user-agent)$/;

/**
 * If the whole text is a curl command or an HTTP message, replaces it with its event. Undo brings the text back. If it is a
 * webhook of another system, shows the events that it stands for.
 */
export async function takeMessage(text: string, shell: Shell): Promise<void> {
  const taken = recognise(text);
  if (taken === null || shell.source?.text !== text) return;
  if ('refused' in taken) {
    shell.notice = taken.refused;
    return;
  }
  if (taken.bare !== undefined && (await isWebhook(taken.bare))) {
    const { openWebhook } = await import('./mapping.js');
    await openWebhook(text, shell);
    return;
  }
  if (shell.source?.text !== text) return;
  shell.source.replace(taken.text);
  shell.inform(taken.said);
}

async function isWebhook(message: Incoming): Promise<boolean> {
  if (message.headers.every(({ name }) => USUAL.test(name))) return false;
  const { mapper } = await import('../webhooks/mapper.js');
  const mapped = await mapper.ask({ message: deliveryOf(message), options: {} }).catch(() => null);
  return mapped !== null && mapped.provider !== null;
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
  if (mayBeMessage(text)) await takeMessage(text, shell);
}
