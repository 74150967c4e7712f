import { validate } from 'cdevents-wasm';
import { type Job, optionsOf, wordsOf } from '../engine/protocol.js';

/** What is wrong with the options; `null` if nothing is. Needs no engine. */
export function wrongWith(job: Job): string | null {
  try {
    validate('', optionsOf(job));
  } catch (error) {
    if ((error as { code?: unknown }).code === 'bad-option') return wordsOf(error);
  }
  return null;
}
