/** Puts events into CloudEvents over HTTP. What is an event, and in what it came, is the engine's answer. */

import { attributesAround, draftAttributes, isMembers, isRelease, type Members } from '../base/envelope.js';
import { textOf } from '../base/text.js';
import type { Port as Engine } from '../engine/port.js';
import { DATA, DATA_BASE64, DATA_CONTENT_TYPE } from '../generated/cloudevents.js';
import type { CloudEventOptions, EventInfo, HttpMessage, Input, Report } from '../types.js';
import { CONTENT_TYPE, encode, encodeMediaType, encodeName, isJson } from './headers.js';

const JSON_TYPE = 'application/json';
const MEDIA_TYPES = {
  structured: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
} as const;

/** The message that carries an event; null for what cannot be sent. */
export function writeMessage(input: Input, options: CloudEventOptions, engine: Engine): HttpMessage | null {
  const { mode } = engine.known(options, 'options', ['mode']);
  if (mode !== 'structured' && mode !== 'binary' && mode !== 'batch')
    throw engine.bad('mode', mode, 'structured, binary or batch');
  const read = engine.readable(input);
  if (read.report !== undefined) return null;
  const report = engine.judge(read.input, engine.settingsOf({ maxDiagnostics: 0 }));
  const text = textOf(read.input);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(value)) {
    const whole = mode === 'batch' ? batchOf(report, value, text) : null;
    return whole === null ? null : message(whole, 'batch');
  }
  const { event } = report;
  if (event === null || !isMembers(value) || !isRead(event, value)) return null;
  if (mode === 'binary') return binary(event, value, text);
  const json = event.envelope === 'none' ? wrapped(event, value, text) : text;
  return mode === 'batch' ? message(`[${json}]`, mode) : message(json, mode);
}

function message(body: string, mode: 'structured' | 'batch'): HttpMessage {
  return { headers: { [CONTENT_TYPE]: MEDIA_TYPES[mode] }, body };
}

/** Whether the engine knows it for an event and has read all of it, but for data that it does not read. */
function isRead(event: EventInfo, value: unknown): boolean {
  const unread = isMembers(value) && Object.hasOwn(value, DATA_BASE64);
  return event.vocabulary !== null && (event.outcome !== 'unchecked' || unread);
}

/** The text of an array of envelopes; null when an element is no event, which would be lost otherwise. */
function batchOf(report: Report, elements: unknown[], text: string): string | null {
  const { events } = report;
  if (events.length !== elements.length || !events.every((event, index) => isRead(event, elements[index]))) return null;
  if (events.every(({ envelope }) => envelope !== 'none')) return text;
  const envelopes = events.map((event, index) => {
    const json = JSON.stringify(elements[index]);
    return event.envelope === 'none' ? wrapped(event, elements[index] as Members, json) : json;
  });
  return `[${envelopes.join(',')}]`;
}

/** The text of the envelope around a bare event, whose own text goes in as it is: numbers keep all their digits. */
function wrapped(event: EventInfo, value: Members, text: string): string {
  if (!isRelease(event.vocabulary)) return JSON.stringify(draftAttributes(value));
  return `${JSON.stringify(attributesAround(value)).slice(0, -1)},"${DATA}":${text}}`;
}

function binary(event: EventInfo, value: Members, text: string): HttpMessage | null {
  const bare = event.envelope === 'none';
  // Around an event the data is JSON whatever the envelope says; where the attributes are the event it may be anything.
  const around = isRelease(event.vocabulary);
  const attributes = !bare ? value : around ? attributesAround(value) : draftAttributes(value);
  const given = attributes[DATA_CONTENT_TYPE];
  const type = typeof given === 'string' && (!around || isJson(given)) ? given : JSON_TYPE;
  const body = bare && around ? text : bodyOf(attributes, type);
  if (body === null) return null;
  const headers: Record<string, string> = {};
  for (const name of Object.keys(attributes)) {
    const attribute = attributes[name];
    if (name === DATA || name === DATA_BASE64 || name === DATA_CONTENT_TYPE) continue;
    if (attribute === null || attribute === undefined) continue;
    headers[encodeName(name)] = encode(typeof attribute === 'string' ? attribute : JSON.stringify(attribute));
  }
  if (body !== '' || typeof given === 'string') headers[CONTENT_TYPE] = encodeMediaType(type);
  return { headers, body };
}

/** The body that the data of an envelope is; null for bytes that no string holds. */
function bodyOf({ [DATA]: data, [DATA_BASE64]: encoded }: Members, type: string): string | null {
  if (data !== undefined) return typeof data === 'string' && !isJson(type) ? data : JSON.stringify(data);
  if (typeof encoded !== 'string') return '';
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
