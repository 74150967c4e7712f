/** The call that converts events. Its implementation in `convert/` is a separate file of the package. */
import { convertEvent } from '../convert/convert.js';
import type { Converted, ConvertOptions, Input } from '../types.js';
import { port } from './composer.js';

/**
 * Converts an event to another vocabulary.
 *
 * Every leaf of the input is in the result or in `changes`. A member that the target requires and the input does not have is
 * never invented: it is absent, and the report says which option or member supplies it. With `keep: 'customData'`, what the
 * target has no place for travels in the custom data (`data` in the draft and `sig-v1`) under the member `cdevents-wasm`,
 * and comes back when the event is converted to the vocabulary that it came from.
 *
 * An event in an envelope stays in it. The CloudEvents of the draft and of `sig-v1` become the bare event of a release.
 *
 * Never throws for bad input. Throws `CdEventError`: `bad-option`, and where loading is asynchronous `not-initialised`
 * before `init()`, or `init-failed` if `composer.wasm` could not be loaded.
 */
export function convert(input: Input, options: ConvertOptions): Converted {
  return convertEvent(input, options, port);
}
