import type { CloudEventOptions, HttpMessage, Report } from 'cdevents-wasm';
import { curlCommand, httpText, inOneLine } from '../message/write.js';
import { part } from '../offline/part.js';
import { download, toClipboard } from './clipboard.js';
import { markdownReport } from './markdown.js';
import { type Form, titleOf } from './menu.js';

/** The input of `take`. */
export interface Taken {
  text: string;
  /** Whether the text is valid JSON. */
  sound: boolean;
  /** The report on `text`, or `null` while it is being checked. */
  report: Report | null;
  /** The address that a message or command is sent to. */
  receiver: URL | undefined;
  /** The event as an HTTP message; `null` if the event cannot be written in this mode. */
  carry(text: string, mode: CloudEventOptions['mode']): Promise<HttpMessage | null>;
}

/** Why a form is not available. Its message is for the user. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Copies or downloads. Returns a notice, or `null` if the browser shows one itself. Throws `Refusal`. */
export async function take(form: Form, taken: Taken): Promise<string | null> {
  if (form === 'report-md' || form === 'report-sarif' || form === 'report-json') {
    const { report, text } = taken;
    if (report === null) throw new Refusal('The event is still being checked. Try again in a moment.');
    if (form === 'report-md') download('cdevents-report.md', 'text/markdown', markdownReport(report));
    else if (form === 'report-json')
      download('cdevents-report.json', 'application/json', `${JSON.stringify(report, null, 2)}\n`);
    else {
      const { sarifReport } = await part(import('./sarif.js'));
      download('cdevents-report.sarif', 'application/sarif+json', sarifReport(text, report));
    }
    return null;
  }
  await toClipboard(written(form, taken));
  return `Copied: ${titleOf(form)}`;
}

async function written(form: Form, { text, sound, receiver, carry }: Taken): Promise<string> {
  if (form === 'text') return text;
  if (form === 'json') {
    if (!sound) throw new Refusal('The text is not valid JSON, so it cannot be written in one line.');
    return inOneLine(text);
  }
  const message = async (mode: CloudEventOptions['mode']): Promise<HttpMessage | null> => {
    try {
      return await carry(text, mode);
    } catch {
      throw new Refusal('The engine did not answer. Try again.');
    }
  };
  if (form === 'http') {
    const binary = await message('binary');
    if (binary === null) throw new Refusal('Only a single event can be sent in binary mode, and the text is not one.');
    return httpText(binary, receiver);
  }
  // A list of events is sent as a batch.
  const structured = (await message('structured')) ?? (await message('batch'));
  if (structured === null) throw new Refusal('The text is not an event, so it cannot become a CloudEvent.');
  if (form === 'structured') return structured.body;
  const command = curlCommand(structured, receiver);
  if (command === null)
    throw new Refusal(
      'The event is too long for a command: a shell takes 128 KiB. Copy the CloudEvent into a file instead.',
    );
  return command;
}
