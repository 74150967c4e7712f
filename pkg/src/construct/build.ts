/** Builds events: the second module fills in what the type determines, and `validate` checks the result. */

import type { Settings } from '../base/call.js';
import { timeOf, unknownType } from '../engine/building.js';
import { ask } from '../engine/composer.js';
import type { CdEventError } from '../engine/errors.js';
import type { EngineFault } from '../engine/fault.js';
import type { ComposerPort } from '../engine/port.js';
import type { Constructed, ConstructOptions, Report } from '../types.js';

type Answer =
  | { json: string; type: string }
  | { unknown: { suggestion: string | null } }
  | { unreadable: true }
  | { error: string };

/** The options of `construct` beyond those of `validate`. */
const OWN_OPTIONS = ['envelope', 'now', 'id'];

/** See `construct`. */
export function build(type: string, event: object, options: ConstructOptions, port: ComposerPort): Constructed {
  const { bad, judge, object, settingsOf } = port;
  if (typeof type !== 'string') throw bad('type', type, 'a string');
  const settings = settingsOf(options, OWN_OPTIONS);
  const { release, envelope } = options;
  const { maxBytes: bytes, maxDepth: depth } = settings;
  const request = { call: 'construct', type, release, ...fillings(options, port), envelope, bytes, depth };
  const given = textOf(object(event, 'event'), port);
  const answer = answerOf(request, given, port);
  if ('unknown' in answer) throw unknownType(type, release, answer.unknown, port);
  if ('unreadable' in answer) {
    // What is missing in the given members is no fault of theirs.
    const found = judge(given, settings);
    throw refused(
      type,
      found,
      port,
      found.diagnostics.filter(({ rule }) => rule !== 'missing-field'),
    );
  }
  const { json } = answer;
  const report = judge(json, settings);
  if (report.outcome !== 'valid') throw invalid(type, json, report, settings, port);
  if (report.event?.type !== answer.type) {
    throw bad('event', report.event?.type, `of the type ${JSON.stringify(answer.type)}`);
  }
  return { event: JSON.parse(json) as object, json, report };
}

function answerOf(
  request: Record<string, unknown>,
  given: string,
  port: ComposerPort,
): Exclude<Answer, { error: string }> {
  let fault: EngineFault;
  try {
    const answer = ask(request, given, port) as Answer;
    if (!('error' in answer)) return answer;
    fault = new port.EngineFault(answer.error);
  } catch (thrown) {
    if (!(thrown instanceof port.EngineFault)) throw thrown;
    fault = thrown;
  }
  throw refused(String(request['type']), port.faultReport(fault), port);
}

/** The error for a text that is no valid event. Names all members that are missing, however few findings were asked for. */
function invalid(type: string, json: string, report: Report, settings: Settings, port: ComposerPort): CdEventError {
  const whole = report.omitted > 0 ? port.judge(json, { ...settings, maxDiagnostics: ALL_FINDINGS }) : report;
  return refused(type, report, port, whole.diagnostics);
}

/** More than an event can have members that are missing. */
const ALL_FINDINGS = 10_000;

/** The error with a report. Of `told`, its message has the first error and all members that are missing. */
function refused(
  type: string,
  report: Report,
  { CdEventError }: ComposerPort,
  told = report.diagnostics,
): CdEventError {
  const errors = told.filter(({ severity }) => severity === 'error');
  const [first = told[0], ...more] = errors;
  const named = first === undefined ? [] : [first, ...more.filter(({ rule }) => rule === 'missing-field')];
  const why = named.map(({ message, pointer }) => `${message}${pointer && ` (at ${pointer})`}`).join(', ');
  return new CdEventError('invalid-event', `cannot build a valid ${type}: ${why || 'it is not valid'}`, { report });
}

/** The event as JSON text, which is how it would be sent. */
function textOf(event: object, { bad, CdEventError, readable }: ComposerPort): string {
  const read = readable(event);
  if (read.report !== undefined)
    throw new CdEventError('invalid-event', 'the event cannot be read', { report: read.report });
  if (typeof read.input !== 'string') throw bad('event', event, 'an object');
  return read.input;
}

function fillings(options: ConstructOptions, port: ComposerPort): { id: string; now: string } {
  const { bad } = port;
  const { id, now, envelope } = options;
  if (id !== undefined && typeof id !== 'string') throw bad('id', id, 'a string');
  if (envelope !== undefined && envelope !== 'none' && envelope !== 'structured') {
    throw bad('envelope', envelope, 'none or structured');
  }
  return { id: id ?? uuid(), now: timeOf(now ?? new Date(), port) };
}

/** A version 4 UUID. `crypto.randomUUID` is missing in pages that were not loaded over HTTPS. */
function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
