import { CdEventError } from '../engine/errors.js';
import { bad, vocabularyIndex } from '../engine/settings.js';
import { assemble } from '../schema/assemble.js';
import type { Vocabulary } from '../types.js';

/**
 * The JSON Schema (2020-12) of a vocabulary, or of one of its event types: a self-contained document
 * for bare events. Throws `CdEventError`: `bad-option` for an unknown vocabulary, `unknown-type` for an unknown type.
 */
export function jsonSchema(vocabulary: Vocabulary, type?: string): object {
  vocabularyIndex(vocabulary);
  if (type !== undefined && typeof type !== 'string') throw bad('type', type, 'a string');
  const schema = assemble(vocabulary, type);
  if (schema === null) {
    throw new CdEventError('unknown-type', `unknown event type ${JSON.stringify(type)} in ${vocabulary}`);
  }
  return schema;
}
