/** The calls for HTTP. Their implementation in `http/` is a separate file of the package for Node. */

import { judge, readable } from '../engine/input.js';
import { requireReady } from '../engine/instance.js';
import type { Port } from '../engine/port.js';
import { bad, known, object, settingsOf } from '../engine/settings.js';
import type { AnyEvent } from '../generated/events.js';
import { eventOf, eventsOf, readMessage, writeMessage } from '../http/message.js';
import type { CloudEventOptions, HttpInput, HttpMessage, Input, Report, ValidateOptions } from '../types.js';

/** The result of `parseHttp`: the event if the message is valid, and always the report. */
export type ParsedHttp = { ok: true; event: AnyEvent; report: Report } | { ok: false; event: null; report: Report };

/** Also for `Validator`: one object for both is smaller. */
export const port: Port = { bad, judge, known, object, readable, requireReady, settingsOf };

/**
 * Validates the event, or the batch of events, in an HTTP message: CloudEvents in binary, structured or batch mode, or a
 * bare event as the body.
 *
 * Pointers begin with `/headers/<name>`, the name in lower case, or with `/body`. Ranges and fixes are offsets into the
 * body's text, so pass the body to `applyFixes`; findings in a header have neither. Never throws for a bad
 * message. Throws `CdEventError`: `bad-option` if the message is not an object or an option is invalid, and
 * `not-initialised` as `validate` does.
 */
export function fromHttp(message: HttpInput, options?: ValidateOptions): Report {
  return readMessage(message, options, port);
}

/**
 * Validates a message as `fromHttp` does and, if it holds one valid event, returns the event as a plain object. Of an event
 * that consists of headers (the draft and the `cd.*.v1` types in binary mode) this is the object of its CloudEvents attributes,
 * with the body as `data`. Narrow it with `is`. For a batch `ok` is always false. Throws as `fromHttp` does.
 */
export function parseHttp(message: HttpInput, options?: ValidateOptions): ParsedHttp {
  const { event, report } = eventOf(message, options, port);
  return event === undefined ? { ok: false, event: null, report } : { ok: true, event: event as AnyEvent, report };
}

/** For `handler`: what `fromHttp` reports, and the events of a valid message, those of a batch included. */
export function receiveHttp(message: HttpInput, options?: ValidateOptions): { events: unknown[]; report: Report } {
  return eventsOf(message, options, port);
}

/**
 * Returns the event as a CloudEvent in an HTTP message to send. `fromHttp` reads it back.
 *
 * The event may be bare or in an envelope, and need not be valid: the envelope lacks what the event lacks. A bare event
 * is copied character by character. Returns `null` if the input is not an event, and for an array unless the mode is
 * `batch`. Throws `CdEventError`: `bad-option` for an invalid mode, and `not-initialised` as `validate` does.
 */
export function toCloudEvent(input: Input, options: CloudEventOptions): HttpMessage | null {
  return writeMessage(input, options, port);
}
