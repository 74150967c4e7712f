/**
 * Events as they come over HTTP. What is valid is the engine's knowledge alone: a message in binary mode is written as
 * the envelope that it stands for, judged as such, and every place is told where it is in the message. Only what the
 * engine cannot see is said here: what the headers are written like, and whether they fit the body.
 */
import { plainBytes } from '../base/bytes.js';
import { MAX_LIMIT, type Settings } from '../base/call.js';
import { nothingOmitted, withCapped } from '../base/cap.js';
import { isRelease } from '../base/envelope.js';
import { textOf } from '../base/text.js';
import type { Port as Engine } from '../engine/port.js';
import { ANY_VOCABULARY, STRICT } from '../generated/protocol.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { Diagnostic, EventInfo, HttpInput, Position, Range, Report, ValidateOptions } from '../types.js';
import {
  CONTENT_TYPE,
  charset,
  essence,
  type Headers,
  isJson,
  PREFIX,
  pointerTo,
  readHeaders,
  Unreadable,
} from './headers.js';
import { say } from './say.js';

const BODY = '/body';
const DATA = '/data';
const TYPE_POINTER = pointerTo(CONTENT_TYPE);
const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

/** The report about a message. */
export function readMessage(message: HttpInput, options: ValidateOptions | undefined, engine: Engine): Report {
  const settings = engine.settingsOf(options);
  engine.object(message, 'message');
  engine.requireReady();
  let headers: Headers;
  let given: unknown;
  try {
    headers = readHeaders(member(message, 'headers') as HttpInput['headers']);
    given = member(message, 'body');
  } catch (thrown) {
    if (thrown instanceof Unreadable) return capped(undecided(thrown.finding), [], settings);
    throw thrown;
  }
  // A message without a body has an empty one.
  const read = engine.readable(given ?? '');
  if (read.report !== undefined) return capped(inBody(read.report), headers.findings, settings);
  const type = headers.contentType ?? '';
  const media = essence(type);
  const body = decoded(typeof read.input === 'string' ? read.input : plainBytes(read.input), charset(type));
  if (body === undefined) {
    const unknown = say(
      'content-type',
      `found the charset \`${shown(charset(type)!)}\`, which is not read here`,
      'JSON is sent as `utf-8`',
      TYPE_POINTER,
    );
    return capped(undecided(unknown), headers.findings, settings);
  }

  if (media === STRUCTURED || media === BATCH) {
    // The attributes are in the body; headers may repeat them for whoever does not read it.
    return capped(
      enveloped(body, media, settings, engine),
      headers.findings.filter(({ pointer }) => pointer === TYPE_POINTER),
      settings,
    );
  }
  if (media.startsWith('application/cloudevents')) {
    const unknown = say(
      'content-type',
      `found \`${shown(media)}\` as \`${CONTENT_TYPE}\`, a format that is not read here`,
      `events are read as \`${STRUCTURED}\`, as \`${BATCH}\`, or in binary mode`,
      TYPE_POINTER,
    );
    return capped(undecided(unknown), headers.findings, settings);
  }
  const report =
    headers.attributes.size > 0 ? binary(headers, body, settings, engine) : bare(body, type, settings, engine);
  return capped(report, headers.findings, settings);
}

function member(message: HttpInput, name: 'headers' | 'body'): unknown {
  try {
    return message[name];
  } catch {
    throw new Unreadable(
      say(
        'unreadable-object',
        `\`${name}\` cannot be read`,
        'pass a plain object with `headers` and `body`',
        `/${name}`,
      ),
    );
  }
}

