/**
 * Converts any input into JSON text or bytes, or into a report if that is impossible.
 *
 * The caller's code (getters, `toJSON`, proxies) runs in `source`, before the engine is called.
 */
import { isBuffer, isBytes } from '../base/bytes.js';
import type { Settings } from '../base/call.js';
import { nothingOmitted } from '../base/cap.js';
import { finding } from '../base/finding.js';
import type { Report } from '../types.js';
import { EngineFault } from './fault.js';
import { requireReady } from './instance.js';
import { report } from './reports.js';

/**
 * A value as JSON text or bytes; undefined if it has no JSON form. Throws what the caller's code throws, which
 * runs here and only here.
 */
export function source(value: unknown): string | Uint8Array | undefined {
  if (typeof value === 'string' || isBytes(value)) return value;
  if (isBuffer(value)) return new Uint8Array(value);
  return JSON.stringify(value) as string | undefined;
}

/** Text or bytes for the engine, or the report that says why there are none. */
export type Readable = { input: string | Uint8Array; report?: undefined } | { input?: undefined; report: Report };

/** Converts the input for the engine. Never throws. */
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
      `${input === undefined ? 'undefined' : `a ${typeof input}`} is not a JSON value`,
      'pass JSON text, its UTF-8 bytes, or a parsed value',
    ),
  };
}

/** The report for an engine failure: this input is unchecked; later inputs are not affected. */
export function faultReport(fault: EngineFault): Report {
  return refusal('engine-fault', fault.message, 'this is a bug in cdevents-wasm; please report it with the input');
}

/** The engine's report, or `faultReport` if the engine fails. `headers`: see `report`. */
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
      return refusal('limit-depth', 'the value is nested too deeply for JSON', 'pass a flatter value');
    case 'too-long':
      return refusal('limit-bytes', 'the value is too large for JSON', 'pass the events one by one');
    default:
      return refusal(
        'unreadable-object',
        'the value cannot be written as JSON',
        'pass a plain value without cycles and BigInts, or JSON text',
      );
  }
}

/**
 * JavaScript engines throw the same class for a stack overflow and for a string that is too long; only the messages
 * differ. What was thrown can be any value, so inspecting it can throw again.
 */
function kindOf(thrown: unknown): 'too-deep' | 'too-long' | 'other' {
  try {
    // Not `instanceof`: the value may come from another realm.
    const { name, message } = thrown as Error;
    if (name === 'RangeError' || name === 'InternalError') {
      return /length|allocation|memory/i.test(String(message)) ? 'too-long' : 'too-deep';
    }
  } catch {
    return 'other';
  }
  return 'other';
}

/** The codes of the rules that apply before the engine runs. A test compares them with the list of all rules. */
const CODES = {
  'engine-fault': 'CDE199',
  'limit-bytes': 'CDE110',
  'limit-depth': 'CDE111',
  'not-an-event': 'CDE201',
  'unreadable-object': 'CDE113',
} as const;

/** A report with the outcome `unchecked` and one error. */
function refusal(rule: keyof typeof CODES, message: string, help: string): Report {
  // A call before init() is an error even if the engine is not needed.
  requireReady();
  return {
    outcome: 'unchecked',
    event: null,
    events: [],
    diagnostics: [finding(CODES[rule], rule, message, help)],
    omitted: 0,
    omittedBySeverity: nothingOmitted(),
  };
}
