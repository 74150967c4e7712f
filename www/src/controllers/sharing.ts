import type { Vocabulary } from 'cdevents-wasm';
import { MissingPart, part } from '../offline/part.js';
import { LinkError, pack, unpack } from '../share/link.js';
import type { Checking } from './checking.js';
import type { Shell } from './shell.js';

/** Copies a link to the text, or shows it if the clipboard is blocked. */
export async function share(shell: Shell, { json, judgeBy }: Checking): Promise<void> {
  let packed: string;
  try {
    packed = await pack({ text: json.text, judgeBy });
  } catch (error) {
    shell.notice = error instanceof Error ? error.message : String(error);
    return;
  }
  const address = new URL(`#/share/${packed}`, location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    shell.source?.say('Link copied');
  } catch {
    history.replaceState(null, '', address);
    shell.source?.say('The link is in the address bar');
  }
}

let links = 0;

/** Opens the text of a link in the editor and does nothing else with it. Undo brings the previous text back. */
export async function openLink(packed: string, shell: Shell, checking: Checking): Promise<void> {
  const turn = ++links;
  try {
    const { text, judgeBy } = await unpack(packed);
    await shell.updateComplete;
    const hadText = !checking.isEmpty;
    const known = judgeBy === null || (await isKnown(judgeBy));
    // A newer link has been opened in the meantime.
    if (turn !== links) return;
    shell.source?.replace(text);
    checking.judgeAs(known ? (judgeBy as Vocabulary | null) : null);
    shell.picked = 0;
    shell.pane = 'source';
    if (!known)
      shell.notice =
        'The link asks for a vocabulary that this page does not know. The vocabulary is detected from the event.';
    else if (hadText) shell.inform('The event of the link is in the editor. Undo brings back your text.');
  } catch (error) {
    const isKnownError = error instanceof MissingPart || error instanceof LinkError;
    shell.notice = `${isKnownError ? error.message : 'The link could not be read.'} Your text is unchanged.`;
  }
}

async function isKnown(vocabulary: string): Promise<boolean> {
  const { Library } = await part(import('../catalogue/catalog.js'));
  return new Library().vocabularies.some(({ id }) => id === vocabulary);
}
