/** The engine calls that return more than a verdict. `wire.ts` reads their results. */

import { MAX_LIMIT, type Settings } from '../base/call.js';
import { ANY_VOCABULARY, IN_PLACE, MESSAGE } from '../generated/protocol.js';
import type { Report } from '../types.js';
import { inputFlags, write } from './buffer.js';
import { dropWhenGrown, fault, instance, tell, whenDropped } from './instance.js';
import { forgetViews, readReport } from './wire.js';

/** In characters. A slice of a string keeps the whole string alive, so only short ones are sliced. */
const MAX_SLICED = 4096;

/**
 * The whole report. `headers`: the input is the body of an HTTP message with these, the text of a JSON object of names in
 * lower case and values. Throws `EngineFault`.
 */
export function report(input: string | Uint8Array, settings: Settings, headers?: string): Report {
  const engine = instance();
  try {
    whenDropped(forgetViews);
    const { vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch } = settings;
    let flags = settings.flags | tell(engine, settings.levels);
    if (headers !== undefined) {
      engine.set_headers!(write(engine, headers, MAX_LIMIT));
      flags |= MESSAGE;
    }
    const length = write(engine, input, maxBytes);
    const marks = flags | inputFlags;
    const from = vocabulary === ANY_VOCABULARY ? 'event' : 'option';
    const inPlace = typeof input === 'string' && length === input.length && length <= MAX_SLICED;
    const short = inPlace ? marks | IN_PLACE : marks;
    const at = engine.report(length, vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch, short) >>> 0;
    const found = readReport(engine.memory, at, from, inPlace ? input : undefined);
    dropWhenGrown(engine);
    return found;
  } catch (cause) {
    throw fault(cause);
  }
}
