/** The calls of the engine that answer with more than yes or no. What the answers say is read in `wire.ts`. */

import type { Settings } from '../base/call.js';
import { ANY_VOCABULARY, IN_PLACE } from '../generated/protocol.js';
import type { Report } from '../types.js';
import { inputFlags, write } from './buffer.js';
import { dropWhenGrown, fault, instance, tell, whenDropped } from './instance.js';
import { forgetViews, readReport, readSkeleton, type Skeleton } from './wire.js';

/** A string that is cut out of another one keeps that alive, so it is done with short ones only. */
const LONGEST_IN_PLACE = 4096;

/** The whole report. Throws `EngineFault`. */
export function report(input: string | Uint8Array, settings: Settings): Report {
  const engine = instance();
  try {
    whenDropped(forgetViews);
    const { vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch } = settings;
    const flags = settings.flags | tell(engine, settings.levels);
    const length = write(engine, input, maxBytes);
    const marks = flags | inputFlags;
    const from = vocabulary === ANY_VOCABULARY ? 'event' : 'option';
    const inPlace = typeof input === 'string' && length === input.length && length <= LONGEST_IN_PLACE;
    const short = inPlace ? marks | IN_PLACE : marks;
    const at = engine.report(length, vocabulary, maxDiagnostics, maxBytes, maxDepth, maxBatch, short) >>> 0;
    const found = readReport(engine.memory, at, from, inPlace ? input : undefined);
    dropWhenGrown(engine);
    return found;
  } catch (cause) {
    throw fault(cause);
  }
}

/** No type is nearly as long. */
const TYPE_BYTES = 64 * 1024;

/** The frame of an event of this type, in the given vocabulary or the newest that knows it. Throws `EngineFault`. */
export function skeleton(type: string, vocabulary: number): Skeleton {
  const engine = instance();
  try {
    const length = write(engine, type, TYPE_BYTES);
    return readSkeleton(engine.memory, engine.skeleton(length, vocabulary) >>> 0);
  } catch (cause) {
    throw fault(cause);
  }
}
