/** The call that compares vocabularies. Its implementation in `convert/` is a separate file of the package. */
import { makeDiff } from '../convert/convert.js';
import type { DiffEntry, Vocabulary } from '../types.js';
import { port } from './composer.js';

/**
 * What changed from one vocabulary to another, by event and field. `type`: only of this event, as a type string, with or
 * without its event version, or as subject and predicate, such as `pipelinerun.finished`; either vocabulary's names do.
 *
 * Throws `CdEventError`: `bad-option` for an unknown vocabulary, `unknown-type` if neither vocabulary has the event.
 */
export function diff(from: Vocabulary, to: Vocabulary, type?: string): DiffEntry[] {
  return makeDiff(from, to, type, port);
}