/** A name out of the message, within backticks. */
function shown(text: string): string {
  return text.slice(0, 60).replace(/[^\x20-\x7e]|`/g, '?');
}

/** The body as the engine reads it; undefined in a charset that is not known here. */
function decoded(body: string | Uint8Array, name: string | undefined): string | Uint8Array | undefined {
  if (name === undefined || name === 'utf-8' || name === 'utf8' || name === 'us-ascii') return body;
  if (name === 'iso-8859-1' || name === 'latin1')
    return typeof body === 'string' ? body : new TextDecoder('latin1').decode(body);
  return undefined;
}

/** A report that says why nothing could be decided. */
function undecided(...diagnostics: Diagnostic[]): Report {
  return {
    outcome: 'unchecked',
    event: null,
    events: [],
    diagnostics,
    omitted: 0,
    omittedBySeverity: nothingOmitted(),
  };
}

/** A report about the body alone, as one about the message. */
function inBody(report: Report, envelope?: EventInfo['envelope']): Report {
  const events = report.events.map((event) => ({
    ...event,
    pointer: BODY + event.pointer,
    envelope: envelope ?? event.envelope,
  }));
  const diagnostics = report.diagnostics.map((found) => {
    const moved = { ...found, pointer: BODY + found.pointer };
    if (found.related !== undefined)
      moved.related = found.related.map((other) => ({ ...other, pointer: BODY + other.pointer }));
    return moved;
  });
  return withEvents(report, events, diagnostics);
}

function withEvents(report: Report, events: EventInfo[], diagnostics: Diagnostic[]): Report {
  return { ...report, event: report.event === null ? null : (events[0] ?? null), events, diagnostics };
}

/** What is wrong with the message makes events in it invalid. What could not be read stays as it is. */
function invalid(report: Report, spoilt: ReadonlySet<EventInfo> = new Set(report.events)): Report {
  const events = report.events.map((event) =>
    event.outcome === 'valid' && spoilt.has(event) ? { ...event, outcome: 'invalid' as const } : event,
  );
  return {
    ...withEvents(report, events, report.diagnostics),
    outcome: report.outcome === 'valid' ? 'invalid' : report.outcome,
  };
}

const LEVELS = [undefined, 'note', 'warning', 'error'] as const;

/** The finding as bad as the caller wants its rule to be; undefined when it is not wanted. The engine does so by itself. */
function levelled(found: Diagnostic, { levels }: Settings): Diagnostic | undefined {
  const code = Number(found.code.slice(3));
  for (let at = 0; at < levels.length; at += 3) {
    if (levels.charCodeAt(at) + 256 * levels.charCodeAt(at + 1) !== code) continue;
    const severity = LEVELS[levels.charCodeAt(at + 2)];
    return severity === undefined ? undefined : { ...found, severity };
  }
  return found;
}

/** Whether a finding makes an event invalid. */
function isBad({ severity }: Diagnostic, { flags }: Settings): boolean {
  return severity === 'error' || (severity === 'warning' && flags === STRICT);
}

/** The report with findings about the headers, which stand before the body, and with no more of them than asked for. */
function capped(report: Report, findings: Diagnostic[], settings: Settings): Report {
  const wanted = findings.flatMap((found) => levelled(found, settings) ?? []);
  const judged = wanted.some((found) => isBad(found, settings)) ? invalid(report) : report;
  const all = [...wanted, ...judged.diagnostics];
  return withCapped(judged, all, settings.maxDiagnostics);
}

/** A report with one more finding, before all others: the message contradicts itself, and `spoilt` makes it invalid. */
function contradicted(
  report: Report,
  found: Diagnostic,
  settings: Settings,
  spoilt: (report: Report) => Report = invalid,
): Report {
  const wanted = levelled(found, settings);
  if (wanted === undefined) return report;
  const judged = isBad(wanted, settings) ? spoilt(report) : report;
  return { ...judged, diagnostics: [wanted, ...judged.diagnostics] };
}

/** A bare event, or whatever the body is by itself. */
function bare(body: string | Uint8Array, type: string, settings: Settings, engine: Engine): Report {
  const report = inBody(engine.judge(body, settings));
  if (type === '' || isJson(type) || report.outcome === 'unchecked') return report;
  return contradicted(
    report,
    say(
      'content-type',
      `found \`${shown(essence(type))}\` as \`${CONTENT_TYPE}\`, where the body is JSON`,
      'it is `application/json`',
      TYPE_POINTER,
    ),
    settings,
  );
}

