/** Builds events: the engine fills in what the type determines, the caller the rest, and `validate` checks the result. */

import { attributesAround, draftAttributes, isMembers, type Members, set } from '../base/envelope.js';
import type { CdEventError } from '../engine/errors.js';
import type { ComposePort } from '../engine/port.js';
import type { Skeleton } from '../engine/wire.js';
import { ANY_VOCABULARY } from '../generated/protocol.js';
import type { Constructed, ConstructOptions, Report } from '../types.js';

/** Placeholders that the engine writes into the skeleton of an event. */
const FRESH_ID = '\u0000id';
const NOW = '\u0000now';

/** The options of `construct` beyond those of `validate`. */
const OWN_OPTIONS = ['envelope', 'now', 'id'];

/** See `construct`. */
export function build(type: string, event: object, options: ConstructOptions, port: ComposePort): Constructed {
  const { bad, judge, object, settingsOf } = port;
  if (typeof type !== 'string') throw bad('type', type, 'a string');
  const settings = settingsOf(options, OWN_OPTIONS);
  const fill = fillings(options, port);
  const frame = frameOf(type, options, port);
  const parts = JSON.parse(frame.json) as Members;
  const whole = typeOf(parts);
  const built = merge(fillIn(parts, fill), plain(object(event, 'event'), port)) as Members;
  const result = options.envelope === 'structured' ? enveloped(built) : built;
  const json = JSON.stringify(result);
  const report = judge(json, settings);
  if (report.outcome !== 'valid') throw invalid(type, report, port);
  if (report.event?.type !== whole) throw bad('event', report.event?.type, `of the type ${JSON.stringify(whole)}`);
  return { event: result, json, report };
}

/** The type in a frame: `type` may have been a short form of it. */
function typeOf(frame: Members): unknown {
  return isMembers(frame['context']) ? frame['context']['type'] : frame['type'];
}

function frameOf(type: string, options: ConstructOptions, port: ComposePort): Extract<Skeleton, { known: true }> {
  const { CdEventError, EngineFault, faultReport, skeleton, vocabularyIndex } = port;
  let frame: Skeleton;
  try {
    frame = skeleton(type, options.release === undefined ? ANY_VOCABULARY : vocabularyIndex(options.release));
  } catch (thrown) {
    if (thrown instanceof EngineFault) throw invalid(type, faultReport(thrown), port);
    throw thrown;
  }
  if (frame.known) return frame;
  const where = options.release === undefined ? '' : ` in ${options.release}`;
  const hint = frame.suggestion === null ? '' : `, did you mean \`${frame.suggestion}\`?`;
  throw new CdEventError('unknown-type', `unknown event type ${JSON.stringify(type)}${where}${hint}`);
}

function invalid(type: string, report: Report, { CdEventError }: ComposePort): CdEventError {
  const first = report.diagnostics.find((found) => found.severity === 'error') ?? report.diagnostics[0];
  const why = first === undefined ? 'it is not valid' : `${first.message}${first.pointer && ` (at ${first.pointer})`}`;
  return new CdEventError('invalid-event', `cannot build a valid ${type}: ${why}`, { report });
}

/** A copy through JSON, which is how the event would be sent. */
function plain(event: object, { bad, CdEventError, readable }: ComposePort): unknown {
  const read = readable(event);
  if (read.report !== undefined)
    throw new CdEventError('invalid-event', 'the event cannot be read', { report: read.report });
  if (typeof read.input !== 'string') throw bad('event', event, 'an object');
  return JSON.parse(read.input);
}

function fillings(options: ConstructOptions, { bad }: ComposePort): { id: string; now: string } {
  const { id, now, envelope } = options;
  if (id !== undefined && typeof id !== 'string') throw bad('id', id, 'a string');
  if (envelope !== undefined && envelope !== 'none' && envelope !== 'structured') {
    throw bad('envelope', envelope, 'none or structured');
  }
  return { id: id ?? uuid(), now: typeof now === 'string' ? now : isoTime(now ?? new Date(), bad) };
}

function isoTime(now: unknown, bad: ComposePort['bad']): string {
  if (!(now instanceof Date) || Number.isNaN(now.getTime()))
    throw bad('now', now, 'a valid Date or an RFC 3339 string');
  return now.toISOString();
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

/**
 * Merges the given members into the skeleton: given members win, objects are merged, and members of the skeleton that are
 * `null` and were not given are left out. Recursion is no deeper than the skeleton.
 */
function merge(frame: unknown, given: unknown): unknown {
  if (given !== undefined && !(isMembers(frame) && isMembers(given))) return given;
  if (!isMembers(frame)) return frame;
  const merged: Members = {};
  const over = isMembers(given) ? given : {};
  for (const name of Object.keys(frame)) {
    const value = merge(frame[name], Object.hasOwn(over, name) ? over[name] : undefined);
    if (value !== null || Object.hasOwn(over, name)) set(merged, name, value);
  }
  for (const name of Object.keys(over)) {
    if (!Object.hasOwn(frame, name)) set(merged, name, over[name]);
  }
  return merged;
}

/** Replaces the placeholders. Must happen before the merge, so that input is never taken for a placeholder. */
function fillIn(frame: unknown, fill: { id: string; now: string }): unknown {
  if (frame === FRESH_ID) return fill.id;
  if (frame === NOW) return fill.now;
  if (!isMembers(frame)) return frame;
  return Object.fromEntries(Object.entries(frame).map(([name, value]) => [name, fillIn(value, fill)]));
}

/** Puts the event into a CloudEvents 1.0 JSON envelope. Validation checks whether the two agree. */
function enveloped(event: Members): Members {
  if ('specversion' in event) return event;
  return isMembers(event['context']) ? { ...attributesAround(event), data: event } : draftAttributes(event);
}
