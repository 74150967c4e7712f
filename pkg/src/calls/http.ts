/** Events over HTTP: the calls. What they do stands in `http/`, a file of its own in the package. */

import { judge, readable } from '../engine/input.js';
import { requireReady } from '../engine/instance.js';
import type { Port } from '../engine/port.js';
import { bad, known, object, settingsOf } from '../engine/settings.js';
import { readMessage, writeMessage } from '../http/message.js';
import type { CloudEventOptions, HttpInput, HttpMessage, Input, Report, ValidateOptions } from '../types.js';

const port: Port = { bad, judge, known, object, readable, requireReady, settingsOf };

/**
 * Judges the event, or the batch of events, in an HTTP message: CloudEvents in binary, structured or batch mode, or a
 * bare event as the body.
 *
 * Pointers begin with `/headers/<name>`, the name in lower case, or with `/body`. Ranges and fixes are inside the
 * body's own text, so `applyFixes` takes the body; what is found in a header has neither. Never throws for a bad
 * message, whatever it is. Throws `CdEventError`: `bad-option` when the message is no object or for bad options, and
 * `not-initialised` as `validate` does.
 */
export function fromHttp(message: HttpInput, options?: ValidateOptions): Report {
  return readMessage(message, options, port);
}

/**
 * The event as a CloudEvent in an HTTP message, ready to be sent. `fromHttp` reads it back.
 *
 * Takes a bare event or one in an envelope, valid or not: what the event does not say, the envelope lacks. A bare event
 * goes in letter by letter. `null` for what is no event, and, but in the mode `batch`, for an array of events.
 */
export function toCloudEvent(input: Input, options: CloudEventOptions): HttpMessage | null {
  return writeMessage(input, options, port);
}