/** A body that the media type calls a CloudEvent, or a batch of them. */
function enveloped(
  body: string | Uint8Array,
  media: typeof STRUCTURED | typeof BATCH,
  settings: Settings,
  engine: Engine,
): Report {
  const own = engine.judge(body, settings);
  const report = inBody(own);
  const wanted = media === BATCH;
  const array = firstLetter(body) === '[';
  if (array !== wanted && isRead(body, own, settings, engine)) {
    const help = array ? `a batch is \`${BATCH}\`` : `a single CloudEvent is \`${STRUCTURED}\``;
    const wrong = say(
      'content-type',
      `found \`${media}\` as \`${CONTENT_TYPE}\`, where the body is ${array ? 'an array' : 'no array'}`,
      help,
      TYPE_POINTER,
    );
    // Whatever the body holds, the message is wrong.
    return contradicted(report, wrong, settings, (judged) => ({ ...invalid(judged), outcome: 'invalid' }));
  }
  const stripped = report.events.filter(({ vocabulary, envelope }) => vocabulary !== null && envelope === 'none');
  if (stripped.length === 0) return report;
  const found = say(
    'content-type',
    `found \`${media}\` as \`${CONTENT_TYPE}\`, where the body is an event without an envelope`,
    'a bare event is `application/json`; a CloudEvent has `specversion`',
    TYPE_POINTER,
  );
  found.related = stripped.slice(0, 10).map(({ pointer }) => ({ message: 'the event', pointer }));
  return contradicted(report, found, settings, (judged) => invalid(judged, new Set(stripped)));
}

/** Whether the body was read to its end. What is no JSON, or over a limit, says so, and has no shape to speak of. */
function isRead(body: string | Uint8Array, report: Report, settings: Settings, engine: Engine): boolean {
  if (report.outcome !== 'unchecked') return true;
  if (isTooLong(body, settings.maxBytes) || contentOf(body)?.isJson !== true) return false;
  const { diagnostics } = engine.judge(body, { ...settings, maxDiagnostics: 100 });
  return !diagnostics.some(({ rule }) => rule.startsWith('limit-') || rule === 'engine-fault');
}

function firstLetter(body: string | Uint8Array): string {
  if (typeof body === 'string') return /[^\s\ufeff]/.exec(body)?.[0] ?? '';
  const at = body.findIndex((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));
  return at < 0 ? '' : String.fromCharCode(body[at]!);
}

/** The body's text: whether it is one JSON value and so can stand in an envelope, and whether it begins with a mark. */
interface Content {
  readonly text: string;
  readonly isJson: boolean;
  readonly marked: boolean;
}

const strict = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for bytes that are no UTF-8. */
function contentOf(body: string | Uint8Array): Content | undefined {
  let whole: string;
  try {
    whole = typeof body === 'string' ? body : strict.decode(body);
  } catch {
    return undefined;
  }
  const text = textOf(whole);
  const marked = text !== whole;
  try {
    JSON.parse(text);
    return { text, isJson: true, marked };
  } catch {
    return { text, isJson: false, marked };
  }
}

const encoder = /* @__PURE__ */ new TextEncoder();

function bytesIn(text: string): number {
  return encoder.encode(text).length;
}

/** Whether a body is longer than the limit; the engine says it with its place. */
function isTooLong(body: string | Uint8Array, limit: number): boolean {
  if (typeof body !== 'string') return body.length > limit;
  return body.length > limit || (3 * body.length > limit && bytesIn(body) > limit);
}

