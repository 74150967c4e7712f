/** Saved deliveries of webhooks: messages as HTTP writes them, JSON with `headers` and `body`, or bodies alone. */
import { escape } from '../emitters/escape.js';
import { Refusal } from '../emitters/output.js';
import type { HttpInput } from '../faces/public.js';

/** A message. */
export type Delivery = HttpInput;

/** A request line, or the first header of a message without one: a name, a colon, and no quotes or brackets before it. */
const FIRST_LINE = /^(?:[A-Z]+ \S+ HTTP\/\d|[\w!#$%&'*+.^`|~-]+:[ \t])/;

/** Whether a text is a message as HTTP writes it. */
export function isHttp(name: string, text: string): boolean {
  return /\.https?$/i.test(name) || FIRST_LINE.test(text.replace(/^(?:###.*)?\s+/, ''));
}

/** The messages in a text, which lines that begin with `###` separate. Throws a `Refusal` for what is no message. */
export function httpMessages(text: string): Delivery[] {
  const parts = text.split(/^###.*$/m).filter((part) => part.trim() !== '');
  return parts.map(httpMessage);
}

function httpMessage(text: string): Delivery {
  const [, head = '', body = ''] = /^\s*([\s\S]*?)(?:\r?\n\r?\n([\s\S]*))?$/.exec(text) ?? [];
  const headers = new Map<string, string[]>();
  for (const [index, line] of head.split(/\r?\n/).entries()) {
    if (/^(?:#|\/\/)/.test(line) || (index === 0 && /^[A-Z]+ /.test(line))) continue;
    const [, name, value] = /^([^\s:]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Refusal(`has a line that is no header: ${escape(line.slice(0, 100))}`);
    headers.set(name, [...(headers.get(name) ?? []), value!.trimEnd()]);
  }
  // What an editor adds at the end of a file is no part of the body, unless a length says so.
  return { headers: Object.fromEntries(headers), body: body.trimEnd() };
}

/** The message in a JSON text: what has `headers` and a `body`, or the body alone. */
export function jsonMessage(text: string): Delivery {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { headers: {}, body: text };
  }
  const { headers, body } = (value ?? {}) as { headers?: unknown; body?: unknown };
  if (typeof headers !== 'object' || headers === null || body === undefined) return { headers: {}, body: text };
  return { headers: headers as HttpInput['headers'], body: typeof body === 'string' ? body : JSON.stringify(body) };
}
