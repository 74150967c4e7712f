/** The reports on records. */
import type { Settings } from '../base/call.js';
import { ruleUrl } from '../base/finding.js';
import type { HistoryPort } from '../engine/port.js';
import { RULE_NAMES } from '../generated/codes.js';
import type { Diagnostic, RecordItem, Report, RuleCode } from '../types.js';

/** A record as `streams.wasm` hands it over. */
export interface Framed {
  kind: 'record';
  record: number;
  line: number;
  offset: number;
  length: number;
  /** Where its text is in the bytes of the answer. */
  text: [number, number];
  /** What is wrong with it as part of the stream. */
  fault?: string;
  /** In a log, offset and length of the text before it. */
  context?: [number, number];
  made?: boolean;
}

/** What is said of records that the stream is wrong around. What is wrong inside a record, its own report says. */
const AROUND: Record<string, [message: string, help: string]> = {
  'cut-off': ['unexpected end of the input inside a record', 'the record is incomplete: was the stream cut off?'],
  'no-comma': ['missing comma before this element', 'separate the elements of an array by commas'],
  'no-element': ['unexpected comma, expected an element', 'remove the comma, or add the element'],
  unclosed: [
    'unexpected end of the input, expected `]`',
    'the array of the records has no end: was the stream cut off?',
  ],
};

/** Faults whose records have no text of their own. */
const EMPTY = ['no-element', 'unclosed', 'engine-fault'];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The item of a record. */
export function itemOf(framed: Framed, bytes: Uint8Array, settings: Settings, port: HistoryPort): RecordItem {
  const { kind, record, line, offset, length, fault, context, made } = framed;
  const text = bytes.subarray(...framed.text);
  return {
    kind,
    record,
    line,
    offset,
    length,
    text: decoder.decode(text),
    report: reportOn(text, fault, settings, port),
    ...(context !== undefined && { context: { offset: context[0], length: context[1] } }),
    ...(made === true && { made }),
  };
}

function reportOn(text: Uint8Array, fault: string | undefined, settings: Settings, port: HistoryPort): Report {
  if (fault === undefined) return port.judge(text, settings);
  if (fault === 'engine-fault') return port.faultReport(new port.EngineFault('the engine stopped at this record'));
  const [message, help] = AROUND[fault] ?? [];
  const report = port.judge(text, settings);
  // Whatever else it has: a record that is not whole has no verdict.
  if (message === undefined || (fault === 'cut-off' && report.outcome === 'unchecked')) {
    return { ...report, outcome: 'unchecked' };
  }
  const found = syntax(message, help);
  return {
    ...report,
    outcome: 'unchecked',
    diagnostics: EMPTY.includes(fault) ? [found] : [found, ...report.diagnostics],
  };
}

/** A finding about the JSON around records. */
function syntax(message: string, help: string | undefined): Diagnostic {
  const code = Number(Object.keys(RULE_NAMES).find((number) => RULE_NAMES[Number(number)] === 'json-syntax'));
  const rule = RULE_NAMES[code]!;
  const found: Diagnostic = {
    code: `CDE${code}` as RuleCode,
    rule,
    severity: 'error',
    message,
    pointer: '',
    url: ruleUrl(rule),
  };
  return help === undefined ? found : { ...found, help };
}
