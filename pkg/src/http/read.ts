/**
 * Events as they come over HTTP. What the headers say and what is valid is the engine's knowledge alone: here the host's
 * headers become one list of names and values.
 */

import { nothingOmitted, withCapped } from '../base/cap.js';
import { isRelease, type Members, set } from '../base/envelope.js';
import { eventIn } from '../base/event-at.js';
import { finding } from '../base/finding.js';
import { textOf, textWithMark } from '../base/text.js';
import type { Port as Engine, MessageDocument } from '../engine/port.js';
import { DATA, DATA_CONTENT_TYPE } from '../generated/cloudevents.js';
import { MAX_HEADER_BYTES } from '../generated/protocol.js';
import type { Diagnostic, HttpInput, Report, ValidateOptions } from '../types.js';
import { attributeOf, CONTENT_TYPE, PREFIX } from './headers.js';

/** The caller's own code threw, or there are no headers at all. */
class Unreadable {
  constructor(
    readonly message: string,
    readonly help: string,
    readonly pointer: string,
  ) {}
}

/** What a message holds, as far as the caller's objects can be read. */
interface Read {
  report: Report;
  /** The text of a JSON object. */
  headers: string;
  body: string | Uint8Array;
}

/** The report about a message. */
export function readMessage(message: HttpInput, options: ValidateOptions | undefined, engine: Engine): Report {
  return read(message, options, engine).report;
}

/** The one valid event in a message, or `undefined`, and the report. */
export function eventOf(
  message: HttpInput,
  options: ValidateOptions | undefined,
  engine: Engine,
): { event: unknown; report: Report } {
  const found = read(message, options, engine);
  return { event: found.report.event === null ? undefined : eventsIn(found)[0], report: found.report };
}

/** The events of a valid message, in its order, and the report. There are none if the message is not valid. */
export function eventsOf(
  message: HttpInput,
  options: ValidateOptions | undefined,
  engine: Engine,
): { events: unknown[]; report: Report } {
  const found = read(message, options, engine);
  return { events: eventsIn(found), report: found.report };
}

/**
 * The report about a message, and the JSON text that its events are in. What is in headers and of no vocabulary is taken as a
 * CloudEvent.
 */
