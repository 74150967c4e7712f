import { MissingPart } from '../offline/part.js';
import type { Form } from '../take/menu.js';
import { take } from '../take/take.js';
import type { Checking } from './checking.js';
import type { Shell } from './shell.js';

/** Copies or downloads the text in the form that the menu names. */
export async function takeAway(form: Form, shell: Shell, checking: Checking): Promise<void> {
  const { source } = shell;
  const { json, isCurrent, report, carry } = checking;
  try {
    const said = await take(form, {
      text: json.text,
      sound: json.sound,
      report: isCurrent ? report : null,
      receiver: source?.receiver,
      carry,
    });
    if (said !== null) source?.say(said);
  } catch (error) {
    if (error instanceof Error && (error.name === 'Refusal' || error instanceof MissingPart))
      shell.notice = error.message;
    else if (form === 'text') {
      source?.selectAll();
      source?.say('Selected: copy it with the keyboard');
    } else shell.notice = 'Not copied: the browser does not let this page use the clipboard.';
  }
}