/** A CloudEvent whose attributes are headers. */
function binary(headers: Headers, body: string | Uint8Array, settings: Settings, engine: Engine): Report {
  const type = headers.contentType;
  const json = type === undefined || isJson(type);
  const alone = (): Report => inBody(engine.judge(body, settings), 'binary');
  if (isTooLong(body, settings.maxBytes)) return alone();
  let content = contentOf(body);
  if (content === undefined) {
    if (json) return alone();
    // Data that is no JSON may be any bytes; nothing is said of them.
    content = { text: textOf(body), isJson: false, marked: false };
  }
  // Text that is not one value could bring members of its own into the envelope, so it never stands in one.
  const empty = content.text === '' && !content.marked;
  if (json && !content.isJson && !empty) return alone();
  const opaque = !content.isJson;

  const members: string[] = [];
  // Without it nothing would show that this is a CloudEvent. `null` is absent.
  if (!headers.attributes.has('specversion')) members.push('"specversion":null');
  for (const [name, value] of headers.attributes) members.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  if (type !== undefined) members.push(`"datacontenttype":${JSON.stringify(type)}`);
  let before = `{${members.join(',')}`;
  let after = '}';
  if (!empty) {
    before += ',"data":';
    after = (opaque ? JSON.stringify(content.text) : content.text) + after;
  }
  const forced = VOCABULARIES[settings.vocabulary];
  const report = engine.judge(before + after, {
    ...settings,
    // With a release asked for and no data, the attributes would be taken for the event.
    vocabulary: empty && isRelease(forced) ? ANY_VOCABULARY : settings.vocabulary,
    // The limits are the body's.
    maxBytes: Math.min(MAX_LIMIT, settings.maxBytes + bytesIn(before) + (opaque ? 6 * content.text.length : 0) + 1),
    maxDepth: Math.min(MAX_LIMIT, settings.maxDepth + 1),
  });
  const place: Place = {
    start: before.length,
    end: before.length + after.length - 1,
    shift: before.length - (content.marked ? 1 : 0),
    first: empty || opaque ? undefined : firstPlace(content),
    opaque,
  };
  // Unless the caller has said how bad that is.
  const own = say('content-type', '', '', TYPE_POINTER);
  const contradicts = report.event?.pointer === DATA && !json && levelled(own, settings) === own;
  const diagnostics = report.diagnostics.map((found) => {
    const moved = inMessage(found, place, headers);
    // The binding asks for JSON as the type of a body; an envelope may merely suggest it.
    if (contradicts && moved.rule === 'content-type' && moved.pointer === TYPE_POINTER) moved.severity = 'error';
    return moved;
  });
  const events = report.events.map((event) => ({ ...event, pointer: BODY, envelope: 'binary' as const }));
  const judged = withEvents(report, events, diagnostics);
  // The mark cannot stand in the envelope; it is the first thing that the engine says of the body.
  const first =
    content.marked && !opaque ? inBody(engine.judge(body, { ...settings, maxDiagnostics: 1 })).diagnostics : [];
  const marks = first.filter(({ rule }) => rule === 'byte-order-mark');
  const whole = { ...judged, diagnostics: inOrder(judged.diagnostics, marks) };
  return contradicts || marks.some((found) => isBad(found, settings)) ? invalid(whole) : whole;
}

/** With the finding about the first character of the body before all others that are in it. */
function inOrder(diagnostics: Diagnostic[], first: Diagnostic[]): Diagnostic[] {
  const at = diagnostics.findIndex(({ range }) => range !== undefined);
  return at < 0 ? [...diagnostics, ...first] : [...diagnostics.slice(0, at), ...first, ...diagnostics.slice(at)];
}

/** Where the body stands in the envelope's text, and by how much its own places differ. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
  /** The body's first letter that is no blank. */
  readonly first: Range | undefined;
  /** It stands there as a string, whose places are not those of the body. */
  readonly opaque: boolean;
}

/** Where the value of a body begins. What a bare event lacks points there; in an envelope its name would be shown. */
function firstPlace({ text, marked }: Content): Range {
  const blanks = /^[ \t\r\n]*/.exec(text)![0];
  const lines = blanks.split(/\r\n|\r|\n/);
  const mark = marked ? 1 : 0;
  const start = {
    offset: mark + blanks.length,
    line: lines.length,
    column: lines.at(-1)!.length + 1 + (lines.length === 1 ? mark : 0),
  };
  return { start, end: { ...start, offset: start.offset + 1, column: start.column + 1 } };
}