export function documentOf(message: HttpInput, options: ValidateOptions | undefined, engine: Engine): MessageDocument {
  const { report, headers, body } = read(message, options, engine);
  const values = JSON.parse(headers) as Record<string, string>;
  const isUnknown = report.events.length === 0 && Object.keys(values).some((name) => name.startsWith(PREFIX));
  if (!isUnknown && !isInHeaders(report)) return { report, text: body, isInHeaders: false };
  const start = JSON.stringify(attributesIn(values)).slice(0, -1);
  const text = bodyText(values, body);
  if (text === '') return { report, text: `${start}}`, isInHeaders: true };
  const before = `${start},"data":`;
  if (!isJson(text)) return { report, text: `${before}${JSON.stringify(text)}}`, isInHeaders: true };
  // Before the data, the body can have a byte order mark.
  const mark = textWithMark(body).startsWith('\ufeff') ? 1 : 0;
  return { report, text: `${before}${text}}`, isInHeaders: true, dataAt: before.length - mark };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the event consists of headers, with the body as its data. */
function isInHeaders({ event }: Report): boolean {
  return event?.envelope === 'binary' && !isRelease(event.vocabulary);
}

function eventsIn({ report, headers, body }: Read): unknown[] {
  if (report.outcome !== 'valid' || report.events.length === 0) return [];
  const values = JSON.parse(headers) as Record<string, string>;
  if (isInHeaders(report)) return [fromHeaders(values, body)];
  const root: unknown = JSON.parse(bodyText(values, body));
  return report.events.map(({ pointer }) => eventIn(root, pointer.slice('/body'.length)));
}

/** The event that consists of headers: an object of its attributes, with the body as `data`. */
function fromHeaders(values: Record<string, string>, body: string | Uint8Array): Members {
  const event = attributesIn(values);
  const text = bodyText(values, body);
  if (text === '') return event;
  try {
    set(event, DATA, JSON.parse(text));
  } catch {
    set(event, DATA, text);
  }
  return event;
}

/** The attributes of a CloudEvent in headers. */
function attributesIn(values: Record<string, string>): Members {
  const event: Members = {};
  for (const name of Object.keys(values)) {
    if (!name.startsWith(PREFIX)) continue;
    const value = String(values[name]).trim();
    // Not UTF-8 only if the caller has turned the rules about headers off.
    set(event, name.slice(PREFIX.length), attributeOf(value) ?? value);
  }
  const type = values[CONTENT_TYPE];
  if (type !== undefined) set(event, DATA_CONTENT_TYPE, String(type).trim());
  return event;
}

/** The body as text without a byte order mark. */
function bodyText(values: Record<string, string>, body: string | Uint8Array): string {
  const isLatin = /;\s*charset\s*=\s*"?(?:iso-8859-1|latin1)\b/i.test(String(values[CONTENT_TYPE]));
  return isLatin && typeof body !== 'string' ? new TextDecoder('latin1').decode(body) : textOf(body);
}

function read(message: HttpInput, options: ValidateOptions | undefined, engine: Engine): Read {
  const settings = engine.settingsOf(options);
  engine.object(message, 'message');
  engine.requireReady();
  let headers = '{}';
  try {
    headers = listed(member(message, 'headers') as HttpInput['headers']);
    // A message without a body has an empty one.
    const found = engine.readable(member(message, 'body') ?? '');
    if (found.report === undefined) {
      return { report: placed(engine.judge(found.input, settings, headers)), headers, body: found.input };
    }
    const { report } = found;
    return { report: withCapped(placed(report), report.diagnostics, settings.maxDiagnostics), headers, body: '' };
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    const { message: words, help, pointer } = thrown;
    const found = finding('CDE113', 'unreadable-object', words, help, pointer);
    const nothing = { outcome: 'unchecked', event: null, omitted: 0 } as const;
    const empty: Report = { ...nothing, events: [], diagnostics: [], omittedBySeverity: nothingOmitted() };
    return { report: withCapped(empty, [found], settings.maxDiagnostics), headers, body: '' };
  }
}

function member(message: HttpInput, name: 'headers' | 'body'): unknown {
  try {
    return message[name];
  } catch {
    throw new Unreadable(`\`${name}\` cannot be read`, 'pass a plain object with `headers` and `body`', `/${name}`);
  }
}

/** What is found in a header has no range, and what was found before the engine read the body is about all of it. */
function placed(report: Report): Report {
  const place = (found: Pick<Diagnostic, 'pointer' | 'range'>): void => {
    if (found.pointer === '') found.pointer = '/body';
    if (found.pointer.startsWith('/headers')) delete found.range;
  };
  for (const found of report.diagnostics) {
    place(found);
    found.related?.forEach(place);
  }
  return report;
}

const HELP = 'pass a plain object of names and values, or a `Headers`';

/**
 * The headers that say something of an event, by their names in lower case, as the text of a JSON object. It ends a little
 * after the engine's limit.
 */
function listed(headers: HttpInput['headers']): string {
  const members: string[] = [];
  let room = MAX_HEADER_BYTES + 1;
  const add = (name: unknown, value: unknown): void => {
    if (typeof name !== 'string' || value === undefined || room <= 0 || !matters(name)) return;
    const lower = name.slice(0, room).toLowerCase();
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (room <= 0) return;
      const text = typeof each === 'string' ? each.slice(0, room) : each;
      room -= lower.length + (typeof text === 'string' ? text.length : 0);
      members.push(`${JSON.stringify(lower)}:${jsonOf(text)}`);
    }
  };
  let reading = '';
  try {
    if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
      const what = Array.isArray(headers) ? 'an array' : headers === null ? 'null' : `a ${typeof headers}`;
      throw new Unreadable(
        `\`headers\` is ${what.replace('a undefined', 'undefined')}, expected an object`,
        HELP,
        '/headers',
      );
    }
    if (typeof headers.forEach === 'function') {
      headers.forEach((value, name) => add(name, value));
    } else {
      for (const name of Object.keys(headers)) {
        // A header that does not matter is not read.
        if (!matters(name)) continue;
        reading = name.toLowerCase();
        add(name, (headers as Record<string, unknown>)[name]);
      }
    }
  } catch (thrown) {
    if (thrown instanceof Unreadable) throw thrown;
    throw reading === ''
      ? new Unreadable('the headers cannot be read', HELP, '/headers')
      : new Unreadable(
          'the header cannot be read',
          HELP,
          `/headers/${reading.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        );
  }
  return `{${members.join()}}`;
}

function matters(name: string): boolean {
  const start = name.slice(0, CONTENT_TYPE.length + 1).toLowerCase();
  return start === CONTENT_TYPE || start.startsWith(PREFIX);
}

/** A value as JSON; one that is no text is shown by its type only. None of the caller's code runs. */
function jsonOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'bigint') return '0';
  if (typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? '[]' : '{}';
}
