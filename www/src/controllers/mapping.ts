import { readFile } from '../incoming/file.js';
import { mapper } from '../webhooks/mapper.js';
import { CdWebhook } from '../webhooks/webhook.js';
import type { Shell } from './shell.js';

/** Shows which events a webhook stands for. An empty text leaves the one that was typed before. */
export function openWebhook(text: string, shell: Shell): Promise<void> {
  const known = document.querySelector('cd-webhook');
  const dialog = known instanceof CdWebhook ? known : new CdWebhook();
  if (known === null) document.body.append(dialog);
  return dialog.show({
    text,
    ask: (wanted) => mapper.ask(wanted),
    read: readFile,
    take: (events, provider) => {
      shell.picked = 0;
      shell.pane = 'source';
      shell.source?.replace(events);
      shell.source?.say(`Read from a webhook: ${provider}. Undo brings back your text`);
    },
    asHistory: (lines) => shell.readAsHistory(lines),
  });
}

/** Files that come while a webhook is shown are for it. */
export function takenByWebhook(files: readonly File[]): boolean {
  const dialog = document.querySelector('cd-webhook');
  if (!(dialog instanceof CdWebhook) || !dialog.isOpen) return false;
  void dialog.readFiles(files);
  return true;
}
