/**
 * Turns whatever was passed as input into JSON text or bytes, and whatever cannot be turned into a report.
 *
 * The caller's own code (getters, `toJSON`, proxies) runs in `source`, before the engine is entered.
 */
import { isBuffer, isBytes } from '../base/bytes.js';
import type { Settings } from '../base/call.js';
import { finding } from '../base/finding.js';
import type { Report } from '../types.js';
import { EngineFault } from './fault.js';
import { requireReady } from './instance.js';
import { report } from './reports.js';

/**
 * What a value is as JSON text or bytes; undefined when it has none. Throws whatever the caller's own code throws, which
 * runs here and only here.
 */
export function source(value: unknown): string | Uint8Array | undefined {
  if (typeof value === 'string' || isBytes(value)) return value;
  if (isBuffer(value)) return new Uint8Array(value);
  return JSON.stringify(value) as string | undefined;
}

/** Text or bytes to judge, or the report that says why there are none. */
export type Readable = { input: string | Uint8Array; report?: undefined } | { input?: undefined; report: Report };

/** The input as the engine can read it. Never throws. */
export function readable(input: unknown): Readable {
  try {
    const found = source(input);
    if (found !== undefined) return { input: found };
  } catch (thrown) {
    return { report: unreadable(thrown) };
  }
  return {
    report: refusal(
      'not-an-event',
      `found ${input === undefined ? 'undefined' : `a ${typeof input}`}, not a JSON value`,
      'pass JSON text, its UTF-8 bytes, or the value that was parsed from it',
    ),
  };
}

/** What the engine's failure to answer looks like to the caller: this input is undecided, the next one is fine. */
export function faultReport(fault: EngineFault): Report {
  return refusal('engine-fault', fault.message, 'this is a defect of cdevents-wasm, please report it with the input');
}

/** The engine's report, also where the engine fails to give one. `headers`: see `report`. */
export function judge(input: string | Uint8Array, settings: Settings, headers?: string): Report {
  try {
    return report(input, settings, headers);
  } catch (thrown) {
    if (thrown instanceof EngineFault) return faultReport(thrown);
    throw thrown;
  }
}

function unreadable(thrown: unknown): Report {
  switch (kindOf(thrown)) {
    case 'too-deep':
      return refusal('limit-depth', 'the value is nested too deeply to be written as JSON', 'pass a flatter value');
    case 'too-long':
      return refusal('limit-bytes', 'the value is too large to be written as JSON', 'pass the events one by one');
    default:
      return refusal(
        'unreadable-object',
        'the value cannot be written as JSON',
        'pass a plain value without cycles and BigInts, or the JSON text itself',
      );
  }
}

/**
 * Engines tell of an exhausted stack and of an over-long string by the same class; only the words differ. What was
 * thrown may be anything, so asking it may throw again.
 */
function kindOf(thrown: unknown): 'too-deep' | 'too-long' | 'other' {
  try {
    // Not `instanceof`: it may come from another realm.
    const { name, message } = thrown as Error;
    if (name === 'RangeError' || name === 'InternalError') {
      return /length|allocation|memory/i.test(String(message)) ? 'too-long' : 'too-deep';
    }
  } catch {
    return 'other';
  }
  return 'other';
}

/** The codes of the rules that speak before the engine does; a test holds them to the list of all rules. */
const CODES = {
  'engine-fault': 'CDE199',
  'limit-bytes': 'CDE110',
  'limit-depth': 'CDE111',
  'not-an-event': 'CDE201',
  'unreadable-object': 'CDE113',
} as const;

/** A report that says why nothing could be decided. */
function refusal(rule: keyof typeof CODES, message: string, help: string): Report {
  // Also where the engine is not asked, a call before init() is a bad call.
  requireReady();
  return {
    outcome: 'unchecked',
    event: null,
    events: [],
    diagnostics: [finding(CODES[rule], rule, message, help)],
    omitted: 0,
  };
}
