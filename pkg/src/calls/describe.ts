/** The call that describes events. Its implementation in `convert/` is a separate file of the package. */
import { describeInput } from '../convert/convert.js';
import type { Input } from '../types.js';
import { port } from './composer.js';

/**
 * Describes an event in one plain sentence, such as "pipeline run `run-42` of `release` finished: failure". It says what the
 * event says, also if that is not valid; a batch has a part for each event. A duration is only named if the sender's own data
 * has it, as `duration` (ISO 8601), `durationMs` or `durationSeconds`.
 *
 * Never throws for bad input: what is no event is "not an event". Throws `CdEventError` as `convert` does, where loading is
 * asynchronous.
 */
export function describe(input: Input): string {
  return describeInput(input, port);
}