/** A finding about the envelope as one about the message. */
function inMessage(found: Diagnostic, place: Place, headers: Headers): Diagnostic {
  const { range, related, fix, ...rest } = found;
  const moved: Diagnostic = { ...rest, pointer: movePointer(found.pointer), ...reworded(found, headers) };
  const inside = shifted(range, place) ?? (found.pointer === DATA ? place.first : undefined);
  if (inside !== undefined) moved.range = inside;
  if (related !== undefined) {
    moved.related = related.map((other) => {
      const pointer = movePointer(other.pointer);
      const there = shifted(other.range, place);
      const words = {
        message: pointer.startsWith(BODY) ? other.message : `the header \`${nameOf(pointer)}\``,
        pointer,
      };
      return there === undefined ? words : { ...words, range: there };
    });
  }
  if (
    fix !== undefined &&
    !place.opaque &&
    fix.edits.every(({ start, end }) => start >= place.start && end <= place.end)
  ) {
    const edits = fix.edits.map((edit) => ({ ...edit, start: edit.start - place.shift, end: edit.end - place.shift }));
    moved.fix = { ...fix, edits };
  }
  return moved;
}

function isInData(pointer: string): boolean {
  return pointer === DATA || pointer.startsWith(`${DATA}/`);
}

/** A pointer into the envelope as one into the message. */
function movePointer(pointer: string): string {
  // What the envelope lacks, the headers lack.
  if (pointer === '') return '/headers';
  if (isInData(pointer)) return BODY + pointer.slice(DATA.length);
  return pointer === '/datacontenttype' ? TYPE_POINTER : `/headers/${PREFIX}${pointer.slice(1)}`;
}

/** The header that a pointer is to. */
function nameOf(pointer: string): string {
  return pointer.slice('/headers/'.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

function shifted(range: Range | undefined, { start, end, shift, opaque }: Place): Range | undefined {
  if (range === undefined || opaque || range.start.offset < start || range.end.offset > end) return undefined;
  const move = ({ offset, line, column }: Position): Position => ({
    offset: offset - shift,
    line,
    // Before the body there is only one line.
    column: line === 1 ? column - shift : column,
  });
  return { start: move(range.start), end: move(range.end) };
}

/** The engine speaks of an envelope and its members; here these are headers and a body. */
function reworded({ rule, message, help, pointer }: Diagnostic, { attributes }: Headers): Partial<Diagnostic> {
  if (pointer === '/specversion' && rule === 'wrong-type' && !attributes.has('specversion')) {
    const missing = say('envelope-missing', 'missing `ce-specversion` in the headers', 'expected `1.0`', '/headers');
    return { ...missing, expected: 'specversion' };
  }
  if (pointer === '' && rule === 'not-an-event') {
    const typed = attributes.has('type');
    return {
      pointer: typed ? '/headers/ce-type' : '/headers',
      ...(typed ? {} : { message: 'missing `ce-type` in the headers, and the body is not an event' }),
    };
  }
  const header = (name: string): string => (name === 'datacontenttype' ? CONTENT_TYPE : PREFIX + name);
  const words: Partial<Diagnostic> = {};
  if (pointer === '') {
    words.message = message.replace(MISSING, (_, name: string) =>
      name === 'data' ? 'the body is empty' : `missing \`${header(name)}\` in the headers`,
    );
    if (MISSING.exec(message)?.[1] === 'data') words.pointer = BODY;
  } else if (rule === 'envelope-mismatch') {
    words.message = message.replace(
      /^`(\w+)` (.*) in the envelope, but /,
      (_, name: string, found: string) => `\`${header(name)}\` ${found} in the headers, but `,
    );
  } else if (pointer === DATA) {
    words.message = message.replace(/ in `data`$/, ' in the event').replace(/^`data` /, 'the body ');
  } else if (!isInData(pointer)) {
    const name = pointer.slice(1);
    const start = `\`${name}\` `;
    words.message = message.startsWith(start) ? `\`${header(name)}\` ${message.slice(start.length)}` : message;
  }
  const helped = help?.replace(/^`data` must be /, 'the body must be ');
  if (helped !== undefined) words.help = helped;
  return words;
}

/** What the engine says of an attribute that is not there. */
const MISSING = /^missing (?:field )?`(\w+)` in the (?:envelope|event)$/;
